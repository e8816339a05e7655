/** Answers of an older sheet find their place, or are kept beside it. Nothing is ever lost. */

import type { Question } from "../../browser/core/definition.ts";
import { placeAnswers } from "../../browser/files/place.ts";
import { placeAnswer } from "../../browser/questions/registry.ts";
import { kept, sheet, short } from "./making.ts";
import { holds, same, test } from "./runner.ts";

const choices = [
  { id: "ja", label: "ja" },
  { id: "nee", label: "nee" },
];
const rows = [
  { id: "een", label: "Eén" },
  { id: "twee", label: "Twee" },
];
const columns = [
  { id: "wat", label: "Wat?" },
  { id: "mag", label: "Mag het?", kind: "choice" as const, choices },
];

/** For each type with parts: an answer in old names, the new names, what is placed and what has no place any more. */
interface Case {
  readonly question: Question;
  readonly old: unknown;
  readonly names: readonly (readonly [string, string])[];
  readonly placed: unknown;
  readonly unplaced: unknown;
}

const cases: readonly Case[] = [
  {
    question: { id: "v", type: "checklist", question: "?", items: choices },
    old: ["yes", "weg"],
    names: [["yes", "ja"]],
    placed: ["ja"],
    unplaced: [{ part: "weg", value: "weg" }],
  },
  {
    question: { id: "v", type: "multiple-choice", question: "?", choices },
    old: { choices: ["yes", "nee", "weg"], other: "soep" },
    names: [["yes", "ja"]],
    placed: { choices: ["ja", "nee"], other: "soep" },
    unplaced: [{ part: "weg", value: "weg" }],
  },
  {
    question: { id: "v", type: "single-choice", question: "?", choices },
    old: { choice: "yes" },
    names: [["yes", "ja"]],
    placed: { choice: "ja" },
    unplaced: [],
  },
  {
    question: { id: "v", type: "order", question: "?", items: choices },
    old: ["nee", "weg", "yes"],
    names: [["yes", "ja"]],
    placed: ["nee", "ja"],
    unplaced: [{ part: "weg", value: "weg" }],
  },
  {
    question: { id: "v", type: "choice-per-row", question: "?", rows, choices },
    old: { one: "yes", twee: "nee", drie: "ja" },
    names: [
      ["one", "een"],
      ["yes", "ja"],
    ],
    placed: { een: "ja", twee: "nee" },
    unplaced: [{ part: "drie", value: "ja" }],
  },
  {
    question: { id: "v", type: "rating-per-row", question: "?", rows, low: "laag", high: "hoog", steps: 3 },
    old: { one: 2, twee: 5, drie: 1 },
    names: [["one", "een"]],
    placed: { een: 2 },
    unplaced: [
      { part: "twee", value: 5 },
      { part: "drie", value: 1 },
    ],
  },
  {
    question: { id: "v", type: "fixed-table", question: "?", rows, columns },
    old: { one: { what: "soep", mag: "yes" }, twee: { wie: "oma" }, drie: { wat: "brood" } },
    names: [
      ["one", "een"],
      ["what", "wat"],
      ["mag.yes", "mag.ja"],
    ],
    placed: { een: { wat: "soep", mag: "ja" } },
    unplaced: [
      { part: "twee.wie", value: "oma" },
      { part: "drie", value: { wat: "brood" } },
    ],
  },
  {
    question: { id: "v", type: "growing-table", question: "?", columns, row_name: "ding" },
    old: [{ what: "soep", mag: "misschien" }, { wat: "brood" }],
    names: [["what", "wat"]],
    placed: [{ wat: "soep" }, { wat: "brood" }],
    unplaced: [{ part: "1.mag", value: "misschien" }],
  },
];

for (const { question, old, names, placed, unplaced } of cases) {
  test(`${question.type}: parts get their new names, and parts that are gone are kept apart`, () => {
    same(placeAnswer(question, old as never, new Map(names)), { placed, unplaced });
  });
}

test("growing-table: rows past the most that a page shows are kept apart", () => {
  const question: Question = { id: "v", type: "growing-table", question: "?", columns, row_name: "ding" };
  const answer = Array.from({ length: 203 }, (_, index) => ({ wat: `ding ${index}` }));
  const result = placeAnswer(question, answer, new Map());
  same([(result.placed as readonly unknown[]).length, result.unplaced.map(({ part }) => part)], [200, ["201", "202", "203"]]);
});

test("an answer stays with its question", () => {
  same(placeAnswers(sheet([short("a")]), kept({ a: "hoi" })).answers, { a: "hoi" });
});

test("an answer follows a question that was renamed", () => {
  same(placeAnswers(sheet([short("b")], { renamed: [{ from: "a", to: "b" }] }), kept({ a: "hoi" })).answers, { b: "hoi" });
});

test("an answer follows a question that was renamed twice", () => {
  const renamed = [
    { from: "a", to: "b" },
    { from: "b", to: "c" },
  ];
  const definition = sheet([short("c")], { renamed });
  same([placeAnswers(definition, kept({ a: "x" })).answers, placeAnswers(definition, kept({ b: "y" })).answers], [{ c: "x" }, { c: "y" }]);
});

