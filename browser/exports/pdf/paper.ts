/** The pages: where the next thing goes, when a new page starts, and what is decoration (an artifact, which nobody hears). */
import type { PdfDocument, StructureElement, StructureOptions } from "./document.ts";
import { GlyphBook } from "./glyphs.ts";
import type { Images } from "./images.ts";
import { drawLines } from "./ink.ts";
import { breakParagraph, type Line } from "./lines.ts";
import { colors, contentWidth, sheet, type TextStyle } from "./theme.ts";

export interface Column {
  readonly x: number;
  readonly width: number;
}

export const fullWidth: Column = { x: sheet.left, width: contentWidth };

/** A piece of the page that is measured and waits to be drawn. */
export interface Flow {
  /** What must stand on one page with the heading above it. */
  readonly lead: number;
  readonly draw: (parent: StructureElement) => void;
}

export class Paper {
  readonly kit: PdfDocument;
  readonly glyphs: GlyphBook;
  /** Root of the structure tree. */
  readonly root: StructureElement;
  /** Photos by the name of their file, read before anything is drawn. */
  images: Images = new Map();
  y: number = sheet.top;
  /** What the footer of each page says about its content. */
  readonly #captions: string[] = [];
  #caption = "";
  #openBar: { x: number; top: number } | undefined;

  constructor(kit: PdfDocument) {
    this.kit = kit;
    this.glyphs = new GlyphBook(kit);
    this.root = kit.struct("Document");
    kit.addStructure(this.root);
  }

  get captions(): readonly string[] {
    return this.#captions;
  }

  get pageIndex(): number {
    return this.#captions.length - 1;
  }

  get room(): number {
    return sheet.bottom - this.y;
  }

  get atTop(): boolean {
    return this.y <= sheet.top;
  }

  /** Starts a page; `caption` stands in its footer and in those of the pages after it. */
  newPage(caption?: string): void {
    const bar = this.#openBar;
    if (bar) this.endBar();
    if (caption !== undefined) this.#caption = caption;
    this.kit.addPage();
    this.#captions.push(this.#caption);
    this.y = sheet.top;
    if (bar) this.startBar(bar.x);
  }

  /** A new page when less than `height` is left; what is higher than a page starts where it is. */
  ensure(height: number): void {
    if (height > this.room && !this.atTop && height <= sheet.bottom - sheet.top) this.newPage();
  }

  element(parent: StructureElement, type: string, options?: StructureOptions): StructureElement {
    const element = this.kit.struct(type, options);
    parent.add(element);
    return element;
  }

  artifact(draw: (kit: PdfDocument) => void): void {
    this.kit.markContent("Artifact", { type: "Layout" });
    draw(this.kit);
    this.kit.endMarkedContent();
  }

  rule(thickness: number, color: string): void {
    const { y } = this;
    this.artifact((kit) => {
      kit.lineWidth(thickness).strokeColor(color).moveTo(sheet.left, y).lineTo(sheet.right, y).stroke();
    });
  }

  /** A bar left of the text, from here to `endBar`, over as many pages as that takes. */
  startBar(x: number): void {
    this.#openBar = { x, top: this.y };
  }

  endBar(): void {
    const bar = this.#openBar;
    this.#openBar = undefined;
    const bottom = this.y;
    if (!bar || bottom <= bar.top) return;
    this.artifact((kit) => {
      kit.rect(bar.x, bar.top + 1, 2, bottom - bar.top - 2).fill(colors.rule);
    });
  }

  /** Lines of a text; an empty paragraph gives an empty list. */
  paragraphs(text: string, style: TextStyle, width: number): Line[][] {
    return text.split("\n").map((paragraph) => breakParagraph(this.glyphs, paragraph, style, width));
  }

  lines(text: string, style: TextStyle, width: number): Line[] {
    return this.paragraphs(text, style, width).flat();
  }

  /** Draws lines, over as many pages as that takes. */
  drawLines(element: StructureElement, lines: readonly Line[], column: Column, style: TextStyle): void {
    let start = 0;
    while (start < lines.length) {
      const count = this.#linesThatFit(lines.length - start, style.lineHeight);
      if (count > 0) {
        const part = lines.slice(start, start + count);
        drawLines(this.kit, element, part, { ...column, y: this.y }, style);
        this.y += count * style.lineHeight;
        start += count;
      }
      if (start < lines.length) this.newPage();
    }
  }

  /** Never one line of a paragraph alone at the foot of a page or at the top of the next. */
  #linesThatFit(count: number, lineHeight: number): number {
    const room = Math.floor((this.room + 0.01) / lineHeight);
    if (count <= room) return count;
    const fit = count - room === 1 ? room - 1 : room;
    if (fit >= 2) return fit;
    return this.atTop ? Math.max(1, fit) : 0;
  }
}
