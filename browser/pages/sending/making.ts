/** Makes the files that a pupil hands in, and names them. */

import { fileName } from "../../core/text.ts";
import type { DocumentContent } from "../documents.ts";
import type { Desk, Made } from "./desk.ts";

export const PDF = "application/pdf";
export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export async function docxOf(desk: Desk, content: DocumentContent, made: Pick<Made, "pupil" | "at">): Promise<Uint8Array> {
  // The numbers in the list of contents are worth a try, not a failure.
  const numbers = content.layout === "folder" ? [desk.load("docx-pages").catch(() => undefined)] : [];
  await Promise.all([desk.load("docx"), ...numbers]);
  if (!globalThis.opstageDocx) throw new Error("the Word code did not start");
  return globalThis.opstageDocx.makeReportDocx(desk.report(content, made.pupil, made.at), await desk.files(content));
}

/** Make a file, and say so when that fails; resolves with nothing then. */
export async function attempt(desk: Desk, content: DocumentContent, work: (about: Pick<Made, "pupil" | "at">) => Promise<Made>): Promise<Made | undefined> {
  const at = new Date();
  const pupil = desk.named(content, await desk.pupil());
  try {
    const made = await work({ pupil, at });
    desk.hideNotice();
    return made;
  } catch (cause) {
    console.warn(cause);
    desk.failed(content, pupil, at);
    return undefined;
  }
}

export function madeOf(content: DocumentContent, { pupil, at }: Pick<Made, "pupil" | "at">, data: Uint8Array | Blob, ending: string, type: string): Made {
  return { name: fileName(content.what, pupil, at, ending), type, file: new Blob([data as BlobPart], { type }), content, pupil, at };
}

export async function pdfOf(desk: Desk, content: DocumentContent, about: Pick<Made, "pupil" | "at">): Promise<Made> {
  return madeOf(content, about, await desk.pdf(content, about.pupil, about.at), ".pdf", PDF);
}
