/** The class overview without its page: whose work it is, what changed, what was chosen, who is missing. */

import type { WorksheetDefinition } from "../../browser/core/definition.ts";
import type { WorksheetAnswers } from "../../browser/core/envelope.ts";
import { answerText, matches, withoutName } from "../../browser/pages/overview/answers.ts";
import { attendance, parseClassList } from "../../browser/pages/overview/class_list.ts";
import { countsOf } from "../../browser/pages/overview/counts.ts";
import { type HandIn, handInOf, isTooMuch, weigh } from "../../browser/pages/overview/hand_in.ts";
import { OverviewModel } from "../../browser/pages/overview/model.ts";
import { ownerOf } from "../../browser/pages/overview/owner.ts";
import { type Choices, makeRoster } from "../../browser/pages/overview/roster.ts";
import { stateOf } from "../../browser/pages/overview/versions.ts";
import { holds, same, test } from "./runner.ts";

const CHOICES = [
  { id: "ja", label: "ja, graag" },
  { id: "nee", label: "nee" },
];
const SHEET: WorksheetDefinition = {
  id: "01-waarom",
  version: 1,
  title: "Waarom",
  number: "1",
  card: 1,
  placement: "page",
  audience: "pupil",
  goal: "",
  competences: [],
  sections: [
    {
      id: "deel",
      title: "",
      questions: [
        { id: "reden", type: "long-text", question: "Waarom?" },
        { id: "droom", type: "long-text", question: "Waar droom je van?" },
        { id: "zin", type: "single-choice", question: "Heb je zin?", choices: CHOICES, other: true },
      ],
    },
  ],
  history: { renamed: [], retired: [] },
};
const DEFINITIONS = new Map([[SHEET.id, SHEET]]);

interface Made {
  readonly name?: string;
  readonly group?: string;
  readonly path?: string;
  readonly day?: number;
  readonly answers?: Record<string, unknown>;
}

function made({ name = "Sanne", group = "3B", path = "a.pdf", day = 1, answers = { reden: "Omdat het moet." } }: Made): HandIn {
  const at = `2026-11-${String(day).padStart(2, "0")}T09:00:00.000Z`;
  const sheet: WorksheetAnswers = { worksheetVersion: 1, status: "busy", updatedAt: at, answers, unplaced: [] };
  const owner = ownerOf(path);
  const envelope = { format: "opstage-antwoorden" as const, formatVersion: 1, site: "opstage", exportedAt: at, pupil: { name, group }, worksheets: { [SHEET.id]: sheet } };
  return handInOf(envelope, { path, size: 1, ...(owner ? { owner } : {}) }, DEFINITIONS);
}

function roster(handIns: readonly HandIn[], choices: Choices = {}): ReturnType<typeof makeRoster> {
  return makeRoster(handIns, choices, DEFINITIONS);
}

function names(handIns: readonly HandIn[], choices: Choices = {}): readonly string[] {
  return roster(handIns, choices).people.map(({ name, handIns: list }) => `${name} ${list.length}`);
}

// --- platforms

test("folders and files of learning platforms tell whose work it is", () => {
  const owners = [
    "Sanne de Vries_40012_assignsubmission_file_/werkblad.pdf",
    "Sanne de Vries_40012_assignsubmission_file_werkblad.pdf",
    "Vries, Sanne de (12345)/werkblad.pdf",
    "klas 3b/Vries, Sanne de (12345)_werkblad.pdf",
    "12345-67890 - Sanne de Vries - 21 november 2026 1032/werkblad.pdf",
    "Submitted files/Sanne de Vries/Version 2/werkblad.pdf",
  ].map((path) => ownerOf(path)?.name);
  same(owners, Array.from({ length: 6 }, () => "Sanne de Vries"));
});

test("a plain file or a folder of the teacher is of no one", () => {
  same([ownerOf("werkblad-06-bellen_sanne_3b.pdf"), ownerOf("klas 3b/werkblad.pdf"), ownerOf("Stage map/Werkbladen week 3/x.pdf")].map((owner) => owner?.name), [undefined, undefined, undefined]);
});

// --- whose work

test("files of one name and class are one pupil, however it is written", () => {
  same(names([made({ name: "Zoë  KIP", group: "3 b" }), made({ name: "zoe kip", group: "3B", day: 2 })]), ["zoe kip 2"]);
});

