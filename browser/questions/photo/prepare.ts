/**
 * Makes a photo fit to keep: upright, at most 1600 pixels long, on white, and made anew from its pixels. So nothing of the file that a camera wrote
 * comes along: no place, no maker, no serial number, no preview of what was cut off.
 */

import { type Head, HEAD_BYTES, headOf } from "./head.ts";
import { bareJpeg, isWholeJpeg } from "./segments.ts";
import { turn } from "./turns.ts";

export const LONGEST_SIDE = 1600;
const QUALITY = 0.8;
/** A file that claims to be larger than this would only bring the page down. */
const MOST_PIXELS = 250_000_000;
const MOST_BYTES = 120 * 1024 * 1024;

export type Refusal = "noPhoto" | "broken" | "heic" | "tooLarge";

export interface Prepared {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Size after scaling, with the longest side first brought down. */
export function fittingSize(width: number, height: number): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The picture in a file. A large one comes out of the decoder small already, so that it is never whole in the memory of the page. */
async function decoded(file: Blob, { width, height }: Head): Promise<ImageBitmap> {
  const options: ImageBitmapOptions = { imageOrientation: "from-image" };
  if (width && height && Math.max(width, height) > LONGEST_SIDE) {
    try {
      return await createImageBitmap(file, { ...options, resizeWidth: fittingSize(width, height).width, resizeQuality: "high" });
    } catch {
      // a browser that cannot resize, or a broken photo: the next line tells
    }
  }
  return createImageBitmap(file, options);
}

function encoded(canvas: HTMLCanvasElement): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
}

/** Something drawable as a JPEG of our own making; nothing when the browser cannot. */
export async function asJpeg(source: CanvasImageSource, fullWidth: number, fullHeight: number): Promise<Prepared | undefined> {
  const { width, height } = fittingSize(fullWidth, fullHeight);
  await turn();
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) return undefined;
  context.fillStyle = "#fff"; // under what is see-through
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(source, 0, 0, width, height);
  await turn(); // taking the picture off the canvas is as much work again
  const blob = await encoded(canvas);
  canvas.width = canvas.height = 0; // frees its memory now, not some day
  return blob ? { bytes: bareJpeg(new Uint8Array(await blob.arrayBuffer())), width, height } : undefined;
}

async function headOfFile(file: Blob): Promise<Head | undefined> {
  return headOf(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
}

/** HEIC is read where the browser itself can, which is on the phones that make it. */
function bitmapOf(file: Blob, head: Head): Promise<ImageBitmap | Refusal> {
  return decoded(file, head).catch((): Refusal => (head.kind === "heic" ? "heic" : "broken"));
}

/** A photo that is fit to keep, or why not. */
export async function prepare(file: Blob): Promise<Prepared | Refusal> {
  try {
    const head = await headOfFile(file);
    if (!head) return "noPhoto";
    if (file.size > MOST_BYTES || (head.width ?? 0) * (head.height ?? 0) > MOST_PIXELS) return "tooLarge";
    if (head.kind === "jpeg" && !isWholeJpeg(new Uint8Array(await file.arrayBuffer()))) return "broken";
    const bitmap = await bitmapOf(file, head);
    if (typeof bitmap === "string") return bitmap;
    try {
      return (await asJpeg(bitmap, bitmap.width, bitmap.height)) ?? "tooLarge";
    } finally {
      bitmap.close();
    }
  } catch (cause) {
    console.warn(cause); // the file is gone, or there is no memory
    return "broken";
  }
}
