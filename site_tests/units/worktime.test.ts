/**
 * The hours check: for every rule that a schedule can decide, plans that just fit and plans that are one step too far. The rules are
 * those of the build (worksheets/werktijden, put in by site_tests/test_units.py), so a rule without such a pair fails here.
 */

import { dayNumber, dayText } from "../../browser/core/days.ts";
import { easterOf, holidayIn } from "../../browser/core/worktime/calendar.ts";
import { check } from "../../browser/core/worktime/check.ts";
import type { Day, Finding, Kind, Rule, Schedule, Stretch } from "../../browser/core/worktime/schedule.ts";
import type { Region } from "../../browser/core/definition.ts";
import { holds, same, test } from "./runner.ts";

declare const WORKTIME_RULES: readonly Rule[];

/** A Monday; no holiday is near. */
const MONDAY = "2027-03-01";
const [TUE, WED, FRI, SAT, SUN, NEXT_MON] = [1, 2, 4, 5, 6, 7];

/** The day so many days after the Monday, or the day of a date. */
function date(day: number | string): string {
  return typeof day === "string" ? day : dayText((dayNumber(MONDAY) ?? 0) + day);
}

/** "08:00-15:30"; an hour above 24 is after midnight. */
function stretch(text: string): Stretch {
  const [start = 0, end = 0] = text.split("-").map((time) => {
    const [hours = 0, minutes = 0] = time.split(":").map(Number);
    return hours * 60 + minutes;
  });
  return { start, end };
}

interface More {
  readonly school?: string;
  readonly lessons?: number;
}

/** A day of work, with its breaks. */
function work(day: number | string, times: string, pauses = "", more: More = {}): Day {
  const breaks = pauses.split(" ").filter(Boolean).map(stretch);
  return { ...school(day, more), work: stretch(times), breaks };
}

/** A day at school. */
function school(day: number | string, { school: times, lessons }: More): Day {
  return { date: date(day), breaks: [], ...(times ? { school: stretch(times) } : {}), ...(lessons === undefined ? {} : { lessons }) };
}

/** Work of so many hours and minutes from 8 o'clock, with half an hour off at noon when it is long. */
function long(day: number | string, hours: number, minutes = 0): Day {
  const length = hours * 60 + minutes;
  const rest = length > 270 ? 30 : 0;
  return { date: date(day), work: { start: 480, end: 480 + length + rest }, breaks: rest ? [stretch("12:00-12:30")] : [] };
}

type Plans = (days: readonly Day[], more?: Partial<Schedule>) => Schedule;

function plans(region: Region, kind: Kind, age: number): Plans {
  return (days, more = {}) => ({ region, kind, age, days, ...more });
}

const nl13 = plans("nl", "stage", 13);
const nl15 = plans("nl", "stage", 15);
const nl16 = plans("nl", "stage", 16);
const mas14 = plans("nl", "mas", 14);
const mas15 = plans("nl", "mas", 15);
const vl16 = plans("vl", "stage", 16);
const vl18 = plans("vl", "stage", 18);

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const workWeek = (hours: number, week = 0): readonly Day[] => range(5).map((day) => long(day + 7 * week, hours));
/** School on the days of a week from Monday to a day. */
const schoolWeek = (times: string, days = 5): readonly Day[] => range(days).map((day) => school(day, { school: times }));

/** Rule, what is tried, a plan that just fits, a plan that just does not. */
type Case = readonly [rule: string, what: string, fits: Schedule, breaks: Schedule];

/** Cases that are the same for a plan of any kind with the same rule. */
function halfHourBreak(rule: string, plan: Plans): readonly Case[] {
  return [
    [rule, "4,5 hours need no break", plan([work(0, "08:00-12:30")]), plan([work(0, "08:00-12:31")])],
    [rule, "of half an hour", plan([work(0, "08:00-13:30", "12:00-12:30")]), plan([work(0, "08:00-13:30", "12:00-12:29")])],
    [rule, "in one piece", plan([work(0, "08:00-13:30", "12:00-12:30")]), plan([work(0, "08:00-13:30", "10:00-10:15 12:00-12:15")])],
    [rule, "between work, not after it", plan([work(0, "08:00-13:31", "13:00-13:30")]), plan([work(0, "08:00-13:30", "13:00-13:30")])],
  ];
}

