/** Makes the files of a letter. Only the letter goes in: the answers of the sheet do not travel to a company. */

import { fileName } from "../../core/text.ts";
import type { Writing } from "../../core/writing.ts";
import { download } from "../../exports/download.ts";
import type {} from "../../exports/docx/index.ts";
import { makeEml } from "../../exports/mail/eml.ts";
import type {} from "../../exports/pdf/index.ts";
import type { LetterSlot } from "./answers.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

async function nameOf(slot: LetterSlot, extension: string): Promise<string> {
  const { name } = await slot.pupil();
  return fileName(slot.options.subject, { name, group: "" }, new Date(), extension);
}

async function noFiles(): Promise<undefined> {
  return undefined;
}

/** Rejects when the code or the file cannot be made. */
export async function savePdf(slot: LetterSlot, writing: Writing): Promise<string> {
  await Promise.all([slot.load("pdf"), slot.load("fonts")]);
  if (!globalThis.opstagePdf) throw new Error("the PDF code did not start");
  const bytes = await globalThis.opstagePdf.makeWritingPdf(writing, noFiles);
  const name = await nameOf(slot, ".pdf");
  download(bytes, name, "application/pdf");
  return name;
}

/** Rejects when the code or the file cannot be made. */
export async function saveDocx(slot: LetterSlot, writing: Writing): Promise<string> {
  await slot.load("docx");
  if (!globalThis.opstageDocx) throw new Error("the code for Word did not start");
  const bytes = await globalThis.opstageDocx.makeDocx(writing, noFiles);
  const name = await nameOf(slot, ".docx");
  download(bytes, name, DOCX);
  return name;
}

/** The text as a mail that opens as a draft. It goes to no one: the pupil fills in the address himself. */
export async function saveEml(slot: LetterSlot, body: string): Promise<string> {
  const name = await nameOf(slot, ".eml");
  download(makeEml({ to: "", subject: slot.options.subject, body, files: [] }), name, "message/rfc822");
  return name;
}
