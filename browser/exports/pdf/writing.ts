/**
 * Sets a piece of writing – a letter, an agreement, a report – as a PDF that is tagged like our other documents. The answers go in only
 * when the caller gives them: a letter to a company carries nothing else.
 */
import { pdfMessages, writingMessages } from "../../core/messages.ts";
import type { FileReader } from "../../core/media.ts";
import type { Writing, WritingBlock, WritingContents, WritingHeading, WritingLines, WritingRoom } from "../../core/writing.ts";
import { blockFlow, textFlow } from "./blocks.ts";
import { cleanLine, cleanText } from "./clean.ts";
import { Contents } from "./contents.ts";
import { type Attachment, attachAnswers, collectBytes, createDocument, type StructureElement, writePages } from "./document.ts";
import { momentOf } from "./facts.ts";
import { drawWritingFooters } from "./footer.ts";
import { loadImages } from "./images.ts";
import { drawLines } from "./ink.ts";
import { addBookmark, type Bookmark } from "./outline.ts";
import { type Column, type Flow, fullWidth, Paper } from "./paper.ts";
import { Breather } from "./pause.ts";
import { signaturesFlow } from "./signatures.ts";
import { colors, sheet, styles, type TextStyle } from "./theme.ts";

interface Layout {
  readonly column: Column;
  /** Where the first page begins. */
  readonly top: number;
  /** White under a block. */
  readonly gap: number;
}

const layouts: { readonly [layout in Writing["layout"]]: Layout } = {
  document: { column: fullWidth, top: sheet.top, gap: 8 },
  letter: { column: { x: 82, width: sheet.width - 164 }, top: 80, gap: 12 },
};

interface HeadingLook {
  readonly style: TextStyle;
  readonly above: number;
  readonly under: number;
}

const headingLooks: { readonly [level in WritingHeading["level"]]: HeadingLook } = {
  1: { style: styles.title, above: 20, under: 9 },
  2: { style: styles.section, above: 14, under: 5 },
  3: { style: styles.question, above: 8, under: 3 },
};

const gapBetweenParagraphs = 6;
const gapBetweenRuledLines = 26;
/** Room to write up to this height stays in one piece. */
const keptRoom = 220;

/** The paragraphs of a text: white between them, whether or not the writer left an empty line. */
function paragraphsFlow(paper: Paper, text: string, column: Column, gap: number): Flow {
  const style = styles.body;
  const paragraphs = paper.paragraphs(cleanText(text), style, column.width).filter((lines) => lines.length > 0);
  return {
    lead: Math.min(2, paragraphs[0]?.length ?? 0) * style.lineHeight,
    draw: (parent) => {
      paragraphs.forEach((lines, index) => {
        if (index > 0 && !paper.atTop) paper.y += gapBetweenParagraphs;
        const element = paper.element(parent, "P");
        paper.drawLines(element, lines, column, style);
        element.end();
      });
      paper.y += gap;
    },
  };
}

/** Lines that stay together, each a paragraph: a reader pauses where the eye does. */
function linesFlow(paper: Paper, { lines }: WritingLines, column: Column, gap: number): Flow {
  const style = styles.body;
  const set = lines.map((line) => paper.lines(cleanText(line), style, column.width));
  const height = set.reduce((sum, broken) => sum + Math.max(1, broken.length), 0) * style.lineHeight;
  return {
    lead: height,
    draw: (parent) => {
      paper.ensure(height);
      for (const broken of set) {
        if (broken.length === 0) {
          paper.y += style.lineHeight;
          continue;
        }
        const element = paper.element(parent, "P");
        paper.drawLines(element, broken, column, style);
        element.end();
      }
      paper.y += gap;
    },
  };
}

/** Lines to write on by hand. */
function roomFlow(paper: Paper, { label, lines }: WritingRoom, column: Column, gap: number): Flow {
  const words = cleanText(label).trim();
  const labelLines = words ? paper.lines(words, styles.label, column.width) : [];
  const labelHeight = labelLines.length * styles.label.lineHeight;
  const height = labelHeight + lines * gapBetweenRuledLines;
  const lead = height <= keptRoom ? height : labelHeight + Math.min(3, lines) * gapBetweenRuledLines;
  return {
    lead,
    draw: (parent) => {
      paper.ensure(lead);
      if (labelLines.length > 0) {
        const element = paper.element(parent, "P");
        paper.drawLines(element, labelLines, column, styles.label);
        element.end();
      }
      for (let line = 0; line < lines; line += 1) {
        paper.ensure(gapBetweenRuledLines);
        paper.y += gapBetweenRuledLines;
        const { y } = paper;
        paper.artifact((kit) => {
          kit.lineWidth(0.6).strokeColor(colors.rule).moveTo(column.x, y).lineTo(column.x + column.width, y).stroke();
        });
      }
      paper.y += gap;
    },
  };
}

