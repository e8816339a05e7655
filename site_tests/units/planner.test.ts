/** The lesson planner: steps over lessons, lessons over days. */

import { eventsOf } from "../../browser/pages/planner/events.ts";
import { problemOf } from "../../browser/pages/planner/form.ts";
import { isKept } from "../../browser/pages/planner/memory.ts";
import { canMove, type Card, cardsAt, type CardStep, daysOf, isTooLate, type Lesson, lengthOf, makeLessons, moved, weekdayOf } from "../../browser/pages/planner/plan.ts";
import { holds, same, test } from "./runner.ts";

const step = (minutes: number, more: Partial<CardStep> = {}): CardStep => ({ form: "alone", minutes, text: "Doe dit.", place: "class", after: false, mayHome: false, ...more });
const card = (number: number, ...steps: CardStep[]): Card => ({ number, title: `Kaart ${number}`, page: "", prepare: [`pen ${number}`], homework: [`lees ${number}`], steps });
const ids = (lessons: readonly Lesson[]): string[] => lessons.map(({ parts, outside }) => [...parts.map(({ id }) => id), ...outside.map(({ id }) => `(${id})`)].join(" "));
const minutes = (lessons: readonly Lesson[]): number[] => lessons.map(lengthOf);

test("steps fill a lesson and go on in the next one", () => {
  const lessons = makeLessons([card(1, step(20), step(20), step(20, { form: "class" }))], 50, false);
  same(ids(lessons), ["1.1 1.2", "1.3"]);
});

test("cards follow each other in one lesson", () => {
  same(ids(makeLessons([card(1, step(20)), card(2, step(25))], 50, false)), ["1.1 2.1"]);
});

test("a step that is longer than a lesson is cut, and every minute stays", () => {
  const lessons = makeLessons([card(4, step(5), step(100))], 50, false);
  same(minutes(lessons), [50, 30, 25]);
  same(ids(lessons), ["4.1 4.2-1", "4.2-2", "4.2-3"]);
  same(lessons[1]?.parts[0]?.parts, 3);
});

test("no lesson is too full and no minute is lost, for all lengths of a lesson", () => {
  const cards = [card(1, step(10), step(25), step(45)), card(2, step(5), step(100), step(55, { form: "trio" }), step(20, { form: "class" }))];
  for (let length = 30; length <= 100; length += 1) {
    const lessons = makeLessons(cards, length, false);
    holds(lessons.every((lesson) => lengthOf(lesson) > 0 && lengthOf(lesson) <= length), `${length}: ${minutes(lessons).join(" ")}`);
    same(minutes(lessons).reduce((sum, each) => sum + each, 0), 260);
  }
});

test("a talk with the class is not cut when it fits in a lesson", () => {
  same(ids(makeLessons([card(1, step(30), step(40, { form: "class" }))], 50, false)), ["1.1", "1.2"]);
});

test("homework closes its lesson for its card, because the next step leans on it", () => {
  const lessons = makeLessons([card(3, step(10), step(60, { form: "home", place: "home" }), step(20)), card(4, step(10))], 50, false);
  same(ids(lessons), ["3.1 (3.2)", "3.3 4.1"]);
});

test("what may be done at home goes home when the teacher asks", () => {
  const cards = [card(2, step(5), step(50, { mayHome: true }), step(20))];
  same([ids(makeLessons(cards, 50, true)), ids(makeLessons(cards, 50, false)).length], [["2.1 (2.2)", "2.3"], 2]);
});

test("what comes after the internship begins a new lesson, after all other cards", () => {
  const lessons = makeLessons([card(8, step(10), step(60, { place: "stage" }), step(10, { after: true })), card(7, step(10))], 50, false);
  same(ids(lessons), ["8.1 7.1 (8.2)", "8.3"]);
  same(lessons.map(({ after }) => after), [false, true]);
});

test("nothing to plan gives no lessons", () => {
  same(makeLessons([], 50, false), []);
});

// --- moving

const three = makeLessons([card(1, step(40), step(40), step(40))], 50, false);

test("a step moves a lesson later or earlier, and an empty lesson goes away", () => {
  same(ids(three), ["1.1", "1.2", "1.3"]);
  same(ids(moved(three, "1.1", 1)), ["1.1 1.2", "1.3"]);
  same(ids(moved(three, "1.3", -1)), ["1.1", "1.2 1.3"]);
});

test("a step of a full last lesson can get a lesson of its own", () => {
  const lessons = makeLessons([card(1, step(20), step(20))], 50, false);
  same(ids(moved(lessons, "1.2", 1)), ["1.1", "1.2"]);
});

test("what cannot move stays: before the first lesson, alone in the last one, over the internship", () => {
  same([canMove(three, "1.1", -1), canMove(three, "1.3", 1), canMove(three, "9.9", 1)], [false, false, false]);
  const lessons = makeLessons([card(8, step(10), step(10, { after: true }))], 50, false);
  same([canMove(lessons, "8.1", 1), canMove(lessons, "8.2", -1)], [false, false]);
  same(moved(lessons, "8.1", 1), lessons);
});

