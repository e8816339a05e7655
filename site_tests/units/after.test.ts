/** The internship report and the certificate as documents. */

import { inOrder, type Question } from "../../browser/core/definition.ts";
import type { Block, ReportWorksheet } from "../../browser/core/report.ts";
import type { Writing } from "../../browser/core/writing.ts";
import { type Certificate, certificateWriting, pagesOf } from "../../browser/practice/certificate/certificate.ts";
import { allChapters, chosen, type InternshipReport, reportWriting, saidOn } from "../../browser/practice/internship-report/report.ts";
import { reportWorksheet } from "../../browser/questions/report.ts";
import { kept, sheet, short } from "./making.ts";
import { same, test } from "./runner.ts";

const AT = "2026-11-22T10:00:00.000Z";
const DAY = "22 november 2026";
const photo: Block = { kind: "image", file: `${"0".repeat(64)}.jpg`, width: 4, height: 3, alt: "een kas", caption: "De kas" };

const empty: InternshipReport = {
  title: "",
  pupil: { name: "", group: "" },
  school: "",
  company: "",
  from: "",
  until: "",
  intro: "",
  closing: " \n",
  chapters: [],
};

const full: InternshipReport = {
  title: "Tussen de bloemen",
  pupil: { name: "Noor", group: "3b" },
  school: "Het Kompas",
  company: "Kwekerij Zon",
  from: "2026-11-02",
  until: "2026-11-13",
  intro: "Ik liep stage.",
  closing: "Het was mooi.",
  chapters: [
    { title: "Dit ben ik", text: "", parts: [{ heading: "Wie ben je?", blocks: [{ kind: "text", text: "Noor" }] }] },
    { title: "Leeg", text: "", parts: [] },
    { title: "Mijn foto’s", text: "Kijk mee.", parts: [{ heading: "Foto", blocks: [photo] }] },
  ],
};

const headings = ({ blocks }: Writing, level: number): readonly string[] => blocks.flatMap((block) => (block.kind === "heading" && block.level === level ? [block.text] : []));
const kinds = ({ blocks }: Writing): readonly string[] => blocks.map(({ kind }) => kind);

test("a report without a word still has a cover with its name", () => {
  const writing = reportWriting(empty, AT, DAY);
  same([writing.title, writing.footer, headings(writing, 1)], ["Mijn stageverslag", "Mijn stageverslag", ["Mijn stageverslag"]]);
});

test("chapters are numbered in the pupil's order; an empty one is left out", () => {
  same(headings(reportWriting(full, AT, DAY), 1), ["Tussen de bloemen", "1. Inleiding", "2. Dit ben ik", "3. Mijn foto’s", "4. Slot"]);
  same(allChapters(empty), []);
});

test("the cover says whose it is, where and when, and stands on a page of its own before the contents", () => {
  const writing = reportWriting(full, AT, DAY);
  const cover = writing.blocks.find((block) => block.kind === "lines");
  same(cover?.kind === "lines" && cover.lines, [
    "Gemaakt door: Noor",
    "Klas: 3b",
    "School: Het Kompas",
    "Bedrijf: Kwekerij Zon",
    "Stage: van 2 november 2026 tot en met 13 november 2026",
    `Datum: ${DAY}`,
  ]);
  same(kinds(writing).slice(0, 5), ["heading", "lines", "page", "contents", "page"]);
});

test("photos go into the report as they are", () => {
  same(reportWriting(full, AT, DAY).blocks.filter(({ kind }) => kind === "image"), [photo]);
});

test("of a sheet only what was asked for and answered is taken, in the order of the sheet", () => {
  const definition = sheet([short("een"), short("twee"), short("drie"), short("vier")]);
  const report = reportWorksheet(definition, kept({ een: "1", drie: "3", vier: "4" }));
  same(saidOn(report, ["drie", "een", "twee"]).map(({ heading }) => heading), ["Vraag een?", "Vraag drie?"]);
  same(saidOn(report, undefined).length, 3);
  same(saidOn(undefined, ["een"]), []);
});

test("a note of the site is no answer, but stays beside one", () => {
  const question = { id: "een", number: 1, question: "Vraag?", complete: false, comment: "" };
  const of = (blocks: readonly Block[]): ReportWorksheet => ({ ...reportWorksheet(sheet([short("een")]), kept({})), sections: [{ title: "", questions: [{ ...question, blocks }] }] });
  const note: Block = { kind: "note", text: "Er hoort geluid bij." };
  same(saidOn(of([note]), undefined), []);
  same(saidOn(of([note, photo]), undefined)[0]?.blocks, [note, photo]);
});

