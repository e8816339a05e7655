/** What can be done with a drawing: pure functions from things to things. */

import type { Placed, Thing } from "./things.ts";
import { boxOf, WIDTH, HEIGHT } from "./things.ts";

/** So that a drawing stays a small part of a file; a pupil who draws for an hour stays below it. */
const MOST_THINGS = 700;
const MOST_NUMBERS = 24_000;
const MOST_IN_LINE = 4000;
/** A line may be this far off the hand: less than a pencil is wide. */
const TOLERANCE = 1;
const SMALLEST = 24;
const LARGEST = { picture: 600, word: 120 };

function clamp(value: number, most: number): number {
  return Math.round(Math.min(Math.max(value, 0), most));
}

/** Distance of point `at` to the piece of line from `a` to `b`; all are places in `points`. */
function distance(points: readonly number[], at: number, a: number, b: number): number {
  const [x = 0, y = 0, ax = 0, ay = 0, bx = 0, by = 0] = [at, a, b].flatMap((place) => [points[place], points[place + 1]]);
  const [dx, dy] = [bx - ax, by - ay];
  const long = dx * dx + dy * dy;
  const part = long ? Math.min(Math.max(((x - ax) * dx + (y - ay) * dy) / long, 0), 1) : 0;
  return Math.hypot(x - ax - part * dx, y - ay - part * dy);
}

/** The points that give a line its shape (Ramer, Douglas and Peucker). Without recursion: a line may have thousands of points. */
export function simplified(points: readonly number[], tolerance = TOLERANCE): number[] {
  const last = points.length - 2;
  const keep = new Set([0, last]);
  const open: [number, number][] = [[0, last]];
  for (let piece = open.pop(); piece; piece = open.pop()) {
    const [from, to] = piece;
    let [farthest, most] = [0, tolerance];
    for (let at = from + 2; at < to; at += 2) {
      const away = distance(points, at, from, to);
      if (away > most) [farthest, most] = [at, away];
    }
    if (!farthest) continue;
    keep.add(farthest);
    open.push([from, farthest], [farthest, to]);
  }
  return [...keep].filter((at) => at >= 0).sort((a, b) => a - b).flatMap((at) => [points[at] ?? 0, points[at + 1] ?? 0]);
}

/** A drawn line as it is kept: on the paper, in whole numbers, and no more points than it needs. */
export function lineOf(drawn: readonly number[]): number[] {
  const onPaper = drawn.map((value, index) => clamp(value, index % 2 ? HEIGHT : WIDTH));
  const points = simplified(onPaper).slice(0, MOST_IN_LINE);
  return points.length === 4 && points[0] === points[2] && points[1] === points[3] ? points.slice(0, 2) : points;
}

/** The part of a → b within a circle, as fractions of it. */
function within(a: readonly [number, number], b: readonly [number, number], x: number, y: number, radius: number): [number, number] | undefined {
  const [dx, dy, fx, fy] = [b[0] - a[0], b[1] - a[1], a[0] - x, a[1] - y];
  const [p, q, r] = [dx * dx + dy * dy, 2 * (fx * dx + fy * dy), fx * fx + fy * fy - radius * radius];
  if (!p) return r < 0 ? [0, 1] : undefined;
  const root = q * q - 4 * p * r;
  if (root <= 0) return undefined;
  const [from, to] = [(-q - Math.sqrt(root)) / (2 * p), (-q + Math.sqrt(root)) / (2 * p)];
  return from < 1 && to > 0 ? [Math.max(from, 0), Math.min(to, 1)] : undefined;
}

/** What is left of a line when a round eraser stood on it: the pieces outside. */
export function cut(points: readonly number[], x: number, y: number, radius: number): number[][] {
  if (points.length === 2) return Math.hypot((points[0] ?? 0) - x, (points[1] ?? 0) - y) < radius ? [] : [[...points]];
  const pieces: number[][] = [];
  let piece: number[] = [];
  const close = (): void => {
    if (piece.length > 2) pieces.push(piece);
    piece = [];
  };
  for (let at = 0; at + 3 < points.length; at += 2) {
    const a = [points[at] ?? 0, points[at + 1] ?? 0] as const;
    const b = [points[at + 2] ?? 0, points[at + 3] ?? 0] as const;
    const gone = within(a, b, x, y, radius);
    const between = (part: number): number[] => [Math.round(a[0] + part * (b[0] - a[0])), Math.round(a[1] + part * (b[1] - a[1]))];
    if (!piece.length && gone?.[0] !== 0) piece.push(...a);
    if (!gone) piece.push(...b);
    else {
      if (gone[0] > 0) piece.push(...between(gone[0]));
      close();
      if (gone[1] < 1) piece.push(...between(gone[1]), ...b);
    }
  }
  close();
  return pieces;
}

