/** Tables over any number of pages: the header row comes back on every page, and a cell may be longer than a page. */
import { cleanText } from "./clean.ts";
import { type CellRole, type CellText, cellTexts, type ColumnWish, columnWidths, type TableBlock, textSize } from "./columns.ts";
import type { StructureElement } from "./document.ts";
import { drawArtifactLine, drawLines } from "./ink.ts";
import { textWidths, type Line } from "./lines.ts";
import type { Column, Flow, Paper } from "./paper.ts";
import { colors, sheet, styles, type TextStyle } from "./theme.ts";

interface Cell {
  readonly role: CellRole;
  readonly lines: readonly Line[];
}

interface Row {
  readonly cells: readonly Cell[];
  readonly lineCount: number;
}

interface Grid {
  readonly columns: readonly Column[];
  /** Absent when no column has a heading. */
  readonly header: Row | undefined;
  readonly rows: readonly Row[];
  readonly plain: TextStyle;
  readonly bold: TextStyle;
}

const padding = { x: 6, y: 4 };
const gapAfterTable = 10;
/** A row up to this part of a page is not cut. */
const wholeRowPart = 0.4;

const pageHeight = sheet.bottom - sheet.top;

/** Per column what it cannot do without (its longest word, up to a fair share of the width) and what it would like. */
function columnWishes(paper: Paper, rows: readonly CellText[][], total: number, bold: TextStyle, plain: TextStyle): ColumnWish[] {
  const count = rows[0]?.length ?? 1;
  const wishes = Array.from({ length: count }, (_column, index): ColumnWish => ({ index, least: 0, wish: 0, width: 0 }));
  for (const row of rows) {
    for (const column of wishes) {
      const cell = row[column.index];
      if (!cell) continue;
      const style = cell.role === "data" ? plain : bold;
      const { longestWord, longestParagraph } = textWidths(paper.glyphs, cell.text, style);
      const room = 2 * padding.x + 1;
      column.least = Math.max(column.least, Math.min(total / count, longestWord * style.size + room));
      column.wish = Math.max(column.wish, Math.min(total, longestParagraph * style.size + room));
    }
  }
  return wishes;
}

function measureGrid(paper: Paper, block: TableBlock, area: Column): Grid {
  const { header, rows } = cellTexts(block);
  const size = textSize(header.length);
  const plain = { ...styles.body, size, lineHeight: size * 1.36 };
  const bold = { ...plain, weight: "bold" as const };
  const widths = columnWidths(columnWishes(paper, [header, ...rows], area.width, bold, plain), area.width);
  let x = area.x;
  const columns = widths.map((width): Column => {
    const column = { x, width };
    x += width;
    return column;
  });
  const measureRow = (texts: readonly CellText[]): Row => {
    const cells = texts.map(({ role, text }, index): Cell => {
      const style = role === "data" ? plain : bold;
      return { role, lines: text === "" ? [] : cellLines(paper, text, style, (columns[index]?.width ?? 0) - 2 * padding.x) };
    });
    return { cells, lineCount: Math.max(1, ...cells.map((cell) => cell.lines.length)) };
  };
  const hasHeader = header.some(({ text }) => text !== "");
  return { columns, header: hasHeader ? measureRow(header) : undefined, rows: rows.map(measureRow), plain, bold };
}

/** Inside a cell an empty line is a line without pieces, so that the lines can be counted off. */
function cellLines(paper: Paper, text: string, style: TextStyle, width: number): Line[] {
  const emptyLine: Line = { pieces: [], width: 0, base: "ltr" };
  return paper.paragraphs(text, style, width).flatMap((lines) => (lines.length === 0 ? [emptyLine] : lines));
}

const cellTags: Readonly<Record<CellRole, { tag: string; scope?: "Row" | "Column" }>> = {
  column: { tag: "TH", scope: "Column" },
  row: { tag: "TH", scope: "Row" },
  data: { tag: "TD" },
};

class TableDrawer {
  readonly #paper: Paper;
  readonly #grid: Grid;
  readonly #repeatsHeader: boolean;

  constructor(paper: Paper, grid: Grid) {
    this.#paper = paper;
    this.#grid = grid;
    this.#repeatsHeader = this.#headerHeight < pageHeight / 3;
  }

