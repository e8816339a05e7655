/** Files from anywhere: each wrong one gets its code, and of a right one only what has our shape comes through. */

import { FORMAT } from "../../browser/core/envelope.ts";
import { FileFailure } from "../../browser/files/failure.ts";
import { MOST_BYTES, readEnvelope } from "../../browser/files/guard.ts";
import { holds, same, test } from "./runner.ts";

const SHEET = { worksheetVersion: 1, status: "busy", updatedAt: "2026-03-01T10:00:00.000Z", answers: { a: "hoi" }, unplaced: [] };
const GOOD = {
  format: FORMAT,
  formatVersion: 1,
  site: "opstage",
  exportedAt: "2026-03-01T11:00:00.000Z",
  pupil: { name: "Sanne", group: "3B" },
  worksheets: { "01-waarom": SHEET },
};

function bytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));
}

async function code(value: unknown): Promise<string> {
  try {
    await readEnvelope(value instanceof Uint8Array ? value : bytes(value), "opstage");
  } catch (cause) {
    if (cause instanceof FileFailure) return cause.code;
    throw cause;
  }
  return "opened";
}

/** What the guard lets through of a worksheet. */
async function sheetOf(worksheet: unknown): Promise<unknown> {
  const envelope = await readEnvelope(bytes({ ...GOOD, worksheets: { "01-waarom": worksheet } }), "opstage");
  return envelope.worksheets["01-waarom"];
}

test("our own file opens as it was written", async () => {
  same(await readEnvelope(bytes(GOOD), "opstage"), GOOD);
});

const failures: readonly (readonly [string, unknown, string])[] = [
  ["a letter", "Beste docent, hier is mijn werk.", "NOT_OURS"],
  ["a web page", "<!doctype html><title>opstage</title>", "NOT_OURS"],
  ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]), "NOT_OURS"],
  ["JSON of someone else", { format: "anders", formatVersion: 1 }, "NOT_OURS"],
  ["a list", [GOOD], "NOT_OURS"],
  ["null", "null", "NOT_OURS"],
  ["a number", "42", "NOT_OURS"],
  ["a pdf without our answers", "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n", "NOT_OURS"],
  ["an empty file", "", "DAMAGED"],
  ["our file, cut off", JSON.stringify(GOOD).slice(0, 200), "DAMAGED"],
  ["a pdf, cut off", "%PDF-1.7\n1 0 obj<</Type/Catalog", "DAMAGED"],
  ["a format version in words", { ...GOOD, formatVersion: "1" }, "DAMAGED"],
  ["format version 0", { ...GOOD, formatVersion: 0 }, "DAMAGED"],
  ["format version 1.5", { ...GOOD, formatVersion: 1.5 }, "DAMAGED"],
  ["worksheets that are a list", { ...GOOD, worksheets: [SHEET] }, "DAMAGED"],
  ["no worksheets", { ...GOOD, worksheets: undefined }, "DAMAGED"],
  ["a newer format", { ...GOOD, formatVersion: 2 }, "TOO_NEW"],
  ["a newer format of another shape", { format: FORMAT, formatVersion: 99, blad: [] }, "TOO_NEW"],
  ["another school", { ...GOOD, site: "andere-school" }, "OTHER_SITE"],
  ["no school", { ...GOOD, site: undefined }, "OTHER_SITE"],
  ["a school that is no text", { ...GOOD, site: ["opstage"] }, "OTHER_SITE"],
  ["no worksheet in it", { ...GOOD, worksheets: {} }, "EMPTY"],
  ["only worksheets of no shape", { ...GOOD, worksheets: { "01-waarom": "hoi", "02-x": { answers: [] } } }, "EMPTY"],
  ["more bytes than a stagemap ever has", new Uint8Array(MOST_BYTES + 1), "TOO_BIG"],
];
for (const [name, value, expected] of failures) {
  test(`${name}: ${expected}`, async () => same(await code(value), expected));
}

