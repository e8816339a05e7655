/** The start page and every list of cards or worksheets: states, where you were, Doorgaan and the stagemap. */

import type { Status } from "../core/envelope.ts";
import { messages } from "../core/messages.ts";
import { holdsWork, type WorksheetRecord } from "../storage/records.ts";
import { isComplete } from "../questions/registry.ts";
import { questionsOf } from "../core/definition.ts";
import type { App } from "./app.ts";
import { make } from "../questions/_parts/elements.ts";
import { handedInWord, showHandedIn } from "./handed_in.ts";
import { lastWork } from "./pupil.ts";

type Records = { readonly [id: string]: WorksheetRecord };

/** Days after which work that was not downloaded is worth a reminder: Safari removes it after seven. */
const REMIND_AFTER_DAYS = 5;
const DAY = 24 * 60 * 60 * 1000;

function statusOf(records: Records, id: string): Status {
  return records[id]?.status ?? "new";
}

/** A card is done when all its sheets are, and busy when one has been begun. */
function together(statuses: readonly Status[]): Status {
  if (statuses.length && statuses.every((status) => status === "done")) return "done";
  return statuses.every((status) => status === "new") ? "new" : "busy";
}

/** `words`: what is to be said of its sheets that were handed in. */
function showState(element: HTMLElement, status: Status, words: readonly string[]): void {
  element.hidden = false;
  element.dataset["state"] = status;
  const { changedWord, word } = messages.handedIn;
  const handedIn = words.includes(changedWord) ? changedWord : words.length && words.every(Boolean) ? word : "";
  element.textContent = [messages.status[status], handedIn].filter(Boolean).join(", ");
}

/** Write the state beside every card and worksheet that this page lists. */
export function showStates(records: Records): void {
  for (const element of document.querySelectorAll<HTMLElement>("[data-worksheet-state]")) {
    const id = element.dataset["worksheetState"] ?? "";
    showState(element, statusOf(records, id), [handedInWord(id, records[id])]);
  }
  for (const element of document.querySelectorAll<HTMLElement>("[data-card-state]")) {
    const sheets = (element.dataset["cardWorksheets"] ?? "").split(" ").filter(Boolean);
    showState(element, together(sheets.map((id) => statusOf(records, id))), sheets.map((id) => handedInWord(id, records[id])));
  }
}

/** True when a question on a card has been answered: that is when Doorgaan appears. */
async function cardQuestionAnswered(app: App, records: Records): Promise<boolean> {
  const kept = app.config.cardSheets.filter((id) => holdsWork(records[id]));
  if (!kept.length) return false;
  const definitions = await app.definitions();
  return kept.some((id) => {
    const definition = definitions.find((candidate) => candidate.id === id);
    return definition !== undefined && questionsOf(definition).some((q) => !q.optional && isComplete(q, records[id]?.answers[q.id]));
  });
}

async function showResume(app: App, panel: HTMLElement): Promise<void> {
  const { last } = await lastWork(app);
  const line = panel.querySelector<HTMLElement>("[data-resume]");
  if (!line) return;
  line.hidden = !last;
  if (last) line.replaceChildren(messages.start.resume, " ", make("a", { attributes: { href: app.url(last.page) } }, last.title));
}

async function showReminder(app: App, panel: HTMLElement, records: Records): Promise<void> {
  const { exportedAt } = await lastWork(app);
  const newer = Object.values(records).filter((record) => holdsWork(record) && record.updatedAt > exportedAt);
  const old = newer.some((record) => Date.now() - Date.parse(record.updatedAt) > REMIND_AFTER_DAYS * DAY);
  const line = panel.querySelector<HTMLElement>("[data-download-reminder]");
  if (!line) return;
  line.hidden = !old;
  line.textContent = old ? messages.start.reminder : "";
}

/** Show all that the start page knows; on other pages only the states. */
export async function showProgress(app: App): Promise<void> {
  const records = await app.backend.worksheets().catch((): Records => ({}));
  await showHandedIn(app);
  showStates(records);
  const panel = document.querySelector<HTMLElement>("[data-start]");
  if (!panel) return;
  const offer = panel.querySelector<HTMLElement>("[data-finish]");
  if (offer) offer.hidden = !(await cardQuestionAnswered(app, records));
  await showResume(app, panel);
  await showReminder(app, panel, records);
}
