/** A worksheet as a Word document: for who writes in the margin. It brings no work back, and the pupil hears that too. */

import { docxMessages, messages } from "../../core/messages.ts";
import { make } from "../../questions/_parts/elements.ts";
import type { WorksheetForm } from "../worksheet.ts";
import type { Desk } from "./desk.ts";
import { DOCX, docxOf, madeOf } from "./making.ts";
import { save } from "./ready.ts";

export async function word(desk: Desk, form: WorksheetForm): Promise<void> {
  const content = desk.sheet(form);
  if (!(await desk.mayDownload(content))) return;
  desk.notify({ text: docxMessages.busy, kind: "busy" });
  try {
    const about = { pupil: desk.named(content, await desk.pupil()), at: new Date() };
    const made = madeOf(content, about, await docxOf(desk, content, about), ".docx", DOCX);
    await save(desk, made);
    desk.notify({ text: messages.exporting.done(made.name), more: [make("p", {}, docxMessages.keepPdf)] });
  } catch (cause) {
    console.warn(cause);
    desk.notify({ text: docxMessages.failed, kind: "problem" });
  }
}
