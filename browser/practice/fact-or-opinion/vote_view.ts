/** One statement on the board: a row per choice with its bar and its count, for the first vote or the one after the talk. */

import { voteMessages as words } from "../../core/messages.ts";
import { make } from "../../questions/_parts/elements.ts";
import { barShare, countOf, isCounted, type Round, ROUNDS, totalOf, typedCount, type Votes, withCount } from "./votes.ts";

interface Choice {
  readonly id: string;
  readonly label: string;
}

const SVG = "http://www.w3.org/2000/svg";
const BAR_LENGTH = 100;

interface Bar {
  readonly element: HTMLElement;
  show(share: number, text: string): void;
}

/** A bar whose length is an attribute: the page's policy allows no inline style. The words beside it say the same. */
function makeBar(round: Round): Bar {
  const picture = document.createElementNS(SVG, "svg");
  const length = document.createElementNS(SVG, "rect");
  const attributes = { viewBox: `0 0 ${BAR_LENGTH} 10`, preserveAspectRatio: "none", "aria-hidden": "true", class: `vote__bar vote__bar--${round}` };
  for (const [name, value] of Object.entries(attributes)) picture.setAttribute(name, value);
  length.setAttribute("height", "10");
  picture.append(length);
  const text = make("span", { class: "vote__words" });
  return {
    element: make("span", { class: "vote__line", attributes: { "data-round": round } }, picture, text),
    show: (share, sentence) => {
      length.setAttribute("width", String(Math.round(share * BAR_LENGTH)));
      text.textContent = sentence;
    },
  };
}

interface Row {
  readonly choice: Choice;
  readonly element: HTMLElement;
  readonly field: HTMLInputElement;
  readonly bars: Readonly<Record<Round, Bar>>;
}

export class VoteView {
  readonly element: HTMLElement;
  readonly #statement: string;
  readonly #ids: readonly string[];
  readonly #rows: readonly Row[];
  readonly #total = make("p", { class: "vote__total", attributes: { role: "status" } });
  readonly #rounds: readonly { readonly round: Round; readonly button: HTMLButtonElement }[];
  readonly #onChange: (votes: Votes) => void;
  #votes: Votes;
  #round: Round;

  constructor(statement: string, choices: readonly Choice[], votes: Votes, onChange: (votes: Votes) => void) {
    this.#statement = statement;
    this.#ids = choices.map(({ id }) => id);
    this.#votes = votes;
    this.#onChange = onChange;
    this.#round = isCounted(votes, statement, "second", this.#ids) ? "second" : "first";
    this.#rows = choices.map((choice) => this.#makeRow(choice));
    this.#rounds = ROUNDS.map((round) => ({ round, button: this.#roundButton(round) }));
    this.element = make(
      "div",
      { class: "vote__count" },
      make("div", { class: "vote__rounds", attributes: { role: "group", "aria-label": words.roundsName } }, ...this.#rounds.map(({ button }) => button)),
      ...this.#rows.map((row) => row.element),
      this.#total,
    );
    this.#show();
    this.#fillFields();
  }

  #roundButton(round: Round): HTMLButtonElement {
    const choose = (): void => {
      this.#round = round;
      this.#show();
      this.#fillFields();
    };
    return make("button", { class: "button", attributes: { type: "button", "data-round-button": round }, onClick: choose }, words.rounds[round]);
  }

  #makeRow(choice: Choice): Row {
    const field = make("input", { class: "field vote__field", attributes: { type: "text", inputmode: "numeric", autocomplete: "off", "aria-label": words.count(choice.label) } });
    const bars = { first: makeBar("first"), second: makeBar("second") };
    field.addEventListener("input", () => this.#put(choice, typedCount(field.value)));
    field.addEventListener("focus", () => field.select());
    field.addEventListener("blur", () => this.#fillFields());
    field.addEventListener("keydown", (event) => this.#onKey(event, choice));
    const element = make(
      "div",
      { class: "vote__row", attributes: { "data-choice": choice.id, role: "group", "aria-label": choice.label } },
      make("span", { class: "vote__choice" }, choice.label),
      make("span", { class: "vote__bars" }, bars.first.element, bars.second.element),
      make("span", { class: "vote__keys" }, this.#stepButton(choice, -1), field, this.#stepButton(choice, 1)),
    );
    return { choice, element, field, bars };
  }

  /** Arrows count, Enter goes to the next choice. */
  #onKey(event: KeyboardEvent, choice: Choice): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowUp: 1, "+": 1, ArrowDown: -1, "-": -1 }[event.key];
    if (step === undefined && event.key !== "Enter") return;
    event.preventDefault();
    if (step !== undefined) this.#step(choice, step);
    else this.#rows[this.#ids.indexOf(choice.id) + 1]?.field.focus();
  }

  #stepButton(choice: Choice, by: 1 | -1): HTMLButtonElement {
    const [sign, text] = by > 0 ? ["+", words.more(choice.label)] : ["−", words.less(choice.label)];
    return make(
      "button",
      { class: "button vote__key", attributes: { type: "button", "data-step": String(by) }, onClick: () => this.#step(choice, by) },
      make("span", { attributes: { "aria-hidden": "true" } }, sign),
      make("span", { class: "visually-hidden" }, text),
    );
  }

  #step(choice: Choice, by: number): void {
    this.#put(choice, countOf(this.#votes, this.#statement, this.#round, choice.id) + by);
    this.#fillFields();
  }

  #put(choice: Choice, count: number): void {
    this.#votes = withCount(this.#votes, this.#statement, this.#round, choice.id, count);
    this.#onChange(this.#votes);
    this.#show();
  }

  /** The counts of the chosen vote in the fields; not while someone types in one. */
  #fillFields(): void {
    for (const { choice, field } of this.#rows) field.value = String(countOf(this.#votes, this.#statement, this.#round, choice.id));
  }

  #show(): void {
    for (const { round, button } of this.#rounds) button.setAttribute("aria-pressed", String(round === this.#round));
    const both = this.#round === "second" || isCounted(this.#votes, this.#statement, "second", this.#ids);
    for (const row of this.#rows) {
      for (const round of ROUNDS) {
        const hands = words.hands(countOf(this.#votes, this.#statement, round, row.choice.id));
        row.bars[round].show(barShare(this.#votes, this.#statement, round, row.choice.id, this.#ids), both ? words.inRound[round](hands) : hands);
      }
      row.bars.second.element.hidden = !both;
    }
    const total = words.total(totalOf(this.#votes, this.#statement, this.#round, this.#ids));
    if (this.#total.textContent !== total) this.#total.textContent = total;
  }
}