test("the same name in another class is another pupil", () => {
  same(names([made({}), made({ group: "3C" })]).length, 2);
});

test("a file without a name is of the pupil of its folder", () => {
  same(names([made({ name: "", group: "", path: "Emre Kaya_7001_assignsubmission_file_/a.pdf" })]), ["Emre Kaya 1"]);
  const both = [made({ name: "Emre", path: "Emre Kaya_7001_assignsubmission_file_/a.pdf" }), made({ name: "", group: "", path: "Emre Kaya_7001_assignsubmission_file_/b.pdf", day: 2 })];
  same(names(both), ["Emre 2"]);
});

test("files without any name stay apart", () => {
  same(names([made({ name: "" }), made({ name: "", day: 2 })]).length, 2);
});

test("a shorter name in one class is asked about, and the answer counts", () => {
  const files = [made({ name: "Yusra" }), made({ name: "Yusra el Amrani", day: 2 })];
  const [doubt] = roster(files).doubts;
  same([doubt?.kind, roster(files).people.length], ["same", 2]);
  same(names(files, { [doubt?.id ?? ""]: "same" }), ["Yusra el Amrani 2"]);
  same(roster(files, { [doubt?.id ?? ""]: "same" }).doubts, []);
  same([names(files, { [doubt?.id ?? ""]: "apart" }).length, roster(files, { [doubt?.id ?? ""]: "apart" }).doubts.length], [2, 0]);
});

test("a shorter name that fits two pupils is no question: no one can tell", () => {
  const files = [made({ name: "Noor" }), made({ name: "Noor Smit", day: 2 }), made({ name: "Noor Bakker", day: 3 })];
  same(roster(files).doubts, []);
});

test("a typing mistake in a name is asked about; another name is not", () => {
  same(roster([made({ name: "Fatima" }), made({ name: "Fatma", day: 2 })]).doubts.length, 1);
  same(roster([made({ name: "Fatima" }), made({ name: "Daan", day: 2 })]).doubts, []);
});

test("the same long texts under another name are asked about", () => {
  const answers = { reden: "Ik wil later in een garage werken, want ik hou van motoren en van mijn handen.", droom: "Ik droom van een eigen zaak met een brug en een koffiehoek voor de klanten." };
  const [doubt] = roster([made({ answers }), made({ name: "Kofi", answers, day: 2 })]).doubts;
  same(doubt?.kind === "same" && doubt.why, "text");
});

test("one name from two folders may be two pupils, and can be split", () => {
  const files = [made({ name: "Daan", path: "Bakker, Daan (111)/a.pdf" }), made({ name: "Daan", path: "Visser, Daan (222)/a.pdf", day: 2 })];
  const { people, doubts } = roster(files);
  same([people.length, doubts.map(({ kind }) => kind)], [1, ["two"]]);
  same(names(files, { [doubts[0]?.id ?? ""]: "apart" }).length, 2);
});

test("a choice holds when more files come", () => {
  const files = [made({ name: "Yusra" }), made({ name: "Yusra el Amrani", day: 2 })];
  const choices: Choices = { [roster(files).doubts[0]?.id ?? ""]: "same" };
  same(names([made({ name: "Daan" }), ...files, made({ name: "Yusra", day: 3 })], choices), ["Daan 1", "Yusra 3"]);
});

// --- versions

test("the newest version counts, and what changed since the one before", () => {
  const [person] = roster([made({ answers: { reden: "nieuw", zin: { choice: "ja" } }, day: 5 }), made({ answers: { reden: "oud", zin: { choice: "ja" } } })]).people;
  const state = person && stateOf(person, SHEET);
  same([state?.answers.answers["reden"], state?.changed, state?.complete, state?.total], ["nieuw", ["reden"], 2, 3]);
});

test("a first version has nothing to compare with", () => {
  const [person] = roster([made({})]).people;
  same(person && stateOf(person, SHEET)?.changed, undefined);
});

// --- reading and counting

test("an answer reads short: only what was chosen", () => {
  const question = SHEET.sections[0]?.questions[2];
  same(question && answerText(question, { choice: "other", other: "een beetje" }), "iets anders: een beetje");
});

