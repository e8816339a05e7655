/** The stagemap: a cover with the state of every sheet, contents with page numbers that are links, and the sheets. */
import type { Report, ReportWorksheet } from "../../core/report.ts";
import { heading } from "./blocks.ts";
import { cleanLine } from "./clean.ts";
import type { StructureElement } from "./document.ts";
import { drawFacts, factsOf, formatDate } from "./facts.ts";
import { drawLines } from "./ink.ts";
import type { Line } from "./lines.ts";
import { pdfMessages } from "../../core/messages.ts";
import { addBookmark } from "./outline.ts";
import { fullWidth, type Paper } from "./paper.ts";
import { nextTask, type Breather } from "./pause.ts";
import { drawSheet, sheetTitle } from "./sheet.ts";
import { tableFlow } from "./table.ts";
import { colors, contentWidth, sheet, styles } from "./theme.ts";

export function reportTitle(report: Report): string {
  return cleanLine(report.title) || pdfMessages.untitledReport;
}

export async function drawFolder(paper: Paper, report: Report, breather: Breather): Promise<void> {
  drawCover(paper, report);
  const contents = report.worksheets.length > 0 ? reserveContents(paper, report) : undefined;
  for (const [index, worksheet] of report.worksheets.entries()) {
    await nextTask();
    paper.newPage(sheetTitle(worksheet));
    contents?.entries[index]?.setPage(paper.pageIndex);
    paper.kit.addNamedDestination(destinationName(index), "XYZ", 0, 0, null);
    await drawSheet(paper, worksheet, { report, level: 2, breather });
  }
  if (contents) fillContents(paper, contents);
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

interface ContentsEntry {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly onPage: number;
  readonly y: number;
  setPage(index: number): void;
  readonly page: () => number;
}

interface Contents {
  readonly part: StructureElement;
  readonly list: StructureElement;
  readonly entries: readonly ContentsEntry[];
}

const numberWidth = 34;
const rowGap = 7;

/**
 * Contents come first but page numbers are known last: this leaves the room, measures the titles and makes the empty list in the
 * structure tree, so that it is read in its place.
 */
function reserveContents(paper: Paper, report: Report): Contents {
  paper.newPage(pdfMessages.contents);
  const part = paper.element(paper.root, "Sect", { title: pdfMessages.contents });
  addBookmark(paper, paper.kit.outline, pdfMessages.contents);
  heading(paper, "H2", pdfMessages.contents, styles.title, fullWidth).draw(part);
  paper.y += 14;
  const list = paper.element(part, "TOC");
  const entries = report.worksheets.map((worksheet): ContentsEntry => {
    const title = sheetTitle(worksheet);
    const lines = paper.lines(title, styles.body, contentWidth - numberWidth - 10);
    const height = Math.max(1, lines.length) * styles.body.lineHeight;
    paper.ensure(height);
    const { y, pageIndex: onPage } = paper;
    paper.y += height + rowGap;
    let page = 0;
    return { title, lines, onPage, y, setPage: (index) => (page = index), page: () => page };
  });
  return { part, list, entries };
}

function fillContents(paper: Paper, { part, list, entries }: Contents): void {
  entries.forEach((entry, index) => {
    paper.kit.switchToPage(entry.onPage);
    drawEntry(paper, list, entry, destinationName(index));
  });
  list.end();
  part.end();
}

function drawEntry(paper: Paper, list: StructureElement, entry: ContentsEntry, destination: string): void {
  const { kit } = paper;
  const style = styles.body;
  const item = paper.element(list, "TOCI");
  const reference = paper.element(item, "Reference");
  const link = paper.element(reference, "Link");
  const numberLine = paper.lines(String(entry.page() + 1), style, numberWidth);
  const inkWidth = (numberLine[0]?.width ?? 0) * style.size;
  const lastTop = entry.y + Math.max(0, entry.lines.length - 1) * style.lineHeight;
  drawLines(kit, link, entry.lines, { ...fullWidth, y: entry.y }, style);
  drawLines(kit, link, numberLine, { x: sheet.right - inkWidth, y: lastTop, width: inkWidth }, style);
  kit.goTo(sheet.left, entry.y, contentWidth, lastTop - entry.y + style.lineHeight, destination, {
    structParent: link,
    Contents: new String(pdfMessages.contentsLink(entry.title)),
  });
  // On the page of the link: pdfkit notes the present page when an element ends.
  link.end();
  reference.end();
  item.end();
  const titleEnd = sheet.left + (entry.lines[entry.lines.length - 1]?.width ?? 0) * style.size;
  drawLeader(paper, titleEnd + 6, sheet.right - inkWidth - 6, lastTop + style.lineHeight * 0.74);
}

function drawLeader(paper: Paper, from: number, to: number, y: number): void {
  if (to <= from) return;
  paper.artifact((kit) => {
    kit.lineWidth(0.6).strokeColor(colors.rule).dash(1, { space: 3 }).moveTo(from, y).lineTo(to, y).stroke().undash();
  });
}
