/** Days of the calendar as numbers: what is counted with days counts with these. */

const MS_PER_DAY = 86_400_000;
/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 4;
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
