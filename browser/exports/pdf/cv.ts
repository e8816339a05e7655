/**
 * The cv as a PDF for a company: one page if it can be, tagged like our other documents, and without the answers inside: what a
 * pupil wrote for school does not travel to a company. Everything is measured first; then it is drawn in reading order.
 */
import { columnsOf, type Cv, type CvEntry, cvHeading, type CvScale, type CvSection, cvTitle, scales, SMALLEST, twoPages } from "../../core/cv.ts";
import { cvMessages, pdfMessages } from "../../core/messages.ts";
import { cleanLine, cleanText } from "./clean.ts";
import { collectBytes, createDocument, type StructureElement, writePages } from "./document.ts";
import { drawLines } from "./ink.ts";
import { type Line, textWidths } from "./lines.ts";
import { addBookmark } from "./outline.ts";
import { type Column, Paper } from "./paper.ts";
import { Breather } from "./pause.ts";
import { colors, sheet, type TextStyle, type Weight } from "./theme.ts";

export interface CvFile {
  readonly bytes: Uint8Array;
  /** 1, or more when there is too much for one page in letters that read well. */
  readonly pages: number;
}

/** A column from the top of a page to its foot. */
interface Frame extends Column {
  readonly top: number;
  readonly bottom: number;
}

const calm: Frame = { x: 57, width: sheet.width - 114, top: 46, bottom: 802 };
const side: Frame = { x: 38, width: 146, top: 46, bottom: 802 };
const beside: Frame = { x: 226, width: sheet.width - 226 - 48, top: 46, bottom: 802 };
const band = { width: 206, tint: "#e3efee", strip: 9 } as const;

/** A heading, a paragraph or an item of a list, broken into lines. */
interface Piece {
  readonly tag: "H1" | "H2" | "H3" | "P" | "LI";
  readonly lines: readonly Line[];
  readonly style: TextStyle;
  /** From the left edge of the column. */
  readonly indent: number;
  /** White above it, but not at the top of a page. */
  readonly gap: number;
  /** White under it, for a line along the column. */
  readonly ruled: number;
  /** Stands on one page with the beginning of the next piece. */
  readonly keeps: boolean;
  /** At the end of its first line, as a paragraph of its own. */
  readonly aside?: { readonly line: Line; readonly style: TextStyle; readonly x: number };
}

interface Part {
  readonly title: string;
  readonly pieces: readonly Piece[];
}

interface PlacedLine {
  readonly page: number;
  readonly y: number;
}

interface Measured {
  readonly frame: Frame;
  readonly parts: readonly Part[];
  /** A place for every line of every piece, in order. */
  readonly places: ReadonlyMap<Piece, readonly PlacedLine[]>;
  readonly pages: number;
}

const itemIndent = 12;
const smallestName = 12;

/** Sets the parts of a cv at one scale, for one column. */
class Setter {
  readonly #paper: Paper;
  readonly #scale: CvScale;
  readonly #width: number;
  /** Headings have a line under them. */
  readonly #ruled: boolean;

  constructor(paper: Paper, scale: CvScale, frame: Frame) {
    this.#paper = paper;
    this.#scale = scale;
    this.#width = frame.width;
    this.#ruled = frame !== side;
  }