function noSunday(rule: string, plan: Plans): readonly Case[] {
  return [
    [rule, "Saturday is no Sunday", plan([long(SAT, 4)]), plan([long(SUN, 4)])],
    [rule, "Saturday until midnight", plan([work(SAT, "20:00-24:00")]), plan([work(SAT, "20:00-24:01")])],
  ];
}

/** Work between two times of the clock. */
function hoursOfDay(rule: string, plan: Plans, from: string, until: string): readonly Case[] {
  const minute = (time: string, step: number): string => {
    const { start } = stretch(`${time}-${time}`);
    return `${String(Math.floor((start + step) / 60)).padStart(2, "0")}:${String((start + step) % 60).padStart(2, "0")}`;
  };
  const noon = "12:00";
  return [
    [rule, `not before ${from}`, plan([work(0, `${from}-${noon}`)]), plan([work(0, `${minute(from, -1)}-${noon}`)])],
    [rule, `not after ${until}`, plan([work(0, `${noon}-${until}`)]), plan([work(0, `${noon}-${minute(until, 1)}`)])],
  ];
}

/** Rest between two days, and in the 24 hours of one. */
function restOf14(rule: string, plan: Plans): readonly Case[] {
  return [
    [rule, "14 hours between two days", plan([work(0, "12:00-18:00"), work(TUE, "08:00-12:00")]), plan([work(0, "12:00-18:00"), work(TUE, "07:59-12:00")])],
    [rule, "14 of the 24 hours", plan([work(0, "08:00-18:00")]), plan([work(0, "08:00-18:01")])],
    ...hoursOfDay(rule, plan, "07:00", "19:00").map(([id, what, fits, fails]): Case => [id, `in the night: ${what}`, fits, fails]),
  ];
}

