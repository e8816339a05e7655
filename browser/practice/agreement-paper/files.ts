/** Makes the files of the agreement. Only the agreement goes in: the answers of the sheet do not travel to a company. */

import { fileName } from "../../core/text.ts";
import type { Writing } from "../../core/writing.ts";
import type {} from "../../exports/docx/index.ts";
import { download } from "../../exports/download.ts";
import type {} from "../../exports/pdf/index.ts";
import type { PaperSlot } from "./answers.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** An agreement has no photos. */
const noFiles = (): Promise<undefined> => Promise.resolve(undefined);

export interface Order {
  readonly writing: Writing;
  /** First part of the name of the file. */
  readonly what: string;
  readonly owner: { readonly name: string; readonly group: string };
  readonly at: Date;
}

function save(bytes: Uint8Array, { what, owner, at }: Order, extension: string, type: string): string {
  const name = fileName(what, owner, at, extension);
  download(bytes, name, type);
  return name;
}

/** Resolves with the name of the file; rejects when it cannot be made. */
export async function savePdf(slot: PaperSlot, order: Order): Promise<string> {
  await Promise.all([slot.load("pdf"), slot.load("fonts")]);
  if (!globalThis.opstagePdf) throw new Error("the PDF code did not start");
  return save(await globalThis.opstagePdf.makeWritingPdf(order.writing, noFiles), order, ".pdf", "application/pdf");
}

/** The same as a Word document. */
export async function saveDocx(slot: PaperSlot, order: Order): Promise<string> {
  await slot.load("docx");
  if (!globalThis.opstageDocx) throw new Error("the code for Word did not start");
  return save(await globalThis.opstageDocx.makeDocx(order.writing, noFiles), order, ".docx", DOCX);
}
