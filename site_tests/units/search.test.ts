/** One search over all pages: what a pupil most likely means stands first. */

import { search } from "../../browser/pages/search/main.ts";
import { holds, same, test } from "./runner.ts";

const INDEX: readonly (readonly [string, string, string])[] = [
  ["over/hulp.html", "Hulp", "Zo werkt de site. Je kunt bellen, mailen of langsgaan."],
  ["werkbladen/06-bellen.html", "Werkblad 6: Bellen met een bedrijf", "Je belt een bedrijf. Voor het gesprek maak je een belkaart."],
  ["werkbladen/09-nabellen.html", "Werkblad 9: Nabellen", "Nog niets gehoord? Bel nog een keer. Bellen mag. Bellen helpt."],
  ["werkbladen/08-cv.html", "Werkblad 8: Mijn cv", `Een café, een garage … of een hotel … ergens … heel ver weg ${"… ".repeat(90)} vind je een crêperie in Zürich.`],
];

function pages(query: string): string[] {
  return search(INDEX, query).map(({ url }) => url.replace(/^.*\//, ""));
}

test("a word in the title comes before the same word in the text", () => same(pages("bellen").at(-1), "hulp.html"));
test("more of the word in the text comes first among pages with it in the title", () => same(pages("bellen")[0], "09-nabellen.html"));

test("the start of a word counts more than its middle", () => {
  const index = [
    ["midden.html", "Een", "Er zit een label op."],
    ["begin.html", "Twee", "Je belt een bedrijf."],
  ] as const;
  same(search(index, "bel").map(({ url }) => url), ["begin.html", "midden.html"]);
});

test("a page holds every word that was typed", () => same(pages("bellen garage"), []));
test("accents and capitals do not count", () => same([pages("CAFE"), pages("zurich"), pages("crêpe")], Array(3).fill(["08-cv.html"])));
test("one letter finds nothing", () => same(pages("b"), []));
test("spaces find nothing", () => same(pages("   "), []));
test("signs of a pattern are only text", () => same([pages(".*"), pages("(bel"), pages("\\")], [[], [], []]));
test("a word that stands nowhere finds nothing", () => same(pages("helikopter"), []));

test("the line under a result shows the word that was found", () => {
  for (const [word, expected] of [["zürich", "Zürich"], ["crêperie", "crêperie"], ["bel", "belt"]] as const) {
    const [first] = search(INDEX, word);
    holds(first !== undefined && (first.snippet.includes(expected) || first.title.includes("Nabellen")), `${word}: ${first?.snippet}`);
  }
});

test("a page for others says whom it is for and stands below that of a pupil", () => {
  const index = [
    ["school/bellen.html", "Bellen", "Bel een bedrijf.", "Voor de school"],
    ["bellen.html", "Bellen", "Bel een bedrijf."],
  ] as const;
  same(search(index, "bel").map(({ url, snippet }) => [url, snippet]), [["bellen.html", "Bel een bedrijf."], ["school/bellen.html", "Voor de school · Bel een bedrijf."]]);
});

test("a search over hundreds of pages gives the twenty best", () => {
  const many = Array.from({ length: 300 }, (_, index) => [`p${index}.html`, `Pagina ${index}`, "stage ".repeat(index % 12)] as const);
  same(search(many, "stage").length, 20);
});
