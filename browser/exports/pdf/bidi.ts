/**
 * Order of the pieces of one line when right-to-left words (Arabic, Hebrew) stand among others. The Unicode bidirectional
 * algorithm, kept to what words of one line need: no embeddings, because `clean.ts` takes the direction controls out.
 */

export type Direction = "ltr" | "rtl" | "number" | "neutral";
export type BaseDirection = "ltr" | "rtl";

export interface VisualOrder {
  /** Indexes of the pieces, from left to right. */
  readonly order: readonly number[];
  /** By logical index; odd means right to left. */
  readonly levels: readonly number[];
}

const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFE\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const firstLetter = /\p{L}/u;

export function directionOf(text: string): Direction {
  if (/^\p{Nd}/u.test(text)) return "number";
  if (rightToLeft.test(text)) return "rtl";
  return /[\p{L}\p{N}]/u.test(text) ? "ltr" : "neutral";
}

export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/** A paragraph takes the direction of its first letter, as `dir="auto"` does on a page. */
export function baseDirection(paragraph: string): BaseDirection {
  if (!rightToLeft.test(paragraph)) return "ltr";
  const letter = firstLetter.exec(paragraph)?.[0] ?? "";
  return rightToLeft.test(letter) ? "rtl" : "ltr";
}

type Side = "L" | "R";

/** Side that each piece leans to; numbers after a right-to-left word belong to it. */
function strongSides(directions: readonly Direction[], base: Side): (Side | undefined)[] {
  let last = base;
  return directions.map((direction) => {
    if (direction === "neutral") return undefined;
    if (direction !== "number") last = direction === "rtl" ? "R" : "L";
    return last;
  });
}

/** Spaces and signs go with their neighbours when both agree, else with the paragraph. */
function fillNeutrals(sides: readonly (Side | undefined)[], base: Side): Side[] {
  const after: Side[] = new Array<Side>(sides.length);
  let next = base;
  for (let index = sides.length - 1; index >= 0; index -= 1) {
    after[index] = next;
    next = sides[index] ?? next;
  }
  let before = base;
  return sides.map((side, index) => {
    if (side === undefined) return before === after[index] ? before : base;
    before = side;
    return side;
  });
}

function levelOf(side: Side, direction: Direction, base: BaseDirection): number {
  if (side === "R") return direction === "number" ? 2 : 1;
  return base === "rtl" ? 2 : 0;
}

/** Reverses every stretch at or above each level, from the highest down. */
function reorder(levels: readonly number[]): number[] {
  const order = levels.map((_level, index) => index);
  for (let level = Math.max(0, ...levels); level > 0; level -= 1) {
    let start = 0;
    while (start < order.length) {
      let end = start;
      while (end < order.length && (levels[order[end] ?? 0] ?? 0) >= level) end += 1;
      if (end > start) order.splice(start, end - start, ...order.slice(start, end).reverse());
      start = Math.max(end, start + 1);
    }
  }
  return order;
}

export function visualOrder(directions: readonly Direction[], base: BaseDirection): VisualOrder {
  if (base === "ltr" && !directions.includes("rtl")) {
    return { order: directions.map((_direction, index) => index), levels: directions.map(() => 0) };
  }
  const side: Side = base === "rtl" ? "R" : "L";
  const sides = fillNeutrals(strongSides(directions, side), side);
  const levels = sides.map((piece, index) => levelOf(piece, directions[index] ?? "neutral", base));
  return { order: reorder(levels), levels };
}

const mirrored: Readonly<Record<string, string>> = {
  "(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "<": ">", ">": "<", "«": "»", "»": "«",
};

/** Signs inside right-to-left text: turned round and in the other order. */
export function mirror(text: string): string {
  return Array.from(text, (sign) => mirrored[sign] ?? sign).reverse().join("");
}
