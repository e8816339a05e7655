/**
 * The script of the page with all profession cards: a search, paper, and the board. A script of its own, so that this page does not
 * load the other practice tools. Without it all cards stand there.
 */

import { make } from "../../questions/_parts/elements.ts";
import { reveal } from "../../questions/_parts/dom.ts";
import { openBoard } from "../_parts/board.ts";
import { type CardFacts, fitting, plainWords } from "./filter.ts";
import { filterForm } from "./filter_form.ts";

interface PageCard extends CardFacts {
  readonly element: HTMLElement;
}

function cardOf(element: HTMLElement): PageCard {
  const list = (name: string): string[] => (element.dataset[name] ?? "").split(" ");
  return {
    element,
    id: element.dataset["card"] ?? "",
    profile: element.dataset["profile"] ?? "",
    types: list("types"),
    work: list("work"),
    words: plainWords(element.textContent ?? ""),
  };
}

/** A copy for the board: without the name, which is the board's title, and without ids that would stand twice. */
function copyOf({ element }: PageCard): HTMLElement {
  const copy = element.cloneNode(true) as HTMLElement;
  for (const part of [copy, ...copy.querySelectorAll("[id]")]) part.removeAttribute("id");
  copy.removeAttribute("aria-labelledby");
  copy.querySelector(".profession__name")?.remove();
  return copy;
}

/** The cards that the search gave, one at a time in big type. */
function showOnBoard(cards: readonly PageCard[]): void {
  const body = make("div", { class: "profession-board" });
  let place = 0;
  const nameOf = (card: PageCard | undefined): string => card?.element.querySelector(".profession__name")?.textContent ?? "";
  const show = (next: number): void => {
    place = Math.min(Math.max(next, 0), cards.length - 1);
    const card = cards[place];
    if (card) body.replaceChildren(copyOf(card));
    board.setTitle(nameOf(card));
    board.setSteps({ next: place < cards.length - 1, previous: place > 0 });
  };
  const board = openBoard({ title: nameOf(cards[0]), body, onNext: () => show(place + 1), onPrevious: () => show(place - 1) });
  show(0);
}

function enable(root: HTMLElement): void {
  const cards = [...root.querySelectorAll<HTMLElement>("[data-card]")].map(cardOf);
  const groups = [...root.querySelectorAll<HTMLElement>("[data-profile-group]")];
  const empty = root.querySelector<HTMLElement>("[data-filter-empty]");
  const tools = root.querySelectorAll<HTMLButtonElement>("[data-show-on-board], [data-print-cards]");
  let shown: readonly PageCard[] = cards;
  const form = filterForm(root.querySelector<HTMLElement>("[data-card-filter]") as HTMLElement, () => show());
  const show = (): void => {
    shown = fitting(cards, form.read());
    for (const card of cards) card.element.hidden = !shown.includes(card);
    for (const group of groups) group.hidden = !group.querySelector("[data-card]:not([hidden])");
    for (const tool of tools) tool.hidden = !shown.length;
    if (empty) empty.hidden = shown.length > 0;
    form.showCount(shown.length, cards.length);
  };
  root.addEventListener("click", (event) => {
    const target = (event.target as Element).closest("[data-show-on-board], [data-print-cards]");
    if (target?.matches("[data-show-on-board]")) showOnBoard(shown);
    else if (target) window.print();
  });
  reveal(root);
  show();
}

const root = document.querySelector<HTMLElement>("[data-professions]");
if (root) enable(root);