const CASES: readonly Case[] = [
  ["NL-U14-01", "from 14 years", plans("nl", "stage", 14)([long(0, 4)]), nl13([long(0, 4)])],
  ["NL-1415-02", "7 hours a day", nl15([long(0, 7)]), nl15([long(0, 7, 1)])],
  ["NL-1415-02", "breaks do not count", nl15([work(0, "08:00-17:00", "10:00-11:00 13:00-14:00")]), nl15([work(0, "08:00-17:00", "10:00-11:00 13:00-13:59")])],
  ["NL-1415-03", "35 hours a week", nl15(workWeek(7)), nl15([...workWeek(7), work(SAT, "08:00-08:01")])],
  ["NL-1415-03", "a week ends on Sunday", nl15([...workWeek(7), work(NEXT_MON, "08:00-08:01")]), nl15([...workWeek(7), work(SUN, "08:00-08:01")])],
  ["NL-1415-04", "school and work on a day", nl15([work(0, "12:30-16:00", "", { school: "08:30-12:00" })]), nl15([work(0, "12:30-16:01", "", { school: "08:30-12:00" })])],
  ["NL-1415-04", "school and work in a week", nl15([...schoolWeek("08:30-15:30", 4), long(FRI, 7)]), nl15([...schoolWeek("08:30-15:30", 4), long(FRI, 7), work(SAT, "08:00-08:01")])],
  ...restOf14("NL-1415-05", nl15),
  ["NL-1415-05", "school ends the rest", nl15([work(0, "12:00-18:00"), school(TUE, { school: "08:00-15:00" })]), nl15([work(0, "12:00-18:00"), school(TUE, { school: "07:59-15:00" })])],
  ...hoursOfDay("NL-1415-06", nl15, "07:00", "19:00"),
  ...noSunday("NL-1415-07", nl15),
  ...halfHourBreak("NL-1415-08", nl15),

  ["NL-1617-01", "9 hours a day", nl16([long(0, 9)]), nl16([long(0, 9, 1)])],
  ["NL-1617-02", "45 hours a week", nl16(workWeek(9)), nl16([...workWeek(9), work(SAT, "08:00-08:01")])],
  [
    "NL-1617-03",
    "40 hours a week over 4 weeks",
    nl16([...workWeek(9), ...workWeek(9, 1), ...workWeek(9, 2), ...workWeek(5, 3)]),
    nl16([...workWeek(9), ...workWeek(9, 1), ...workWeek(9, 2), ...workWeek(5, 3), work(SAT + 21, "08:00-08:01")]),
  ],
  [
    "NL-1617-03",
    "any 4 weeks of a long plan",
    nl16([...workWeek(5), ...workWeek(9, 1), ...workWeek(9, 2), ...workWeek(9, 3), ...workWeek(5, 4)]),
    nl16([...workWeek(5), ...workWeek(9, 1), ...workWeek(9, 2), ...workWeek(9, 3), ...workWeek(5, 4), work(SAT + 28, "08:00-08:01")]),
  ],
  ["NL-1617-04", "school and work on a day", nl16([work(0, "12:30-17:00", "", { school: "08:00-12:30" })]), nl16([work(0, "12:30-17:01", "", { school: "08:00-12:30" })])],
  ["NL-1617-05", "12 hours between two days", nl16([work(0, "12:00-20:00"), work(TUE, "08:00-12:00")]), nl16([work(0, "12:00-20:00"), work(TUE, "07:59-12:00")])],
  ["NL-1617-05", "12 of the 24 hours", nl16([work(0, "08:00-20:00")]), nl16([work(0, "08:00-20:01")])],
  ...hoursOfDay("NL-1617-05", nl16, "06:00", "23:00"),
  [
    "NL-1617-06",
    "36 hours in 7 days",
    nl16([...workWeek(4), work(SAT, "12:00-20:00"), long(NEXT_MON, 4)]),
    nl16([...workWeek(4), work(SAT, "12:00-20:01"), long(NEXT_MON, 4)]),
  ],
  [
    "NL-1617-06",
    "school counts in it",
    nl16([...schoolWeek("08:00-15:00"), work(SAT, "12:00-20:00"), school(NEXT_MON, { school: "08:00-15:00" })]),
    nl16([...schoolWeek("08:00-15:00"), work(SAT, "12:00-20:01"), school(NEXT_MON, { school: "08:00-15:00" })]),
  ],
  ...hoursOfDay("NL-1617-07", nl16, "06:00", "23:00"),
  ["NL-1617-08", "4,5 hours need no break", nl16([work(0, "08:00-12:30")]), nl16([work(0, "08:00-12:31")])],
  ["NL-1617-08", "two quarters will do", nl16([work(0, "08:00-13:30", "10:00-10:15 12:00-12:15")]), nl16([work(0, "08:00-13:30", "10:00-10:15 12:00-12:14")])],
  ["NL-1617-08", "shorter ones will not", nl16([work(0, "08:00-13:30", "12:00-12:30")]), nl16([work(0, "08:00-13:30", "09:00-09:10 10:00-10:10 12:00-12:10")])],
  ...noSunday("NL-1617-09", nl16),

  ["NL-MAS-01", "2 hours on a day with school", mas14([work(0, "16:00-18:00", "", { school: "08:30-15:00" })]), mas14([work(0, "16:00-18:01", "", { school: "08:30-15:00" })])],
  ["NL-MAS-01", "7 hours on another day", mas14([...schoolWeek("08:30-15:00"), long(SAT, 7)]), mas14([...schoolWeek("08:30-15:00"), long(SAT, 7, 1)])],
  [
    "NL-MAS-02",
    "12 hours in a week with school",
    mas14([school(0, { school: "08:30-15:00" }), work(TUE, "16:00-18:00"), work(WED, "14:00-17:00"), long(SAT, 7)]),
    mas14([school(0, { school: "08:30-15:00" }), work(TUE, "16:00-18:00"), work(WED, "14:00-17:00"), long(SAT, 7, 1)]),
  ],
  [
    "NL-MAS-02",
    "on 5 days",
    mas14(range(5).map((day) => work(day, "16:00-17:00", "", { school: "08:30-15:00" }))),
    mas14([...range(5).map((day) => work(day, "16:00-17:00", "", { school: "08:30-15:00" })), work(SAT, "10:00-11:00")]),
  ],
  ...restOf14("NL-MAS-03", mas14),
  ["NL-MAS-04", "7 hours a day in a week without school", mas14([long(0, 7)]), mas14([long(0, 7, 1)])],
  ["NL-MAS-04", "35 hours a week", mas14(workWeek(7)), mas14([...workWeek(7), work(SAT, "08:00-08:01")])],
  ["NL-MAS-04", "3 weeks in a row", mas14([0, 1, 2].map((week) => long(7 * week, 4))), mas14([0, 1, 2, 3].map((week) => long(7 * week, 4)))],
  ["NL-MAS-04", "4 weeks a year", mas14([0, 2, 4, 6].map((week) => long(7 * week, 4))), mas14([0, 2, 4, 6, 8].map((week) => long(7 * week, 4)))],
  ["NL-MAS-05", "2 hours on a day with school", mas15([work(0, "16:00-18:00", "", { school: "08:30-15:00" })]), mas15([work(0, "16:00-18:01", "", { school: "08:30-15:00" })])],
  ["NL-MAS-05", "8 hours on another day", mas15([...schoolWeek("08:30-15:00"), long(SAT, 8)]), mas15([...schoolWeek("08:30-15:00"), long(SAT, 8, 1)])],
  ["NL-MAS-06", "12 hours between two days", mas15([work(0, "12:00-20:00"), work(TUE, "08:00-12:00")]), mas15([work(0, "12:00-20:00"), work(TUE, "07:59-12:00")])],
  ["NL-MAS-06", "the night of a week without school", mas15([work(0, "13:00-21:00")]), mas15([work(0, "13:00-21:01")])],
  ["NL-MAS-06", "the night of a week with school", mas15([school(TUE, { school: "08:30-15:00" }), work(0, "17:00-19:00")]), mas15([school(TUE, { school: "08:30-15:00" }), work(0, "17:00-19:01")])],
  ["NL-MAS-07", "8 hours a day in a week without school", mas15([long(0, 8)]), mas15([long(0, 8, 1)])],
  ["NL-MAS-07", "40 hours a week", mas15(workWeek(8)), mas15([...workWeek(8), work(SAT, "08:00-08:01")])],
  ["NL-MAS-07", "4 weeks in a row", mas15(range(4).map((week) => long(7 * week, 4))), mas15(range(5).map((week) => long(7 * week, 4)))],
  ["NL-MAS-07", "6 weeks a year", mas15(range(6).map((week) => long(14 * week, 4))), mas15(range(7).map((week) => long(14 * week, 4)))],
  ...noSunday("NL-MAS-08", mas14),
  ...halfHourBreak("NL-MAS-09", mas15),
  ["NL-MAS-10", "from 13 years", plans("nl", "mas", 13)([long(0, 4)]), plans("nl", "mas", 12)([long(0, 4)])],

  ["VL-01", "from 15 years", plans("vl", "stage", 15)([long(0, 4)]), plans("vl", "stage", 14)([long(0, 4)])],
  ["VL-02", "8 hours a day", vl16([long(0, 8)]), vl16([long(0, 8, 1)])],
  ["VL-02", "at 18 too", vl18([long(0, 8)]), vl18([long(0, 8, 1)])],
  ["VL-02", "4 lessons are 200 minutes", vl16([work(0, "13:00-17:40", "", { lessons: 4 })]), vl16([work(0, "13:00-17:41", "", { lessons: 4 })])],
  ["VL-03", "38 hours a week", vl16([...range(4).map((day) => long(day, 8)), long(FRI, 6)]), vl16([...range(4).map((day) => long(day, 8)), long(FRI, 6, 1)])],
  [
    "VL-03",
    "28 lessons are 23 hours and 20 minutes",
    vl16([...range(4).map((day) => school(day, { school: "08:30-16:00", lessons: 7 })), long(FRI, 7, 20), long(SAT, 7, 20)]),
    vl16([...range(4).map((day) => school(day, { school: "08:30-16:00", lessons: 7 })), long(FRI, 7, 20), long(SAT, 7, 21)]),
  ],
  [
    "VL-03",
    "without the number of lessons all hours at school count",
    vl16([...schoolWeek("08:30-16:00", 4), long(FRI, 8)]),
    vl16([...schoolWeek("08:30-16:00", 4), long(FRI, 8), work(SAT, "08:00-08:01")]),
  ],
  ["VL-04", "1200 hours a school year", vl16([long(0, 8)], { hoursBefore: 1192 }), vl16([long(0, 8, 1)], { hoursBefore: 1192 })],
  [
    "VL-04",
    "a school year begins on 1 September",
    vl16([long("2027-08-31", 8), long("2027-09-01", 8)], { hoursBefore: 1192 }),
    vl16([long("2027-08-30", 8), long("2027-08-31", 8)], { hoursBefore: 1192 }),
  ],
  ["VL-06", "4,5 hours without a break", vl16([work(0, "08:00-14:00", "12:30-13:00")]), vl16([work(0, "08:00-14:00", "12:31-13:00")])],
  ["VL-07", "4,5 hours need no break", vl16([work(0, "08:00-12:30")]), vl16([work(0, "08:00-12:31")])],
  ["VL-07", "half an hour", vl16([work(0, "08:00-13:30", "12:00-12:30")]), vl16([work(0, "08:00-13:30", "12:00-12:29")])],
  ["VL-08", "6 hours need no hour", vl16([work(0, "08:00-14:30", "12:00-12:30")]), vl16([work(0, "08:00-14:31", "12:00-12:30")])],
  ["VL-08", "an hour in pieces", vl16([work(0, "08:00-16:00", "10:00-10:15 12:00-12:30 14:00-14:15")]), vl16([work(0, "08:00-16:00", "10:00-10:15 12:00-12:30 14:00-14:14")])],
  ["VL-08", "one of half an hour", vl16([work(0, "08:00-16:00", "10:00-10:30 13:00-13:30")]), vl16([work(0, "08:00-16:00", "10:00-10:29 12:00-12:29 14:00-14:20")])],
  ["VL-09", "12 hours between two days", vl16([work(0, "12:00-19:00"), work(TUE, "07:00-12:00")]), vl16([work(0, "12:00-19:00"), work(TUE, "06:59-12:00")])],
  ["VL-09", "between work and school", vl16([work(0, "12:00-20:00"), school(TUE, { school: "08:00-15:00" })]), vl16([work(0, "12:00-20:01"), school(TUE, { school: "08:00-15:00" })])],
  ["VL-10", "Saturday, with Monday free", vl16([long(FRI, 6), long(SAT, 6), long(NEXT_MON + 1, 6)]), vl16([long(FRI, 6), long(SAT, 6), long(NEXT_MON, 6)])],
  ["VL-10", "a lesson day is not free", vl16([long(SAT, 6), school(NEXT_MON + 1, { lessons: 7 })]), vl16([long(SAT, 6), school(NEXT_MON, { lessons: 7 })])],
  ["VL-10", "Sunday itself", vl16([long(SAT, 6)]), vl16([long(SUN, 6)])],
  ...noSunday("VL-11", vl16),
  ["VL-11", "a holiday", vl16([long("2027-04-30", 6)]), vl16([long("2027-05-01", 6)])],
  ...hoursOfDay("VL-12", vl16, "06:00", "20:00"),
  [
    "VL-19",
    "4 weeks free in summer",
    vl16(["2027-06-01", "2027-06-29", "2027-07-28", "2027-08-24"].map((day) => long(day, 6))),
    vl16(["2027-06-01", "2027-06-29", "2027-07-27", "2027-08-24"].map((day) => long(day, 6))),
  ],
];

