/** A day of the internship a card: when, what, learned, felt. The site counts the hours; the company signs for each week on paper. */

import { isFileName } from "../../core/media.ts";
import { logbookMessages as words, timeMessages } from "../../core/messages.ts";
import type { Block } from "../../core/report.ts";
import { readableDate, readableTime } from "../../core/text.ts";
import { readStored, writeStored } from "../_parts/stored.ts";
import type { QuestionKind } from "../kind.ts";
import { type Day, inOrder, minutesOf, weekday, weeksOf } from "./hours.ts";

/** A hostile file must not build a million cards; no internship has more days. */
const MOST_DAYS = 400;
/** Room to sign: empty lines in the cell. */
const ROOM = "\n\n";

/** "maandag 9 maart 2026"; `gap` stands behind the name of the day. */
export function dayName(date: string, gap = " "): string {
  const name = timeMessages.days[weekday(date)];
  return name ? name + gap + readableDate(date) : date || words.noDate;
}

function hours(day: Day): string {
  const { start, end, pause } = day;
  const minutes = minutesOf(day);
  const times = [start, end].filter(Boolean).map((time) => readableTime(time).replace(/ .*/, "")).join(words.to);
  return [times, pause && words.pause(pause), minutes && words.time(minutes)].filter(Boolean).join("\n");
}

function weekTable(days: readonly Day[]): Block[] {
  const weeks = [...weeksOf(days)];
  const total = weeks.reduce((sum, [, minutes]) => sum + minutes, 0);
  const rows = weeks.map(([monday, minutes]) => ({ header: monday ? words.from(dayName(monday)) : words.noDate, cells: [words.time(minutes), ROOM] }));
  const table = { caption: words.weeks, rowHeading: words.week, columns: [words.hours, words.signature] };
  return total ? [{ kind: "table", ...table, rows: [...rows, { header: words.total, cells: [words.time(total), ""] }] }] : [];
}

export const logbook: QuestionKind<"logbook"> = {
  read: (root) => readStored(root, []),
  write: writeStored,
  isComplete: (_question, answer) => answer.some((day) => day.date && day.did.trim()),
  toReport(question, answer) {
    if (!answer.length) return [];
    const days = inOrder(answer);
    const rows = days.map((day) => ({ header: dayName(day.date, "\n"), cells: [hours(day), day.did, day.learned, words.felt[day.felt]] }));
    const photos = days.flatMap(({ date, photo }): Block[] => (isFileName(photo?.file) && photo ? [{ kind: "image", ...photo, alt: photo.alt || words.photo(dayName(date)), caption: dayName(date) }] : []));
    return [
      { kind: "table", caption: question.question, rowHeading: words.day, columns: [words.hours, words.did, words.learned, words.how], rows },
      ...weekTable(days),
      ...photos,
    ];
  },
  place: (_question, answer) => ({
    placed: answer.slice(0, MOST_DAYS),
    unplaced: answer.slice(MOST_DAYS).map((value, index) => ({ part: String(MOST_DAYS + index + 1), value })),
  }),
};
