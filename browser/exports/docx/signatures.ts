/** Boxes to sign in, two beside each other: cells of a table that stays on one page. */

import { Paragraph, type ParagraphOptions, Tab, Table, TableCell, TableRow, TextRun } from "../../node_modules/docx/dist/index.mjs";
import { writingMessages } from "../../core/messages.ts";
import type { WritingSignatures } from "../../core/writing.ts";
import { cleanLine } from "../pdf/clean.ts";
import { written } from "./runs.ts";
import { borders, cellMargins } from "./table.ts";
import { twips } from "./units.ts";

type Party = WritingSignatures["parties"][number];

const padding = 10;
const signingHeight = 46;

/** Words with a line behind them, to write on by hand. */
export function ruled(label: string, width: number, shape: Partial<ParagraphOptions>): Paragraph {
  const line = new TextRun({ children: [label ? `${label} ` : "", new Tab()] });
  return new Paragraph({ ...shape, children: [line], tabStops: [{ type: "right", position: twips(width), leader: "underscore" }] });
}

function cellOf(party: Party | undefined, width: number): TableCell {
  const inner = width - 2 * padding;
  const shape = (before: number, after = 0): Partial<ParagraphOptions> => ({
    indent: { left: twips(padding - 5), right: twips(padding - 5) },
    spacing: { before: twips(before), after: twips(after) },
  });
  const name = cleanLine(party?.name ?? "");
  const children = party
    ? [
        new Paragraph({ ...written(cleanLine(party.role), { bold: true }), ...shape(5, 2) }),
        name ? new Paragraph({ ...written(`${writingMessages.name} ${name}`), ...shape(4) }) : ruled(writingMessages.name, inner, shape(4)),
        ruled(writingMessages.place, inner, shape(8)),
        new Paragraph({ ...written(writingMessages.signature), ...shape(8, signingHeight) }),
      ]
    : [new Paragraph({ children: [] })];
  return new TableCell({ children, width: { size: twips(width), type: "dxa" } });
}

/** Nothing when no one has to sign. */
export function signaturesOf({ parties }: WritingSignatures, total: number): Table | undefined {
  if (parties.length === 0) return undefined;
  const perRow = Math.min(2, parties.length);
  const width = total / 2;
  const rows = parties.flatMap((_party, index) => (index % perRow === 0 ? [Array.from({ length: perRow }, (_cell, at) => parties[index + at])] : []));
  return new Table({
    rows: rows.map((row, index) => new TableRow({ children: row.map((party) => cellOf(party, width)), cantSplit: true, keepNext: index < rows.length - 1 })),
    width: { size: twips(width * perRow), type: "dxa" },
    columnWidths: Array.from({ length: perRow }, () => twips(width)),
    layout: "fixed",
    margins: cellMargins,
    borders,
  });
}
