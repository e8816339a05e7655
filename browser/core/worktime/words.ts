/** Days and lengths of time as the hours check says them. */

import { dayText, weekday } from "../days.ts";
import { timeMessages, worktimeMessages as words } from "../messages.ts";
import { readableDate } from "../text.ts";
import { HOUR } from "./plan.ts";

/** A day, or the first day of a week, on which a plan does not fit a rule. */
export interface Trouble {
  readonly day: number;
  /** One sentence. */
  readonly found: string;
}

/** "maandag 18 januari 2027" */
export function dayWords(day: number): string {
  return `${timeMessages.days[weekday(day)]} ${readableDate(dayText(day))}`;
}

/** "7 uur en 15 minuten" */
export function lengthWords(minutes: number): string {
  const whole = Math.round(minutes);
  return words.length(Math.floor(whole / HOUR), whole % HOUR);
}

/** "7.30" */
export function clockWords(minutes: number): string {
  return `${Math.floor(minutes / HOUR) % 24}.${String(minutes % HOUR).padStart(2, "0")}`;
}

/** "Maandag 18 januari 2027: 8 uur werk." */
export function onDay(day: number, what: string): Trouble {
  const name = dayWords(day);
  return { day, found: `${name.slice(0, 1).toUpperCase()}${name.slice(1)}: ${what}.` };
}

export function inWeek(monday: number, what: string): Trouble {
  return { day: monday, found: `${words.week(dayWords(monday))}: ${what}.` };
}
