/** Pairs that play one card after another. Pure: no DOM. */

import type { AnswerOf } from "../../core/definition.ts";

/** Where the class is with a card. A new card or another pair begins anew; which cards were played is an answer of the sheet. */
export class Pairs {
  /** Number of the pair that plays the card on top, from 1. */
  pair = 1;
  /** The two players changed seats. */
  swapped = false;
  /** The twist of the card is on the screen. */
  twistShown = false;

  /** A new card: the first pair begins. */
  newCard(): void {
    this.pair = 0;
    this.nextPair();
  }

  /** The same card, played by two others. */
  nextPair(): void {
    this.pair += 1;
    this.swapped = false;
    this.twistShown = false;
  }

  swap(): void {
    this.swapped = !this.swapped;
  }

  showTwist(): void {
    this.twistShown = true;
  }
}

type Played = AnswerOf<"multiple-choice">;

/** The answer with one more card that was played; the same answer when it stands there already or the question does not know it. */
export function withPlayed(answer: Played | undefined, id: string, known: readonly { readonly id: string }[]): Played {
  const now = answer ?? { choices: [] };
  if (now.choices.includes(id) || !known.some((choice) => choice.id === id)) return now;
  return { ...now, choices: [...now.choices, id] };
}
