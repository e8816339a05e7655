/** From the fields of the hours check to a schedule and its words; and the calculator of block or spread. */

import { lengthWords, outcomeOf, outcomeText } from "../../browser/practice/hours-check/outcome.ts";
import { type Plan, type PlanInput, toPlan } from "../../browser/practice/hours-check/plan.ts";
import { totalsOf } from "../../browser/practice/hours-check/totals.ts";
import { figure, mixesOf, planned } from "../../browser/practice/hours-planner/sums.ts";
import type { Day, Rule, Schedule } from "../../browser/core/worktime/schedule.ts";
import { holds, same, test } from "./runner.ts";

const FULL: PlanInput = {
  region: "nl",
  period: { begin: "2027-03-01", eind: "2027-03-14", leeftijd: "15" },
  week: { maandag: { begin: "09:00", einde: "16:00", pauze: "45" }, vrijdag: { begin: "08:30", einde: "12:30" } },
  school: { dinsdag: { van: "08:30", tot: "15:00" }, maandag: { van: "08:00", tot: "09:00", lessen: "1" } },
  different: [],
};

function plan(changes: Partial<PlanInput> = {}): Plan {
  return toPlan({ ...FULL, ...changes });
}

function days(changes: Partial<PlanInput> = {}): readonly Day[] {
  const { schedule, wrong, missing } = plan(changes);
  if (!schedule) throw new Error(JSON.stringify([wrong, missing]));
  return schedule.days;
}

const dates = (found: readonly Day[]): readonly string[] => found.map(({ date }) => date);

// --- a schedule -----------------------------------------------------------------------------------------------------------

test("a week is laid over all days from the first to the last, with one break in the middle", () => {
  const found = days();
  same(dates(found), ["2027-03-01", "2027-03-02", "2027-03-05", "2027-03-08", "2027-03-09", "2027-03-12"]);
  same(found[0], { date: "2027-03-01", work: { start: 540, end: 960 }, breaks: [{ start: 728, end: 773 }], school: { start: 480, end: 540 }, lessons: 1 });
  same(found[1], { date: "2027-03-02", breaks: [], school: { start: 510, end: 900 } });
  same(found[2], { date: "2027-03-05", work: { start: 510, end: 750 }, breaks: [] });
});

test("a row of other days makes them free, gives other times, keeps school when ticked, and the later row wins", () => {
  const free = { van: "2027-03-01", tot: "2027-03-05" };
  same(dates(days({ different: [free] })), ["2027-03-08", "2027-03-09", "2027-03-12"]);
  const other = { van: "2027-03-02", begin: "10:00", einde: "14:00", pauze: "30", school: "ja" };
  const found = days({ different: [{}, free, other] });
  same(found[0], { date: "2027-03-02", work: { start: 600, end: 840 }, breaks: [{ start: 705, end: 735 }], school: { start: 510, end: 900 } });
  same(dates(days({ different: [{ ...free, school: "ja" }] })).slice(0, 2), ["2027-03-01", "2027-03-02"]);
  same(days({ different: [{ ...free, school: "ja" }] })[0]?.work ?? null, null);
});

test("other days outside the internship are left out, which is said; half of them inside counts", () => {
  const { schedule, notes } = plan({ different: [{ van: "2027-04-05", tot: "2027-04-09" }] });
  same([schedule?.days.length, notes.length], [6, 1]);
  same(dates(days({ different: [{ van: "2027-02-22", tot: "2027-03-07" }] })), ["2027-03-08", "2027-03-09", "2027-03-12"]);
});

test("work after midnight goes on; turned round by day is a mistake", () => {
  same(days({ week: { zaterdag: { begin: "18:00", einde: "01:30" } }, school: {} })[0]?.work, { start: 1080, end: 1530 });
  for (const [begin, einde] of [["16:00", "08:30"], ["09:00", "09:00"], ["11:00", "07:00"]] as const) {
    same(plan({ week: { maandag: { begin, einde } } }).wrong, ["Het werk stopt op maandag voordat het begint. Draai de tijden om."]);
  }
  same(plan({ school: { maandag: { van: "15:00", tot: "08:00" } } }).wrong.length, 1);
});

