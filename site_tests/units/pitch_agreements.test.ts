/** Agreements flow to other sheets: what goes where, what stands there, and what never goes. */

import type { Question } from "../../browser/core/definition.ts";
import { blank, firstTime, type Line, offerOf, type Source, withOffer } from "../../browser/practice/agreements/transfer.ts";
import { same, test } from "./runner.ts";

const times: readonly (readonly [string, string | undefined])[] = [
  ["van 8.30 tot 16.00 uur", "08:30"],
  ["om 07:45", "07:45"],
  ["8 uur", "08:00"],
  ["om acht uur beginnen", "08:00"],
  ["half 9", "08:30"],
  ["half negen", "08:30"],
  ["kwart over 8", "08:15"],
  ["kwart voor 9", "08:45"],
  ["half 1", "00:30"],
  ["van 9 tot 5", "09:00"],
  ["begin half 9, klaar om 16.00 uur", "08:30"],
  ["elke dag 6 uur lang", "06:00"],
  ["8.30-16.00", "08:30"],
  ["ik begin om 8.30.", "08:30"],
  ["25.00 uur", undefined],
  ["op 12.05.2027", undefined],
  ["dat hoor ik nog", undefined],
  ["", undefined],
];
for (const [text, time] of times) test(`the time in ${JSON.stringify(text)}`, () => same(firstTime(text) ?? null, time ?? null));

const source = (table: Source["table"]): Source => ({ table, column: "afspraak", doubtColumn: "zeker", doubtChoice: "vragen" });
const table: Question = { id: "t", type: "fixed-table", question: "?", rows: [{ id: "dagen", label: "dagen" }], columns: [{ id: "staat", label: "staat" }] };
const text: Question = { id: "x", type: "short-text", question: "?" };
const time: Question = { id: "u", type: "time", question: "?" };
const choices: Question = { id: "v", type: "multiple-choice", question: "?", choices: [{ id: "bus", label: "bus" }], other: true };

const toTable: Line = { from: ["dagen", "tijden"], to: "contract", row: "dagen", column: "staat", doubt_column: "duidelijk", doubt_choice: "vraag" };
const toText: Line = { from: ["melden"], to: "report" };

function offered(line: Line, question: Question, answer: unknown, rows: Source["table"]): { state: string; value: string; now: string } | undefined {
  const offer = offerOf(line, question, answer, source(rows));
  return offer && { state: offer.state, value: offer.value, now: offer.now };
}

test("nothing is offered of what was not agreed", () => {
  same([offerOf(toText, text, "", source({})), offerOf(toTable, table, {}, source({ dagen: { afspraak: "  " } }))], [undefined, undefined]);
});

test("two agreements for one place stand behind each other", () => {
  same(offered(toTable, table, {}, { dagen: { afspraak: "maandag en dinsdag" }, tijden: { afspraak: "van 8.30 tot 16.00 uur" } }), {
    state: "new",
    value: "maandag en dinsdag. Van 8.30 tot 16.00 uur",
    now: "",
  });
});

test("other words at that place are shown, and so are the same words", () => {
  const rows = { melden: { afspraak: "bij Ans" } };
  same([offered(toText, text, "bij Kofi", rows)?.state, offered(toText, text, " bij Ans ", rows)?.state, offered(toText, text, undefined, rows)?.state], ["other", "same", "new"]);
});

test("a time field gets the time, and nothing when there is none", () => {
  const line: Line = { from: ["tijden"], to: "arrival" };
  same([offered(line, time, "", { tijden: { afspraak: "half 9" } })?.value, offered(line, time, "", { tijden: { afspraak: "vroeg" } })], ["08:30", undefined]);
});

test("a doubt goes along, also without words, and other columns and rows stay", () => {
  const answer = { dagen: { duidelijk: "ja", x: "y" }, geld: { staat: "nee" } };
  const offer = offerOf(toTable, table, answer, source({ dagen: { zeker: "vragen" } }));
  same(offer?.state, "other"); // "ja" would go
  same(offer && withOffer(table, answer, offer), { dagen: { duidelijk: "vraag", x: "y" }, geld: { staat: "nee" } });
  same(offerOf(toTable, table, {}, source({ dagen: { zeker: "vragen" } }))?.state, "new");
  same(offerOf(toTable, table, { dagen: { duidelijk: "vraag" } }, source({ dagen: { zeker: "vragen" } }))?.state, "same");
});

test("words for a question of choices come behind something else, beside what was chosen", () => {
  const offer = offerOf({ from: ["reizen"], to: "travel" }, choices, { choices: ["bus"] }, source({ reizen: { afspraak: "met Emre mee" } }));
  same(offer && withOffer(choices, { choices: ["bus"] }, offer), { choices: ["bus", "other"], other: "met Emre mee" });
});

test("words for a text field are that text", () => {
  const offer = offerOf(toText, text, "", source({ melden: { afspraak: "<b>bij Ans</b>" } }));
  same(offer && withOffer(text, "", offer), "<b>bij Ans</b>");
});

test("what was never filled in is put back as empty", () => same([table, choices, time].map(blank), [{}, { choices: [] }, ""]));
