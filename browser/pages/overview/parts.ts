/** Pieces of page that the views share. What a pupil wrote reaches the page as text nodes only. */

import type { Block } from "../../core/report.ts";
import { overviewMessages as words } from "../../core/messages.ts";
import { hasText, isoDay, readableDate } from "../../core/text.ts";
import { pictureText } from "./answers.ts";
import { button, type Child, make } from "../../questions/_parts/elements.ts";
import type { Counts } from "./counts.ts";
import { nextFrame } from "./pace.ts";

let number = 0;

/** An id that no other element has. */
export function freshId(): string {
  number += 1;
  return `klas-${number}`;
}

/** "21 november 2026", in local time. */
export function dayOf(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? "" : readableDate(isoDay(date));
}

/** "21-11" for a narrow cell. */
export function shortDay(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? "" : `${date.getDate()}-${date.getMonth() + 1}`;
}

/** A control with its label above it. */
export function labelled(text: string, control: HTMLElement): HTMLElement {
  control.id = freshId();
  return make("p", { class: "overview__field" }, make("label", { attributes: { for: control.id } }, text), control);
}

/** A list to choose from. */
export function choice(options: readonly (readonly [value: string, text: string])[], value: string, onChange: (value: string) => void): HTMLSelectElement {
  const select = make("select", { class: "field", attributes: { autocomplete: "off" } }, ...options.map(([id, text]) => make("option", { attributes: { value: id } }, text)));
  select.value = value;
  select.addEventListener("change", () => onChange(select.value));
  return select;
}

/** A search field that tells what is typed. */
export function searchField(value: string, onInput: (value: string) => void): HTMLInputElement {
  const field = make("input", { class: "field", attributes: { type: "search", autocomplete: "off", maxlength: "200" } });
  field.value = value;
  field.addEventListener("input", () => onInput(field.value));
  return field;
}

/** Items that are shown before someone asks for more: a class. */
export const FIRST = 30;
/** Elements that are made between two frames. */
const ELEMENTS_A_FRAME = 150;

export interface Filling {
  /** Stop making: the view is gone. */
  stop(): void;
  /** Resolves when the first part is made. */
  readonly ready: Promise<void>;
}

/** Makes a long list bit by bit. After the first thirty a button shows the next. `all`: everything, for paper. */
export function fill<T>(target: HTMLElement, items: readonly T[], makeItem: (item: T, index: number) => HTMLElement, after: HTMLElement, all = false): Filling {
  let stopped = false;
  let shown = 0;
  const show = async (count: number): Promise<void> => {
    const end = Math.min(items.length, shown + count);
    after.replaceChildren();
    await nextFrame(); // what stands around the list comes first
    let elements = 0;
    while (shown < end && !stopped) {
      const item = makeItem(items[shown] as T, shown);
      target.append(item);
      shown += 1;
      elements += item.querySelectorAll("*").length + 1;
      if (elements < ELEMENTS_A_FRAME || shown === end) continue;
      elements = 0;
      await nextFrame();
    }
    const left = items.length - shown;
    if (left > 0 && !stopped) after.replaceChildren(moreButton(Math.min(left, FIRST), show));
    target.dataset["filled"] = String(shown);
  };
  const ready = show(all ? items.length : FIRST);
  return {
    ready,
    stop: () => {
      stopped = true;
    },
  };
}

function moreButton(count: number, show: (count: number) => Promise<void>): HTMLElement {
  return make("p", {}, button(words.more(count), () => void show(count)));
}

/** Text in paragraphs as it was written. */
function lines(text: string): HTMLElement {
  return make("p", { class: "overview__words" }, text);
}

function tableNode(block: Extract<Block, { kind: "table" }>, shown: (text: string) => string): Node {
  const rows = block.rows.map(({ header, cells }) => {
    const filled = cells.map((cell, index) => ({ cell, column: block.columns[index] ?? "" })).filter(({ cell }) => hasText(cell));
    const parts = filled.map(({ cell, column }) => (cells.length > 1 ? `${column}: ${cell}` : cell)).join("\n");
    return [...(header === undefined ? [] : [make("dt", {}, header)]), make("dd", { class: "overview__words" }, shown(parts))];
  });
  return make("dl", { class: "overview__rows" }, ...rows.flat());
}

