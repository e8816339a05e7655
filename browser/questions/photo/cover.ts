/**
 * Covers a part of a photo, for good: the blocks under the box lose all detail and get the mean of a large square. Blocks stand in a fixed grid,
 * so the box grows to that grid. What stands outside the box stays as it is, to the pixel.
 */

import type { Jpeg } from "./jpeg.ts";

/** In pixels of the photo. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How a photo is divided. */
export type Grid = Omit<Jpeg, "tables" | "components">;

/** Only that, without the millions of numbers. */
export function gridOf({ width, height, unitWidth, unitHeight, unitsAcross, unitsDown }: Jpeg): Grid {
  return { width, height, unitWidth, unitHeight, unitsAcross, unitsDown };
}

/** Whole units of a grid: from, and up to but not with. */
interface Units {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A face of any size becomes this many squares wide at most. */
const MOST_SQUARES = 4;
/** Units in the side of a square at least: two are 32 pixels of a photo of this site. */
const LEAST_UNITS = 2;

function limited(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

function unitsUnder(grid: Grid, box: Box): Units {
  const left = limited(Math.floor(box.x / grid.unitWidth), 0, grid.unitsAcross - 1);
  const top = limited(Math.floor(box.y / grid.unitHeight), 0, grid.unitsDown - 1);
  return {
    left,
    top,
    right: limited(Math.ceil((box.x + box.width) / grid.unitWidth), left + 1, grid.unitsAcross),
    bottom: limited(Math.ceil((box.y + box.height) / grid.unitHeight), top + 1, grid.unitsDown),
  };
}

/**
 * Every pixel that covering this box can change. Colour is kept at half size, and who shows the photo blends it over the edge of a block: that is
 * one pixel more on each side.
 */
export function coveredBox(grid: Grid, box: Box): Box {
  const { left, top, right, bottom } = unitsUnder(grid, box);
  const edgeX = grid.unitWidth > 8 ? 1 : 0;
  const edgeY = grid.unitHeight > 8 ? 1 : 0;
  const x = Math.max(left * grid.unitWidth - edgeX, 0);
  const y = Math.max(top * grid.unitHeight - edgeY, 0);
  return {
    x,
    y,
    width: Math.min(right * grid.unitWidth + edgeX, grid.width) - x,
    height: Math.min(bottom * grid.unitHeight + edgeY, grid.height) - y,
  };
}

/** Give every block of a square its mean and no detail. */
function flatten(blocks: Int16Array, stride: number, square: Units): void {
  let sum = 0;
  for (let y = square.top; y < square.bottom; y++) for (let x = square.left; x < square.right; x++) sum += blocks[(y * stride + x) * 64] as number;
  const mean = Math.round(sum / ((square.right - square.left) * (square.bottom - square.top)));
  for (let y = square.top; y < square.bottom; y++) {
    for (let x = square.left; x < square.right; x++) {
      const at = (y * stride + x) * 64;
      blocks.fill(0, at, at + 64);
      blocks[at] = mean;
    }
  }
}

/** Cover the units under a box, in place. */
export function cover(jpeg: Jpeg, box: Box): void {
  const { left, top, right, bottom } = unitsUnder(jpeg, box);
  const step = Math.max(LEAST_UNITS, Math.ceil(Math.min(right - left, bottom - top) / MOST_SQUARES));
  for (let y = top; y < bottom; y += step) {
    for (let x = left; x < right; x += step) {
      const endX = Math.min(x + step, right);
      const endY = Math.min(y + step, bottom);
      for (const { blocks, stride, across, down } of jpeg.components) {
        flatten(blocks, stride, { left: x * across, top: y * down, right: endX * across, bottom: endY * down });
      }
    }
  }
}
