/** What the letter tool reads of a sheet: the parts, the whole text and the choice between them. */

import { isRecord } from "../../core/schema.ts";
import { hasText } from "../../core/text.ts";
import { labelOf } from "../../questions/_parts/dom.ts";
import type { Slot } from "../kind.ts";
import type { LetterHead, LetterParts, Salutation } from "./letter.ts";
import type { Use } from "./versions.ts";

export type LetterSlot = Slot<"letter">;
export type Role = Parameters<LetterSlot["read"]>[0];

const PARAGRAPHS = ["first", "second", "third", "fourth"] as const;
/** Roles whose answers make the letter of the parts. */
export const PARTS: readonly Role[] = ["head", "date", "salutation", ...PARAGRAPHS, "closing"];

function text(slot: LetterSlot, role: Role): string {
  const answer = slot.read(role);
  return typeof answer === "string" ? answer : "";
}

function choice(slot: LetterSlot, role: Role): { readonly id: string; readonly own: string } {
  const answer = slot.read(role);
  if (!isRecord(answer)) return { id: "", own: "" };
  const { choice: id, other } = answer;
  return { id: typeof id === "string" && id !== "other" ? id : "", own: id === "other" && typeof other === "string" ? other : "" };
}

function cell(slot: LetterSlot, row: string): string {
  const answer = slot.read("head");
  const cells = isRecord(answer) && Object.hasOwn(answer, row) ? answer[row] : undefined;
  const value = isRecord(cells) ? cells["antwoord"] : undefined;
  return typeof value === "string" ? value : "";
}

function headOf(slot: LetterSlot, pupilName: string): LetterHead {
  return {
    name: cell(slot, "naam") || pupilName,
    address: cell(slot, "adres"),
    place: cell(slot, "plaats"),
    date: text(slot, "date"),
    reader: cell(slot, "lezer"),
    company: cell(slot, "bedrijf"),
    companyAddress: cell(slot, "adres-bedrijf"),
  };
}

/** `pupilName`: what the pupil is called on this site, when the sheet does not say more. */
export function partsOf(slot: LetterSlot, pupilName: string): LetterParts {
  const salutation = choice(slot, "salutation");
  const closing = choice(slot, "closing");
  const question = slot.question("closing");
  const closings = question && "choices" in question ? question.choices : [];
  return {
    head: headOf(slot, pupilName),
    salutation: salutation.id as Salutation | "", // the build knows that the sheet offers no other ids
    ownSalutation: salutation.own,
    paragraphs: PARAGRAPHS.map((role) => text(slot, role)),
    closing: closing.id ? labelOf(closings, closing.id) : closing.own,
  };
}

export function wholeOf(slot: LetterSlot): string {
  return text(slot, "whole");
}

export function useOf(slot: LetterSlot): Use {
  return choice(slot, "use").id as Use; // as above
}

/** What is still empty, by the role of its question. */
export function emptyRoles(parts: LetterParts, slot: LetterSlot): readonly Role[] {
  const nameless = parts.salutation === "beste-collegas" || parts.salutation === "geachte-onbekend" || parts.ownSalutation !== "";
  const found: Role[] = [];
  if (!hasText(parts.head.name) || (!hasText(parts.head.reader) && !nameless)) found.push("head");
  if (!parts.salutation && !hasText(parts.ownSalutation)) found.push("salutation");
  PARAGRAPHS.forEach((role, index) => {
    if (slot.question(role) && !hasText(parts.paragraphs[index] ?? "")) found.push(role);
  });
  if (!hasText(parts.closing)) found.push("closing");
  return found;
}
