/** A drawing as shapes and in words. In the light half: every exporter needs it, also where no one draws. */

import type { AnswerOf } from "../../core/definition.ts";
import { figureMessages } from "../../core/messages.ts";
import type { FigureShape } from "../../core/report.ts";

export type Drawing = AnswerOf<"drawing">;
export type DrawingItem = Drawing["items"][number];
export type Color = DrawingItem["color"];

/** The paper; all lengths of a drawing are whole numbers of these. */
export const WIDTH = 800;
export const HEIGHT = 600;
/** The square in which a pictogram is drawn. */
export const GRID = 128;

/** Dark enough to see on white, but for yellow: that is for the sun. */
export const COLORS: { readonly [color in Color]: string } = {
  black: "#1c1c1c",
  grey: "#5f6b76",
  brown: "#7a4a21",
  red: "#c62828",
  orange: "#c4560a",
  yellow: "#ffc247",
  green: "#2e7d32",
  blue: "#1565c0",
  purple: "#7b3f98",
  pink: "#c2378a",
};
const YELLOW_WORD = "#7a5c00";

function path(points: readonly number[]): string {
  let d = "";
  for (let index = 0; index + 1 < points.length; index += 2) d += `${index ? "L" : "M"}${points[index]} ${points[index + 1]}`;
  return d;
}

/** Path data of the rings of a pictogram; holes run the other way round. */
export function ringsPath(rings: readonly (readonly number[])[]): string {
  return rings.map((ring) => `${path(ring)}Z`).join("");
}

/** A dot is a line of no length, and not every reader shows that. */
function linePath(points: readonly number[]): string {
  return points.length === 2 ? `${path(points)}L${(points[0] ?? 0) + 0.1} ${points[1]}` : path(points);
}

/** The shape of one thing; nothing when it lacks what its kind needs. */
export function shapeOf({ kind, color, size, x = 0, y = 0, name = "", text = "", points = [] }: DrawingItem, shapes: Drawing["shapes"]): FigureShape | undefined {
  if (kind === "line") return points.length > 1 ? { kind: "path", d: linePath(points), stroke: COLORS[color], lineWidth: size } : undefined;
  if (kind === "word") {
    const ink = color === "yellow" ? YELLOW_WORD : COLORS[color];
    return { kind: "text", x, y: Math.round(y + size * 0.35), size, text, color: ink, anchor: "middle" };
  }
  const rings = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
  return rings && { kind: "path", d: ringsPath(rings), fill: COLORS[color], place: { dx: x - size / 2, dy: y - size / 2, scale: size / GRID } };
}

export function shapesOf({ items, shapes }: Drawing): FigureShape[] {
  return items.map((item) => shapeOf(item, shapes)).filter((shape) => shape !== undefined);
}

/** What is on a drawing, in one sentence. */
export function inWords({ items }: Drawing): string {
  const counts = new Map<string, number>();
  for (const { kind, text, name } of items) {
    const what = kind === "line" ? "" : kind === "word" ? `‘${text}’` : (name ?? "").replace("-", " ");
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  const lines = counts.get("");
  counts.delete("");
  const things = [...counts].map(([what, count]) => figureMessages.times(what, count));
  return figureMessages.onDrawing(lines ? [...things, figureMessages.lines(lines)] : things);
}
