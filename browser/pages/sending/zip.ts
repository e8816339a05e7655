/** The stagemap as a ZIP: the PDF, and every photo and clip as it is kept. */

import { originalsOf } from "../../exports/original_names.ts";
import { ZipWriter } from "../../exports/sheet/zip_writer.ts";
import type { DocumentContent } from "../documents.ts";
import type { Desk, Made } from "./desk.ts";

export const ZIP = "application/zip";

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

export interface Folder {
  readonly zip: Blob;
  /** Photos and clips that are not on this device. */
  readonly missing: number;
}

/** `documents`: files made of the content. The originals come in one by one. */
export async function zipOf(desk: Desk, content: DocumentContent, documents: readonly Pick<Made, "name" | "file">[]): Promise<Folder> {
  const zip = new ZipWriter();
  for (const { name, file } of documents) await zip.add(name, whole(new Uint8Array(await file.arrayBuffer())));
  const read = await desk.files(content);
  const sheets = content.parts.map(({ definition, answers: { answers, unplaced } }) => [definition.id, [answers, unplaced]] as const);
  let missing = 0;
  for (const { file, path } of originalsOf(sheets)) {
    const bytes = await read(file);
    if (bytes) await zip.add(path, whole(bytes));
    else missing += 1;
  }
  return { zip: zip.finish(ZIP), missing };
}
