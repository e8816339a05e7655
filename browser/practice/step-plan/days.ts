/** Counting with days of the calendar, written as 2026-11-21. School days are all days but Saturday and Sunday. */

const MS_PER_DAY = 86_400_000;
/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 4;
const SUNDAY = 0;
const SATURDAY = 6;
/** A date field tells of 0002 while a pupil types 2026. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2200;

/** Number of a day since 1970, or undefined for what is no day of our time: an unfinished year, other text. */
export function dayNumber(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const year = Number(match?.[1]);
  if (!match || year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  const time = Date.UTC(year, Number(match[2]) - 1, Number(match[3]));
  return dayText(time / MS_PER_DAY) === text ? time / MS_PER_DAY : undefined;
}

export function dayText(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** 0 is Sunday, as in Date. */
export function weekday(day: number): number {
  return (((day + FIRST_WEEKDAY) % 7) + 7) % 7;
}

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
