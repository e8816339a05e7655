/** Moves and sizes the box of the cover tool. All in pixels of the photo; a box never leaves it. */

import type { Box } from "./cover.ts";

interface Size {
  readonly width: number;
  readonly height: number;
}

function limited(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}

export function within(box: Box, photo: Size, least: number): Box {
  const width = limited(box.width, least, photo.width);
  const height = limited(box.height, least, photo.height);
  return { x: limited(box.x, 0, photo.width - width), y: limited(box.y, 0, photo.height - height), width, height };
}

/** The box between two corners, in any order. */
export function between(x1: number, y1: number, x2: number, y2: number): Box {
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
}

export function around(x: number, y: number, { width, height }: Size): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

export function moved(box: Box, dx: number, dy: number): Box {
  return { ...box, x: box.x + dx, y: box.y + dy };
}

export function sized(box: Box, dx: number, dy: number): Box {
  return { ...box, width: box.width + dx, height: box.height + dy };
}

/** Larger or smaller on all sides. */
export function grown(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

/** Where a box stands in whole hundredths of the photo, for a sentence. */
export function inPercents(box: Box, photo: Size): readonly [number, number, number, number] {
  const part = (value: number, whole: number): number => Math.round((100 * value) / whole);
  return [part(box.x, photo.width), part(box.y, photo.height), part(box.width, photo.width), part(box.height, photo.height)];
}
