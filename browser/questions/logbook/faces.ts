/** A face for each answer to "how did it feel", drawn: emoji look different, or sad, on every device. The word beside it says it. */

import type { Day } from "./hours.ts";

type Felt = Exclude<Day["felt"], "">;

export const FELT: readonly Felt[] = ["great", "good", "okay", "hard", "bad"];

const MOUTHS: { readonly [felt in Felt]: string } = {
  great: "M7 13a5 5 0 0 0 10 0z",
  good: "M7.5 14a5 4 0 0 0 9 0",
  okay: "M8 15h8",
  hard: "M8 15.5l2-1 2 1 2-1 2 1",
  bad: "M7.5 16.5a5 4 0 0 1 9 0",
};
const SVG = "http://www.w3.org/2000/svg";

function shape(tag: string, attributes: { readonly [name: string]: string }): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

export function face(felt: Felt): SVGElement {
  const drawn = shape("svg", { "viewBox": "0 0 24 24", "class": "log-face", "aria-hidden": "true", "focusable": "false" });
  const line = { "fill": "none", "stroke": "currentColor", "stroke-width": "1.8", "stroke-linecap": "round", "stroke-linejoin": "round" };
  drawn.append(
    shape("circle", { cx: "12", cy: "12", r: "10", ...line }),
    shape("circle", { cx: "8.6", cy: "9.6", r: "1.3", fill: "currentColor" }),
    shape("circle", { cx: "15.4", cy: "9.6", r: "1.3", fill: "currentColor" }),
    shape("path", { d: MOUTHS[felt], ...line }),
  );
  return drawn;
}
