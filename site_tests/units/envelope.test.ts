/** What leaves this device in a file is only what the table of fields lets out. */

import { fieldPolicy, makeEnvelope, type Pupil } from "../../browser/core/envelope.ts";
import type { ProfileRecord, WorksheetRecord } from "../../browser/storage/records.ts";
import { kept } from "./making.ts";
import { same, test } from "./runner.ts";

const record: WorksheetRecord = { ...kept({ a: "hoi" }, { unplaced: [{ id: "x", value: "y", reason: "tab" }] }), saves: { a: 4 } };
const profile: ProfileRecord = {
  name: "Sanne",
  group: "3B",
  exportedAt: "2026-01-01T00:00:00.000Z",
  last: { worksheet: "01-waarom", page: "werkbladen/01-waarom.html", title: "Waarom" },
};
const MOMENT = "2026-03-01T11:00:00.000Z";

function made(pupil: Pupil = profile): Record<string, unknown> {
  return JSON.parse(JSON.stringify(makeEnvelope("opstage", pupil, { "01-waarom": record }, MOMENT))) as Record<string, unknown>;
}

test("a file holds format, school, moment, pupil and answers, and nothing else", () => {
  const { saves: _, ...answers } = record;
  same(made(), {
    format: "opstage-antwoorden",
    formatVersion: 1,
    site: "opstage",
    exportedAt: MOMENT,
    pupil: { name: "Sanne", group: "3B" },
    worksheets: { "01-waarom": answers },
  });
});

test("a pupil who gave no name and no class is not in the file", () => {
  same("pupil" in made({ name: "", group: "" }), false);
});

test("a pupil who gave only a class is in the file", () => same(made({ name: "", group: "3B" })["pupil"], { name: "", group: "3B" }));

const rows = fieldPolicy as { [field: string]: { file: boolean; board: boolean } };

/** Every key of our own in an envelope; ids and answers are the pupil's. */
function fieldsOf(envelope: Record<string, unknown>): string[] {
  const sheets = Object.values((envelope["worksheets"] ?? {}) as Record<string, object>);
  return [...Object.keys(envelope), ...Object.keys(envelope["pupil"] ?? {}), ...sheets.flatMap((sheet) => Object.keys(sheet))];
}

test("every field of a file has a row in the table that lets it out", () => {
  same(fieldsOf(made()).filter((field) => !rows[field]?.file), []);
});

for (const field of Object.keys(rows)) {
  test(`a table that keeps ${field} in the browser keeps it out of the file`, () => {
    const row = rows[field] as { file: boolean };
    row.file = false;
    try {
      same(fieldsOf(made()).includes(field), false);
    } finally {
      row.file = true;
    }
  });
}

test("nothing of a pupil is ever for the board", () => {
  same(Object.keys(rows).filter((field) => rows[field]?.board), []);
});
