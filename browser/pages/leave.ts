/** Removing work: one worksheet (with an undo), or everything on a shared computer (with proof that it is gone). */

import { messages } from "../core/messages.ts";
import { holdsWork, type WorksheetRecord } from "../storage/records.ts";
import type { App } from "./app.ts";
import { ask, paragraph } from "../questions/_parts/dialog.ts";
import { folderContent, savePdf } from "./documents.ts";
import { handedIn, setHandedIn } from "./handed_in.ts";
import { button } from "../questions/_parts/elements.ts";
import { hideNotice, notify } from "./notice.ts";
import { forgetPupil } from "./pupil.ts";
import type { WorksheetForm } from "./worksheet.ts";

/** Remove everything of this site from this device and tell other tabs. Returns the number of things left: 0. */
export async function emptyDevice(app: App): Promise<number> {
  for (const form of app.forms) form.adopt(undefined);
  forgetPupil();
  await app.backend.wipe();
  globalThis.opstageMedia?.forget();
  app.backend.announce({ kind: "wiped" });
  await app.reload();
  return app.backend.count();
}

/** Wipe one worksheet. What stood there can be put back until the page is left. */
export async function wipeSheet(app: App, form: WorksheetForm): Promise<void> {
  await form.autosave.flush();
  const before: WorksheetRecord = { ...form.answers(), saves: form.autosave.known?.saves ?? {} };
  if (before.status === "new" && !before.unplaced.length) return notify({ text: messages.wipe.nothing });
  const { id } = form.definition;
  const mark = handedIn(id);
  await replaceSheet(app, form, null);
  await setHandedIn(app, { [id]: undefined });
  const undo = async (): Promise<void> => {
    await replaceSheet(app, form, before);
    await setHandedIn(app, { [id]: mark });
    notify({ text: messages.wipe.undone });
  };
  notify({ text: messages.wipe.done, actions: [{ text: messages.wipe.undo, run: () => void undo() }] });
}

async function replaceSheet(app: App, form: WorksheetForm, record: WorksheetRecord | null): Promise<void> {
  const { id } = form.definition;
  await app.backend.replace(id, record).catch(() => undefined); // blocked storage holds nothing to wipe
  form.adopt(record ?? undefined);
  app.backend.announce({ kind: record ? "saved" : "wiped", worksheet: id });
}

async function hasWork(app: App): Promise<boolean> {
  const records = await app.backend.worksheets().catch(() => ({}));
  return Object.values(records).some(holdsWork) || app.forms.some((form) => form.status() !== "new");
}

function askStart(): Promise<boolean> {
  return ask<boolean>({
    title: messages.leave.title,
    body: [paragraph(messages.leave.text)],
    buttons: (answer) => [
      button(messages.leave.start, () => answer(true), { primary: true, action: "leave-start" }),
      button(messages.opening.mergeCancel, () => answer(false)),
    ],
    cautious: false,
  });
}

function askGone(name: string): Promise<boolean> {
  return ask<boolean>({
    title: messages.leave.title,
    body: [paragraph(messages.leave.saved(name))],
    buttons: (answer) => [
      button(messages.leave.confirm, () => answer(true), { primary: true, action: "leave-confirm" }),
      button(messages.opening.mergeCancel, () => answer(false)),
    ],
    cautious: false,
  });
}

/** "Klaar op deze computer": download everything, wipe it, and look whether it is really gone. */
export async function leaveComputer(app: App): Promise<void> {
  await app.flush();
  if (await hasWork(app)) {
    if (!(await askStart())) return;
    const name = await savePdf(app, await folderContent(app));
    if (name === undefined) return;
    hideNotice();
    if (!(await askGone(name))) return;
  }
  const left = await emptyDevice(app).catch(() => -1);
  notify(left === 0 ? { text: messages.leave.emptied } : { text: messages.leave.notEmptied, kind: "problem" });
}
