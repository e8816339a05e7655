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

export function wordOfCv(cv: Cv): WordDocument {
  const { side, main } = columnsOf(cv);
  const isSide = cv.layout === "side";
  const heading: WordBlock = { kind: "heading", level: 1, text: cvHeading(cv) };
  const width = isSide ? mainWidth : singleWidth;
  const mainBlocks = main.flatMap((section) => (section.id === "contact" ? contactLine(section) : sectionBlocks(section, width)));
  const sideBlocks = side.flatMap((section) => sectionBlocks(section, aside.width));
  const largest = isSide ? 22 : 27;
  const nameSize = titleSize(cvHeading(cv), isSide ? aside.width : singleWidth, largest);
  const nameHeight = linesOf(cvHeading(cv), nameSize, isSide ? aside.width : singleWidth) * nameSize * 1.3 + 10;
  const room = isSide ? paper.height - aside.top - aside.bottom : paper.height - single.top - single.bottom;
  const fitsAt = (scale: CvScale): boolean =>
    isSide
      ? fits(sideBlocks, scale, aside.width, room - nameHeight) && fits(mainBlocks, scale, width, room)
      : fits(mainBlocks, scale, width, room - nameHeight);
  return {
    title: cvTitle(cv),
    author: cv.name,
    subject: cvMessages.document.subject,
    look: { ...(scales.find(fitsAt) ?? twoPages), titleSize: nameSize },
    ...(isSide ? { side: [heading, ...sideBlocks], main: mainBlocks } : { main: [heading, ...mainBlocks] }),
  };
}
