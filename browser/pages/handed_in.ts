/** What was handed in: noted on this device, and shown on the sheet and wherever its state is shown. */

import { changedSince, type HandedIn, sumOf } from "../core/handed_in.ts";
import type { WorksheetAnswers } from "../core/envelope.ts";
import { messages } from "../core/messages.ts";
import { readableMoment } from "../core/text.ts";
import type { App } from "./app.ts";
import type { Part } from "./documents.ts";
import { keepHandedIn, lastWork } from "./pupil.ts";
import type { WorksheetForm } from "./worksheet.ts";

const text = messages.handedIn;

let known: { readonly [worksheet: string]: HandedIn } = {};

/** Behind the status word of a sheet; empty when it was not handed in. */
export function handedInWord(id: string, now: WorksheetAnswers | undefined): string {
  const mark = known[id];
  if (!mark || !now) return "";
  return changedSince(mark, now) ? text.changedWord : text.word;
}

function show(form: WorksheetForm): void {
  const line = form.form.querySelector<HTMLElement>("[data-handed-in]");
  const mark = known[form.definition.id];
  if (!line) return;
  line.hidden = !mark;
  if (!mark) return;
  const changed = changedSince(mark, form.autosave.known ?? form.answers());
  const moment = readableMoment(mark.at);
  const words = changed ? text.changed(moment) : text.on(moment);
  if (line.textContent !== words) line.textContent = words;
}

/** Read what was handed in, and show it on the sheets of this page. */
export async function showHandedIn(app: App): Promise<void> {
  known = (await lastWork(app)).handedIn ?? {};
  for (const form of app.forms) show(form);
}

/** A sheet that is saved may differ from what was handed in. */
export function watchHandedIn(app: App): void {
  document.addEventListener("kept", (event) => {
    const form = app.forms.find((candidate) => candidate.form === event.target);
    if (form) show(form);
  });
}

/** When and what was handed in of a sheet. */
export function handedIn(id: string): HandedIn | undefined {
  return known[id];
}

/** Note what was handed in; `undefined` forgets it. */
export async function setHandedIn(app: App, changes: { readonly [worksheet: string]: HandedIn | undefined }): Promise<void> {
  if (Object.entries(changes).every(([id, mark]) => mark === known[id])) return;
  const all = Object.entries({ ...(await lastWork(app)).handedIn, ...changes });
  await keepHandedIn(app, Object.fromEntries(all.filter((row): row is [string, HandedIn] => row[1] !== undefined)));
  await app.reload();
}

/** The sheets of a document were handed in just now. */
export async function noteHandedIn(app: App, parts: readonly Part[], at: Date): Promise<void> {
  await setHandedIn(app, Object.fromEntries(parts.map(({ definition, answers }) => [definition.id, { at: at.toISOString(), sum: sumOf(answers) }])));
}
