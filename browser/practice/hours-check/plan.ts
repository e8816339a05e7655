/**
 * From what is filled in to a schedule of days. Pure: no DOM, no clock. What cannot be true is said in a sentence, and then there is
 * no schedule: half a plan would seem to fit.
 */

import { hoursMessages as words } from "../../core/messages.ts";
import { hasText } from "../../core/text.ts";
import type { Day, Kind, Schedule, Stretch } from "../../core/worktime/schedule.ts";
import type { Region } from "../../core/definition.ts";
import { dayNumber, dayText, weekday } from "../../core/days.ts";

export type Cells = { readonly [column: string]: string };
export type Table = { readonly [row: string]: Cells };

/** Texts of the sheet as they stand in its fields. */
export interface PlanInput {
  readonly region: Region;
  /** Columns begin, eind, leeftijd, jarig, soort, eerder. */
  readonly period: Cells;
  /** Rows by the name of the day; columns begin, einde, pauze. */
  readonly week: Table;
  /** Rows by the name of the day; columns van, tot, lessen. */
  readonly school: Table;
  /** Columns van, tot, begin, einde, pauze, school. */
  readonly different: readonly Cells[];
}

export interface Plan {
  /** Absent while something is missing or cannot be true. */
  readonly schedule?: Schedule;
  /** Nothing is filled in yet. */
  readonly empty: boolean;
  /** What still has to be filled in, in words. */
  readonly missing: readonly string[];
  /** What cannot be true. */
  readonly wrong: readonly string[];
  /** What the reader should know: it is left out. */
  readonly notes: readonly string[];
}

/** Rows of the tables, by number of the weekday: 0 is Sunday. */
const ROWS = ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"] as const;
const NOTHING: Cells = {};
const DAY_MINUTES = 1440;
/** Work that begins in the afternoon and ends before the morning goes on after midnight; anything else is turned round. */
const LATE = 12 * 60;
const EARLY = 8 * 60;
const LONGEST_PLAN = 366;
const OLDEST = 99;
const MOST_HOURS = 3000;
const MOST_LESSONS = 16;

interface Work {
  readonly work: Stretch;
  readonly breaks: readonly Stretch[];
}

interface AtSchool {
  readonly school: Stretch;
  readonly lessons?: number;
}

/** Collects sentences while the fields are read. */
interface Said {
  readonly missing: string[];
  readonly wrong: string[];
  readonly notes: string[];
}

function cell(cells: Cells | undefined, column: string): string {
  return cells && Object.hasOwn(cells, column) ? (cells[column] ?? "").trim() : "";
}

function row(table: Table, id: string): Cells {
  return Object.hasOwn(table, id) ? (table[id] ?? NOTHING) : NOTHING;
}

/** Minutes since midnight of "08:30"; undefined for what is no time. */
function minutes(text: string): number | undefined {
  const match = /^(\d{2}):(\d{2})(:\d{2})?$/.exec(text);
  const [hours, rest] = [Number(match?.[1]), Number(match?.[2])];
  return match && hours < 24 && rest < 60 ? hours * 60 + rest : undefined;
}