function warnings(schedule: Schedule): readonly Finding[] {
  return check(schedule, WORKTIME_RULES).filter(({ kind }) => kind === "warning");
}

function warned(schedule: Schedule): readonly string[] {
  return warnings(schedule).map(({ rule }) => rule.id);
}

function remarked(schedule: Schedule): readonly string[] {
  return check(schedule, WORKTIME_RULES)
    .filter(({ kind }) => kind === "remark")
    .map(({ rule }) => rule.id);
}

for (const [rule, what, fits, fails] of CASES) {
  test(`${rule}, ${what}: just fits`, () => holds(!warned(fits).includes(rule), JSON.stringify(warnings(fits))));
  test(`${rule}, ${what}: just does not`, () => holds(warned(fails).includes(rule), JSON.stringify(warned(fails))));
}

test("every rule that a schedule can decide has a plan that fits and one that does not", () => {
  const decidable = WORKTIME_RULES.filter(({ topic }) => !["remark", "holiday-remark"].includes(topic)).map(({ id }) => id);
  const tried = new Set(CASES.map(([rule]) => rule));
  same(decidable.filter((id) => !tried.has(id)), []);
  same([...tried].filter((id) => !decidable.includes(id)), []);
});

const GOOD: readonly (readonly [string, Schedule])[] = [
  ["15 in the Netherlands", nl15(workWeek(7))],
  ["16 in the Netherlands", nl16(range(4).flatMap((week) => workWeek(8, week)))],
  ["16 in Flanders", vl16(range(4).map((day) => work(day, "08:00-17:00", "12:00-13:00")))],
  ["14 for school, as a volunteer", mas14([...schoolWeek("08:30-15:00"), long(SAT, 7)])],
];
for (const [who, schedule] of GOOD) test(`a common week fits: ${who}`, () => same(warnings(schedule).map(({ found }) => found), []));

