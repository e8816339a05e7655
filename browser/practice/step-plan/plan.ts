/** Counts back from the day on which a place must be found: which step on which day. Pure: no DOM, no clock. */

import { addSchoolDays, dayNumber, dayText, isSchoolDay, schoolDaysBetween, schoolDayFrom, schoolDayUpTo } from "./days.ts";

/** A step and how many school days it comes before the day on which the place must be found. */
export interface Step {
  readonly row: string;
  readonly school_days: number;
}

/** What the pupil filled in; text that is no day counts as empty. */
export interface Frame {
  readonly today: string;
  readonly start: string;
  readonly deadline: string;
}

export interface Proposal {
  /** Day of each step, by its row. */
  readonly days: ReadonlyMap<string, string>;
  /** The school's day; without it, a day well before the internship. */
  readonly goal: string;
  /** "fits": as the teacher meant it. "pressed": steps stand closer together. "over": the day is past, so all is for now. */
  readonly room: "fits" | "pressed" | "over";
  /** The school's day lies after the internship begins: it is not used. */
  readonly deadlineIsLate: boolean;
}

/**
 * Days for the steps, on school days only. `margin`: school days that a place must be found before the internship when the
 * school's day is not known. Undefined while no day is filled in.
 */
export function countBack(steps: readonly Step[], frame: Frame, margin: number): Proposal | undefined {
  const today = dayNumber(frame.today);
  const start = dayNumber(frame.start);
  const deadline = dayNumber(frame.deadline);
  if (today === undefined) return undefined;
  const deadlineIsLate = start !== undefined && deadline !== undefined && deadline >= start;
  const goal = deadlineIsLate || deadline === undefined ? start && addSchoolDays(start, -margin) : deadline;
  if (goal === undefined) return undefined;
  return { ...placeSteps(steps, schoolDayFrom(today), schoolDayUpTo(goal)), goal: dayText(goal), deadlineIsLate };
}

/** Each step its days before `last`; when that begins before `first`, all are brought closer in proportion. */
function placeSteps(steps: readonly Step[], first: number, last: number): Pick<Proposal, "days" | "room"> {
  const wanted = Math.max(0, ...steps.map((step) => step.school_days));
  const available = schoolDaysBetween(first, last);
  const back = (days: number): number => {
    if (available < 0) return first;
    return addSchoolDays(last, -(wanted > available ? Math.round((days * available) / wanted) : days));
  };
  return {
    days: new Map(steps.map((step) => [step.row, dayText(back(step.school_days))])),
    room: available < 0 ? "over" : wanted > available ? "pressed" : "fits",
  };
}

/** What there is to say of a dated step. */
export type Remark = "done" | "past" | "today" | "weekend" | "before-previous" | "after-goal";

/** One dated or undated step of the pupil's own plan. */
export interface PlannedStep {
  readonly day: string;
  readonly done: boolean;
}

/** Remarks on the steps of a plan, in their order. A step that is done needs no other remark. */
export function remarks(steps: readonly PlannedStep[], today: string, goal: string | undefined): readonly (readonly Remark[])[] {
  const now = dayNumber(today) ?? 0;
  const last = goal === undefined ? undefined : dayNumber(goal);
  let previous: number | undefined;
  return steps.map(({ day: text, done }) => {
    const day = dayNumber(text);
    const earlier = previous;
    if (day !== undefined) previous = day;
    if (done) return ["done"];
    if (day === undefined) return [];
    const found: Remark[] = [];
    if (day < now) found.push("past");
    if (day === now) found.push("today");
    if (day >= now && !isSchoolDay(day)) found.push("weekend");
    if (earlier !== undefined && day < earlier) found.push("before-previous");
    if (last !== undefined && day > last) found.push("after-goal");
    return found;
  });
}
