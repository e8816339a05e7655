/**
 * A workbook for Excel, LibreOffice and Numbers (Office Open XML). What a pupil wrote is always text: inline strings, never a
 * formula, and marked so that it also stays text when someone edits the cell.
 */

import { type Cell, inPieces, type Sheet } from "./table.ts";
import { ZipWriter } from "./zip_writer.ts";

export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** Limits of Excel: a workbook that breaks them does not open. */
export const MOST_CELL = 32_000; // characters; 32,767 with room for the marks that stand for odd characters
const MOST_ROWS = 1_048_575; // beside the heading
const MOST_NAME = 31;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/** Numbers of the cell formats in styles.xml below. */
const HEADING = 1;
const MOMENT = 2;
const TEXT = 3;
const FORMULA_LIKE = 4;

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}">
<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFD8EFE9"/></patternFill></fill></fills>
<borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="5">
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" horizontal="left"/></xf>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>`;

/** Text that XML can hold. `_x0041_` means a letter to Excel, so an underscore in front of such text is spelled out. */
export function xmlText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
    .replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (found) => (found.length === 2 ? found : "\ufffd"))
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

/** "A", "B", … "Z", "AA". */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** Days since 30 December 1899 in local time, as a spreadsheet counts. */
function serial(date: Date): number {
  const local = Date.UTC(date.getFullYear(), date.getMonth(), date.getDate(), date.getHours(), date.getMinutes());
  return local / 86_400_000 + 25_569;
}

function cellXml(cell: Cell, place: string, style?: number): string {
  if (cell === null || cell === "") return "";
  if (typeof cell === "number") return `<c r="${place}"><v>${cell}</v></c>`;
  if (cell instanceof Date) return `<c r="${place}" s="${MOMENT}"><v>${serial(cell)}</v></c>`;
  const kind = style ?? (/^\s*[=+\-@]/.test(cell) ? FORMULA_LIKE : TEXT);
  return `<c r="${place}" s="${kind}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cell.slice(0, MOST_CELL))}</t></is></c>`;
}

function rowXml(cells: readonly Cell[], number: number, style?: number): string {
  return `<row r="${number}">${cells.map((cell, index) => cellXml(cell, `${columnName(index)}${number}`, style)).join("")}</row>`;
}

async function* sheetXml(columns: Sheet["columns"], rows: Iterable<readonly Cell[]>, pause: () => Promise<void>): AsyncGenerator<string> {
  const widths = columns.map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`);
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData>`;
  yield rowXml(columns.map(({ title }) => title), 1, HEADING);
  yield* inPieces(rows, (row, index) => rowXml(row, index + 2), pause);
  yield "</sheetData></worksheet>";
}

/** Names of sheets: no characters that Excel refuses, and no two alike. */
function safeName(name: string, number: number): string {
  return name.replace(/[[\]:*?/\\']/g, " ").slice(0, MOST_NAME).trim() || String(number);
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

function workbookXml(names: readonly string[]): string {
  const rows = names.map((name, index) => `<sheet name="${xmlText(safeName(name, index + 1))}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${rows.join("")}</sheets></workbook>`;
}

function relationsXml(rows: readonly (readonly [kind: string, target: string])[]): string {
  const list = rows.map(([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`);
  return `${HEAD}<Relationships xmlns="${RELATIONS}">${list.join("")}</Relationships>`;
}

function typesXml(count: number): string {
  const sheets = Array.from({ length: count }, (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${KINDS}.worksheet+xml"/>`);
  return `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${KINDS}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${KINDS}.styles+xml"/>${sheets.join("")}</Types>`;
}

/** Rows that go on where an earlier sheet was full. */
class Rows {
  readonly #rows: Iterator<readonly Cell[]>;
  #next: IteratorResult<readonly Cell[]>;

  constructor(rows: Iterable<readonly Cell[]>) {
    this.#rows = rows[Symbol.iterator]();
    this.#next = this.#rows.next();
  }

  get ended(): boolean {
    return this.#next.done === true;
  }

  *take(most: number): Generator<readonly Cell[]> {
    for (let count = 0; count < most && !this.#next.done; count += 1) {
      yield this.#next.value;
      this.#next = this.#rows.next();
    }
  }
}

/** The workbook. `pause` gives the page a turn between pieces; a sheet that is full goes on in a next one. */
export async function makeXlsx(sheets: readonly Sheet[], pause: () => Promise<void>, most = MOST_ROWS): Promise<Blob> {
  const zip = new ZipWriter();
  const names: string[] = [];
  for (const { name, columns, rows: all } of sheets) {
    const rows = new Rows(all);
    let part = 1;
    do {
      names.push(part > 1 ? `${name} ${part}` : name);
      await zip.add(`xl/worksheets/sheet${names.length}.xml`, sheetXml(columns, rows.take(most), pause));
      part += 1;
    } while (!rows.ended);
  }
  const targets = names.map((_, index) => ["worksheet", `worksheets/sheet${index + 1}.xml`] as const);
  await zip.add("[Content_Types].xml", once(typesXml(names.length)));
  await zip.add("_rels/.rels", once(relationsXml([["officeDocument", "xl/workbook.xml"]])));
  await zip.add("xl/workbook.xml", once(workbookXml(names)));
  await zip.add("xl/_rels/workbook.xml.rels", once(relationsXml([...targets, ["styles", "styles.xml"]])));
  await zip.add("xl/styles.xml", once(STYLES));
  return zip.finish(XLSX_TYPE);
}
