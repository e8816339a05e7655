/** Blocks one under the other as paragraphs and tables of Word. */

import { type DocumentPart, Paragraph, type ParagraphOptions, Tab, type Table, TableOfContents, TextRun } from "../../node_modules/docx/dist/index.mjs";
import { mediaMessages } from "../../core/messages.ts";
import type { Block } from "../../core/report.ts";
import type { WritingBlock, WritingContents, WritingHeading, WritingLines, WritingRoom } from "../../core/writing.ts";
import { cleanLine, cleanText } from "../pdf/clean.ts";
import { styles as paperStyles } from "../pdf/theme.ts";
import { optionText } from "../pdf/words.ts";
import { BULLETS, itemIndent, NUMBERS } from "./numbering.ts";
import { type Figure, figureOf, type Photo, photoOf, type Photos } from "./pictures.ts";
import { written } from "./runs.ts";
import { ruled, signaturesOf } from "./signatures.ts";
import { barAtRight, STYLE } from "./styles.ts";
import { tableOf } from "./table.ts";
import { halfPoints, hex, twips } from "./units.ts";

/** What a document of Word can hold beside the blocks of a writing. */
export type DocumentBlock =
  | WritingBlock
  /** The title on a cover: no heading, so that contents do not list it. */
  | { readonly kind: "title"; readonly text: string }
  /** What a pupil wrote, with a bar beside it. */
  | { readonly kind: "answer"; readonly text: string }
  /** Small lines, each a label and what belongs to it. */
  | { readonly kind: "facts"; readonly rows: readonly { readonly label: string; readonly value: string }[] };

type Options = Extract<Block, { kind: "options" }>;
type List = Extract<Block, { kind: "list" }>;

export interface BodySetting {
  /** Of the column, in points. */
  readonly width: number;
  /** White under a paragraph, in points. */
  readonly gap: number;
  readonly photos: Photos;
  /** Levels of the headings in the contents. */
  readonly contents: "1-1" | "1-2";
}

/** White to write in. Not as an exact height of the line, which LibreOffice makes smaller. */
const gapAboveRuledLine = 13;
/** Room to write up to this many lines stays in one piece. */
const keptLines = 8;
const TICKS = "Segoe UI Symbol";

export class Body {
  readonly #setting: BodySetting;
  readonly #parts: DocumentPart[] = [];
  /** Every numbered list starts at 1. */
  #lists = 0;
  #turnsPage = false;
  #afterTable = false;

  constructor(setting: BodySetting) {
    this.#setting = setting;
  }

  /** All parts; a document never ends with a table, and never without a paragraph. */
  finish(): readonly DocumentPart[] {
    if (this.#afterTable || this.#parts.length === 0) this.#spacer();
    return this.#parts;
  }

  add(blocks: readonly DocumentBlock[]): void {
    const contentsAt = blocks.findIndex(({ kind }) => kind === "contents");
    blocks.forEach((block, index) => this.#add(block, index < contentsAt));
  }

  #add(block: DocumentBlock, beforeContents: boolean): void {
    switch (block.kind) {
      case "title":
        return this.#paragraph({ ...written(cleanLine(block.text)), heading: "Title" });
      case "heading":
        return this.#heading(block, beforeContents);
      case "text":
        return this.#paragraphs(block.text);
      case "answer":
        return this.#answer(block.text);
      case "note":
        return this.#paragraphs(block.text, STYLE.note);
      case "facts":
        return this.#facts(block.rows);
      case "lines":
        return this.#lines(block);
      case "options":
        return this.#options(block);
      case "list":
        return this.#list(block);
      case "table":
        return this.#captionedTable(cleanText(block.caption).trim(), tableOf(block, this.#setting.width));
      case "image":
        return this.#photo(block);
      case "figure":
        return this.#picture(figureOf(block, this.#setting.width), block);
      case "signatures":
        return this.#table(signaturesOf(block, this.#setting.width));
      case "room":
        return this.#room(block);
      case "contents":
        return this.#contents(block);
      case "page":
        this.#turnsPage = this.#parts.length > 0;
    }
  }

  #paragraph(options: ParagraphOptions): void {
    const turn = this.#turnsPage ? { pageBreakBefore: true } : {};
    const white = this.#afterTable && !options.heading ? { spacing: { ...options.spacing, before: twips(this.#setting.gap + 2) } } : {};
    this.#parts.push(new Paragraph({ ...options, ...turn, ...white }));
    this.#turnsPage = false;
    this.#afterTable = false;
  }

