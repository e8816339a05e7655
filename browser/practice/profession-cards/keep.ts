/** Puts the name of a profession in a table of the sheet. */

import { plainWords } from "./filter.ts";

type Row = { readonly [column: string]: string };

function rowsOf(value: unknown): readonly Row[] {
  return Array.isArray(value) ? (value as readonly Row[]) : [];
}

/** True when a row of the table already names it. */
export function holds(table: unknown, column: string, name: string): boolean {
  return rowsOf(table).some((row) => plainWords(row[column] ?? "").trim() === plainWords(name));
}

/** The table with the name in its first empty row, or in a new one at the end. What the pupil wrote stays as it is. */
export function withName(table: unknown, column: string, name: string): readonly Row[] {
  const rows = [...rowsOf(table)];
  const free = rows.findIndex((row) => !Object.values(row).some((cell) => cell.trim()));
  rows.splice(free < 0 ? rows.length : free, 1, { [column]: name });
  return rows;
}
