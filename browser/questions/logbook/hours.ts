/** Days of a logbook in order, and the hours that they make. */

import type { AnswerOf } from "../../core/definition.ts";

export type Day = AnswerOf<"logbook">[number];

function minuteOfDay(time: string): number {
  return /^\d\d:\d\d/.test(time) ? Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) : NaN;
}

/** Minutes at work; 0 when a time is missing, or the end does not come after the start and the pause. */
export function minutesOf({ start, end, pause }: Day): number {
  const minutes = minuteOfDay(end) - minuteOfDay(start) - (Number(pause.replace(",", ".")) || 0);
  return minutes > 0 ? Math.round(minutes) : 0;
}

/** Midday of a day by its ISO date; an invalid date for other text. */
function middayOf(date: string): Date {
  return new Date(/^\d{4}-\d\d-\d\d$/.test(date) ? `${date}T12:00:00Z` : NaN);
}

/** Number of the day in the week from Sunday, as `getDay` counts; NaN for what is no date. */
export function weekday(date: string): number {
  return middayOf(date).getUTCDay();
}

/** The Monday of the week of a day; "" for what is no date. */
export function mondayOf(date: string): string {
  const day = middayOf(date);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return Number.isNaN(day.getTime()) ? "" : day.toISOString().slice(0, 10);
}

/** By date and time; days without a date stand last. */
export function inOrder(days: readonly Day[]): Day[] {
  const key = ({ date, start }: Day): string => `${date || "~"} ${start || "~"}`;
  return [...days].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** Minutes by Monday of the week, in order of the days. */
export function weeksOf(days: readonly Day[]): Map<string, number> {
  const weeks = new Map<string, number>();
  for (const day of inOrder(days)) {
    const minutes = minutesOf(day);
    if (minutes) weeks.set(mondayOf(day.date), (weeks.get(mondayOf(day.date)) ?? 0) + minutes);
  }
  return weeks;
}
