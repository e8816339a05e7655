/** Boxes to sign in, two beside each other. A box is never split over two pages, and all stand on one when they can. */
import { writingMessages } from "../../core/messages.ts";
import type { WritingSignatures } from "../../core/writing.ts";
import { cleanLine } from "./clean.ts";
import type { StructureElement } from "./document.ts";
import type { Line } from "./lines.ts";
import type { Column, Flow, Paper } from "./paper.ts";
import { colors, sheet, styles, type TextStyle } from "./theme.ts";

type Party = WritingSignatures["parties"][number];

/** Words in a box, and whether a line to write on follows them. */
interface Field {
  readonly lines: readonly Line[];
  readonly style: TextStyle;
  readonly height: number;
  readonly ruled: boolean;
}

const padding = 10;
const between = 14;
const writingHeight = 25;
const signingHeight = 62;

function fieldsOf(paper: Paper, { role, name }: Party, width: number): readonly Field[] {
  const field = (text: string, style: TextStyle, least: number, ruled: boolean): Field => {
    const lines = paper.lines(text, style, width);
    return { lines, style, height: Math.max(least, lines.length * style.lineHeight), ruled };
  };
  const who = cleanLine(name);
  return [
    field(cleanLine(role), styles.label, styles.label.lineHeight + 3, false),
    field(`${writingMessages.name} ${who}`.trim(), styles.meta, writingHeight, who === ""),
    field(writingMessages.place, styles.meta, writingHeight, true),
    field(writingMessages.signature, styles.meta, signingHeight, false),
  ];
}

const heightOf = (fields: readonly Field[]): number => fields.reduce((sum, { height }) => sum + height, 2 * padding);

function drawField(paper: Paper, parent: StructureElement, { lines, style, ruled }: Field, column: Column): void {
  const { y } = paper;
  const element = paper.element(parent, "P");
  paper.drawLines(element, lines, column, style);
  element.end();
  if (!ruled) return;
  const from = column.x + (lines[lines.length - 1]?.width ?? 0) * style.size + 5;
  const base = y + lines.length * style.lineHeight - 2;
  paper.artifact((kit) => {
    kit.lineWidth(0.6).strokeColor(colors.rule).moveTo(from, base).lineTo(column.x + column.width, base).stroke();
  });
}

function drawBox(paper: Paper, parent: StructureElement, fields: readonly Field[], box: Column, height: number): void {
  const top = paper.y;
  paper.artifact((kit) => {
    kit.lineWidth(0.8).strokeColor(colors.rule).roundedRect(box.x, top, box.width, height, 3).stroke();
  });
  const inner = { x: box.x + padding, width: box.width - 2 * padding };
  const element = paper.element(parent, "Div");
  let y = top + padding;
  for (const field of fields) {
    paper.y = y;
    drawField(paper, element, field, inner);
    y += field.height;
  }
  element.end();
  paper.y = top;
}

export function signaturesFlow(paper: Paper, { parties }: WritingSignatures, column: Column): Flow {
  const width = (column.width - between) / 2;
  const boxes = parties.map((party) => fieldsOf(paper, party, width - 2 * padding));
  const rows = boxes.flatMap((_box, index) => (index % 2 === 0 ? [boxes.slice(index, index + 2)] : []));
  const heights = rows.map((row) => Math.max(...row.map(heightOf)));
  const total = heights.reduce((sum, height) => sum + height + between, 0);
  const lead = total <= sheet.bottom - sheet.top ? total : (heights[0] ?? 0);
  return {
    lead,
    draw: (parent) => {
      paper.ensure(lead);
      rows.forEach((row, index) => {
        const height = heights[index] ?? 0;
        paper.ensure(height);
        row.forEach((fields, at) => drawBox(paper, parent, fields, { x: column.x + at * (width + between), width }, height));
        paper.y += height + between;
      });
    },
  };
}
