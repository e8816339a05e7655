/** A presentation: only what is ticked and filled in, in pieces that fit a screen, and no photo that not everyone may see. */

import type { Block, ReportWorksheet } from "../../browser/core/report.ts";
import { grouped, makeShow, mayBeSeen, screensOf } from "../../browser/practice/presentation/slides.ts";
import { same, test } from "./runner.ts";

function report(blocks: { readonly [id: string]: readonly Block[] }): ReportWorksheet {
  const questions = Object.entries(blocks).map(([id, found], index) => ({ id, number: index + 1, question: `Vraag ${id}?`, complete: true, blocks: found, comment: "" }));
  return { id: "02-dit-ben-ik", title: "", goal: "", status: "", sections: [{ title: "", questions }], unplaced: [], feedback: [] };
}

const text = (words: string): Block => ({ kind: "text", text: words });
const photo = (number: number, everyone: "" | "yes" | "no", caption = "") => ({
  file: `${String(number).padStart(64, "a")}.jpg`,
  width: 4,
  height: 3,
  alt: `Dit zie je op ${number}.`,
  caption,
  why: "Hier leerde ik veel.",
  everyone,
});

test("only what is ticked shows, in the order of the sheet, under its own title", () => {
  const { slides } = makeShow(report({ a: [text("Een.")], b: [text("Twee.")], c: [text("Drie.")] }), [{ id: "a", title: "Eerst" }, { id: "b" }, { id: "c" }], ["c", "a"]);
  same(slides, [
    { kind: "text", title: "Eerst", paragraphs: ["Een."] },
    { kind: "text", title: "Vraag c?", paragraphs: ["Drie."] },
  ]);
});

test("what is ticked but empty is named, and a part that the sheet no longer has is passed over", () => {
  const show = makeShow(report({ a: [{ kind: "note", text: "Nog niet ingevuld." }] }), [{ id: "a", title: "Ik" }, { id: "weg" }], ["a", "weg"]);
  same(show, { slides: [], waiting: ["Ik"] });
});

test("of a choice only what is chosen shows, with the words behind iets anders", () => {
  const options = [{ label: "koken", checked: true }, { label: "gamen", checked: false }, { label: "iets anders", checked: true, other: "skaten" }];
  const { slides } = makeShow(report({ a: [{ kind: "options", multiple: true, options }] }), [{ id: "a" }], ["a"]);
  same(slides, [{ kind: "list", title: "Vraag a?", rows: [{ head: "", text: "koken" }, { head: "", text: "skaten" }] }]);
});

test("a row of a table is a line whose first words stand out; empty rows stay away", () => {
  const free: Block = { kind: "table", caption: "", columns: ["Vak", "Waarom"], rows: [{ cells: ["Techniek", "je ziet het meteen"] }, { cells: ["", ""] }] };
  const fixed: Block = { kind: "table", caption: "", rowHeading: "Ik", columns: ["Wens"], rows: [{ header: "zien", cells: ["een hotel"] }, { header: "doen", cells: [""] }] };
  const { slides } = makeShow(report({ a: [free], b: [fixed] }), [{ id: "a" }, { id: "b" }], ["a", "b"]);
  same(slides.map((slide) => slide.kind === "list" && slide.rows), [[{ head: "Techniek", text: "je ziet het meteen" }], [{ head: "zien", text: "een hotel" }]]);
});

test("a long list goes on on a next screen", () => {
  const items = ["een", "twee", "drie", "vier", "vijf", "zes"];
  const { slides } = makeShow(report({ a: [{ kind: "list", ordered: false, items }] }), [{ id: "a" }], ["a"]);
  same(slides.map((slide) => slide.kind === "list" && slide.rows.length), [5, 1]);
});

test("a long text breaks behind a sentence, and nothing of it is lost", () => {
  const long = Array.from({ length: 12 }, (_, index) => `Dit is zin nummer ${index + 1}, en hij gaat over mijn stage.`).join(" ");
  const screens = screensOf(`${long}\nTot slot.`);
  same(screens.length > 1, true);
  same(screens.every((paragraphs) => paragraphs.every((words) => words.endsWith("."))), true);
  same(screens.flat().join(" "), `${long} Tot slot.`);
});

test("a text without an end of a sentence, or one endless sentence, is shown whole", () => {
  same(screensOf("rustig, precies, sportief"), [["rustig, precies, sportief"]]);
  same(screensOf("…"), [["…"]]);
  same(screensOf("a".repeat(900)), [["a".repeat(900)]]);
  same(screensOf(" \n "), []);
});

test("paragraphs stay paragraphs on one screen", () => same(screensOf("Een. Twee!\nDrie?"), [["Een. Twee!", "Drie?"]]));

test("a photo shows only when everyone may see it", () => {
  same(["yes", "no", ""].map((word) => mayBeSeen(photo(1, word as "yes"))), [true, false, false]);
  const answer = [photo(1, "yes", "Mijn werkplek"), photo(2, "no"), photo(3, ""), photo(4, "yes")];
  const { slides } = makeShow(report({ fotos: [text("niet dit")] }), [{ id: "fotos", title: "Mijn stage" }], ["fotos"], { id: "fotos", answer });
  same(slides.map((slide) => slide.kind === "photo" && [slide.title, slide.file, slide.alt]), [
    ["Mijn werkplek", photo(1, "yes").file, "Dit zie je op 1."],
    ["Mijn stage", photo(4, "yes").file, "Dit zie je op 4."],
  ]);
  same(makeShow(report({ fotos: [] }), [{ id: "fotos" }], ["fotos"], { id: "fotos", answer: [photo(2, "no")] }), { slides: [], waiting: ["Vraag fotos?"] });
});

test("pieces are put together until the screen is full", () => {
  same(grouped([100, 100, 100, 100, 400, 1], (length) => length), [[100, 100, 100], [100], [400], [1]]);
});
