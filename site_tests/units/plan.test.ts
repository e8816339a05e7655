/** Counting back to the steps of a plan, putting dates in a table, and whom to call again. */

import { addSchoolDays, dayNumber, dayText, schoolDaysBetween } from "../../browser/practice/step-plan/days.ts";
import { type Cells, changesFor, rowsOf, tableOf, withChanges, withoutChanges } from "../../browser/practice/step-plan/filling.ts";
import { openContacts } from "../../browser/practice/step-plan/follow_up.ts";
import { countBack, type Frame, remarks, type Step } from "../../browser/practice/step-plan/plan.ts";
import { holds, same, test } from "./runner.ts";

const number = (text: string): number => dayNumber(text) ?? NaN;
const later = (text: string, count: number): string => dayText(addSchoolDays(number(text), count));

// --- days ---------------------------------------------------------------------------------------------------------------

const counting: readonly (readonly [string, number, string])[] = [
  ["2026-11-20", 1, "2026-11-23"], // Friday → Monday
  ["2026-11-23", -1, "2026-11-20"],
  ["2026-11-21", 0, "2026-11-23"], // Saturday: the first school day
  ["2026-11-22", -1, "2026-11-19"], // Sunday: back to Friday, then one more
  ["2026-12-30", 5, "2027-01-06"],
  ["2027-01-04", -3, "2026-12-30"],
  ["2028-02-28", 1, "2028-02-29"],
  ["2028-03-01", -1, "2028-02-29"],
  ["2027-02-26", 1, "2027-03-01"],
  ["2027-03-26", 1, "2027-03-29"], // the clock changes between
  ["2026-10-23", 1, "2026-10-26"],
];
for (const [from, count, expected] of counting) {
  test(`${count} school days from ${from}`, () => same(later(from, count), expected));
}

test("counting there and back comes home, for every school day of five years", () => {
  for (let day = number("2025-12-29"); day < number("2031-01-01"); day += 1) {
    const start = addSchoolDays(day, 0);
    for (const count of [1, 4, 5, 24]) {
      const found = addSchoolDays(start, count);
      holds(addSchoolDays(found, -count) === start && schoolDaysBetween(start, found) === count, `${dayText(start)} and ${count}`);
    }
  }
});

test("what is no day of our time is no day", () => {
  const texts = ["", "volgende week", "0002-03-09", "2026-02-29", "2026-13-01", "2026-3-9", "9-3-2026", "2026-04-31", "99999-01-01", " 2026-03-09"];
  same(texts.map((text) => dayNumber(text) === undefined), texts.map(() => true));
  same(dayText(number("2028-02-29")), "2028-02-29");
});

// --- counting back ------------------------------------------------------------------------------------------------------

const STEPS: readonly Step[] = [
  { row: "kiezen", school_days: 24 },
  { row: "bellen", school_days: 20 },
  { row: "kennismaken", school_days: 9 },
  { row: "tekenen", school_days: 2 },
];
const MARGIN = 10;

function plan(frame: Partial<Frame>): NonNullable<ReturnType<typeof countBack>> {
  const found = countBack(STEPS, { today: "2026-11-23", start: "", deadline: "", ...frame }, MARGIN);
  if (!found) throw new Error("no proposal");
  return found;
}

test("with much time every step stands its own school days before the school's day", () => {
  const found = plan({ deadline: "2027-02-19", start: "2027-03-08" });
  same([...found.days], [["kiezen", "2027-01-18"], ["bellen", "2027-01-22"], ["kennismaken", "2027-02-08"], ["tekenen", "2027-02-17"]]);
  same([found.room, found.goal, found.deadlineIsLate], ["fits", "2027-02-19", false]);
});

test("a school's day in the weekend counts from the Friday before", () => {
  same(plan({ deadline: "2027-02-21" }).days.get("tekenen"), plan({ deadline: "2027-02-19" }).days.get("tekenen"));
});

