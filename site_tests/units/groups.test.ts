/** Names of a class, and groups of them. */

import { groupsOf, MOST_NAMES, namesOf, sizesOf } from "../../browser/pages/board/names.ts";
import { holds, same, test } from "./runner.ts";

test("a name a line, without what a list or spreadsheet adds", () => {
  same(namesOf("1. Sami\r\n2) Noor\n\n- Li  Wei\n\tJansen\tSanne\n\"Emre\"\n• Zoë"), ["Sami", "Noor", "Li Wei", "Jansen Sanne", "Emre", "Zoë"]);
});

test("one line with commas is a list too, but a comma in a longer list is part of a name", () => {
  same(namesOf("Sami, Noor,Kofi"), ["Sami", "Noor", "Kofi"]);
  same(namesOf("Vries, Daan de\nJansen, Lotte"), ["Vries, Daan de", "Jansen, Lotte"]);
});

test("two pupils may have the same name", () => {
  same(namesOf("Noor\nNoor"), ["Noor", "Noor"]);
});

test("signs that turn text round, and far too much text, do no harm", () => {
  same(namesOf("\u202eSami\u0000"), ["Sami"]);
  same(namesOf(Array.from({ length: 5000 }, (_, n) => `naam ${n}`).join("\n")).length, MOST_NAMES);
  holds((namesOf("x".repeat(10_000))[0] ?? "").length <= 60, "a name is cut");
  same(namesOf("  \n;;\n"), []);
});

test("an odd class has one trio among its pairs", () => {
  same([sizesOf(7, 2), sizesOf(8, 2), sizesOf(1, 2), sizesOf(0, 2)], [[3, 2, 2], [2, 2, 2, 2], [1], []]);
});

test("no one is ever left over alone, and no group is more than one bigger than asked", () => {
  for (let count = 2; count <= 40; count += 1) {
    for (const size of [2, 3, 4]) {
      const sizes = sizesOf(count, size);
      same(sizes.reduce((sum, each) => sum + each, 0), count);
      holds(Math.min(...sizes) >= 2 && Math.max(...sizes) <= size + 1, `${count} in ${size}: ${sizes.join(" ")}`);
    }
  }
});

test("everyone stands in one group, also two with the same name", () => {
  const names = ["Sami", "Noor", "Noor", "Daan", "Kofi"];
  same(groupsOf(names, 2).flat().sort(), [...names].sort());
});

test("chance makes the groups", () => {
  same(groupsOf(["a", "b", "c", "d"], 2, () => 0), [["a", "b"], ["c", "d"]]);
  same(groupsOf(["a", "b", "c", "d"], 2, () => 0.99), [["d", "c"], ["b", "a"]]);
});
