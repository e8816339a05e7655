/** From the agreements of a talk to questions on other sheets: what could go where, and what stands there now. Pure: no DOM. */

import type { AnswerOf, Question } from "../../core/definition.ts";

export type Table = { readonly [row: string]: { readonly [column: string]: string } };

/** One line of the author: these rows go to that question (and row and column, when it is a table). */
export interface Line {
  /** Rows of the table of agreements, put behind each other. */
  readonly from: readonly string[];
  /** The table with those rows: the agreements themselves, or the company. */
  readonly of?: "agreed" | "company";
  /** Role of the question that takes it. */
  readonly to: string;
  readonly row?: string;
  readonly column?: string;
  /** Column of the same row that says whether it is sure, with the choice that means: I must still ask. */
  readonly doubt_column?: string;
  readonly doubt_choice?: string;
}

/** Where the agreements stand and which column says that one is not sure. */
export interface Source {
  readonly table: Table;
  readonly column: string;
  readonly doubtColumn: string;
  readonly doubtChoice: string;
}

/** What the agreements say about one line; empty when nothing was written. */
export interface Said {
  readonly text: string;
  readonly inDoubt: boolean;
}

export function saidOf(line: Line, source: Source): Said {
  const cell = (row: string, column: string): string => (source.table[row]?.[column] ?? "").trim();
  return {
    text: line.from.map((row) => cell(row, source.column)).filter(Boolean).map(asSentence).join(" "),
    inDoubt: line.from.some((row) => cell(row, source.doubtColumn) === source.doubtChoice),
  };
}

/** Two agreements behind each other need an end between them, and a capital after it. */
function asSentence(text: string, index: number, all: readonly string[]): string {
  const begun = index ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  return index < all.length - 1 && !/[.!?]$/.test(begun) ? `${begun}.` : begun;
}

const WORD_HOURS = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"];
const HOUR = `(\\d{1,2}|${WORD_HOURS.join("|")})`;

function hourOf(text: string): number {
  const named = WORD_HOURS.indexOf(text.toLowerCase());
  return named < 0 ? Number(text) : named + 1;
}

function asTime(hour: number, minute: number): string | undefined {
  if (hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** Ways to write a time, each with how it is read. The first that stands in the text wins by its place. */
const CLOCKS: readonly { readonly pattern: RegExp; readonly read: (found: readonly string[]) => string | undefined }[] = [
  { pattern: /(?<![\d.:])(\d{1,2})[.:](\d{2})(?![.:]?\d)/, read: ([, hour, minute]) => asTime(Number(hour), Number(minute)) },
  { pattern: new RegExp(`\\bhalf\\s+${HOUR}\\b`, "i"), read: ([, hour]) => asTime((hourOf(hour ?? "") + 23) % 24, 30) },
  { pattern: new RegExp(`\\bkwart\\s+over\\s+${HOUR}\\b`, "i"), read: ([, hour]) => asTime(hourOf(hour ?? ""), 15) },
  { pattern: new RegExp(`\\bkwart\\s+voor\\s+${HOUR}\\b`, "i"), read: ([, hour]) => asTime((hourOf(hour ?? "") + 23) % 24, 45) },
  { pattern: new RegExp(`(?<![.:\\d])\\b${HOUR}\\s*(?:uur|u)\\b`, "i"), read: ([, hour]) => asTime(hourOf(hour ?? ""), 0) },
  { pattern: /\b(?:van|om|vanaf)\s+(\d{1,2})\b(?![.:]\d)/i, read: ([, hour]) => asTime(Number(hour), 0) },
];

/** The first time in a text, as a time field wants it ("08:30"); nothing when there is none. */
export function firstTime(text: string): string | undefined {
  const found = CLOCKS.flatMap(({ pattern, read }) => {
    const match = pattern.exec(text);
    const time = match ? read(match) : undefined;
    return match && time ? [{ at: match.index, time }] : [];
  });
  return found.sort((a, b) => a.at - b.at)[0]?.time;
}

/** What goes to a question: the text itself, the time in it, or the text behind "iets anders". */
export function valueFor(question: Question, said: Said): string {
  return question.type === "time" ? (firstTime(said.text) ?? "") : said.text;
}

/** What stands now where a line would put something. */
export function standing(question: Question, answer: unknown, line: Line): string {
  switch (question.type) {
    case "fixed-table":
      return ((answer as Table | undefined)?.[line.row ?? ""]?.[line.column ?? ""] ?? "").trim();
    case "multiple-choice":
      return ((answer as AnswerOf<"multiple-choice"> | undefined)?.other ?? "").trim();
    default:
      return typeof answer === "string" ? answer.trim() : "";
  }
}

/** A line that can be shown: from what, to what, and what stands there. */
export interface Offer {
  readonly line: Line;
  readonly value: string;
  readonly now: string;
  readonly inDoubt: boolean;
  /** "new": nothing stands there; "same": it already does; "other": something else does. */
  readonly state: "new" | "same" | "other";
}

/** What a line offers, or nothing when the agreements say nothing about it. */
export function offerOf(line: Line, question: Question, answer: unknown, source: Source): Offer | undefined {
  const said = saidOf(line, source);
  const value = valueFor(question, said);
  const takesDoubt = said.inDoubt && line.doubt_column !== undefined && question.type === "fixed-table";
  if (!value && !takesDoubt) return undefined;
  const now = standing(question, answer, line);
  const doubt = doubtIn(answer, line);
  const states = [stateOf(value, now), takesDoubt ? stateOf(line.doubt_choice ?? "", doubt) : "same"] as const;
  const state = states.find((each) => each === "other") ?? states.find((each) => each === "new") ?? "same";
  return { line, value, now, inDoubt: takesDoubt, state };
}

function stateOf(value: string, now: string): Offer["state"] {
  if (!value || value === now) return "same";
  return now ? "other" : "new";
}

function doubtIn(answer: unknown, line: Line): string {
  return (answer as Table | undefined)?.[line.row ?? ""]?.[line.doubt_column ?? ""] ?? "";
}

/** The answer with what an offer brings; all else that stands in it stays. */
export function withOffer(question: Question, answer: unknown, offer: Offer): unknown {
  const { line, value } = offer;
  if (question.type === "multiple-choice") {
    const old = answer as AnswerOf<"multiple-choice"> | undefined;
    const choices = (old?.choices ?? []).filter((id) => id !== "other");
    return { ...old, choices: [...choices, "other"], other: value };
  }
  if (question.type !== "fixed-table") return value;
  const table = (answer as Table | undefined) ?? {};
  const cells: Record<string, string> = { ...table[line.row ?? ""] };
  if (value) cells[line.column ?? ""] = value;
  if (offer.inDoubt && line.doubt_column && line.doubt_choice) cells[line.doubt_column] = line.doubt_choice;
  return { ...table, [line.row ?? ""]: cells };
}

/** The answer of a question that was never filled in: what undoing puts back. */
export function blank(question: Question): unknown {
  if (question.type === "multiple-choice") return { choices: [] };
  return question.type === "fixed-table" ? {} : "";
}
