/** Photos and drawings: each a figure with its description, and what the pupil wrote under it. */
import { mediaMessages } from "../../core/messages.ts";
import type { FileReader } from "../../core/media.ts";
import type { Block, FigureShape } from "../../core/report.ts";
import { cleanLine, cleanText } from "./clean.ts";
import type { PdfDocument, PdfImage, StructureElement } from "./document.ts";
import { drawArtifactLine } from "./ink.ts";
import type { Column, Flow, Paper } from "./paper.ts";
import { sheet, styles, type TextStyle } from "./theme.ts";

type Photo = Extract<Block, { kind: "image" }>;
type Figure = Extract<Block, { kind: "figure" }>;

/** Points: two photos with their captions fit on a page. */
const tallest = 280;
/** Points per unit of a figure: its units are pixels of a screen. */
const figureScale = 0.75;
const gapUnderPicture = 4;
const gapAfterBlock = 9;

/** Photos that are in the document already, by name: one that stands in two places is written once. */
export type Images = ReadonlyMap<string, PdfImage>;

/** Reads every photo that blocks name. One that is not there, or is no photo, is left out; its words then stand alone. */
export async function loadImages(kit: PdfDocument, blocks: Iterable<{ readonly kind: string }>, files: FileReader): Promise<Images> {
  const images = new Map<string, PdfImage>();
  for (const block of blocks) {
    if (!isPhoto(block) || images.has(block.file)) continue;
    const image = await openImage(kit, block.file, files);
    if (image) images.set(block.file, image);
  }
  return images;
}

function isPhoto(block: { readonly kind: string }): block is Photo {
  return block.kind === "image";
}

async function openImage(kit: PdfDocument, name: string, files: FileReader): Promise<PdfImage | undefined> {
  try {
    const bytes = await files(name);
    return bytes && kit.openImage(bytes);
  } catch (cause) {
    console.warn(cause);
    return undefined;
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function fitted({ width, height }: Size, column: Column, mostScale: number): number {
  return Math.min(column.width / width, tallest / height, mostScale);
}

function captionLines(paper: Paper, text: string, column: Column): { height: number; draw: (parent: StructureElement) => void } {
  const lines = paper.lines(cleanText(text).trim(), styles.meta, column.width);
  return {
    height: lines.length ? lines.length * styles.meta.lineHeight : 0,
    draw: (parent) => {
      if (!lines.length) return;
      const element = paper.element(parent, "P");
      paper.drawLines(element, lines, column, styles.meta);
      element.end();
    },
  };
}

/** What a reader hears; a figure must never be without words. */
function description(alt: string, otherwise: string): string {
  return cleanLine(alt).trim() || otherwise;
}

/** The place of a figure on its page, from the lower left corner as a PDF counts. */
function markPlace(element: StructureElement, x: number, top: number, { width, height }: Size): void {
  const bottom = sheet.height - top - height;
  element.dictionary.data["A"] = { O: "Layout", Placement: "Block", BBox: [x, bottom, x + width, bottom + height] };
}

function pictureFlow(paper: Paper, size: Size, words: { alt: string; caption: string }, column: Column, draw: (x: number, y: number) => void): Flow {
  const caption = captionLines(paper, words.caption, column);
  const height = size.height + gapUnderPicture + caption.height;
  return {
    lead: height,
    draw: (parent) => {
      paper.ensure(height);
      const element = paper.element(parent, "Figure", { alt: words.alt });
      const { y } = paper;
      markPlace(element, column.x, y, size);
      element.add(() => draw(column.x, y));
      element.end();
      paper.y += size.height + gapUnderPicture;
      caption.draw(parent);
      paper.y += gapAfterBlock;
    },
  };
}

export function photoFlow(paper: Paper, photo: Photo, column: Column): Flow {
  const image = paper.images.get(photo.file);
  if (!image) return wordsInstead(paper, photo, column);
  const scale = fitted(image, column, figureScale);
  const size = { width: image.width * scale, height: image.height * scale };
  const words = { alt: description(photo.alt || photo.caption, mediaMessages.photoOf), caption: photo.caption };
  return pictureFlow(paper, size, words, column, (x, y) => {
    paper.kit.image(image, x, y, size);
  });
}

/** The photo is not on this device: what was said of it stays. */
function wordsInstead(paper: Paper, { alt, caption }: Photo, column: Column): Flow {
  const text = [mediaMessages.notHere, alt, caption].filter((words) => words.trim() !== "").join("\n");
  const lines = captionLines(paper, text, column);
  return {
    lead: lines.height,
    draw: (parent) => {
      lines.draw(parent);
      paper.y += gapAfterBlock;
    },
  };
}

export function figureFlow(paper: Paper, figure: Figure, column: Column): Flow {
  const scale = fitted(figure, column, figureScale);
  const size = { width: figure.width * scale, height: figure.height * scale };
  const words = { alt: description(figure.alt || figure.caption, mediaMessages.drawingOf), caption: figure.caption };
  return pictureFlow(paper, size, words, column, (x, y) => {
    const { kit } = paper;
    kit.save().transform(scale, 0, 0, scale, x, y);
    kit.rect(0, 0, figure.width, figure.height).clip();
    for (const shape of figure.shapes) drawShape(paper, shape);
    kit.restore();
  });
}

function drawShape(paper: Paper, shape: FigureShape): void {
  if (shape.kind === "text") return drawText(paper, shape);
  const { kit } = paper;
  const { dx, dy, scale } = shape.place ?? { dx: 0, dy: 0, scale: 1 };
  kit.save().transform(scale, 0, 0, scale, dx, dy);
  kit.lineWidth(shape.lineWidth ?? 1).lineCap("round").lineJoin("round");
  kit.path(shape.d);
  if (shape.fill && shape.stroke) kit.fillAndStroke(shape.fill, shape.stroke);
  else if (shape.fill) kit.fill(shape.fill);
  else if (shape.stroke) kit.strokeColor(shape.stroke).stroke();
  kit.restore();
}

function drawText(paper: Paper, shape: Extract<FigureShape, { kind: "text" }>): void {
  const style: TextStyle = { weight: "regular", size: shape.size, lineHeight: shape.size * 1.4, color: shape.color };
  const [line] = paper.lines(cleanLine(shape.text), style, 100 * shape.size);
  if (!line) return;
  const width = line.width * shape.size;
  const x = shape.anchor === "middle" ? shape.x - width / 2 : shape.x;
  drawArtifactLine(paper.kit, line, { x, y: shape.y - shape.size * 1.06, width }, style);
}
