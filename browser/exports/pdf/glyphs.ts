/**
 * Words become pieces: text in a font that has every character of it, or a picture where no font has. Never the empty box of a
 * missing glyph. All widths are in em, so that they serve every text size.
 */
import { directionOf, hasRightToLeft, type Direction } from "./bidi.ts";
import { graphemes } from "./clean.ts";
import type { PdfDocument } from "./document.ts";
import type { FontName } from "./fonts.ts";
import { pictureOf, type Picture } from "./pictures.ts";
import type { Weight } from "./theme.ts";

export interface TextPiece {
  readonly kind: "text" | "space";
  readonly font: FontName;
  readonly text: string;
  readonly width: number;
  readonly direction: Direction;
}

export interface PicturePiece {
  readonly kind: "picture";
  readonly text: string;
  readonly width: number;
  readonly direction: Direction;
  /** Absent where the browser could not draw: an empty box takes its place. */
  readonly picture: Picture | undefined;
}

export type Piece = TextPiece | PicturePiece;

export interface Word {
  readonly pieces: readonly Piece[];
  readonly width: number;
}

/** Joiners and the text variant sign: they steer shaping but have no ink. */
const inkless = /[\u034F\u180E\u200C\u200D\uFE0E]/g;
const wantsEmoji = /\p{Emoji_Presentation}|\uFE0F|[\u{1F1E6}-\u{1F1FF}]/u;
/** Scripts whose letters hang together are drawn as whole words; Chinese and Japanese break anywhere. */
const joinedScript = /[\p{L}\p{M}]/u;
const standsAlone = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|\p{Emoji_Presentation}/u;
/** Longer stretches are cut, so that no single measurement is slow. */
const longestPiece = 60;
const boxWidth = 0.7;

const arabicLetters = /\p{Script=Arabic}/u;

type Drawer = FontName | "picture";

interface Stretch {
  drawer: Drawer;
  direction: Direction;
  parts: string[];
}

export class GlyphBook {
  readonly #kit: PdfDocument;
  readonly #words = new Map<string, Word>();
  readonly #widths = new Map<string, number>();
  readonly #coverage = new Map<FontName, Map<number, boolean>>();
  /** A box took the place of letters that no font of the device has. */
  missing = false;

  constructor(kit: PdfDocument) {
    this.#kit = kit;
  }

  /** The pieces of one word (text without spaces). */
  word(text: string, weight: Weight): Word {
    const key = weight + text;
    const known = this.#words.get(key);
    if (known) return known;
    // A no-break space has done its work by now. It shares its glyph with the plain space, and a glyph has one meaning.
    const pieces = this.#stretches(text.replace(/[\u00A0\u202F]/g, " "), weight).map((stretch) => this.#piece(stretch, weight));
    const word = { pieces, width: pieces.reduce((sum, piece) => sum + piece.width, 0) };
    this.#words.set(key, word);
    return word;
  }

  space(spaces: string, weight: Weight): TextPiece {
    const text = spaces.slice(0, longestPiece);
    return { kind: "space", font: weight, text, width: this.widthOf(text, weight), direction: "neutral" };
  }

  widthOf(text: string, font: FontName): number {
    const key = font + text;
    let width = this.#widths.get(key);
    if (width === undefined) {
      width = this.#kit.font(font).fontSize(1).widthOfString(text);
      this.#widths.set(key, width);
    }
    return width;
  }

  /** The same kind of piece with less text: for a word that must be cut. */
  cut(piece: TextPiece, text: string): TextPiece {
    return { ...piece, text, width: this.widthOf(text, piece.font) };
  }

  #stretches(text: string, weight: Weight): Stretch[] {
    if (text.length <= longestPiece && !hasRightToLeft(text) && this.#covers(weight, text)) {
      return [{ drawer: weight, direction: directionOf(text), parts: [text] }];
    }
    if (arabicLetters.test(text) && !this.#coversArabic(text)) return [{ drawer: "picture", direction: "rtl", parts: [text] }];
    const stretches: Stretch[] = [];
    for (const grapheme of graphemes(text)) {
      const drawer = this.#drawerOf(grapheme, weight);
      if (!drawer) continue;
      const direction = directionOf(grapheme);
      const last = stretches[stretches.length - 1];
      const shown = drawer === "picture" ? grapheme : this.#shown(drawer, grapheme);
      if (last && last.drawer === drawer && last.direction === direction && joins(drawer, last, grapheme)) last.parts.push(shown);
      else stretches.push({ drawer, direction, parts: [shown] });
    }
    return stretches;
  }

  #piece(stretch: Stretch, weight: Weight): Piece {
    const text = stretch.parts.join("");
    const { drawer, direction } = stretch;
    if (drawer !== "picture") return { kind: "text", font: drawer, text, direction, width: this.widthOf(text, drawer) };
    const picture = pictureOf(text, weight);
    if (!picture) this.missing = true;
    return { kind: "picture", text, direction, picture, width: picture?.width ?? boxWidth * stretch.parts.length };
  }

  /** Who draws a grapheme; undefined when it has no ink at all. */
  #drawerOf(grapheme: string, weight: Weight): Drawer | undefined {
    const ink = grapheme.replace(inkless, "");
    if (ink === "") return undefined;
    const isEmoji = wantsEmoji.test(grapheme);
    if (!isEmoji && this.#covers(weight, ink)) return weight;
    if (this.#covers("arabic", ink)) return "arabic";
    if (!isEmoji && this.#covers("symbols", ink)) return "symbols";
    return "picture";
  }

  /** Letters only join within one font: an Urdu word with one letter that the font lacks is drawn as a whole. */
  #coversArabic(word: string): boolean {
    return graphemes(word).every((part) => !arabicLetters.test(part) || this.#covers("arabic", part.replace(inkless, "")));
  }

  /** Text as the font can take it: joiners only stay where the font knows them (Persian needs them). */
  #shown(font: FontName, grapheme: string): string {
    return this.#covers(font, grapheme) ? grapheme : grapheme.replace(inkless, "");
  }

  #covers(font: FontName, text: string): boolean {
    let known = this.#coverage.get(font);
    if (!known) this.#coverage.set(font, (known = new Map<number, boolean>()));
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      let has = known.get(codePoint);
      if (has === undefined) {
        has = this.#kit.font(font)._font.font.hasGlyphForCodePoint(codePoint);
        known.set(codePoint, has);
      }
      if (!has) return false;
    }
    return true;
  }
}

function joins(drawer: Drawer, last: Stretch, grapheme: string): boolean {
  if (last.parts.length >= longestPiece) return false;
  if (drawer === "picture") {
    return joinedScript.test(grapheme) && !standsAlone.test(grapheme) && !standsAlone.test(last.parts[0] ?? "");
  }
  return !turnsRound(last.direction, drawer);
}

/** The shaper turns digits of a right-to-left script round, so each of them is drawn by itself. */
export function turnsRound(direction: Direction, font: FontName): boolean {
  return direction === "number" && (font === "arabic" || font === "symbols");
}
