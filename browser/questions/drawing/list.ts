/** What is on the drawing, in words: the same as the picture, for who does not see it or does not use a mouse. */

import { drawingMessages as words } from "../../core/messages.ts";
import { make } from "../_parts/elements.ts";
import { HEIGHT, type Placed, type Thing, WIDTH } from "./things.ts";
import { nameOf } from "./tools.ts";

export type Move = keyof typeof words.moves;

const MOVES = Object.keys(words.moves) as Move[];

export function labelOf(thing: Thing): string {
  if (thing.kind === "line") return words.line;
  return thing.kind === "word" ? words.quoted(thing.label) : nameOf(thing.label);
}

/** One of nine places on the paper. */
export function whereIs({ x, y }: { readonly x: number; readonly y: number }): string {
  const third = (value: number, whole: number): 0 | 1 | 2 => (value < whole / 3 ? 0 : value > (whole * 2) / 3 ? 2 : 1);
  return words.where[third(y, HEIGHT)][third(x, WIDTH)];
}

interface Actions {
  choose(index: number): void;
  move(index: number, move: Move): void;
}

function controls(thing: Placed, index: number, actions: Actions): HTMLElement {
  const buttons = MOVES.map((move) => {
    const attributes = { type: "button", "data-key": `${move}-${index}`, "aria-label": words.moveName(words.moves[move], labelOf(thing)) };
    return make("button", { class: "button button--small", attributes, onClick: () => actions.move(index, move) }, words.moves[move]);
  });
  return make("div", { class: "drawing__row" }, ...buttons);
}

/** Fill the list anew. The focus stays on the same button. */
export function showThings(root: HTMLElement, things: readonly Thing[], chosen: number, actions: Actions): void {
  const key = root.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset["key"] : undefined;
  const items = things.flatMap((thing, index) => {
    if (thing.kind === "line") return [];
    const attributes = { type: "button", "aria-pressed": String(index === chosen), "data-key": `choose-${index}` };
    const text = words.thing(labelOf(thing), words.colors[thing.color], whereIs(thing));
    const choose = make("button", { class: "drawing__thing", attributes, onClick: () => actions.choose(index === chosen ? -1 : index) }, text);
    return [make("li", {}, choose, ...(index === chosen ? [controls(thing, index, actions)] : []))];
  });
  const lines = things.length - items.length;
  const note = items.length ? [] : [make("p", { class: "hint" }, words.nothing)];
  root.replaceChildren(
    make("h3", { class: "drawing__title" }, words.things),
    ...note,
    ...(items.length ? [make("ul", { class: "drawing__things" }, ...items)] : []),
    ...(lines ? [make("p", { class: "hint" }, words.lines(lines))] : []),
  );
  if (key) root.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus();
}
