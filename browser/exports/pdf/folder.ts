/** The stagemap: a cover with the state of every sheet, contents with page numbers that are links, and the sheets. */
import type { Report, ReportWorksheet } from "../../core/report.ts";
import { heading } from "./blocks.ts";
import { cleanLine } from "./clean.ts";
import { Contents } from "./contents.ts";
import type { StructureElement } from "./document.ts";
import { drawFacts, factsOf, formatDate } from "./facts.ts";
import { pdfMessages } from "../../core/messages.ts";
import { addBookmark } from "./outline.ts";
import { fullWidth, type Paper } from "./paper.ts";
import { nextTask, type Breather } from "./pause.ts";
import { drawSheet, sheetTitle } from "./sheet.ts";
import { tableFlow } from "./table.ts";
import { colors, sheet, styles } from "./theme.ts";

export function reportTitle(report: Report): string {
  return cleanLine(report.title) || pdfMessages.untitledReport;
}

export async function drawFolder(paper: Paper, report: Report, breather: Breather): Promise<void> {
  drawCover(paper, report);
  const listed = report.worksheets.length > 0 ? drawContents(paper, report) : undefined;
  for (const [index, worksheet] of report.worksheets.entries()) {
    await nextTask();
    paper.newPage(sheetTitle(worksheet));
    listed?.contents.arrive(index);
    await drawSheet(paper, worksheet, { report, level: 2, breather });
  }
  listed?.contents.fill();
  listed?.part.end();
}

function drawCover(paper: Paper, report: Report): void {
  paper.newPage(reportTitle(report));
  paper.artifact((kit) => {
    kit.rect(0, 0, sheet.width, 14).fill(colors.accent);
  });
  const part = paper.element(paper.root, "Sect", { title: reportTitle(report) });
  addBookmark(paper, paper.kit.outline, reportTitle(report));
  paper.y = 128;
  heading(paper, "H1", reportTitle(report), styles.cover, fullWidth).draw(part);
  paper.y += 14;
  paper.rule(1.6, colors.accent);
  paper.y += 16;
  drawFacts(paper, part, factsOf(report), "");
  paper.y += 34;
  if (report.worksheets.length > 0) drawStatusTable(paper, part, report.worksheets);
  part.end();
}

function drawStatusTable(paper: Paper, parent: StructureElement, worksheets: readonly ReportWorksheet[]): void {
  const rows = worksheets.map((worksheet) => ({
    header: sheetTitle(worksheet),
    cells: [worksheet.status, formatDate(worksheet.updatedAt)],
  }));
  const columns = [pdfMessages.status, pdfMessages.changedColumn];
  const { sheetsCaption: caption, sheetColumn: rowHeading } = pdfMessages;
  tableFlow(paper, { kind: "table", caption, rowHeading, columns, rows }, fullWidth).draw(parent);
}

const destinationName = (index: number): string => `blad${String(index).padStart(4, "0")}`;

/** A page of its own with the titles of all sheets. */
function drawContents(paper: Paper, report: Report): { readonly contents: Contents; readonly part: StructureElement } {
  paper.newPage(pdfMessages.contents);
  const part = paper.element(paper.root, "Sect", { title: pdfMessages.contents });
  addBookmark(paper, paper.kit.outline, pdfMessages.contents);
  heading(paper, "H2", pdfMessages.contents, styles.title, fullWidth).draw(part);
  paper.y += 14;
  const titles = report.worksheets.map((worksheet, index) => ({
    title: sheetTitle(worksheet),
    level: 1 as const,
    destination: destinationName(index),
  }));
  return { contents: new Contents(paper, part, fullWidth, titles), part };
}
