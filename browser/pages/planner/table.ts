/** The plan as a table: a row a lesson. On a narrow screen each lesson is a card. */

import { plannerMessages, timeMessages } from "../../core/messages.ts";
import { readableDate } from "../../core/text.ts";
import { button, type Child, make } from "../../questions/_parts/elements.ts";
import { partName, placeName } from "./events.ts";
import { type Card, canMove, cardsAt, isTooLate, type Lesson, lengthOf, type Part, weekdayOf } from "./plan.ts";
import type { Wishes } from "./form.ts";

const words = plannerMessages.plan;

export interface TableOptions {
  readonly lessons: readonly Lesson[];
  readonly days: readonly (string | undefined)[];
  readonly cards: readonly Card[];
  readonly wishes: Wishes;
  readonly onMove: (part: Part, by: -1 | 1) => void;
}

export function dayName(day: string | undefined): string {
  return day === undefined ? words.noDay : `${timeMessages.days[weekdayOf(day) % 7] ?? ""} ${readableDate(day)}`;
}

function list(items: readonly (readonly Child[])[], ordered = false): HTMLElement {
  return make(ordered ? "ol" : "ul", { class: "plan__list" }, ...items.map((item) => make("li", {}, ...item)));
}

function mover(options: TableOptions, part: Part, by: -1 | 1): HTMLElement {
  const name = partName(part);
  const made = button(by < 0 ? words.earlier : words.later, () => options.onMove(part, by), { action: by < 0 ? "earlier" : "later" });
  made.setAttribute("aria-label", by < 0 ? words.earlierName(name) : words.laterName(name));
  made.dataset["part"] = part.id;
  made.classList.add("button--small");
  // Not `disabled`: a button that has the focus would lose it.
  made.setAttribute("aria-disabled", String(!canMove(options.lessons, part.id, by)));
  return made;
}

function partLine(options: TableOptions, part: Part): Child[] {
  const { forms } = plannerMessages;
  const form = part.place === "class" ? (forms[part.form as keyof typeof forms] ?? "") : placeName(part);
  const facts = [words.minutes(part.minutes), form, partName(part)].join(" · ");
  return [
    make("strong", {}, facts),
    make("span", { class: "plan__text" }, part.text),
    make("span", { class: "plan__move" }, mover(options, part, -1), mover(options, part, 1)),
  ];
}

function lessonHead(options: TableOptions, index: number): Child[] {
  const { lessons, days, wishes } = options;
  const lesson = lessons[index] as Lesson;
  const minutes = lengthOf(lesson);
  const warnings = [
    ...(minutes > wishes.length ? [words.tooFull(minutes - wishes.length)] : []),
    ...(isTooLate(lesson, days[index], wishes.stage.from ? wishes.stage : undefined) ? [words.tooLate] : []),
  ];
  return [
    make("strong", { class: "plan__number" }, words.number(index + 1)),
    make("span", { class: "plan__day" }, dayName(days[index])),
    make("span", {}, words.full(minutes, wishes.length)),
    ...(lesson.after ? [make("span", {}, words.afterStage)] : []),
    ...warnings.map((text) => make("strong", { class: "plan__warning" }, text)),
  ];
}

function perCard(cards: readonly Card[], numbers: readonly number[], title: (card: number) => string, itemsOf: (card: Card) => readonly string[]): HTMLElement[] {
  return numbers.flatMap((number) => {
    const items = cards.find((card) => card.number === number);
    return items ? [make("p", { class: "plan__for" }, title(number)), list(itemsOf(items).map((item) => [item]))] : [];
  });
}

function row(options: TableOptions, index: number): HTMLElement {
  const { lessons, cards } = options;
  const lesson = lessons[index] as Lesson;
  const cell = (label: string, children: readonly Child[]): HTMLElement =>
    make("td", { attributes: { "data-label": label } }, ...(children.length ? children : [make("span", { class: "hint" }, words.nothing)]));
  return make(
    "tr",
    { attributes: { "data-lesson": String(index + 1) } },
    make("th", { attributes: { scope: "row" } }, ...lessonHead(options, index)),
    cell(words.steps, lesson.parts.length ? [list(lesson.parts.map((part) => partLine(options, part)), true)] : []),
    cell(words.prepare, perCard(cards, cardsAt(lessons, index, "first"), words.prepareFor, ({ prepare }) => prepare)),
    cell(words.outside, [
      ...(lesson.outside.length ? [list(lesson.outside.map((part) => partLine(options, part)))] : []),
      ...perCard(cards, cardsAt(lessons, index, "last"), words.homework, ({ homework }) => homework),
    ]),
  );
}

export function planTable(options: TableOptions): HTMLTableElement {
  const head = [words.lesson, words.steps, words.prepare, words.outside].map((text) => make("th", { attributes: { scope: "col" } }, text));
  const rows = options.lessons.map((_, index) => row(options, index));
  return make("table", { class: "plan" }, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows));
}
