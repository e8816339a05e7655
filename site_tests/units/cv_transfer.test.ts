/** What goes from the sheet about yourself to the cv sheet, and what stays. */

import type { AnswerOf, QuestionOf } from "../../browser/core/definition.ts";
import { type Candidate, candidatesOf, isThere, type Targets, transfer, withChanges, withoutChanges } from "../../browser/practice/cv-source/transfer.ts";
import { same, test } from "./runner.ts";

const choices: QuestionOf<"multiple-choice"> = {
  id: "kwaliteiten",
  type: "multiple-choice",
  question: "Waar ben je goed in?",
  choices: [{ id: "netjes", label: "netjes werken" }, { id: "rustig", label: "rustig blijven" }],
  other: true,
};

function tableOf(rows: readonly string[], columns: readonly string[]): QuestionOf<"fixed-table"> {
  const named = (id: string): { id: string; label: string } => ({ id, label: id });
  return { id: "t", type: "fixed-table", question: "?", rows: rows.map(named), columns: columns.map(named) };
}

function targets(qualities: AnswerOf<"fixed-table"> = {}, school: AnswerOf<"fixed-table"> = {}, leisure: AnswerOf<"fixed-table"> = {}): Targets {
  return {
    qualities: { question: tableOf(["een", "twee", "drie"], ["kwaliteit", "bewijs"]), answer: qualities },
    school: { question: tableOf(["school", "vakken"], ["antwoord"]), answer: school, row: "vakken" },
    leisure: { question: tableOf(["een", "twee"], ["antwoord"]), answer: leisure },
  };
}

const of = (kind: Candidate["kind"], text: string, proof = ""): Candidate => ({ kind, text, proof });

test("proven qualities come first, and nothing comes twice", () => {
  const found = candidatesOf({
    qualities: { question: choices, answer: { choices: ["netjes", "rustig", "weg"], other: "lachen" } },
    leisure: undefined,
    proof: [["Rustig blijven.", "De rij was lang."], ["", "zonder naam"]],
    subjects: [["techniek", "x"], ["Techniek"]],
  });
  same(found, [of("quality", "Rustig blijven.", "De rij was lang."), of("quality", "netjes werken"), of("quality", "lachen"), of("subject", "techniek")]);
});

test("an empty sheet gives nothing to choose from", () => {
  same(candidatesOf({ qualities: undefined, leisure: { question: choices, answer: { choices: [] } }, proof: [], subjects: [] }), []);
});

test("only empty rows are filled, with the proof beside the quality", () => {
  const { changes, left } = transfer([of("quality", "A", "bewijs"), of("quality", "B"), of("quality", "C")], targets({ een: { bewijs: "iets" } }), "en");
  same(changes, [
    { target: "qualities", row: "twee", column: "kwaliteit", value: "A" },
    { target: "qualities", row: "twee", column: "bewijs", value: "bewijs" },
    { target: "qualities", row: "drie", column: "kwaliteit", value: "B" },
  ]);
  same(left, [of("quality", "C")]);
});

test("subjects go into one cell, if it is empty", () => {
  const ticked = [of("subject", "techniek"), of("subject", "gym"), of("subject", "Engels")];
  same(transfer(ticked, targets(), "en").changes, [{ target: "school", row: "vakken", column: "antwoord", value: "techniek, gym en Engels" }]);
  same(transfer(ticked, targets({}, { vakken: { antwoord: "tekenen" } }), "en"), { changes: [], placed: [], left: ticked });
});

test("what stands there already is not put there again", () => {
  const here = targets({ een: { kwaliteit: "Netjes werken." } }, { vakken: { antwoord: "Techniek en gym" } }, { een: { antwoord: " koken " } });
  const ticked = [of("quality", "netjes werken"), of("subject", "techniek"), of("leisure", "Koken")];
  same(ticked.map((one) => isThere(one, here)), [true, true, true]);
  same(transfer(ticked, here, "en").changes, []);
});

test("undoing takes away what was put there, and leaves what the pupil made of it", () => {
  const before = { drie: { kwaliteit: "zelf", bewijs: "zelf" } };
  const { changes } = transfer([of("quality", "A", "bewijs"), of("quality", "B")], targets(before), "en");
  const after = withChanges(before, changes);
  same(withoutChanges(after, changes), before);
  const changed = { ...after, een: { kwaliteit: "A", bewijs: "mijn eigen zin" } };
  same(withoutChanges(changed, changes), { ...before, een: { bewijs: "mijn eigen zin" } });
});
