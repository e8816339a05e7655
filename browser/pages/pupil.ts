/** First name and class: asked beside the download button, remembered on this device, never needed. */

import type { Pupil } from "../core/envelope.ts";
import { forgetNote, noteDown, readNote } from "../storage/journal.ts";
import { EMPTY_PROFILE, type ProfileRecord } from "../storage/records.ts";
import type { App } from "./app.ts";

/** What this page knows when storage does not work. */
let remembered: ProfileRecord = EMPTY_PROFILE;
/** What is being written: until it is durable it counts as not kept. */
let going: Partial<ProfileRecord> = {};
let writes = 0;
/** Under this name the journal keeps what was going when the page went away. No worksheet has such an id. */
const NOTE = "@pupil";

async function profileOf(app: App): Promise<ProfileRecord> {
  const kept = await app.backend.profile().catch(() => remembered);
  if (kept.name || kept.group || kept.exportedAt || kept.last || kept.handedIn) remembered = kept;
  return remembered;
}

async function change(app: App, part: Partial<ProfileRecord>): Promise<void> {
  remembered = { ...remembered, ...part };
  going = { ...going, ...part };
  writes += 1;
  await app.backend.saveProfile(part).catch(() => undefined); // the status line of the worksheet tells of blocked storage
  writes -= 1;
  if (writes) return;
  going = {};
  forgetNote(app.config.site, NOTE);
}

/** A page that goes away takes its transaction with it: write down what is under way, for the next page. */
function noteLastMoment(app: App): void {
  if (Object.keys(going).length) noteDown(app.config.site, NOTE, { at: new Date().toISOString(), part: going });
}

/** Keep what an earlier page had no time for. */
async function takeNote(app: App): Promise<void> {
  const note = readNote<{ at: string; part: Partial<ProfileRecord> }>(app.config.site, NOTE);
  if (note) await change(app, note.part);
}

export async function pupilOf(app: App): Promise<Pupil> {
  const { name, group } = await profileOf(app);
  return { name: name.trim(), group: group.trim() };
}

export async function setPupil(app: App, pupil: Pupil): Promise<void> {
  void app.backend.confirmVisit();
  await change(app, { name: pupil.name, group: pupil.group });
  for (const field of fields()) show(field, pupil);
}

/** Note when work was last downloaded. */
export async function exported(app: App, at: Date): Promise<void> {
  await change(app, { exportedAt: at.toISOString() });
}

/** Note which page was last worked on. */
export async function workedOn(app: App, last: NonNullable<ProfileRecord["last"]>): Promise<void> {
  await change(app, { last });
}

/** Keep what was handed in, by worksheet. */
export async function keepHandedIn(app: App, handedIn: NonNullable<ProfileRecord["handedIn"]>): Promise<void> {
  await change(app, { handedIn });
}

export async function lastWork(app: App): Promise<Pick<ProfileRecord, "last" | "exportedAt" | "handedIn">> {
  return profileOf(app);
}

/** Forget what this page remembers: the computer is being emptied. */
export function forgetPupil(): void {
  remembered = EMPTY_PROFILE;
  going = {};
  for (const field of fields()) field.value = "";
}

function fields(): readonly HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>("[data-pupil]")];
}

function show(field: HTMLInputElement, pupil: Pupil): void {
  field.value = field.dataset["pupil"] === "group" ? pupil.group : pupil.name;
}

/** Fill the fields on this page and save what is typed in them. */
export async function showPupilFields(app: App): Promise<void> {
  await takeNote(app);
  addEventListener("pagehide", () => noteLastMoment(app));
  const pupil = await pupilOf(app);
  for (const field of fields()) {
    show(field, pupil);
    field.oninput = () => {
      const typed = { name: "", group: "" };
      for (const other of fields()) typed[other.dataset["pupil"] === "group" ? "group" : "name"] = other.value;
      void app.backend.confirmVisit();
      void change(app, typed);
    };
  }
}
