/** What the check found, in words: for the screen in pieces, for the answer as a text. Pure. */

import type { Region } from "../../core/definition.ts";
import { hoursMessages as words } from "../../core/messages.ts";
import type { Finding, Rule, Schedule } from "../../core/worktime/schedule.ts";
import { longDay } from "../step-plan/words.ts";
import { type Totals, totalsOf } from "./totals.ts";

export type Reader = "pupil" | "company" | "school";

export interface Outcome {
  readonly warnings: readonly Finding[];
  readonly remarks: readonly Finding[];
  /** "2 dingen passen niet in de tabel." or that it fits. */
  readonly verdict: string;
  /** Whom to ask; stands behind every verdict. */
  readonly ask: string;
  readonly totals: readonly string[];
}

const HOUR = 60;

/** "7 uur en 15 minuten" */
export function lengthWords(minutes: number): string {
  return words.length(Math.floor(minutes / HOUR), Math.round(minutes % HOUR));
}

function rangeWords([least, most]: readonly [number, number]): string {
  return least === most ? lengthWords(least) : words.between(lengthWords(least), lengthWords(most));
}

function totalLines(totals: Totals, before: number | undefined): readonly string[] {
  const { hours } = words;
  const same = totals.perWeek.every((value, index) => value === totals.withSchool[index]);
  return [
    hours.all(lengthWords(totals.work), totals.days, totals.weeks),
    hours.week(rangeWords(totals.perWeek)),
    ...(same ? [] : [hours.school(rangeWords(totals.withSchool))]),
    ...(before ? [hours.before(lengthWords(totals.work + before * HOUR))] : []),
    hours.breaks,
  ];
}

export function askOf(reader: Reader, region: Region): string {
  return reader === "school" ? words.ask.school[region] : words.ask[reader];
}

/** Rules that no schedule goes against, or that only say from which age there is a table. */
const NO_TABLE: readonly string[] = ["remark", "holiday-remark", "least-age", "school-counts"];

/** True when a schedule of this age can go against a rule at all; without a table nothing fits it. */
export function hasTable({ region, kind, age }: Schedule, rules: readonly Rule[]): boolean {
  return rules.some(
    (rule) => rule.region === region && [kind, "any"].includes(rule.kind) && !NO_TABLE.includes(rule.topic) && rule.ages[0] <= age && age <= rule.ages[1],
  );
}

/** `known`: there is a table for this age. */
export function outcomeOf(schedule: Schedule, findings: readonly Finding[], reader: Reader, known: boolean): Outcome {
  const warnings = findings.filter(({ kind }) => kind === "warning");
  return {
    warnings,
    remarks: findings.filter(({ kind }) => kind === "remark"),
    verdict: warnings.length ? words.verdict(warnings.length) : known ? words.fits : words.noRules,
    ask: askOf(reader, schedule.region),
    totals: totalLines(totalsOf(schedule), schedule.hoursBefore),
  };
}

function findingLines({ found, rule }: Finding): readonly string[] {
  return [`- ${found} ${words.ruleLine(rule.says, rule.id)}`, ...(rule.exception ? [`  ${words.exceptionLine(rule.exception)}`] : [])];
}

/** The text that is kept in the answer, and so stands in the file and on paper. */
export function outcomeText({ warnings, remarks, verdict, ask, totals }: Outcome, period: readonly [string, string], read: string): string {
  const ids = [...new Set(remarks.map(({ rule }) => rule.id))];
  return [
    read,
    words.period(longDay(period[0]), longDay(period[1])),
    ...totals,
    "",
    `${verdict} ${ask}`,
    ...warnings.flatMap(findingLines),
    ...(ids.length ? ["", words.alsoLine(ids.join(", "))] : []),
  ].join("\n");
}
