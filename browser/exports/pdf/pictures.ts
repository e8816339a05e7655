/**
 * Characters that no embedded font has – emoji, Chinese, Devanagari – become small pictures that the browser draws with the fonts
 * of the device. The text itself stays in the PDF as ActualText.
 */
import type { Weight } from "./theme.ts";

export interface Picture {
  /** JPEG data URL: opaque, so that the PDF needs no transparency. */
  readonly source: string;
  /** Sizes in em. */
  readonly width: number;
  readonly ascent: number;
  readonly descent: number;
}

/** Pixels per em: 420 dots per inch at 11 points. */
const resolution = 64;
const emojiFonts = '"Noto Color Emoji","Apple Color Emoji","Segoe UI Emoji"';
const isEmoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u;
/** What fits in a line of text (in em); taller stacks of marks are drawn smaller. */
const tallest = { ascent: 1, descent: 0.3 };

const drawn = new Map<string, Picture | undefined>();

function drawPicture(text: string, weight: Weight): Picture | undefined {
  if (typeof document === "undefined") return undefined;
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return undefined;
  // The first font gives the sign for "no font has this": that of an emoji font is blank.
  const families = isEmoji.test(text) ? `${emojiFonts},sans-serif` : `sans-serif,${emojiFonts}`;
  const font = `${weight === "bold" ? "bold " : ""}${resolution}px ${families}`;
  context.font = font;
  const metrics = context.measureText(text);
  const ascent = Math.max(0.8, metrics.actualBoundingBoxAscent / resolution);
  const descent = Math.max(0.2, metrics.actualBoundingBoxDescent / resolution);
  const shrink = Math.min(1, tallest.ascent / ascent, tallest.descent / descent);
  const width = Math.max(0.3, metrics.width / resolution, metrics.actualBoundingBoxRight / resolution);
  canvas.width = Math.ceil(width * resolution);
  canvas.height = Math.ceil((ascent + descent) * resolution);
  // Setting the size wiped the context's state.
  context.font = font;
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = "#1a1a1a";
  context.textBaseline = "alphabetic";
  context.fillText(text, 0, ascent * resolution);
  if (isBlank(context, canvas)) return undefined;
  const source = canvas.toDataURL("image/jpeg", 0.9);
  if (!source.startsWith("data:image/jpeg;base64,")) return undefined;
  return { source, width: width * shrink, ascent: ascent * shrink, descent: descent * shrink };
}

/** No font of the device has it either: better a box than nothing. */
function isBlank(context: CanvasRenderingContext2D, { width, height }: HTMLCanvasElement): boolean {
  return context.getImageData(0, 0, width, height).data.every((value) => value === 255);
}

/** The picture of a piece of text, or undefined where the browser gives none (then a box is drawn). */
export function pictureOf(text: string, weight: Weight): Picture | undefined {
  const key = weight + text;
  if (!drawn.has(key)) drawn.set(key, drawPicture(text, weight));
  return drawn.get(key);
}
