/** Opens a downloaded file again, from any page: by button or by dropping it. Nothing is overwritten without a choice. */

import type { WorksheetDefinition } from "../core/definition.ts";
import type { Envelope, WorksheetAnswers } from "../core/envelope.ts";
import { filesIn } from "../core/media.ts";
import { messages } from "../core/messages.ts";
import { readableMoment } from "../core/text.ts";
import { FileFailure } from "../files/failure.ts";
import { MOST_BYTES } from "../files/guard.ts";
import { mergeAnswers, type MergeChoice } from "../files/merge.ts";
import { placeAnswers } from "../files/place.ts";
import type {} from "../files/reading.ts";
import { StorageError } from "../storage/backend.ts";
import { holdsWork, recordFromFile, type WorksheetRecord } from "../storage/records.ts";
import type { App } from "./app.ts";
import { ask, paragraph } from "../questions/_parts/dialog.ts";
import { button, make } from "../questions/_parts/elements.ts";
import { hideNotice, notify } from "./notice.ts";
import { pupilOf, setPupil } from "./pupil.ts";

const text = messages.opening;

type Records = { readonly [id: string]: WorksheetRecord };

function moment(iso: string): string {
  return readableMoment(iso) || text.unknownMoment;
}

function latest(dates: readonly string[]): string {
  return [...dates].sort().pop() ?? "";
}

function askMerge(here: Records, envelope: Envelope, both: readonly string[]): Promise<MergeChoice | "cancel"> {
  const ours = moment(latest(both.map((id) => here[id]?.updatedAt ?? "")));
  const theirs = moment(latest(both.map((id) => envelope.worksheets[id]?.updatedAt ?? "")));
  return ask<MergeChoice | "cancel">({
    title: text.mergeTitle,
    body: [paragraph(text.mergeText(ours, theirs))],
    buttons: (answer) => [
      button(text.mergeFill, () => answer("fill"), { primary: true, action: "merge-fill" }),
      button(text.mergeReplace, () => answer("replace"), { action: "merge-replace" }),
      button(text.mergeCancel, () => answer("cancel"), { action: "merge-cancel" }),
    ],
    cautious: "cancel",
  });
}

/** What comes to be kept of one worksheet. A sheet that this site does not have is kept as it is. */
function incoming(
  definition: WorksheetDefinition | undefined,
  file: WorksheetAnswers,
  here: WorksheetRecord | undefined,
  choice: MergeChoice,
): WorksheetRecord {
  if (!definition) return recordFromFile(here, file); // carried as it is
  const placed = placeAnswers(definition, file);
  if (!holdsWork(here)) return recordFromFile(here, placed);
  return recordFromFile(here, mergeAnswers(definition, placeAnswers(definition, here), placed, choice));
}

async function putAll(app: App, records: { readonly [id: string]: WorksheetRecord | null }): Promise<void> {
  for (const [id, record] of Object.entries(records)) {
    await app.backend.replace(id, record);
    app.forms.find((form) => form.definition.id === id)?.adopt(record ?? undefined);
    app.backend.announce({ kind: "saved", worksheet: id });
  }
  await app.reload();
}

/** With storage blocked or full the file still opens on the page itself. */
function showWithoutStorage(app: App, records: Records): void {
  for (const form of app.forms) {
    const record = records[form.definition.id];
    if (record) form.show(record, { keepTouched: false });
  }
}

function tellOpened(app: App, words: readonly string[], opened: readonly string[], definitions: readonly WorksheetDefinition[], undo: () => void): void {
  const known = definitions.filter(({ id }) => opened.includes(id));
  const links = known
    .filter(({ placement }) => placement === "page")
    .map(({ id, number, title }) => make("li", {}, make("a", { attributes: { href: app.url(`werkbladen/${id}.html`) } }, number ? `${number}. ${title}` : title)));
  const rest = known.length < opened.length ? [make("p", {}, text.unknownSheets)] : [];
  const [first = "", ...others] = words;
  notify({
    text: first,
    more: [...others.map((remark) => make("p", {}, remark)), ...(links.length ? [make("ul", { class: "notice-bar__links" }, ...links)] : []), ...rest],
    actions: [{ text: text.undo, run: undo }],
  });
}