test("a birthday counts when it comes after the first day; outside the internship it is left out, which is said", () => {
  const born = (jarig: string): readonly [string | undefined, number] => {
    const { schedule, notes } = plan({ period: { ...FULL.period, jarig } });
    return [schedule?.birthday, notes.length];
  };
  same(born("2027-03-02"), ["2027-03-02", 0]);
  same(born("2027-03-14"), ["2027-03-14", 0]);
  same(born("2027-03-01")[1], 0);
  same(born("2027-03-01")[0] === undefined, true);
  same(born("2011-03-02")[1], 1); // a date of birth is not used
});

test("only the Netherlands have a table for volunteer work; hours before come along", () => {
  const period = { ...FULL.period, soort: "mas", eerder: "40,5" };
  same(plan({ period }).schedule?.kind, "mas");
  same(plan({ period, region: "vl" }).schedule?.kind, "stage");
  same(plan({ period }).schedule?.hoursBefore, 40.5);
});

// --- what is missing, and what cannot be ------------------------------------------------------------------------------------

const wrong: readonly (readonly [string, Partial<PlanInput>])[] = [
  ["the last day before the first", { period: { ...FULL.period, eind: "2027-02-28" } }],
  ["more than a year", { period: { ...FULL.period, eind: "2028-03-01" } }],
  ["a day that is not there", { period: { ...FULL.period, eind: "2027-02-30" } }],
  ["an age with a comma", { period: { ...FULL.period, leeftijd: "15,5" } }],
  ["an age in words", { period: { ...FULL.period, leeftijd: "vijftien" } }],
  ["a birthday that is no day", { period: { ...FULL.period, jarig: "in mei" } }],
  ["hours before in words", { period: { ...FULL.period, eerder: "veel" } }],
  ["a time that is no time", { week: { maandag: { begin: "25:00", einde: "26:00" } } }],
  ["a break in words", { week: { maandag: { begin: "09:00", einde: "12:00", pauze: "half uur" } } }],
  ["a break as long as the work", { week: { maandag: { begin: "09:00", einde: "12:00", pauze: "180" } } }],
  ["other days turned round", { different: [{ van: "2027-03-05", tot: "2027-03-01" }] }],
  ["other days that are no days", { different: [{ van: "<img src=x>" }] }],
  ["lessons in words", { school: { maandag: { van: "08:00", tot: "12:00", lessen: "veel" } } }],
];
for (const [name, changes] of wrong) {
  test(`${name}: one sentence, and no schedule`, () => {
    const found = plan(changes);
    same([found.wrong.length, found.schedule === undefined], [1, true]);
    holds(/^[A-Z].*[.]$/.test(found.wrong[0] ?? ""), found.wrong[0]);
  });
}

test("what is missing is named; half a plan has no schedule", () => {
  const empty: PlanInput = { region: "nl", period: {}, week: {}, school: {}, different: [{}] };
  same([toPlan(empty).empty, toPlan(empty).missing.length, toPlan(empty).schedule === undefined], [true, 4, true]);
  same(plan({ week: { maandag: { begin: "09:00" } } }).missing.includes("hoe laat het werk op maandag stopt"), true);
  same(plan({ different: [{ begin: "09:00", einde: "12:00" }] }).missing, ["de dag bij andere dag 1"]);
  same(plan({ period: { ...FULL.period, leeftijd: " " } }).missing, ["de leeftijd op de eerste dag"]);
  holds(toPlan({ ...empty, week: { ["__proto__"]: { begin: "09:00" } } }).schedule === undefined);
});

// --- totals and words -----------------------------------------------------------------------------------------------------

const SCHEDULE = plan().schedule as Schedule;

