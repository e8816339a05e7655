/** A cv as a Word document. Word sets the pages itself, so what fits on one is estimated, on the safe side. */

import { columnsOf, type Cv, type CvEntry, cvHeading, type CvScale, type CvSection, cvTitle, scales, twoPages } from "../../core/cv.ts";
import { cvMessages } from "../../core/messages.ts";
import { aside, mainWidth, paper, single, singleWidth } from "./measures.ts";
import type { WordBlock, WordDocument } from "./model.ts";
import { titleSize } from "./title.ts";

/** Mean width of a letter of Arial, in em; a little wide, because lines break at words. */
const letter = 0.5;

function linesOf(text: string, size: number, width: number): number {
  const perLine = Math.max(8, Math.floor(width / (size * letter)));
  return text.split("\n").reduce((sum, paragraph) => sum + Math.max(1, Math.ceil(paragraph.length / perLine)), 0);
}

function heightOf(block: WordBlock, { size, space }: CvScale, width: number): number {
  const line = size * 1.33;
  switch (block.kind) {
    case "heading":
      if (block.level === 1) return 0;
      return block.level === 2 ? line * 1.2 + 24 * space : linesOf(block.text, size, width) * line + 5 * space;
    case "text":
      return linesOf(block.text, size, width) * line + block.text.split("\n").length * 3 * space;
    case "list":
      return block.items.reduce((sum, item) => sum + linesOf(item, size, width - 14) * line + 2 * space, 0);
  }
}

function fits(blocks: readonly WordBlock[], scale: CvScale, width: number, room: number): boolean {
  return blocks.reduce((sum, block) => sum + heightOf(block, scale, width), 0) <= room;
}

function entryBlocks({ title, when, text }: CvEntry, width: number): readonly WordBlock[] {
  const beside = when !== "" && (title.length + when.length + 4) * 11 * letter * 1.15 <= width;
  const heading = title || when;
  return [
    ...(heading ? [{ kind: "heading", level: 3, text: heading, ...(title && beside ? { aside: when } : {}) } as const] : []),
    ...(title && when && !beside ? [{ kind: "text", text: when, soft: true } as const] : []),
    ...(text ? [{ kind: "text", text } as const] : []),
  ];
}

function contentBlocks(section: CvSection, width: number): readonly WordBlock[] {
  switch (section.kind) {
    case "list":
      if (section.id === "contact") return [{ kind: "text", text: section.items.join("\n") }];
      return [{ kind: "list", ordered: false, items: section.items }];
    case "entries":
      return section.entries.flatMap((entry) => entryBlocks(entry, width));
    case "text":
      return [{ kind: "text", text: section.text }];
  }
}

function sectionBlocks(section: CvSection, width: number): readonly WordBlock[] {
  return [{ kind: "heading", level: 2, text: section.heading }, ...contentBlocks(section, width)];
}

/** In a calm cv the contact details stand on one line under the name. */
function contactLine(section: CvSection): readonly WordBlock[] {
  return section.kind === "list" ? [{ kind: "text", text: section.items.join("  ·  "), soft: true }] : [];
}

function nameHeight(name: string, size: number, width: number): number {
  return linesOf(name, size, width) * size * 1.3 + 10;
}

/** A cv under each other. */
function calmDocument(cv: Cv): Pick<WordDocument, "look" | "main"> {
  const name = cvHeading(cv);
  const blocks = cv.sections.flatMap((section) => (section.id === "contact" ? contactLine(section) : sectionBlocks(section, singleWidth)));
  const nameSize = titleSize(name, singleWidth, 27);
  const room = paper.height - single.top - single.bottom - nameHeight(name, nameSize, singleWidth);
  const scale = scales.find((candidate) => fits(blocks, candidate, singleWidth, room)) ?? twoPages;
  return { look: { ...scale, titleSize: nameSize }, main: [{ kind: "heading", level: 1, text: name }, ...blocks] };
}

/** A cv with a column at the side; nothing when that column is too long for a page, for a frame does not go on on the next one. */
function sideDocument(cv: Cv): Pick<WordDocument, "look" | "side" | "main"> | undefined {
  const name = cvHeading(cv);
  const columns = columnsOf(cv);
  const side = columns.side.flatMap((section) => sectionBlocks(section, aside.width));
  const main = columns.main.flatMap((section) => sectionBlocks(section, mainWidth));
  const nameSize = titleSize(name, aside.width, 22);
  const room = paper.height - aside.top - aside.bottom;
  const fitsBeside = (scale: CvScale): boolean => fits(side, scale, aside.width, room - nameHeight(name, nameSize, aside.width));
  const scale = scales.find((candidate) => fitsBeside(candidate) && fits(main, candidate, mainWidth, room)) ?? twoPages;
  if (!fitsBeside(scale)) return undefined;
  return { look: { ...scale, titleSize: nameSize }, side: [{ kind: "heading", level: 1, text: name }, ...side], main };
}

export function wordOfCv(cv: Cv): WordDocument {
  const content = (cv.layout === "side" && sideDocument(cv)) || calmDocument(cv);
  return { title: cvTitle(cv), author: cv.name, subject: cvMessages.document.subject, ...content };
}
