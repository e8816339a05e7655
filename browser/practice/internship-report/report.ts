/** The internship report as a document: a cover, contents, and the chapters that the pupil chose, in the order that the pupil gave them. */

import { internshipReportMessages as words } from "../../core/messages.ts";
import type { Block, ReportWorksheet } from "../../core/report.ts";
import { hasText, readableDate } from "../../core/text.ts";
import type { Writing, WritingBlock } from "../../core/writing.ts";

/** A question with what the pupil answered. */
export interface Part {
  /** Empty for a question that tells the pupil what to do: that is nothing for a reader. */
  readonly heading: string;
  readonly blocks: readonly Block[];
}

export interface Chapter {
  readonly title: string;
  /** Sentences that the pupil wrote for this report. */
  readonly text: string;
  readonly parts: readonly Part[];
}

export interface InternshipReport {
  readonly title: string;
  readonly pupil: { readonly name: string; readonly group: string };
  readonly school: string;
  readonly company: string;
  /** Days as YYYY-MM-DD; empty when not given. */
  readonly from: string;
  readonly until: string;
  readonly intro: string;
  readonly closing: string;
  readonly chapters: readonly Chapter[];
}

/**
 * What a pupil said on a sheet: the questions asked for, in the order of the sheet, without those that are open. It takes the blocks of
 * the report, so it holds for every type of question.
 */
export function saidOn(sheet: ReportWorksheet | undefined, questions: readonly string[] | undefined): readonly Part[] {
  const asked = sheet?.sections.flatMap((section) => section.questions) ?? [];
  return asked
    .filter(({ id, blocks }) => (questions?.includes(id) ?? true) && blocks.some(({ kind }) => kind !== "note"))
    .map(({ question, blocks }) => ({ heading: question.endsWith(".") ? "" : question, blocks: blocks.map((block) => forReader(block, question)) }));
}

/** Who reads a report wants what was chosen, not what could be; and a table under its question needs no second heading. */
function forReader(block: Block, heading: string): Block {
  if (block.kind === "table" && block.caption === heading) return { ...block, caption: "" };
  if (block.kind !== "options") return block;
  const items = block.options.filter(({ checked }) => checked).map(({ label, other }) => (other ? `${label}: ${other}` : label));
  return { kind: "list", ordered: false, items };
}

/** The ids of the chapters as the pupil wants them: those picked (all when none is), in the pupil's order; what the order does not name comes last. */
export function chosen(all: readonly string[], picked: readonly string[], order: readonly string[]): readonly string[] {
  const wanted = picked.some((id) => all.includes(id)) ? all.filter((id) => picked.includes(id)) : all;
  const place = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...wanted].sort((a, b) => place(a) - place(b) || all.indexOf(a) - all.indexOf(b));
}

export function saysNothing({ text, parts }: Chapter): boolean {
  return !hasText(text) && !parts.length;
}

/** The chapters with intro and closing around them; what says nothing is no chapter. */
export function allChapters({ intro, closing, chapters }: InternshipReport): readonly Chapter[] {
  const framed: readonly Chapter[] = [{ title: words.intro, text: intro, parts: [] }, ...chapters, { title: words.closing, text: closing, parts: [] }];
  return framed.filter((chapter) => !saysNothing(chapter));
}

export function headingOf(chapter: Chapter, index: number): string {
  return `${index + 1}. ${chapter.title}`;
}

/** What stands on the cover under the title, each on its own line. */
export function coverLines(report: InternshipReport, day: string): readonly string[] {
  const { pupil, school, company, from, until } = report;
  const period = from && until ? words.period(readableDate(from), readableDate(until)) : readableDate(from || until);
  const facts: readonly (readonly [string, string])[] = [
    [words.by, pupil.name],
    [words.group, pupil.group],
    [words.school, school],
    [words.company, company],
    [words.when, period],
    [words.made, day],
  ];
  return facts.filter(([, value]) => hasText(value)).map(([label, value]) => `${label}: ${value.trim()}`);
}

export function titleOf({ title }: InternshipReport): string {
  return title.trim() || words.title;
}

function chapterBlocks(chapter: Chapter, index: number): readonly WritingBlock[] {
  return [
    { kind: "heading", level: 1, text: headingOf(chapter, index) },
    ...(hasText(chapter.text) ? [{ kind: "text", text: chapter.text } as const] : []),
    ...chapter.parts.flatMap(({ heading, blocks }): readonly WritingBlock[] => (heading ? [{ kind: "heading", level: 3, text: heading }, ...blocks] : blocks)),
  ];
}

/** The document. `at`: when it is made; `day`: the same for people. */
export function reportWriting(report: InternshipReport, at: string, day: string): Writing {
  const title = titleOf(report);
  return {
    title: report.pupil.name ? `${title} – ${report.pupil.name}` : title,
    author: report.pupil.name,
    subject: words.subject,
    footer: [title, report.pupil.name].filter(hasText).join(" – "),
    layout: "document",
    createdAt: at,
    blocks: [
      { kind: "heading", level: 1, text: title },
      { kind: "lines", lines: coverLines(report, day) },
      { kind: "page" },
      { kind: "contents", title: words.contents },
      { kind: "page" },
      ...allChapters(report).flatMap(chapterBlocks),
    ],
  };
}
