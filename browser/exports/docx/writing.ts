/** A piece of writing – a letter, an agreement, a report – as a Word document. */

import type { FileReader } from "../../core/media.ts";
import { writingMessages } from "../../core/messages.ts";
import type { Writing } from "../../core/writing.ts";
import { nextTask } from "../pdf/pause.ts";
import { makeFile } from "./file.ts";
import { readPhotos } from "./pictures.ts";

export async function makeDocx(writing: Writing, files: FileReader): Promise<Uint8Array> {
  const { title, author, subject, footer, layout, blocks } = writing;
  const photos = await readPhotos(blocks, files);
  // The page shows that it is busy before it is: numbers for the contents take a while.
  await nextTask();
  return makeFile({ title, author, subject: subject || writingMessages.subject, footer, layout, blocks, photos, contents: "1-2" });
}
