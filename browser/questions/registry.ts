/** Every question type that a contract names. A contract without a line here does not compile. */

import { contracts, type QuestionType } from "../generated/contracts.ts";
import type { AnswerOf, Question, QuestionOf } from "../core/definition.ts";
import type { Block } from "../core/report.ts";
import { fits, type Schema } from "../core/schema.ts";
import type { Placement, QuestionKind } from "./kind.ts";
import { checklist } from "./checklist/index.ts";
import { choicePerRow } from "./choice-per-row/index.ts";
import { conversation } from "./conversation/index.ts";
import { date } from "./date/index.ts";
import { drawing } from "./drawing/index.ts";
import { fixedTable } from "./fixed-table/index.ts";
import { growingTable } from "./growing-table/index.ts";
import { logbook } from "./logbook/index.ts";
import { longText } from "./long-text/index.ts";
import { multipleChoice } from "./multiple-choice/index.ts";
import { number } from "./number/index.ts";
import { order } from "./order/index.ts";
import { organogram } from "./organogram/index.ts";
import { photo } from "./photo/index.ts";
import { ratingPerRow } from "./rating-per-row/index.ts";
import { recording } from "./recording/index.ts";
import { shortText } from "./short-text/index.ts";
import { singleChoice } from "./single-choice/index.ts";
import { time } from "./time/index.ts";

const registry: { readonly [T in QuestionType]: QuestionKind<T> } = {
  "checklist": checklist,
  "choice-per-row": choicePerRow,
  "conversation": conversation,
  "date": date,
  "drawing": drawing,
  "fixed-table": fixedTable,
  "growing-table": growingTable,
  "logbook": logbook,
  "long-text": longText,
  "multiple-choice": multipleChoice,
  "number": number,
  "order": order,
  "organogram": organogram,
  "photo": photo,
  "rating-per-row": ratingPerRow,
  "recording": recording,
  "short-text": shortText,
  "single-choice": singleChoice,
  "time": time,
};

/** The kind of a question, with its question and answer types tied together. */
function kindOf<T extends QuestionType>(question: QuestionOf<T>): QuestionKind<T> {
  return registry[question.type as T];
}

/** True when a value from outside has the shape of an answer to this question. */
export function isAnswer<T extends QuestionType>(question: QuestionOf<T>, value: unknown): value is AnswerOf<T> {
  return fits(contracts[question.type].answer as Schema, value);
}

export function emptyAnswer<T extends QuestionType>(question: QuestionOf<T>): AnswerOf<T> {
  return contracts[question.type].empty as AnswerOf<T>;
}

/** The answer in the form. */
export function readAnswer(question: Question, root: HTMLElement): unknown {
  return kindOf(question).read(root);
}

/** Put an answer in the form; a value of another shape clears it. */
export function writeAnswer(question: Question, root: HTMLElement, value: unknown): void {
  const answer = isAnswer(question, value) ? value : emptyAnswer(question);
  kindOf(question).write(root, answer);
  root.dispatchEvent(new Event("answer-written"));
}

export function isComplete(question: Question, value: unknown): boolean {
  return isAnswer(question, value) && kindOf(question).isComplete(question, value);
}

/** Blocks of an answer; none for an empty answer or one of another shape. */
export function reportAnswer(question: Question, value: unknown): readonly Block[] {
  return isAnswer(question, value) ? kindOf(question).toReport(question, value) : [];
}

/** Split an answer of the right shape in what the question knows and what it does not. */
export function placeAnswer<T extends QuestionType>(
  question: QuestionOf<T>,
  answer: AnswerOf<T>,
  names: ReadonlyMap<string, string>,
): Placement<AnswerOf<T>> {
  const kind = kindOf<T>(question);
  const current = names.size && kind.rename ? kind.rename(answer, names) : answer;
  return kind.place ? kind.place(question, current) : { placed: current, unplaced: [] };
}

export function enhance(question: Question, root: HTMLElement): void {
  kindOf(question).enhance?.(root);
}