test("without the school's day it counts from a day well before the internship", () => {
  const found = plan({ start: "2027-03-08" });
  same([found.goal, found.days.get("tekenen"), found.room], ["2027-02-22", "2027-02-18", "fits"]);
});

test("a school's day on or after the first day of the internship is not used", () => {
  for (const deadline of ["2027-03-08", "2027-04-01"]) {
    const found = plan({ start: "2027-03-08", deadline });
    same([found.deadlineIsLate, found.goal], [true, "2027-02-22"]);
  }
});

test("without any day there is no proposal, and half a year typed is no day", () => {
  same(countBack(STEPS, { today: "2026-11-23", start: "", deadline: "" }, MARGIN) === undefined, true);
  same(countBack(STEPS, { today: "2026-11-23", start: "0202-03-08", deadline: "snel" }, MARGIN) === undefined, true);
});

test("with too little time the steps stand closer together, in order, from today on", () => {
  const found = plan({ deadline: "2026-12-07" }); // 10 school days
  same([...found.days], [["kiezen", "2026-11-23"], ["bellen", "2026-11-25"], ["kennismaken", "2026-12-01"], ["tekenen", "2026-12-04"]]);
  same(found.room, "pressed");
});

test("just enough time is enough, one day less is not", () => {
  same([later("2026-11-23", 24), plan({ deadline: later("2026-11-23", 24) }).room], ["2026-12-25", "fits"]);
  same(plan({ deadline: later("2026-11-23", 23) }).room, "pressed");
});

test("on the school's day itself all is for today", () => {
  const found = plan({ deadline: "2026-11-23" });
  same([[...new Set(found.days.values())], found.room], [["2026-11-23"], "pressed"]);
});

test("after the school's day all is for the first school day from today", () => {
  const found = plan({ today: "2026-11-22", deadline: "2026-11-20", start: "2026-12-07" });
  same([[...new Set(found.days.values())], found.room], [["2026-11-23"], "over"]);
});

test("for any day and any room: school days only, never before today, never after the goal, and in order", () => {
  for (let today = number("2026-12-20"); today < number("2028-03-05"); today += 1) {
    for (const room of [0, 1, 6, 13, 33, 60]) {
      const found = plan({ today: dayText(today), deadline: dayText(today + room) });
      const days = [...found.days.values()].map(number);
      const ordered = days.every((day, index) => index === 0 || day >= (days[index - 1] ?? 0));
      const inside = days.every((day) => day >= today && (found.room === "over" || day <= today + room));
      holds(ordered && inside && days.every((day) => addSchoolDays(day, 0) === day), `${dayText(today)} + ${room}: ${[...found.days.values()]}`);
    }
  }
});

// --- remarks ------------------------------------------------------------------------------------------------------------

test("a step in the past is for today, unless it is done", () => {
  const steps = [
    { day: "2026-11-16", done: true },
    { day: "2026-11-17", done: false },
    { day: "2026-11-23", done: false },
    { day: "", done: false },
    { day: "2026-11-28", done: false },
    { day: "2026-11-25", done: false },
    { day: "2026-11-26", done: false },
    { day: "2027-03-01", done: false },
    { day: "straks", done: false },
    { day: "", done: true },
  ];
  same(remarks(steps, "2026-11-23", "2027-02-19"), [["done"], ["past"], ["today"], [], ["weekend"], ["before-previous"], [], ["after-goal"], [], ["done"]]);
});

// --- dates in a table ---------------------------------------------------------------------------------------------------

const TABLE = { kiezen: { datum: "2027-01-01", klaar: "ja" }, bellen: { "met-wie": "Daan" }, tekenen: { datum: "na de toets" } };
const WANTED = new Map([["kiezen", "2027-01-18"], ["bellen", "2027-01-22"], ["kennismaken", "2027-02-08"], ["tekenen", "2027-02-17"]]);

test("only empty cells are filled, and words in a date cell count as filled", () => {
  const changes = changesFor(TABLE, "datum", WANTED, "empty");
  same(withChanges(TABLE, "datum", changes), {
    kiezen: { datum: "2027-01-01", klaar: "ja" },
    bellen: { "met-wie": "Daan", datum: "2027-01-22" },
    kennismaken: { datum: "2027-02-08" },
    tekenen: { datum: "na de toets" },
  });
});