/** Photos that came along, and sentences about those that did not. */
async function takePhotos(app: App, envelope: Envelope, bytes: Uint8Array): Promise<readonly string[]> {
  if (envelope.purpose || !filesIn(envelope.worksheets).size) return [];
  const media = await app.media();
  return media.takeIn(app, envelope.worksheets, bytes);
}

async function place(app: App, envelope: Envelope, bytes: Uint8Array): Promise<void> {
  await app.flush();
  const definitions = await app.definitions();
  const here = await app.backend.worksheets().catch((): Records => ({}));
  const ids = Object.keys(envelope.worksheets);
  const both = ids.filter((id) => holdsWork(here[id]));
  hideNotice();
  // What a teacher gives back changes no answer, so there is nothing to ask.
  const choice = envelope.purpose ?? (both.length ? await askMerge(here, envelope, both) : "replace");
  if (choice === "cancel") return;
  const before = Object.fromEntries(ids.map((id) => [id, here[id] ?? null]));
  const after = Object.fromEntries(
    ids.map((id) => [id, incoming(definitions.find((d) => d.id === id), envelope.worksheets[id] as WorksheetAnswers, here[id], choice)]),
  );
  const remarks = await takePhotos(app, envelope, bytes);
  await keep(app, envelope, after);
  const words = envelope.purpose ? messages.feedback.opened : text.opened(ids.length);
  tellOpened(app, [words, ...remarks], ids, definitions, () => {
    void putAll(app, before).then(() => notify({ text: text.undone }));
  });
}

async function keep(app: App, envelope: Envelope, after: Records): Promise<void> {
  try {
    await putAll(app, after);
    await app.backend.confirmVisit();
  } catch (cause) {
    if (!(cause instanceof StorageError)) throw cause;
    showWithoutStorage(app, after);
  }
  const pupil = await pupilOf(app);
  if (envelope.pupil && !pupil.name && !pupil.group) await setPupil(app, envelope.pupil);
}

async function read(app: App, bytes: Uint8Array): Promise<Envelope> {
  await app.load("reading");
  const found = await globalThis.opstageReading?.readFile(bytes, app.config.site);
  if (typeof found === "string") throw new FileFailure(found);
  if (!found) throw new Error("the reading code did not start");
  return found;
}

/** Read a file and lay its answers on this device; says in one sentence why when that cannot be. */
export async function openFile(app: App, file: File): Promise<void> {
  notify({ text: text.busy, kind: "busy" });
  try {
    if (file.size > MOST_BYTES) throw new FileFailure("TOO_BIG");
    const bytes = new Uint8Array(await file.arrayBuffer());
    await place(app, await read(app, bytes), bytes);
  } catch (cause) {
    const code = cause instanceof FileFailure ? cause.code : "DAMAGED";
    if (!(cause instanceof FileFailure)) console.warn(cause);
    notify({ text: messages.failures[code], kind: "problem", more: [make("span", { attributes: { "data-failure": code, hidden: "" } })] });
  }
}

/** A file field that opens when a button asks for it. */
export function enableOpening(app: App): void {
  const field = make("input", {
    class: "visually-hidden",
    attributes: { type: "file", accept: ".pdf,.json,application/pdf,application/json", "data-file-field": "", tabindex: "-1", "aria-hidden": "true", hidden: "" },
  });
  field.addEventListener("change", () => {
    const [file] = field.files ?? [];
    field.value = "";
    if (file) void openFile(app, file);
  });
  document.body.append(field);
  document.addEventListener("click", (event) => {
    if ((event.target as Element).closest("[data-action=open-file]")) field.click();
  });
  enableDropping(app);
}

function enableDropping(app: App): void {
  const veil = make("div", { class: "drop-veil", attributes: { hidden: "" } }, make("p", {}, text.drop));
  document.body.append(veil);
  const holdsFile = (event: DragEvent): boolean => [...(event.dataTransfer?.types ?? [])].includes("Files");
  addEventListener("dragover", (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    veil.hidden = false;
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) veil.hidden = true;
  });
  addEventListener("drop", (event) => {
    veil.hidden = true;
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    if (!document.querySelector("dialog[open]")) void openFile(app, file); // first the answer to what the page asks
  });
}
