/** What the heavy half of a question type is: an editor that loads only on a page that has such a question. */

import type { QuestionType } from "../generated/contracts.ts";
import type { AnswerOf, QuestionOf } from "../core/definition.ts";
import type { Shelf } from "../core/media.ts";

export interface Studio<T extends QuestionType> {
  /** Bring a question to life, once. Its template stands in the page; the answer that is kept is there already. */
  start(bench: Bench<T>): void | Promise<void>;
}

/** The place of a studio on a page. A studio keeps nothing itself but files on the shelf. */
export interface Bench<T extends QuestionType> {
  /** The element with `data-question`. */
  readonly root: HTMLElement;
  readonly question: QuestionOf<T>;
  read(): AnswerOf<T>;
  /** Put an answer in the form; it is saved as if the pupil typed it. */
  write(answer: AnswerOf<T>): void;
  /** Resolves when all that stands on the page is kept, or storage said that it cannot be. */
  saved(): Promise<void>;
  /** Hear of each change that this studio did not make: a restore, a file, another tab, a practice tool. */
  watch(listener: () => void): void;
  readonly shelf: Shelf;
  /** Load a further script of the site by its name. */
  load(asset: string): Promise<void>;
  /** Say something in the line at the foot of the screen. `undo`: adds a button that takes it back. */
  notify(text: string, options?: { readonly kind?: "info" | "problem" | "busy"; readonly undo?: () => void }): void;
  /** Say that storage did not take something: in the lasting line, with the download. */
  failed(failure: "full" | "blocked"): void;
}