/** An answer, short: only what was chosen or filled. */
export function answerNodes(blocks: readonly Block[], shown: (text: string) => string): readonly Node[] {
  return blocks.map((block) => {
    switch (block.kind) {
      case "text":
      case "note":
        return lines(shown(block.text));
      case "options":
        return make("ul", {}, ...block.options.map(({ label, other }) => make("li", {}, other ? shown(`${label}: ${other}`) : label)));
      case "list":
        return make(block.ordered ? "ol" : "ul", {}, ...block.items.map((item) => make("li", {}, shown(item))));
      case "table":
        return tableNode(block, shown);
      case "image":
      case "figure":
        return lines(shown(pictureText(block)));
    }
  });
}

/** Tints of a divided bar go round; the legend and the table name them. */
const TINTS = 6;

function bar(values: readonly number[], most: number, divided: boolean): HTMLElement {
  const parts = values.map((value, index) => {
    const part = make("span", { class: "overview__part", attributes: { "data-tint": String(divided ? index % TINTS : 0) } }, divided && value ? String(value) : "");
    part.style.inlineSize = `${most ? (value / most) * 100 : 0}%`;
    return part;
  });
  return make("span", { class: "overview__bar" }, ...parts);
}

function legend(columns: readonly string[]): HTMLElement {
  const items = columns.map((column, index) => make("li", {}, make("span", { class: "overview__key", attributes: { "data-tint": String(index % TINTS) } }), column));
  return make("ul", { class: "overview__legend" }, ...items);
}

function countTable({ columns, rows, answered }: Counts): HTMLElement {
  const head = make("tr", {}, ...[words.counts.choice, ...columns].map((text) => make("th", { attributes: { scope: "col" } }, text)));
  const body = rows.map(({ label, values }) =>
    make("tr", {}, make("th", { attributes: { scope: "row" } }, label), ...values.map((value) => make("td", {}, columns.length > 1 ? String(value) : words.counts.of(value, answered)))),
  );
  return make("table", {}, make("caption", { class: "visually-hidden" }, words.counts.title), make("thead", {}, head), make("tbody", {}, ...body));
}

/** A bar chart, and the same figures in a table. */
export function countsNode(counts: Counts): HTMLElement {
  const divided = counts.columns.length > 1;
  const bars = counts.rows.map(({ label, values }) => {
    const end = divided ? [] : [make("span", { class: "overview__count" }, words.counts.of(values[0] ?? 0, counts.answered))];
    return make("li", {}, make("span", { class: "overview__bar-label" }, label), bar(values, counts.answered, divided), ...end);
  });
  const chart = make("div", { attributes: { "aria-hidden": "true" } }, ...(divided ? [legend(counts.columns)] : []), make("ul", { class: "overview__bars" }, ...bars));
  const twin = make("details", {}, make("summary", {}, words.counts.inNumbers), scrolling(countTable(counts), words.counts.title));
  return make("section", { class: "overview__counts" }, make("h3", {}, words.counts.title), make("p", {}, words.counts.answered(counts.answered)), chart, twin);
}

/** A part that scrolls by itself, so that the page never scrolls sideways. */
export function scrolling(content: HTMLElement, name: string): HTMLElement {
  return make("div", { class: "overview__scroll", attributes: { role: "region", tabindex: "0", "aria-label": name } }, content);
}

/** A button that is on or off. */
export function toggle(text: string, on: boolean, onClick: () => void): HTMLButtonElement {
  const made = button(text, onClick);
  made.setAttribute("aria-pressed", String(on));
  return made;
}

export function small(...children: readonly Child[]): HTMLElement {
  return make("small", { class: "overview__small" }, ...children);
}
