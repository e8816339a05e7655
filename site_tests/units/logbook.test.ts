/** Days and hours of a logbook. */

import type { AnswerOf } from "../../browser/core/definition.ts";
import { type Day, inOrder, minutesOf, mondayOf, weeksOf } from "../../browser/questions/logbook/hours.ts";
import { logbook } from "../../browser/questions/logbook/index.ts";
import { holds, same, test } from "./runner.ts";

function day(changes: Partial<Day> = {}): Day {
  return { date: "2026-03-09", start: "08:30", end: "16:00", pause: "30", did: "", learned: "", felt: "", ...changes };
}

for (const [changes, minutes] of [
  [{}, 420],
  [{ pause: "" }, 450],
  [{ pause: "half uur" }, 450],
  [{ pause: "0" }, 450],
  [{ pause: "12,5" }, 438],
  [{ end: "" }, 0],
  [{ start: "16:00", end: "08:30" }, 0],
  [{ end: "08:30" }, 0],
  [{ pause: "600" }, 0],
  [{ start: "acht uur" }, 0],
] as const) {
  test(`minutes of ${JSON.stringify(changes)}`, () => same(minutesOf(day(changes)), minutes));
}

test("a week begins on Monday, also over the end of a year", () => {
  same(["2026-03-09", "2026-03-15", "2026-03-16", "2027-01-01", "geen dag", "2026-99-99"].map(mondayOf), ["2026-03-09", "2026-03-09", "2026-03-16", "2026-12-28", "", ""]);
});

test("days stand in order, and a day without a date at the end", () => {
  const days = [day({ date: "" }), day({ date: "2026-03-10" }), day({ start: "13:00" }), day()];
  same(inOrder(days).map(({ date, start }) => `${date} ${start}`), ["2026-03-09 08:30", "2026-03-09 13:00", "2026-03-10 08:30", " 08:30"]);
});

test("hours are counted by week", () => {
  const weeks = weeksOf([day({ date: "2026-03-17" }), day(), day({ date: "2026-03-13", pause: "60" }), day({ date: "2026-03-14", start: "" })]);
  same([...weeks], [["2026-03-09", 810], ["2026-03-16", 420]]);
});

const QUESTION = { id: "dagen", type: "logbook", question: "Wat deed je?" } as const;

test("forty days give forty rows, eight weeks with room to sign, and one sum", () => {
  const days = Array.from({ length: 40 }, (_day, index) => {
    const date = new Date(Date.UTC(2026, 2, 2 + Math.floor(index / 5) * 7 + (index % 5)));
    return day({ date: date.toISOString().slice(0, 10), did: `Dag ${index + 1}` });
  });
  const [table, weeks] = logbook.toReport(QUESTION, days);
  holds(table?.kind === "table" && table.rows.length === 40, "a row a day");
  holds(weeks?.kind === "table" && weeks.rows.length === 9, "a row a week, and the sum");
  same(weeks?.kind === "table" && weeks.rows.at(-1), { header: "Samen", cells: ["280 uur", ""] });
});

test("a photo whose name is no name of a file is not shown", () => {
  const photo = { file: "../geheim.jpg", width: 1, height: 1, alt: "" };
  same(logbook.toReport(QUESTION, [day({ photo })]).filter(({ kind }) => kind === "image"), []);
});

test("more days than any internship has are kept apart", () => {
  const placement = logbook.place?.(QUESTION, Array.from({ length: 401 }, () => day()));
  same([placement?.placed.length, placement?.unplaced.map(({ part }) => part)], [400, ["401"]]);
});

test("a logbook is begun with one day on which something was done", () => {
  const complete = (days: AnswerOf<"logbook">): boolean => logbook.isComplete(QUESTION, days);
  same([complete([]), complete([day()]), complete([day({ did: "  " })]), complete([day({ did: "x", date: "" })]), complete([day({ did: "x" })])], [false, false, false, false, true]);
});
