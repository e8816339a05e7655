/** Tables: the row of headings comes back on every page, and a row that fits a page is never split. */

import { Paragraph, type ParagraphOptions, Table, TableCell, TableRow } from "../../node_modules/docx/dist/index.mjs";
import { type CellText, cellTexts, type ColumnWish, columnWidths, type TableBlock, textSize } from "../pdf/columns.ts";
import { colors } from "../pdf/theme.ts";
import { written } from "./runs.ts";
import { halfPoints, hex, twips } from "./units.ts";

/** Mean width of a letter of Arial in a running text, and of a wide one, in em. */
const letter = { mean: 0.5, bold: 0.58, wide: 0.6 };
const padding = { x: 5, y: 3 };
/** Characters in a cell up to which its row stays in one piece. */
const wholeRow = 900;

const line = { style: "single", size: 4, color: hex(colors.rule) } as const;

export const borders = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line };
export const cellMargins = { top: twips(padding.y), bottom: twips(padding.y), left: twips(padding.x), right: twips(padding.x) };

/** Nobody can measure letters here: an estimate, on the safe side for the longest word. */
function wishesOf(rows: readonly (readonly CellText[])[], total: number, size: number): ColumnWish[] {
  const count = rows[0]?.length ?? 1;
  const wishes = Array.from({ length: count }, (_column, index): ColumnWish => ({ index, least: 0, wish: 0, width: 0 }));
  const room = 2 * padding.x + 1;
  for (const row of rows) {
    for (const column of wishes) {
      const { text, role } = row[column.index] ?? { text: "", role: "data" };
      const longestWord = text.split(/\s+/).reduce((most, word) => Math.max(most, word.length), 0);
      const longestLine = text.split("\n").reduce((most, words) => Math.max(most, words.length), 0);
      column.least = Math.max(column.least, Math.min(total / count, longestWord * size * letter.wide + room));
      column.wish = Math.max(column.wish, Math.min(total, longestLine * size * (role === "data" ? letter.mean : letter.bold) + room));
    }
  }
  return wishes;
}

function cell({ role, text }: CellText, width: number, size: number): TableCell {
  const run = { size: halfPoints(size), sizeComplexScript: halfPoints(size), bold: role !== "data", ...(role === "column" ? { color: hex(colors.accent) } : {}) };
  const place: Partial<ParagraphOptions> = { spacing: { after: 0, line: 264, lineRule: "auto" } };
  return new TableCell({
    children: text.split("\n").map((words) => new Paragraph({ ...written(words, run), ...place })),
    width: { size: twips(width), type: "dxa" },
    ...(role === "data" ? {} : { shading: { type: "clear", color: "auto", fill: hex("#eef5f5") } as const }),
  });
}

/** Nothing for a table without any cell. */
export function tableOf(block: TableBlock, width: number): Table | undefined {
  const { header, rows } = cellTexts(block);
  const hasHeader = header.some(({ text }) => text !== "");
  if (!hasHeader && rows.length === 0) return undefined;
  const size = textSize(header.length);
  const widths = columnWidths(wishesOf([header, ...rows], width, size), width);
  const cells = (row: readonly CellText[]): TableCell[] => row.map((text, index) => cell(text, widths[index] ?? 0, size));
  const head = hasHeader ? [new TableRow({ children: cells(header), tableHeader: true, cantSplit: true, keepNext: rows.length > 0 })] : [];
  const body = rows.map((row) => new TableRow({ children: cells(row), cantSplit: row.every(({ text }) => text.length <= wholeRow) }));
  return new Table({
    rows: [...head, ...body],
    width: { size: twips(width), type: "dxa" },
    columnWidths: widths.map(twips),
    layout: "fixed",
    margins: cellMargins,
    borders,
    tableLook: { firstRow: hasHeader, firstColumn: rows.some((row) => row[0]?.role === "row") },
  });
}