  get #headerHeight(): number {
    return this.#grid.header ? this.#heightOf(this.#grid.header.lineCount) : 0;
  }

  #heightOf(lineCount: number): number {
    return lineCount * this.#grid.plain.lineHeight + 2 * padding.y;
  }

  /** What stands under the caption: the header row and the start of the first row. */
  get lead(): number {
    const first = this.#grid.rows[0]?.lineCount ?? 0;
    return this.#headerHeight + (first > 0 ? this.#heightOf(Math.min(first, 3)) : 0);
  }

  draw(table: StructureElement): void {
    const { header } = this.#grid;
    if (header) {
      // A head without a body is no table to a validator: a table without rows has its headings in the body.
      const head = this.#paper.element(table, this.#grid.rows.length > 0 ? "THead" : "TBody");
      this.#drawRow(head, header, false);
      head.end();
    }
    if (this.#grid.rows.length === 0) return;
    const body = this.#paper.element(table, "TBody");
    for (const row of this.#grid.rows) this.#drawRow(body, row, this.#repeatsHeader);
    body.end();
  }

  #drawRow(parent: StructureElement, row: Row, repeatHeader: boolean): void {
    const paper = this.#paper;
    const height = this.#heightOf(row.lineCount);
    const element = paper.element(parent, "TR");
    const cells = row.cells.map(({ role }) => {
      const { tag, scope } = cellTags[role];
      return paper.element(element, tag, scope ? { scope } : {});
    });
    if (height > paper.room && height <= pageHeight * wholeRowPart) this.#nextPage(repeatHeader);
    let done = 0;
    while (done < row.lineCount) {
      const count = this.#linesThatFit(row.lineCount - done);
      if (count > 0) this.#drawPart(row, cells, done, count);
      done += count;
      if (done < row.lineCount) this.#nextPage(repeatHeader);
    }
    for (const cell of cells) cell.end();
    element.end();
  }

  #linesThatFit(count: number): number {
    const room = Math.floor((this.#paper.room - 2 * padding.y + 0.01) / this.#grid.plain.lineHeight);
    if (count <= room) return count;
    // Two lines at least at the foot of a page; a page with nothing on it takes what it can.
    return room >= 2 ? room : this.#paper.atTop ? 1 : 0;
  }

  #drawPart(row: Row, elements: readonly StructureElement[], start: number, count: number): void {
    row.cells.forEach((cell, index) => {
      const lines = cell.lines.slice(start, start + count);
      const element = elements[index];
      const column = this.#grid.columns[index];
      if (lines.length === 0 || !element || !column) return;
      drawLines(this.#paper.kit, element, lines, this.#placeIn(column), this.#styleOf(cell));
    });
    this.#drawFrame(this.#heightOf(count), row === this.#grid.header);
    this.#paper.y += this.#heightOf(count);
  }

  #nextPage(repeatHeader: boolean): void {
    const paper = this.#paper;
    paper.newPage();
    const { header, columns } = this.#grid;
    if (!repeatHeader || !header) return;
    paper.artifact((kit) => {
      header.cells.forEach((cell, index) => {
        const column = columns[index];
        if (!column) return;
        const place = this.#placeIn(column);
        const style = this.#styleOf(cell);
        cell.lines.forEach((line, row) => drawArtifactLine(kit, line, { ...place, y: place.y + row * style.lineHeight }, style));
      });
    });
    this.#drawFrame(this.#heightOf(header.lineCount), true);
    paper.y += this.#heightOf(header.lineCount);
  }

  #placeIn(column: Column): { x: number; y: number; width: number } {
    return { x: column.x + padding.x, y: this.#paper.y + padding.y, width: column.width - 2 * padding.x };
  }

  #styleOf(cell: Cell): TextStyle {
    if (cell.role === "data") return this.#grid.plain;
    return cell.role === "column" ? { ...this.#grid.bold, color: colors.accent } : this.#grid.bold;
  }

  /** Lines around the cells. No tint behind text: pictures of emoji have a white ground, and so has a printer. */
  #drawFrame(height: number, isHeader: boolean): void {
    const { columns } = this.#grid;
    const { y } = this.#paper;
    const left = columns[0]?.x ?? 0;
    const last = columns[columns.length - 1];
    const right = last ? last.x + last.width : left;
    this.#paper.artifact((kit) => {
      kit.lineWidth(0.5).strokeColor(colors.rule);
      for (const x of [...columns.map((column) => column.x), right]) kit.moveTo(x, y).lineTo(x, y + height);
      kit.moveTo(left, y).lineTo(right, y);
      if (!isHeader) kit.moveTo(left, y + height).lineTo(right, y + height);
      kit.stroke();
      if (isHeader) kit.lineWidth(1.2).strokeColor(colors.accent).moveTo(left, y + height).lineTo(right, y + height).stroke();
    });
  }
}

export function tableFlow(paper: Paper, block: TableBlock, column: Column): Flow {
  const grid = measureGrid(paper, block, column);
  const drawer = new TableDrawer(paper, grid);
  const isEmpty = !grid.header && grid.rows.length === 0;
  const caption = cleanText(block.caption).trim();
  const captionLines = caption === "" ? [] : paper.lines(caption, styles.label, column.width);
  const captionHeight = captionLines.length > 0 ? captionLines.length * styles.label.lineHeight + 3 : 0;
  return {
    lead: captionHeight + drawer.lead,
    draw: (parent) => {
      paper.ensure(captionHeight + drawer.lead);
      const table = paper.element(parent, isEmpty ? "Div" : "Table");
      if (captionLines.length > 0) {
        const element = paper.element(table, isEmpty ? "P" : "Caption");
        paper.drawLines(element, captionLines, column, styles.label);
        element.end();
        paper.y += 3;
      }
      drawer.draw(table);
      table.end();
      paper.y += gapAfterTable;
    },
  };
}