  /** Between tables, which Word would make into one. */
  #spacer(): void {
    this.#paragraph({ children: [], style: STYLE.small });
  }

  #table(table: Table | undefined): void {
    if (!table) return;
    if (this.#afterTable || this.#turnsPage) this.#spacer();
    this.#parts.push(table);
    this.#afterTable = true;
  }

  #captionedTable(caption: string, table: Table | undefined): void {
    if (caption) this.#paragraph({ ...written(cleanLine(caption)), style: "Caption" });
    this.#table(table);
  }

  #paragraphs(text: string, style?: string): void {
    const spacing = { after: twips(this.#setting.gap) };
    for (const words of cleanText(text).split("\n")) {
      if (words.trim() !== "") this.#paragraph({ ...written(words), spacing, ...(style ? { style } : {}) });
    }
  }

  /** Empty lines of a pupil stay. */
  #answer(text: string): void {
    const paragraphs = cleanText(text).replace(/^\n+|\s+$/g, "").split("\n");
    paragraphs.forEach((words, index) => {
      const last = index === paragraphs.length - 1 ? { spacing: { after: twips(this.#setting.gap) } } : {};
      const shape = written(words);
      this.#paragraph({ ...shape, style: STYLE.answer, ...last, ...(shape.bidirectional ? { border: barAtRight } : {}) });
    });
  }

  #heading({ level, text, aside }: WritingHeading, beforeContents: boolean): void {
    const words = cleanLine(text);
    if (words === "") return;
    const { children, ...direction } = written(words);
    // A list of contents names what follows it, and Word has no other way to leave a heading out.
    const heading = beforeContents && level === 1 ? "Title" : (`Heading${level}` as const);
    const end = cleanLine(aside ?? "");
    // Contents take all words of a heading, so what stands beside one of those gets a line of its own.
    const isListed = level < 3;
    this.#paragraph({ children: end && !isListed ? [...children, this.#aside(end)] : children, ...direction, heading, ...(end && !isListed ? this.#stopAtEnd() : {}) });
    if (end && isListed) this.#paragraph({ ...written(end), style: STYLE.facts, keepNext: true });
  }

  /** At the end of the same line. */
  #aside(words: string): TextRun {
    const { size, color } = paperStyles.meta;
    return new TextRun({ children: [new Tab(), words], size: halfPoints(size), color: hex(color), bold: false });
  }

  #stopAtEnd(): Pick<ParagraphOptions, "tabStops"> {
    return { tabStops: [{ type: "right", position: twips(this.#setting.width) }] };
  }

  #facts(rows: Extract<DocumentBlock, { kind: "facts" }>["rows"]): void {
    rows.forEach(({ label, value }, index) => {
      const last = index === rows.length - 1 ? { spacing: { after: twips(this.#setting.gap + 4) } } : {};
      this.#paragraph({ ...written(`${label}: ${cleanLine(value)}`), style: STYLE.facts, ...last });
    });
  }

  #lines({ lines }: WritingLines): void {
    lines.forEach((line, index) => {
      const isLast = index === lines.length - 1;
      const place = isLast ? { spacing: { after: twips(this.#setting.gap + 4) } } : { keepNext: true };
      this.#paragraph({ ...written(cleanLine(line)), style: STYLE.lines, ...place });
    });
  }

  #options({ options }: Options): void {
    options.forEach((option, index) => {
      const tick = new TextRun({ text: option.checked ? "☑" : "☐", font: TICKS });
      const { children, ...direction } = written(optionText(option).replace(/\s+/g, " "), { bold: option.checked });
      const last = index === options.length - 1 ? { spacing: { after: twips(this.#setting.gap) } } : {};
      this.#paragraph({ children: [tick, new TextRun({ children: [new Tab()] }), ...children], ...direction, style: STYLE.option, ...last });
    });
  }

  #list({ ordered, items }: List): void {
    this.#lists += 1;
    const numbering = { reference: ordered ? NUMBERS : BULLETS, level: 0, instance: ordered ? this.#lists : 0 };
    items.forEach((item, index) => {
      const last = index === items.length - 1 ? { spacing: { after: twips(this.#setting.gap) } } : {};
      const [first = "", ...more] = cleanText(item).trim().split("\n");
      this.#paragraph({ ...written(first), numbering, ...last });
      for (const words of more) this.#paragraph({ ...written(words), indent: { left: twips(itemIndent) }, ...last });
    });
  }

  #photo(photo: Photo): void {
    const picture = photoOf(photo, this.#setting.photos, this.#setting.width);
    if (picture) return this.#picture(picture, photo);
    for (const words of [mediaMessages.notHere, photo.alt, photo.caption]) this.#paragraphs(words, STYLE.note);
  }

  #picture(picture: Paragraph, { caption }: Photo | Figure): void {
    if (this.#turnsPage || this.#afterTable) this.#spacer();
    this.#parts.push(picture);
    const words = cleanText(caption).trim();
    // A picture is kept with the next paragraph: its words, or an empty one.
    if (words) this.#paragraphs(words, STYLE.note);
    else this.#spacer();
  }

  #room({ label, lines }: WritingRoom): void {
    const words = cleanText(label).trim();
    const isKept = lines <= keptLines;
    if (words) this.#paragraph({ ...written(words, { bold: true }), spacing: { after: 0 }, keepNext: true });
    for (let line = 0; line < lines; line += 1) {
      const keepNext = isKept && line < lines - 1;
      this.#parts.push(ruled("", this.#setting.width, { spacing: { before: twips(gapAboveRuledLine), after: 0, line: 240, lineRule: "auto" }, keepNext }));
    }
    this.#paragraph({ children: [], style: STYLE.small });
  }

  #contents({ title }: WritingContents): void {
    const words = cleanLine(title);
    if (words) this.#paragraph({ ...written(words), style: "TOCHeading" });
    else if (this.#turnsPage || this.#afterTable) this.#spacer();
    this.#parts.push(new TableOfContents(words, { hyperlink: true, headingStyleRange: this.#setting.contents }));
  }
}

