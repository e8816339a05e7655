/** A report as plain text, for a hand-in box that takes words and no file. Whatever a pupil wrote stands in it, in order. */

import { messages, plainTextMessages as words } from "../core/messages.ts";
import type { Block, Report, ReportQuestion, ReportRemark, ReportTableRow, ReportWorksheet } from "../core/report.ts";
import { hasText, isoDay, readableDate } from "../core/text.ts";

type Table = Extract<Block, { kind: "table" }>;

/** More lines than one stand under their label. */
function labelled(label: string, text: string): string {
  if (!label) return text;
  return text.includes("\n") ? `${label}:\n${text}` : `${label}: ${text}`;
}

function rowText({ rowHeading = "", columns }: Table, row: ReportTableRow, index: number): string {
  const head = row.header === undefined ? words.row(index + 1) : [rowHeading, row.header].filter(Boolean).join(": ");
  const cells = row.cells.map((cell, column) => ({ label: columns[column] ?? "", cell })).filter(({ cell }) => hasText(cell));
  return [head, ...cells.map(({ label, cell }) => `  - ${labelled(label, cell.trim())}`)].join("\n");
}

function pictureText(alt: string, caption: string): string {
  return words.picture([alt, caption].map((text) => text.trim()).filter(Boolean).join(" – "));
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "text":
      return block.text;
    case "note":
      return `(${block.text})`;
    case "options":
      return block.options
        .map(({ label, checked, other }) => `${checked ? "[x]" : "[ ]"} ${other ? labelled(label, other) : label}`)
        .join("\n");
    case "list":
      return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : "-"} ${item}`).join("\n");
    case "table":
      return block.rows.map((row, index) => rowText(block, row, index)).join("\n");
    case "image":
      return pictureText(block.alt, block.caption);
    case "figure": {
      const inside = block.shapes.flatMap((shape) => (shape.kind === "text" && hasText(shape.text) ? [shape.text] : []));
      return [pictureText(block.alt, block.caption), ...inside.map((text) => `- ${text}`)].join("\n");
    }
  }
}

function questionText({ number, question, blocks, comment }: ReportQuestion): string {
  const said = comment ? [messages.feedback.said(comment)] : [];
  return [`${number}. ${question}`, ...blocks.map(blockText), ...said].join("\n");
}

function remarksText(title: string, rows: readonly ReportRemark[]): readonly string[] {
  return rows.length ? [`== ${title} ==`, ...rows.map(({ label, text }) => labelled(label, text))] : [];
}

function worksheetText(sheet: ReportWorksheet): readonly string[] {
  return [
    `=== ${sheet.title} ===`,
    ...(sheet.madeWith ? [labelled(messages.print.madeWith, sheet.madeWith)] : []),
    ...remarksText(messages.feedback.title, sheet.feedback),
    ...sheet.sections.flatMap(({ title, questions }) => [...(title ? [`== ${title} ==`] : []), ...questions.map(questionText)]),
    ...remarksText(messages.report.unplaced, sheet.unplaced),
  ];
}

/** The whole report. Paragraphs have an empty line between them. */
export function reportText(report: Report): string {
  const { name, group } = report.pupil;
  const [nameWord = messages.print.name, groupWord = messages.print.group] = report.who ?? [];
  const facts = [
    name && labelled(nameWord, name),
    group && labelled(groupWord, group),
    labelled(messages.print.date, readableDate(isoDay(new Date(report.createdAt)))),
    report.school,
  ].filter(Boolean);
  const head = report.worksheets.length === 1 ? facts.join("\n") : [report.title, ...facts].join("\n");
  return [head, ...report.worksheets.flatMap(worksheetText)].join("\n\n").replace(/\r\n?/g, "\n") + "\n";
}
