/** Puts dates in the cells of a table and takes them out again. Nothing is overwritten without a yes. Pure. */

import { hasText } from "../../core/text.ts";

export type Cells = { readonly [column: string]: string };

/** A cell that got a new text. */
export interface Change {
  readonly row: string;
  readonly before: string;
  readonly after: string;
}

/** Rows by their key: the id of a fixed row, or the place of a row that the pupil added. */
export type Table = { readonly [row: string]: Cells };

/** Text of a cell; empty when the row or the cell is not there. */
export function cellOf(table: Table, row: string, column: string): string {
  const cells = Object.hasOwn(table, row) ? table[row] : undefined;
  return cells && Object.hasOwn(cells, column) ? (cells[column] ?? "") : "";
}

/** The cells that would get another text. `mode`: only the empty ones, or all. */
export function changesFor(table: Table, column: string, wanted: ReadonlyMap<string, string>, mode: "empty" | "all"): readonly Change[] {
  return [...wanted]
    .map(([row, after]) => ({ row, before: cellOf(table, row, column), after }))
    .filter(({ before, after }) => before !== after && (mode === "all" || !hasText(before)));
}

/** The table with changes in it. */
export function withChanges(table: Table, column: string, changes: readonly Change[]): Table {
  return withTexts(
    table,
    column,
    changes.map(({ row, after }) => ({ row, text: after })),
  );
}

/** The table without changes; a cell that the pupil changed since keeps what the pupil wrote. */
export function withoutChanges(table: Table, column: string, changes: readonly Change[]): Table {
  const untouched = changes.filter(({ row, after }) => cellOf(table, row, column) === after);
  return withTexts(
    table,
    column,
    untouched.map(({ row, before }) => ({ row, text: before })),
  );
}

function withTexts(table: Table, column: string, texts: readonly { readonly row: string; readonly text: string }[]): Table {
  const result: Record<string, Cells> = { ...table };
  for (const { row, text } of texts) {
    const { [column]: _old, ...others } = result[row] ?? {};
    const cells = text ? { ...others, [column]: text } : others;
    if (Object.keys(cells).length) result[row] = cells;
    else delete result[row];
  }
  return result;
}

/** Rows that the pupil added, by their place. */
export function tableOf(rows: readonly Cells[]): Table {
  return Object.fromEntries(rows.map((cells, place) => [String(place), cells]));
}

/** The other way round. */
export function rowsOf(table: Table, count: number): readonly Cells[] {
  return Array.from({ length: count }, (_, place) => table[String(place)] ?? {});
}
