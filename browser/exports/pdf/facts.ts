/** Whose work it is: name, class, date and school side by side, each under its own small word. */
import type { Report } from "../../core/report.ts";
import { cleanLine } from "./clean.ts";
import type { StructureElement } from "./document.ts";
import { pdfMessages } from "../../core/messages.ts";
import { fullWidth, type Column, type Paper } from "./paper.ts";
import { contentWidth, sheet, styles, type TextStyle } from "./theme.ts";

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Part of the width. */
  readonly share: number;
}

const longDate = new Intl.DateTimeFormat("nl-NL", { day: "numeric", month: "long", year: "numeric" });

/** A moment that cannot be read becomes now: a file is better than none. */
export function momentOf(iso: string): Date {
  const moment = new Date(iso);
  return Number.isNaN(moment.getTime()) ? new Date() : moment;
}

/** A date in words; empty when there is none or it cannot be read. */
export function formatDate(iso = ""): string {
  const moment = new Date(iso);
  return Number.isNaN(moment.getTime()) ? "" : longDate.format(moment);
}

export function factsOf(report: Report): Fact[] {
  const [name = "", group = ""] = report.who ?? [pdfMessages.name, pdfMessages.group];
  const facts: Fact[] = [
    { label: name, value: cleanLine(report.pupil.name) || pdfMessages.notGiven, share: group ? 0.36 : 0.52 },
    ...(group ? [{ label: group, value: cleanLine(report.pupil.group) || pdfMessages.notGiven, share: 0.16 }] : []),
    { label: pdfMessages.date, value: longDate.format(momentOf(report.createdAt)), share: 0.23 },
  ];
  const school = cleanLine(report.school);
  return school ? [...facts, { label: pdfMessages.school, value: school, share: 0.25 }] : facts;
}

/** More than this of a name goes to the file's properties only. */
const mostLines = 4;
const gapBetween = 10;

export function drawFacts(paper: Paper, parent: StructureElement, facts: readonly Fact[], status: string): void {
  paper.ensure(styles.meta.lineHeight * (mostLines + 2));
  const top = paper.y;
  let bottom = top;
  let x: number = sheet.left;
  for (const fact of facts) {
    const width = contentWidth * fact.share;
    paper.y = top;
    drawFact(paper, parent, fact, { x, width: width - gapBetween });
    bottom = Math.max(bottom, paper.y);
    x += width;
  }
  paper.y = bottom;
  if (status === "") return;
  paper.y += 2;
  const element = paper.element(parent, "P");
  paper.drawLines(element, paper.lines(status, styles.meta, contentWidth).slice(0, mostLines), fullWidth, styles.meta);
  element.end();
}

function drawFact(paper: Paper, parent: StructureElement, fact: Fact, column: Column): void {
  const element = paper.element(parent, "P");
  const draw = (text: string, style: TextStyle): void => {
    paper.drawLines(element, paper.lines(text, style, column.width).slice(0, mostLines), column, style);
  };
  draw(`${fact.label}: `, { ...styles.meta, size: 8.5, lineHeight: 12 });
  draw(fact.value, styles.metaValue);
  element.end();
}
