/** Adds up a schedule. Pure. Breaks are left out of the work: it is what people mean by hours of an internship. */

import type { Day, Schedule } from "../../core/worktime/schedule.ts";
import { dayNumber, weekday } from "../../core/days.ts";

export interface Totals {
  /** Minutes of work in all. */
  readonly work: number;
  readonly days: number;
  /** Calendar weeks with work in them. */
  readonly weeks: number;
  /** Least and most minutes of work in such a week. */
  readonly perWeek: readonly [number, number];
  /** The same with school in it. */
  readonly withSchool: readonly [number, number];
}

const DAYS = 7;

function length({ start, end }: { readonly start: number; readonly end: number }): number {
  return end - start;
}

function workOf(day: Day): number {
  return day.work ? length(day.work) - day.breaks.reduce((sum, pause) => sum + length(pause), 0) : 0;
}

/** Number of the Monday of a week. */
function mondayOf(date: string): number {
  const day = dayNumber(date) ?? 0;
  return day - ((weekday(day) + DAYS - 1) % DAYS);
}

function range(values: readonly number[]): readonly [number, number] {
  return values.length ? [Math.min(...values), Math.max(...values)] : [0, 0];
}

export function totalsOf({ days }: Schedule): Totals {
  const weeks = new Map<number, { work: number; school: number }>();
  for (const day of days) {
    const monday = mondayOf(day.date);
    const week = weeks.get(monday) ?? { work: 0, school: 0 };
    week.work += workOf(day);
    week.school += day.school ? length(day.school) : 0;
    weeks.set(monday, week);
  }
  const working = [...weeks.values()].filter(({ work }) => work > 0);
  return {
    work: working.reduce((sum, { work }) => sum + work, 0),
    days: days.filter(({ work }) => work).length,
    weeks: working.length,
    perWeek: range(working.map(({ work }) => work)),
    withSchool: range(working.map(({ work, school }) => work + school)),
  };
}
