/** The tools beside the paper: what the pupil does, colour, width, pictograms and words. */

import { drawingMessages as words } from "../../core/messages.ts";
import { hasText } from "../../core/text.ts";
import { button, make } from "../_parts/elements.ts";
import { svgElement, svgFigure } from "../_parts/svg.ts";
import { type Color, COLORS, GRID, ringsPath } from "./figure.ts";
import { PICTOGRAMS } from "./pictograms.ts";

interface Radio<V extends string> {
  readonly value: V;
  readonly label: string;
  /** Shown instead of the label, which then is heard only. */
  readonly picture?: HTMLElement;
}

/** A group of rounds. `note`: a place that shows the label of what is chosen, where labels are not seen. */
function radios<V extends string>(id: string, legend: string, options: readonly Radio<V>[], chosen: V, onChoose: (value: V) => void): HTMLFieldSetElement {
  const hasPictures = options.some(({ picture }) => picture);
  const note = make("span", { attributes: { "aria-hidden": "true" } });
  const show = (label: string): void => void (note.textContent = hasPictures ? `: ${label}` : "");
  const nodes = options.map(({ value, label, picture }) => {
    const input = make("input", { attributes: { type: "radio", name: id, value } });
    input.checked = value === chosen;
    if (input.checked) show(label);
    input.addEventListener("change", () => {
      show(label);
      onChoose(value);
    });
    return make("label", { class: picture ? "drawing__swatch" : "option" }, input, ...(picture ? [picture] : []), make("span", picture ? { class: "visually-hidden" } : {}, label));
  });
  return make("fieldset", { class: "drawing__group" }, make("legend", {}, legend, note), make("div", { class: "drawing__row" }, ...nodes));
}

export function toolRadios<V extends string>(id: string, labels: { readonly [value in V]: string }, legend: string, chosen: V, onChoose: (value: V) => void): HTMLFieldSetElement {
  const options = (Object.keys(labels) as V[]).map((value) => ({ value, label: labels[value] }));
  return radios(id, legend, options, chosen, onChoose);
}

export function colorRadios(id: string, chosen: Color, onChoose: (color: Color) => void): HTMLFieldSetElement {
  const dot = (color: Color): HTMLElement => {
    const svg = svgElement("svg", { viewBox: "0 0 40 40", "aria-hidden": "true" });
    svg.append(svgElement("circle", { cx: 20, cy: 20, r: 18, fill: COLORS[color] }));
    return make("span", { class: "drawing__dot" }, svg);
  };
  const options = (Object.keys(COLORS) as Color[]).map((value) => ({ value, label: words.colors[value], picture: dot(value) }));
  return radios(id, words.color, options, chosen, onChoose);
}

/** The word that a pupil reads for a pictogram. */
export function nameOf(pictogram: string): string {
  return pictogram.replace("-", " ");
}

/** All pictograms as buttons, behind a line that opens. */
export function pictureChooser(onChoose: (name: string) => void): HTMLElement {
  const choices = Object.entries(PICTOGRAMS).map(([name, rings]) => {
    const svg = svgFigure(GRID, GRID, [{ kind: "path", d: ringsPath(rings), fill: "currentColor" }]);
    svg.setAttribute("aria-hidden", "true");
    const attributes = { type: "button", "data-picture": name };
    return make("li", {}, make("button", { class: "drawing__picture", attributes, onClick: () => onChoose(name) }, svg, nameOf(name)));
  });
  return make("details", { class: "drawing__more" }, make("summary", {}, words.pictures), make("ul", { class: "drawing__pictures" }, ...choices));
}

/** A field for a word, with its button. Enter does the same. */
export function wordAdder(onPlace: (word: string) => void): HTMLElement {
  const field = make("input", { class: "field", attributes: { type: "text", autocomplete: "off", maxlength: "40", "data-new-word": "" } });
  const place = (): void => {
    const word = field.value.trim();
    if (!hasText(word)) return field.focus();
    field.value = "";
    onPlace(word);
  };
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    place();
  });
  const line = make("div", { class: "drawing__word" }, make("label", {}, make("span", {}, words.wordLabel), field), button(words.place, place));
  return make("details", { class: "drawing__more" }, make("summary", {}, words.word), line);
}
