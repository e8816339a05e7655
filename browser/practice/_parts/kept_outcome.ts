/**
 * Keeps what a tool found in an answer of the sheet, so that it is saved, exported and printed. It follows the tool by itself as long
 * as nobody else wrote in that answer; words of a person are only replaced when they ask for it, and can be put back.
 */

import { hasText } from "../../core/text.ts";
import { button, make } from "../../questions/_parts/elements.ts";

export interface OutcomeAnswer {
  read(): string;
  write(text: string): void;
}

export interface OutcomeWords {
  /** Another text stands in the answer. */
  readonly stale: string;
  readonly put: string;
  readonly done: string;
  readonly undo: string;
}

export class KeptOutcome {
  readonly root = make("div", { class: "kept-outcome" });
  readonly #answer: OutcomeAnswer;
  readonly #words: OutcomeWords;
  /** The last text of the tool that stood in the answer. */
  #own = "";
  #now = "";
  #offered: "nothing" | "put" | "undo" = "nothing";

  constructor(answer: OutcomeAnswer, words: OutcomeWords) {
    this.#answer = answer;
    this.#words = words;
  }

  /** The tool found this now; "" when it has nothing to say. */
  follow(outcome: string): void {
    this.#now = outcome;
    const there = this.#answer.read();
    if (there !== outcome && (!hasText(there) || there === this.#own)) this.#answer.write(outcome);
    const stands = this.#answer.read() === outcome;
    if (stands) this.#own = outcome;
    if (stands && this.#offered === "undo") return;
    this.#offer(hasText(outcome) && !stands ? "put" : "nothing");
  }

  #offer(what: "nothing" | "put"): void {
    if (what === this.#offered) return;
    this.#offered = what;
    const { stale, put } = this.#words;
    this.root.replaceChildren(...(what === "put" ? [make("p", {}, stale), button(put, () => this.#put(), { action: "put-outcome" })] : []));
  }

  #put(): void {
    const before = this.#answer.read();
    const put = this.#now;
    this.#answer.write(put);
    this.#own = put;
    this.#offered = "undo";
    const undo = button(this.#words.undo, () => this.#takeBack(put, before));
    this.root.replaceChildren(make("p", { attributes: { role: "status" } }, this.#words.done), undo);
    undo.focus();
  }

  #takeBack(put: string, before: string): void {
    if (this.#answer.read() === put) this.#answer.write(before);
    this.#own = "";
    this.follow(this.#now);
    this.root.querySelector("button")?.focus();
  }
}
