/** A card or worksheet as steps for the board: one step, question or talk at a time. Read from the page as its author wrote it. */

import { lessonMessages as words } from "../../core/messages.ts";
import type { Question, WorksheetDefinition } from "../../core/definition.ts";
import { questionsOf } from "../../core/definition.ts";
import { type Atom, atomsOf, copyOf, listAtoms, pairAtom, tableAtoms, textAtom, wordsOf } from "./atoms.ts";
import { shareOf } from "./paginate.ts";

export interface Option {
  readonly id: string;
  readonly label: string;
}

/** What a class can vote on: choices, for one question or for each of some sentences. */
export interface Ballot {
  readonly choices: readonly Option[];
  readonly rows: readonly Option[];
}

export interface Step {
  readonly id: string;
  /** Above the title: "Vraag 3". */
  readonly kicker: string;
  readonly title: string;
  readonly minutes: number;
  readonly atoms: readonly Atom[];
  /** An example answer, which is shown only when the teacher asks. */
  readonly example: readonly Atom[];
  readonly ballot?: Ballot;
  /** The question itself is all there is to read. */
  readonly isBare?: boolean;
}

interface Times {
  /** Minutes of the whole card or sheet. */
  readonly all: number;
  /** Minutes of each step of a card. */
  readonly steps: readonly number[];
}

function step(part: Partial<Step> & Pick<Step, "id" | "title" | "atoms">): Step {
  return { kicker: "", minutes: 0, example: [], ...part };
}

/** All steps of the page. */
export function stepsOf(article: Element, times: Times): Step[] {
  const title = wordsOf(article.querySelector("h1"));
  const head = article.querySelector(".card-head, .sheet-head");
  const first = step({ id: "begin", title, minutes: times.all, atoms: head ? headAtoms(head) : [] });
  const form = article.querySelector<HTMLFormElement>("form.worksheet--page");
  return [first, ...(form ? sheetSteps(form, times.all) : cardSteps(article, times))];
}

/** Goal and facts; on a card its picture. */
function headAtoms(head: Element): Atom[] {
  const picture = head.querySelector("img");
  const goal = head.querySelector(".sheet-head__goal");
  const number = head.querySelector(".card-head__number");
  const facts = [...head.querySelectorAll(".facts > li")];
  const atoms = [...(number ? [textAtom(wordsOf(number), "p", "lesson__lead")] : []), ...(goal ? atomsOf(goal) : [])];
  atoms.push(...facts.map((fact): Atom => ({ make: () => factLine(fact) })));
  if (!picture) return atoms;
  return [{ make: () => make("div", "lesson__with-picture", copyOf(picture), ...atoms.map((atom) => atom.make())) }];
}

function make(tag: "div" | "p", name: string, ...children: readonly Node[]): HTMLElement {
  const element = document.createElement(tag);
  element.className = name;
  element.append(...children);
  return element;
}

/** A fact as a line with its picture; a list inside it as one sentence. */
function factLine(fact: Element): HTMLElement {
  const copy = copyOf(fact);
  for (const list of copy.querySelectorAll("ul")) {
    list.replaceWith(` ${[...list.children].map((item) => wordsOf(item)).join(", ")}`);
  }
  const icon = copy.querySelector("svg");
  const line = make("p", "lesson__fact");
  if (icon) line.append(icon);
  const text = document.createElement("span");
  text.append((copy.textContent ?? "").replace(/\s+/g, " ").trim());
  line.append(text);
  return line;
}

// --- a card -----------------------------------------------------------------------------------------------------------

/** The chapters of a card. What is to be done and what is to be talked about comes one at a time. */
function cardSteps(article: Element, times: Times): Step[] {
  const steps: Step[] = [];
  let heading: Element | undefined;
  let parts: Element[] = [];
  const close = (): void => {
    if (heading) steps.push(...chapterSteps(heading, parts, times));
    parts = [];
  };
  for (const child of article.children) {
    if (child.localName === "h2") {
      close();
      heading = child;
    } else if (child instanceof HTMLFormElement) {
      close();
      heading = undefined;
      steps.push(...sheetSteps(child, 0));
    } else if (heading && !child.matches(".page-words")) parts.push(child);
  }
  close();
  return steps;
}

