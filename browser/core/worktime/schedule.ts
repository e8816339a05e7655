/** What the hours check reads and says. Pure data: the tool, its paper and the tests speak of the same things. */

import type { Region } from "../definition.ts";

/** Which table of rules holds: an internship of school (`stage`), or volunteer work for school (`mas`, the Netherlands only). */
export type Kind = "stage" | "mas";

/** A stretch of one day, in minutes since midnight; `end` may be above 1440 when work goes on after midnight. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** One day of the plan. A day without work and school need not be named. */
export interface Day {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly work?: Stretch;
  /** Breaks during work, in order. When only a length is known: one break in the middle of the work. */
  readonly breaks: readonly Stretch[];
  /** Hours at school that day, breaks included. */
  readonly school?: Stretch;
  /** Lessons that day, when their number is known: Flanders counts lessons, not the breaks between them. Without it all hours at school count. */
  readonly lessons?: number;
}

export interface Schedule {
  readonly region: Region;
  readonly kind: Kind;
  /** Whole years on the first day. */
  readonly age: number;
  /** The first birthday on or after the first day, `YYYY-MM-DD`, when it falls in the plan. */
  readonly birthday?: string;
  /** Hours of internship earlier this school year (Flanders counts them per school year). */
  readonly hoursBefore?: number;
  /** In order of date. */
  readonly days: readonly Day[];
}

/** A public holiday: a month and day (`12-25`), or so many days after Easter. */
export interface Holiday {
  readonly name: string;
  readonly date?: string;
  readonly easter?: number;
  /** It moves so many days when it is a Sunday. */
  readonly ifSunday?: number;
}

/** One rule as it stands in worksheets/werktijden/regels.yml. The build hands them over as the data set `worktime`. */
export interface Rule {
  /** Such as `NL-1415-02`, the id in the research. */
  readonly id: string;
  readonly region: Region;
  /** `any`: for both kinds. */
  readonly kind: Kind | "any";
  /** Whole years, both included. */
  readonly ages: readonly [number, number];
  /** What the evaluator does with it; `remark`: no schedule can decide it, it is only said. */
  readonly topic: string;
  /** Figures of the topic, in hours, minutes or `HH:MM`, by the names that the topic knows. */
  readonly values: { readonly [name: string]: number | string };
  /** The rule in a plain sentence. */
  readonly says: string;
  /** The exception in a plain sentence, if there is one. */
  readonly exception?: string;
  readonly source: string;
  /** How sure it is; without: "hoog". */
  readonly certainty?: string;
  /** What a remark is about, so that a list can begin with hours. */
  readonly about?: "time" | "work" | "papers";
  /** Of a rule about public holidays. */
  readonly holidays?: readonly Holiday[];
}

export interface Finding {
  readonly rule: Rule;
  /** `warning`: this plan does not fit the rule. `remark`: the rule holds here, and the plan cannot show whether it is kept. */
  readonly kind: "warning" | "remark";
  /** Days, or the first day of weeks, that it is about. */
  readonly dates: readonly string[];
  /** What the plan has, in words: "Op maandag 3 maart werk je 8 uur." Empty for most remarks; that on holidays names them. */
  readonly found: string;
}

/* check(schedule: Schedule, rules: readonly Rule[]): readonly Finding[]  — in ./check.ts, the one evaluator for browser and tests */