test("a search looks for all words and forgives accents", () => {
  same([matches("Ik wil naar de crèche.", "creche IK"), matches("Ik wil", "wil niet")], [true, false]);
});

test("a pupil's own name leaves his text, other words stay", () => {
  same(withoutName("Ik ben Sanne, sanne de Vries. Annesanne niet.", "Sanne de Vries", "[naam]"), "Ik ben [naam], [naam] de [naam]. Annesanne niet.");
  same(withoutName("kost $1 (ok)", "$1 (ok)", "$&"), "kost $1 (ok)");
});

test("choices are counted over pupils who answered", () => {
  const question = SHEET.sections[0]?.questions[2];
  const counts = question && countsOf(question, [{ choice: "ja" }, { choice: "ja" }, { choice: "other", other: "x" }, { choice: "" }, undefined, "kapot"]);
  same(counts, { columns: ["Leerlingen"], rows: [{ label: "ja, graag", values: [2] }, { label: "nee", values: [0] }, { label: "iets anders", values: [1] }], answered: 3 });
});

test("a question that asks for words has no counts", () => {
  const question = SHEET.sections[0]?.questions[0];
  same(question && countsOf(question, ["a"]), undefined);
});

// --- who is missing

test("a pasted list loses numbers, mail addresses, headings and empty lines", () => {
  same(parseClassList("Naam\n1. Sanne de Vries\n\nVries, Emre de\temre@school.invalid\n12345; Noor\n"), ["Sanne de Vries", "Emre de Vries", "Noor"]);
});

test("who handed in, who is missing, who is not sure and who stands on no list", () => {
  const { people } = roster([made({ name: "sanne" }), made({ name: "Noor" }), made({ name: "Ruben en Lotte" }), made({ name: "Ali" })]);
  const found = attendance(["Sanne de Vries", "Noor Smit", "Noor Bakker", "Ruben Jansen", "Lotte Postma", "Daan"], people);
  same(
    [found.present.map(({ name }) => name), found.unclear.map(({ name }) => name), found.missing.map(({ name }) => name), found.unlisted.map(({ name }) => name)],
    [["Sanne de Vries", "Ruben Jansen", "Lotte Postma"], ["Noor Smit", "Noor Bakker"], ["Daan"], ["Ali"]],
  );
});

// --- bounds and names

test("only what the policy lets through is kept of a file", () => {
  same(Object.keys(made({})).sort(), ["exportedAt", "id", "origin", "pupil", "sheets", "unknownSheets"]);
  const pupil = { name: "Sanne", group: "3B", phone: "06" }; // no row in the table: it goes nowhere
  const envelope = { format: "opstage-antwoorden" as const, formatVersion: 1, site: "opstage", exportedAt: "", pupil, worksheets: {} };
  same(handInOf(envelope, { path: "a.pdf", size: 1 }, DEFINITIONS).pupil, { name: "Sanne", group: "3B" });
});

test("what no pupil writes is too much, and counting it ends soon", () => {
  const rows = Array.from({ length: 100_000 }, () => ({ a: "b" }));
  same([isTooMuch(weigh({ x: rows })), isTooMuch(weigh({ x: "y".repeat(5_000_000) })), isTooMuch(weigh({ x: ["a", "b"] }))], [true, true, false]);
});

test("with names hidden every pupil has a number of his own, and the order says nothing of the names", () => {
  const model = new OverviewModel([SHEET]);
  for (const [index, name] of ["Ali", "Bo", "Cem", "Dana", "Emre"].entries()) model.add(made({ name, day: index + 1 }));
  model.hidden = true;
  const labels = model.people.map((person) => model.label(person));
  same(labels, ["Leerling 1", "Leerling 2", "Leerling 3", "Leerling 4", "Leerling 5"]);
  same(model.people.map((person) => model.label(person)), labels);
  holds(!JSON.stringify(labels).includes("Ali"), "a name stayed");
});

test("the same file twice counts once", () => {
  const model = new OverviewModel([SHEET]);
  for (const path of ["a.pdf", "a (1).pdf", "a.pdf"]) model.add(made({ path }));
  same([model.handIns.size, [...model.copies.values()].map((places) => places.length)], [1, [2]]);
});
