/** Rules on how many hours: in a day, a week, 4 weeks, a school year. A week with a birthday in it must fit the rules of both ages. */

import { worktimeMessages as words } from "../messages.ts";
import { schoolYearOf, WEEK, yearOf } from "./calendar.ts";
import { calls, countedOn, figure, HOUR, isSchoolWeek, isWork, type Plan, type PlanDay, total, weeksOf, workedOn } from "./plan.ts";
import type { Rule } from "./schedule.ts";
import { inWeek, lengthWords, onDay, type Trouble } from "./words.ts";

type Week = readonly [number, readonly PlanDay[]];

function limitOf(rule: Rule, name = "hours"): number {
  return figure(rule, name) * HOUR;
}

/** Weeks with a day that calls the rule, by their Monday. */
function callingWeeks(rule: Rule, plan: Plan): readonly Week[] {
  return [...weeksOf(plan)].filter(([, week]) => week.some((day) => calls(rule, day)));
}

function worked(week: readonly PlanDay[]): number {
  return total(week.map(workedOn));
}

function counted(plan: Plan, rule: Rule, week: readonly PlanDay[]): number {
  return total(week.map((day) => countedOn(plan, rule, day)));
}

export function maxDay(rule: Rule, plan: Plan): readonly Trouble[] {
  return plan.days.flatMap((day) => {
    const minutes = countedOn(plan, rule, day);
    return calls(rule, day) && minutes > limitOf(rule) ? [onDay(day.number, words.hours(lengthWords(minutes), minutes > workedOn(day)))] : [];
  });
}

export function maxWeek(rule: Rule, plan: Plan): readonly Trouble[] {
  return callingWeeks(rule, plan).flatMap(([monday, week]) => {
    const minutes = counted(plan, rule, week);
    return minutes > limitOf(rule) ? [inWeek(monday, words.hours(lengthWords(minutes), minutes > worked(week)))] : [];
  });
}

/** Any row of calendar weeks, also one that begins before the plan or ends after it: what is not in the plan counts as free. */
export function average(rule: Rule, plan: Plan): readonly Trouble[] {
  const span = figure(rule, "weeks");
  return [...weeksOf(plan).keys()].flatMap((monday) => {
    const days = plan.days.filter(({ number }) => number >= monday && number < monday + span * WEEK);
    const minutes = counted(plan, rule, days) / span;
    return days.some((day) => calls(rule, day)) && minutes > limitOf(rule) ? [inWeek(monday, words.average(span, lengthWords(Math.ceil(minutes))))] : [];
  });
}

/** The hours of earlier belong to the school year of the first day. */
export function maxYear(rule: Rule, plan: Plan): readonly Trouble[] {
  const years = new Map<number, number>();
  const first = plan.days[0];
  if (first) years.set(schoolYearOf(first.number), plan.hoursBefore * HOUR);
  const crossed = new Map<number, number>(); // school year → the day on which it is too much
  for (const day of plan.days.filter((each) => calls(rule, each))) {
    const year = schoolYearOf(day.number);
    const minutes = (years.get(year) ?? 0) + workedOn(day);
    years.set(year, minutes);
    if (minutes > limitOf(rule) && !crossed.has(year)) crossed.set(year, day.number);
  }
  return [...crossed].map(([year, day]) => ({ day, found: words.schoolYear(year, lengthWords(years.get(year) ?? 0)) }));
}

/** Says where it is school that makes a day or a week too long: without it, the plan would fit. */
export function schoolCountsToo(rule: Rule, plan: Plan): readonly Trouble[] {
  const inAges = ({ topic, ages }: Rule, name: string): boolean => topic === name && ages[0] <= rule.ages[1] && rule.ages[0] <= ages[1];
  const tooLong = (limit: Rule, days: readonly PlanDay[]): string | undefined => {
    const [work, all] = [worked(days), counted(plan, limit, days)];
    return work <= limitOf(limit) && all > limitOf(limit) ? words.withSchool(lengthWords(work), lengthWords(all)) : undefined;
  };
  const ofDays = plan.rules.filter((limit) => inAges(limit, "max-day")).flatMap((limit) =>
    plan.days.flatMap((day) => {
      const what = calls(rule, day) ? tooLong(limit, [day]) : undefined;
      return what === undefined ? [] : [onDay(day.number, what)];
    }),
  );
  const ofWeeks = plan.rules.filter((limit) => inAges(limit, "max-week")).flatMap((limit) =>
    callingWeeks(rule, plan).flatMap(([monday, week]) => {
      const what = tooLong(limit, week);
      return what === undefined ? [] : [inWeek(monday, what)];
    }),
  );
  return [...ofDays, ...ofWeeks];
}

function tooLongDays(days: readonly PlanDay[], limit: (day: PlanDay) => number): readonly Trouble[] {
  return days.filter((day) => workedOn(day) > limit(day)).map((day) => onDay(day.number, words.hours(lengthWords(workedOn(day)), false)));
}

/** Volunteer work in a week with school: little on a day with school, more on another day. */
export function schoolWeekDay(rule: Rule, plan: Plan): readonly Trouble[] {
  return callingWeeks(rule, plan)
    .filter(([, week]) => isSchoolWeek(week))
    .flatMap(([, week]) => {
      const days = week.filter((day) => calls(rule, day));
      return tooLongDays(days, ({ school, lessons }) => limitOf(rule, school || lessons ? "school-day" : "hours"));
    });
}

export function schoolWeek(rule: Rule, plan: Plan): readonly Trouble[] {
  return callingWeeks(rule, plan)
    .filter(([, week]) => isSchoolWeek(week))
    .flatMap(([monday, week]) => {
      const [minutes, days] = [worked(week), week.filter(isWork).length];
      return [
        ...(minutes > limitOf(rule) ? [inWeek(monday, words.hours(lengthWords(minutes), false))] : []),
        ...(days > figure(rule, "days") ? [inWeek(monday, words.days(days))] : []),
      ];
    });
}

/** Volunteer work in a week without school: hours of a day and a week, and how many such weeks in a year and in a row. */
export function holidayWeek(rule: Rule, plan: Plan): readonly Trouble[] {
  const weeks = callingWeeks(rule, plan).filter(([, week]) => !isSchoolWeek(week));
  const mondays = weeks.map(([monday]) => monday);
  const long = weeks.flatMap(([monday, week]) => {
    const days = week.filter((day) => calls(rule, day));
    const minutes = worked(week);
    return [
      ...tooLongDays(days, () => limitOf(rule, "day")),
      ...(minutes > limitOf(rule) ? [inWeek(monday, words.hours(lengthWords(minutes), false))] : []),
    ];
  });
  return [...long, ...tooMany(rule, mondays), ...tooManyInARow(rule, mondays)];
}

function tooMany(rule: Rule, mondays: readonly number[]): readonly Trouble[] {
  return [...new Set(mondays.map(yearOf))].flatMap((year) => {
    const ofYear = mondays.filter((monday) => yearOf(monday) === year);
    const extra = ofYear[figure(rule, "weeks")];
    return extra === undefined ? [] : [inWeek(extra, words.holidayWeeks(ofYear.length, year))];
  });
}

function tooManyInARow(rule: Rule, mondays: readonly number[]): readonly Trouble[] {
  const most = figure(rule, "row");
  return mondays.flatMap((monday) => {
    const row = Array.from({ length: most + 1 }, (_, index) => monday - index * WEEK);
    return row.every((each) => mondays.includes(each)) ? [inWeek(monday, words.holidayWeeksInARow(most + 1))] : [];
  });
}
