/** Covers parts of one photo, before it is kept: what stands under a box, and the way back while the dialog is open. */

import { type Box, cover, coveredBox, type Grid, gridOf } from "./cover.ts";
import { type Jpeg, readJpeg, writeJpeg } from "./jpeg.ts";
import { asJpeg } from "./prepare.ts";
import { inTurns } from "./turns.ts";

async function numbersOf(bytes: Uint8Array): Promise<Jpeg | undefined> {
  return inTurns(readJpeg(bytes)).catch(() => undefined);
}

/** A JPEG of another sort, which can only come out of a file that someone made by hand, made anew. */
async function madeAnew(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const bitmap = await createImageBitmap(new Blob([bytes as BlobPart], { type: "image/jpeg" }));
  const made = await asJpeg(bitmap, bitmap.width, bitmap.height);
  bitmap.close();
  return made?.bytes;
}

export class Covering {
  readonly #grid: Grid;
  /** The photo after each box; the first is without. */
  readonly #steps: Uint8Array[];

  private constructor(grid: Grid, bytes: Uint8Array) {
    this.#grid = grid;
    this.#steps = [bytes];
  }

  /** Nothing when this photo cannot be covered. */
  static async of(bytes: Uint8Array): Promise<Covering | undefined> {
    const numbers = await numbersOf(bytes);
    if (numbers) return new Covering(gridOf(numbers), bytes);
    const anew = await madeAnew(bytes).catch(() => undefined);
    const read = anew && (await numbersOf(anew));
    return anew && read && new Covering(gridOf(read), anew);
  }

  get width(): number {
    return this.#grid.width;
  }
  get height(): number {
    return this.#grid.height;
  }
  /** Pixels of one step of the grid on which boxes stand. */
  get step(): number {
    return Math.max(this.#grid.unitWidth, this.#grid.unitHeight);
  }
  get boxes(): number {
    return this.#steps.length - 1;
  }
  get bytes(): Uint8Array {
    return this.#steps.at(-1) as Uint8Array;
  }

  /** What covering this box would change. */
  fitted(box: Box): Box {
    return coveredBox(this.#grid, box);
  }

  async apply(box: Box): Promise<void> {
    const jpeg = await numbersOf(this.bytes);
    if (!jpeg) throw new Error("a photo of our own making cannot be read");
    cover(jpeg, box);
    this.#steps.push(await inTurns(writeJpeg(jpeg)));
  }

  undo(): void {
    if (this.boxes) this.#steps.pop();
  }
}
