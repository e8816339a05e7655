/** What a question type is in the browser. One object a type; the registry asks for every one of them. */

import type { QuestionType } from "../generated/contracts.ts";
import type { AnswerOf, QuestionOf } from "../core/definition.ts";
import type { Block } from "../core/report.ts";

/** An answer split in what the question still has room for and what it has not. */
export interface Placement<A> {
  readonly placed: A;
  /** Parts whose row, choice or item is gone, by their id. */
  readonly unplaced: readonly { readonly part: string; readonly value: unknown }[];
}

export interface QuestionKind<T extends QuestionType> {
  /** The answer that stands in the form. `root` is the element with `data-question`. */
  read(root: HTMLElement): AnswerOf<T>;
  /** Put an answer in the form; the empty answer clears it. */
  write(root: HTMLElement, answer: AnswerOf<T>): void;
  isComplete(question: QuestionOf<T>, answer: AnswerOf<T>): boolean;
  /** Blocks of an answer; none for an empty one. */
  toReport(question: QuestionOf<T>, answer: AnswerOf<T>): readonly Block[];
  /** The answer under new names of parts (old part id → new part id). Types without parts need none. */
  rename?(answer: AnswerOf<T>, names: ReadonlyMap<string, string>): AnswerOf<T>;
  /** Split off parts that the question does not know. Types without parts need none. */
  place?(question: QuestionOf<T>, answer: AnswerOf<T>): Placement<AnswerOf<T>>;
  /** Make the form easier once, when the page starts. Every change it makes is announced by an `input` event. */
  enhance?(root: HTMLElement): void;
}
