/** The blocks of an answer as flows: measured first, so that a heading never stands alone, then drawn. */
import type { Block } from "../../core/report.ts";
import { cleanText } from "./clean.ts";
import type { PdfDocument, StructureElement } from "./document.ts";
import { figureFlow, photoFlow } from "./images.ts";
import { drawInsteadOf, drawSpace } from "./ink.ts";
import type { Line } from "./lines.ts";
import { pdfMessages } from "../../core/messages.ts";
import type { Column, Flow, Paper } from "./paper.ts";
import { tableFlow } from "./table.ts";
import { colors, styles, type TextStyle } from "./theme.ts";
import { optionText } from "./words.ts";

/** Up to this height a block stays in one piece. */
const keptTogether = 110;
const gapAfterBlock = 7;
const itemGap = 2;
const labelWidth = 19;
const barIndent = 11;
const tickSize = 9.5;

/** The height that must stay with the heading: all of a small block, else its first part. */
function leadOf(total: number, firstPart: number): number {
  return total <= keptTogether ? total : firstPart;
}

/** A heading whose second line starts under the first letter, not under the number. */
export interface Heading {
  readonly height: number;
  readonly draw: (parent: StructureElement) => void;
}

export function heading(paper: Paper, tag: string, title: string, style: TextStyle, column: Column, number = ""): Heading {
  const indent = number ? 24 : 0;
  const textColumn = { x: column.x + indent, width: column.width - indent };
  const numberStyle = { ...style, color: colors.accent };
  const numberLines = number ? paper.lines(number, numberStyle, indent) : [];
  const lines = paper.lines(title, style, textColumn.width);
  return {
    height: Math.max(1, lines.length) * style.lineHeight,
    draw: (parent) => {
      const element = paper.element(parent, tag);
      const top = paper.y;
      paper.drawLines(element, numberLines, column, numberStyle);
      if (numberLines.length > 0) paper.y = top;
      paper.drawLines(element, lines, textColumn, style);
      element.end();
    },
  };
}

/** Text in paragraphs; an empty line stays an empty line. */
export function textFlow(paper: Paper, text: string, style: TextStyle, column: Column, withBar = false): Flow {
  const inner = withBar ? { x: column.x + barIndent, width: column.width - barIndent } : column;
  const paragraphs = paper.paragraphs(cleanText(text).replace(/^\n+|\s+$/g, ""), style, inner.width);
  const count = paragraphs.reduce((sum, lines) => sum + Math.max(1, lines.length), 0);
  return {
    lead: leadOf(count * style.lineHeight, 2 * style.lineHeight),
    draw: (parent) => {
      paper.ensure(Math.min(count, 2) * style.lineHeight);
      if (withBar) paper.startBar(column.x);
      for (const lines of paragraphs) drawParagraph(paper, parent, lines, inner, style);
      if (withBar) paper.endBar();
      paper.y += gapAfterBlock;
    },
  };
}

function drawParagraph(paper: Paper, parent: StructureElement, lines: readonly Line[], column: Column, style: TextStyle): void {
  if (lines.length === 0) {
    paper.y += style.lineHeight;
    return;
  }
  const element = paper.element(parent, "P");
  paper.drawLines(element, lines, column, style);
  element.end();
}

interface Item {
  readonly lines: readonly Line[];
  readonly drawLabel: (label: StructureElement, top: number) => void;
}

