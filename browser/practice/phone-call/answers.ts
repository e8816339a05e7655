/** What the tool reads of the sheet: the pupil's card, the labels of situations and of the observer's list, and who calls. */

import type { QuestionOf } from "../../core/definition.ts";
import { phoneMessages as words } from "../../core/messages.ts";
import { hasText } from "../../core/text.ts";
import type { Slot } from "../kind.ts";
import type { Call, Caller } from "./company.ts";

export type PhoneSlot = Slot<"phone-call">;

export interface Labelled {
  readonly id: string;
  readonly label: string;
}

/** A row of a table with what the pupil wrote in its first column. */
export interface Written extends Labelled {
  readonly text: string;
}

function table(slot: PhoneSlot, role: "card" | "situations"): QuestionOf<"fixed-table"> | undefined {
  const question = slot.question(role);
  return question?.type === "fixed-table" ? question : undefined;
}

/** The rows of the pupil's card, or of the situations, with what he wrote. */
export function rowsOf(slot: PhoneSlot, role: "card" | "situations"): readonly Written[] {
  const question = table(slot, role);
  const column = question?.columns[0]?.id ?? "";
  const answer = (slot.read(role) ?? {}) as { readonly [row: string]: { readonly [column: string]: string } };
  return (question?.rows ?? []).map((row) => ({ ...row, text: (answer[row.id]?.[column] ?? "").trim() }));
}

export function observed(slot: PhoneSlot): readonly Labelled[] {
  const question = slot.question("seen");
  return question?.type === "checklist" ? question.items : [];
}

export function callsOf(slot: PhoneSlot): readonly Call[] {
  return (slot.read("calls") ?? []) as readonly Call[];
}

/** Who calls, from what the pupil filled in beside the download button; else a place to say it. */
export async function callerOf(slot: PhoneSlot): Promise<Caller> {
  const { name, group } = await slot.pupil();
  const klas = /^klas\b/i.test(group) ? group : words.klas(group);
  return {
    naam: hasText(name) ? name : words.ownName,
    klas: hasText(group) ? klas : words.ownClass,
    school: hasText(slot.school) ? slot.school : words.ownSchool,
  };
}
