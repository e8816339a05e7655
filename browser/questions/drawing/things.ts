/** What lies on a drawing, each kind with exactly what it needs. */

import { type Color, type DrawingItem, HEIGHT, WIDTH } from "./figure.ts";

export { HEIGHT, WIDTH };

export interface Line {
  readonly kind: "line";
  readonly color: Color;
  /** How wide. */
  readonly size: number;
  readonly points: readonly number[];
}

export interface Placed {
  readonly kind: "picture" | "word";
  readonly color: Color;
  readonly size: number;
  /** Its middle. */
  readonly x: number;
  readonly y: number;
  /** Name of the pictogram, or the word. */
  readonly label: string;
}

export type Thing = Line | Placed;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What stands in an answer; a thing that lacks a part stays as if it were in the middle. */
export function thingOf({ kind, color, size, x = WIDTH / 2, y = HEIGHT / 2, name = "", text = "", points = [] }: DrawingItem): Thing {
  return kind === "line" ? { kind, color, size, points } : { kind, color, size, x, y, label: kind === "word" ? text : name };
}

export function itemOf(thing: Thing): DrawingItem {
  if (thing.kind === "line") return thing;
  const { kind, color, size, x, y, label } = thing;
  return { kind, color, size, x, y, ...(kind === "word" ? { text: label } : { name: label }) };
}

/** How wide a word is, about: its letters are not measured. */
export function wordWidth(label: string, size: number): number {
  return Math.max(label.length * size * 0.55, size);
}

export function boxOf(thing: Thing): Box {
  if (thing.kind === "line") {
    const xs = thing.points.filter((_value, index) => index % 2 === 0);
    const ys = thing.points.filter((_value, index) => index % 2 === 1);
    return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
  }
  const { x, y, size, label, kind } = thing;
  const wide = (kind === "word" ? wordWidth(label, size) : size) / 2;
  const high = (kind === "word" ? size * 1.2 : size) / 2;
  return { left: x - wide, top: y - high, right: x + wide, bottom: y + high };
}
