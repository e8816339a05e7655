/** The one evaluator of the rules on working hours. It says what does not fit, and never that a plan is allowed. */

import { dayText } from "../days.ts";
import { worktimeMessages as words } from "../messages.ts";
import { breaks, holiday, leastAge, sunday, sundayAndHoliday, unbroken, window } from "./day_rules.ts";
import { calls, type Plan, planOf } from "./plan.ts";
import { hasSummer, restDay, restWeek, restWeekend, summer } from "./rest_rules.ts";
import type { Finding, Rule, Schedule } from "./schedule.ts";
import { average, holidayWeek, maxDay, maxWeek, maxYear, schoolCountsToo, schoolWeek, schoolWeekDay } from "./sum_rules.ts";
import type { Trouble } from "./words.ts";

/** So many days or weeks are named, the others counted. */
const NAMED = 3;
const ORDER = ["time", "work", "papers"];

/** What each topic finds; hooks/opstage/worktime.py knows the same names. */
const TOPICS: { readonly [topic: string]: (rule: Rule, plan: Plan) => readonly Trouble[] } = {
  "least-age": leastAge,
  "max-day": maxDay,
  "max-week": maxWeek,
  average,
  "max-year": maxYear,
  "school-counts": schoolCountsToo,
  "school-week": schoolWeek,
  "school-week-day": schoolWeekDay,
  "holiday-week": holidayWeek,
  "rest-day": restDay,
  "rest-week": restWeek,
  "rest-weekend": restWeekend,
  summer,
  window,
  sunday,
  "sunday-and-holiday": sundayAndHoliday,
  "holiday-remark": holiday,
  break: breaks,
  unbroken,
};

/** Topics that find days without a mistake in them. */
const SAID: ReadonlySet<string> = new Set(["holiday-remark"]);

function isCalled(rule: Rule, { days }: Plan): boolean {
  return days.some((day) => calls(rule, day));
}

/** Topics of rules that are said without a mistake in the plan, and when. */
const REMARKS: { readonly [topic: string]: (rule: Rule, plan: Plan) => boolean } = {
  remark: isCalled,
  "least-age": isCalled,
  summer: hasSummer,
};

function warning(rule: Rule, troubles: readonly Trouble[]): Finding {
  const sorted = [...troubles].sort((a, b) => a.day - b.day);
  const found = sorted.slice(0, NAMED).map((trouble) => trouble.found);
  const more = sorted.length - NAMED;
  return {
    rule,
    kind: "warning",
    dates: [...new Set(sorted.map(({ day }) => dayText(day)))],
    found: [...found, ...(more > 0 ? [words.more(more)] : [])].join(" "),
  };
}

function findingOf(rule: Rule, plan: Plan): readonly Finding[] {
  const troubles = TOPICS[rule.topic]?.(rule, plan) ?? [];
  if (troubles.length) return [SAID.has(rule.topic) ? remarkOf(rule, troubles) : warning(rule, troubles)];
  return REMARKS[rule.topic]?.(rule, plan) ? [remarkOf(rule, [])] : [];
}

function remarkOf(rule: Rule, troubles: readonly Trouble[]): Finding {
  return { ...warning(rule, troubles), kind: "remark" };
}

function place({ kind, rule }: Finding): number {
  return kind === "warning" ? 0 : 1 + ORDER.indexOf(rule.about ?? "time");
}

/** What a schedule does not keep to, and what it cannot show: warnings first, then remarks on hours, on the work, and on papers. */
export function check(schedule: Schedule, rules: readonly Rule[]): readonly Finding[] {
  const plan = planOf(schedule, rules);
  return plan.rules.flatMap((rule) => findingOf(rule, plan)).sort((a, b) => place(a) - place(b));
}
