/** Files from elsewhere and files that leave: ZIPs, what a reader must refuse, workbooks and CSV. */

import { csvCell, makeCsv } from "../../browser/exports/sheet/csv.ts";
import { columnName, makeXlsx, xmlText } from "../../browser/exports/sheet/xlsx.ts";
import { ZipWriter } from "../../browser/exports/sheet/zip_writer.ts";
import { FileFailure } from "../../browser/files/failure.ts";
import { readEntry, zipEntries } from "../../browser/files/zip.ts";
import { closerReason, type Held, isLitter, MOST_FILES, readSources } from "../../browser/pages/overview/intake.ts";
import { same, test } from "./runner.ts";

const noPause = (): Promise<void> => Promise.resolve();
const encoder = new TextEncoder();
const decoder = new TextDecoder();

async function* once(...pieces: readonly (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  yield* pieces;
}

async function zip(files: { readonly [path: string]: string | Uint8Array }): Promise<Blob> {
  const writer = new ZipWriter();
  for (const [path, content] of Object.entries(files)) await writer.add(path, once(content));
  return writer.finish("application/zip");
}

async function failure(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "";
  } catch (cause) {
    return cause instanceof FileFailure ? cause.code : String(cause);
  }
}

/** A ZIP with some of its bytes changed; `at`: from a sign, counted from its first place. */
async function changed(blob: Blob, sign: number, at: number, bytes: readonly number[]): Promise<Blob> {
  const data = new Uint8Array(await blob.arrayBuffer());
  const view = new DataView(data.buffer);
  let place = 0;
  while (view.getUint32(place, true) !== sign) place += 1;
  data.set(bytes, place + at);
  return new Blob([data]);
}

const ENTRY = 0x02014b50;

// --- ZIPs

test("what is written into a ZIP is read from it", async () => {
  const blob = await zip({ "Zoë/werkblad.txt": "één en één ".repeat(500), "leeg.txt": "" });
  const entries = await zipEntries(blob);
  same(entries.map(({ path }) => path), ["Zoë/werkblad.txt", "leeg.txt"]);
  const texts = await Promise.all(entries.map(async (entry) => decoder.decode(await readEntry(blob, entry))));
  same(texts, ["één en één ".repeat(500), ""]);
});

test("a file that is no ZIP, or half of one, is damaged", async () => {
  const blob = await zip({ "a.txt": "a".repeat(1000) });
  same(await failure(zipEntries(new Blob(["PK\u0003\u0004 niets"]))), "DAMAGED");
  same(await failure(zipEntries(blob.slice(0, blob.size - 30))), "DAMAGED");
});

test("a table that points outside the ZIP is damaged", async () => {
  const blob = await changed(await zip({ "a.txt": "a" }), ENTRY, 42, [0xff, 0xff, 0, 0]);
  const [entry] = await zipEntries(blob);
  same(entry && (await failure(readEntry(blob, entry))), "DAMAGED");
});

test("a file that would grow a thousandfold is refused before it is unpacked", async () => {
  const blob = await zip({ "bom.pdf": new Uint8Array(4 * 1024 * 1024) });
  const [entry] = await zipEntries(blob);
  same(entry && (await failure(readEntry(blob, entry))), "TOO_BIG");
});

test("a file that is larger than it said is stopped when it passes that", async () => {
  const blob = await changed(await zip({ "a.txt": "abc ".repeat(5000) }), ENTRY, 24, [10, 0, 0, 0]);
  const [entry] = await zipEntries(blob);
  same(entry && (await failure(readEntry(blob, entry))), "TOO_BIG");
});

test("a promise of a gigabyte is refused without making room for it", async () => {
  const blob = await changed(await zip({ "a.txt": "abc" }), ENTRY, 24, [0, 0, 0, 0x40]);
  const [entry] = await zipEntries(blob);
  same(entry && (await failure(readEntry(blob, entry))), "TOO_BIG");
});

// --- reading what was dropped

async function refusals(files: { readonly [path: string]: Blob }, held: Held = { files: 0, letters: 0 }): Promise<readonly string[]> {
  const found: string[] = [];
  await readSources(
    Object.entries(files).map(([path, blob]) => ({ path, blob })),
    {
      site: "opstage",
      held,
      definitions: new Map(),
      onHandIn: ({ origin }) => found.push(`ok ${origin.path}`),
      onRefusal: ({ origin, reason }) => found.push(`${reason} ${origin.path}`),
      onProgress: () => undefined,
      stopped: () => false,
    },
  );
  return found;
}

function answers(extra: object = {}): string {
  return JSON.stringify({ format: "opstage-antwoorden", formatVersion: 1, site: "opstage", exportedAt: "", worksheets: { "01-waarom": { answers: { a: "b" } } }, ...extra });
}