test("homework moves as homework", () => {
  const lessons = makeLessons([card(3, step(10), step(60, { form: "home", place: "home" }), step(40))], 50, false);
  same(ids(moved(lessons, "3.2", 1)), ["3.1", "3.3 (3.2)"]);
});

// --- days

const before = { after: false };
const after = { after: true };

test("lessons come on the chosen days of the week", () => {
  same(daysOf([before, before, before], { start: "2026-11-23", weekdays: [1, 4], breaks: [] }), ["2026-11-23", "2026-11-26", "2026-11-30"]);
});

test("days without lessons are skipped, both ends too", () => {
  const breaks = [{ from: "2026-12-21", to: "2027-01-03" }];
  same(daysOf([before, before], { start: "2026-12-14", weekdays: [1], breaks }), ["2026-12-14", "2027-01-04"]);
});

test("a start in the middle of the week waits for the first lesson day", () => {
  same(daysOf([before], { start: "2026-11-25", weekdays: [1], breaks: [] }), ["2026-11-30"]);
});

test("lessons after the internship wait for its end, and none fall in it", () => {
  const stage = { from: "2027-03-01", to: "2027-03-12" };
  same(daysOf([before, after], { start: "2027-02-01", weekdays: [1], breaks: [], stage }), ["2027-02-01", "2027-03-15"]);
  same(daysOf([before, before], { start: "2027-02-22", weekdays: [1], breaks: [], stage }), ["2027-02-22", "2027-03-15"]);
  same([isTooLate(before, "2027-03-15", stage), isTooLate(after, "2027-03-15", stage), isTooLate(before, "2027-02-22", stage)], [true, false, false]);
});

test("the clock that changes and a leap day shift no lesson", () => {
  same(daysOf([before, before], { start: "2026-10-19", weekdays: [1], breaks: [] }), ["2026-10-19", "2026-10-26"]);
  same(daysOf([before], { start: "2028-02-29", weekdays: [2], breaks: [] }), ["2028-02-29"]);
  same(weekdayOf("2026-11-22"), 7);
});

test("without a day of the week, without a date, or with no day left there are no days", () => {
  same(daysOf([before], { start: "2026-11-23", weekdays: [], breaks: [] }), [undefined]);
  same(daysOf([before], { start: "", weekdays: [1], breaks: [] }), [undefined]);
  same(daysOf([before], { start: "2026-11-23", weekdays: [1], breaks: [{ from: "2026-01-01", to: "2036-01-01" }] }), [undefined]);
});

// --- what stands beside a lesson

test("what to lay ready comes with the first lesson of a card, homework with its last", () => {
  const lessons = makeLessons([card(1, step(40), step(40)), card(2, step(10))], 50, false);
  same([cardsAt(lessons, 0, "first"), cardsAt(lessons, 1, "first"), cardsAt(lessons, 0, "last"), cardsAt(lessons, 1, "last")], [[1], [2], [], [1, 2]]);
});

test("a lesson is a day in the calendar, with the same name the next time", () => {
  const cards = [card(1, step(40), step(40))];
  const lessons = makeLessons(cards, 50, false);
  const events = eventsOf(lessons, ["2026-11-23", undefined], cards, "3B", "opstage");
  same(events.map(({ uid, day, title }) => [uid, day, title]), [["les-1-3b-opstage@opstage", "2026-11-23", "Op stage, les 1: kaart 1 (3B)"]]);
  holds((events[0]?.text ?? "").includes("pen 1"), "what to lay ready stands in it");
  same(eventsOf(lessons, ["2026-11-23", "2026-11-30"], cards, "", "opstage").map(({ uid }) => uid), ["les-1-opstage@opstage", "les-2-opstage@opstage"]);
});

// --- choices and memory

const wishes = { cards: [1], length: 50, weekdays: [1], start: "2026-11-23", breaks: [], stage: { from: "", to: "" }, home: false, group: "" };

test("choices that make no plan have a sentence each", () => {
  same(problemOf(wishes), undefined);
  const wrong = [{ cards: [] }, { length: 20 }, { length: 101 }, { length: Number.NaN }, { weekdays: [] }, { start: "" }, { breaks: [{ from: "2026-12-02", to: "2026-12-01" }] }];
  for (const part of wrong) holds(problemOf({ ...wishes, ...part }) !== undefined, JSON.stringify(part));
});

test("only a plan as this site makes it is taken from memory", () => {
  const lessons = makeLessons([card(1, step(40))], 50, false);
  same(isKept(JSON.parse(JSON.stringify({ wishes, lessons }))), true);
  for (const odd of [null, 1, "x", [], {}, { wishes }, { wishes: {}, lessons: [] }, { wishes, lessons: [{}] }, { wishes, lessons: [{ parts: [{ id: 1 }], outside: [], after: false }] }]) {
    same(isKept(odd), false);
  }
});
