/** What stands around the views: what is wrong, what only the teacher knows, and what may leave the page. */

import { messages, overviewMessages as words } from "../../core/messages.ts";
import { readableMoment } from "../../core/text.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import type { Kept } from "./keep.ts";
import type { OverviewModel } from "./model.ts";
import { small, toggle } from "./parts.ts";
import type { Doubt } from "./roster.ts";
import type { Screen, ViewName } from "./view.ts";
import { badFiles } from "./view_files.ts";

/** A fold with a count in its heading. It opens by itself the first time. */
function fold(kind: string, title: string, isOpen: boolean, onToggle: (open: boolean) => void, content: HTMLElement): HTMLElement {
  const details = make("details", { class: "overview__panel", attributes: { "data-panel": kind } }, make("summary", {}, title), content);
  details.open = isOpen;
  details.addEventListener("toggle", () => onToggle(details.open));
  return details;
}

/** Which folds are open; a teacher who closed one is not bothered again. */
export interface Folds {
  problems: boolean;
  doubts: boolean;
}

export function problemPanel(screen: Screen, folds: Folds): readonly HTMLElement[] {
  const { refusals } = screen.model;
  if (!refusals.length) return [];
  return [fold("problems", words.refused(refusals.length), folds.problems, (open) => (folds.problems = open), badFiles(screen))];
}

function labelOf(model: OverviewModel, key: string): string {
  const person = model.person(key);
  return person ? model.label(person) + (person.group ? ` (${person.group})` : "") : words.nameless;
}

function doubtItem({ model, refresh }: Screen, doubt: Doubt, changed: () => void): HTMLElement {
  const choose = (choice: "same" | "apart") => (): void => {
    model.choose(doubt.id, choice);
    changed();
    refresh();
  };
  const isSame = doubt.kind === "same";
  const question = isSame ? words.doubts.same(labelOf(model, doubt.keys[0]), labelOf(model, doubt.keys[1])) : words.doubts.two(labelOf(model, doubt.keys[0]), doubt.owners.length);
  const why = isSame ? words.doubts.why[doubt.why] : doubt.owners.join(", ");
  const id = `twijfel-${doubt.id.replace(/\W/g, "-")}`;
  return make(
    "li",
    { attributes: { "data-doubt": doubt.kind, role: "group", "aria-labelledby": id } },
    make("p", { attributes: { id } }, question, " ", small(why)),
    make("p", { class: "overview__steps" }, button(isSame ? words.doubts.yes : words.doubts.yesOne, choose("same")), button(isSame ? words.doubts.no : words.doubts.noMore, choose("apart"))),
  );
}

/** Most questions at a time. */
const MOST_DOUBTS = 10;

export function doubtPanel(screen: Screen, folds: Folds, changed: () => void): readonly HTMLElement[] {
  const { model, refresh } = screen;
  const { doubts } = model.roster;
  const made = Object.keys(model.choices).length;
  if (!doubts.length && !made) return [];
  const again = (): void => {
    model.forgetChoices();
    changed();
    refresh();
  };
  const items = [make("ul", { class: "overview__doubts" }, ...doubts.slice(0, MOST_DOUBTS).map((doubt) => make("li", {}, ...doubtItem(screen, doubt, changed).childNodes)))];
  const answered = made ? [make("p", { class: "overview__steps" }, make("span", {}, words.doubts.answered(made)), button(words.doubts.again, again))] : [];
  return [fold("doubts", words.doubts.title(doubts.length), folds.doubts, (open) => (folds.doubts = open), make("div", {}, ...(doubts.length ? items : []), ...answered))];
}

const VIEWS: readonly ViewName[] = ["table", "question", "pupil", "missing", "files"];

/** The row of views, and the switch that hides names. */
export function viewBar(screen: Screen, onHide: () => void): HTMLElement {
  const { model, chosen, go } = screen;
  const views = VIEWS.map((view) => {
    const made = button(words.views[view], () => go(view));
    made.dataset["view"] = view;
    if (view === chosen.view) made.setAttribute("aria-current", "true");
    return made;
  });
  const hide = toggle(words.hide, model.hidden, onHide);
  hide.dataset["action"] = "hide-names";
  return make("div", { class: "overview__bar-of-views" }, make("nav", { attributes: { "aria-label": words.bar } }, ...views), hide);
}

export interface OutActions {
  excel(): void;
  csv(): void;
  print(): void;
  keep(): void;
  wipe(): void;
  clear(): void;
}

function keptText({ at, people }: Kept): string {
  return words.keep.kept(readableMoment(at), words.keep.people(people));
}

/** Out of the page: files, paper, and this computer. */
export function outPanel(kept: Kept | undefined, isOlder: boolean, actions: OutActions): HTMLElement {
  const keep = button(kept ? words.keep.again : words.keep.keep, actions.keep, { action: "keep-overview" });
  const line = kept
    ? [make("p", { class: "notice", attributes: { "data-kept": "" } }, keptText(kept), ...(isOlder ? [" ", words.keep.older] : []))]
    : [make("p", { class: "overview__hint" }, words.keep.hint)];
  const wipe = kept ? [button(words.keep.wipe, actions.wipe, { action: "wipe-overview" })] : [];
  return make(
    "section",
    { class: "overview__out", attributes: { "aria-label": words.out.title } },
    make("h2", {}, words.out.title),
    make("p", { class: "overview__hint" }, words.out.hint),
    make("p", { class: "overview__steps" }, button(words.out.excel, actions.excel, { action: "save-xlsx" }), button(words.out.csv, actions.csv, { action: "save-csv" }), button(words.out.print, actions.print, { action: "print-overview" })),
    ...line,
    make("p", { class: "overview__steps" }, ...(kept && !isOlder ? [] : [keep]), ...wipe, button(words.files.forget, actions.clear, { action: "clear-overview" })),
  );
}

/** An overview of an earlier time: nothing of it shows before someone asks. */
export function foundPanel({ at, people }: Kept, onShow: () => void, onWipe: () => void): HTMLElement {
  const moment = readableMoment(at) || messages.opening.unknownMoment;
  return make(
    "div",
    { class: "notice", attributes: { "data-found": "" } },
    make("p", {}, words.keep.found(moment, words.keep.people(people))),
    make("p", { class: "overview__steps" }, button(words.keep.show, onShow, { action: "show-overview" }), button(words.keep.wipe, onWipe, { action: "wipe-overview" })),
  );
}