test("an empty plan says nothing", () => same(check(nl15([]), WORKTIME_RULES), []));
test("a plan of school alone says nothing, however long its days", () => same(check(vl16(schoolWeek("06:00-22:00")), WORKTIME_RULES), []));
test("only rules of the region and the kind are said", () => {
  for (const schedule of [nl15([long(SUN, 12)]), vl16([long(SUN, 12)]), mas15([long(SUN, 12)])]) {
    for (const { rule } of check(schedule, WORKTIME_RULES)) same([rule.region, [schedule.kind, "any"].includes(rule.kind)], [schedule.region, true]);
  }
});

test("who turns 16 has the rules of 15 until the day before", () => {
  const nineHours = nl15([long(TUE, 9)], { birthday: date(WED) });
  holds(warned(nineHours).includes("NL-1415-02"), "the day before");
  const after = nl15([long(WED, 9)], { birthday: date(WED) });
  same(warned(after), []);
});
test("a week with the birthday in it must fit both ages", () => {
  const days = [...range(4).map((day) => long(day, 7)), long(FRI, 8)];
  same(warned(nl15(days, { birthday: date(FRI) })), ["NL-1415-03"]);
  same(warned(nl15(days.map((_, index) => long(index + 7, index === 4 ? 8 : 7)), { birthday: date(0) })), []);
});
test("a plan of more than a year knows the second birthday", () => {
  const plan = nl15([long("2027-03-02", 9), long("2028-02-29", 9), long("2028-03-01", 9), long("2029-03-01", 9)], { birthday: "2027-03-01" });
  same(warned(plan), []);
  same(check(plan, WORKTIME_RULES).find(({ rule }) => rule.id === "NL-18-01")?.kind, "remark");
});