test("after a yes all dates are replaced and nothing else", () => {
  const changes = changesFor(TABLE, "datum", WANTED, "all");
  const filled = withChanges(TABLE, "datum", changes);
  same([...WANTED.keys()].map((row) => filled[row]?.["datum"]), [...WANTED.values()]);
  same([filled["kiezen"]?.["klaar"], filled["bellen"]?.["met-wie"]], ["ja", "Daan"]);
});

test("undo brings back what stood there and leaves what the pupil changed since", () => {
  for (const mode of ["empty", "all"] as const) {
    const changes = changesFor(TABLE, "datum", WANTED, mode);
    same(withoutChanges(withChanges(TABLE, "datum", changes), "datum", changes), TABLE);
  }
  const changes = changesFor(TABLE, "datum", WANTED, "all");
  const touched = { ...withChanges(TABLE, "datum", changes), bellen: { "met-wie": "Sami", datum: "2027-01-25" } };
  same(withoutChanges(touched, "datum", changes), { ...TABLE, bellen: { "met-wie": "Sami", datum: "2027-01-25" } });
});

test("what already stands in the table is no change", () => {
  const filled = withChanges(TABLE, "datum", changesFor(TABLE, "datum", WANTED, "all"));
  same(changesFor(filled, "datum", WANTED, "all"), []);
});

test("rows without an id are known by their place, and an empty row between stays", () => {
  const rows: readonly Cells[] = [{ bedrijf: "a" }, {}, { bedrijf: "c" }];
  same(rowsOf(withChanges(tableOf(rows), "nabellen", [{ row: "1", before: "", after: "2027-01-04" }]), 3), [{ bedrijf: "a" }, { nabellen: "2027-01-04" }, { bedrijf: "c" }]);
  same(rowsOf(tableOf(rows), 3), rows);
});

test("hostile keys in an answer are plain keys", () => {
  const table = JSON.parse('{"__proto__": {"datum": "x"}, "constructor": {"datum": "y"}}') as Record<string, Cells>;
  same(changesFor(table, "datum", new Map([["toString", "2027-01-18"]]), "empty").length, 1);
  same(Object.keys(withChanges(table, "datum", [])), ["__proto__", "constructor"]);
});

// --- calling again ------------------------------------------------------------------------------------------------------

const COLUMNS = { who: "bedrijf", day: "datum", answer: "antwoord", follow_up: "nabellen" };
const contacts = (rows: readonly Cells[], today = "2026-11-23"): readonly (readonly [number, string])[] =>
  openContacts(rows, COLUMNS, ["niets"], 5, today).map(({ place, proposal }) => [place, proposal]);

test("five school days after a contact without an answer is a day to call again", () => {
  same(contacts([{ bedrijf: "drukkerij", datum: "2026-11-20", antwoord: "niets" }, { bedrijf: "theater", datum: "2026-11-23" }]), [[0, "2026-11-27"], [1, "2026-11-30"]]);
});

test("a contact with an answer is not called again", () => {
  same(contacts(["ja", "nee", "misschien"].map((antwoord) => ({ bedrijf: "x", datum: "2026-11-20", antwoord }))), []);
});

test("a contact of long ago is for today, or for Monday in the weekend", () => {
  const rows = [{ bedrijf: "x", datum: "2026-10-01", antwoord: "niets" }];
  same([contacts(rows), contacts(rows, "2026-11-21")], [[[0, "2026-11-23"]], [[0, "2026-11-23"]]]);
});

test("a contact with a day to call again, or without a day of its own, gets no proposal but stands in the list", () => {
  same(contacts([{ bedrijf: "x", datum: "2026-11-20", nabellen: "2026-12-01" }, { bedrijf: "y" }, { hoe: "gebeld" }, {}]), [[0, ""], [1, ""]]);
});