const ONE_BY_ONE: { readonly [id: string]: string } = { "dit-ga-je-doen": "ol", "praat-erover": "ul" };

function chapterSteps(heading: Element, parts: readonly Element[], times: Times): Step[] {
  const title = wordsOf(heading);
  const single = ONE_BY_ONE[heading.id];
  const steps: Step[] = [];
  let waiting: Atom[] = [];
  const close = (): void => {
    if (waiting.length) steps.push(step({ id: `${heading.id}-${steps.length}`, title, atoms: waiting }));
    waiting = [];
  };
  for (const part of parts) {
    if (part.localName !== single) {
      waiting.push(...atomsOf(part));
      continue;
    }
    close();
    const items = [...part.children];
    const made = items.map((item, index) => {
      const id = `${heading.id}-item-${index}`;
      if (single === "ul") return talkStep(id, title, words.talkOf(index + 1, items.length), item);
      return step({ id, kicker: words.stepOf(index + 1, items.length), title, minutes: times.steps[index] ?? 0, atoms: itemAtoms(item) });
    });
    steps.push(...made);
  }
  close();
  return steps;
}

/** Above this a question to talk about is text below a title, not a title itself. */
const LONGEST_TITLE = 160;

function talkStep(id: string, title: string, kicker: string, item: Element): Step {
  const question = wordsOf(item);
  if (question.length > LONGEST_TITLE) return step({ id, kicker, title, atoms: itemAtoms(item) });
  return step({ id, kicker, title: question, atoms: [], isBare: true });
}

/** An item with its work form on a line of its own. */
function itemAtoms(item: Element): Atom[] {
  const form = item.querySelector(".work-form");
  const text = (): HTMLElement => {
    const copy = copyOf(item);
    copy.querySelector(".work-form")?.remove();
    return make("p", "lesson__lead", ...copy.childNodes);
  };
  const rest = text();
  const sentences = (): Atom[] => (rest.textContent ?? "").split(/\n/).map((line) => textAtom(line));
  return [...(form ? [{ make: () => make("p", "lesson__form", copyOf(form)) }] : []), { make: text, split: sentences }];
}

// --- a worksheet -------------------------------------------------------------------------------------------------------

/** The parts of a sheet: its hard words, then for each part what comes before the questions, and each question. */
function sheetSteps(form: HTMLFormElement, minutes: number): Step[] {
  const definition = JSON.parse(form.querySelector("script[data-definition]")?.textContent ?? "") as WorksheetDefinition;
  const questions = questionsOf(definition);
  const share = shareOf(minutes, questions.length);
  const steps: Step[] = [];
  const list = form.querySelector(".words");
  if (list) steps.push(step({ id: `${definition.id}-words`, title: wordsOf(list.querySelector("summary")), atoms: wordAtoms(list) }));
  for (const section of form.querySelectorAll<HTMLElement>("[data-section]")) {
    steps.push(...introStep(definition.id, section));
    for (const root of section.querySelectorAll<HTMLElement>("[data-question]")) {
      const question = questions.find(({ id }) => id === root.dataset["question"]);
      if (question) steps.push(questionStep(definition.id, root, question, share));
    }
  }
  const dossier = form.querySelector(".dossier-note");
  if (dossier) {
    const [head, ...rest] = [...dossier.querySelectorAll("p, ul")];
    steps.push(step({ id: `${definition.id}-dossier`, title: wordsOf(head ?? null), atoms: rest.flatMap(atomsOf) }));
  }
  return steps;
}

function wordAtoms(list: Element): Atom[] {
  return [...list.querySelectorAll("dt")].map((term) => pairAtom(`${wordsOf(term)}:`, wordsOf(term.nextElementSibling)));
}

