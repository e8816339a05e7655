/**
 * A card to write by hand: an A4 that is folded twice, so that an A6 card is left with all its sides on the outside of the paper. The front
 * stands at the bottom right; the inside stands upside down at the top. On a second page stands the letter, to copy from.
 */

import { letterMessages } from "../../core/messages.ts";
import { make } from "../../questions/_parts/elements.ts";
import type { Letter } from "./letter.ts";
import { printInstead } from "../_parts/paper.ts";

const words = letterMessages.card;
const PRINTS = "prints-card";
const LINES = 9;
const SVG = "http://www.w3.org/2000/svg";
/** Leaves and a flower, in lines that every printer can make. */
const DRAWING =
  "M60 96V61M60 80C46 80 40 70 40 60C54 60 60 70 60 80M60 72C72 72 78 63 78 54C66 54 60 62 60 72M60 52m-9 0a9 9 0 1 1 18 0a9 9 0 1 1-18 0M60 43V34M51 52H42M78 52H69M53.6 45.6L47 39M73 39L66.4 45.6";

function drawing(): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "30 26 60 74");
  svg.setAttribute("class", "hand-card__drawing");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", DRAWING);
  path.setAttribute("fill", "none");
  path.setAttribute("stroke", "currentColor");
  path.setAttribute("stroke-width", "2");
  path.setAttribute("stroke-linecap", "round");
  svg.append(path);
  return svg;
}

function lines(count: number): HTMLElement {
  return make("div", { class: "hand-card__lines", attributes: { "aria-hidden": "true" } }, ...Array.from({ length: count }, () => make("i")));
}

function side(name: string, ...children: readonly (Node | string)[]): HTMLElement {
  return make("div", { class: `hand-card__side hand-card__side--${name}` }, ...children);
}

/** The paper, to be put on the page while it prints. */
export function cardNode(letter: Letter, title: string): HTMLElement {
  const [greeting = ""] = letter.paragraphs;
  return make(
    "div",
    { class: "hand-card", attributes: { "data-hand-card": "" } },
    make(
      "div",
      { class: "hand-card__paper" },
      side("inside-right", make("p", { class: "hand-card__greeting" }, greeting), lines(LINES), make("p", { class: "hand-card__greeting" }, letter.closing)),
      side("inside-left"),
      side("back"),
      side("front", drawing(), make("p", { class: "hand-card__title" }, title)),
    ),
    make(
      "div",
      { class: "hand-card__example" },
      make("h2", {}, words.fold),
      make("ol", {}, ...words.folds.map((step) => make("li", {}, step))),
      make("h2", {}, words.example),
      make("p", {}, words.how),
      ...[...letter.paragraphs, letter.closing, ...letter.signed].map((text) => make("p", { class: "letter-page__text", attributes: { dir: "auto" } }, text)),
    ),
  );
}

/** Print the card, and leave the page as it was. */
export function printCard(letter: Letter, title: string): void {
  printInstead(cardNode(letter, title), [PRINTS]);
}
