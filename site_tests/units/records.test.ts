/** Two tabs on one worksheet: the newest text wins, and what it replaces unseen is kept. */

import { holdsWork, mergePatch, type Patch, recordFromFile, type WorksheetRecord } from "../../browser/storage/records.ts";
import { kept } from "./making.ts";
import { same, test } from "./runner.ts";

function patch(changes: Patch["changes"], rest: Partial<Patch> = {}): Patch {
  return { worksheetVersion: 2, at: "2026-03-03T10:00:00.000Z", status: "busy", changes, ...rest };
}

const record: WorksheetRecord = { ...kept({ a: "van tab 1", b: "blijft" }), saves: { a: 2, b: 1 } };

test("the first save makes a record", () => {
  same(mergePatch(undefined, patch({ a: { value: "hoi", seen: 0 } })), {
    record: {
      worksheetVersion: 2,
      status: "busy",
      updatedAt: "2026-03-03T10:00:00.000Z",
      answers: { a: "hoi" },
      saves: { a: 1 },
      unplaced: [],
    },
    conflicts: [],
    fresh: true,
  });
});

test("a save changes only the questions it names", () => {
  const { record: merged } = mergePatch(record, patch({ a: { value: "nieuw", seen: 2 } }));
  same([merged.answers, merged.saves], [{ a: "nieuw", b: "blijft" }, { a: 3, b: 1 }]);
});

test("a tab that goes on typing in its own answer meets no conflict", () => {
  let current: WorksheetRecord | undefined;
  const conflicts: string[] = [];
  for (const value of ["h", "ho", "hoi"]) {
    const merged = mergePatch(current, patch({ a: { value, seen: current?.saves["a"] ?? 0 } }));
    conflicts.push(...merged.conflicts);
    current = merged.record;
  }
  same([conflicts, current?.unplaced], [[], []]);
});

test("an answer that another tab changed in the meantime is kept beside the newest", () => {
  const merged = mergePatch(record, patch({ a: { value: "van tab 2", seen: 1 } }));
  same(
    [merged.record.answers["a"], merged.record.unplaced, merged.conflicts],
    ["van tab 2", [{ id: "a", value: "van tab 1", reason: "tab" }], ["a"]],
  );
});

test("two tabs in different questions meet no conflict", () => {
  same(mergePatch(record, patch({ c: { value: "van tab 2", seen: 0 } })).conflicts, []);
});

test("two tabs that type the same meet no conflict", () => {
  same(mergePatch(record, patch({ a: { value: "van tab 1", seen: 1 } })).conflicts, []);
});

test("what a page was writing when it went away is no text of another tab", () => {
  const merged = mergePatch(record, patch({ a: { value: "van tab 1, en meer", seen: 1, mine: "van tab 1" } }));
  same([merged.conflicts, merged.record.answers["a"]], [[], "van tab 1, en meer"]);
});

for (const empty of ["", " ", [], {}, { choice: "" }, { choices: [] }]) {
  test(`an empty answer (${JSON.stringify(empty)}) of another tab is nothing to keep`, () => {
    const other: WorksheetRecord = { ...record, answers: { a: empty } };
    const merged = mergePatch(other, patch({ a: { value: "van tab 2", seen: 1 } }));
    same([merged.conflicts, merged.record.unplaced], [[], []]);
  });
}

test("the same loser is kept once", () => {
  const first = mergePatch(record, patch({ a: { value: "van tab 2", seen: 1 } })).record;
  const back = mergePatch(first, patch({ a: { value: "van tab 1", seen: 3 } })).record;
  const again = mergePatch(back, patch({ a: { value: "van tab 2", seen: 3 } })).record;
  same(again.unplaced, [{ id: "a", value: "van tab 1", reason: "tab" }]);
});

test("answers that lost their place are kept once, whoever brings them", () => {
  const row = { id: "oud", value: "tekst", reason: "version" as const };
  const first = mergePatch(record, patch({}, { unplaced: [row] })).record;
  same(mergePatch(first, patch({}, { unplaced: [{ ...row, reason: "file" }] })).record.unplaced, [row]);
});

test("a save after the browser lost everything is marked as fresh", () => {
  same([mergePatch(undefined, patch({})).fresh, mergePatch(record, patch({})).fresh], [true, false]);
});

test("merging leaves the records it was given as they were", () => {
  const before = JSON.stringify(record);
  mergePatch(record, patch({ a: { value: "anders", seen: 0 } }));
  same(JSON.stringify(record), before);
});

test("answers from a file count as newer than what any tab has seen", () => {
  same(recordFromFile(record, kept({ a: "bestand", c: "bestand" })).saves, { a: 3, b: 2, c: 1 });
});

test("a tab that did not see the file's answer does not overwrite it unseen", () => {
  const opened = recordFromFile(record, kept({ a: "bestand" }));
  same(mergePatch(opened, patch({ a: { value: "tab", seen: 2 } })).record.unplaced, [{ id: "a", value: "bestand", reason: "tab" }]);
});

test("a record without answers holds no work, and one with an answer kept apart does", () => {
  const empty: WorksheetRecord = { ...kept({}, { status: "new" }), saves: {} };
  const apart: WorksheetRecord = { ...empty, unplaced: [{ id: "a", value: "x", reason: "tab" }] };
  same([holdsWork(undefined), holdsWork(empty), holdsWork(record), holdsWork(apart)], [false, false, true, true]);
});
