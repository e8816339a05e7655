/** All answers of the class to one question, under each other: to read, to search, and to show with names hidden. */

import { fullTitle, type Question, questionsOf, type WorksheetDefinition } from "../../core/definition.ts";
import { overviewMessages as words } from "../../core/messages.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import { matches, readableBlocks } from "./answers.ts";
import { countsOf } from "./counts.ts";
import { answerNodes, choice, countsNode, fill, labelled, searchField, small } from "./parts.ts";
import { writeAtAnswer } from "./feedback/writing.ts";
import { nextTurn, Pace } from "./pace.ts";
import type { Person } from "./roster.ts";
import type { Screen } from "./view.ts";
import { chosenPeople, groupField } from "./view_table.ts";
import { answerOf } from "./versions.ts";

/** Shortest search through everything, and most that it gives. */
const SHORTEST = 2;
const MOST_HITS = 200;

interface Row {
  readonly person: Person;
  readonly value: unknown;
  readonly text: string;
}

/** One place in the row of all questions. */
interface Place {
  readonly definition: WorksheetDefinition;
  readonly question: Question;
}

function places(definitions: readonly WorksheetDefinition[]): readonly Place[] {
  return definitions.flatMap((definition) => questionsOf(definition).map((question) => ({ definition, question })));
}

/** What is chosen, or the first question of the first sheet. */
function current({ model, chosen }: Screen): Place | undefined {
  const all = places(model.handedSheets);
  return all.find(({ definition, question }) => definition.id === chosen.sheet && question.id === chosen.question) ?? all.find(({ definition }) => definition.id === chosen.sheet) ?? all[0];
}

function choose(screen: Screen, place: Place | undefined): void {
  if (!place) return;
  screen.chosen.sheet = place.definition.id;
  screen.chosen.question = place.question.id;
  screen.refresh();
}

const EVERYTHING = "*";

function sheetField(screen: Screen): HTMLElement {
  const { model, chosen, refresh } = screen;
  const options = [...model.handedSheets.map((definition) => [definition.id, fullTitle(definition)] as const), [EVERYTHING, words.everySheet] as const];
  const select = choice(options, chosen.sheet, (value) => {
    chosen.sheet = value;
    chosen.question = "";
    refresh();
  });
  return labelled(words.sheet, select);
}

function questionField(screen: Screen, place: Place): HTMLElement {
  const questions = questionsOf(place.definition);
  const select = choice(
    questions.map((question, index) => [question.id, `${index + 1}. ${question.question}`]),
    place.question.id,
    (id) => choose(screen, { ...place, question: questions.find((question) => question.id === id) ?? place.question }),
  );
  return labelled(words.question, select);
}

function steps(screen: Screen, place: Place): HTMLElement {
  const all = places(screen.model.handedSheets);
  const index = all.findIndex(({ definition, question }) => definition === place.definition && question.id === place.question.id);
  const step = (text: string, to: number): HTMLElement => {
    const made = button(text, () => choose(screen, all[to]));
    if (!all[to]) made.setAttribute("aria-disabled", "true");
    return made;
  };
  return make("p", { class: "overview__steps" }, step(words.previousQuestion, index - 1), step(words.nextQuestion, index + 1));
}

function answerItem(screen: Screen, place: Place, { person, value }: Row): HTMLElement {
  const { model } = screen;
  const { definition, question } = place;
  const changed = model.state(person, definition)?.changed?.includes(question.id);
  const mark = changed ? [make("small", { class: "overview__changed" }, words.isNew)] : [];
  return make(
    "li",
    { class: "overview__answer" },
    make("h3", {}, model.label(person), ...mark),
    ...answerNodes(readableBlocks(question, value), (text) => model.shown(person, text)),
    ...writeAtAnswer(screen, person, definition, question),
  );
}

/** The answers of the class, a few in a turn. */
async function rowsOf(screen: Screen, { definition, question }: Place): Promise<readonly Row[]> {
  const pace = new Pace();
  const rows: Row[] = [];
  for (const person of chosenPeople(screen)) {
    if (!screen.model.state(person, definition)) continue;
    rows.push({ person, value: answerOf(person, definition.id, question.id), text: screen.model.answer(person, definition, question) });
    await pace.breathe();
  }
  return rows;
}

