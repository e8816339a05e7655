/**
 * What stands on the board, in pieces that can be laid out over pages. They are made of what the author wrote on the page: controls,
 * and with them answers, states and names, are left out.
 */

import { button, type Child, make } from "../../questions/_parts/elements.ts";
import { halvesOf, paginate, type Piece, sentencesOf } from "./paginate.ts";

export { button, paginate };

/** What holds pieces that belong together: a list, a table, a quotation. */
export interface Shell {
  /** Made anew for each page. `first`: the number of the first item on it. */
  readonly make: (first: number) => { readonly root: HTMLElement; readonly holder: HTMLElement };
}

export interface Atom extends Piece<Atom> {
  readonly make: () => HTMLElement;
  readonly shell?: Shell;
  /** Place within its shell, from 1. */
  readonly number?: number;
  /** Something to read with the question: it stands in a frame. */
  readonly boxed?: boolean;
}

const LEFT_OUT = "script, style, button, input, textarea, select, template, form, .state, .practice, [data-practice], .visually-hidden, .sheet-link__number";
const KEPT = new Set(["href", "class", "src", "alt", "viewBox", "d", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "aria-hidden", "focusable", "scope", "colspan", "rowspan", "width", "height", "xmlns", "cx", "cy", "r", "x", "y", "rx", "ry", "points", "transform"]);

/** Classes that still mean something on the board. */
const KEPT_CLASS = /^(icon|work-form)|__count/;

/** A copy of what an author wrote: no controls, no ids, nothing that the script or a pupil put in it. */
export function copyOf(element: Element): HTMLElement {
  const copy = element.cloneNode(true) as HTMLElement;
  for (const term of copy.querySelectorAll("button.term")) term.replaceWith(...term.childNodes);
  for (const part of copy.querySelectorAll(LEFT_OUT)) part.remove();
  for (const part of [copy, ...copy.querySelectorAll("*")]) {
    for (const { name } of [...part.attributes]) if (!KEPT.has(name)) part.removeAttribute(name);
    if (!KEPT_CLASS.test(part.getAttribute("class") ?? "")) part.removeAttribute("class");
  }
  return copy;
}

export function wordsOf(element: Element | null): string {
  return element ? (copyOf(element).textContent ?? "").replace(/\s+/g, " ").trim() : "";
}

export function textAtom(text: string, tag: "p" | "h3" = "p", name = ""): Atom {
  const sentences = sentencesOf(text);
  const parts = sentences.length > 1 ? sentences : halvesOf(text);
  return {
    make: () => make(tag, name ? { class: name } : {}, text),
    heading: tag === "h3",
    ...(parts.length > 1 ? { split: () => parts.map((part) => textAtom(part, tag, name)) } : {}),
  };
}

/** Words of which the first are bold, such as a word and its meaning. */
export function pairAtom(head: string, text: string): Atom {
  return { make: () => make("p", {}, make("strong", {}, head), ` ${text}`), split: () => [textAtom(head, "h3"), textAtom(text)] };
}

function copyAtom(element: Element, shell?: Shell, number?: number): Atom {
  const words = wordsOf(element);
  const splits = element.matches("p, li") && sentencesOf(words).length > 1;
  return {
    make: () => copyOf(element),
    ...(shell ? { shell } : {}),
    ...(number === undefined ? {} : { number }),
    ...(splits ? { split: () => sentencesOf(words).map((sentence) => textAtom(sentence)) } : {}),
  };
}

function listShell(ordered: boolean, name: string, start = 1): Shell {
  return {
    make: (first) => {
      const list = make(ordered ? "ol" : "ul", { class: name });
      if (ordered) {
        list.setAttribute("start", String(first + start - 1));
        list.style.setProperty("--start", String(first + start - 2));
      }
      return { root: list, holder: list };
    },
  };
}

/** Labels that their author numbered ("1. …") without that number: the list itself has numbers. */
function withoutNumbers(items: readonly string[]): readonly string[] {
  const isNumbered = items.every((item, index) => item.startsWith(`${index + 1}. `));
  return isNumbered ? items.map((item) => item.replace(/^\d+\. /, "")) : items;
}