test("every file in a ZIP, and in the ZIP of a pupil in it, has its own verdict", async () => {
  const inner = new Uint8Array(await (await zip({ "goed.json": answers() })).arrayBuffer());
  const tooDeep = new Uint8Array(await (await zip({ "diep.zip": inner })).arrayBuffer());
  const outer = await zip({ "A/goed.json": answers(), "B/werk.zip": inner, "C/diep.zip": tooDeep, "D/foto.jpg": "\u00ff", "__MACOSX/A/._goed.json": "x", "E/stuk.json": answers().slice(0, 60) });
  same(await refusals({ "klas.zip": outer }), ["ok A/goed.json", "ok B/werk.zip/goed.json", "OTHER_KIND C/diep.zip/diep.zip", "OTHER_KIND D/foto.jpg", "DAMAGED E/stuk.json"]);
});

test("a file of another site, of a newer format, of too much, and one that was given back have their reasons", async () => {
  const rows = Array.from({ length: 100_000 }, () => ({ a: "<script>" }));
  const files = {
    "ander.json": answers({ site: "andere-school" }),
    "nieuw.json": answers({ formatVersion: 99 }),
    "veel.json": answers({ worksheets: { "01-waarom": { answers: { a: rows } } } }),
    "terug.json": answers({ purpose: "feedback" }),
    "diep.json": answers({ x: JSON.parse("[".repeat(500) + "]".repeat(500)) as unknown }),
    "bodemloos.json": `{"format":"opstage-antwoorden","x":${"[".repeat(200_000)}${"]".repeat(200_000)}}`,
  };
  const blobs = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, new Blob([text])]));
  same(await refusals(blobs), ["OTHER_SITE ander.json", "TOO_NEW nieuw.json", "TOO_MUCH veel.json", "RETURNED terug.json", "DAMAGED diep.json", "DAMAGED bodemloos.json"]);
});

test("what is beyond the room of one overview is listed, in one drop or in more", async () => {
  const files = { "a.json": new Blob([answers()]), "b.json": new Blob([answers()]) };
  same(await refusals(files, { files: MOST_FILES - 1, letters: 0 }), ["ok a.json", "TOO_MANY b.json"]);
});

test("what a computer leaves in a folder is no file of a pupil", () => {
  same([".DS_Store", "A/Thumbs.db", "__MACOSX/A/x.pdf", "A/~$werk.docx", "A/werk.pdf"].map(isLitter), [true, true, true, true, false]);
});

test("a locked PDF and a print are told apart from other PDFs", () => {
  const pdf = (text: string): Uint8Array => encoder.encode(`%PDF-1.7\n${text}\n%%EOF`);
  same(
    [closerReason("NOT_OURS", "a.pdf", pdf("trailer << /Encrypt 5 0 R >>")), closerReason("NOT_OURS", "a.pdf", pdf("/Producer (Skia/PDF m131)")), closerReason("NOT_OURS", "a.pdf", pdf("/Producer (Word)")), closerReason("NOT_OURS", "a.docx", encoder.encode("PK"))],
    ["ENCRYPTED", "PRINTED", "NOT_OURS", "OTHER_KIND"],
  );
});

// --- CSV and XLSX

test("no cell of a CSV is a formula", () => {
  same(
    ["=1+1", "+31", "-2", "@SUM(A1)", "\tx", "\r=1", "  =1", "＝1", "gewoon - ja"].map((text) => /^"?'/.test(csvCell(text))),
    [true, true, true, true, true, true, true, true, false],
  );
  same([csvCell('a;"b"\nc'), csvCell(2.5), csvCell(null)], ['"a;""b""\nc"', "2,5", ""]);
});

test("a CSV begins with the mark of Excel and has Dutch columns", async () => {
  const blob = await makeCsv({ name: "x", columns: [{ title: "Leerling", width: 1 }, { title: "Antwoord", width: 1 }], rows: [["Zoë", "ja"]] }, noPause);
  same([...new Uint8Array(await blob.arrayBuffer())].slice(0, 3), [0xef, 0xbb, 0xbf]);
  same((await blob.text()).replace("\ufeff", ""), "Leerling;Antwoord\r\nZoë;ja\r\n");
});

test("XML holds what it can, and nothing that breaks it", () => {
  same(xmlText("a<b>&\"c\" \u0000\ud800 😀 _x0041_\r\n"), "a&lt;b&gt;&amp;&quot;c&quot; \ufffd\ufffd 😀 _x005F_x0041_\n");
  same([0, 25, 26, 701, 702].map(columnName), ["A", "Z", "AA", "ZZ", "AAA"]);
});

test("a sheet that is full goes on in a next one", async () => {
  const rows = [["a"], ["b"], ["c"]];
  const blob = await makeXlsx([{ name: "Lijst", columns: [{ title: "x", width: 9 }], rows }], noPause, 2);
  const entries = await zipEntries(blob);
  const book = entries.find(({ path }) => path === "xl/workbook.xml");
  const text = book ? decoder.decode(await readEntry(blob, book)) : "";
  same([...text.matchAll(/sheet name="([^"]+)"/g)].map((found) => found[1]), ["Lijst", "Lijst 2"]);
});
