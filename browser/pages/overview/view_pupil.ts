/** Everything of one pupil: every sheet with its answers, what changed since the version before, and what was given back. */

import { fullTitle, questionsOf, type WorksheetDefinition } from "../../core/definition.ts";
import { type Feedback, saysFeedback } from "../../core/feedback.ts";
import { messages, overviewMessages as words } from "../../core/messages.ts";
import { readableMoment, textOfValue } from "../../core/text.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import { readableBlocks } from "./answers.ts";
import { writeAtAnswer, writeAtSheet } from "./feedback/writing.ts";
import { answerNodes, choice, dayOf, fill, labelled, small } from "./parts.ts";
import type { Person } from "./roster.ts";
import type { Screen } from "./view.ts";
import { type SheetState, versionsOf } from "./versions.ts";

function current({ model, chosen }: Screen): Person | undefined {
  return model.person(chosen.pupil) ?? model.people[0];
}

function before(screen: Screen, person: Person, definition: WorksheetDefinition, id: string): HTMLElement {
  const versions = versionsOf(person, definition.id);
  const question = questionsOf(definition).find((candidate) => candidate.id === id);
  const blocks = question ? readableBlocks(question, versions[versions.length - 2]?.answers.answers[id]) : [];
  const nodes = blocks.length ? [make("p", {}, words.before), ...answerNodes(blocks, (text) => screen.model.shown(person, text))] : [make("p", {}, words.nothingBefore)];
  return make("details", { class: "overview__before" }, make("summary", {}, words.isNew), ...nodes);
}

function feedbackNodes(screen: Screen, person: Person, feedback: Feedback | undefined): readonly HTMLElement[] {
  if (!saysFeedback(feedback)) return [];
  const lines = [feedback.top, feedback.tip, ...(feedback.discuss ? [words.feedback.discuss] : [])].filter((line) => line.trim() !== "");
  const read = feedback.readAt ? words.feedback.read(readableMoment(feedback.readAt)) : words.feedback.unread;
  const said = feedback.reaction ? [make("p", { class: "overview__words" }, words.feedback.reaction(screen.model.shown(person, feedback.reaction)))] : [];
  const list = lines.length ? [make("ul", {}, ...lines.map((line) => make("li", {}, line)))] : [];
  return [make("div", { class: "overview__feedback" }, make("h4", {}, words.feedback.title), ...list, make("p", {}, read), ...said)];
}

function sheetNode(screen: Screen, person: Person, definition: WorksheetDefinition, state: SheetState): HTMLElement {
  const { model } = screen;
  const shown = (text: string): string => model.shown(person, text);
  const rows = questionsOf(definition).flatMap((question, index) => {
    const blocks = readableBlocks(question, state.answers.answers[question.id]);
    if (!blocks.length) return [];
    const changed = state.changed?.includes(question.id) ? [before(screen, person, definition, question.id)] : [];
    return [make("li", { class: "overview__answer" }, make("h4", {}, `${index + 1}. ${question.question}`), ...answerNodes(blocks, shown), ...changed, ...writeAtAnswer(screen, person, definition, question))];
  });
  const lost = state.answers.unplaced.slice(0, 50).flatMap(({ id, value }) => {
    const text = textOfValue(value);
    return text ? [make("li", { class: "overview__answer" }, make("h4", {}, id), make("p", { class: "overview__words" }, shown(text)))] : [];
  });
  const facts = [dayOf(state.at), words.progress(state.complete, state.total), ...(state.changed ? [state.changed.length ? words.changed(state.changed.length) : words.unchanged] : [])];
  return make(
    "section",
    { class: "overview__sheet", attributes: { "data-sheet": definition.id } },
    make("h3", {}, fullTitle(definition)),
    make("p", {}, make("span", { class: "state", attributes: { "data-state": state.status } }, messages.status[state.status]), " ", small(facts.filter(Boolean).join(" · "))),
    ...(state.answers.madeWith && !model.hidden ? [make("p", {}, `${messages.print.madeWith}: ${shown(state.answers.madeWith)}`)] : []),
    ...feedbackNodes(screen, person, state.answers.feedback),
    ...writeAtSheet(screen, person, definition),
    make("ol", { class: "overview__answers" }, ...rows),
    ...(lost.length ? [make("h4", {}, words.unplaced), make("ul", { class: "overview__answers" }, ...lost)] : []),
  );
}

function files({ model }: Screen, person: Person): readonly HTMLElement[] {
  if (model.hidden) return [];
  const unknown = person.handIns.reduce((count, { unknownSheets }) => count + unknownSheets, 0);
  const rows = person.handIns.map(({ origin, exportedAt }) => make("li", {}, origin.path, " ", small(dayOf(exportedAt))));
  return [make("details", {}, make("summary", {}, words.views.files), make("ul", {}, ...rows), ...(unknown ? [make("p", {}, words.unknownSheets(unknown))] : []))];
}

function pupilField(screen: Screen, person: Person): HTMLElement {
  const { model, chosen, refresh } = screen;
  const select = choice([], "", (value) => {
    chosen.pupil = value;
    refresh();
  });
  const option = (each: Person): HTMLElement => {
    const text = each.group && !model.hidden ? `${model.label(each)} (${each.group})` : model.label(each);
    return make("option", { attributes: { value: each.key, ...(each.key === person.key ? { selected: "" } : {}) } }, text);
  };
  screen.keep(fill(select, model.people, option, make("div", {}), true)); // a school has a thousand
  return labelled(words.name, select);
}

function steps(screen: Screen, person: Person): HTMLElement {
  const { people } = screen.model;
  const index = people.indexOf(person);
  const step = (text: string, to: Person | undefined): HTMLElement => {
    const made = button(text, () => {
      if (!to) return;
      screen.chosen.pupil = to.key;
      screen.refresh();
    });
    if (!to) made.setAttribute("aria-disabled", "true");
    return made;
  };
  return make("p", { class: "overview__steps" }, step(words.previousPupil, people[index - 1]), step(words.nextPupil, people[index + 1]));
}

export function pupilView(screen: Screen): HTMLElement {
  const { model } = screen;
  const person = current(screen);
  if (!person) return make("p", {}, words.nothing);
  screen.chosen.pupil = person.key;
  const group = person.group ? [small(`${words.group} ${person.group}`)] : [];
  const title = make("h2", { class: "overview__question", attributes: { tabindex: "-1" } }, model.label(person));
  const sheets = make("div", {});
  const after = make("div", {});
  const found = model.definitions.flatMap((definition) => {
    const state = model.state(person, definition);
    return state ? [{ definition, state }] : [];
  });
  screen.keep(fill(sheets, found, ({ definition, state }) => sheetNode(screen, person, definition, state), after, true));
  return make("div", {}, make("div", { class: "overview__tools" }, pupilField(screen, person)), steps(screen, person), title, ...group, ...files(screen, person), sheets, after);
}
