/** A bad mail to mend: each line is a button; a marked line tells why it is good or could be better. The marks are an answer. */

import { mailMessages } from "../../core/messages.ts";
import { isRecord } from "../../core/schema.ts";
import { make } from "../../questions/_parts/elements.ts";
import type { PracticeTool, Slot } from "../kind.ts";
import { showOnBoard } from "./board.ts";
import { lineOf, type Line } from "./line.ts";

const text = mailMessages.repair;

/** Marked parts in an answer of the question; its "iets anders" is none. */
export function marksIn(answer: unknown): readonly string[] {
  const choices = isRecord(answer) ? answer["choices"] : undefined;
  return Array.isArray(choices) ? choices.filter((id): id is string => typeof id === "string") : [];
}

class Repair {
  readonly #slot: Slot<"mail-repair">;
  readonly #lines: readonly Line[];
  readonly #said: HTMLElement | null;
  #all = false;

  constructor(slot: Slot<"mail-repair">) {
    this.#slot = slot;
    this.#said = slot.root.querySelector("[data-said]");
    this.#lines = [...slot.root.querySelectorAll<HTMLElement>("[data-part]")].map((root, index) => lineOf(root, index + 1));
    for (const line of this.#lines) line.button.addEventListener("click", () => this.#toggle(line));
    slot.root.querySelector("[data-action=show-all]")?.addEventListener("click", (event) => this.#toggleAll(event.currentTarget as HTMLElement));
    slot.watch("marks", () => this.#show());
    this.#show();
  }

  #toggle(line: Line): void {
    const answer = this.#slot.read("marks");
    const before = marksIn(answer);
    const marked = !before.includes(line.id);
    const choices = marked ? [...before, line.id] : before.filter((id) => id !== line.id);
    this.#slot.write("marks", { ...(isRecord(answer) ? answer : {}), choices });
    this.#say(marked ? `${text.line(line.number)}. ${line.note.textContent ?? ""}` : text.unmarked(line.number));
  }

  #toggleAll(button: HTMLElement): void {
    this.#all = !this.#all;
    button.replaceChildren(make("span", {}, this.#all ? text.hideAll : text.showAll));
    this.#show();
  }

  #say(words: string): void {
    if (this.#said) this.#said.textContent = words.replace(/\s+/g, " ").trim();
  }

  #show(): void {
    const marks = marksIn(this.#slot.read("marks"));
    for (const line of this.#lines) {
      const marked = marks.includes(line.id);
      line.button.setAttribute("aria-pressed", String(marked));
      line.note.hidden = !marked && !this.#all;
    }
  }
}

export const mailRepair: PracticeTool<"mail-repair"> = {
  start(slot) {
    new Repair(slot);
    slot.root.querySelector("[data-action=practice-board]")?.addEventListener("click", () => showOnBoard(slot.root));
  },
};
