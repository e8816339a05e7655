/** The result as bars, with the same in words below it. Length, pattern and word carry the meaning; colour alone carries nothing. */

import { interestMessages as words } from "../../core/messages.ts";
import { make } from "../../questions/_parts/elements.ts";
import type { Strength } from "./score.ts";

export interface Bar {
  readonly name: string;
  readonly strength: Strength;
  /** From 0 to 1. */
  readonly share: number;
}

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 240;
const ROW = 52;
const THICK = 18;

function draw(tag: string, attributes: { readonly [name: string]: string | number }, ...children: readonly (Node | string)[]): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** Stripes and dots; the ids are of this chart alone. */
function patterns(prefix: string): SVGElement {
  const size = { width: 8, height: 8, patternUnits: "userSpaceOnUse" };
  return draw(
    "defs",
    {},
    draw("pattern", { id: `${prefix}-sometimes`, ...size }, draw("path", { class: "interest-chart__stripe", d: "M-2 2 2-2M0 8 8 0M6 10 10 6" })),
    draw("pattern", { id: `${prefix}-seldom`, ...size }, draw("circle", { class: "interest-chart__dot", cx: 4, cy: 4, r: 1.6 })),
  );
}

function row({ name, strength, share }: Bar, index: number, prefix: string): readonly SVGElement[] {
  const top = index * ROW;
  const place = { x: 1, y: top + 24, height: THICK, rx: 4 };
  const fill: { readonly fill?: string } = strength === "often" ? {} : { fill: `url(#${prefix}-${strength})` };
  const bar = share > 0 ? [draw("rect", { ...place, ...fill, class: `interest-chart__bar interest-chart__bar--${strength}`, width: share * (WIDTH - 2) })] : [];
  return [
    draw("text", { class: "interest-chart__name", x: 0, y: top + 16 }, name),
    draw("text", { class: "interest-chart__word", x: WIDTH, y: top + 16, "text-anchor": "end" }, words.strength[strength]),
    draw("rect", { ...place, class: "interest-chart__track", width: WIDTH - 2 }),
    ...bar,
  ];
}

/** The chart and its text twin. */
export function chartOf(bars: readonly Bar[], prefix: string): HTMLElement {
  const drawing = draw(
    "svg",
    { class: "interest-chart", viewBox: `0 0 ${WIDTH} ${bars.length * ROW}`, role: "img", "aria-label": words.chart },
    patterns(prefix),
    ...bars.flatMap((bar, index) => row(bar, index, prefix)),
  );
  const twin = bars.map(({ name, strength }) => make("li", {}, words.line(name, words.strength[strength])));
  return make(
    "figure",
    { class: "interest__figure" },
    drawing,
    make("figcaption", {}, words.chart),
    make("p", { class: "interest__twin-title" }, words.inWords),
    make("ul", { class: "interest__twin" }, ...twin),
  );
}