test("from 18 the Netherlands has no table; Flanders keeps its hours and refers to the school", () => {
  const days = [...workWeek(12), work(SUN, "22:00-30:00")];
  same([warned(plans("nl", "stage", 18)(days)), remarked(plans("nl", "stage", 18)(days))], [[], ["NL-18-01"]]);
  same(warned(vl18(days)), ["VL-02", "VL-03"]);
  holds(remarked(vl18(days)).includes("VL-14"), "VL-14");
});
test("a pupil of 14 with other work is told that it counts", () => {
  holds(remarked(plans("nl", "stage", 14)([long(0, 4)])).includes("NL-14-11"), "14");
  holds(!remarked(nl15([long(0, 4)])).includes("NL-14-11"), "15");
});
test("volunteer work ends with its table at 15", () => holds(remarked(plans("nl", "mas", 16)([long(0, 4)])).includes("NL-MAS-11"), "16"));
test("in Flanders a pupil of 15 hears of the school that must be over, one of 16 does not", () => {
  same([plans("vl", "stage", 15), vl16].map((plan) => remarked(plan([long(0, 4)])).includes("VL-01")), [true, false]);
});
test("a plan in summer is told of the holidays that it cannot show; one in June is not", () => {
  same(["2027-07-01", "2027-06-30"].map((day) => remarked(vl16([long(day, 4)])).includes("VL-19")), [true, false]);
});

