/** What was handed in, apps around the page, names of originals, and a report as plain text. */

import { changedSince, sumOf } from "../../browser/core/handed_in.ts";
import { reportWorksheet, makeReport } from "../../browser/questions/report.ts";
import { appAround } from "../../browser/exports/in_app.ts";
import { originalsOf } from "../../browser/exports/original_names.ts";
import { reportText } from "../../browser/exports/text.ts";
import { mergePatch } from "../../browser/storage/records.ts";
import { mergeAnswers } from "../../browser/files/merge.ts";
import { placeAnswers } from "../../browser/files/place.ts";
import { fileName } from "../../browser/core/text.ts";
import type { Report } from "../../browser/core/report.ts";
import { kept, sheet, short } from "./making.ts";
import { holds, same, test } from "./runner.ts";

// what was handed in

const MARK = { at: "2026-03-01T12:00:00.000Z", sum: sumOf(kept({ a: "ja" })) };
const later = { updatedAt: "2026-03-01T12:05:00.000Z" };

test("work that says the same as what was handed in has not changed", () => {
  holds(!changedSince(MARK, kept({ a: "ja" }, later)));
});

test("another answer, one more and one less are changes", () => {
  for (const answers of [{ a: "nee" }, { a: "ja", b: "ook" }, {}]) holds(changedSince(MARK, kept(answers, later)), JSON.stringify(answers));
});

test("what was typed and taken away again is no change", () => {
  for (const empty of ["", [], {}, [{}, { x: "" }], { rij: { a: "", b: false } }, null]) {
    holds(!changedSince(MARK, kept({ a: "ja", b: empty }, later)), JSON.stringify(empty));
  }
});

test("another name in the group is a change", () => {
  holds(changedSince(MARK, kept({ a: "ja" }, { ...later, madeWith: "Noor" })));
});

test("the order of keys is no change, the order of a list is", () => {
  const { sum } = { sum: sumOf(kept({ a: { x: "1", y: "2" } })) };
  same(sumOf(kept({ a: { y: "2", x: "1" } })), sum);
  holds(sumOf(kept({ a: ["1", "2"] })) !== sumOf(kept({ a: ["2", "1"] })));
});

test("a sheet that was not touched since has not changed, whatever a newer site made of its answers", () => {
  holds(!changedSince(MARK, kept({ andersgenoemd: "ja" }, { updatedAt: "2026-03-01T11:00:00.000Z" })));
});

// the names of a group

test("names of a group are kept by a patch, and by a patch that does not speak of them", () => {
  const patch = { worksheetVersion: 1, at: "2026-03-01T10:00:00.000Z", status: "busy", changes: {} } as const;
  const first = mergePatch(undefined, { ...patch, madeWith: "Noor" }).record;
  same(mergePatch(first, patch).record.madeWith, "Noor");
  same(mergePatch(first, { ...patch, madeWith: "" }).record.madeWith, undefined);
});

test("names of a group go along to today's sheet and through both ways of opening a file", () => {
  const definition = sheet([short("a")]);
  same(placeAnswers(definition, kept({}, { madeWith: "Noor" })).madeWith, "Noor");
  const here = kept({ a: "hier" });
  const file = kept({ a: "bestand" }, { madeWith: "Noor" });
  same(mergeAnswers(definition, here, file, "fill").madeWith, "Noor");
  same(mergeAnswers(definition, here, file, "replace").madeWith, "Noor");
  same(mergeAnswers(definition, { ...here, madeWith: "Sami" }, file, "fill").madeWith, "Sami");
});

// apps around the page

const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const ANDROID = "Mozilla/5.0 (Linux; Android 14; SM-A155F Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/131.0.0.0 Mobile Safari/537.36";
const inApps: readonly (readonly [string, string])[] = [
  ["Instagram", `${IPHONE} Mobile/22D63 Instagram 361.0.0.35.82 (iPhone14,5; iOS 18_3; nl_NL; scale=3.00)`],
  ["Instagram", `${ANDROID} Instagram 361.0.0.46.88 Android`],
  ["Snapchat", `${IPHONE} Version/18.3 Mobile/15E148 Safari/604.1 Snapchat/13.20.0.40 (like Safari/8620.2.4, panda)`],
  ["Facebook", `${IPHONE} Mobile/22D63 [FBAN/FBIOS;FBAV/495.0.0.48.85;FBDV/iPhone14,5]`],
  ["Facebook", `${ANDROID} [FB_IAB/FB4A;FBAV/495.0.0.45.201;]`],
  ["TikTok", `${ANDROID} musical_ly_2023805030 BytedanceWebview/d8a21c6`],
  ["Magister", `${ANDROID} Magister/7.1`],
  ["Teams", `${IPHONE} Mobile/15E148 TeamsMobile-iOS`],
  ["", ANDROID],
  ["", `${IPHONE} Mobile/22D63`],
  ["", "Mozilla/5.0 (iPad; CPU OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148"],
];
for (const [name, userAgent] of inApps) test(`a window in ${name || "an app without a name"}: ${userAgent.slice(-40)}`, () => same(appAround(userAgent), name));

const browsers: readonly string[] = [
  `${IPHONE} Version/18.3 Mobile/15E148 Safari/604.1`,
  `${IPHONE} CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1`,
  `${IPHONE} FxiOS/133.0 Mobile/15E148 Safari/605.1.15`,
  "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36",
  "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36",
  "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
  "",
];
for (const userAgent of browsers) test(`a browser of its own: ${userAgent.slice(-40)}`, () => same(appAround(userAgent), undefined));

// names of files

const DAY = new Date(2026, 10, 21, 10, 32);

