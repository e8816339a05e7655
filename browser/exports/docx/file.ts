/** The Word file around the blocks: properties, paper, and the foot of every page. */

import {
  Document,
  Footer,
  Packer,
  PageNumber,
  type PageNumberEstimator,
  Paragraph,
  type SectionOptions,
  Tab,
  TextRun,
} from "../../node_modules/docx/dist/index.mjs";
import { pdfMessages } from "../../core/messages.ts";
import { cleanLine } from "../pdf/clean.ts";
import { colors } from "../pdf/theme.ts";
import { Body, type DocumentBlock } from "./body.ts";
import { paper } from "./measures.ts";
import { numbering } from "./numbering.ts";
import type { Photos } from "./pictures.ts";
import { runsOf } from "./runs.ts";
import { STYLE, styles } from "./styles.ts";
import { hex, twips } from "./units.ts";

declare global {
  /** Set by `exports/docx/pages.ts`, when that was loaded: the numbers in a list of contents. Without it Word fills them in. */
  var opstageDocxPages: { readonly estimate: PageNumberEstimator; count(document: Document): number } | undefined;
}

export interface FileContent {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** At the foot of every page, beside its number; absent where only the pages are counted. */
  readonly footer?: string;
  readonly layout: "document" | "letter";
  readonly contents: "1-1" | "1-2";
  readonly photos: Photos;
  readonly blocks: readonly DocumentBlock[];
  /** The page of every title in the contents, when that is known. */
  readonly startPages?: readonly number[];
}

interface Layout {
  readonly top: number;
  readonly side: number;
  readonly bottom: number;
  readonly gap: number;
}

const layouts: { readonly [layout in FileContent["layout"]]: Layout } = {
  document: { top: 58, side: 62, bottom: 66, gap: 6 },
  letter: { top: 78, side: 82, bottom: 66, gap: 8 },
};
const footerHeight = 30;

/** The number of the page in the sentence that the PDF has too. */
function pageWords(): readonly string[] {
  const fields: { readonly [digit: string]: string } = { 1: PageNumber.CURRENT, 2: PageNumber.TOTAL_PAGES };
  return pdfMessages.page(1, 2).split(/(\d)/).filter(Boolean).map((part) => fields[part] ?? part);
}

function footer(words: string, width: number, withNumber: boolean): Footer {
  const number = withNumber ? [new TextRun({ children: [new Tab(), ...pageWords()] })] : [];
  const top = { style: "single", size: 4, color: hex(colors.rule), space: 4 } as const;
  return new Footer({
    children: [
      new Paragraph({
        children: [...(words ? runsOf(words) : []), ...number],
        style: STYLE.small,
        tabStops: [{ type: "right", position: twips(width) }],
        ...(words || withNumber ? { border: { top } } : {}),
      }),
    ],
  });
}

/** A letter of one page needs no number: its first page has none. */
function footersOf({ layout, footer: words }: FileContent, width: number): Pick<SectionOptions, "footers"> {
  if (words === undefined) return {};
  const line = cleanLine(words);
  const numbered = footer(line, width, true);
  return { footers: layout === "letter" ? { default: numbered, first: footer(line, width, false) } : { default: numbered } };
}

function sectionOf(content: FileContent): SectionOptions {
  const { top, side, bottom, gap } = layouts[content.layout];
  const width = paper.width - 2 * side;
  const body = new Body({ width, gap, photos: content.photos, contents: content.contents });
  body.add(content.blocks);
  const margin = { top: twips(top), bottom: twips(bottom), left: twips(side), right: twips(side), header: 0, footer: twips(footerHeight) };
  const size = { width: twips(paper.width), height: twips(paper.height) };
  return {
    properties: { page: { size, margin }, ...(content.layout === "letter" ? { titlePage: true } : {}) },
    ...footersOf(content, width),
    children: body.finish(),
  };
}

/** The library names the headings of the contents `_Toc1`, `_Toc2` and so on. */
function numbersOf({ startPages, blocks }: FileContent): { readonly pageNumbers?: PageNumberEstimator } {
  if (startPages) return { pageNumbers: () => ({ bookmarks: new Map(startPages.map((page, index) => [`_Toc${index + 1}`, String(page)])) }) };
  const pages = blocks.some(({ kind }) => kind === "contents") ? globalThis.opstageDocxPages : undefined;
  return pages ? { pageNumbers: pages.estimate } : {};
}

export function documentOf(content: FileContent): Document {
  const author = cleanLine(content.author) || pdfMessages.creator;
  return new Document({
    title: cleanLine(content.title) || pdfMessages.untitledReport,
    subject: cleanLine(content.subject),
    creator: author,
    lastModifiedBy: author,
    styles,
    numbering,
    sections: [sectionOf(content)],
    ...numbersOf(content),
  });
}

/** The bytes of the DOCX. */
export async function makeFile(content: FileContent): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toArrayBuffer(documentOf(content)));
}