test("of a choice only what was chosen is read, and a table has its question over it once", () => {
  const question = { id: "een", number: 1, question: "Vraag?", complete: true, comment: "" };
  const blocks: readonly Block[] = [
    { kind: "options", multiple: true, options: [{ label: "ja", checked: true }, { label: "nee", checked: false }, { label: "anders", checked: true, other: "soms" }] },
    { kind: "table", caption: "Vraag?", columns: ["a"], rows: [{ cells: ["1"] }] },
    { kind: "table", caption: "Anders", columns: ["a"], rows: [{ cells: ["1"] }] },
  ];
  const said = saidOn({ ...reportWorksheet(sheet([short("een")]), kept({})), sections: [{ title: "", questions: [{ ...question, blocks }] }] }, undefined);
  same(said[0]?.blocks, [{ kind: "list", ordered: false, items: ["ja", "anders: soms"] }, { kind: "table", caption: "", columns: ["a"], rows: [{ cells: ["1"] }] }, blocks[2]]);
});

test("what tells the pupil to do something is no heading for a reader", () => {
  const asked: Question = { id: "een", type: "short-text", question: "Voeg je foto’s toe." };
  const [part] = saidOn(reportWorksheet(sheet([asked]), kept({ een: "Kas" })), undefined);
  same(part, { heading: "", blocks: [{ kind: "text", text: "Kas" }] });
  const chapter = { title: "Foto’s", text: "", parts: part ? [part] : [] };
  same(headings(reportWriting({ ...empty, chapters: [chapter] }, AT, DAY), 3), []);
});

test("without a choice every chapter counts; the order may name what is gone and miss what is new", () => {
  const all = ["a", "b", "c"];
  same(chosen(all, [], []), all);
  same(chosen(all, ["c", "a"], []), ["a", "c"]);
  same(chosen(all, ["weg"], []), all);
  same(chosen(all, [], ["c", "weg", "a"]), ["c", "a", "b"]);
});

const nobody: Certificate = { name: "", group: "", school: "", company: "", place: "", from: "", until: "", hours: "", tasks: [], praise: "", signers: [], where: "", day: "" };

test("an empty certificate can be filled in by hand: lines, and boxes for school and company", () => {
  const writing = certificateWriting(nobody, AT);
  same(kinds(writing), ["figure", "heading", "text", "heading", "lines", "room", "text", "signatures", "figure"]);
  const signs = writing.blocks.at(-2);
  same(signs?.kind === "signatures" && signs.parties, [{ role: "Voor de school", name: "" }, { role: "Voor het bedrijf", name: "" }]);
});

test("a certificate says who, where, when and how long, and what was done", () => {
  const writing = certificateWriting({ ...nobody, name: "Emre", group: "4a", school: "Het Kompas", company: "Garage Noord", place: "Zwolle", from: "2026-11-02", until: "2026-11-13", hours: "72", tasks: ["banden"], praise: "Rustig." }, AT);
  const lines = writing.blocks.find((block) => block.kind === "lines");
  same(lines?.kind === "lines" && lines.lines, [
    "leerling van klas 4a van Het Kompas",
    "liep stage bij Garage Noord in Zwolle",
    "van 2 november 2026 tot en met 13 november 2026",
    "samen 72 uur",
  ]);
  same([writing.title, headings(writing, 1), headings(writing, 3)], ["Stagecertificaat – Emre", ["Stagecertificaat", "Emre"], ["Dit werk hoorde bij de stage", "Dit viel ons op"]]);
});

test("pages of a PDF are counted, and its tree of pages is not one of them", () => {
  same(pagesOf(new TextEncoder().encode("1 0 obj <</Type /Pages>> 2 0 obj <</Type /Page>> 3 0 obj <</Type/Page >>")), 2);
});

test("sheets stand by card, numbered ones first; those of no card come last", () => {
  const one = sheet([short("een")]);
  const sheets = [{ ...one, id: "beoordeling", card: 0 }, { ...one, id: "logboek", card: 8 }, { ...one, id: "17-brief", card: 9 }, { ...one, id: "15-foto", card: 8 }, { ...one, id: "aaa", card: 0 }];
  same(inOrder(sheets).map(({ id }) => id), ["15-foto", "logboek", "17-brief", "aaa", "beoordeling"]);
});
