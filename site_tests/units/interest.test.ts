/** The interest helper counts by the rules of its source: two highest kinds, all that tie, nothing for what was not answered. */

import { groupsOf } from "../../browser/practice/interest-helper/groups.ts";
import {
  answeredOf,
  highest,
  type Kind,
  profilesFor,
  type Profile,
  shareOf,
  strengthOf,
  type Tally,
  talliesOf,
  theoryFor,
} from "../../browser/practice/interest-helper/score.ts";
import { same, test } from "./runner.ts";

const POINTS = new Map([["leuk", 2], ["misschien", 1], ["niet-leuk", 0]]);
const LETTERS = ["r", "i", "a", "s", "e", "c"];
const KINDS: readonly Kind[] = LETTERS.map((id) => ({ id, name: id.toUpperCase(), means: "", items: [1, 2, 3, 4, 5].map((number) => `${id}${number}`) }));
const ITEMS = KINDS.flatMap(({ items }) => items);

/** Answers to the five sentences of each kind: "lmn?" for leuk, misschien, niet leuk and weet ik niet; a space for none. */
function answers(kinds: { readonly [kind: string]: string }): Record<string, string> {
  const words: Record<string, string> = { l: "leuk", m: "misschien", n: "niet-leuk", "?": "weet-niet" };
  const entries = Object.entries(kinds).flatMap(([kind, signs]) =>
    [...signs].flatMap((sign, index) => (words[sign] ? [[`${kind}${index + 1}`, words[sign]] as const] : [])),
  );
  return Object.fromEntries(entries);
}

function best(kinds: { readonly [kind: string]: string }): readonly string[] {
  return highest(talliesOf(KINDS, answers(kinds), POINTS));
}

const tally = (points: number, answered: number): Tally => ({ kind: "r", points, answered });

test("leuk counts two, misschien one, niet leuk nothing", () => {
  same(talliesOf(KINDS, answers({ r: "lmn", s: "lllll" }), POINTS).filter(({ answered }) => answered), [
    { kind: "r", points: 3, answered: 3 },
    { kind: "s", points: 10, answered: 5 },
  ]);
});
test("niet leuk is an answer, weet ik niet and an empty row are none", () => same(answeredOf(ITEMS, answers({ r: "nnn??", s: "l   l" }), POINTS), 5));
test("a choice that the list does not know is no answer", () => same(answeredOf(ITEMS, { r1: "toString", r2: "constructor", r3: "" }, POINTS), 0));
test("a sentence that is not in the list is no answer", () => same(answeredOf(ITEMS, { z9: "leuk", toString: "leuk" }, POINTS), 0));

test("the two highest kinds are shown, in the order of the list", () => {
  same(best({ r: "lmnnn", i: "nnnnn", a: "mmmmm", s: "lllll", e: "llmnn", c: "llllm" }), ["s", "c"]);
});
test("who ties with the second is shown too", () => same(best({ r: "lllll", i: "llmmm", a: "lllmn", s: "nnnnn", e: "nnnnn", c: "lnnnn" }), ["r", "i", "a"]));
test("three that tie at the top are all shown, and nothing below them", () => {
  same(best({ r: "llll ", i: "lllll", a: "lll  ", s: "lllln", e: "nnnnn", c: "nnnnn" }), ["r", "i", "a"]);
});
test("all six are shown when everything is liked alike", () => same(best({ r: "mmmmm", i: "mmmmm", a: "mmmmm", s: "mmmmm", e: "mmmmm", c: "mmmmm" }), LETTERS));
test("who likes nothing gets no kind", () => same(best({ r: "nnnnn", i: "nnnnn", a: "nnnnn", s: "nnnnn", e: "nnnnn", c: "nnnnn" }), []));
test("one kind that is liked stands alone", () => same(best({ r: "lllll", i: "nnnnn", a: "nnnnn", s: "nnnnn", e: "nnnnn", c: "nnnnn" }), ["r"]));
test("weet ik niet does not pull a kind down: two of three is as much as four of six", () => {
  same(best({ r: "llm??", i: "nnnnn", a: "llmmm", s: "llmnn", e: "nnnnn", c: "nnnnn" }), ["r", "a"]);
});
test("one answer says nothing of a kind", () => same(best({ r: "l????", i: "mmmmm", a: "mnnnn", s: "lmnnn", e: "nnnnn", c: "nnnnn" }), ["i", "s"]));

test("a tally in words", () => {
  same([tally(10, 5), tally(7, 5), tally(6, 5), tally(4, 5), tally(3, 5), tally(0, 5), tally(2, 1), tally(0, 0)].map(strengthOf), [
    "often",
    "often",
    "sometimes",
    "sometimes",
    "seldom",
    "seldom",
    "unknown",
    "unknown",
  ]);
});
test("a bar is as long as what was liked of what was answered", () => same([tally(10, 5), tally(3, 3), tally(0, 4), tally(2, 1)].map(shareOf), [1, 0.5, 0, 0]));

const PROFILES: readonly Profile[] = ([
  ["bwi", { r: 3, c: 2, a: 1 }],
  ["pie", { r: 3, i: 2, c: 1 }],
  ["mvi", { a: 3, i: 2, c: 1 }],
  ["zw", { s: 3, a: 2, e: 1 }],
  ["eo", { e: 3, c: 2, s: 1 }],
  ["dp", { s: 3, e: 2, r: 1 }],
] as const).map(([id, weights]) => ({ id, name: id, short: id, weights, places: [] }));

function near(...kinds: string[]): string[] {
  return profilesFor(PROFILES, kinds).near.map(({ id }) => id);
}

test("profiles to which both kinds belong most come first", () => same(near("s", "e").slice(0, 2), ["dp", "zw"]));
test("equal profiles keep the order of the list, and none that ties is left out", () => same(near("r", "c"), ["bwi", "pie", "eo", "mvi", "dp"]));
test("a profile without one of the kinds waits with the others", () => {
  const { near: close, others } = profilesFor(PROFILES, ["i"]);
  same([close.map(({ id }) => id), others.map(({ id }) => id)], [["pie", "mvi"], ["bwi", "zw", "eo", "dp"]]);
});
test("every profile stays in reach", () => {
  for (const kinds of [[], ["r"], ["s", "a"], LETTERS]) {
    const { near: close, others } = profilesFor(PROFILES, kinds);
    same([...close, ...others].map(({ id }) => id).sort(), PROFILES.map(({ id }) => id).sort());
  }
});
test("the theory road names profiles of its own", () => {
  const theory = [{ name: "techniek", kinds: ["r", "i"] }, { name: "economie", kinds: ["e", "c"] }];
  same([theoryFor(theory, ["i", "s"]), theoryFor(theory, ["s"]), theoryFor(theory, ["c", "r"])], [["techniek"], [], ["techniek", "economie"]]);
});

test("a long list falls in groups, the last one as long as it is", () => {
  same(groupsOf([1, 2, 3, 4, 5, 6, 7], 3), [[1, 2, 3], [4, 5, 6], [7]]);
  same(groupsOf([], 6), []);
});
