/** Weeks, school years and public holidays. A day is its number (core/days.ts). Weeks run from Monday to Sunday. */

import { dayNumber, dayText, weekday } from "../days.ts";
import type { Holiday, Rule } from "./schedule.ts";

export const WEEK = 7;
export const SUNDAY = 0;
export const JUNE = 6;
export const JULY = 7;
export const AUGUST = 8;
const SEPTEMBER = 9;

/** The Monday of the week of a day. */
export function mondayOf(day: number): number {
  return day - ((weekday(day) + WEEK - 1) % WEEK);
}

export function yearOf(day: number): number {
  return Number(dayText(day).slice(0, 4));
}

/** 1 is January. */
export function monthOf(day: number): number {
  return Number(dayText(day).slice(5, 7));
}

/** The year in which the school year of a day begins: on 1 September. */
export function schoolYearOf(day: number): number {
  return monthOf(day) >= SEPTEMBER ? yearOf(day) : yearOf(day) - 1;
}

/** The day of a text that is a day; the plan and the rules were checked on their way in. */
export function dayOf(text: string): number {
  return dayNumber(text) ?? NaN;
}

/** Easter Sunday by the Gregorian rule (Meeus, Jones and Butcher), whose steps have names nowhere. */
export function easterOf(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const marchDay = h + l - 7 * m + 22; // 32 is 1 April
  return dayOf(`${year}-03-01`) + marchDay - 1;
}

/** The day of a holiday in a year. */
export function holidayIn(year: number, { date, easter = 0, ifSunday = 0 }: Holiday): number {
  const day = date === undefined ? easterOf(year) + easter : dayOf(`${year}-${date}`);
  return weekday(day) === SUNDAY ? day + ifSunday : day;
}

/** Name of the holiday that a day is by a rule. */
export function holidayOn(day: number, { holidays = [] }: Rule): string | undefined {
  return holidays.find((holiday) => holidayIn(yearOf(day), holiday) === day)?.name;
}
