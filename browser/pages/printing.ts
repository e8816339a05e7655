/** Prints an empty sheet to write on, or the answers in full. The browser's own print command chooses by itself. */

import { filesIn, isPhoto } from "../core/media.ts";
import { isoDay, readableDate } from "../core/text.ts";
import { reportNode } from "../exports/print.ts";
import type { App } from "./app.ts";
import { reportOf, sheetContent } from "./documents.ts";
import { pupilOf } from "./pupil.ts";
import type { WorksheetForm } from "./worksheet.ts";

const ANSWERS = "prints-answers";
let paper: HTMLElement | undefined;
let pupil = { name: "", group: "" };

function layPaper(app: App, form: WorksheetForm): void {
  clearPaper();
  const now = new Date();
  paper = reportNode(reportOf(app, sheetContent(form), pupil, now), readableDate(isoDay(now)), photoUrl);
  document.body.append(paper);
  document.documentElement.classList.add(ANSWERS);
}

function clearPaper(): void {
  paper?.remove();
  paper = undefined;
  document.documentElement.classList.remove(ANSWERS);
}

/** Paper cannot wait: only photos that the page has read before can be on it. */
function photoUrl(file: string): string | undefined {
  return globalThis.opstageMedia?.photoUrl(file);
}

/** Bring the photos of answers to the page. */
export async function readPhotos(app: App, answers: unknown): Promise<void> {
  const photos = [...filesIn(answers)].filter(isPhoto);
  if (!photos.length) return;
  const read = await app.filesOf(answers);
  for (const photo of photos) await read(photo);
}

export async function printAnswers(app: App, form: WorksheetForm): Promise<void> {
  pupil = await pupilOf(app);
  await readPhotos(app, form.answers());
  layPaper(app, form);
  await Promise.all([...(paper?.querySelectorAll("img") ?? [])].map((image) => image.decode().catch(() => undefined)));
  print();
}

/** An empty sheet, also when answers stand in the form. */
export function printEmpty(): void {
  document.documentElement.classList.add("prints-empty");
  clearPaper();
  print();
}

/** Ctrl+P: with answers they are printed in full, else the empty sheet. */
export function enablePrinting(app: App): void {
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>("details.words")) details.open = true;
    const [form] = app.forms;
    const { classList } = document.documentElement;
    const isTaken = classList.contains("prints-empty") || classList.contains(ANSWERS); // by a practice tool, for a paper of its own
    if (form && !isTaken && form.status() !== "new") layPaper(app, form);
  });
  addEventListener("afterprint", () => {
    clearPaper();
    document.documentElement.classList.remove("prints-empty");
  });
  void pupilOf(app).then((known) => {
    pupil = known;
  });
}
