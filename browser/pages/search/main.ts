/** One search over all pages. It and its index are classic scripts, loaded when someone searches, so it works from files too. */

import { messages, searchMessages as text } from "../../core/messages.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import type { App } from "../app.ts";

declare global {
  // eslint-disable-next-line no-var
  var opstageFinding: { open(app: App): void } | undefined;
  // eslint-disable-next-line no-var
  var opstageSearch: readonly (readonly [url: string, title: string, text: string, readers?: string])[] | undefined;
}

const MOST_RESULTS = 20;
const SNIPPET = 120;

/** Without accents and capitals; every letter keeps its place, so that a snippet finds it. */
function plain(value: string): string {
  return value.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
}

interface Found {
  readonly url: string;
  readonly title: string;
  readonly snippet: string;
  readonly score: number;
}

/** Pages that hold every word; a word in the title counts most, the start of a word more than its middle. Pages of other readers come later. */
export function search(index: NonNullable<typeof globalThis.opstageSearch>, query: string): readonly Found[] {
  const words = plain(query).split(/\s+/).filter((word) => word.length > 1);
  if (!words.length) return [];
  const found: Found[] = [];
  for (const [url, title, body, readers] of index) {
    const head = plain(title);
    const rest = plain(body);
    let score = 0;
    for (const word of words) {
      const starts = ` ${rest}`.split(` ${word}`).length - 1;
      const points = (head.includes(word) ? 50 : 0) + Math.min(starts, 10) * 2 + (rest.includes(word) ? 1 : 0);
      if (!points) score = -Infinity;
      score += points;
    }
    const snippet = snippetOf(body, rest, words[0] ?? "");
    if (score > 0) found.push({ url, title, snippet: readers ? `${readers} · ${snippet}` : snippet, score: readers ? score / 2 : score });
  }
  return found.sort((a, b) => b.score - a.score).slice(0, MOST_RESULTS);
}

function snippetOf(body: string, lower: string, word: string): string {
  const at = Math.max(0, lower.indexOf(word) - 40);
  const start = at === 0 ? 0 : body.indexOf(" ", at) + 1;
  const part = body.slice(start, start + SNIPPET);
  return `${start > 0 ? "… " : ""}${part}${start + SNIPPET < body.length ? " …" : ""}`;
}

function resultNode(app: App, { url, title, snippet }: Found): HTMLElement {
  return make("li", {}, make("a", { attributes: { href: app.url(url) } }, title), make("p", {}, snippet));
}

function dialogFor(app: App): { dialog: HTMLDialogElement; field: HTMLInputElement } {
  const field = make("input", { class: "field", attributes: { type: "search", id: "zoekveld", autocomplete: "off" } });
  const status = make("p", { attributes: { role: "status" } });
  const list = make("ul", { class: "search__results" });
  const dialog = make("dialog", { class: "dialog search", attributes: { "aria-labelledby": "zoektitel" } });
  const show = (): void => {
    const results = search(globalThis.opstageSearch ?? [], field.value);
    const typed = field.value.trim().length > 1;
    status.textContent = !typed ? "" : results.length ? text.found(results.length) : text.none;
    list.replaceChildren(...results.map((result) => resultNode(app, result)));
  };
  field.addEventListener("input", () => {
    app.load("search").then(show, () => {
      status.textContent = messages.searchFailed;
    });
  });
  dialog.append(
    make("h2", { class: "dialog__title", attributes: { id: "zoektitel" } }, text.title),
    make("label", { class: "dialog__field", attributes: { for: "zoekveld" } }, make("span", {}, text.label)),
    field,
    status,
    list,
    make("div", { class: "dialog__buttons" }, button(text.close, () => dialog.close())),
  );
  document.body.append(dialog);
  return { dialog, field };
}

let made: ReturnType<typeof dialogFor> | undefined;

function open(app: App): void {
  made ??= dialogFor(app);
  made.dialog.showModal();
  made.field.focus();
  app.load("search").catch(() => undefined); // said when the reader types
}

globalThis.opstageFinding = { open };
