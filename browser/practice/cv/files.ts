/** Makes the files of a cv. Only the cv goes in: the answers of the sheet do not travel to a company. */

import { type Cv, firstName } from "../../core/cv.ts";
import { fileName } from "../../core/text.ts";
import { download } from "../../exports/download.ts";
import type {} from "../../exports/docx/index.ts";
import type {} from "../../exports/pdf/index.ts";
import type { CvSlot } from "./answers.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export interface Saved {
  readonly name: string;
  /** Known of a PDF only: a program that opens a Word document makes the pages itself. */
  readonly pages?: number;
}

async function nameOf(slot: CvSlot, cv: Cv, extension: string): Promise<string> {
  const { name } = await slot.pupil();
  return fileName("cv", { name: firstName(cv.name, name), group: "" }, new Date(), extension);
}

/** Rejects when the code or the file cannot be made. */
export async function savePdf(slot: CvSlot, cv: Cv): Promise<Saved> {
  await Promise.all([slot.load("pdf"), slot.load("fonts")]);
  if (!globalThis.opstagePdf) throw new Error("the PDF code did not start");
  const { bytes, pages } = await globalThis.opstagePdf.makeCvPdf(cv, new Date());
  const name = await nameOf(slot, cv, ".pdf");
  download(bytes, name, "application/pdf");
  return { name, pages };
}

/** Rejects when the code or the file cannot be made. */
export async function saveDocx(slot: CvSlot, cv: Cv): Promise<Saved> {
  await slot.load("docx");
  if (!globalThis.opstageDocx) throw new Error("the code for Word did not start");
  const bytes = await globalThis.opstageDocx.makeCvDocx(cv);
  const name = await nameOf(slot, cv, ".docx");
  download(bytes, name, DOCX);
  return { name };
}
