/** Counting with days of the calendar, written as 2026-11-21. School days are all days but Saturday and Sunday. */

import { dayNumber, dayText, weekday } from "../../core/days.ts";

export { dayNumber, dayText, weekday };

const SUNDAY = 0;
const SATURDAY = 6;

export function isSchoolDay(day: number): boolean {
  return weekday(day) !== SUNDAY && weekday(day) !== SATURDAY;
}

/** This day, or the first school day after it. */
export function schoolDayFrom(day: number): number {
  return isSchoolDay(day) ? day : schoolDayFrom(day + 1);
}

/** This day, or the last school day before it. */
export function schoolDayUpTo(day: number): number {
  return isSchoolDay(day) ? day : schoolDayUpTo(day - 1);
}

/** The school day that is `count` school days later, or earlier when `count` is negative. */
export function addSchoolDays(day: number, count: number): number {
  const step = Math.sign(count);
  let found = count < 0 ? schoolDayUpTo(day) : schoolDayFrom(day);
  for (let left = Math.abs(count); left > 0; left -= 1) {
    do found += step;
    while (!isSchoolDay(found));
  }
  return found;
}

/** How many school days from one school day to another; negative when the other is earlier. */
export function schoolDaysBetween(from: number, to: number): number {
  if (to < from) return -schoolDaysBetween(to, from);
  let count = 0;
  for (let day = from + 1; day <= to; day += 1) if (isSchoolDay(day)) count += 1;
  return count;
}
