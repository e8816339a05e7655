/** Rules that one day can go against: window of hours, Sunday and holidays, breaks, age. */

import { worktimeMessages as words } from "../messages.ts";
import { weekday } from "../days.ts";
import { holidayOn, SUNDAY } from "./calendar.ts";
import { calls, clockOf, DAY, figure, HOUR, lengthOf, type Plan, type PlanDay, workedOn, workOf } from "./plan.ts";
import type { Rule } from "./schedule.ts";
import { clockWords, lengthWords, onDay, type Trouble } from "./words.ts";

function callingDays(rule: Rule, { days }: Plan): readonly PlanDay[] {
  return days.filter((day) => calls(rule, day));
}

/** The day of work, and the next one when work goes on after midnight. */
export function workedDays(day: PlanDay): readonly number[] {
  const last = workOf(day)?.end ?? 0;
  return last > DAY ? [day.number, day.number + 1] : [day.number];
}

export function leastAge(rule: Rule, plan: Plan): readonly Trouble[] {
  return callingDays(rule, plan)
    .filter(({ age }) => age < figure(rule, "age"))
    .map(({ number, age }) => onDay(number, words.age(age)));
}

export function window(rule: Rule, plan: Plan): readonly Trouble[] {
  const [from = 0, until = DAY] = [clockOf(rule, "from"), clockOf(rule, "until")];
  return callingDays(rule, plan).flatMap((day) => {
    const work = workOf(day);
    return work && (work.start < from || work.end > until) ? [onDay(day.number, words.times(clockWords(work.start), clockWords(work.end)))] : [];
  });
}

export function sunday(rule: Rule, plan: Plan): readonly Trouble[] {
  return callingDays(rule, plan)
    .flatMap(workedDays)
    .filter((day) => weekday(day) === SUNDAY)
    .map((day) => onDay(day, words.work));
}

export function holiday(rule: Rule, plan: Plan): readonly Trouble[] {
  return callingDays(rule, plan)
    .flatMap(workedDays)
    .flatMap((day) => {
      const name = holidayOn(day, rule);
      return name === undefined ? [] : [onDay(day, words.holiday(name))];
    });
}

/** A day that is both is said once, by the name of the holiday. */
export function sundayAndHoliday(rule: Rule, plan: Plan): readonly Trouble[] {
  const holidays = holiday(rule, plan);
  const named = new Set(holidays.map(({ day }) => day));
  return [...holidays, ...sunday(rule, plan).filter(({ day }) => !named.has(day))];
}

/** Lengths of the breaks between pieces of work. */
function breaksOf({ pieces }: PlanDay): readonly number[] {
  return pieces.slice(1).map((piece, index) => piece.start - (pieces[index]?.end ?? piece.start));
}

function isLongDay(rule: Rule, day: PlanDay): boolean {
  const hours = workedOn(day) / HOUR;
  return hours > figure(rule, "after") && hours <= figure(rule, "up-to", DAY);
}

/** `minutes` in all, of breaks of at least a `piece`, with `one` that is that long. */
export function breaks(rule: Rule, plan: Plan): readonly Trouble[] {
  return callingDays(rule, plan).flatMap((day) => {
    const lengths = breaksOf(day).filter((length) => length >= figure(rule, "piece", 1));
    const [sum, longest] = [lengths.reduce((all, length) => all + length, 0), Math.max(0, ...lengths)];
    if (!isLongDay(rule, day) || (sum >= figure(rule, "minutes") && longest >= figure(rule, "one", 0))) return [];
    return [onDay(day.number, words.breaks(lengthWords(workedOn(day)), sum ? lengthWords(sum) : "", lengthWords(longest), lengths.length > 1))];
  });
}

export function unbroken(rule: Rule, plan: Plan): readonly Trouble[] {
  return callingDays(rule, plan).flatMap((day) => {
    const longest = Math.max(...day.pieces.map(lengthOf));
    return longest > figure(rule, "hours") * HOUR ? [onDay(day.number, words.unbroken(lengthWords(longest)))] : [];
  });
}
