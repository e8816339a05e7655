/** Draws broken lines into a structure element: text, right-to-left runs and pictures, in reading order for who listens. */
import { mirror, visualOrder } from "./bidi.ts";
import type { PdfDocument, StructureElement } from "./document.ts";
import { turnsRound, type Piece } from "./glyphs.ts";
import type { Line } from "./lines.ts";
import { sheet, type TextStyle } from "./theme.ts";

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

interface PlacedPiece {
  readonly piece: Piece;
  readonly x: number;
  readonly rightToLeft: boolean;
}

interface SpanText {
  readonly actual: string;
  readonly lang?: string;
}

interface Stroke {
  /** Set when a reader cannot trust the drawn glyphs: this is what they say. */
  readonly span?: SpanText;
  /** Whether pictures stand for text in it. */
  readonly hasPictures?: boolean;
  readonly draw: () => void;
}

const arabicLetters = /\p{Script=Arabic}/u;
const hebrewLetters = /\p{Script=Hebrew}/u;

/** Height of the baseline under the top of the line: capitals stand in the middle. */
function baselineOf(style: TextStyle): number {
  return style.lineHeight / 2 + style.size * 0.36;
}

function placePieces(line: Line, place: Place, size: number): PlacedPiece[] {
  const { order, levels } = visualOrder(line.pieces.map((piece) => piece.direction), line.base);
  const placed: PlacedPiece[] = new Array<PlacedPiece>(order.length);
  let x = place.x;
  if (line.base === "rtl") {
    // Spaces at the end hang over the left edge; the words stand against the right one.
    const total = line.pieces.reduce((sum, piece) => sum + piece.width, 0);
    x = place.x + place.width - total * size;
  }
  for (const index of order) {
    const piece = line.pieces[index];
    if (!piece) continue;
    placed[index] = { piece, x, rightToLeft: (levels[index] ?? 0) % 2 === 1 };
    x += piece.width * size;
  }
  return placed;
}

class Pen {
  readonly #kit: PdfDocument;
  readonly #style: TextStyle;

  constructor(kit: PdfDocument, style: TextStyle) {
    this.#kit = kit;
    this.#style = style;
  }

