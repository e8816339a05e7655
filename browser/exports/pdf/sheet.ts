/** One worksheet: title block, sections, questions with their answers, and answers that lost their question. */
import type { Report, ReportQuestion, ReportRemark, ReportSection, ReportWorksheet } from "../../core/report.ts";
import { blockFlow, heading, textFlow, type Heading } from "./blocks.ts";
import { cleanLine, cleanText } from "./clean.ts";
import type { StructureElement } from "./document.ts";
import { drawFacts, factsOf, formatDate } from "./facts.ts";
import { pdfMessages } from "../../core/messages.ts";
import { addBookmark, type Bookmark } from "./outline.ts";
import { fullWidth, type Column, type Flow, type Paper } from "./paper.ts";
import type { Breather } from "./pause.ts";
import { answerIndent, colors, contentWidth, sheet, styles } from "./theme.ts";

export interface SheetSetting {
  readonly report: Report;
  /** Heading level of the sheet's title: 1 on its own, 2 in a folder. */
  readonly level: 1 | 2;
  readonly breather: Breather;
}

const answerColumn: Column = { x: sheet.left + answerIndent, width: contentWidth - answerIndent };

export function sheetTitle(worksheet: ReportWorksheet): string {
  return cleanLine(worksheet.title) || pdfMessages.untitledSheet;
}

/** Draws a sheet from the top of the present page on. */
export async function drawSheet(paper: Paper, worksheet: ReportWorksheet, setting: SheetSetting): Promise<void> {
  const title = sheetTitle(worksheet);
  const bookmark = addBookmark(paper, paper.kit.outline, title);
  const part = paper.element(paper.root, "Sect", { title });
  drawTitleBlock(paper, part, worksheet, setting);
  drawRemarks(paper, part, { title: pdfMessages.feedback, intro: pdfMessages.feedbackIntro, rows: worksheet.feedback }, bookmark, setting.level);
  for (const section of worksheet.sections) await drawSection(paper, part, section, bookmark, setting);
  drawRemarks(paper, part, { title: pdfMessages.unplaced, intro: pdfMessages.unplacedIntro, rows: worksheet.unplaced }, bookmark, setting.level);
  part.end();
}

function drawTitleBlock(paper: Paper, parent: StructureElement, worksheet: ReportWorksheet, setting: SheetSetting): void {
  heading(paper, `H${setting.level}`, sheetTitle(worksheet), styles.title, fullWidth).draw(parent);
  paper.y += 8;
  drawFacts(paper, parent, factsOf(setting.report), statusOf(worksheet));
  drawGroup(paper, parent, worksheet.madeWith);
  paper.y += 6;
  paper.rule(1.2, colors.accent);
  paper.y += 12;
  drawGoal(paper, parent, worksheet.goal);
  paper.y += 8;
}

/** With whom it was made. A pupil may write any length. */
function drawGroup(paper: Paper, parent: StructureElement, names = ""): void {
  const text = cleanLine(names);
  if (text === "") return;
  paper.y += 2;
  textFlow(paper, `${pdfMessages.madeWith}: ${text}`, styles.meta, fullWidth).draw(parent);
}

function statusOf(worksheet: ReportWorksheet): string {
  const changed = formatDate(worksheet.updatedAt);
  const parts = [cleanLine(worksheet.status), changed && pdfMessages.lastChange(changed)].filter(Boolean);
  return parts.length > 0 ? `${pdfMessages.status}: ${parts.join(", ")}` : "";
}

/** The word "Doel" in the margin of the text, in one paragraph with it. */
function drawGoal(paper: Paper, parent: StructureElement, goal: string): void {
  const text = cleanText(goal).trim();
  if (text === "") return;
  const labelStyle = { ...styles.label, color: colors.accent };
  const element = paper.element(parent, "P");
  const top = paper.y;
  paper.drawLines(element, paper.lines(`${pdfMessages.goal}:`, labelStyle, 60), fullWidth, labelStyle);
  paper.y = top;
  const column = { x: sheet.left + 40, width: contentWidth - 40 };
  paper.drawLines(element, paper.lines(text, styles.body, column.width), column, styles.body);
  element.end();
}

