/** A schedule worked out for counting: each day with its age, its work without breaks, and what of school counts. Times in minutes. */

import { dayOf, mondayOf } from "./calendar.ts";
import type { Day, Rule, Schedule, Stretch } from "./schedule.ts";

export const HOUR = 60;
export const DAY = 24 * HOUR;

export interface PlanDay {
  /** core/days.ts */
  readonly number: number;
  /** Whole years on this day. */
  readonly age: number;
  /** Work without its breaks; empty for a day without work. */
  readonly pieces: readonly Stretch[];
  readonly school?: Stretch;
  readonly lessons?: number;
}

export interface Plan {
  /** The rules of the region and kind of the schedule. */
  readonly rules: readonly Rule[];
  /** Days with work or school, in order. */
  readonly days: readonly PlanDay[];
  /** Hours of internship earlier in the school year of the first day. */
  readonly hoursBefore: number;
}

export function lengthOf({ start, end }: Stretch): number {
  return end - start;
}

/** Stretches in order, with those that touch or overlap as one. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const next of [...stretches].sort((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last && next.start <= last.end) found[found.length - 1] = { start: last.start, end: Math.max(last.end, next.end) };
    else if (lengthOf(next) > 0) found.push(next);
  }
  return found;
}

/** A break after midnight stands with the night that it belongs to. */
function inWork({ start, end }: Stretch, work: Stretch): Stretch {
  const later = start < work.start && work.end > DAY ? DAY : 0;
  return { start: Math.max(start + later, work.start), end: Math.min(end + later, work.end) };
}

function piecesOf({ work, breaks }: Day): readonly Stretch[] {
  if (!work) return [];
  const pieces: Stretch[] = [];
  let start = work.start;
  for (const pause of joined(breaks.map((stretch) => inWork(stretch, work)))) {
    pieces.push({ start, end: pause.start });
    start = pause.end;
  }
  return [...pieces, { start, end: work.end }].filter((piece) => lengthOf(piece) > 0);
}

/** Age on a day: one more from each birthday on. */
function ageOn(date: string, { age, birthday }: Schedule): number {
  if (birthday === undefined || date < birthday) return age;
  const [year, first] = [date, birthday].map((text) => Number(text.slice(0, 4))) as [number, number];
  return age + (year - first) + (date.slice(5) >= birthday.slice(5) ? 1 : 0);
}

function dayFrom(day: Day, schedule: Schedule): PlanDay {
  return {
    number: dayOf(day.date),
    age: ageOn(day.date, schedule),
    pieces: piecesOf(day),
    ...(day.school ? { school: day.school } : {}),
    ...(day.lessons === undefined ? {} : { lessons: day.lessons }),
  };
}

export function planOf(schedule: Schedule, rules: readonly Rule[]): Plan {
  const days = schedule.days.map((day) => dayFrom(day, schedule)).filter((day) => day.pieces.length || day.school || day.lessons);
  return {
    rules: rules.filter(({ region, kind }) => region === schedule.region && (kind === "any" || kind === schedule.kind)),
    days: [...days].sort((a, b) => a.number - b.number),
    hoursBefore: schedule.hoursBefore ?? 0,
  };
}

/** A figure of a rule. The build lets no rule through that lacks one. */
export function figure({ values }: Rule, name: string, otherwise = NaN): number {
  return Number(values[name] ?? otherwise);
}

/** A time of a rule (`HH:MM`) in minutes; undefined when it has none. */
export function clockOf({ values }: Rule, name: string): number | undefined {
  const [hours, minutes] = String(values[name] ?? "").split(":");
  return minutes === undefined ? undefined : Number(hours) * HOUR + Number(minutes);
}

export function isWork({ pieces }: PlanDay): boolean {
  return pieces.length > 0;
}

/** True for a day with work at an age that a rule is for: only such days call a rule. */
export function calls(rule: Rule, day: PlanDay): boolean {
  return isWork(day) && rule.ages[0] <= day.age && day.age <= rule.ages[1];
}

export function workedOn({ pieces }: PlanDay): number {
  return pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
}

/** From the first to the last minute of work; undefined for a day without. */
export function workOf({ pieces }: PlanDay): Stretch | undefined {
  const [first, last] = [pieces.at(0), pieces.at(-1)];
  return first && last && { start: first.start, end: last.end };
}

/** True when hours at school are working time at the age of this day. */
export function schoolCounts(plan: Plan, { age }: PlanDay): boolean {
  return plan.rules.some(({ topic, ages }) => topic === "school-counts" && ages[0] <= age && age <= ages[1]);
}

/** Minutes of a day that count for a rule on hours: work without breaks, and school as far as it counts. */
export function countedOn(plan: Plan, rule: Rule, day: PlanDay): number {
  const { pieces, school, lessons } = day;
  const lesson = figure(rule, "lesson", 0);
  if (lesson && lessons !== undefined) return workedOn(day) + lessons * lesson;
  const counts = school && (lesson > 0 || schoolCounts(plan, day));
  return counts ? joined([...pieces, school]).reduce((sum, stretch) => sum + lengthOf(stretch), 0) : workedOn(day);
}

/** Days by the Monday of their week, in order. */
export function weeksOf({ days }: Plan): ReadonlyMap<number, readonly PlanDay[]> {
  const weeks = new Map<number, PlanDay[]>();
  for (const day of days) {
    const monday = mondayOf(day.number);
    const week = weeks.get(monday);
    if (week) week.push(day);
    else weeks.set(monday, [day]);
  }
  return weeks;
}

/** A week without school in the plan counts as a week of holidays. */
export function isSchoolWeek(week: readonly PlanDay[]): boolean {
  return week.some(({ school, lessons }) => school || lessons);
}

export function total(minutes: readonly number[]): number {
  return minutes.reduce((sum, value) => sum + value, 0);
}