/** Where the answers to one question come. */
interface Answers {
  readonly search: HTMLInputElement;
  readonly counts: HTMLElement;
  readonly total: HTMLElement;
  readonly list: HTMLElement;
  readonly after: HTMLElement;
}

async function showAnswers(screen: Screen, place: Place, { search, counts, total, list, after }: Answers): Promise<void> {
  const rows = await rowsOf(screen, place);
  const filled = rows.filter(({ text }) => text !== "");
  const counted = countsOf(place.question, rows.map(({ value }) => value));
  if (counted?.answered) counts.append(countsNode(counted));
  let filling: ReturnType<typeof fill> | undefined;
  const show = (): void => {
    filling?.stop();
    list.replaceChildren();
    const found = filled.filter(({ text }) => matches(text, search.value));
    const left = rows.length - filled.length;
    const none = filled.length ? words.noMatch : words.noAnswers;
    total.textContent = [found.length ? words.found(found.length) : none, search.value || !left ? "" : words.open(left)].filter(Boolean).join(" ");
    filling = fill(list, found, (row) => answerItem(screen, place, row), after, screen.forPaper);
    screen.keep(filling);
  };
  search.addEventListener("input", show);
  show();
}

interface Hit extends Place {
  readonly person: Person;
}

function hitItem({ model }: Screen, { person, definition, question }: Hit): HTMLElement {
  return make(
    "li",
    { class: "overview__answer" },
    make("h3", {}, model.label(person)),
    small(`${fullTitle(definition)}: ${question.question}`),
    ...answerNodes(readableBlocks(question, answerOf(person, definition.id, question.id)), (text) => model.shown(person, text)),
  );
}

/** Searches everything, a pupil a turn; a newer search stops an older one. */
function everything(screen: Screen, search: HTMLInputElement, list: HTMLElement, after: HTMLElement, total: HTMLElement): void {
  let run = 0;
  const all = places(screen.model.handedSheets);
  const show = async (): Promise<void> => {
    run += 1;
    const mine = run;
    list.replaceChildren();
    after.replaceChildren();
    if (search.value.trim().length < SHORTEST) {
      total.textContent = words.typeFirst;
      return;
    }
    const hits: Hit[] = [];
    for (const person of chosenPeople(screen)) {
      for (const place of all) if (hits.length < MOST_HITS && isHit(screen, person, place, search.value)) hits.push({ ...place, person });
      await nextTurn();
      if (mine !== run || !search.isConnected) return;
      if (hits.length >= MOST_HITS) break;
    }
    total.textContent = hits.length >= MOST_HITS ? words.mostFound(MOST_HITS) : hits.length ? words.found(hits.length) : words.noMatch;
    screen.keep(fill(list, hits, (hit) => hitItem(screen, hit), after, screen.forPaper));
  };
  search.addEventListener("input", () => void show());
  queueMicrotask(() => void show());
}

function isHit({ model }: Screen, person: Person, { definition, question }: Place, query: string): boolean {
  const text = model.answer(person, definition, question);
  return text !== "" && matches(text, query);
}

export function questionView(screen: Screen): HTMLElement {
  const { chosen } = screen;
  const place = current(screen);
  if (!place) return make("p", {}, words.nothing);
  const search = searchField(chosen.search, (value) => {
    chosen.search = value;
  });
  const list = make("ol", { class: "overview__answers" });
  const after = make("div", {});
  const total = make("p", { attributes: { role: "status" } });
  const isAll = chosen.sheet === EVERYTHING;
  if (!isAll) {
    chosen.sheet = place.definition.id;
    chosen.question = place.question.id;
  }
  const tools = make("div", { class: "overview__tools" }, sheetField(screen), ...(isAll ? [] : [questionField(screen, place)]), ...groupField(screen), labelled(words.search, search));
  if (isAll) {
    everything(screen, search, list, after, total);
    return make("div", {}, tools, total, list, after);
  }
  const counts = make("div", {});
  screen.wait(showAnswers(screen, place, { search, counts, total, list, after }));
  const title = make("h2", { class: "overview__question", attributes: { tabindex: "-1" } }, place.question.question);
  return make("div", {}, tools, steps(screen, place), title, small(fullTitle(place.definition)), counts, total, list, after);
}