/** The words behind a heading, on its own line when there is room. */
function drawAside(paper: Paper, parent: StructureElement, aside: string, column: Column, before: { readonly width: number; readonly y: number; readonly style: TextStyle } | undefined): void {
  const style = styles.meta;
  const lines = paper.lines(aside, style, column.width);
  const width = (lines[0]?.width ?? 0) * style.size;
  const element = paper.element(parent, "P");
  if (before && lines.length === 1 && before.width + width + 16 <= column.width) {
    // On the baseline of the heading.
    const y = before.y + (before.style.lineHeight - style.lineHeight) / 2 + (before.style.size - style.size) * 0.36;
    drawLines(paper.kit, element, lines, { x: column.x + column.width - width, y, width }, style);
  } else paper.drawLines(element, lines, column, style);
  element.end();
}

/** Draws the blocks one after the other, and knows what the headings among them need of each other. */
class WritingDrawer {
  readonly #paper: Paper;
  readonly #blocks: readonly WritingBlock[];
  readonly #layout: Layout;
  readonly #flows = new Map<number, Flow>();
  readonly #contents: Contents[] = [];
  /** Headings that stand in a list of contents, by their place in it. */
  readonly #listed: { readonly contents: Contents; readonly order: ReadonlyMap<number, number> }[] = [];
  #bookmark: Bookmark | undefined;
  #level = 0;
  /** Pages from which the numbers begin again, the first one too. */
  readonly firstPages: number[] = [0];

  constructor(paper: Paper, writing: Writing) {
    this.#paper = paper;
    this.#blocks = writing.blocks;
    this.#layout = layouts[writing.layout];
  }

  get column(): Column {
    return this.#layout.column;
  }

  async draw(breather: Breather): Promise<void> {
    const paper = this.#paper;
    paper.newPage();
    paper.y = this.#layout.top;
    let isFresh = true;
    for (const [index, block] of this.#blocks.entries()) {
      if (block.kind === "page") {
        if (!isFresh && !paper.atTop) paper.newPage();
        if (!isFresh && block.restarts) this.firstPages.push(paper.pageIndex);
      } else {
        this.#drawBlock(block, index);
        isFresh = false;
      }
      this.#flows.delete(index);
      await breather.breathe();
    }
    for (const contents of this.#contents) contents.fill();
  }

  #drawBlock(block: WritingBlock, index: number): void {
    if (block.kind === "heading") this.#drawHeading(block, index);
    else if (block.kind === "contents") this.#drawContents(block, index);
    else this.#flowAt(index)?.draw(this.#paper.root);
  }

