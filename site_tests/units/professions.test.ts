/** Which profession cards a search gives, and how a name comes in the table of a sheet. */

import { asksNothing, type CardFacts, EVERYTHING, fitting, plainWords } from "../../browser/practice/profession-cards/filter.ts";
import { holds, withName } from "../../browser/practice/profession-cards/keep.ts";
import { same, test } from "./runner.ts";

const CARDS: readonly CardFacts[] = [
  { id: "kok", profile: "hbr", types: ["r", "a"], work: ["binnen", "eten"], words: plainWords("Kok. In een café.") },
  { id: "hovenier", profile: "groen", types: ["r"], work: ["buiten", "natuur", "handen"], words: plainWords("Hovenier. Je maakt tuinen.") },
  { id: "bloemist", profile: "groen", types: ["a", "s"], work: ["binnen", "natuur", "handen"], words: plainWords("Bloemist. Je maakt boeketten.") },
];

function found(filter: Partial<typeof EVERYTHING>): string[] {
  return fitting(CARDS, { ...EVERYTHING, ...filter }).map(({ id }) => id);
}

test("who asks nothing sees every card", () => same(found({}), ["kok", "hovenier", "bloemist"]));
test("a profile gives its own cards", () => same(found({ profile: "groen" }), ["hovenier", "bloemist"]));
test("one of the kinds of work is enough", () => same(found({ types: ["s", "r"] }), ["kok", "hovenier", "bloemist"]));
test("a card must have all of the work that is asked", () => same([found({ work: ["natuur", "binnen"] }), found({ work: ["eten", "buiten"] })], [["bloemist"], []]));
test("every word must stand on the card, also a part of it", () => same([found({ text: "maakt bloem" }), found({ text: "tuin kok" })], [["bloemist"], []]));
test("accents, capitals and spaces do not count", () => same(found({ text: "  CAFE " }), ["kok"]));
test("signs of a pattern are only text", () => same([found({ text: ".*" }), found({ text: "(" }), found({ text: "\\" })], [[], [], []]));
test("all parts of a search count together", () => same(found({ profile: "groen", types: ["r"], work: ["buiten"], text: "tuin" }), ["hovenier"]));
test("a search that asks nothing says so", () => same([asksNothing(EVERYTHING), asksNothing({ ...EVERYTHING, text: " " }), asksNothing({ ...EVERYTHING, work: ["eten"] })], [true, true, false]));

test("a name comes in the first empty row", () => {
  same(withName([{ beroep: "Bakker" }, {}, { beroep: "Kok" }], "beroep", "Lasser"), [{ beroep: "Bakker" }, { beroep: "Lasser" }, { beroep: "Kok" }]);
});
test("a row with something in another column is not empty", () => {
  same(withName([{ werk: "knippen" }], "beroep", "Lasser"), [{ werk: "knippen" }, { beroep: "Lasser" }]);
});
test("a name in an empty table is its first row", () => same([withName([], "beroep", "Kok"), withName(undefined, "beroep", "Kok")], [[{ beroep: "Kok" }], [{ beroep: "Kok" }]]));
test("a table holds a name, however the pupil wrote it", () => {
  same([holds([{ beroep: " kok" }], "beroep", "Kok"), holds([{ werk: "Kok" }], "beroep", "Kok"), holds(undefined, "beroep", "Kok")], [true, false, false]);
});
