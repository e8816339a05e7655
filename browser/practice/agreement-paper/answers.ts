/** Reads what the pupil wrote, here and where he agreed on other sheets, whatever shape a file gave it. */

import type { AnswerOf, Question } from "../../core/definition.ts";
import { rowTexts } from "../../questions/_parts/cells.ts";
import type { Slot } from "../kind.ts";
import type { AgreementAnswers, Week } from "./known.ts";

export type PaperSlot = Slot<"agreement-paper">;
export type Role = Parameters<PaperSlot["read"]>[0];
type Table = AnswerOf<"fixed-table">;

/** Roles of this sheet that change the paper. */
export const roles: readonly Role[] = ["use", "agreed", "ill", "week", "hours"];

const NO_CELLS = {};

/** The form and storage give an answer that fits its question: it was checked on its way in. */
function tableIn(question: Question | undefined, answer: unknown): Table {
  return question?.type === "fixed-table" && answer !== undefined ? (answer as Table) : {};
}

function text(answer: unknown): string {
  return typeof answer === "string" ? answer : "";
}

function weekOf(slot: PaperSlot): Week {
  const question = slot.question("week");
  if (question?.type !== "fixed-table") return { rowHeading: "", columns: [], rows: [] };
  const answer = tableIn(question, slot.read("week"));
  const filled = question.rows.filter(({ id }) => Object.values(answer[id] ?? NO_CELLS).some(Boolean));
  return {
    rowHeading: question.row_heading ?? "",
    columns: question.columns.map(({ label }) => label),
    rows: filled.map(({ id, label }) => ({ header: label, cells: rowTexts(question.columns, answer[id] ?? NO_CELLS) })),
  };
}

/** Ids of what the pupil lets into the paper. */
function allowed(slot: PaperSlot): ReadonlySet<string> {
  const answer = slot.read("use") as AnswerOf<"multiple-choice"> | undefined; // the form gives the shape of its question
  return new Set(answer?.choices);
}

async function keptTable(slot: PaperSlot, role: Role): Promise<Table> {
  return tableIn(await slot.questionOf(role), await slot.kept(role));
}

/** Nothing is read from another sheet, and no name, before the pupil ticked it. */
export async function answersOf(slot: PaperSlot): Promise<AgreementAnswers> {
  const may = allowed(slot);
  const here = (role: Role): Table => tableIn(slot.question(role), slot.read(role));
  return {
    agreed: here("agreed"),
    ill: here("ill"),
    week: weekOf(slot),
    hours: text(slot.read("hours")),
    ...(may.has("naam") ? { pupil: await slot.pupil() } : {}),
    ...(may.has("blad-12") ? { talk: { company: await keptTable(slot, "company"), agreed: await keptTable(slot, "talk") } } : {}),
    ...(may.has("blad-14") ? { first: await firstDay(slot) } : {}),
  };
}

async function firstDay(slot: PaperSlot): Promise<NonNullable<AgreementAnswers["first"]>> {
  return {
    place: text(await slot.kept("place")),
    clothes: text(await slot.kept("clothes")),
    bring: text(await slot.kept("bring")),
    goals: await keptTable(slot, "goals"),
  };
}
