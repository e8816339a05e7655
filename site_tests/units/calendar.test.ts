/** The calendar file: lines, folding and escaping. That a calendar reads it as meant is asked in test_practice_plan.py. */

import { type CalendarEvent, calendarFile, escapeText, fold } from "../../browser/exports/calendar/index.ts";
import { holds, same, test } from "./runner.ts";

const MADE = new Date(Date.UTC(2026, 10, 22, 9, 30, 15, 250));
const EVENT: CalendarEvent = { uid: "bellen@op-stage", day: "2026-12-31", title: "Bellen", text: "Werkblad 5", reminder: { daysBefore: 1, hour: 16 } };

function textOf(...events: readonly CalendarEvent[]): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(calendarFile(events, MADE));
}

function unfold(text: string): string {
  return text.replaceAll("\r\n ", "");
}

test("a day with a reminder, line by line", () => {
  same(textOf(EVENT).split("\r\n"), [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//opstage//calendar//EN",
    "CALSCALE:GREGORIAN",
    "BEGIN:VEVENT",
    "UID:bellen@op-stage",
    "DTSTAMP:20261122T093015Z",
    "SEQUENCE:28114215",
    "DTSTART;VALUE=DATE:20261231",
    "DTEND;VALUE=DATE:20270101",
    "SUMMARY:Bellen",
    "DESCRIPTION:Werkblad 5",
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "DESCRIPTION:Bellen",
    "TRIGGER:-PT8H",
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
});

const ends: readonly (readonly [string, string])[] = [
  ["2026-12-31", "20270101"],
  ["2028-02-28", "20280229"],
  ["2028-02-29", "20280301"],
  ["2027-02-28", "20270301"],
  ["2027-03-28", "20270329"],
  ["2026-10-25", "20261026"],
];
for (const [day, next] of ends) {
  test(`a whole day of ${day} ends where the next one begins`, () => {
    holds(textOf({ ...EVENT, day }).includes(`DTEND;VALUE=DATE:${next}\r\n`), textOf({ ...EVENT, day }));
  });
}

const triggers: readonly (readonly [number, number, string])[] = [
  [1, 16, "-PT8H"],
  [2, 16, "-P1DT8H"],
  [1, 0, "-P1D"],
  [7, 23, "-P6DT1H"],
];
for (const [daysBefore, hour, expected] of triggers) {
  test(`a reminder ${daysBefore} days before at ${hour} hours`, () => {
    holds(textOf({ ...EVENT, reminder: { daysBefore, hour } }).includes(`\r\nTRIGGER:${expected}\r\n`), expected);
  });
}

test("a later file has a higher version, one made before 2026 the version 0", () => {
  const version = (at: number): number => Number(/SEQUENCE:(\d+)/.exec(new TextDecoder().decode(calendarFile([EVENT], new Date(at))))?.[1]);
  const now = MADE.getTime();
  holds(version(now + 1000) === version(now) + 1, "a second later is a version higher");
  same(version(Date.UTC(1999, 0, 1)), 0);
});

test("without events it is an empty calendar, without a reminder an event rings nothing", () => {
  same(textOf().split("\r\n").length, 6);
  const { reminder: _none, ...quiet } = EVENT;
  holds(!textOf(quiet).includes("VALARM"), textOf(quiet));
});

const escapes: readonly (readonly [string, string])[] = [
  ["bakker, slager; kok", "bakker\\, slager\\; kok"],
  ["C:\\map\\n", "C:\\\\map\\\\n"],
  ["een\ntwee\r\ndrie\rvier", "een\\ntwee\\ndrie\\nvier"],
  ["een\u2028twee\u0085drie", "een\\ntwee\\ndrie"],
  ["nul\0bel\x07esc\x1bdel\x7f", "nulbelescdel"],
  ["BEGIN:VEVENT\r\nUID:x", "BEGIN:VEVENT\\nUID:x"],
  ["tab\tblijft", "tab\tblijft"],
];
for (const [text, expected] of escapes) test(`a text as the value ${expected}`, () => same(escapeText(text), expected));

const LONG = [
  "a".repeat(300),
  "é".repeat(200),
  "€".repeat(100),
  "😀".repeat(60),
  `${"a".repeat(73)}😀b`,
  `${"a".repeat(74)}é`,
  "👩‍👩‍👧‍👦🇳🇱".repeat(20),
  `x${"漢".repeat(90)}`,
  "a".repeat(75),
  `los \ud83d en \ude00 ${"a".repeat(90)}`,
];
for (const line of LONG) {
  test(`a line of ${line.length} that begins with ${JSON.stringify(line.slice(0, 4))} folds at 75 octets and cuts no character`, () => {
    const folded = fold(line);
    const encoder = new TextEncoder();
    const pieces = folded.split("\r\n");
    same(pieces.filter((piece) => encoder.encode(piece).length > 75), []);
    same(unfold(folded), line);
    holds(pieces.slice(1).every((piece) => piece.startsWith(" ") && piece.length > 1), "every next piece begins with one space");
    same(pieces.map((piece) => new TextDecoder().decode(encoder.encode(piece))).join("|").includes("\ufffd"), line.includes("\ud83d en"));
  });
}

test("a line of exactly 75 octets stays whole", () => same(fold("a".repeat(75)), "a".repeat(75)));
test("a line that folds is filled to the last octet", () => same(fold("a".repeat(76)), `${"a".repeat(75)}\r\n a`));
