/** Which profession cards fit what a pupil looks for. */

/** What a card can be found by. */
export interface CardFacts {
  readonly id: string;
  readonly profile: string;
  readonly types: readonly string[];
  readonly work: readonly string[];
  /** All that stands on it, as `plainWords` gives it. */
  readonly words: string;
}

/** Empty parts ask nothing. */
export interface CardFilter {
  readonly profile: string;
  /** Kinds of work: one of them is enough. */
  readonly types: readonly string[];
  /** Where and with what: all of them must be so. */
  readonly work: readonly string[];
  readonly text: string;
}

export const EVERYTHING: CardFilter = { profile: "", types: [], work: [], text: "" };

/** Lower case without accents, so that "cafe" finds "Café". */
export function plainWords(text: string): string {
  return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[’‘]/g, "'").toLowerCase();
}

function fits(card: CardFacts, filter: CardFilter, wanted: readonly string[]): boolean {
  return (
    (!filter.profile || card.profile === filter.profile) &&
    (!filter.types.length || filter.types.some((type) => card.types.includes(type))) &&
    filter.work.every((work) => card.work.includes(work)) &&
    wanted.every((word) => card.words.includes(word))
  );
}

/** The cards that fit, in their own order. Every word that was typed must stand on a card. */
export function fitting<C extends CardFacts>(cards: readonly C[], filter: CardFilter): readonly C[] {
  const wanted = plainWords(filter.text).split(/\s+/).filter(Boolean);
  return cards.filter((card) => fits(card, filter, wanted));
}

export function asksNothing(filter: CardFilter): boolean {
  return !filter.profile && !filter.types.length && !filter.work.length && !filter.text.trim();
}