  strokesOf(line: Line, place: Place): Stroke[] {
    const placed = placePieces(line, place, this.#style.size);
    const baseline = place.y + baselineOf(this.#style);
    const strokes: Stroke[] = [];
    let start = 0;
    while (start < placed.length) {
      const first = placed[start];
      if (!first) break;
      const end = this.#endOfRun(placed, start);
      const run = placed.slice(start, end);
      if (first.piece.kind === "picture" || first.rightToLeft) strokes.push(this.#spanStroke(run, baseline));
      else strokes.push(this.#textStroke(run, baseline));
      start = end;
    }
    return strokes;
  }

  /** Runs: right-to-left words with what stands between them; pictures side by side; text of one font. */
  #endOfRun(placed: readonly PlacedPiece[], start: number): number {
    const first = placed[start];
    let end = start + 1;
    for (; end < placed.length; end += 1) {
      const next = placed[end];
      const previous = placed[end - 1];
      if (!first || !next || !previous || next.rightToLeft !== first.rightToLeft) break;
      if (first.rightToLeft) continue;
      if (first.piece.kind === "picture" || next.piece.kind === "picture") {
        if (first.piece.kind !== next.piece.kind) break;
        continue;
      }
      const touches = Math.abs(previous.x + previous.piece.width * this.#style.size - next.x) < 0.01;
      if (next.piece.font !== first.piece.font || !touches || turnsRound(next.piece.direction, next.piece.font)) break;
    }
    return end;
  }

  #textStroke(run: readonly PlacedPiece[], baseline: number): Stroke {
    return {
      draw: () => {
        const first = run[0];
        if (!first || first.piece.kind === "picture") return;
        const text = run.map(({ piece }) => piece.text).join("");
        const width = run.reduce((sum, { piece }) => sum + piece.width, 0) * this.#style.size;
        this.#kit.font(first.piece.font).fontSize(this.#style.size);
        this.#kit.text(text, first.x, baseline, { lineBreak: false, baseline: "alphabetic", textWidth: width, wordCount: 1 });
      },
    };
  }

  #spanStroke(run: readonly PlacedPiece[], baseline: number): Stroke {
    const actual = run.map(({ piece }) => piece.text).join("");
    const lang = arabicLetters.test(actual) ? "ar" : hebrewLetters.test(actual) ? "he" : undefined;
    return {
      span: lang ? { actual, lang } : { actual },
      hasPictures: run.some(({ piece }) => piece.kind === "picture"),
      draw: () => {
        for (const placed of run) this.#drawPiece(placed, baseline);
      },
    };
  }

  #drawPiece({ piece, x, rightToLeft }: PlacedPiece, baseline: number): void {
    const { size } = this.#style;
    if (piece.kind === "picture") {
      this.#drawPicture(piece, x, baseline);
      return;
    }
    const text = rightToLeft && piece.direction === "neutral" ? mirror(piece.text) : piece.text;
    this.#kit.font(piece.font).fontSize(size);
    this.#kit.text(text, x, baseline, { lineBreak: false, baseline: "alphabetic", textWidth: piece.width * size, wordCount: 1 });
  }

  #drawPicture(piece: Exclude<Piece, { kind: "text" | "space" }>, x: number, baseline: number): void {
    const { size } = this.#style;
    const { picture } = piece;
    if (picture) {
      const height = (picture.ascent + picture.descent) * size;
      this.#kit.image(picture.source, x, baseline - picture.ascent * size, { width: piece.width * size, height });
    } else {
      this.#kit.lineWidth(0.6).strokeColor(this.#style.color);
      this.#kit.rect(x + size * 0.06, baseline - size * 0.7, (piece.width - 0.12) * size, size * 0.7).stroke();
    }
    drawSpace(this.#kit, x, baseline, piece.width * size, size);
  }
}

/** One space as wide as a picture: programs that copy or search text only see ActualText that has a glyph in it. */
export function drawSpace(kit: PdfDocument, x: number, baseline: number, width: number, size: number): void {
  kit.font("regular").fontSize(size);
  const stretch = Math.round((100 * width) / kit.widthOfString(" "));
  kit.text(" ", x, baseline, { lineBreak: false, baseline: "alphabetic", horizontalScaling: stretch });
}

/** Turns the page's axes round: pdfkit draws with y downwards. */
function turnAxes(kit: PdfDocument): void {
  kit.save().transform(1, 0, 0, -1, 0, sheet.height);
}

/** Sets the font outside a text, where pdfkit has no need of it. */
function setFont(kit: PdfDocument, size: number): void {
  const font = kit.font("regular")._font;
  kit.page.fonts[font.id] ??= font.ref();
  kit.addContent(`/${font.id} ${size} Tf`);
}

/**
 * A drawing that stands for text, as a Span in `parent`. The text stands in the structure, for who listens, and on the content,
 * for who copies or searches. poppler places the latter with the axes and font that hold where the content ends: those of glyphs.
 */
export function drawInsteadOf(kit: PdfDocument, parent: StructureElement, text: SpanText, size: number, draw: () => void): void {
  const span = kit.struct("Span", text);
  parent.add(span);
  turnAxes(kit);
  setFont(kit, size);
  const content = kit.markStructureContent("Span", { actual: text.actual });
  turnAxes(kit);
  draw();
  kit.restore();
  kit.endMarkedContent();
  kit.restore();
  span.add(content);
  span.end();
}

/** Text from right to left: its glyphs tell what they are, and programs that copy text turn the order themselves. */
function drawSpan(kit: PdfDocument, parent: StructureElement, text: SpanText, draw: () => void): void {
  const span = kit.struct("Span", text);
  parent.add(span);
  span.add(draw);
  span.end();
}

/** Puts strokes into an element: plain text together, each span as an element of its own. */
function addStrokes(kit: PdfDocument, element: StructureElement, strokes: readonly Stroke[], style: TextStyle): void {
  let plain: Stroke[] = [];
  const flush = (): void => {
    if (plain.length === 0) return;
    const together = plain;
    plain = [];
    element.add(() => {
      kit.fillColor(style.color);
      for (const stroke of together) stroke.draw();
    });
  };
  for (const stroke of strokes) {
    if (!stroke.span) {
      plain.push(stroke);
      continue;
    }
    flush();
    const draw = (): void => {
      kit.fillColor(style.color);
      stroke.draw();
    };
    if (stroke.hasPictures) drawInsteadOf(kit, element, stroke.span, style.size, draw);
    else drawSpan(kit, element, stroke.span, draw);
  }
  flush();
}

/** Lines under each other from `place` on; the caller has seen to it that they fit on the page. */
export function drawLines(
  kit: PdfDocument,
  element: StructureElement,
  lines: readonly Line[],
  place: Place,
  style: TextStyle,
): void {
  const pen = new Pen(kit, style);
  const strokes = lines.flatMap((line, index) => pen.strokesOf(line, { ...place, y: place.y + index * style.lineHeight }));
  addStrokes(kit, element, strokes, style);
}

/** One line that no structure element owns (a footer); call it inside an artifact. */
export function drawArtifactLine(kit: PdfDocument, line: Line, place: Place, style: TextStyle): void {
  kit.fillColor(style.color);
  for (const stroke of new Pen(kit, style).strokesOf(line, place)) stroke.draw();
}