/** Things after an eraser stood at a place: lines are cut, a pictogram or word goes as a whole. The same list when nothing changed. */
export function erased(things: readonly Thing[], x: number, y: number, radius: number): readonly Thing[] {
  let changed = false;
  const left = things.flatMap((thing): Thing[] => {
    const { left, top, right, bottom } = boxOf(thing);
    const reach = thing.kind === "line" ? radius : 0;
    if (x < left - reach || x > right + reach || y < top - reach || y > bottom + reach) return [thing];
    if (thing.kind !== "line") {
      changed = true;
      return [];
    }
    const pieces = cut(thing.points, x, y, radius + thing.size / 2);
    if (pieces.length === 1 && pieces[0]?.length === thing.points.length && pieces[0].every((value, index) => value === thing.points[index])) return [thing];
    changed = true;
    return pieces.map((points) => ({ ...thing, points }));
  });
  return changed ? left : things;
}

/** Place of what lies on top at a point; -1 for none. */
export function hit(things: readonly Thing[], x: number, y: number): number {
  for (let index = things.length - 1; index >= 0; index -= 1) {
    const thing = things[index] as Thing;
    const { left, top, right, bottom } = boxOf(thing);
    const reach = thing.kind === "line" ? 12 : 0;
    const isInBox = x >= left - reach && x <= right + reach && y >= top - reach && y <= bottom + reach;
    if (isInBox && (thing.kind !== "line" || touches(thing.points, x, y, reach + thing.size / 2))) return index;
  }
  return -1;
}

function touches(points: readonly number[], x: number, y: number, reach: number): boolean {
  const all = [...points, x, y];
  for (let at = 0; at < Math.max(points.length - 2, 1); at += 2) {
    if (distance(all, points.length, at, Math.min(at + 2, points.length - 2)) <= reach) return true;
  }
  return false;
}

/** A thing shifted, as far as the paper goes. The middle of a pictogram or word stays on the paper. */
export function moved<T extends Thing>(thing: T, dx: number, dy: number): T {
  if (thing.kind !== "line") return { ...thing, x: clamp(thing.x + dx, WIDTH), y: clamp(thing.y + dy, HEIGHT) };
  const { left, top, right, bottom } = boxOf(thing);
  const shift = [Math.min(Math.max(dx, -left), WIDTH - right), Math.min(Math.max(dy, -top), HEIGHT - bottom)];
  return { ...thing, points: thing.points.map((value, index) => clamp(value + (shift[index % 2] ?? 0), index % 2 ? HEIGHT : WIDTH)) };
}

export function sized(thing: Placed, factor: number): Placed {
  const size = Math.round(Math.min(Math.max(thing.size * factor, SMALLEST), LARGEST[thing.kind]));
  return { ...thing, size };
}

/** Places from the middle outwards. */
const PLACES: readonly (readonly [number, number])[] = [0, 1, -1, 2, -2].flatMap((row) => [0, 1, -1, 2, -2].map((column) => [WIDTH / 2 + column * 140, HEIGHT / 2 + row * 120] as const));

/** A new thing where it does not lie on what is there, if there is such a place. */
export function besideOthers(things: readonly Thing[], thing: Placed): Placed {
  const boxes = things.filter(({ kind }) => kind !== "line").map(boxOf);
  const isFree = (here: Placed): boolean => {
    const { left, top, right, bottom } = boxOf(here);
    const isOnPaper = left >= 0 && top >= 0 && right <= WIDTH && bottom <= HEIGHT;
    return isOnPaper && !boxes.some((box) => box.left < right && box.right > left && box.top < bottom && box.bottom > top);
  };
  const places = PLACES.map(([x, y]) => ({ ...thing, x, y }));
  return places.find(isFree) ?? places[things.length % places.length] ?? thing;
}

export function hasRoom(things: readonly Thing[]): boolean {
  const numbers = things.reduce((sum, thing) => sum + (thing.kind === "line" ? thing.points.length : 6), 0);
  return things.length <= MOST_THINGS && numbers <= MOST_NUMBERS;
}

/** Steps back and forth. */
export class Steps<T> {
  #back: T[] = [];
  #forth: T[] = [];
  static readonly #MOST = 200;

  get canUndo(): boolean {
    return this.#back.length > 0;
  }

  get canRedo(): boolean {
    return this.#forth.length > 0;
  }

  /** Note how it was before a step. */
  note(before: T): void {
    this.#back = [...this.#back.slice(-Steps.#MOST), before];
    this.#forth = [];
  }

  undo(now: T): T {
    const before = this.#back.pop();
    if (before === undefined) return now;
    this.#forth.push(now);
    return before;
  }

  redo(now: T): T {
    const after = this.#forth.pop();
    if (after === undefined) return now;
    this.#back.push(now);
    return after;
  }

  clear(): void {
    this.#back = [];
    this.#forth = [];
  }
}
