/** The sums of a block beside an internship that is spread over the year. Pure: no DOM. */

import { hoursPlannerMessages as words } from "../../core/messages.ts";
import { hasText } from "../../core/text.ts";

export type Column = "blok" | "lint";
export const COLUMNS: readonly Column[] = ["blok", "lint"];

type Field = "weken" | "dagen" | "uren" | "leerlingen" | "bezoeken" | "minuten";
type Table = { readonly [row: string]: { readonly [column: string]: string } };

/** What a year, a week and a day can hold, and what is more than any school has. */
const MOST: { readonly [F in Field]: number } = { weken: 52, dagen: 7, uren: 24, leerlingen: 5000, bezoeken: 100, minuten: 1440 };
/** Half a pupil is a slip; half a day is not. */
const WHOLE: readonly Field[] = ["leerlingen"];
const LESSONS_OF_HALF_DAY = 4;
const MOST_LESSONS = 40;
const HOUR = 60;

/** What can be worked out of one way; absent while a number is missing. */
export interface Sums {
  readonly days?: number;
  readonly hours?: number;
  /** Hours of teachers for all visits. */
  readonly guiding?: number;
}

export interface Planned {
  readonly sums: { readonly [C in Column]: Sums };
  /** Sentences about numbers that cannot be. */
  readonly wrong: readonly string[];
}

/** Undefined for nothing and for what is said to be wrong. */
function amount(table: Table, field: Field, column: Column, wrong: string[]): number | undefined {
  const cells = Object.hasOwn(table, field) ? table[field] : undefined;
  const text = (cells && Object.hasOwn(cells, column) ? (cells[column] ?? "") : "").trim();
  if (!hasText(text)) return undefined;
  const value = numberIn(text);
  if (value !== undefined && value <= MOST[field] && (Number.isInteger(value) || !WHOLE.includes(field))) return value;
  wrong.push(words.wrong(words.rows[field], words.columns[column], MOST[field]));
  return undefined;
}

function numberIn(text: string): number | undefined {
  return /^\d+([.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : undefined;
}

function times(...factors: readonly (number | undefined)[]): number | undefined {
  return factors.reduce((product, factor) => (product === undefined || factor === undefined ? undefined : product * factor), 1);
}

function sumsOf(table: Table, column: Column, wrong: string[]): Sums {
  const of = (field: Field): number | undefined => amount(table, field, column, wrong);
  const days = times(of("weken"), of("dagen"));
  const hours = times(days, of("uren"));
  const minutes = times(of("leerlingen"), of("bezoeken"), of("minuten"));
  return {
    ...(days === undefined ? {} : { days }),
    ...(hours === undefined ? {} : { hours }),
    ...(minutes === undefined ? {} : { guiding: minutes / HOUR }),
  };
}

export function planned(table: Table): Planned {
  const wrong: string[] = [];
  const [blok, lint] = [sumsOf(table, "blok", wrong), sumsOf(table, "lint", wrong)];
  return { sums: { blok, lint }, wrong };
}

/** A way to spend lessons: half days a week through the year, and weeks of block. */
export interface Mix {
  readonly halfDays: number;
  readonly weeks: number;
}

/** All ways to spend a number of lessons of the timetable (rule of thumb of PBD-GO!, infobrochure, part 4.1.1): most block first. */
export function mixesOf(text: string): readonly Mix[] | undefined {
  const lessons = numberIn(text.trim());
  if (lessons === undefined || !Number.isInteger(lessons) || lessons < 1 || lessons > MOST_LESSONS) return undefined;
  const most = Math.floor(lessons / LESSONS_OF_HALF_DAY);
  return Array.from({ length: most + 1 }, (_, halfDays) => ({ halfDays, weeks: lessons - halfDays * LESSONS_OF_HALF_DAY }));
}

/** "7,5": at most one figure behind the comma, as people write it. */
export function figure(value: number): string {
  return String(Math.round(value * 10) / 10).replace(".", ",");
}
