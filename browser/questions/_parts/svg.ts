/** Shapes of a figure as SVG elements. Text reaches the page as text nodes only. */

import type { FigureShape } from "../../core/report.ts";

const SVG = "http://www.w3.org/2000/svg";

export function svgElement<K extends keyof SVGElementTagNameMap>(tag: K, attributes: { readonly [name: string]: string | number }): SVGElementTagNameMap[K] {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}

export function svgShape(shape: FigureShape): SVGElement {
  if (shape.kind === "text") {
    const { x, y, size, color, anchor } = shape;
    const text = svgElement("text", { x, y, "font-size": size, fill: color, "text-anchor": anchor });
    text.textContent = shape.text;
    return text;
  }
  const { d, stroke = "none", fill = "none", lineWidth = 1, place } = shape;
  const move = place ? { transform: `translate(${place.dx} ${place.dy}) scale(${place.scale})` } : {};
  return svgElement("path", { d, stroke, fill, "stroke-width": lineWidth, "stroke-linecap": "round", "stroke-linejoin": "round", ...move });
}

export function svgFigure(width: number, height: number, shapes: readonly FigureShape[]): SVGSVGElement {
  const svg = svgElement("svg", { viewBox: `0 0 ${width} ${height}` });
  svg.append(...shapes.map(svgShape));
  return svg;
}
