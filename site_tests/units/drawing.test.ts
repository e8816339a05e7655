/** Drawing: lines that need few points, an eraser that cuts, and things that stay on the paper. */

import { PICTOGRAMS } from "../../browser/questions/drawing/pictograms.ts";
import { besideOthers, cut, erased, hasRoom, hit, lineOf, moved, simplified, sized, Steps } from "../../browser/questions/drawing/model.ts";
import { boxOf, itemOf, type Line, type Placed, type Thing, thingOf } from "../../browser/questions/drawing/things.ts";
import { holds, same, test } from "./runner.ts";

const line = (...points: number[]): Line => ({ kind: "line", color: "black", size: 6, points });
const picture = (x: number, y: number, size = 100): Placed => ({ kind: "picture", color: "red", size, x, y, label: "huis" });

test("a straight line needs two points, whatever the hand made of it", () => {
  same(simplified(Array.from({ length: 200 }, (_none, index) => [index, 50 + (index % 2) * 0.4]).flat()).length, 4);
});

test("a corner stays", () => {
  same(lineOf([0, 0, 50, 0, 100, 0, 100, 50, 100, 100]), [0, 0, 100, 0, 100, 100]);
});

test("a round line stays within a unit of the hand", () => {
  const drawn = Array.from({ length: 400 }, (_none, index) => [400 + 200 * Math.cos(index / 64), 300 + 200 * Math.sin(index / 64)]).flat();
  const kept = lineOf(drawn);
  holds(kept.length < drawn.length / 6, `${kept.length} numbers of ${drawn.length}`);
  const points = Array.from({ length: kept.length / 2 }, (_none, index) => [kept[2 * index] ?? 0, kept[2 * index + 1] ?? 0] as const);
  holds(points.every(([x, y]) => Math.abs(Math.hypot(x - 400, y - 300) - 200) < 1.5), "a point lies off the circle");
});

test("a line of a thousand corners is simplified without running out of room", () => {
  same(lineOf(Array.from({ length: 4000 }, (_none, index) => [index % 800, index % 2 ? 0 : 600]).flat()).length <= 4000, true);
});

test("a tap is a dot", () => {
  same(lineOf([10.4, 20.6, 10.2, 20.7]), [10, 21]);
});

test("a line outside the paper is kept on its edge", () => {
  same(lineOf([-50, -50, 900, 700]), [0, 0, 800, 600]);
});

test("the eraser cuts a line in two", () => {
  same(cut([0, 0, 100, 0], 50, 0, 10), [[0, 0, 40, 0], [60, 0, 100, 0]]);
});

test("the eraser takes the end of a line, its corner, or all of it", () => {
  same(cut([0, 0, 100, 0], 100, 0, 10), [[0, 0, 90, 0]]);
  same(cut([0, 0, 100, 0, 100, 100], 100, 0, 10), [[0, 0, 90, 0], [100, 10, 100, 100]]);
  same(cut([0, 0, 5, 0, 9, 0], 5, 0, 20), []);
  same(cut([5, 5], 5, 6, 3), []);
});

test("the eraser leaves alone what it does not touch", () => {
  const things: Thing[] = [line(0, 0, 100, 0), picture(400, 300)];
  holds(erased(things, 50, 200, 10) === things, "the list was made anew");
});

test("the eraser takes a pictogram as a whole", () => {
  same(erased([line(0, 0, 100, 0), picture(400, 300)], 420, 310, 10), [line(0, 0, 100, 0)]);
});

test("what lies on top is hit; a line is hit near it and not everywhere in its box", () => {
  const things: Thing[] = [picture(400, 300), line(0, 0, 800, 600), picture(100, 500)];
  same([hit(things, 400, 300), hit(things, 440, 270), hit(things, 100, 500), hit(things, 700, 30)], [1, 0, 2, -1]);
});

test("what is moved stays on the paper", () => {
  same([moved(picture(790, 10), 50, -50).x, moved(picture(790, 10), 50, -50).y], [800, 0]);
  same(moved(line(700, 10, 780, 90), 50, -50).points, [720, 0, 800, 80]);
});

test("nothing grows or shrinks without end", () => {
  same([sized(picture(1, 1, 590), 1.25).size, sized(picture(1, 1, 25), 0.8).size], [600, 24]);
});

test("what comes new lies beside what is there, on the paper", () => {
  const things: Placed[] = [];
  for (let index = 0; index < 12; index += 1) things.push(besideOthers(things, picture(0, 0, 110)));
  same(things[0], picture(400, 300, 110));
  for (const [index, thing] of things.entries()) {
    const { left, top, right, bottom } = boxOf(thing);
    holds(left >= 0 && top >= 0 && right <= 800 && bottom <= 600, "it lies off the paper");
    holds(things.slice(0, index).every((other) => Math.abs(other.x - thing.x) >= 110 || Math.abs(other.y - thing.y) >= 110), "it lies on another");
  }
});

test("a full paper still takes a word", () => {
  const things = Array.from({ length: 60 }, (_none, index) => picture((index % 10) * 80, Math.floor(index / 10) * 100));
  const { x, y } = besideOthers(things, picture(0, 0));
  holds(x >= 0 && x <= 800 && y >= 0 && y <= 600, "it lies off the paper");
});

test("there is an end to what a drawing holds", () => {
  same([hasRoom(Array<Thing>(700).fill(picture(1, 1))), hasRoom(Array<Thing>(701).fill(picture(1, 1)))], [true, false]);
  holds(!hasRoom(Array<Thing>(7).fill(line(...Array<number>(4000).fill(1)))), "no end to the points");
});

test("a thing goes into an answer and back", () => {
  const things: Thing[] = [line(1, 2, 3, 4), picture(5, 6), { ...picture(7, 8), kind: "word", label: "chef" }];
  same(things.map((thing) => thingOf(itemOf(thing))), things);
});

test("steps go back and forth, and a new step ends the way forth", () => {
  const steps = new Steps<number>();
  steps.note(1);
  steps.note(2);
  same([steps.undo(3), steps.undo(2), steps.undo(1), steps.redo(1), steps.canRedo], [2, 1, 1, 2, true]);
  steps.note(2);
  same([steps.canRedo, steps.redo(9)], [false, 9]);
});

test("every pictogram lies in its square and has three points or more a ring", () => {
  for (const [name, rings] of Object.entries(PICTOGRAMS)) {
    holds(/^[a-z]+(-[a-z]+)?$/.test(name), name);
    holds(rings.every((ring) => ring.length >= 6 && ring.length % 2 === 0 && ring.every((value) => value >= 0 && value <= 128 && Number.isInteger(value))), name);
    holds(rings.length <= 40 && rings.every(({ length }) => length <= 400), `${name} is larger than an answer may hold`);
  }
});

test("the box of a word lies around its middle", () => {
  const box = boxOf({ kind: "word", color: "red", size: 40, x: 400, y: 300, label: "chef" });
  same([(box.left + box.right) / 2, (box.top + box.bottom) / 2], [400, 300]);
});
