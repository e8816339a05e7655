/** Rules on rest: between two days, in 7 days, around Sunday, in summer. School breaks the rest where it counts. */

import { worktimeMessages as words } from "../messages.ts";
import { weekday } from "../days.ts";
import { AUGUST, dayOf, JULY, JUNE, mondayOf, monthOf, SUNDAY, WEEK, yearOf } from "./calendar.ts";
import { workedDays } from "./day_rules.ts";
import { calls, clockOf, DAY, figure, HOUR, isSchoolWeek, isWork, type Plan, type PlanDay, schoolCounts, weeksOf, workOf } from "./plan.ts";
import type { Rule, Stretch } from "./schedule.ts";
import { clockWords, dayWords, lengthWords, onDay, type Trouble } from "./words.ts";

const SUMMER: readonly number[] = [JUNE, JULY, AUGUST];

/** A day on which there is no rest, from its first to its last minute since 1970. */
interface Busy extends Stretch {
  readonly day: PlanDay;
}

function counts(rule: Rule, plan: Plan, day: PlanDay): boolean {
  return rule.values["school"] === "counts" || schoolCounts(plan, day);
}

function busyDays(rule: Rule, plan: Plan): readonly Busy[] {
  return plan.days.flatMap((day) => {
    const stretches = [workOf(day), counts(rule, plan, day) ? day.school : undefined].filter((stretch) => stretch !== undefined);
    if (!stretches.length) return [];
    const start = Math.min(...stretches.map((stretch) => stretch.start));
    const end = Math.max(...stretches.map((stretch) => stretch.end));
    return [{ day, start: day.number * DAY + start, end: day.number * DAY + end }];
  });
}

/** The rest after a day, in minutes: until the next day begins, and with `within` no longer than so many hours after this one began. */
function restAfter(rule: Rule, current: Busy, next: Busy | undefined): number {
  const within = isWork(current.day) ? figure(rule, "within", Infinity) * HOUR : Infinity;
  return Math.max(0, Math.min(next?.start ?? Infinity, current.start + within) - current.end);
}

/** The hours of night that must be free on a day, as a latest end and an earliest start; undefined when the rule names none. */
function nightOf(rule: Rule, plan: Plan, day: PlanDay): { readonly from: number; readonly until: number } | undefined {
  const week = weeksOf(plan).get(mondayOf(day.number)) ?? [];
  const inHolidays = isSchoolWeek(week) ? undefined : clockOf(rule, "holiday-from");
  const [from, until] = [inHolidays ?? clockOf(rule, "from"), clockOf(rule, "until")];
  return from === undefined || until === undefined ? undefined : { from, until };
}

function nightTrouble(rule: Rule, plan: Plan, day: PlanDay): readonly Trouble[] {
  const [night, work] = [nightOf(rule, plan, day), workOf(day)];
  if (!night || !work || (work.start >= night.until && work.end <= night.from)) return [];
  return [onDay(day.number, words.night(clockWords(night.from), clockWords(night.until)))];
}

export function restDay(rule: Rule, plan: Plan): readonly Trouble[] {
  const busy = busyDays(rule, plan);
  return busy.flatMap((current, index) => {
    const next = busy[index + 1];
    const asks = isWork(current.day) ? calls(rule, current.day) : next !== undefined && calls(rule, next.day);
    if (!asks) return [];
    const rest = restAfter(rule, current, next);
    if (rest >= figure(rule, "hours") * HOUR) return nightTrouble(rule, plan, current.day);
    return [{ day: current.day.number, found: words.restAfter(dayWords(current.day.number), lengthWords(rest)) }];
  });
}

/** The longest rest within so many minutes from the start of a day. */
function longestRest(busy: readonly Busy[], from: number, span: number): number {
  let [longest, free] = [0, from];
  for (const { start, end } of busy.filter((each) => each.end > from && each.start < from + span)) {
    longest = Math.max(longest, start - free);
    free = Math.max(free, end);
  }
  return Math.max(longest, from + span - free);
}

/** Any row of days, from the start of each day that is not free. */
export function restWeek(rule: Rule, plan: Plan): readonly Trouble[] {
  const days = figure(rule, "days");
  const busy = busyDays(rule, plan);
  return busy.flatMap(({ start, day }) => {
    const inside = busy.filter((each) => each.start >= start && each.start < start + days * DAY);
    const rest = longestRest(inside, start, days * DAY);
    if (!inside.some((each) => calls(rule, each.day)) || rest >= figure(rule, "hours") * HOUR) return [];
    return [{ day: day.number, found: words.restWeek(days, dayWords(day.number), lengthWords(rest)) }];
  });
}

/** Sunday, and the day before or after it, also when that is a day at school. */
export function restWeekend(rule: Rule, plan: Plan): readonly Trouble[] {
  const working = plan.days.filter((day) => calls(rule, day));
  const worked = new Set(working.flatMap(workedDays));
  const busy = new Set([...worked, ...plan.days.map(({ number }) => number)]);
  const sundays = new Set([...worked].flatMap((day) => [day - 1, day, day + 1]).filter((day) => weekday(day) === SUNDAY));
  return [...sundays].flatMap((sunday) => {
    if (worked.has(sunday)) return [onDay(sunday, words.work)];
    const around = [sunday - 1, sunday + 1];
    return around.every((day) => busy.has(day)) && around.some((day) => worked.has(day)) ? [onDay(sunday, words.aroundSunday)] : [];
  });
}

/** Weeks in a row without work or school from June to August, in each year of the plan with work in July or August. */
export function summer(rule: Rule, plan: Plan): readonly Trouble[] {
  return summersOf(rule, plan).flatMap((year) => {
    const [first, end] = [dayOf(`${year}-06-01`), dayOf(`${year}-09-01`)];
    const busy = plan.days.map(({ number }) => number).filter((day) => day >= first && day < end);
    const edges = [first - 1, ...busy, end];
    const longest = Math.max(...edges.slice(1).map((day, index) => day - (edges[index] ?? day) - 1));
    if (longest >= figure(rule, "weeks") * WEEK) return [];
    return [{ day: busy[0] ?? first, found: words.summer(year, longest) }];
  });
}

/** Years with an internship in the months of summer holidays. */
function summersOf(rule: Rule, { days }: Plan): readonly number[] {
  const inSummer = days.filter((day) => calls(rule, day) && SUMMER.includes(monthOf(day.number)) && monthOf(day.number) !== JUNE);
  return [...new Set(inSummer.map(({ number }) => yearOf(number)))];
}

/** A plan cannot show holidays wholly: school in June need not stand in it. */
export function hasSummer(rule: Rule, plan: Plan): boolean {
  return summersOf(rule, plan).length > 0;
}