  #style(weight: Weight, size: number, color: string, spacing = 1.36): TextStyle {
    return { weight, size, color, lineHeight: size * spacing };
  }

  #piece(tag: Piece["tag"], text: string, style: TextStyle, rest: Partial<Piece> = {}): Piece {
    const { indent = 0 } = rest;
    const lines = this.#paper.lines(cleanText(text), style, this.#width - indent);
    return { tag, lines, style, indent, gap: 0, ruled: 0, keeps: false, ...rest };
  }

  /** The name: as large as its longest word lets it be. */
  name(text: string, largest: number): Piece {
    const bold = this.#style("bold", 1, colors.accent);
    const { longestWord } = textWidths(this.#paper.glyphs, text, bold);
    const size = Math.max(smallestName, Math.min(largest, this.#width / Math.max(1, longestWord)));
    return this.#piece("H1", text, this.#style("bold", size, colors.accent, 1.18), { keeps: true });
  }

  /** Contact details on one line under the name. */
  contactLine(items: readonly string[]): Piece {
    return this.#piece("P", items.join("  ·  "), this.#style("regular", this.#scale.size, colors.soft), { gap: 2 });
  }

  part(section: CvSection, isFirst: boolean): Part {
    const { size, space } = this.#scale;
    const heading = this.#piece("H2", section.heading, this.#style("bold", size * 1.2, colors.accent, 1.25), {
      gap: isFirst ? 0 : 16 * space,
      ruled: this.#ruled ? 4 + 3 * space : 0,
      keeps: true,
    });
    return { title: section.heading, pieces: [heading, ...this.#content(section)] };
  }

  #content(section: CvSection): readonly Piece[] {
    const { size, space } = this.#scale;
    const body = this.#style("regular", size, colors.ink);
    // Under a heading without a line there is some white instead.
    const gapAt = (index: number): number => (index > 0 ? 2 * space : this.#ruled ? 0 : 1 + 2 * space);
    switch (section.kind) {
      case "list":
        if (section.id === "contact") return section.items.map((item, index) => this.#piece("P", item, body, { gap: gapAt(index) }));
        return section.items.map((item, index) => this.#piece("LI", item, body, { indent: itemIndent, gap: gapAt(index) }));
      case "entries":
        return section.entries.flatMap((entry, index) => this.#entry(entry, index === 0, body));
      case "text":
        return this.#paragraphs(section.text, body, 3 * space);
    }
  }

  #paragraphs(text: string, style: TextStyle, gap: number): readonly Piece[] {
    return cleanText(text).split("\n").map((paragraph, index) => this.#piece("P", paragraph, style, { gap: index ? gap : 0 }));
  }

  #entry({ title, when, text }: CvEntry, isFirst: boolean, body: TextStyle): readonly Piece[] {
    const { size, space } = this.#scale;
    const gap = isFirst ? 0 : 6 * space;
    const bold = this.#style("bold", size, colors.ink);
    const soft = this.#style("regular", Math.max(SMALLEST, size * 0.94), colors.soft);
    const words = text ? this.#paragraphs(text, body, space) : [];
    const heading = title || when;
    if (!heading) return words.map((piece, index) => (index ? piece : { ...piece, gap }));
    const name = this.#piece("H3", heading, bold, { gap, keeps: words.length > 0 });
    if (!title || !when) return [name, ...words];
    const aside = this.#aside(name, when, soft);
    if (aside) return [{ ...name, aside }, ...words];
    return [{ ...name, keeps: true }, this.#piece("P", when, soft, { keeps: words.length > 0 }), ...words];
  }

  /** When it was, at the end of the line of what it was, if there is room. */
  #aside(name: Piece, when: string, style: TextStyle): Piece["aside"] {
    const [line, ...others] = this.#paper.lines(cleanText(when), style, this.#width);
    const [first, ...more] = name.lines;
    if (!line || !first || others.length || more.length || line.base === "rtl" || first.base === "rtl") return undefined;
    const width = line.width * style.size;
    if (first.width * name.style.size + width + 16 > this.#width) return undefined;
    return { line, style, x: this.#width - width };
  }
}

/** Height of what must stand on one page from this piece on. */
function lead(pieces: readonly Piece[], index: number): number {
  let height = 0;
  for (let at = index; at < pieces.length; at += 1) {
    const piece = pieces[at] as Piece;
    const gap = at > index ? piece.gap : 0;
    if (piece.keeps) {
      height += gap + piece.lines.length * piece.style.lineHeight + piece.ruled;
      continue;
    }
    return height + gap + Math.min(2, piece.lines.length) * piece.style.lineHeight;
  }
  return height;
}

/** Finds a place for every line. */
function measure(parts: readonly Part[], frame: Frame): Measured {
  const pieces = parts.flatMap((part) => part.pieces);
  const places = new Map<Piece, readonly PlacedLine[]>();
  let page = 0;
  let y = frame.top;
  const turn = (height: number): void => {
    if (y + height <= frame.bottom + 0.01 || y <= frame.top) return;
    page += 1;
    y = frame.top;
  };
  pieces.forEach((piece, index) => {
    if (y > frame.top) y += piece.gap;
    turn(Math.min(lead(pieces, index), frame.bottom - frame.top));
    const { lineHeight } = piece.style;
    const lines = piece.lines.map((): PlacedLine => {
      turn(lineHeight);
      const place = { page, y };
      y += lineHeight;
      return place;
    });
    places.set(piece, lines);
    y += piece.ruled;
  });
  return { frame, parts, places, pages: page + 1 };
}

/** The columns of the cv, in reading order, at one scale. */
function columnsAt(paper: Paper, cv: Cv, scale: CvScale): readonly Measured[] {
  const { side: atSide, main } = columnsOf(cv);
  const name = cleanLine(cvHeading(cv));
  if (cv.layout === "side") {
    const setter = new Setter(paper, scale, side);
    const head: Part = { title: name, pieces: [setter.name(name, 23)] };
    const wide = new Setter(paper, scale, beside);
    return [
      measure([head, ...atSide.map((section) => setter.part(section, false))], side),
      measure(main.map((section, index) => wide.part(section, index === 0)), beside),
    ];
  }
  const setter = new Setter(paper, scale, calm);
  const contact = main.flatMap((section) => (section.id === "contact" && section.kind === "list" ? [setter.contactLine(section.items)] : []));
  const head: Part = { title: name, pieces: [setter.name(name, 28), ...contact] };
  const rest = main.filter(({ id }) => id !== "contact");
  return [measure([head, ...rest.map((section) => setter.part(section, false))], calm)];
}

function pagesOf(columns: readonly Measured[]): number {
  return Math.max(1, ...columns.map(({ pages }) => pages));
}

/** The largest scale that fits one page; else the one for two. */
function bestColumns(paper: Paper, cv: Cv): readonly Measured[] {
  for (const scale of scales) {
    const columns = columnsAt(paper, cv, scale);
    if (pagesOf(columns) === 1) return columns;
  }
  return columnsAt(paper, cv, twoPages);
}

function drawBackground(paper: Paper, layout: Cv["layout"]): void {
  paper.artifact((kit) => {
    if (layout === "side") kit.rect(0, 0, band.width, sheet.height).fill(band.tint);
    if (layout === "side") kit.rect(0, 0, band.strip, sheet.height).fill(colors.accent);
    else kit.rect(0, 0, sheet.width, band.strip).fill(colors.accent);
  });
}

/** Draws one column into the tree, turning to the page of each line. */
class ColumnDrawer {
  readonly #paper: Paper;
  readonly #column: Measured;

  constructor(paper: Paper, column: Measured) {
    this.#paper = paper;
    this.#column = column;
  }

  draw(parent: StructureElement): void {
    for (const part of this.#column.parts) {
      const section = this.#paper.element(parent, "Sect", { title: part.title });
      let list: StructureElement | undefined;
      for (const piece of part.pieces) {
        if (piece.tag === "LI") {
          list ??= this.#list(section);
          this.#item(list, piece);
        } else this.#text(section, piece);
      }
      list?.end();
      section.end();
    }
  }

  #list(parent: StructureElement): StructureElement {
    const list = this.#paper.element(parent, "L");
    list.dictionary.data.A = { O: "List", ListNumbering: "Disc" };
    return list;
  }

  #placesOf(piece: Piece): readonly PlacedLine[] {
    return this.#column.places.get(piece) ?? [];
  }

  #item(list: StructureElement, piece: Piece): void {
    const { frame } = this.#column;
    const item = this.#paper.element(list, "LI");
    const [first] = this.#placesOf(piece);
    if (first) {
      const label = this.#paper.element(item, "Lbl");
      this.#paper.kit.switchToPage(first.page);
      const style = { ...piece.style, weight: "bold", color: colors.accent } as const;
      drawLines(this.#paper.kit, label, this.#paper.lines(pdfMessages.bullet, style, itemIndent), { x: frame.x, y: first.y, width: itemIndent }, style);
      label.end();
    }
    const body = this.#paper.element(item, "LBody");
    this.#lines(body, piece);
    body.end();
    item.end();
  }

  #text(parent: StructureElement, piece: Piece): void {
    const places = this.#placesOf(piece);
    const [first] = places;
    const last = places[places.length - 1];
    if (!first || !last) return;
    if (piece.tag === "H1" || piece.tag === "H2") this.#bookmark(piece, first);
    const element = this.#paper.element(parent, piece.tag);
    this.#lines(element, piece);
    element.end();
    if (piece.aside) this.#aside(parent, piece, first);
    if (piece.ruled) this.#rule(last.page, last.y + piece.style.lineHeight + 1);
  }

  #bookmark(piece: Piece, { page, y }: PlacedLine): void {
    this.#paper.kit.switchToPage(page);
    this.#paper.y = y;
    addBookmark(this.#paper, this.#paper.kit.outline, piece.lines.map(wordsOf).join(" "));
  }

  #aside(parent: StructureElement, { aside, style }: Piece, { page, y }: PlacedLine): void {
    if (!aside) return;
    const { frame } = this.#column;
    this.#paper.kit.switchToPage(page);
    const element = this.#paper.element(parent, "P");
    // On the baseline of the words before it.
    const top = y + (style.lineHeight - aside.style.lineHeight) / 2 + (style.size - aside.style.size) * 0.36;
    drawLines(this.#paper.kit, element, [aside.line], { x: frame.x + aside.x, y: top, width: frame.width - aside.x }, aside.style);
    element.end();
  }

  #rule(page: number, y: number): void {
    const { x, width } = this.#column.frame;
    this.#paper.kit.switchToPage(page);
    this.#paper.artifact((kit) => {
      kit.lineWidth(0.8).strokeColor(colors.rule).moveTo(x, y).lineTo(x + width, y).stroke();
    });
  }

  /** Lines that stand under each other on one page are drawn together. */
  #lines(element: StructureElement, piece: Piece): void {
    const { x, width } = this.#column.frame;
    const places = this.#placesOf(piece);
    let start = 0;
    while (start < places.length) {
      const first = places[start] as PlacedLine;
      let end = start + 1;
      while (end < places.length && places[end]?.page === first.page) end += 1;
      this.#paper.kit.switchToPage(first.page);
      const place = { x: x + piece.indent, y: first.y, width: width - piece.indent };
      drawLines(this.#paper.kit, element, piece.lines.slice(start, end), place, piece.style);
      start = end;
    }
  }
}

function wordsOf(line: Line): string {
  return line.pieces.map(({ text }) => text).join("").trim();
}

/** The bytes of the cv, and on how many pages it stands. */
export async function makeCvPdf(cv: Cv, createdAt: Date): Promise<CvFile> {
  const kit = createDocument({ title: cleanLine(cvTitle(cv)), author: cleanLine(cv.name), subject: cvMessages.document.subject, createdAt });
  const bytes = collectBytes(kit);
  const paper = new Paper(kit);
  const columns = bestColumns(paper, cv);
  const pages = pagesOf(columns);
  for (let page = 0; page < pages; page += 1) {
    paper.newPage();
    drawBackground(paper, cv.layout);
  }
  for (const column of columns) new ColumnDrawer(paper, column).draw(paper.root);
  await writePages(kit, new Breather());
  paper.root.end();
  kit.end();
  return { bytes: await bytes, pages };
}