test("hours are added up without breaks, by calendar week", () => {
  same(totalsOf(SCHEDULE), { work: 1230, days: 4, weeks: 2, perWeek: [615, 615], withSchool: [1065, 1065] });
  same(totalsOf({ ...SCHEDULE, days: [] }), { work: 0, days: 0, weeks: 0, perWeek: [0, 0], withSchool: [0, 0] });
  same([lengthWords(615), lengthWords(420)], ["10 uur en 15 minuten", "7 uur"]);
});

const RULE: Rule = { id: "NL-X-1", region: "nl", kind: "stage", ages: [14, 15], topic: "max-day", values: { hours: 7 }, says: "Hoogstens 7 uur.", source: "Wet" };
const FORBIDDEN = /\b(mag|mogen|toegestaan|akkoord)\b/i;

test("a plan without a warning fits the table, and asks for the school; no plan is ever allowed", () => {
  const fitting = outcomeOf(SCHEDULE, [{ rule: RULE, kind: "remark", dates: [], found: "" }], "pupil", true);
  const text = outcomeText(fitting, ["2027-03-01", "2027-03-14"], "Regels voor Nederland.");
  holds(text.includes("Dit past in de tabel. Vraag het je school."), text);
  holds(!FORBIDDEN.test(text), text);
  same(outcomeOf(SCHEDULE, [], "company", true).ask, "Vraag het de school.");
  same(outcomeOf({ ...SCHEDULE, region: "vl" }, [], "school", true).ask, "Controleer het bij Toezicht op de Sociale Wetten.");
  same(outcomeOf(SCHEDULE, [], "pupil", false).verdict, "Voor deze leeftijd staat er geen regel in de tabel.");
});

test("a warning says what the plan has, the rule with its number, and the exception", () => {
  const rule = { ...RULE, exception: "Soms 8 uur." };
  const found = outcomeOf(SCHEDULE, [{ rule, kind: "warning", dates: ["2027-03-01"], found: "Maandag: 8 uur werk." }], "pupil", true);
  same(found.verdict, "1 ding past niet in de tabel.");
  const lines = outcomeText(found, ["2027-03-01", "2027-03-14"], "Regels voor Nederland.").split("\n");
  same(lines.slice(-2), ["- Maandag: 8 uur werk. De regel: Hoogstens 7 uur. (NL-X-1)", "  Soms anders: Soms 8 uur."]);
});

// --- block or spread --------------------------------------------------------------------------------------------------------

const YEAR = {
  weken: { blok: "3", lint: "16" },
  dagen: { blok: "5", lint: "1" },
  uren: { blok: "7", lint: "6,5" },
  leerlingen: { blok: "60", lint: "60" },
  bezoeken: { blok: "2", lint: "3" },
  minuten: { blok: "45", lint: "45" },
};

test("both ways stand beside each other; what is missing stays open", () => {
  same(planned(YEAR), { sums: { blok: { days: 15, hours: 105, guiding: 90 }, lint: { days: 16, hours: 104, guiding: 135 } }, wrong: [] });
  same(planned({ weken: { blok: "3" }, dagen: { blok: "0,5" } }).sums, { blok: { days: 1.5 }, lint: {} });
  same(planned({}), { sums: { blok: {}, lint: {} }, wrong: [] });
  same([figure(1.5), figure(104), figure(1 / 3)], ["1,5", "104", "0,3"]);
});

test("a number that cannot be is said, and counts for nothing", () => {
  const found = planned({ ...YEAR, dagen: { blok: "8", lint: "een" }, leerlingen: { blok: "2,5", lint: "60" } });
  same(found.wrong.length, 3);
  same(found.sums, { blok: {}, lint: { guiding: 135 } });
});

test("lessons of the timetable are spent as the rule of thumb has it", () => {
  same(mixesOf("10"), [
    { halfDays: 0, weeks: 10 },
    { halfDays: 1, weeks: 6 },
    { halfDays: 2, weeks: 2 },
  ]);
  same(mixesOf("4"), [
    { halfDays: 0, weeks: 4 },
    { halfDays: 1, weeks: 0 },
  ]);
  same([mixesOf("0"), mixesOf("4,5"), mixesOf("veel"), mixesOf("41")].map((found) => found === undefined), [true, true, true, true]);
});


