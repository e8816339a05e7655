/** Compares a pupil's notes with what was agreed. It never gives a mark: it says in plain words what stands where. */

import { phoneMessages } from "../../core/messages.ts";
import type { Agreement, Notes } from "./company.ts";

const DAYS: readonly string[] = phoneMessages.days;
const NUMBERS: readonly string[] = phoneMessages.numbers;
const HALF_DAY = 12 * 60;

/**
 * "right": as agreed. "close": a name that is nearly so. "other": something else was written. "open": nothing was written.
 * "unclear": the note cannot be read as a day or time. "extra": written, but nothing was agreed.
 */
export type Verdict = "right" | "close" | "other" | "open" | "unclear" | "extra";

export interface Finding {
  readonly key: "day" | "time" | "name";
  readonly verdict: Verdict;
  readonly wrote: string;
  readonly agreed: string;
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().trim();
}

/** Days of the week in a text; "wo" and "woe" count as woensdag. */
export function daysIn(text: string): readonly string[] {
  const words = plain(text).split(/[^a-z]+/);
  return DAYS.filter((day) => words.some((word) => word === day || word === day.slice(0, 2) || word === day.slice(0, 3)));
}

function digits(text: string): string {
  return plain(text).replace(/[a-z]+/g, (word) => (NUMBERS.includes(word) ? String(NUMBERS.indexOf(word)) : word));
}

/** Minutes of the time in a text, within half a day: "3 uur", "15.00", "half 4" and "kwart over 9" are read. */
export function minutesIn(text: string): number | undefined {
  const said = digits(text);
  const half = /\bhalf (\d{1,2})\b/.exec(said);
  if (half) return (Number(half[1]) * 60 - 30 + HALF_DAY) % HALF_DAY;
  const around = /\b(kwart|\d{1,2})(?: min\w*)? (over|voor) (\d{1,2})\b/.exec(said);
  if (around) {
    const minutes = around[1] === "kwart" ? 15 : Number(around[1]);
    const sign = around[2] === "over" ? 1 : -1;
    return (Number(around[3]) * 60 + sign * minutes + HALF_DAY) % HALF_DAY;
  }
  const clock = /\b(\d{1,2})(?:\s*[.:u]\s*(\d{2}))?(?!\d)/.exec(said);
  return clock ? (Number(clock[1]) * 60 + Number(clock[2] ?? 0)) % HALF_DAY : undefined;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Part of a note in which a name may stand; a note is no essay. */
const LONGEST_NAME = 60;

function compareName(wrote: string, agreed: string): Verdict {
  const name = plain(agreed);
  const note = plain(wrote).slice(0, LONGEST_NAME);
  if (note.includes(name)) return "right";
  const near = [note, ...note.split(/\s+/)].some((part) => distance(part, name) <= Math.max(1, Math.floor(name.length / 4)));
  return near ? "close" : "other";
}

function compareDay(wrote: string, agreed: string): Verdict {
  const days = daysIn(wrote);
  if (!days.length) return "unclear";
  return days.includes(agreed) ? "right" : "other";
}

function compareTime(wrote: string, agreed: string): Verdict {
  const minutes = minutesIn(wrote);
  if (minutes === undefined) return "unclear";
  return minutes === minutesIn(agreed) ? "right" : "other";
}

const COMPARE = { day: compareDay, time: compareTime, name: compareName } as const;

/** What can be said of each note. `voices`: names that were heard in the call; one of them is no mistake. */
export function compareNotes(notes: Notes, agreed: Agreement, voices: readonly string[]): readonly Finding[] {
  return (["day", "time", "name"] as const).flatMap((key): Finding[] => {
    const wrote = notes[key].trim();
    const wanted = agreed[key] ?? "";
    if (wanted) return [{ key, verdict: wrote ? COMPARE[key](wrote, wanted) : "open", wrote, agreed: wanted }];
    if (!wrote || (key === "name" && voices.some((voice) => compareName(wrote, voice) !== "other"))) return [];
    return [{ key, verdict: "extra", wrote, agreed: "" }];
  });
}
