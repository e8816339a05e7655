/** Roles pass round: everyone plays each of them once. */

import { personName, playerOf, rolesOf, roundsFor } from "../../browser/practice/_parts/roles.ts";
import { holdsAll, roleTable, roundFrom, textsOf, withRound } from "../../browser/practice/talk/rounds.ts";
import { Pairs, withPlayed } from "../../browser/practice/situation-cards/pairs.ts";
import { same, test } from "./runner.ts";

const items = ["ronde-1", "ronde-2", "ronde-3"].map((id) => ({ id }));
const choices = ["leerling", "bedrijf", "kijker"].map((id) => ({ id }));

test("a trio plays as the table of the sheet says", () => {
  const rounds = [0, 1, 2].map((round) => [0, 1, 2].map((role) => personName(playerOf(role, round, 3), [])).join(""));
  same(rounds, ["ABC", "BCA", "CAB"]);
});

for (const people of [2, 3, 4]) {
  test(`with ${people} everyone is the pupil once, and every role is played in every round`, () => {
    const rounds = Array.from({ length: roundsFor(people) }, (_, round) => round);
    same(rounds.map((round) => playerOf(0, round, people)).sort(), rounds);
    for (const round of rounds) same(rounds.flatMap((person) => rolesOf(person, round, people, 3)).sort(), [0, 1, 2]);
  });
}

test("in a pair the company also watches", () => same([0, 1].map((round) => rolesOf(1 - round, round, 2, 3)), [[1, 2], [1, 2]]));

test("alone a pupil has all roles", () => same(rolesOf(0, 0, 1, 3), [0, 1, 2]));

test("a person has the name that was typed, or a letter", () => same([0, 1, 2].map((person) => personName(person, ["Noor", "  "])), ["Noor", "B", "C"]));

test("the next round is the first without a tick", () => {
  same([roundFrom([], items, 3), roundFrom(["ronde-1"], items, 3), roundFrom(["ronde-1", "ronde-3"], items, 3)], [0, 1, 1]);
});

test("a pair is done after two rounds, a trio after three", () => {
  same([roundFrom(["ronde-1", "ronde-2"], items, 2), roundFrom(["ronde-1", "ronde-2"], items, 3)], [2, 2]);
});

test("a round is ticked once, and one that the sheet does not have is not", () => {
  same([withRound(["ronde-1"], items, 1), withRound(["ronde-1"], items, 0), withRound([], items, 7)], [["ronde-1", "ronde-2"], ["ronde-1"], []]);
});

test("the roles of one pupil fill the table of the sheet", () => {
  same(roleTable(1, 3, items, "rol", choices), { "ronde-1": { rol: "bedrijf" }, "ronde-2": { rol: "leerling" }, "ronde-3": { rol: "kijker" } });
  same(roleTable(0, 2, items, "rol", choices), { "ronde-1": { rol: "leerling" }, "ronde-2": { rol: "bedrijf" } });
});

test("a table is replaced without a question only when nothing of it goes", () => {
  const mine = roleTable(1, 3, items, "rol", choices);
  same([holdsAll({}, mine), holdsAll(mine, mine), holdsAll({ "ronde-1": { rol: "kijker" } }, mine), holdsAll(mine, {})], [true, true, false, false]);
});

test("own questions are the cells that say something", () => same(textsOf({ een: { vraag: " Wie helpt mij? " }, twee: { vraag: " " } }), ["Wie helpt mij?"]));

test("another pair begins anew on the same card, and a new card at the first pair", () => {
  const pairs = new Pairs();
  pairs.swap();
  pairs.showTwist();
  pairs.nextPair();
  same([pairs.pair, pairs.swapped, pairs.twistShown], [2, false, false]);
  pairs.newCard();
  same(pairs.pair, 1);
});

test("a card that was played is noted once, beside what the pupil ticked", () => {
  const known = ["a", "b"].map((id) => ({ id }));
  same(withPlayed(undefined, "a", known), { choices: ["a"] });
  same(withPlayed({ choices: ["b"], other: "x" }, "a", known), { choices: ["b", "a"], other: "x" });
  same([withPlayed({ choices: ["a"] }, "a", known), withPlayed({ choices: [] }, "z", known)], [{ choices: ["a"] }, { choices: [] }]);
});