test("a name of emoji, of 400 letters, or one that Windows keeps for itself gives a name that every system takes", () => {
  const names = ["👩🏽‍🔧", "w".repeat(400), "CON", "nul.txt", "aux", "..", "a/b\\c:d*e?f\"g<h>i|j", "\u202egnp.exe", "  ", "Zoë\nKip"];
  for (const name of names) {
    for (const what of ["stagemap", name]) {
      const found = fileName(what, { name, group: name }, DAY, ".pdf");
      holds(/^[a-z0-9][a-z0-9_-]*_2026-11-21\.pdf$/.test(found), found);
      holds(found.length <= 150, found);
      holds(!/^(con|prn|aux|nul|com\d|lpt\d)\./.test(found), found);
    }
  }
});

const file = (letter: string, ending = "jpg"): string => `${letter.repeat(64)}.${ending}`;

test("each photo and clip has one path, by sheet, number and what is on it", () => {
  const photos = [
    { file: file("a"), caption: "De werkplaats" },
    { file: file("b"), caption: "👍", alt: "Zoë’s kar" },
    { file: file("a"), caption: "nog een keer dezelfde" },
    { file: file("c"), caption: "" },
  ];
  same(originalsOf([["15-fotoverslag", { fotos: photos }], ["10-pitch", { opname: { file: file("d", "webm") }, geluid: [{ file: file("e", "m4a") }] }]]), [
    { file: file("a"), path: "fotos/15-fotoverslag_01_de-werkplaats.jpg" },
    { file: file("b"), path: "fotos/15-fotoverslag_02_zoe-s-kar.jpg" },
    { file: file("c"), path: "fotos/15-fotoverslag_03.jpg" },
    { file: file("d", "webm"), path: "filmpjes/10-pitch_01.webm" },
    { file: file("e", "m4a"), path: "geluid/10-pitch_02.m4a" },
  ]);
});

test("a caption of a hostile file cannot leave its folder, and two of the same words keep two paths", () => {
  const photos = ["../../etc/passwd", "CON", "CON"].map((caption, index) => ({ file: file("abc"[index] ?? ""), caption }));
  same(originalsOf([["../x", photos]]).map(({ path }) => path), ["fotos/x_01_etc-passwd.jpg", "fotos/x_02_con.jpg", "fotos/x_03_con.jpg"]);
});

// plain text

const REPORT: Report = {
  title: "Mijn stagemap",
  pupil: { name: "Zoë Kip", group: "3B" },
  school: "",
  createdAt: DAY.toISOString(),
  layout: "sheet",
  worksheets: [
    {
      id: "06-bellen",
      title: "Werkblad 6: Bellen",
      goal: "",
      status: "Bezig",
      madeWith: "Noor en Amir",
      feedback: [{ label: "Top", text: "Mooi gedaan." }],
      unplaced: [{ label: "Oude vraag", text: "oud antwoord" }],
      sections: [
        {
          title: "Deel een",
          questions: [
            { id: "a", number: 1, question: "Waarom?", complete: true, comment: "Let op", blocks: [{ kind: "text", text: "Regel 1\r\nRegel 2 😀 مرحبا" }] },
            { id: "b", number: 2, question: "Wat kies je?", complete: true, comment: "", blocks: [{ kind: "options", multiple: true, options: [{ label: "vroeg", checked: true }, { label: "laat", checked: false }, { label: "anders", checked: true, other: "’s nachts" }] }] },
            { id: "c", number: 3, question: "Volgorde?", complete: true, comment: "", blocks: [{ kind: "list", ordered: true, items: ["een", "twee"] }] },
            { id: "d", number: 4, question: "Tabel?", complete: false, comment: "", blocks: [{ kind: "table", caption: "", columns: ["Wat", "Wanneer"], rows: [{ cells: ["bellen", ""] }, { header: "rij", cells: ["mailen", "ma"] }] }] },
            { id: "e", number: 5, question: "Foto?", complete: false, comment: "", blocks: [{ kind: "image", file: file("a"), width: 1, height: 1, alt: "een kar", caption: "Mijn kar" }, { kind: "note", text: "Nog niet ingevuld" }] },
          ],
        },
      ],
    },
  ],
};

test("a report as text holds every word, in order", () => {
  same(reportText(REPORT), `Naam: Zoë Kip
Klas: 3B
Datum: 21 november 2026

=== Werkblad 6: Bellen ===

Samen met: Noor en Amir

== Je docent schreef terug ==

Top: Mooi gedaan.

== Deel een ==

1. Waarom?
Regel 1
Regel 2 😀 مرحبا
Je docent schrijft: Let op

2. Wat kies je?
[x] vroeg
[ ] laat
[x] anders: ’s nachts

3. Volgorde?
1. een
2. twee

4. Tabel?
Rij 1
  - Wat: bellen
rij
  - Wat: mailen
  - Wanneer: ma

5. Foto?
[Beeld: een kar – Mijn kar]
(Nog niet ingevuld)

== Eerdere antwoorden ==

Oude vraag: oud antwoord
`);
});

test("more sheets stand under the title of the whole, and an answer of two thousand words is whole", () => {
  const definition = sheet([{ id: "a", type: "long-text", question: "Waarom?" }]);
  const long = Array.from({ length: 2000 }, (_, index) => `woord${index}`).join(" ");
  const one = reportWorksheet(definition, kept({ a: long }));
  const text = reportText(makeReport("Mijn stagemap", "folder", { name: "", group: "" }, "School Zuid", DAY.toISOString(), [one, one]));
  holds(text.startsWith("Mijn stagemap\nDatum: 21 november 2026\nSchool Zuid\n\n=== Werkblad 1: Test ==="), text.slice(0, 80));
  same(text.split(long).length, 3);
});
