/** The download of a plan for the pupil's own calendar: the part that template `calendar.html` shows. */

import { planMessages } from "../../core/messages.ts";
import { fileName, isoDay } from "../../core/text.ts";
import { CALENDAR_TYPE, calendarFile } from "../../exports/calendar/index.ts";
import { download } from "../../exports/download.ts";
import type { Question } from "../../core/definition.ts";
import { asContacts, asPlan, rowsIn, tableIn } from "./columns.ts";
import { eventsOf } from "./events.ts";

const words = planMessages.calendar;
/** The file's name says what it is and of which day, and nothing of the pupil. */
const FILE = "stappenplan";
const NOBODY = { name: "", group: "" };

/** The part of a slot that a calendar needs. */
interface PlanSlot {
  readonly root: HTMLElement;
  readonly sheet: { readonly id: string; readonly title: string };
  question(role: "plan" | "contacts"): Question | undefined;
  read(role: "plan" | "contacts"): unknown;
}

function siteId(): string {
  const config = JSON.parse(document.getElementById("opstage-config")?.textContent ?? "{}") as { readonly site?: string };
  return config.site ?? "";
}

export function enableCalendar(slot: PlanSlot): void {
  const status = slot.root.querySelector<HTMLElement>("[data-calendar-status]");
  slot.root.querySelector("[data-action=save-calendar]")?.addEventListener("click", () => {
    const now = new Date();
    const plan = asPlan(slot.question("plan"));
    const contacts = asContacts(slot.question("contacts"));
    const events = eventsOf({
      site: siteId(),
      sheet: slot.sheet,
      today: isoDay(now),
      plan: plan && { question: plan, answer: tableIn(slot.read("plan")) },
      contacts: contacts && { question: contacts, answer: rowsIn(slot.read("contacts")) },
    });
    const name = fileName(FILE, NOBODY, now, ".ics");
    if (events.length) download(calendarFile(events, now), name, CALENDAR_TYPE);
    if (status) status.textContent = events.length ? words.done(name, events.length) : words.empty;
  });
}
