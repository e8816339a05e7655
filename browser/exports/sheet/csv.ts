/** CSV as Dutch Excel opens it by a double click: UTF-8 with its mark, semicolons, CRLF. */

import { isoDay } from "../../core/text.ts";
import { type Cell, inPieces, type Sheet } from "./table.ts";

const MARK = "\ufeff";
/** A cell that begins like this is a formula to a spreadsheet program, also behind spaces and in wide letters. */
const FORMULA = /^[\s\u0000-\u0020]*[=+\-@＝＋－＠]|^[\t\r\n]/;

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

function textOf(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell).replace(".", ",");
  if (cell instanceof Date) return `${isoDay(cell)} ${pad(cell.getHours())}:${pad(cell.getMinutes())}`;
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** One cell: quoted when it must be; text that looks like a formula gets an apostrophe. */
export function csvCell(cell: Cell): string {
  const text = textOf(cell).replace(/\u0000/g, "");
  return /[";\r\n\t']/.test(text) || text !== text.trim() ? `"${text.replace(/"/g, '""')}"` : text;
}

function line(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(";")}\r\n`;
}

export async function makeCsv(sheet: Sheet, pause: () => Promise<void>): Promise<Blob> {
  const parts: string[] = [MARK, line(sheet.columns.map(({ title }) => title))];
  for await (const piece of inPieces(sheet.rows, line, pause)) parts.push(piece);
  return new Blob(parts, { type: "text/csv" });
}
