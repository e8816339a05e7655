/** Drawings and organograms as shapes and in words. */

import { type Drawing, inWords, shapesOf } from "../../browser/questions/drawing/figure.ts";
import { bossesOf, listOf, organogramBlocks, type People, tidy } from "../../browser/questions/organogram/figure.ts";
import { holds, same, test } from "./runner.ts";

const word = (text: string): Drawing["items"][number] => ({ kind: "word", color: "black", size: 40, x: 400, y: 300, text });
const person = (level: number, name: string, task = ""): People[number] => ({ level, name, task });

test("a drawing in words counts what is there more than once", () => {
  const items = [word("chef"), word("chef"), { kind: "line", color: "red", size: 3, points: [1, 1, 9, 9] } as const];
  same(inWords({ items, shapes: {}, words: "" }), "Op de tekening: 2 keer ‘chef’ en 1 lijn.");
});

test("a comma in a word stays a comma", () => {
  holds(inWords({ items: [word("ui"), word("brood, kaas")], shapes: {}, words: "" }).includes("‘ui’ en ‘brood, kaas’"), "the word was changed");
});

test("a thing that lacks its points or its pictogram draws nothing and breaks nothing", () => {
  const items: Drawing["items"] = [
    { kind: "line", color: "red", size: 3 },
    { kind: "picture", color: "red", size: 30, x: 1, y: 1, name: "toString" },
    { kind: "picture", color: "red", size: 30 },
  ];
  same(shapesOf({ items, shapes: {}, words: "" }), []);
});

test("who stands too deep comes up to under the one before", () => {
  same(tidy([person(2, "Noor"), person(5, "Daan"), person(1, "Kofi")]).map(({ level }) => level), [0, 1, 1]);
});

test("a blank person goes, but not when someone works under him", () => {
  same(tidy([person(0, ""), person(1, "Daan"), person(1, " ")]).map(({ name }) => name), ["", "Daan"]);
});

test("everyone has the last one a level above as boss", () => {
  same(bossesOf([person(0, "a"), person(1, "b"), person(2, "c"), person(1, "d"), person(0, "e"), person(1, "f")]), [-1, 0, 1, 0, -1, 4]);
});

test("the list names the one above, by name or else by task", () => {
  same(listOf([person(0, "", "chef"), person(1, "Daan", "kok"), person(2, "Li Wei")]), ["chef", "Daan, kok (onder chef)", "Li Wei (onder Daan)"]);
});

test("a broad tree gets a row a person, and no box stands over another", () => {
  const people = [person(0, "chef"), ...Array.from({ length: 9 }, (_none, index) => person(1, `kok ${index}`, "een lange taak ".repeat(6)))];
  const [figure] = organogramBlocks(people);
  if (figure?.kind !== "figure") throw new Error("no figure");
  const boxes = figure.shapes.flatMap((shape) => (shape.kind === "path" && shape.fill ? [shape.d.match(/M([\d.]+) ([\d.]+)h(\d+)v([\d.]+)/)?.slice(1).map(Number) ?? []] : []));
  same(boxes.length, 10);
  boxes.slice(1).forEach(([, y = 0], index) => holds(y >= (boxes[index]?.[1] ?? 0) + (boxes[index]?.[3] ?? 0), "a box stands over another"));
  holds(boxes.every(([x = 0, y = 0, w = 0, h = 0]) => x >= 0 && x + w <= figure.width && y + h <= figure.height), "a box falls off");
});

test("a word without an end is cut over lines and nothing of it is lost", () => {
  const [figure] = organogramBlocks([person(0, "😀".repeat(70))]);
  if (figure?.kind !== "figure") throw new Error("no figure");
  same(figure.shapes.flatMap((shape) => (shape.kind === "text" ? [shape.text] : [])).join(""), "😀".repeat(70));
});
