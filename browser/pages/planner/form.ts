/** What the teacher chooses: cards, lessons and days. Read as one value, so that it can be kept, checked and shown again. */

import { plannerMessages as words, timeMessages } from "../../core/messages.ts";
import { button, type Child, make } from "../../questions/_parts/elements.ts";
import { type Break, type Card, isDay } from "./plan.ts";

export interface Wishes {
  readonly cards: readonly number[];
  readonly length: number;
  readonly weekdays: readonly number[];
  readonly start: string;
  readonly breaks: readonly Break[];
  readonly stage: Break;
  readonly home: boolean;
  readonly group: string;
}

export const SHORTEST = 30;
export const LONGEST = 100;
const USUAL = 50;
const WEEKDAYS = [1, 2, 3, 4, 5];

export function firstWishes(cards: readonly Card[], today: string): Wishes {
  return { cards: cards.map(({ number }) => number), length: USUAL, weekdays: [1], start: today, breaks: [], stage: { from: "", to: "" }, home: false, group: "" };
}

/** What is wrong with the choices, or undefined. */
export function problemOf({ cards, length, weekdays, start, breaks, stage }: Wishes): string | undefined {
  const problems = words.problems;
  if (!cards.length) return problems.cards;
  if (!(length >= SHORTEST && length <= LONGEST)) return problems.length;
  if (!weekdays.length) return problems.weekdays;
  if (!isDay(start)) return problems.start;
  const isWrong = ({ from, to }: Break): boolean => Boolean(from && to && from > to);
  return [...breaks, stage].some(isWrong) ? problems.break : undefined;
}

function box(text: string, checked: boolean, name: string): { label: HTMLLabelElement; input: HTMLInputElement } {
  const input = make("input", { attributes: { type: "checkbox", name } });
  input.checked = checked;
  return { label: make("label", { class: "option" }, input, make("span", {}, text)), input };
}

function field(text: string, type: string, value: string, name: string, hint = ""): { label: HTMLElement; input: HTMLInputElement } {
  const input = make("input", { class: `field field--${type === "date" ? "date" : "short"}`, attributes: { type, name, autocomplete: "off", maxlength: "60" } });
  input.value = value;
  const label = make("label", { class: "planner__field" }, make("span", {}, text), ...(hint ? [make("span", { class: "hint" }, hint)] : []), input);
  return { label, input };
}

function group(title: string, ...children: readonly Child[]): HTMLElement {
  return make("fieldset", { class: "planner__group" }, make("legend", {}, title), ...children);
}

/** Two dates; an end that is left empty is the same day. */
class Period {
  readonly #from: HTMLInputElement;
  readonly #to: HTMLInputElement;
  readonly fields: readonly HTMLElement[];

  constructor(value: Break) {
    const from = field(words.from, "date", value.from, "since");
    const to = field(words.to, "date", value.to, "until");
    this.#from = from.input;
    this.#to = to.input;
    this.fields = [from.label, to.label];
  }

  read(): Break {
    const from = this.#from.value;
    return { from, to: this.#to.value || from };
  }

  focus(): void {
    this.#from.focus();
  }
}

export class WishesForm {
  readonly element: HTMLElement;
  readonly #cards: { readonly number: number; readonly input: HTMLInputElement }[];
  readonly #weekdays: { readonly day: number; readonly input: HTMLInputElement }[];
  readonly #length: HTMLInputElement;
  readonly #start: HTMLInputElement;
  readonly #group: HTMLInputElement;
  readonly #home: HTMLInputElement;
  readonly #stage: Period;
  readonly #breaks: { readonly period: Period; readonly row: HTMLElement }[] = [];
  readonly #breakRows = make("div", { class: "planner__breaks" });

  constructor(cards: readonly Card[], wishes: Wishes) {
    const cardBoxes = cards.map(({ number, title }) => ({ number, ...box(words.card(number, title), wishes.cards.includes(number), `card-${number}`) }));
    this.#cards = cardBoxes;
    const dayBoxes = WEEKDAYS.map((day) => ({ day, ...box(timeMessages.days[day] ?? "", wishes.weekdays.includes(day), `day-${day}`) }));
    this.#weekdays = dayBoxes;
    const length = field(words.length, "number", String(wishes.length), "length", words.lengthHint);
    length.input.min = String(SHORTEST);
    length.input.max = String(LONGEST);
    const start = field(words.start, "date", wishes.start, "start");
    const name = field(words.group, "text", wishes.group, "group", words.groupHint);
    const home = box(words.home, wishes.home, "home");
    this.#length = length.input;
    this.#start = start.input;
    this.#group = name.input;
    this.#home = home.input;
    this.#stage = new Period(wishes.stage);
    const tick = (on: boolean) => (): void => {
      for (const { input } of cardBoxes) input.checked = on;
      this.element.dispatchEvent(new Event("input", { bubbles: true }));
    };
    for (const each of wishes.breaks) this.#addBreak(each);
    const add = button(words.addBreak, () => this.#addBreak({ from: "", to: "" }).focus(), { action: "add-break" });
    this.element = make(
      "form",
      { class: "planner__form", attributes: { novalidate: "", autocomplete: "off" } },
      group(words.cards, make("div", { class: "planner__cards" }, ...cardBoxes.map(({ label }) => label)),
        make("div", { class: "planner__row" }, button(words.allCards, tick(true)), button(words.noCards, tick(false), { action: "no-cards" })), home.label),
      group(words.lessons, length.label, start.label, name.label),
      group(words.weekdays, make("div", { class: "planner__row" }, ...dayBoxes.map(({ label }) => label))),
      group(words.breaks, make("p", { class: "hint" }, words.breaksHint), this.#breakRows, make("p", {}, add)),
      group(words.stage, make("p", { class: "hint" }, words.stageHint), make("div", { class: "planner__row" }, ...this.#stage.fields)),
    );
    this.element.addEventListener("submit", (event) => event.preventDefault());
  }

  #addBreak(value: Break): Period {
    const period = new Period(value);
    const remove = button(words.removeBreak(this.#breaks.length + 1), () => {
      const at = this.#breaks.findIndex((each) => each.period === period);
      this.#breaks.splice(at, 1);
      row.remove();
      (this.#breaks.at(-1)?.row.querySelector<HTMLElement>("input") ?? this.element.querySelector<HTMLElement>("[data-action=add-break]"))?.focus();
      this.element.dispatchEvent(new Event("input", { bubbles: true }));
    });
    const row = make("div", { class: "planner__row planner__break" }, ...period.fields, remove);
    this.#breaks.push({ period, row });
    this.#breakRows.append(row);
    return period;
  }

  read(): Wishes {
    return {
      cards: this.#cards.filter(({ input }) => input.checked).map(({ number }) => number),
      length: Math.round(Number(this.#length.value)) || 0,
      weekdays: this.#weekdays.filter(({ input }) => input.checked).map(({ day }) => day),
      start: this.#start.value,
      breaks: this.#breaks.map(({ period }) => period.read()).filter(({ from }) => from),
      stage: this.#stage.read(),
      home: this.#home.checked,
      group: this.#group.value.trim(),
    };
  }
}
