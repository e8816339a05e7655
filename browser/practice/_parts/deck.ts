/** A stack of cards to draw from, and the part of the page that shows the card on top. The page and the board may share a stack. */

import { deckMessages as words } from "../../core/messages.ts";
import { button, type Child, make } from "../../questions/_parts/elements.ts";

export interface Card {
  readonly id: string;
}

/** A number from 0 up to but not 1. */
export type Random = () => number;

/** The cards in another order, by Fisher and Yates: every order is as likely. */
export function shuffled<C>(cards: readonly C[], random: Random): C[] {
  const rest = [...cards];
  const order: C[] = [];
  while (rest.length) order.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return order;
}

/** Draws without repeats until every card was drawn, then shuffles; never the same card twice in a row. */
export class Deck<C extends Card> {
  readonly #cards: readonly C[];
  readonly #random: Random;
  /** Cards still to draw before the next shuffle. */
  #stack: C[];
  /** All cards that were on top, in order. */
  readonly #drawn: C[] = [];
  #place = -1;

  /** `played`: ids of cards that were drawn on another day; they come after the new ones. */
  constructor(cards: readonly C[], random: Random = Math.random, played: readonly string[] = []) {
    this.#cards = cards;
    this.#random = random;
    this.#stack = shuffled(cards.filter(({ id }) => !played.includes(id)), random);
  }

  /** The card on top; none before the first draw. */
  get current(): C | undefined {
    return this.#drawn[this.#place];
  }

  /** How many cards come before the next shuffle. */
  get left(): number {
    return this.#stack.length;
  }

  get canGoBack(): boolean {
    return this.#place > 0;
  }

  /** The next card: the one that was put back, or a new one. None when the deck has no cards. */
  draw(): C | undefined {
    if (this.#place < this.#drawn.length - 1) this.#place += 1;
    else {
      const card = this.#next();
      if (!card) return undefined;
      this.#place = this.#drawn.push(card) - 1;
    }
    return this.current;
  }

  #next(): C | undefined {
    if (!this.#stack.length) this.#stack = this.#reshuffled();
    return this.#stack.shift();
  }

  /** All cards anew; the one that was drawn last does not come first. */
  #reshuffled(): C[] {
    const last = this.#drawn.at(-1);
    const [first, ...others] = shuffled(this.#cards.filter((card) => card !== last), this.#random);
    if (!first) return [...this.#cards];
    return last ? [first, ...shuffled([last, ...others], this.#random)] : [first, ...others];
  }

  /** The card before this one. */
  back(): C | undefined {
    if (this.canGoBack) this.#place -= 1;
    return this.current;
  }

  /** Put a card on top that someone chose by hand. */
  choose(id: string): C | undefined {
    const card = this.#cards.find((candidate) => candidate.id === id);
    if (card && card !== this.current) {
      this.#stack = this.#stack.filter((candidate) => candidate !== card);
      this.#drawn.length = this.#place + 1;
      this.#place = this.#drawn.push(card) - 1;
    }
    return card;
  }
}

export interface DeckOptions<C extends Card> {
  readonly deck: Deck<C>;
  /** Name of the stack, for who cannot see it: "Vragen van het bedrijf". */
  readonly name: string;
  /** What stands on a card. */
  readonly face: (card: C) => readonly Child[];
  /** What a screen reader says of a new card. */
  readonly spoken: (card: C) => string;
  /** Words on the button; a common word otherwise. */
  readonly drawText?: string;
  readonly onDraw?: (card: C) => void;
}

export interface DeckView {
  readonly element: HTMLElement;
  /** Draw a card, as the button does: for a key or a clicker. */
  readonly draw: () => void;
  readonly back: () => void;
  /** Show the card on top again, after another view of the stack moved it. */
  readonly refresh: () => void;
}

/** A stack on a page or on the board: the card on top, a button to draw, and how many are left. The focus stays on the button. */
export function makeDeck<C extends Card>({ deck, name, face, spoken, drawText = words.draw, onDraw }: DeckOptions<C>): DeckView {
  const card = make("div", { class: "deck__card" });
  const count = make("p", { class: "deck__count" });
  const status = make("p", { class: "visually-hidden", attributes: { role: "status" } });
  const draw = (): void => {
    const drawn = deck.draw();
    refresh();
    if (!drawn) return;
    status.textContent = spoken(drawn);
    onDraw?.(drawn);
  };
  const back = (): void => {
    const shown = deck.back();
    refresh();
    if (shown) status.textContent = spoken(shown);
  };
  const refresh = (): void => {
    const top = deck.current;
    card.hidden = !top;
    if (top) card.replaceChildren(...face(top));
    count.textContent = deck.left ? words.left(deck.left) : words.shuffle;
  };
  const tools = make("div", { class: "deck__tools" }, button(drawText, draw, { primary: true, action: "deck-draw" }), count);
  const element = make("div", { class: "deck", attributes: { role: "group", "aria-label": name } }, card, tools, status);
  refresh();
  return { element, draw, back, refresh };
}
