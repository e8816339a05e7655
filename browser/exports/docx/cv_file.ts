/** A cv as a Word file: under each other, or with a column at the side that stands in a frame. */

import {
  type Border,
  Document,
  type DocumentOptions,
  type Frame,
  Header,
  ImageRun,
  Packer,
  Paragraph,
  type ParagraphOptions,
  type SectionOptions,
  type StyleOptions,
  Tab,
  TextRun,
} from "../../node_modules/docx/dist/index.mjs";
import type { Cv } from "../../core/cv.ts";
import { pdfMessages } from "../../core/messages.ts";
import { cleanLine, cleanText } from "../pdf/clean.ts";
import { colors } from "../pdf/theme.ts";
import { wordOfCv } from "./cv.ts";
import { aside, mainLeft, mainWidth, paper, single, singleWidth, strip } from "./measures.ts";
import type { WordBlock, WordDocument, WordHeading, WordList, WordLook } from "./model.ts";
import { BULLETS, NUMBERS, numbering } from "./numbering.ts";
import { written } from "./runs.ts";
import { FONT, halfPoints, hex, pixels, twips } from "./units.ts";

function letters(size: number, color: string, bold: boolean): StyleOptions["run"] & object {
  return { size: halfPoints(size), sizeComplexScript: halfPoints(size), color: hex(color), bold };
}

function underlined(look: WordLook): Border {
  return { style: "single", size: 6, color: hex(colors.rule), space: Math.round(1 + look.space) };
}

function stylesOf(look: WordLook): DocumentOptions["styles"] {
  const { size, space } = look;
  const heading = (of: number, color: string, before: number, after: number): StyleOptions => ({
    run: { ...letters(of, color, true), font: FONT },
    paragraph: { spacing: { before: twips(before * space), after: twips(after * space), line: 264, lineRule: "auto" }, keepNext: true, keepLines: true },
  });
  const section = heading(size * 1.2, colors.accent, 15, 6);
  return {
    default: {
      document: {
        run: { ...letters(size, colors.ink, false), font: FONT, language: { value: "nl-NL", bidirectional: "ar-SA" } },
        paragraph: { spacing: { after: twips(3 * space), line: 276, lineRule: "auto" } },
      },
      heading1: heading(look.titleSize, colors.accent, 0, 4),
      heading2: { ...section, paragraph: { ...section.paragraph, border: { bottom: underlined(look) } } },
      heading3: heading(size, colors.ink, 4, 1),
      listParagraph: { paragraph: { spacing: { after: twips(2 * space) } } },
    },
  };
}

/** In a frame: LibreOffice takes paragraphs with other borders for another frame. */
const NO_BORDER: Border = { style: "nil", size: 0, color: "auto", space: 0 };

class Writer {
  readonly #width: number;
  readonly #look: WordLook;
  readonly #place: Pick<ParagraphOptions, "frame" | "border">;
  /** Every numbered list starts at 1. */
  #lists = 0;

  constructor(width: number, look: WordLook, frame?: Frame) {
    this.#width = width;
    this.#look = look;
    this.#place = frame ? { frame, border: { bottom: NO_BORDER } } : {};
  }

