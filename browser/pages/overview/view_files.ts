/** Every file that was dropped: what is wrong with which one, what to ask the pupil, which came twice, and which are fine. */

import { overviewMessages as words } from "../../core/messages.ts";
import { make } from "../../questions/_parts/elements.ts";
import type { Refusal } from "./hand_in.ts";
import type { OverviewModel } from "./model.ts";
import { dayOf, fill, scrolling, small } from "./parts.ts";
import type { Screen } from "./view.ts";

/** The name of a file, or a number when names are hidden: files are named after pupils. */
function fileLabel(model: OverviewModel, path: string, index: number): string {
  return model.hidden ? words.someFile(index + 1) : path;
}

function badRow(model: OverviewModel, { origin, reason }: Refusal, index: number): HTMLElement {
  const { why, ask } = words.reasons[reason];
  const label = fileLabel(model, origin.path, index);
  const owned = origin.owner && !model.hidden;
  return make(
    "tr",
    { attributes: { "data-reason": reason, role: "row" } },
    make("th", { attributes: { scope: "row", role: "rowheader" } }, ...(owned ? [origin.owner.name, small(label)] : [label])),
    make("td", { attributes: { role: "cell", "data-label": words.reason } }, why),
    make("td", { attributes: { role: "cell", "data-label": words.askPupil } }, ask),
  );
}

/** The files that could not be read. Grows while others are still being read. */
export function badFiles(screen: Screen): HTMLElement {
  const { model, forPaper } = screen;
  const columns = [words.file, words.reason, words.askPupil].map((text) => make("th", { attributes: { scope: "col", role: "columnheader" } }, text));
  const body = make("tbody", { attributes: { role: "rowgroup" } });
  const after = make("div", {});
  const table = make("table", { class: "overview__table overview__table--words", attributes: { role: "table" } }, make("caption", { class: "visually-hidden" }, words.files.bad), make("thead", { attributes: { role: "rowgroup" } }, make("tr", { attributes: { role: "row" } }, ...columns)), body);
  screen.keep(fill(body, model.refusals, (refusal, index) => badRow(model, refusal, index), after, forPaper));
  return make("div", {}, scrolling(table, words.files.bad), after);
}

export function filesView(screen: Screen): HTMLElement {
  const { model, forPaper } = screen;
  const list = make("ul", {});
  const after = make("div", {});
  const good = model.roster.people.flatMap((person) => person.handIns.map((handIn) => ({ person, handIn })));
  const item = ({ person, handIn }: (typeof good)[number], index: number): HTMLElement => {
    const copies = model.copies.get(handIn.id);
    const twice = copies ? [" ", make("strong", {}, words.files.twice(copies.length))] : [];
    return make("li", {}, fileLabel(model, handIn.origin.path, index), " ", small(`${model.label(person)} ${dayOf(handIn.exportedAt)}`), ...twice);
  };
  screen.keep(fill(list, good, item, after, forPaper));
  const bad = model.refusals.length ? [make("h3", {}, words.files.bad), badFiles(screen)] : [];
  const copies = model.copies.size ? [make("p", {}, words.files.copies)] : [];
  return make("div", {}, ...bad, make("h3", {}, words.files.good), ...copies, list, after);
}