function introStep(sheet: string, section: HTMLElement): Step[] {
  const heading = section.querySelector(".sheet-section__title");
  const form = section.querySelector(".sheet-section__form .work-form");
  const intro = section.querySelector(".sheet-section__intro");
  if (!heading || (!form && !intro)) return [];
  const copy = copyOf(heading);
  const count = copy.querySelector(".sheet-section__count");
  count?.remove();
  const atoms = [...(form ? [{ make: () => make("p", "lesson__form", copyOf(form)) }] : []), ...(intro ? atomsOf(intro) : [])];
  const kicker = wordsOf(count).replace(/:$/, "");
  return [step({ id: `${sheet}-${section.dataset["section"] ?? ""}`, kicker, title: wordsOf(copy), atoms })];
}

function questionStep(sheet: string, root: HTMLElement, question: Question, minutes: number): Step {
  const number = wordsOf(root.querySelector(".question__number")).replace(/\.$/, "");
  const optional = root.querySelector(".question__optional");
  const hint = wordsOf(root.querySelector(".question__hint"));
  const material = root.querySelector(".material");
  const ballot = ballotOf(question);
  const controls = controlAtoms(question);
  return step({
    id: `${sheet}-${question.id}`,
    kicker: [number ? words.question(number) : "", wordsOf(optional)].filter(Boolean).join(" "),
    title: question.question,
    minutes,
    atoms: [
      ...(material ? atomsOf(material).map((atom) => boxed(atom)) : []),
      ...(hint ? [textAtom(hint, "p", "lesson__hint")] : []),
      ...controls,
    ],
    example: exampleAtoms(root.querySelector(".example p")),
    ...(ballot ? { ballot } : {}),
    isBare: !material && !controls.length,
  });
}

function boxed(atom: Atom): Atom {
  const { split } = atom;
  return { ...atom, boxed: true, ...(split ? { split: () => split().map((part) => boxed(part)) } : {}) };
}

function exampleAtoms(example: Element | null): Atom[] {
  if (!example) return [];
  const copy = copyOf(example);
  for (const end of copy.querySelectorAll("br")) end.replaceWith("\n");
  return (copy.textContent ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => boxed(textAtom(line)));
}

const labelsOf = (list: readonly Option[]): string[] => list.map(({ label }) => label);

function choicesOf(question: { readonly choices: readonly Option[]; readonly other?: boolean }): Option[] {
  return [...question.choices, ...(question.other ? [{ id: "other", label: words.other }] : [])];
}

/** What a pupil chooses from or fills in, as its author wrote it: never an answer. */
function controlAtoms(question: Question): Atom[] {
  switch (question.type) {
    case "single-choice":
    case "multiple-choice":
      return listAtoms(labelsOf(choicesOf(question)), { ordered: true, name: "lesson__list lesson__list--letters" });
    case "checklist":
      return listAtoms(labelsOf(question.items), { name: "lesson__list lesson__list--boxes" });
    case "order":
      return listAtoms(labelsOf(question.items));
    case "choice-per-row":
      return [textAtom(labelsOf(question.choices).join(" · "), "p", "lesson__scale"), ...listAtoms(labelsOf(question.rows), { ordered: true })];
    case "rating-per-row": {
      const scale = words.scale(question.low, question.steps ?? 5, question.high);
      return [textAtom(scale, "p", "lesson__scale"), ...listAtoms(labelsOf(question.rows))];
    }
    case "fixed-table":
      return tableAtoms(
        [question.row_heading ?? "", ...labelsOf(question.columns)],
        question.rows.map(({ label }) => [label, ...question.columns.map((column) => (column.choices ? labelsOf(column.choices).join(" / ") : ""))]),
      );
    case "growing-table":
      return [textAtom(words.perRow(question.row_name), "p", "lesson__scale"), ...listAtoms(labelsOf(question.columns))];
    case "long-text":
      return question.starters ? listAtoms(question.starters, { name: "lesson__list lesson__list--starters" }) : [];
    default:
      return [];
  }
}

function ballotOf(question: Question): Ballot | undefined {
  switch (question.type) {
    case "single-choice":
    case "multiple-choice":
      return { choices: choicesOf(question), rows: [] };
    case "choice-per-row":
      return { choices: question.choices, rows: question.rows };
    default:
      return undefined;
  }
}
