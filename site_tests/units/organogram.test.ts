/** A tree of people as a list: whoever moves or goes takes along who stands under him. */

import { addBeside, addUnder, branchAfter, branchBefore, branchEnd, moveDown, moveUp, removeBranch } from "../../browser/questions/organogram/model.ts";
import type { People } from "../../browser/questions/organogram/figure.ts";
import { same, test } from "./runner.ts";

/** "a b.. c." is a, with b two levels down and c one. */
const tree = (text: string): People => text.split(" ").map((word) => ({ level: word.split(".").length - 1, name: word.replace(/\./g, ""), task: "" }));
const told = (people: People): string => people.map(({ level, name }) => `${name || "?"}${".".repeat(level)}`).join(" ");
const TREE = tree("a b. c.. d.. e. f");

test("a branch ends where its level comes back", () => {
  same([0, 1, 2, 4, 5].map((index) => branchEnd(TREE, index)), [5, 4, 3, 5, 6]);
});

test("the first one comes under no one", () => {
  same(addUnder([], -1), { people: [{ level: 0, name: "", task: "" }], place: 0 });
});

test("a new one comes last under someone, or beside him after all who stand under him", () => {
  same([told(addUnder(TREE, 1).people), addUnder(TREE, 1).place], ["a b. c.. d.. ?.. e. f", 4]);
  same([told(addBeside(TREE, 1).people), addBeside(TREE, 1).place], ["a b. c.. d.. ?. e. f", 4]);
});

test("who goes takes along who stands under him", () => {
  same(told(removeBranch(TREE, 1)), "a e. f");
  same(removeBranch(TREE, 0).length, 1);
});

test("a branch changes places with its neighbour under the same person", () => {
  same([told(moveUp(TREE, 4).people), moveUp(TREE, 4).place], ["a e. b. c.. d.. f", 1]);
  same([told(moveDown(TREE, 1).people), moveDown(TREE, 1).place], ["a e. b. c.. d.. f", 2]);
  same([told(moveDown(TREE, 0).people), moveDown(TREE, 0).place], ["f a b. c.. d.. e.", 1]);
});

test("the first has none before it and the last none after it", () => {
  same([branchBefore(TREE, 1), branchBefore(TREE, 2), branchAfter(TREE, 3), branchAfter(TREE, 4), branchAfter(TREE, 5)], [-1, -1, -1, -1, -1]);
  same(told(moveUp(TREE, 2).people), told(TREE));
  same(told(moveDown(TREE, 5).people), told(TREE));
});