  paragraphs(blocks: readonly WordBlock[]): readonly Paragraph[] {
    return blocks.flatMap((block, index) => this.#block(block, index === 0));
  }

  #block(block: WordBlock, atTop: boolean): readonly Paragraph[] {
    switch (block.kind) {
      case "heading":
        return [this.#heading(block, atTop ? { spacing: { before: 0 } } : {})];
      case "list":
        return this.#list(block);
      case "text": {
        const style = block.soft ? { color: hex(colors.soft) } : {};
        return cleanText(block.text).split("\n").map((text) => new Paragraph({ ...written(text, style), ...this.#place }));
      }
    }
  }

  #heading({ level, text, aside: end }: WordHeading, place: Pick<ParagraphOptions, "spacing">): Paragraph {
    const { children, ...direction } = written(cleanLine(text));
    const shape = { heading: `Heading${level}`, ...direction, ...place, ...this.#place } as const;
    if (!end) return new Paragraph({ ...shape, children });
    const when = new TextRun({ children: [new Tab(), cleanLine(end)], ...letters(this.#look.size, colors.soft, false) });
    const tabStops = [{ type: "right", position: twips(this.#width) }] as const;
    return new Paragraph({ ...shape, children: [...children, when], tabStops });
  }

  #list({ ordered, items }: WordList): readonly Paragraph[] {
    this.#lists += 1;
    const numbering = { reference: ordered ? NUMBERS : BULLETS, level: 0, instance: ordered ? this.#lists : 0 };
    return items.map((item) => new Paragraph({ ...written(cleanLine(item)), numbering, ...this.#place }));
  }
}

const size = { width: twips(paper.width), height: twips(paper.height) };

/** One pixel, drawn out to a band: a picture in the header is on every page, and no one hears it. */
const TINT = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mN4/P4dAAV5AsFlxx0JAAAAAElFTkSuQmCC";
const DARK = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mPgj0kGAAFMAM/C2heDAAAAAElFTkSuQmCC";

function band(data: string, width: number, height: number, zIndex: number): ImageRun {
  const corner = { relative: "page", offset: 0 } as const;
  return new ImageRun({
    type: "png",
    data,
    transformation: { width: pixels(width), height: pixels(height) },
    floating: { horizontalPosition: corner, verticalPosition: corner, behindDocument: true, allowOverlap: true, lockAnchor: true, zIndex },
    decorative: true,
  });
}

function headerWith(...bands: readonly ImageRun[]): SectionOptions["headers"] & object {
  return { default: new Header({ children: [new Paragraph({ children: bands })] }) };
}

function oneColumn({ look, main }: WordDocument): SectionOptions {
  const margin = { top: twips(single.top), bottom: twips(single.bottom), left: twips(single.left), right: twips(single.right), header: 0, footer: 0 };
  return {
    properties: { page: { size, margin } },
    headers: headerWith(band(DARK, paper.width, strip, 1)),
    children: new Writer(singleWidth, look).paragraphs(main),
  };
}

/**
 * The side is a frame: a piece of the running text with a place of its own. Not a table or a text box, whose headings Word leaves out of
 * its list; not columns of text, where a full main column would run on in the narrow one of the next page.
 */
function withSide({ look, side = [], main }: WordDocument): SectionOptions {
  const margin = { top: twips(aside.top), bottom: twips(aside.bottom), left: twips(mainLeft), right: twips(aside.right), header: 0, footer: 0 };
  const frame: Frame = {
    type: "absolute",
    position: { x: twips(aside.left), y: twips(aside.top) },
    width: twips(aside.width),
    wrap: "around",
    anchor: { horizontal: "page", vertical: "page" },
  };
  const beside = new Writer(mainWidth, look).paragraphs(main);
  return {
    properties: { page: { size, margin } },
    headers: headerWith(band(TINT, aside.band, paper.height, 1), band(DARK, strip, paper.height, 2)),
    // The frame hangs on the paragraph after it.
    children: [...new Writer(aside.width, look, frame).paragraphs(side), ...(beside.length ? beside : [new Paragraph({ children: [] })])],
  };
}

function fileOf(document: WordDocument): Document {
  const author = cleanLine(document.author) || pdfMessages.creator;
  return new Document({
    title: cleanLine(document.title),
    subject: cleanLine(document.subject),
    creator: author,
    lastModifiedBy: author,
    styles: stylesOf(document.look),
    numbering,
    sections: [document.side ? withSide(document) : oneColumn(document)],
  });
}

/** The bytes of the DOCX. */
export async function makeCvDocx(cv: Cv): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toArrayBuffer(fileOf(wordOfCv(cv))));
}