test("a history that runs in a circle ends, and the answer is kept apart", () => {
  const renamed = [
    { from: "a", to: "b" },
    { from: "b", to: "a" },
  ];
  same(placeAnswers(sheet([short("c")], { renamed }), kept({ a: "hoi" })).unplaced, [{ id: "a", value: "hoi", reason: "version" }]);
});

test("a question that was retired leaves its answer, kept apart", () => {
  const result = placeAnswers(sheet([short("b")], { retired: ["a"] }), kept({ a: "hoi" }));
  same([result.answers, result.unplaced], [{}, [{ id: "a", value: "hoi", reason: "version" }]]);
});

test("an answer of another shape than its question asks is kept apart", () => {
  const result = placeAnswers(sheet([short("a")]), kept({ a: ["hoi"] }));
  same([result.answers, result.unplaced], [{}, [{ id: "a", value: ["hoi"], reason: "version" }]]);
});

const choice: Question = { id: "kies", type: "single-choice", question: "?", choices };

test("a choice follows its new name", () => {
  const definition = sheet([choice], { renamed: [{ from: "kies.yes", to: "kies.ja" }] });
  same(placeAnswers(definition, kept({ kies: { choice: "yes" } })).answers, { kies: { choice: "ja" } });
});

test("a choice that was renamed twice follows to its last name", () => {
  const renamed = [
    { from: "kies.oui", to: "kies.yes" },
    { from: "kies.yes", to: "kies.ja" },
  ];
  same(placeAnswers(sheet([choice], { renamed }), kept({ kies: { choice: "oui" } })).answers, { kies: { choice: "ja" } });
});

test("choices that were renamed in a circle do not hang the page", () => {
  const renamed = [
    { from: "kies.oui", to: "kies.yes" },
    { from: "kies.yes", to: "kies.oui" },
  ];
  same(placeAnswers(sheet([choice], { renamed }), kept({ kies: { choice: "oui" } })).answers, { kies: { choice: "" } });
});

test("a choice follows its new name when its question was renamed later", () => {
  const renamed = [
    { from: "pick.yes", to: "pick.ja" },
    { from: "pick", to: "kies" },
  ];
  same(placeAnswers(sheet([choice], { renamed }), kept({ pick: { choice: "yes" } })).answers, { kies: { choice: "ja" } });
});

test("a choice that is gone is kept apart under the name of its question", () => {
  const result = placeAnswers(sheet([choice]), kept({ kies: { choice: "misschien" } }));
  same(result.unplaced, [{ id: "kies.misschien", value: "misschien", reason: "version" }]);
});

test("two old questions that became one: the first answer stays, the other is kept apart", () => {
  const renamed = [
    { from: "a", to: "c" },
    { from: "b", to: "c" },
  ];
  const result = placeAnswers(sheet([short("c")], { renamed }), kept({ a: "een", b: "twee" }));
  same([result.answers, result.unplaced], [{ c: "een" }, [{ id: "b", value: "twee", reason: "version" }]]);
});

test("an answer under the name of today wins from one under an old name, whatever their order", () => {
  const definition = sheet([short("b")], { renamed: [{ from: "a", to: "b" }] });
  const results = [kept({ a: "oud", b: "nieuw" }), kept({ b: "nieuw", a: "oud" })].map((answers) => placeAnswers(definition, answers));
  same(
    results.map(({ answers, unplaced }) => [answers, unplaced]),
    Array(2).fill([{ b: "nieuw" }, [{ id: "a", value: "oud", reason: "version" }]]),
  );
});

test("the same text under an old and a new name is one answer", () => {
  const definition = sheet([short("b")], { renamed: [{ from: "a", to: "b" }] });
  same(placeAnswers(definition, kept({ a: "hoi", b: "hoi" })).unplaced, []);
});

for (const empty of ["", " ", [], { choice: "" }]) {
  test(`an empty answer (${JSON.stringify(empty)}) of a question that is gone leaves nothing`, () => {
    same(placeAnswers(sheet([short("b")]), kept({ a: empty })).unplaced, []);
  });
}

test("what was kept apart earlier stays", () => {
  const earlier = [{ id: "x", value: "oud", reason: "tab" as const }];
  same(placeAnswers(sheet([short("a")]), kept({}, { unplaced: earlier })).unplaced, earlier);
});

test("names that reach into an object's prototype are names like any other", () => {
  const hostile = JSON.parse('{"__proto__": "x", "constructor": "y", "toString": "z"}') as Record<string, unknown>;
  const result = placeAnswers(sheet([short("a")]), kept(hostile));
  same(result.unplaced.map(({ id }) => id), ["__proto__", "constructor", "toString"]);
  holds(({} as Record<string, unknown>)["x"] === undefined, "a prototype was changed");
});

test("placed answers carry the version of the sheet that they now fit", () => {
  same(placeAnswers(sheet([short("a")]), kept({ a: "hoi" })).worksheetVersion, 3);
});

test("a sheet with a complete answer is begun, also when its file says that it is new", () => {
  same(placeAnswers(sheet([short("a")]), kept({ a: "hoi" }, { status: "new" })).status, "busy");
});

test("a sheet that the pupil called done stays done", () => {
  same(placeAnswers(sheet([short("a")]), kept({}, { status: "done" })).status, "done");
});
