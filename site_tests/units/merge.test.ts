/** A file is opened while there is work on this device: the pupil chooses, and nothing vanishes unseen. */

import type { Question } from "../../browser/core/definition.ts";
import { mergeAnswers } from "../../browser/files/merge.ts";
import { kept, sheet, short } from "./making.ts";
import { same, test } from "./runner.ts";

const definition = sheet([short("a"), short("b"), short("c")]);
const here = kept({ a: "hier", b: "" }, { updatedAt: "2026-03-02T10:00:00.000Z" });
const file = kept({ a: "bestand", b: "bestand", c: "bestand" }, { updatedAt: "2026-03-01T10:00:00.000Z", status: "done" });

test("replace: every answer is the file's", () => {
  same(mergeAnswers(definition, here, file, "replace").answers, file.answers);
});

test("replace: status and moment are the file's", () => {
  const merged = mergeAnswers(definition, here, file, "replace");
  same([merged.status, merged.updatedAt], ["done", file.updatedAt]);
});

test("fill: what stands here stays, and what is empty here comes from the file", () => {
  same(mergeAnswers(definition, here, file, "fill").answers, { a: "hier", b: "bestand", c: "bestand" });
});

test("fill: a sheet that was begun here keeps its own status", () => {
  same(mergeAnswers(definition, here, file, "fill").status, "busy");
});

test("fill: a sheet that is new here takes the status of the file", () => {
  same(mergeAnswers(definition, kept({}, { status: "new" }), file, "fill").status, "done");
});

test("fill: the moment is the latest of the two", () => {
  same(mergeAnswers(definition, here, file, "fill").updatedAt, here.updatedAt);
});

test("fill: an answer that is half done here is not empty and stays", () => {
  const table: Question = {
    id: "t",
    type: "fixed-table",
    question: "?",
    rows: [
      { id: "een", label: "Eén" },
      { id: "twee", label: "Twee" },
    ],
    columns: [{ id: "wat", label: "Wat?" }],
  };
  const own = { t: { een: { wat: "half" } } };
  const other = { t: { een: { wat: "heel" }, twee: { wat: "heel" } } };
  same(mergeAnswers(sheet([table]), kept(own), kept(other), "fill").answers, own);
});

test("fill: spaces are no answer", () => {
  same(mergeAnswers(definition, kept({ a: "  " }), file, "fill").answers["a"], "bestand");
});

for (const choice of ["replace", "fill"] as const) {
  test(`${choice}: answers without a place are kept of both sides, each once`, () => {
    const rows = ["een", "twee", "drie"].map((value) => ({ id: "oud", value, reason: "version" as const }));
    const [first, second, third] = rows as [(typeof rows)[0], (typeof rows)[0], (typeof rows)[0]];
    const merged = mergeAnswers(
      definition,
      { ...here, unplaced: [first, second] },
      { ...file, unplaced: [second, third] },
      choice,
    );
    same(merged.unplaced, rows);
  });
}
