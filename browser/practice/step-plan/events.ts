/** The dated steps and follow-ups of a plan as events of a calendar. Pure: no DOM, no clock. */

import { planMessages } from "../../core/messages.ts";
import type { CalendarEvent, Reminder } from "../../exports/calendar/index.ts";
import { contactColumns, type ContactsQuestion, planColumns, type PlanQuestion } from "./columns.ts";
import { dayNumber } from "./days.ts";
import { type Cells, cellOf, type Table } from "./filling.ts";

const words = planMessages.event;
/** The afternoon before: there is still time to prepare. */
const REMINDER: Reminder = { daysBefore: 1, hour: 16 };

export interface PlanContent {
  readonly site: string;
  readonly sheet: { readonly id: string; readonly title: string };
  readonly today: string;
  readonly plan?: { readonly question: PlanQuestion; readonly answer: Table } | undefined;
  readonly contacts?: { readonly question: ContactsQuestion; readonly answer: readonly Cells[] } | undefined;
}

/** One event for every day that stands in the plan and in the list of contacts. What is no day is left out. */
export function eventsOf(content: PlanContent): readonly CalendarEvent[] {
  return [...stepEvents(content), ...followUpEvents(content)];
}

function stepEvents({ plan, ...content }: PlanContent): readonly CalendarEvent[] {
  if (!plan) return [];
  const columns = planColumns(plan.question);
  return plan.question.rows.flatMap((row) =>
    event(content, row.id, cellOf(plan.answer, row.id, columns.day), words.step(row.label), cellOf(plan.answer, row.id, columns.done) !== ""),
  );
}

function followUpEvents({ contacts, ...content }: PlanContent): readonly CalendarEvent[] {
  if (!contacts) return [];
  const columns = contactColumns(contacts.question);
  return contacts.answer.flatMap((cells, place) => {
    const who = (cells[columns.who] ?? "").replace(/\s+/g, " ").trim();
    return event(content, `nabellen-${place + 1}`, cells[columns.follow_up] ?? "", words.followUp(who), false);
  });
}

/** A day that is past, or a step that is done, rings no bell: some calendars ring at once for what is late. */
function event(content: PlanContent, step: string, day: string, title: string, done: boolean): readonly CalendarEvent[] {
  if (dayNumber(day) === undefined) return [];
  return [
    {
      uid: `${step}.${content.sheet.id}.${content.site}@op-stage`,
      day,
      title,
      text: words.text(content.sheet.title),
      ...(day > content.today && !done ? { reminder: REMINDER } : {}),
    },
  ];
}