interface PreparedQuestion {
  readonly heading: Heading;
  readonly blocks: readonly Flow[];
  /** What must not be split: the heading with the first lines under it. */
  readonly lead: number;
}

const gapUnderHeading = 3;
const gapAfterQuestion = 5;

function prepareQuestion(paper: Paper, question: ReportQuestion, level: number): PreparedQuestion {
  const title = cleanText(question.question).trim() || pdfMessages.untitledQuestion;
  const questionHeading = heading(paper, `H${level}`, title, styles.question, fullWidth, `${question.number}.`);
  const comment = cleanText(question.comment).trim();
  const said = comment ? [textFlow(paper, pdfMessages.comment(comment), styles.note, answerColumn)] : [];
  const blocks = [...question.blocks.map((block) => blockFlow(paper, block, answerColumn)), ...said];
  return { heading: questionHeading, blocks, lead: questionHeading.height + gapUnderHeading + (blocks[0]?.lead ?? 0) };
}

function drawQuestion(paper: Paper, parent: StructureElement, prepared: PreparedQuestion): void {
  paper.ensure(prepared.lead);
  prepared.heading.draw(parent);
  paper.y += gapUnderHeading;
  for (const block of prepared.blocks) block.draw(parent);
  paper.y += gapAfterQuestion;
}

async function drawSection(
  paper: Paper,
  parent: StructureElement,
  section: ReportSection,
  bookmark: Bookmark,
  { level, breather }: SheetSetting,
): Promise<void> {
  const title = cleanText(section.title).trim();
  const part = paper.element(parent, "Sect", title ? { title: cleanLine(title) } : {});
  // Without a section heading the questions move up one level: a reader must never miss a step.
  const questionLevel = title ? level + 2 : level + 1;
  let isFirst = true;
  for (const question of section.questions) {
    const prepared = prepareQuestion(paper, question, questionLevel);
    if (isFirst && title) drawSectionHeading(paper, part, title, level + 1, bookmark, prepared.lead);
    isFirst = false;
    drawQuestion(paper, part, prepared);
    await breather.breathe();
  }
  part.end();
}

function drawSectionHeading(
  paper: Paper,
  parent: StructureElement,
  title: string,
  level: number,
  bookmark: Bookmark,
  lead: number,
): void {
  const gapAbove = paper.atTop ? 0 : 8;
  const prepared = heading(paper, `H${level}`, title, styles.section, fullWidth);
  paper.ensure(gapAbove + prepared.height + 5 + lead);
  if (!paper.atTop) paper.y += gapAbove;
  addBookmark(paper, bookmark, cleanLine(title));
  prepared.draw(parent);
  paper.y += 5;
}

interface Remarks {
  readonly title: string;
  readonly intro: string;
  readonly rows: readonly ReportRemark[];
}

/** What stands beside the questions: the teacher's words, and answers of an older version of the sheet. Nothing is left out. */
function drawRemarks(paper: Paper, parent: StructureElement, { title: head, intro: words, rows }: Remarks, bookmark: Bookmark, level: number): void {
  if (rows.length === 0) return;
  const part = paper.element(parent, "Sect", { title: head });
  const intro = textFlow(paper, words, styles.note, fullWidth);
  drawSectionHeading(paper, part, head, level + 1, bookmark, intro.lead + 60);
  intro.draw(part);
  for (const { label, text } of rows) {
    const title = cleanText(label).trim() || pdfMessages.untitledQuestion;
    const isEmpty = cleanText(text).trim() === "";
    const block = isEmpty
      ? textFlow(paper, pdfMessages.notGiven, styles.note, answerColumn)
      : textFlow(paper, text, styles.body, answerColumn, true);
    const labelHeading = heading(paper, `H${level + 2}`, title, styles.question, answerColumn);
    const lead = labelHeading.height + gapUnderHeading + block.lead;
    drawQuestion(paper, part, { heading: labelHeading, blocks: [block], lead });
  }
  part.end();
}
