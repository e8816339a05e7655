/** Votes by hands: counting, before and after, and what stands out at the end. */

import { barShare, countOf, mostDivided, mostMoved, moved, NO_VOTES, totalOf, typedCount, type Votes, withCount } from "../../browser/practice/fact-or-opinion/votes.ts";
import { same, test } from "./runner.ts";

const CHOICES = ["feit", "mening", "twijfel"];

function votes(rows: { readonly [statement: string]: readonly [readonly number[], (readonly number[])?] }): Votes {
  let all = NO_VOTES;
  for (const [statement, [first, second]] of Object.entries(rows)) {
    CHOICES.forEach((choice, index) => {
      all = withCount(all, statement, "first", choice, first[index] ?? 0);
      if (second) all = withCount(all, statement, "second", choice, second[index] ?? 0);
    });
  }
  return all;
}

test("a count is changed without touching another choice, round or statement", () => {
  const before = votes({ cv: [[3, 4, 5], [1, 1, 1]], leuk: [[2, 2, 2]] });
  const after = withCount(before, "cv", "first", "mening", 9);
  same([countOf(after, "cv", "first", "mening"), totalOf(after, "cv", "first", CHOICES), totalOf(after, "cv", "second", CHOICES)], [9, 17, 3]);
  same([totalOf(after, "leuk", "first", CHOICES), countOf(before, "cv", "first", "mening")], [6, 4]);
});

const limits: readonly (readonly [number, number])[] = [[-1, 0], [0, 0], [12, 12], [2.9, 2], [1e9, 999], [NaN, 0], [Infinity, 0]];
for (const [given, kept] of limits) {
  test(`a count of ${given} is kept as ${kept}`, () => same(countOf(withCount(NO_VOTES, "cv", "first", "feit", given), "cv", "first", "feit"), kept));
}

const typed: readonly (readonly [string, number])[] = [["12", 12], ["", 0], [" 7 ", 7], ["-3", 3], ["1e5", 15], ["veel", 0], ["99999999", 9999], ["<b>4</b>", 4]];
for (const [text, count] of typed) test(`the typed text ${JSON.stringify(text)} is ${count}`, () => same(typedCount(text), count));

test("a bar is a share of the highest count of both rounds", () => {
  const all = votes({ cv: [[5, 10, 0], [20, 1, 0]] });
  same(
    [barShare(all, "cv", "first", "feit", CHOICES), barShare(all, "cv", "first", "mening", CHOICES), barShare(all, "cv", "second", "feit", CHOICES)],
    [0.25, 0.5, 1],
  );
  same(barShare(NO_VOTES, "cv", "first", "feit", CHOICES), 0);
});

test("hands that moved are counted once, and only after two votes", () => {
  const all = votes({ cv: [[10, 10, 8], [15, 9, 4]], leuk: [[10, 10, 8]], leren: [[5, 5, 0], [6, 6, 0]] });
  same([moved(all, "cv", CHOICES), moved(all, "leren", CHOICES), moved(all, "leuk", CHOICES) === undefined], [5, 0, true]);
});

test("the statements on which most hands moved, also when there are two, and none when no one moved", () => {
  const all = votes({ cv: [[10, 10, 0], [15, 5, 0]], leuk: [[0, 20, 0], [5, 15, 0]], regels: [[20, 0, 0], [20, 0, 0]] });
  same([mostMoved(all, ["cv", "leuk", "regels"], CHOICES), mostMoved(all, ["regels"], CHOICES), mostMoved(NO_VOTES, ["cv"], CHOICES)], [["cv", "leuk"], [], []]);
});

test("the class is most divided where its last vote is closest", () => {
  const all = votes({ cv: [[20, 0, 0], [10, 10, 0]], leuk: [[10, 10, 8], [28, 0, 0]], regels: [[15, 10, 3]] });
  same(mostDivided(all, ["cv", "leuk", "regels"], CHOICES), ["cv"]);
  same([mostDivided(NO_VOTES, ["cv"], CHOICES), mostDivided(votes({ cv: [[9, 0, 0]], leuk: [[0, 4, 0]] }), ["cv", "leuk"], CHOICES)], [[], []]);
  same(mostDivided(votes({ cv: [[5, 5, 0]] }), ["cv"], CHOICES), []); // alone there is nothing to compare
});
