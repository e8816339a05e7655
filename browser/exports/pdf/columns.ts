/** What a table says, cell by cell, and how its columns divide a width. No ink: PDF and Word share it. */
import type { Block } from "../../core/report.ts";
import { cleanText } from "./clean.ts";

export type TableBlock = Extract<Block, { kind: "table" }>;

export type CellRole = "column" | "row" | "data";

export interface CellText {
  readonly role: CellRole;
  readonly text: string;
}

export interface ColumnWish {
  readonly index: number;
  least: number;
  wish: number;
  width: number;
}

/** More columns, smaller letters. */
export function textSize(columnCount: number): number {
  if (columnCount <= 4) return 10;
  return columnCount <= 7 ? 9 : 8;
}

/** The table as texts: as many cells in every row as the widest one has, so that no cell is lost. */
export function cellTexts(block: TableBlock): { header: CellText[]; rows: CellText[][] } {
  const hasRowHeaders = block.rowHeading !== undefined || block.rows.some((row) => row.header !== undefined);
  const least = Math.max(hasRowHeaders ? 0 : 1, block.columns.length);
  const width = block.rows.reduce((most, row) => Math.max(most, row.cells.length), least);
  const rowOf = (role: CellRole, cells: readonly string[]): CellText[] =>
    Array.from({ length: width }, (_cell, index) => ({ role, text: cleanText(cells[index] ?? "").trim() }));
  const withHeader = (role: CellRole, header: string | undefined, cells: CellText[]): CellText[] =>
    hasRowHeaders ? [{ role, text: cleanText(header ?? "").trim() }, ...cells] : cells;
  return {
    header: withHeader("column", block.rowHeading, rowOf("column", block.columns)),
    rows: block.rows.map((row) => withHeader("row", row.header, rowOf("data", row.cells))),
  };
}

/** Divides the width fairly: short columns get what they wish, and the long ones share what is left. */
export function columnWidths(wishes: readonly ColumnWish[], total: number): number[] {
  let spare = total - wishes.reduce((sum, column) => sum + column.least, 0);
  const byNeed = [...wishes].sort((a, b) => a.wish - a.least - (b.wish - b.least));
  byNeed.forEach((column, index) => {
    const share = Math.max(0, spare) / (byNeed.length - index);
    const extra = Math.min(share, Math.max(0, column.wish - column.least));
    column.width = column.least + extra;
    spare -= extra;
  });
  // All wishes met: the table still takes the full width.
  const used = total - spare;
  return wishes.map((column) => (column.width * total) / used);
}
