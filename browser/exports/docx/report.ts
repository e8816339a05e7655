/**
 * Worksheets as a Word document, for a teacher who writes in the margin. It is the same report that the PDF shows, in the same order. One
 * way only, and its first line says so: the answers are not inside.
 */

import type { FileReader } from "../../core/media.ts";
import { docxMessages, pdfMessages } from "../../core/messages.ts";
import type { Block, Report, ReportQuestion, ReportRemark, ReportSection, ReportWorksheet } from "../../core/report.ts";
import { cleanLine, cleanText } from "../pdf/clean.ts";
import { factsOf, formatDate } from "../pdf/facts.ts";
import { nextTask } from "../pdf/pause.ts";
import type { DocumentBlock } from "./body.ts";
import { documentOf, type FileContent, makeFile } from "./file.ts";
import { readPhotos } from "./pictures.ts";

type Level = 1 | 2 | 3;

function heading(level: number, text: string): DocumentBlock {
  return { kind: "heading", level: Math.min(3, level) as Level, text };
}

function sheetTitle(worksheet: ReportWorksheet): string {
  return cleanLine(worksheet.title) || pdfMessages.untitledSheet;
}

function reportTitle(report: Report): string {
  return cleanLine(report.title) || pdfMessages.untitledReport;
}

function statusOf(worksheet: ReportWorksheet): readonly { label: string; value: string }[] {
  const changed = formatDate(worksheet.updatedAt);
  const value = [cleanLine(worksheet.status), changed && pdfMessages.lastChange(changed)].filter(Boolean).join(", ");
  return value ? [{ label: pdfMessages.status, value }] : [];
}

/** With whom it was made. */
function groupOf({ madeWith = "" }: ReportWorksheet): readonly { label: string; value: string }[] {
  return madeWith.trim() ? [{ label: pdfMessages.madeWith, value: madeWith }] : [];
}

/** A caption that says the question again would stand right under it. */
function answered(block: Block, question: string): DocumentBlock {
  if (block.kind === "text") return { kind: "answer", text: block.text };
  return block.kind === "table" && cleanLine(block.caption) === question ? { ...block, caption: "" } : block;
}

function questionBlocks({ number, question, blocks, comment }: ReportQuestion, level: number): readonly DocumentBlock[] {
  const said = cleanText(comment).trim();
  const words = cleanLine(question) || pdfMessages.untitledQuestion;
  const remark: DocumentBlock[] = said ? [{ kind: "note", text: pdfMessages.comment(said) }] : [];
  return [heading(level, `${number}. ${words}`), ...blocks.map((block) => answered(block, words)), ...remark];
}

/** Without a section heading the questions move up one level: a reader must never miss a step. */
function sectionBlocks({ title, questions }: ReportSection): readonly DocumentBlock[] {
  const words = cleanLine(title);
  const parts = questions.flatMap((question) => questionBlocks(question, words ? 3 : 2));
  return words ? [heading(2, words), ...parts] : parts;
}

/** What stands beside the questions: the teacher's words, and answers of an older version of the sheet. Nothing is left out. */
function remarkBlocks(title: string, intro: string, rows: readonly ReportRemark[]): readonly DocumentBlock[] {
  if (rows.length === 0) return [];
  const parts = rows.flatMap(({ label, text }): readonly DocumentBlock[] => [
    heading(3, cleanLine(label) || pdfMessages.untitledQuestion),
    cleanText(text).trim() === "" ? { kind: "note", text: pdfMessages.notGiven } : { kind: "answer", text },
  ]);
  return [heading(2, title), { kind: "note", text: intro }, ...parts];
}

function sheetBlocks(report: Report, worksheet: ReportWorksheet): readonly DocumentBlock[] {
  const goal = cleanText(worksheet.goal).trim();
  return [
    heading(1, sheetTitle(worksheet)),
    { kind: "facts", rows: [...factsOf(report), ...statusOf(worksheet), ...groupOf(worksheet)] },
    ...(goal ? ([{ kind: "text", text: `${pdfMessages.goal}: ${goal}` }] as const) : []),
    ...remarkBlocks(pdfMessages.feedback, pdfMessages.feedbackIntro, worksheet.feedback),
    ...worksheet.sections.flatMap(sectionBlocks),
    ...remarkBlocks(pdfMessages.unplaced, pdfMessages.unplacedIntro, worksheet.unplaced),
  ];
}

