/** The start page and every list of cards or worksheets: states, where you were, Doorgaan and the stagemap. */

import type { Status } from "../core/envelope.ts";
import { messages } from "../core/messages.ts";
import { holdsWork, type WorksheetRecord } from "../storage/records.ts";
import { isComplete } from "../questions/registry.ts";
import { questionsOf } from "../core/definition.ts";
import type { App } from "./app.ts";
import { ask, paragraph } from "../questions/_parts/dialog.ts";
import { cardContent, folderContent, savePdf } from "./documents.ts";
import { button, labelledField, make } from "../questions/_parts/elements.ts";
import { notify } from "./notice.ts";
import { lastWork, pupilOf, setPupil } from "./pupil.ts";

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

function showState(element: HTMLElement, status: Status): void {
  element.hidden = false;
  element.dataset["state"] = status;
  element.textContent = messages.status[status];
}

/** Write the state beside every card and worksheet that this page lists. */
export function showStates(records: Records): void {
  for (const element of document.querySelectorAll<HTMLElement>("[data-worksheet-state]")) {
    showState(element, statusOf(records, element.dataset["worksheetState"] ?? ""));
  }
  for (const element of document.querySelectorAll<HTMLElement>("[data-card-state]")) {
    const sheets = (element.dataset["cardWorksheets"] ?? "").split(" ").filter(Boolean);
    showState(element, together(sheets.map((id) => statusOf(records, id))));
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

/** Doorgaan → name and class → Afronden: the answers are downloaded. */
export async function finish(app: App, preferred: "cards" | "folder"): Promise<void> {
  const text = messages.finish;
  const pupil = await pupilOf(app);
  const name = labelledField(messages.pupil.name, pupil.name, "name");
  const group = labelledField(messages.pupil.group, pupil.group, "group");
  const cards = choice(text.cards, "cards", preferred === "cards");
  const folder = choice(text.folder, "folder", preferred === "folder");
  const what = make("fieldset", { class: "dialog__choice" }, make("legend", {}, text.what), cards.label, folder.label);
  const agreed = await ask<boolean>({
    title: preferred === "cards" ? text.title : messages.report.folderTitle,
    body: [paragraph(text.text), name.label, group.label, ...(preferred === "cards" ? [what] : [])],
    buttons: (answer) => [
      button(text.finish, () => answer(true), { primary: true, action: "finish" }),
      button(messages.pupil.cancel, () => answer(false)),
    ],
    cautious: false,
  });
  if (!agreed) return;
  await setPupil(app, { name: name.field.value, group: group.field.value });
  const content = folder.input.checked ? await folderContent(app) : await cardContent(app);
  if (!content.parts.length) return notify({ text: messages.exporting.nothing });
  await savePdf(app, content);
}

function choice(text: string, value: string, checked: boolean): { label: HTMLElement; input: HTMLInputElement } {
  const input = make("input", { attributes: { type: "radio", name: "what", value } });
  input.checked = checked;
  return { label: make("label", { class: "option" }, input, make("span", {}, text)), input };
}

/** Show all that the start page knows; on other pages only the states. */
export async function showProgress(app: App): Promise<void> {
  const records = await app.backend.worksheets().catch((): Records => ({}));
  showStates(records);
  const panel = document.querySelector<HTMLElement>("[data-start]");
  if (!panel) return;
  const offer = panel.querySelector<HTMLElement>("[data-finish]");
  if (offer) offer.hidden = !(await cardQuestionAnswered(app, records));
  await showResume(app, panel);
  await showReminder(app, panel, records);
}
