/** Makes the files of a report. The answers of this sheet go along in the PDF; those of other sheets stay where they are. */

import { fileName } from "../../core/text.ts";
import type { Writing } from "../../core/writing.ts";
import type {} from "../../exports/docx/index.ts";
import { download } from "../../exports/download.ts";
import type {} from "../../exports/pdf/index.ts";
import type { Slot } from "../kind.ts";

type Place = Slot<"internship-report">;

const PDF = "application/pdf";
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

async function keep(slot: Place, bytes: Uint8Array, at: Date, extension: string, type: string): Promise<string> {
  const name = fileName("stageverslag", await slot.pupil(), at, extension);
  download(bytes, name, type);
  return name;
}

/** Rejects when the code or the file cannot be made. */
export async function savePdf(slot: Place, writing: Writing, at: Date): Promise<string> {
  await Promise.all([slot.load("pdf"), slot.load("fonts")]);
  if (!globalThis.opstagePdf) throw new Error("the PDF code did not start");
  const bytes = await globalThis.opstagePdf.makeWritingPdf(writing, await slot.filesOf(writing), await slot.attachment(at));
  return keep(slot, bytes, at, ".pdf", PDF);
}

/** Rejects when the code or the file cannot be made. */
export async function saveDocx(slot: Place, writing: Writing, at: Date): Promise<string> {
  // Without the second script Word fills in the numbers in the contents.
  await Promise.all([slot.load("docx"), slot.load("docx-pages").catch(() => undefined)]);
  if (!globalThis.opstageDocx) throw new Error("the code for Word did not start");
  const bytes = await globalThis.opstageDocx.makeDocx(writing, await slot.filesOf(writing));
  return keep(slot, bytes, at, ".docx", DOCX);
}
