/** Photos and drawings. Each has a description for who listens; Word without SVG shows the same drawing in dots. */

import { ImageRun, Paragraph } from "../../node_modules/docx/dist/index.mjs";
import type { FileReader } from "../../core/media.ts";
import { mediaMessages } from "../../core/messages.ts";
import type { Block } from "../../core/report.ts";
import { cleanLine } from "../pdf/clean.ts";
import { dotsOf, svgOf } from "./drawing.ts";
import { STYLE } from "./styles.ts";
import { pixels } from "./units.ts";

export type Photo = Extract<Block, { kind: "image" }>;
export type Figure = Extract<Block, { kind: "figure" }>;

/** Bytes of photos by name. */
export type Photos = ReadonlyMap<string, Uint8Array>;

/** Points: two photos with their captions fit on a page. */
const tallest = 280;
/** Points per unit: sizes are pixels of a screen. */
const scaleOfScreen = 0.75;

/** Reads every photo that blocks name. One that is not on this device is left out; its words then stand alone. */
export async function readPhotos(blocks: Iterable<{ readonly kind: string }>, files: FileReader): Promise<Photos> {
  const photos = new Map<string, Uint8Array>();
  for (const block of blocks) {
    if (!isPhoto(block) || photos.has(block.file)) continue;
    const bytes = await files(block.file).catch(() => undefined);
    if (bytes && isJpeg(bytes)) photos.set(block.file, bytes);
  }
  return photos;
}

function isPhoto(block: { readonly kind: string }): block is Photo {
  return block.kind === "image";
}

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8;
}

function fitted({ width, height }: { readonly width: number; readonly height: number }, column: number): { readonly width: number; readonly height: number } {
  const scale = Math.min(column / Math.max(1, width), tallest / Math.max(1, height), scaleOfScreen);
  return { width: Math.max(1, pixels(width * scale)), height: Math.max(1, pixels(height * scale)) };
}

export function photoOf(photo: Photo, photos: Photos, column: number): Paragraph | undefined {
  const data = photos.get(photo.file);
  if (!data) return undefined;
  const description = cleanLine(photo.alt || photo.caption) || mediaMessages.photoOf;
  const image = new ImageRun({ type: "jpg", data, transformation: fitted(photo, column), altText: { name: mediaMessages.photoOf, description } });
  return new Paragraph({ children: [image], style: STYLE.picture });
}

export function figureOf(figure: Figure, column: number): Paragraph {
  const description = cleanLine(figure.alt || figure.caption) || mediaMessages.drawingOf;
  const about = { transformation: fitted(figure, column), altText: { name: mediaMessages.drawingOf, description } };
  const data = new TextEncoder().encode(svgOf(figure));
  const image = new ImageRun({ type: "svg", data, fallback: { type: "png", data: dotsOf(figure) }, ...about });
  return new Paragraph({ children: [image], style: STYLE.picture });
}