function statusTable(worksheets: readonly ReportWorksheet[]): DocumentBlock {
  const { sheetsCaption: caption, sheetColumn: rowHeading, status, changedColumn } = pdfMessages;
  const rows = worksheets.map((worksheet) => ({ header: sheetTitle(worksheet), cells: [worksheet.status, formatDate(worksheet.updatedAt)] }));
  return { kind: "table", caption, rowHeading, columns: [status, changedColumn], rows };
}

/** A cover with the state of every sheet, then the contents. */
function coverBlocks(report: Report): readonly DocumentBlock[] {
  const cover: DocumentBlock[] = [
    { kind: "title", text: reportTitle(report) },
    { kind: "facts", rows: factsOf(report) },
  ];
  if (report.worksheets.length === 0) return cover;
  return [...cover, statusTable(report.worksheets), { kind: "page" }, { kind: "contents", title: pdfMessages.contents }];
}

const page: DocumentBlock = { kind: "page" };

interface Parts {
  /** What stands before the sheets. */
  readonly front: readonly DocumentBlock[];
  readonly sheets: readonly (readonly DocumentBlock[])[];
}

function partsOf(report: Report): Parts {
  const sheets = report.worksheets.map((worksheet) => sheetBlocks(report, worksheet));
  const oneWay: DocumentBlock = { kind: "note", text: docxMessages.oneWay };
  return { front: report.layout === "folder" ? [oneWay, ...coverBlocks(report)] : [oneWay], sheets };
}

/** Every sheet begins on a new page; on its own it stands under the first line. */
function blocksOf(report: Report, { front, sheets }: Parts): readonly DocumentBlock[] {
  return [...front, ...sheets.flatMap((blocks, index) => (index || report.layout === "folder" ? [page, ...blocks] : blocks))];
}

/** The contents as lines, to see how much room they take. */
function asLines(report: Report, front: readonly DocumentBlock[]): readonly DocumentBlock[] {
  const lines = report.worksheets.map((worksheet): DocumentBlock => ({ kind: "text", text: sheetTitle(worksheet) }));
  return front.flatMap((block) => (block.kind === "contents" ? [heading(1, block.title), ...lines] : [block]));
}

type About = Omit<FileContent, "blocks" | "footer">;

/** On which page each sheet begins. Sheet after sheet, so that the page stays usable meanwhile: setting a whole stagemap takes seconds. */
async function startPages(report: Report, { front, sheets }: Parts, about: About): Promise<readonly number[] | undefined> {
  const pages = globalThis.opstageDocxPages;
  if (!pages || report.layout !== "folder" || sheets.length === 0) return undefined;
  let next = 1 + pages.count(documentOf({ ...about, blocks: asLines(report, front) }));
  const found: number[] = [];
  for (const blocks of sheets) {
    await nextTask();
    found.push(next);
    next += pages.count(documentOf({ ...about, blocks }));
  }
  return found;
}

/** Whose work it is, and what, at the foot of every page. */
function footerOf(report: Report): string {
  const { name, group } = report.pupil;
  const groupWords = cleanLine(group);
  return [cleanLine(name), groupWords && pdfMessages.groupInFooter(groupWords), reportTitle(report)].filter(Boolean).join("  ·  ");
}

export async function makeReportDocx(report: Report, files: FileReader): Promise<Uint8Array> {
  const name = cleanLine(report.pupil.name);
  const parts = partsOf(report);
  const blocks = blocksOf(report, parts);
  const about: About = {
    title: name ? `${reportTitle(report)} – ${name}` : reportTitle(report),
    author: name,
    subject: docxMessages.subject,
    layout: "document",
    contents: "1-1",
    photos: await readPhotos(blocks, files),
  };
  const pages = await startPages(report, parts, about).catch(() => undefined);
  return makeFile({ ...about, footer: footerOf(report), blocks, ...(pages ? { startPages: pages } : {}) });
}
