/** A stack of cards: every card comes once before any comes again. */

import { Deck, shuffled } from "../../browser/practice/_parts/deck.ts";
import { holds, same, test } from "./runner.ts";

const ids = ["a", "b", "c", "d", "e"];
const cards = ids.map((id) => ({ id }));

/** Numbers that look random and are the same in every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

function draws(deck: Deck<{ id: string }>, count: number): string[] {
  return Array.from({ length: count }, () => deck.draw()?.id ?? "none");
}

test("every round holds every card once", () => {
  for (let seed = 1; seed < 200; seed += 1) {
    const found = draws(new Deck(cards, chance(seed)), 15);
    for (const start of [0, 5, 10]) same(found.slice(start, start + 5).sort(), ids);
  }
});

test("the same card never comes twice in a row, also over a shuffle", () => {
  for (let seed = 1; seed < 500; seed += 1) {
    const found = draws(new Deck(cards.slice(0, 2 + (seed % 4)), chance(seed)), 40);
    const twice = found.filter((id, index) => id === found[index - 1]);
    holds(twice.length === 0, found.join(""));
  }
});

test("one card comes again and again", () => same(draws(new Deck([{ id: "a" }]), 3), ["a", "a", "a"]));

test("a deck without cards gives none", () => {
  const empty = new Deck<{ id: string }>([]);
  same([empty.draw(), empty.current, empty.left], [undefined, undefined, 0]);
});

test("it tells how many cards there are before the shuffle", () => {
  const deck = new Deck(cards, chance(3));
  const left = [deck.left];
  for (let turn = 0; turn < 6; turn += 1) {
    deck.draw();
    left.push(deck.left);
  }
  same(left, [5, 4, 3, 2, 1, 0, 4]);
});

test("cards of another day come after the new ones", () => {
  for (let seed = 1; seed < 50; seed += 1) {
    const deck = new Deck(cards, chance(seed), ["a", "c", "e"]);
    same(draws(deck, 2).sort(), ["b", "d"]);
  }
});

test("back shows the card before, and drawing then shows the same next card", () => {
  const deck = new Deck(cards, chance(7));
  const found = draws(deck, 3);
  same([deck.back()?.id, deck.back()?.id, deck.canGoBack, deck.back()?.id], [found[1], found[0], false, found[0]]);
  same(draws(deck, 2), found.slice(1));
});

test("a card that was chosen by hand does not come again in this round", () => {
  const deck = new Deck(cards, chance(5));
  same(deck.choose("d")?.id, "d");
  same([deck.current?.id, draws(deck, 4).sort()], ["d", ["a", "b", "c", "e"]]);
  same(deck.choose("nothing"), undefined);
});

test("every order can come out of a shuffle", () => {
  const random = chance(11);
  const orders = new Set(Array.from({ length: 400 }, () => shuffled(["a", "b", "c"], random).join("")));
  same([...orders].sort(), ["abc", "acb", "bac", "bca", "cab", "cba"]);
});
