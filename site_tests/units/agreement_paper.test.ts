/** From answers to the agreement: what may go in, what stays open, and how many copies there are. */

import { type AgreementAnswers, knownOf } from "../../browser/practice/agreement-paper/known.ts";
import { type AgreementPaper, agreementOf, agreementWriting } from "../../browser/practice/agreement-paper/paper.ts";
import type { AgreementText } from "../../browser/practice/agreement-paper/text.ts";
import { same, test } from "./runner.ts";

const nothing: AgreementAnswers = { agreed: {}, ill: {}, week: { rowHeading: "Dag", columns: [], rows: [] }, hours: "" };

const week = { rowHeading: "Dag", columns: ["Begin"], rows: [{ header: "maandag", cells: ["8.30 uur"] }] };

const model: AgreementText = {
  region: "vl",
  title: "Overeenkomst",
  model: ["Dit is een model.", "Die van school gaat voor."],
  copies: 3,
  one_for: ["de leerling", "de school", "de stagegever"],
  parties: [
    { id: "leerling", role: "Leerling" },
    { id: "ouder", role: "Ouder" },
  ],
  signing: "Ik ben het eens.",
  parts: [
    {
      id: "uren",
      title: "Uren",
      text: ["Zin een.", "Zin twee."],
      fields: [
        { id: "dagen", label: "Dagen", source: "days", lines: 1 },
        { id: "week", label: "Week", source: "week", lines: 5 },
        { id: "pauze", label: "Pauze", source: "pause", lines: 2 },
        { id: "leeftijd", label: "Leeftijd", source: "", lines: 1 },
      ],
      table: { caption: "Regels", row_heading: "Regel", columns: ["15 jaar"], rows: [["Per dag", ["8 uur"], {}]] },
    },
  ],
  school: {},
};

const kinds = (paper: AgreementPaper): readonly string[] => (paper.parts[0]?.blocks ?? []).map(({ kind }) => kind);
const value = (answers: AgreementAnswers, source: "days" | "pause" | "company" | "ill-company" | "work"): string | undefined => knownOf(answers, {}).values.get(source);

test("an empty sheet knows nothing, and every line stays open", () => {
  const paper = agreementOf(model, knownOf(nothing, {}));
  same(paper.parts[0]?.open, ["Dagen", "Week", "Pauze", "Leeftijd"]);
  same(kinds(paper), ["list", "room", "room", "room", "room", "table"]);
});

test("what is known stands under its label, in the order of the model", () => {
  const paper = agreementOf(model, knownOf({ ...nothing, agreed: { dagen: { staat: " maandag " } }, week }, {}));
  same(kinds(paper), ["list", "heading", "text", "table", "room", "room", "table"]);
  same(paper.parts[0]?.blocks[2], { kind: "text", text: "maandag" });
  same(paper.parts[0]?.open, ["Pauze", "Leeftijd"]);
});

test("what the pupil still has to ask stays open, and says so", () => {
  const agreed = { dagen: { staat: "Dit vraag ik." }, pauze: { staat: "12 uur", duidelijk: "vraag" } };
  const paper = agreementOf(model, knownOf({ ...nothing, agreed }, {}));
  same([paper.parts[0]?.asks, paper.parts[0]?.open.length], [["Dagen", "Pauze"], 4]);
});

test("something that is a bit clear is still what was agreed", () => {
  same(value({ ...nothing, agreed: { dagen: { staat: "maandag", duidelijk: "deels" } } }, "days"), "maandag");
});

test("the sheet of the talk fills what this sheet leaves open, and never what it doubts", () => {
  const talk = { company: { bedrijf: { antwoord: "Kapsalon Krul" } }, agreed: { dagen: { afspraak: "Elke maandag" }, tijden: { afspraak: "van 9 tot 4" }, pauze: { afspraak: "om 12 uur" }, werk: { afspraak: "knippen", zeker: "vragen" } } };
  const answers = { ...nothing, agreed: { pauze: { staat: "", duidelijk: "vraag" } }, talk };
  same([value(answers, "days"), value(answers, "pause"), value(answers, "company"), value(answers, "work")], ["Elke maandag. Van 9 tot 4", undefined, "Kapsalon Krul", undefined]);
});

test("without a tick nothing comes from the pupil or another sheet", () => {
  const paper = agreementOf(model, knownOf(nothing, {}));
  same([paper.owner, agreementWriting(paper, "one", new Date()).author], ["", ""]);
});

test("who to call is said with the time, or without", () => {
  const call = (cells: { readonly [column: string]: string }): string | undefined => value({ ...nothing, ill: { bedrijf: cells } }, "ill-company");
  same([call({ wie: "Ans", tijd: "07:30" }), call({ wie: "Ans" }), call({ tijd: "07:30" }), call({})], ["Ans, voor 7.30 uur", "Ans", "voor 7.30 uur", undefined]);
});

test("the school speaks for itself", () => {
  const known = knownOf({ ...nothing, ill: { school: { wie: "dit vraag ik" } } }, { "ill-school": "De balie", insurance: "School regelt dit." });
  same([known.values.get("ill-school"), known.values.get("insurance"), known.asks.size], ["De balie", "School regelt dit.", 0]);
});

test("names that every object has are no answers", () => {
  same(knownOf({ ...nothing, agreed: JSON.parse('{"__proto__": {"staat": "x"}, "constructor": {"staat": "y"}}') }, {}).values.size, 0);
});

test("all copies stand in one document, each for someone and on pages of its own", () => {
  const { blocks } = agreementWriting(agreementOf(model, knownOf(nothing, {})), "all", new Date());
  same(blocks.filter(({ kind }) => kind === "page").length, 2);
  same(blocks.flatMap((block) => (block.kind === "lines" ? block.lines : [])), ["Exemplaar 1 van 3: voor de leerling", "Exemplaar 2 van 3: voor de school", "Exemplaar 3 van 3: voor de stagegever"]);
});

test("a school that asks for more copies gets them, without a name on each", () => {
  const paper = agreementOf({ ...model, copies: 5 }, knownOf(nothing, {}));
  const lines = agreementWriting(paper, "all", new Date()).blocks.flatMap((block) => (block.kind === "lines" ? block.lines : []));
  same([lines.length, lines[4]], [5, "Exemplaar 5 van 5"]);
});

test("one copy says how many there must be, and everyone has a box to sign in", () => {
  const { blocks } = agreementWriting(agreementOf(model, knownOf(nothing, {})), "one", new Date());
  same(blocks.flatMap((block) => (block.kind === "signatures" ? block.parties.map(({ role }) => role) : [])), ["Leerling", "Ouder"]);
  same(blocks[1], { kind: "lines", lines: ["Er zijn 3 exemplaren. Alle partijen tekenen ze allemaal."] });
});

test("it says that it is a model, and that the school's own goes first", () => {
  const { title, blocks } = agreementWriting(agreementOf(model, knownOf(nothing, {})), "one", new Date());
  same([title, blocks[2]], ["Overeenkomst (model)", { kind: "note", text: "Dit is een model. Die van school gaat voor." }]);
});
