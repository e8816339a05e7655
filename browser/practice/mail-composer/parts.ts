/** What the composer reads of the sheet: the parts of the mail, and where each stands. */

import { bareName, properName } from "../../core/names.ts";
import { isRecord } from "../../core/schema.ts";
import type { Slot } from "../kind.ts";
import { labelOf } from "../../questions/_parts/dom.ts";
import { type CheckId, type MailFacts, type Problem } from "./checks.ts";
import type { MailParts } from "./mail.ts";
import type { Addressee, Tone } from "./salutation.ts";

export type MailSlot = Slot<"mail-composer">;
export type Role = Parameters<MailSlot["read"]>[0];

/** Roles whose answers are parts of the mail, in the order of the mail. */
export const PARTS = ["company", "subject", "addressee", "reader", "tone", "who", "what", "why", "skill", "question", "files", "file-line", "closing", "sender"] as const;

function textOf(slot: MailSlot, role: Role): string {
  const answer = slot.read(role);
  return typeof answer === "string" ? answer : "";
}

function choiceOf(slot: MailSlot, role: Role): string {
  const answer = slot.read(role);
  return isRecord(answer) && typeof answer["choice"] === "string" ? answer["choice"] : "";
}

/** Labels of the choices of a question. */
function choicesOf(slot: MailSlot, role: Role): readonly { readonly id: string; readonly label: string }[] {
  const question = slot.question(role);
  return question && "choices" in question ? question.choices : [];
}

/** The words of "iets anders", when that was chosen. */
function other(answer: unknown): string {
  return isRecord(answer) && typeof answer["other"] === "string" ? answer["other"].trim() : "";
}

/** What goes with the mail, in the words of the sheet. */
export function attachments(slot: MailSlot): readonly string[] {
  const answer = slot.read("files");
  const ids = isRecord(answer) && Array.isArray(answer["choices"]) ? answer["choices"] : [];
  const labels = ids.map((id) => (id === "other" ? other(answer) : labelOf(choicesOf(slot, "files"), String(id))));
  return labels.filter(Boolean);
}

/** The greeting at the end, as its label on the sheet says it. */
function closing(slot: MailSlot): string {
  const choice = choiceOf(slot, "closing");
  return choice === "other" ? other(slot.read("closing")) : labelOf(choicesOf(slot, "closing"), choice);
}

export function partsOf(slot: MailSlot): MailParts {
  return {
    subject: textOf(slot, "subject"),
    to: choiceOf(slot, "addressee") as Addressee | "", // the build knows that the sheet offers no other ids
    tone: choiceOf(slot, "tone") as Tone | "",
    reader: textOf(slot, "reader"),
    who: textOf(slot, "who"),
    what: textOf(slot, "what"),
    why: textOf(slot, "why"),
    skill: textOf(slot, "skill"),
    question: textOf(slot, "question"),
    attachment: textOf(slot, "file-line"),
    closing: closing(slot),
    sender: textOf(slot, "sender"),
  };
}

export function factsOf(slot: MailSlot, hasFile: boolean): MailFacts {
  return { company: textOf(slot, "company"), reader: textOf(slot, "reader"), attached: hasFile || attachments(slot).length > 0 };
}

/** For whom the mail is, on one line. */
export function addressLine(slot: MailSlot): string {
  return [properName(bareName(textOf(slot, "reader"))), textOf(slot, "company").trim()].filter(Boolean).join(", ");
}

export function wholeText(slot: MailSlot): string {
  return textOf(slot, "whole");
}

/** Where a check sends the pupil when the text itself does not tell. */
const PLACE: { readonly [id in CheckId]: Role } = {
  subject: "subject",
  greeting: "tone",
  reader: "reader",
  company: "why",
  sector: "why",
  dates: "what",
  question: "question",
  ik: "who",
  long: "who",
  capitals: "who",
  app: "who",
  emoji: "who",
  shouting: "subject",
  marks: "subject",
  unfinished: "who",
  attachment: "file-line",
  closing: "closing",
  name: "sender",
  school: "sender",
};
const TEXTS = ["subject", "who", "what", "why", "skill", "question", "file-line", "sender"] as const;
const BY_TEXT = new Set<CheckId>(["sector", "long", "capitals", "app", "emoji", "shouting", "marks", "unfinished", "question"]);

/** The question where a problem can be mended: the part that holds the quoted words, else the one that the check is about. */
export function roleFor(slot: MailSlot, id: CheckId, problem: Problem): Role {
  if (problem.reason === "companyUnknown") return "company";
  if (problem.reason === "attachmentMissing") return "files";
  const words = problem.detail.replace(/\s*…$/, "");
  const holder = BY_TEXT.has(id) && words ? TEXTS.find((role) => textOf(slot, role).replace(/\s+/g, " ").includes(words)) : undefined;
  const role = holder ?? PLACE[id];
  return slot.question(role) ? role : "who";
}
