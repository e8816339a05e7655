/** Finds the columns that the tools work with by their kind, so that an author names nothing twice. */

import { isRecord } from "../../core/schema.ts";
import type { Question, QuestionOf } from "../../core/definition.ts";
import type { Cells, Table } from "./filling.ts";
import type { ContactColumns } from "./follow_up.ts";

export type PlanQuestion = QuestionOf<"fixed-table">;
export type ContactsQuestion = QuestionOf<"growing-table">;

export function asPlan(question: Question | undefined): PlanQuestion | undefined {
  return question && "rows" in question && "columns" in question ? question : undefined;
}

export function asContacts(question: Question | undefined): ContactsQuestion | undefined {
  return question && "row_name" in question ? question : undefined;
}

type Kind = NonNullable<PlanQuestion["columns"][number]["kind"]>;

function idsOf(question: PlanQuestion | ContactsQuestion, kind: Kind): readonly string[] {
  return question.columns.filter((column) => (column.kind ?? "text") === kind).map(({ id }) => id);
}

/** Columns of a plan: the day of a step, and the box that says that it is done. A missing one has an id that no cell has. */
export function planColumns(question: PlanQuestion): { readonly day: string; readonly done: string } {
  return { day: idsOf(question, "date")[0] ?? "", done: idsOf(question, "check")[0] ?? "" };
}

/** Columns of a list of contacts. `waiting`: choices that mean that there is no answer yet; they tell which column holds it. */
export function contactColumns(question: ContactsQuestion, waiting: readonly string[] = []): ContactColumns {
  const days = idsOf(question, "date");
  const holdsAll = (choices: readonly { readonly id: string }[]): boolean => waiting.every((id) => choices.some((choice) => choice.id === id));
  const answer = question.columns.find(({ kind, choices }) => kind === "choice" && holdsAll(choices ?? []));
  return {
    who: idsOf(question, "text")[0] ?? "",
    day: days[0] ?? "",
    answer: answer?.id ?? "",
    follow_up: days.length > 1 ? (days.at(-1) ?? "") : "",
  };
}

/** An answer of a table with fixed rows. */
export function tableIn(answer: unknown): Table {
  return isRecord(answer) ? (answer as Table) : {}; // the question type checked it when it came in
}

/** An answer of a table with rows of the pupil's own. */
export function rowsIn(answer: unknown): readonly Cells[] {
  return Array.isArray(answer) ? (answer as readonly Cells[]) : [];
}
