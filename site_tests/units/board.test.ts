/** The board: pieces over pages, so that nothing scrolls. */

import { halvesOf, paginate, type Piece, sentencesOf, shareOf } from "../../browser/pages/board/paginate.ts";
import { holds, same, test } from "./runner.ts";

interface Block extends Piece<Block> {
  readonly name: string;
  readonly size: number;
}

const block = (name: string, size: number, more: Partial<Block> = {}): Block => ({ name, size, ...more });
const fitsIn = (room: number) => (page: readonly Block[]): boolean => page.reduce((sum, { size }) => sum + size, 0) <= room;
const names = (pages: readonly (readonly Block[])[]): string[] => pages.map((page) => page.map(({ name }) => name).join(""));

test("what fits stands on one page", () => {
  same(names(paginate([block("a", 3), block("b", 4)], fitsIn(10))), ["ab"]);
});

test("what does not fit goes on to a next page, in order, with nothing lost", () => {
  const blocks = [..."abcdefg"].map((name) => block(name, 3));
  same(names(paginate(blocks, fitsIn(10))).join(""), "abcdefg");
  holds(paginate(blocks, fitsIn(10)).every(fitsIn(10)), "a page is too full");
});

test("pages are about as full as each other", () => {
  same(names(paginate([..."abcd"].map((name) => block(name, 3)), fitsIn(9))), ["ab", "cd"]);
});

test("a heading goes to the page of what it heads", () => {
  const blocks = [block("a", 5), block("H", 2, { heading: true }), block("b", 5)];
  same(names(paginate(blocks, fitsIn(8))), ["a", "Hb"]);
});

test("evening out leaves no heading alone at the end of a page", () => {
  const blocks = [block("a", 3), block("b", 3), block("c", 3), block("H", 1, { heading: true }), block("d", 3), block("e", 3)];
  for (const page of paginate(blocks, fitsIn(10))) holds(!page.at(-1)?.heading, "a heading stands alone");
});

test("a piece that is too long is split", () => {
  const long = block("L", 20, { split: () => [block("x", 8), block("y", 8)] });
  same(names(paginate([block("a", 5), long], fitsIn(10))), ["a", "x", "y"]);
});

test("a piece that cannot be split gets a page of its own, and the rest goes on", () => {
  same(names(paginate([block("a", 5), block("L", 20), block("b", 5)], fitsIn(10))), ["a", "L", "b"]);
});

test("a piece that splits into itself ends", () => {
  const odd: Block = { name: "o", size: 20, split: () => [odd] };
  same(names(paginate([odd], fitsIn(10))), ["o"]);
});

test("sentences are cut at their ends and keep their marks", () => {
  same(sentencesOf("Bel om 4.30 uur. ‘Kan dat?’ Ja,  dat kan! En dan: klaar …"), ["Bel om 4.30 uur.", "‘Kan dat?’", "Ja, dat kan!", "En dan:", "klaar …"]);
});

test("a long sentence has two halves, and one word has none", () => {
  same([halvesOf("een twee drie"), halvesOf("een")], [["een twee", "drie"], ["een"]]);
});

test("a question gets its share of the minutes, and at least one", () => {
  same([shareOf(30, 12), shareOf(5, 20), shareOf(0, 5), shareOf(30, 0)], [3, 1, 0, 0]);
});
