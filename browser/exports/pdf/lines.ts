/** Breaks paragraphs into lines. Linear in the length of the text. */
import { baseDirection, type BaseDirection } from "./bidi.ts";
import { graphemes } from "./clean.ts";
import type { GlyphBook, Piece, TextPiece } from "./glyphs.ts";
import type { TextStyle } from "./theme.ts";

export interface Line {
  /** In reading order. */
  readonly pieces: readonly Piece[];
  /** In em, without the spaces at the end. */
  readonly width: number;
  readonly base: BaseDirection;
}

export interface TextWidths {
  readonly longestWord: number;
  readonly longestParagraph: number;
}

class LineFiller {
  readonly #glyphs: GlyphBook;
  readonly #limit: number;
  readonly #base: BaseDirection;
  readonly lines: Line[] = [];
  #pieces: Piece[] = [];
  #used = 0;
  /** Width up to the last piece that is no space. */
  #inked = 0;

  constructor(glyphs: GlyphBook, limit: number, base: BaseDirection) {
    this.#glyphs = glyphs;
    this.#limit = limit;
    this.#base = base;
  }

  /** A space never starts a new line: it hangs behind the last word, where a reader still needs it between two words. */
  addSpace(space: TextPiece): void {
    if (this.#pieces.length === 0 && this.lines.length > 0) return;
    this.#pieces.push(space);
    this.#used += space.width;
  }

  addWord(pieces: readonly Piece[], width: number): void {
    if (this.#used + width > this.#limit && width <= this.#limit) this.endLine();
    for (const piece of pieces) this.#addPiece(piece);
  }

  endLine(): void {
    if (this.#pieces.length === 0) return;
    this.lines.push({ pieces: this.#pieces, width: this.#inked, base: this.#base });
    this.#pieces = [];
    this.#used = 0;
    this.#inked = 0;
  }

  #put(piece: Piece): void {
    this.#pieces.push(piece);
    this.#used += piece.width;
    this.#inked = this.#used;
  }

  #addPiece(piece: Piece): void {
    // A hair of slack: sums of rounded widths must not break a word that fits.
    if (this.#used + piece.width <= this.#limit + 0.001) this.#put(piece);
    else if (piece.kind === "picture") this.#addPicture(piece);
    else this.#addCut(piece);
  }

  #addPicture(piece: Exclude<Piece, TextPiece>): void {
    this.endLine();
    const shrink = Math.min(1, this.#limit / piece.width);
    if (shrink === 1 || !piece.picture) return this.#put(piece);
    const { source, width, ascent, descent } = piece.picture;
    const picture = { source, width: width * shrink, ascent: ascent * shrink, descent: descent * shrink };
    this.#put({ ...piece, picture, width: picture.width });
  }

  /** A stretch of text that is longer than what is left of the line: as many characters as fit, then the next line. */
  #addCut(piece: TextPiece): void {
    let part = "";
    let width = 0;
    for (const grapheme of graphemes(piece.text)) {
      const next = this.#glyphs.widthOf(grapheme, piece.font);
      if (this.#used + width + next > this.#limit && this.#used + width > 0) {
        if (part) this.#put(this.#glyphs.cut(piece, part));
        this.endLine();
        part = "";
        width = 0;
      }
      part += grapheme;
      width += next;
    }
    if (part) this.#put(this.#glyphs.cut(piece, part));
  }
}

/** Lines of one paragraph (no line ends in it); an empty paragraph has none. */
export function breakParagraph(glyphs: GlyphBook, paragraph: string, style: TextStyle, width: number): Line[] {
  const filler = new LineFiller(glyphs, width / style.size, baseDirection(paragraph));
  for (const token of paragraph.trimEnd().split(/( +)/)) {
    if (token === "") continue;
    if (token.startsWith(" ")) {
      filler.addSpace(glyphs.space(token, style.weight));
    } else {
      const word = glyphs.word(token, style.weight);
      filler.addWord(word.pieces, word.width);
    }
  }
  filler.endLine();
  return filler.lines;
}

/** How wide a text would like to be, in em; a table divides its columns by it. */
export function textWidths(glyphs: GlyphBook, text: string, style: TextStyle): TextWidths {
  let longestWord = 0;
  let longestParagraph = 0;
  for (const paragraph of text.split("\n")) {
    let width = 0;
    for (const token of paragraph.split(/( +)/)) {
      if (token === "") continue;
      const isSpace = token.startsWith(" ");
      const piece = isSpace ? glyphs.space(token, style.weight) : glyphs.word(token, style.weight);
      width += piece.width;
      if (!isSpace) longestWord = Math.max(longestWord, piece.width);
    }
    longestParagraph = Math.max(longestParagraph, width);
  }
  return { longestWord, longestParagraph };
}
