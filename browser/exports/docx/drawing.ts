/** A drawing as SVG, and as dots for programs that know no SVG. */

import type { Block, FigureShape } from "../../core/report.ts";
import { cleanLine } from "../pdf/clean.ts";
import { colors } from "../pdf/theme.ts";
import { FONT } from "./units.ts";

type Figure = Extract<Block, { kind: "figure" }>;
type TextShape = Extract<FigureShape, { kind: "text" }>;
type PathShape = Extract<FigureShape, { kind: "path" }>;

const FONTS = `${FONT}, sans-serif`;
/** Dots per unit, up to this many across. */
const sharpness = 2;
const mostDots = 2400;
/** One white dot, where the browser draws none. */
const DOT = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC";

function escape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** A figure may come out of a file of someone else: only what is a colour gets through. */
function color(value: string | undefined): string | undefined {
  return value !== undefined && /^#[0-9a-f]{6}$/i.test(value) ? value : undefined;
}

function svgText({ x, y, size, text, color: ink, anchor }: TextShape): string {
  const words = escape(cleanLine(text));
  return `<text x="${x}" y="${y}" font-family="${FONTS}" font-size="${size}" fill="${color(ink) ?? colors.ink}" text-anchor="${anchor === "middle" ? "middle" : "start"}">${words}</text>`;
}

function svgPath({ d, stroke, fill, lineWidth = 1, place }: PathShape): string {
  const { dx, dy, scale } = place ?? { dx: 0, dy: 0, scale: 1 };
  const paint = `fill="${color(fill) ?? "none"}" stroke="${color(stroke) ?? "none"}" stroke-width="${lineWidth}" stroke-linecap="round" stroke-linejoin="round"`;
  return `<path d="${escape(d)}" transform="translate(${dx} ${dy}) scale(${scale})" ${paint}/>`;
}

export function svgOf({ width, height, shapes }: Figure): string {
  const inside = shapes.map((shape) => (shape.kind === "text" ? svgText(shape) : svgPath(shape))).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inside}</svg>`;
}

function paintText(context: CanvasRenderingContext2D, { x, y, size, text, color: ink, anchor }: TextShape): void {
  context.font = `${size}px ${FONTS}`;
  context.textAlign = anchor === "middle" ? "center" : "left";
  context.fillStyle = color(ink) ?? colors.ink;
  context.fillText(cleanLine(text), x, y);
}

function paintPath(context: CanvasRenderingContext2D, { d, stroke, fill, lineWidth = 1, place }: PathShape): void {
  const { dx, dy, scale } = place ?? { dx: 0, dy: 0, scale: 1 };
  const path = new Path2D(d);
  context.save();
  context.transform(scale, 0, 0, scale, dx, dy);
  const inside = color(fill);
  const line = color(stroke);
  if (inside) {
    context.fillStyle = inside;
    context.fill(path);
  }
  if (line) {
    context.strokeStyle = line;
    context.lineWidth = lineWidth;
    context.stroke(path);
  }
  context.restore();
}

/** Data URL of a PNG. */
export function dotsOf({ width, height, shapes }: Figure): string {
  const canvas = document.createElement("canvas");
  const scale = Math.min(sharpness, mostDots / Math.max(1, width, height));
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext("2d");
  if (!context) return DOT;
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const shape of shapes) {
    if (shape.kind === "text") paintText(context, shape);
    else paintPath(context, shape);
  }
  const data = canvas.toDataURL("image/png");
  return data.startsWith("data:image/png;base64,") ? data : DOT;
}