/** Words as a list in big type. */
export function listAtoms(items: readonly string[], { ordered = false, name = "lesson__list" } = {}): Atom[] {
  const shell = listShell(ordered, name);
  return (ordered ? withoutNumbers(items) : items).map((item, index) => ({ make: () => make("li", {}, item), shell, number: index + 1 }));
}

/** A table of words; every page of it has its headings. */
export function tableAtoms(head: readonly string[], rows: readonly (readonly Child[])[]): Atom[] {
  const shell: Shell = {
    make: () => {
      const body = make("tbody");
      const heads = head.map((words) => make("th", { attributes: { scope: "col" } }, words));
      const table = make("table", { class: "lesson__table" }, make("thead", {}, make("tr", {}, ...heads)), body);
      return { root: table, holder: body };
    },
  };
  return rows.map(([first = "", ...cells], index) => ({
    make: () => make("tr", {}, make("th", { attributes: { scope: "row" } }, first), ...cells.map((cell) => make("td", {}, cell))),
    shell,
    number: index + 1,
  }));
}

function copiedTable(table: Element): Atom[] {
  const shell: Shell = {
    make: () => {
      const body = make("tbody");
      const head = table.querySelector("thead");
      const root = make("table", { class: "lesson__table" }, ...(head ? [copyOf(head)] : []), body);
      return { root, holder: body };
    },
  };
  return [...table.querySelectorAll("tbody tr")].map((row, index) => copyAtom(row, shell, index + 1));
}

function copiedList(list: Element, name = "lesson__words"): Atom[] {
  const ordered = list.localName === "ol";
  const shell = listShell(ordered, name, Number(list.getAttribute("start") ?? 1));
  return [...list.children].map((item, index) => copyAtom(item, shell, index + 1));
}

function copiedQuote(quote: Element): Atom[] {
  const shell: Shell = {
    make: () => {
      const root = make("blockquote", { class: "lesson__quote" });
      return { root, holder: root };
    },
  };
  return [...quote.children].map((child, index) => ({
    ...copyAtom(child, shell, index + 1),
    ...(child.localName === "p" ? { split: () => sentencesOf(wordsOf(child)).map((sentence) => ({ ...textAtom(sentence), shell })) } : {}),
  }));
}

/** The pieces of one element of the page. */
export function atomsOf(element: Element): Atom[] {
  switch (element.localName) {
    case "ul":
    case "ol":
      return copiedList(element);
    case "table":
      return copiedTable(element);
    case "blockquote":
      return copiedQuote(element);
    case "h2":
    case "h3":
    case "h4":
      return [textAtom(wordsOf(element), "h3")];
    case "dl":
      return [...element.querySelectorAll("dt")].map((term) => pairAtom(`${wordsOf(term)}:`, wordsOf(term.nextElementSibling)));
    case "div":
    case "section":
      return [...element.children].flatMap(atomsOf);
    default:
      return wordsOf(element) || element.querySelector("img") ? [copyAtom(element)] : [];
  }
}

function isSame<T>(a: T | undefined, b: T | undefined): boolean {
  return a !== undefined && a === b;
}

/** Pieces as they stand on a page: neighbours of one list or table in one list or table, and what is to be read in a frame. */
export function layOut(page: readonly Atom[]): HTMLElement {
  const root = make("div", { class: "lesson" });
  let box: HTMLElement | undefined;
  let open: { shell: Shell; holder: HTMLElement } | undefined;
  for (const atom of page) {
    if (!atom.boxed) box = undefined;
    else if (!box) {
      box = make("div", { class: "lesson__box" });
      root.append(box);
      open = undefined;
    }
    const place = box ?? root;
    if (!atom.shell || !isSame(open?.shell, atom.shell) || !place.contains(open?.holder ?? null)) {
      open = undefined;
      if (atom.shell) {
        const made = atom.shell.make(atom.number ?? 1);
        place.append(made.root);
        open = { shell: atom.shell, holder: made.holder };
      }
    }
    (open?.holder ?? place).append(atom.make());
  }
  return root;
}