/** A number as people type it, with a comma; undefined for other text and for what is below nought or above `most`. */
function amount(text: string, most: number): number | undefined {
  const value = /^\d+([.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : NaN;
  return value <= most ? value : undefined;
}

/** From a time to a time. `name`: the day, in words. Undefined when a half is missing or it is turned round, which is said. */
function stretch(from: string, until: string, name: string, what: "work" | "school", said: Said): Stretch | undefined {
  if (!hasText(from) && !hasText(until)) return undefined;
  if (!hasText(from) || !hasText(until)) {
    said.missing.push(words.missing[what][hasText(from) ? "end" : "start"](name));
    return undefined;
  }
  const [start, end] = [minutes(from), minutes(until)];
  if (start === undefined || end === undefined) {
    said.wrong.push(words.wrong.time(name));
    return undefined;
  }
  if (end > start) return { start, end };
  if (what === "work" && start >= LATE && end <= EARLY) return { start, end: end + DAY_MINUTES };
  said.wrong.push(words.wrong[what](name));
  return undefined;
}

/** One break in the middle of the work, of which only the length is known. */
function breakOf(text: string, work: Stretch, name: string, said: Said): readonly Stretch[] {
  if (!hasText(text)) return [];
  const length = amount(text, DAY_MINUTES);
  if (length === undefined) said.wrong.push(words.wrong.breakNumber(name));
  else if (length >= work.end - work.start) said.wrong.push(words.wrong.breakLong(name));
  else if (length > 0) {
    const start = Math.round((work.start + work.end - length) / 2);
    return [{ start, end: start + Math.round(length) }];
  }
  return [];
}

function workOf(cells: Cells, name: string, said: Said): Work | undefined {
  const work = stretch(cell(cells, "begin"), cell(cells, "einde"), name, "work", said);
  if (!work) return undefined;
  return { work, breaks: breakOf(cell(cells, "pauze"), work, name, said) };
}

interface Span {
  readonly first: number;
  readonly last: number;
}

/** First and last day of the plan, and whether they can be. */
function spanOf(period: Cells, said: Said): Span | undefined {
  const texts = { begin: cell(period, "begin"), eind: cell(period, "eind") };
  for (const key of ["begin", "eind"] as const) if (!hasText(texts[key])) said.missing.push(words.missing[key]);
  if (!hasText(texts.begin) || !hasText(texts.eind)) return undefined;
  const [first, last] = [dayNumber(texts.begin), dayNumber(texts.eind)];
  if (first === undefined || last === undefined) said.wrong.push(words.wrong.date);
  else if (last < first) said.wrong.push(words.wrong.reversed);
  else if (last - first >= LONGEST_PLAN) said.wrong.push(words.wrong.long);
  else return { first, last };
  return undefined;
}

function ageOf(period: Cells, said: Said): number {
  const text = cell(period, "leeftijd");
  if (!hasText(text)) said.missing.push(words.missing.age);
  const age = amount(text, OLDEST);
  if (hasText(text) && (age === undefined || !Number.isInteger(age))) said.wrong.push(words.wrong.age);
  return age ?? 0;
}

/** The birthday when it changes something: after the first day, and not after the last. */
function birthdayOf(period: Cells, span: Span | undefined, said: Said): string | undefined {
  const text = cell(period, "jarig");
  if (!hasText(text)) return undefined;
  const day = dayNumber(text);
  if (day === undefined) said.wrong.push(words.wrong.birthday);
  else if (span && (day < span.first || day > span.last)) said.notes.push(words.notes.birthday);
  else if (span && day > span.first) return text;
  return undefined;
}

/** Only the Netherlands have a table for it. */
function kindOf({ region, period }: PlanInput): Kind {
  return region === "nl" && cell(period, "soort") === "mas" ? "mas" : "stage";
}

function hoursBefore(period: Cells, said: Said): number | undefined {
  const text = cell(period, "eerder");
  const hours = amount(text, MOST_HOURS);
  if (hasText(text) && hours === undefined) said.wrong.push(words.wrong.before);
  return hours;
}

/** Days that are not like the week, by their number; the later row wins. */
type Different = ReadonlyMap<number, { readonly day: Partial<Work>; readonly atSchool: boolean }>;

function daysOfRow(cells: Cells, number: number, span: Span | undefined, said: Said): readonly number[] {
  const [from, until] = [cell(cells, "van"), cell(cells, "tot")];
  if (!hasText(from)) {
    said.missing.push(words.missing.day(number));
    return [];
  }
  const first = dayNumber(from);
  const last = hasText(until) ? dayNumber(until) : first;
  if (first === undefined || last === undefined) said.wrong.push(words.wrong.differentDate(number));
  else if (last < first) said.wrong.push(words.wrong.differentReversed(number));
  else if (span && (last < span.first || first > span.last)) said.notes.push(words.notes.outside(number));
  else if (span) {
    const start = Math.max(first, span.first);
    return Array.from({ length: Math.min(last, span.last) - start + 1 }, (_, index) => start + index);
  }
  return [];
}

function differentOf(rows: readonly Cells[], span: Span | undefined, said: Said): Different {
  const found = new Map<number, { day: Partial<Work>; atSchool: boolean }>();
  for (const [index, cells] of rows.entries()) {
    if (!Object.values(cells).some(hasText)) continue;
    const days = daysOfRow(cells, index + 1, span, said);
    const day = workOf(cells, words.differentRow(index + 1), said) ?? {};
    for (const number of days) found.set(number, { day, atSchool: cell(cells, "school") !== "" });
  }
  return found;
}

function schoolOf(cells: Cells, name: string, said: Said): AtSchool | undefined {
  const school = stretch(cell(cells, "van"), cell(cells, "tot"), name, "school", said);
  const text = cell(cells, "lessen");
  if (!school || !hasText(text)) return school && { school };
  const lessons = amount(text, MOST_LESSONS);
  if (lessons === undefined) said.wrong.push(words.wrong.lessons(name));
  return lessons === undefined ? { school } : { school, lessons };
}

/** By number of the weekday, 0 is Sunday. */
function weekOf<T>(read: (id: string) => T | undefined): readonly (T | undefined)[] {
  return ROWS.map((id) => read(id));
}

function isEmpty({ period, week, school, different }: PlanInput): boolean {
  return ![period, ...Object.values(week), ...Object.values(school), ...different].some((cells) => Object.values(cells).some(hasText));
}

/** The plan that was filled in, or what is missing and wrong. */
export function toPlan(input: PlanInput): Plan {
  const said: Said = { missing: [], wrong: [], notes: [] };
  const span = spanOf(input.period, said);
  const age = ageOf(input.period, said);
  const birthday = birthdayOf(input.period, span, said);
  const before = hoursBefore(input.period, said);
  const week = weekOf((id) => workOf(row(input.week, id), words.onDay(id), said));
  const school = weekOf((id) => schoolOf(row(input.school, id), words.onDay(id), said));
  const different = differentOf(input.different, span, said);
  if (!week.some(Boolean) && ![...different.values()].some(({ day }) => day.work)) said.missing.push(words.missing.week);
  const empty = isEmpty(input);
  if (!span || said.missing.length || said.wrong.length) return { empty, ...said };
  const schedule: Schedule = {
    region: input.region,
    kind: kindOf(input),
    age,
    ...(birthday === undefined ? {} : { birthday }),
    ...(before === undefined ? {} : { hoursBefore: before }),
    days: daysBetween(span, week, school, different),
  };
  return { schedule, empty, ...said };
}

type Week<T> = readonly (T | undefined)[];

function daysBetween(span: Span, week: Week<Work>, school: Week<AtSchool>, different: Different): readonly Day[] {
  const days: Day[] = [];
  for (let number = span.first; number <= span.last; number += 1) {
    const other = different.get(number);
    const { work, breaks = [] } = (other ? other.day : week[weekday(number)]) ?? {};
    const atSchool = other && !other.atSchool ? undefined : school[weekday(number)];
    if (!work && !atSchool) continue;
    days.push({ date: dayText(number), breaks, ...(work ? { work } : {}), ...atSchool });
  }
  return days;
}