/** A list for readers: every item a label and a body. */
function listFlow(paper: Paper, numbering: "None" | "Decimal" | "Disc", items: readonly Item[], column: Column): Flow {
  const style = styles.body;
  const bodyColumn = { x: column.x + labelWidth, width: column.width - labelWidth };
  const heightOf = (item: Item): number => Math.max(1, item.lines.length) * style.lineHeight + itemGap;
  const total = items.reduce((sum, item) => sum + heightOf(item), 0);
  const first = items[0];
  return {
    lead: leadOf(total, first ? Math.min(heightOf(first), 3 * style.lineHeight) : 0),
    draw: (parent) => {
      if (items.length === 0) return;
      const list = paper.element(parent, "L");
      list.dictionary.data.A = { O: "List", ListNumbering: numbering };
      for (const item of items) {
        paper.ensure(Math.min(heightOf(item), 2 * style.lineHeight));
        const element = paper.element(list, "LI");
        const label = paper.element(element, "Lbl");
        item.drawLabel(label, paper.y);
        label.end();
        const body = paper.element(element, "LBody");
        if (item.lines.length === 0) paper.y += style.lineHeight;
        paper.drawLines(body, item.lines, bodyColumn, style);
        body.end();
        element.end();
        paper.y += itemGap;
      }
      list.end();
      paper.y += gapAfterBlock - itemGap;
    },
  };
}

function itemsFlow(paper: Paper, block: Extract<Block, { kind: "list" }>, column: Column): Flow {
  const style = { ...styles.label, color: colors.accent };
  const items = block.items.map((text, index): Item => {
    const labelLines = paper.lines(block.ordered ? `${index + 1}.` : pdfMessages.bullet, style, 200);
    return {
      lines: paper.lines(cleanText(text), styles.body, column.width - labelWidth),
      drawLabel: (label, top) => {
        paper.drawLines(label, labelLines, { x: column.x, width: labelWidth }, style);
        paper.y = top;
      },
    };
  });
  return listFlow(paper, block.ordered ? "Decimal" : "Disc", items, column);
}

/** A square with a tick or a round with a dot: told by shape, not by colour. */
function drawTick(kit: PdfDocument, x: number, top: number, multiple: boolean, checked: boolean): void {
  const size = tickSize;
  const y = top + (styles.body.lineHeight - size) / 2;
  kit.lineWidth(1).strokeColor(colors.ink);
  if (multiple) {
    kit.roundedRect(x, y, size, size, 1.5).stroke();
    if (!checked) return;
    kit.lineWidth(1.9).strokeColor(colors.accent).lineCap("round").lineJoin("round");
    kit.moveTo(x + 2, y + 5).lineTo(x + 4.2, y + 7.4).lineTo(x + 8, y + 2.2).stroke();
    return;
  }
  kit.circle(x + size / 2, y + size / 2, size / 2).stroke();
  if (checked) kit.circle(x + size / 2, y + size / 2, 2.7).fill(colors.accent);
}

function tickWords(multiple: boolean, checked: boolean): string {
  if (multiple) return checked ? pdfMessages.checked : pdfMessages.unchecked;
  return checked ? pdfMessages.chosen : pdfMessages.notChosen;
}

function optionsFlow(paper: Paper, block: Extract<Block, { kind: "options" }>, column: Column): Flow {
  const items = block.options.map((option): Item => {
    const style = option.checked ? styles.label : styles.body;
    const words = tickWords(block.multiple, option.checked);
    return {
      lines: paper.lines(optionText(option), style, column.width - labelWidth),
      drawLabel: (label, top) => {
        drawInsteadOf(paper.kit, label, { actual: words }, styles.body.size, () => {
          drawTick(paper.kit, column.x + 1, top, block.multiple, option.checked);
          drawSpace(paper.kit, column.x + 1, top + styles.body.size, tickSize, styles.body.size);
        });
      },
    };
  });
  return listFlow(paper, "None", items, column);
}

export function blockFlow(paper: Paper, block: Block, column: Column): Flow {
  switch (block.kind) {
    case "text":
      return textFlow(paper, block.text, styles.body, column, true);
    case "note":
      return textFlow(paper, block.text, styles.note, column);
    case "options":
      return optionsFlow(paper, block, column);
    case "list":
      return itemsFlow(paper, block, column);
    case "table":
      return tableFlow(paper, block, column);
    case "image":
      return photoFlow(paper, block, column);
    case "figure":
      return figureFlow(paper, block, column);
  }
}
