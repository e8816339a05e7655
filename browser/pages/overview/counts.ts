/** How often each choice was made by a class. Pure. */

import type { AnswerOf, Question, QuestionOf } from "../../core/definition.ts";
import { messages, overviewMessages } from "../../core/messages.ts";
import { isAnswer } from "../../questions/registry.ts";

/** A count with its own name: one row of a chart. `values` follow the columns. */
export interface CountRow {
  readonly label: string;
  readonly values: readonly number[];
}

export interface Counts {
  /** What is counted; more than one when each row is divided, such as a rating per sentence. */
  readonly columns: readonly string[];
  readonly rows: readonly CountRow[];
  /** Pupils who answered. */
  readonly answered: number;
}

const OTHER = "other";
const DEFAULT_STEPS = 5;

interface Labelled {
  readonly id: string;
  readonly label: string;
}

function countIds(choices: readonly Labelled[], offersOther: boolean | undefined, answers: readonly (readonly string[])[]): Counts {
  const all = offersOther ? [...choices, { id: OTHER, label: messages.report.other }] : choices;
  const counts = new Map<string, number>();
  for (const ids of answers) for (const id of new Set(ids)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return {
    columns: [overviewMessages.counts.pupils],
    rows: all.map(({ id, label }) => ({ label, values: [counts.get(id) ?? 0] })),
    answered: answers.filter((ids) => ids.length > 0).length,
  };
}

/** Each row divided over the same columns. */
function countRows(rows: readonly Labelled[], columns: readonly Labelled[], answers: readonly { readonly [row: string]: string }[]): Counts {
  const values = rows.map(({ id, label }) => ({
    label,
    values: columns.map((column) => answers.filter((answer) => Object.hasOwn(answer, id) && answer[id] === column.id).length),
  }));
  return { columns: columns.map(({ label }) => label), rows: values, answered: answers.filter((answer) => Object.keys(answer).length > 0).length };
}

function stepsOf(question: QuestionOf<"rating-per-row">): readonly Labelled[] {
  const steps = question.steps ?? DEFAULT_STEPS;
  return Array.from({ length: steps }, (_, index) => {
    const word = index === 0 ? ` (${question.low})` : index === steps - 1 ? ` (${question.high})` : "";
    return { id: String(index + 1), label: `${index + 1}${word}` };
  });
}

/** Places of an order: which item stands where, how often. */
function countPlaces(question: QuestionOf<"order">, answers: readonly AnswerOf<"order">[]): Counts {
  const places = question.items.map((_, index) => ({ id: String(index), label: overviewMessages.counts.place(index + 1) }));
  const rows = answers.map((answer) => Object.fromEntries(answer.map((item, index) => [item, String(index)])));
  return countRows(question.items, places, rows);
}

/** A table with one column to choose from and fixed rows is a choice per row. */
function countTable(question: QuestionOf<"fixed-table">, answers: readonly AnswerOf<"fixed-table">[]): Counts | undefined {
  const column = question.columns.find(({ kind, choices }) => kind === "choice" && choices?.length);
  if (!column?.choices) return undefined;
  const rows = answers.map((answer) => Object.fromEntries(Object.entries(answer).map(([row, cells]) => [row, cells[column.id] ?? ""])));
  return countRows(question.rows, column.choices, rows);
}

function fitting<T extends Question["type"]>(question: QuestionOf<T>, values: readonly unknown[]): AnswerOf<T>[] {
  return values.filter((value): value is AnswerOf<T> => value !== undefined && isAnswer(question, value));
}

/** Counts of a question, or nothing when it asks for words. `values`: the answer of each pupil. */
export function countsOf(question: Question, values: readonly unknown[]): Counts | undefined {
  switch (question.type) {
    case "single-choice":
      return countIds(question.choices, question.other, fitting<"single-choice">(question, values).map(({ choice }) => (choice ? [choice] : [])));
    case "multiple-choice":
      return countIds(question.choices, question.other, fitting<"multiple-choice">(question, values).map(({ choices }) => choices));
    case "checklist":
      return countIds(question.items, false, fitting<"checklist">(question, values));
    case "choice-per-row":
      return countRows(question.rows, question.choices, fitting<"choice-per-row">(question, values));
    case "rating-per-row": {
      const answers = fitting<"rating-per-row">(question, values).map((answer) => Object.fromEntries(Object.entries(answer).map(([row, step]) => [row, String(step)])));
      return countRows(question.rows, stepsOf(question), answers);
    }
    case "order":
      return countPlaces(question, fitting<"order">(question, values));
    case "fixed-table":
      return countTable(question, fitting<"fixed-table">(question, values));
    default:
      return undefined;
  }
}
