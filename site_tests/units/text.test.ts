/** Names of files, dates and times as people read them, and when two answers are the same. */

import { clock, fileName, isoDay, readableDate, readableMoment, readableTime, sameValue, slug, textOfValue } from "../../browser/core/text.ts";
import { holds, same, test } from "./runner.ts";

const slugs: readonly (readonly [string, string])[] = [
  ["Sanne", "sanne"],
  ["Zoë de Boer", "zoe-de-boer"],
  ["İğdır Işık", "igdir-isik"],
  ["Łukasz Groß", "lukasz-gross"],
  ["Søren", "soren"],
  ["Æsa Đorđe", "aesa-dorde"],
  ["محمد", ""],
  ["Мария", ""],
  ["李伟", ""],
  ["👩🏽‍🔧", ""],
  ["../../etc/passwd", "etc-passwd"],
  ["CON: <b>|?*", "con-b"],
  ["  3 B  ", "3-b"],
];
for (const [name, expected] of slugs) test(`the name ${JSON.stringify(name)} in a file name`, () => same(slug(name), expected));

test("a name of four hundred letters becomes short and does not end in a hyphen", () => {
  const found = slug(`${"abcdefghi ".repeat(40)}`);
  holds(found.length <= 40 && !found.endsWith("-"), found);
});

const DAY = new Date(2026, 10, 21, 10, 32);

test("a file is named after sheet, pupil, class and day", () => {
  same(fileName("werkblad-06-bellen", { name: "Sanne", group: "3B" }, DAY, ".pdf"), "werkblad-06-bellen_sanne_3b_2026-11-21.pdf");
});

test("a pupil without a name or with an Arabic one gets a name without gaps", () => {
  same(
    ["", "محمد"].map((name) => fileName("stagemap", { name, group: "" }, DAY, ".pdf")),
    ["stagemap_2026-11-21.pdf", "stagemap_2026-11-21.pdf"],
  );
});

test("a day is written with its own month, also near midnight", () => {
  same([isoDay(new Date(2026, 0, 1, 0, 0)), isoDay(new Date(2026, 11, 31, 23, 59))], ["2026-01-01", "2026-12-31"]);
});

test("a date reads as a date", () => same(readableDate("2026-03-09"), "9 maart 2026"));
test("what is no date stays as the pupil wrote it", () => same(["volgende week", "2026-13-01", "9-3-2026"].map(readableDate), ["volgende week", "2026-13-01", "9-3-2026"]));
test("a time reads as a time", () => same([readableTime("07:45"), readableTime("13:05:00")], ["7.45 uur", "13.05 uur"]));
test("what is no time stays as the pupil wrote it", () => same(readableTime("kwart voor 8"), "kwart voor 8"));
test("a moment reads as day and time", () => same(readableMoment(DAY.toISOString()), "zaterdag 21 november om 10.32 uur"));
test("what is no moment reads as nothing", () => same(readableMoment("gisteren"), ""));
test("the clock has two digits for minutes", () => same(clock(new Date(2026, 0, 1, 9, 5)), "9.05"));

test("two answers are the same whatever the order of their keys", () => {
  same([sameValue({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }), sameValue([1, 2], [2, 1]), sameValue("1", 1)], [true, false, false]);
});

test("the text of any value is all its texts, a line each", () => {
  same(textOfValue({ a: "een", b: ["twee", 3, true, null, ""], c: { d: " " } }), "een\ntwee\n3\ntrue");
});

test("the text of a value nested very deep ends", () => {
  let value: unknown = "diep";
  for (let depth = 0; depth < 5000; depth++) value = [value];
  same(textOfValue(value), "");
});
