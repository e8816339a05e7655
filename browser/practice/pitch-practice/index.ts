/** Practise a pitch: a clock to see from the back, the text for who wants it, and the time of each try in the sheet's table. */

import { pitchMessages as words } from "../../core/messages.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import { openBoard } from "../_parts/board.ts";
import { Countdown, makeTimer } from "../_parts/timer.ts";
import type { PracticeTool, Slot } from "../kind.ts";
import { fitOf } from "../pitch-text/speech.ts";
import { firstChoice, makePrompter, type Prompter, type PrompterChoice } from "./prompter.ts";
import { openRow, Run, type Table, withCell } from "./run.ts";

type Place = Slot<"pitch-practice">;

const PARTS = ["part1", "part2", "part3", "part4", "part5"] as const;
const FRAME = 50; // milliseconds between two moves of the text

function pitchOf(slot: Place): string {
  const text = slot.read("text");
  return typeof text === "string" ? text : "";
}

/** What the page and the board share. */
class Rehearsal {
  readonly #slot: Place;
  readonly #countdown: Countdown;
  readonly #run: Run;
  readonly #choice: PrompterChoice = firstChoice();

  constructor(slot: Place) {
    this.#slot = slot;
    this.#countdown = new Countdown(middleOf(slot.options.lengths));
    this.#run = new Run(this.#countdown);
  }

  /** The text with its button. On the board it stays away until someone asks for it: it is a pupil's answer. */
  #prompter(onShow: (shown: boolean) => void): { toggle: HTMLButtonElement; prompter: Prompter } {
    const prompter = makePrompter(this.#choice, this.#run);
    prompter.element.hidden = true;
    const toggle = button(words.showText, () => {
      const shown = prompter.element.hidden !== false;
      prompter.element.hidden = !shown;
      toggle.textContent = shown ? words.hideText : words.showText;
      toggle.setAttribute("aria-expanded", String(shown));
      if (shown) prompter.fill(pitchOf(this.#slot));
      onShow(shown);
    }, { action: "toggle-text" });
    toggle.setAttribute("aria-expanded", "false");
    this.#slot.watch("text", () => {
      if (prompter.element.isConnected && !prompter.element.hidden) prompter.fill(pitchOf(this.#slot));
    });
    return { toggle, prompter };
  }

  /** Let the text follow the speech for as long as it is on the screen. */
  #keepMoving(prompter: Prompter): () => void {
    let moving: ReturnType<typeof setInterval> | undefined;
    const stop = (): void => {
      if (moving !== undefined) clearInterval(moving);
      moving = undefined;
    };
    const move = (): void => {
      if (!prompter.element.isConnected) stop();
      else if (!prompter.element.hidden) prompter.follow();
    };
    const forget = this.#countdown.watch((event) => {
      if (event === "again") prompter.rewind();
      const speaking = this.#countdown.state === "running" || this.#countdown.state === "done";
      if (!speaking || !prompter.element.isConnected) stop();
      else if (moving === undefined) moving = setInterval(move, FRAME);
    });
    return () => {
      forget();
      stop();
    };
  }

  #timer(sign: boolean): HTMLElement {
    return makeTimer({ countdown: this.#countdown, lengths: this.#slot.options.lengths, sign });
  }

  page(): HTMLElement {
    const { toggle, prompter } = this.#prompter(() => undefined);
    this.#keepMoving(prompter);
    const timer = this.#timer(true);
    const result = make("p", { class: "rehearsal__result", attributes: { role: "status" } });
    let undo = (): void => undefined;
    const undoButton = button(words.undoTry, () => {
      undo();
      undoButton.hidden = true;
      result.textContent = words.tryUndone;
      toggle.focus();
    }, { action: "undo-try" });
    undoButton.hidden = true;
    const done = button(words.finished, () => {
      const noted = this.#note(this.#run.finish());
      result.textContent = noted.sentence;
      undo = noted.undo ?? undo;
      undoButton.hidden = noted.undo === undefined;
      timer.querySelector<HTMLElement>("[data-action=timer-go]")?.focus(); // this button goes until the next try
    }, { primary: true, action: "pitch-done" });
    const show = (): void => {
      done.hidden = !this.#run.begun;
    };
    this.#countdown.watch((event) => {
      if (event !== "tick") show();
      if (event === "start") {
        result.textContent = "";
        undoButton.hidden = true;
      }
    });
    show();
    const board = button(words.board, () => this.#openBoard(), { action: "pitch-board" });
    return make(
      "div",
      { class: "rehearsal" },
      timer,
      make("div", { class: "practice__buttons" }, done, undoButton),
      result,
      make("div", { class: "practice__buttons" }, toggle, board),
      prompter.element,
    );
  }

  /** Put the seconds in the first row that has none. A full table stays as it is. */
  #note(seconds: number): { sentence: string; undo?: () => void } {
    const said = words.took(seconds, fitOf(seconds));
    const question = this.#slot.question("tries");
    const column = this.#slot.options.column;
    if (question?.type !== "fixed-table" || !column) return { sentence: said };
    const table = (this.#slot.read("tries") ?? {}) as Table;
    const row = openRow(question.rows, table, column);
    if (row === undefined) return { sentence: `${said} ${words.tableFull}` };
    const number = question.rows.findIndex(({ id }) => id === row) + 1;
    this.#slot.write("tries", withCell(table, row, column, String(seconds)));
    const undo = (): void => this.#slot.write("tries", withCell((this.#slot.read("tries") ?? {}) as Table, row, column, ""));
    return { sentence: `${said} ${words.noted(number)}`, undo };
  }

  #openBoard(): void {
    const labels = PARTS.flatMap((role) => this.#slot.question(role)?.question ?? []);
    const parts = make("ul", { class: "rehearsal__parts" }, ...labels.map((label) => make("li", {}, label)));
    const { toggle, prompter } = this.#prompter((shown) => {
      parts.hidden = shown;
      body.classList.toggle("rehearsal-board--text", shown);
    });
    const stop = this.#keepMoving(prompter);
    const body = make(
      "div",
      { class: "rehearsal-board" },
      make("div", { class: "rehearsal-board__words" }, parts, prompter.element, make("div", { class: "practice__buttons" }, toggle)),
      this.#timer(false),
    );
    openBoard({ title: words.boardTitle, body, onClose: stop });
  }
}

/** The length to begin with: the one in the middle. */
function middleOf(lengths: readonly number[]): number {
  return lengths[Math.floor(lengths.length / 2)] ?? 45;
}

export const pitchPractice: PracticeTool<"pitch-practice"> = {
  start(slot) {
    slot.root.querySelector("[data-rehearsal]")?.append(new Rehearsal(slot).page());
  },
};