test("a file nested a hundred thousand deep ends in a failure, not in a page that stops", async () => {
  const deep = JSON.stringify({ ...GOOD, worksheets: "§" }).replace('"§"', `${"[".repeat(100_000)}${"]".repeat(100_000)}`);
  same(await code(deep), "DAMAGED");
});

test("keys that reach into a prototype do not come through", async () => {
  const hostile = `{"format":"${FORMAT}","formatVersion":1,"site":"opstage","__proto__":{"evil":1},"worksheets":{
    "__proto__":{"answers":{"a":1}},"constructor":{"answers":{"a":1}},
    "01-waarom":{"answers":{"__proto__":{"evil":1},"a":"hoi","b":{"constructor":{"prototype":{"evil":1}}}}}}}`;
  const envelope = await readEnvelope(bytes(hostile), "opstage");
  same([Object.keys(envelope.worksheets), envelope.worksheets["01-waarom"]?.answers], [["01-waarom"], { a: "hoi", b: {} }]);
  holds(({} as Record<string, unknown>)["evil"] === undefined, "a prototype was changed");
});

test("a name of a megabyte is cut", async () => {
  const envelope = await readEnvelope(bytes({ ...GOOD, pupil: { name: "x".repeat(1_000_000), group: 3 } }), "opstage");
  same([envelope.pupil?.name.length, envelope.pupil?.group], [200, ""]);
});

test("a pupil that is no object is no pupil", async () => {
  holds(!("pupil" in (await readEnvelope(bytes({ ...GOOD, pupil: "Sanne" }), "opstage"))), "a text became a pupil");
});

test("a file without a pupil opens", async () => {
  same(await code({ ...GOOD, pupil: undefined }), "opened");
});

test("worksheets under names that no worksheet can have do not come through", async () => {
  const worksheets = { "01-waarom": SHEET, "../x": SHEET, "<b>": SHEET, "": SHEET, "A B": SHEET };
  same(Object.keys((await readEnvelope(bytes({ ...GOOD, worksheets }), "opstage")).worksheets), ["01-waarom"]);
});

test("a worksheet that this site does not have comes through", async () => {
  const worksheets = { "99-van-volgend-jaar": SHEET };
  same((await readEnvelope(bytes({ ...GOOD, worksheets }), "opstage")).worksheets, worksheets);
});

test("of ten thousand worksheets five hundred come through", async () => {
  const worksheets = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`blad-${index}`, SHEET]));
  same(Object.keys((await readEnvelope(bytes({ ...GOOD, worksheets }), "opstage")).worksheets).length, 500);
});

test("a worksheet without its other fields gets safe ones", async () => {
  same(await sheetOf({ answers: {} }), { worksheetVersion: 1, status: "new", updatedAt: "", answers: {}, unplaced: [] });
});

test("wrong values in a worksheet become safe ones", async () => {
  const wrong = { worksheetVersion: "1", status: "<b>", updatedAt: "gisteren", answers: {}, unplaced: "x" };
  same(await sheetOf(wrong), { worksheetVersion: 1, status: "new", updatedAt: "", answers: {}, unplaced: [] });
});

test("keys of a worksheet that we do not know do not come through", async () => {
  same(await sheetOf({ ...SHEET, saves: { a: 9 }, onload: "x" }), SHEET);
});

test("answers kept apart come through with a known reason", async () => {
  const rows = [
    { id: "a", value: "x", reason: "tab" },
    { id: "b", value: 3, reason: "version" },
    { id: "c", value: null, reason: "<script>" },
    "geen rij",
  ];
  const worksheet = (await sheetOf({ ...SHEET, unplaced: rows })) as { unplaced: unknown };
  same(worksheet.unplaced, [rows[0], rows[1], { id: "c", value: null, reason: "file" }]);
});

test("a file with the mark that Windows puts before UTF-8 opens", async () => {
  same(await code(`\ufeff${JSON.stringify(GOOD)}`), "opened");
});

test("text in any script comes through letter by letter", async () => {
  const answers = { a: "مرحبا 👩🏽‍🔧 İğdır <script>alert(1)</script> \u0000" };
  same(await sheetOf({ ...SHEET, answers }), { ...SHEET, answers });
});