  /** The block as a flow, measured once; nothing for a page break and past the end. */
  #flowAt(index: number): Flow | undefined {
    const known = this.#flows.get(index);
    if (known) return known;
    const block = this.#blocks[index];
    const flow = block && this.#flowOf(block, index);
    if (flow) this.#flows.set(index, flow);
    return flow;
  }

  #flowOf(block: WritingBlock, index: number): Flow | undefined {
    const { column, gap } = this.#layout;
    const paper = this.#paper;
    switch (block.kind) {
      case "page":
      case "contents":
        return undefined;
      case "heading":
        return { lead: this.#headingLead(block, index), draw: () => this.#drawHeading(block, index) };
      case "text":
        return paragraphsFlow(paper, block.text, column, gap);
      case "note":
        return textFlow(paper, block.text, styles.note, column);
      case "lines":
        return linesFlow(paper, block, column, gap);
      case "signatures":
        return signaturesFlow(paper, block, column);
      case "room":
        return roomFlow(paper, block, column, gap);
      default:
        return blockFlow(paper, block, column);
    }
  }

  #headingLines({ text, level }: WritingHeading): ReturnType<Paper["lines"]> {
    return this.#paper.lines(cleanLine(text), headingLooks[level].style, this.column.width);
  }

  /** A heading stands on one page with the beginning of what comes under it. */
  #headingLead(block: WritingHeading, index: number): number {
    const { style, under } = headingLooks[block.level];
    const height = Math.max(1, this.#headingLines(block).length) * style.lineHeight;
    return height + under + (this.#flowAt(index + 1)?.lead ?? 0);
  }

  /** A reader must never miss a step: a heading lies at most one level deeper than the one before it. */
  #tag(level: number): string {
    this.#level = Math.min(level, this.#level + 1);
    return `H${this.#level}`;
  }

  #drawHeading(block: WritingHeading, index: number): void {
    const paper = this.#paper;
    const { style, above, under } = headingLooks[block.level];
    const lines = this.#headingLines(block);
    if (lines.length === 0) return;
    const gap = paper.y > this.#layout.top ? above : 0;
    paper.ensure(gap + this.#headingLead(block, index));
    if (!paper.atTop) paper.y += gap;
    this.#mark(block, index);
    const { y } = paper;
    const element = paper.element(paper.root, this.#tag(block.level));
    paper.drawLines(element, lines, this.column, style);
    element.end();
    const aside = cleanLine(block.aside ?? "");
    const before = lines.length === 1 ? { width: (lines[0]?.width ?? 0) * style.size, y, style } : undefined;
    if (aside) drawAside(paper, paper.root, aside, this.column, before);
    paper.y += under;
  }

  /** Bookmark and destination of a heading. */
  #mark({ level, text }: WritingHeading, index: number): void {
    const paper = this.#paper;
    if (level === 1) this.#bookmark = addBookmark(paper, paper.kit.outline, cleanLine(text));
    if (level === 2) addBookmark(paper, this.#bookmark ?? paper.kit.outline, cleanLine(text));
    for (const { contents, order } of this.#listed) {
      const place = order.get(index);
      if (place !== undefined) contents.arrive(place, paper.y - 10);
    }
  }

  #drawContents({ title }: WritingContents, index: number): void {
    const paper = this.#paper;
    const { style, above, under } = headingLooks[1];
    const words = cleanLine(title);
    if (words) {
      const lines = paper.lines(words, style, this.column.width);
      paper.ensure(lines.length * style.lineHeight + under + 3 * styles.body.lineHeight);
      if (paper.y > this.#layout.top) paper.y += above;
      const element = paper.element(paper.root, this.#tag(2));
      paper.drawLines(element, lines, this.column, style);
      element.end();
      paper.y += under;
    }
    const order = new Map<number, number>();
    const titles = this.#blocks.flatMap((block, at) => {
      if (at < index || block.kind !== "heading" || block.level === 3 || cleanLine(block.text) === "") return [];
      const destination = `kop${this.#contents.length}-${String(at).padStart(5, "0")}`;
      order.set(at, order.size);
      return [{ title: cleanLine(block.text), level: block.level, destination }];
    });
    if (titles.length === 0) return;
    const contents = new Contents(paper, paper.root, this.column, titles);
    this.#contents.push(contents);
    this.#listed.push({ contents, order });
    paper.y += this.#layout.gap;
  }
}

/** The bytes of the PDF. The page stays usable meanwhile: the work is cut into slices. */
export async function makeWritingPdf(writing: Writing, files: FileReader, attachment?: Attachment): Promise<Uint8Array> {
  const createdAt = momentOf(writing.createdAt);
  const title = cleanLine(writing.title) || pdfMessages.untitledReport;
  const subject = cleanLine(writing.subject) || writingMessages.subject;
  const kit = createDocument({ title, author: cleanLine(writing.author), subject, createdAt });
  const bytes = collectBytes(kit);
  const paper = new Paper(kit);
  paper.images = await loadImages(kit, writing.blocks, files);
  const breather = new Breather();
  const drawer = new WritingDrawer(paper, writing);
  await drawer.draw(breather);
  const withNumbers = writing.layout === "document" || paper.captions.length > 1;
  await drawWritingFooters(paper, cleanLine(writing.footer), drawer.column, withNumbers ? drawer.firstPages : [], breather);
  await writePages(kit, breather);
  if (attachment) attachAnswers(kit, attachment, createdAt);
  paper.root.end();
  kit.end();
  return bytes;
}