test("work after midnight counts with the day on which it began, and its breaks too", () => {
  const night = nl16([work(0, "20:00-29:00", "00:30-01:00")]);
  same(warnings(night).find(({ rule }) => rule.id === "NL-1617-07")?.dates, [MONDAY]);
  holds(!warned(night).includes("NL-1617-08"), "the break after midnight is one of this work");
});
test("school and work at the same time count once", () => holds(!warned(nl15([work(0, "09:00-15:30", "12:00-12:30", { school: "08:30-12:00" })])).includes("NL-1415-02"), "7 hours"));
test("breaks that overlap or stand outside the work count once and inside", () => {
  holds(!warned(nl15([work(0, "08:00-16:00", "12:00-12:40 12:20-13:00 07:00-08:00")])).includes("NL-1415-02"), "7 hours");
  holds(warned(nl15([work(0, "08:00-16:00", "12:00-12:30 12:00-12:30 16:00-17:00")])).includes("NL-1415-02"), "7,5 hours");
});
test("days in another order are the same plan", () => same(warned(nl15([work(TUE, "07:30-12:00"), work(0, "14:00-18:00")])), ["NL-1415-05"]));

const EASTERS = ["2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2038-04-25", "2049-04-18", "2076-04-19", "2100-03-28"];
for (const day of EASTERS) test(`Easter is on ${day}`, () => same(dayText(easterOf(Number(day.slice(0, 4)))), day));
test("the ten public holidays of Belgium in 2027 break the rule, the day after an ordinary one does not", () => {
  const days = ["01-01", "03-29", "05-01", "05-06", "05-17", "07-21", "08-15", "11-01", "11-11", "12-25"];
  same(days.filter((day) => !warned(vl16([work(`2027-${day}`, "09:00-12:00")])).includes("VL-11")), []);
  const rule = WORKTIME_RULES.find(({ id }) => id === "VL-11");
  same((rule?.holidays ?? []).map((holiday) => dayText(holidayIn(2027, holiday)).slice(5)).sort(), days);
});
test("no law forbids work on a Dutch holiday: it is a remark that names the day", () => {
  const remark = (day: string): Finding | undefined => check(nl15([long(day, 4)]), WORKTIME_RULES).find(({ rule }) => rule.id === "NL-FEEST-01");
  same([remark("2027-04-27")?.kind, remark("2027-04-27")?.dates], ["remark", ["2027-04-27"]]);
  holds(remark("2027-04-27")?.found.includes("Koningsdag") ?? false, "its name");
  same([remark("2025-04-26")?.dates, remark("2025-04-27"), remark("2027-04-26")], [["2025-04-26"], undefined, undefined]);
});

test("warnings come first, then remarks on hours, on the work and on papers", () => {
  const order = check(nl15([long(0, 8)]), WORKTIME_RULES).map(({ kind, rule }) => (kind === "warning" ? 0 : 1 + ["time", "work", "papers"].indexOf(rule.about ?? "")));
  same(order, [...order].sort());
  same(new Set(order).size, 4);
});
test("many days are named up to three, and all are in the list", () => {
  const finding = warnings(nl15(range(5).map((day) => long(day, 8)))).find(({ rule }) => rule.id === "NL-1415-02");
  same(finding?.dates.length, 5);
  same(finding?.found, "Maandag 1 maart 2027: 8 uur werk. Dinsdag 2 maart 2027: 8 uur werk. Woensdag 3 maart 2027: 8 uur werk. En nog 2 keer.");
});
test("what is found is short and says nothing of what is allowed", () => {
  for (const [, , , fails] of CASES) {
    for (const { found } of warnings(fails)) {
      const sentences = found.split(/\.(?: |$)/).filter(Boolean);
      same(sentences.filter((sentence) => sentence.split(" ").length > 15), []);
      holds(!/toegestaan|\bmag\b|NaN|undefined|Infinity/.test(found), found);
    }
  }
});
