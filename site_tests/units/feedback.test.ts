/** What a teacher gives back: it joins the answers and never changes one. */


import { type Feedback, newestFeedback, NO_FEEDBACK, saysFeedback } from "../../browser/core/feedback.ts";
import { makeEnvelope } from "../../browser/core/envelope.ts";
import { readEnvelope } from "../../browser/files/guard.ts";
import { mergeAnswers } from "../../browser/files/merge.ts";
import { placeAnswers } from "../../browser/files/place.ts";
import { remarksOf, reportWorksheet } from "../../browser/questions/report.ts";
import { mergePatch } from "../../browser/storage/records.ts";
import { kept, sheet, short } from "./making.ts";
import { same, test } from "./runner.ts";

const GIVEN: Feedback = { ...NO_FEEDBACK, at: "2026-03-02T10:00:00.000Z", comments: { naam: "Mooi." }, tip: "Noem de dag." };
const READ: Feedback = { ...GIVEN, readAt: "2026-03-03T10:00:00.000Z", reaction: "Dank u." };
const LATER: Feedback = { ...GIVEN, at: "2026-03-09T10:00:00.000Z", tip: "Nu nog de tijd." };

async function throughFile(feedback: unknown): Promise<Feedback | undefined> {
  const worksheet = { ...kept({ naam: "Noor" }), feedback } as ReturnType<typeof kept>;
  const text = JSON.stringify(makeEnvelope("school", { name: "", group: "" }, { "01-test": worksheet }, "2026-03-02T10:00:00.000Z", "feedback"));
  return (await readEnvelope(new TextEncoder().encode(text), "school")).worksheets["01-test"]?.feedback;
}

test("feedback without a word says nothing", () => {
  same(saysFeedback(undefined), false);
  same(saysFeedback({ ...NO_FEEDBACK, comments: { naam: "  " } }), false);
  same(saysFeedback({ ...NO_FEEDBACK, discuss: true }), true);
});

test("a later round of the teacher wins, and within a round what the pupil read", () => {
  same(newestFeedback(READ, LATER), LATER);
  same(newestFeedback(GIVEN, READ), READ);
  same(newestFeedback(READ, GIVEN), READ);
  same(newestFeedback(undefined, GIVEN), GIVEN);
});

test("feedback goes into a file and comes out as it was", async () => {
  same(await throughFile(READ), READ);
});

test("feedback of a hostile file is text of a bounded length, or nothing", async () => {
  const hostile = await throughFile({ at: "gisteren", comments: { naam: { x: 1 }, tip: "a".repeat(9000) }, top: 7, tip: "<b>", discuss: "ja", rubric: [3, { aspect: "x" }], readAt: 1, reaction: [] });
  same(hostile, { at: "", comments: { naam: "", tip: "a".repeat(5000) }, top: "", tip: "<b>", discuss: false, rubric: [{ aspect: "x", level: "" }], readAt: "", reaction: "" });
  same(await throughFile("tekst"), undefined);
  same(await throughFile(JSON.parse('{"comments":{"__proto__":"x"}}')), undefined);
});

test("a teacher can take back what he said", async () => {
  const empty = { ...NO_FEEDBACK, at: LATER.at };
  same(await throughFile(empty), empty);
  same(saysFeedback(newestFeedback(READ, empty)), false);
});

test("the file of a teacher says what it is for; that of a pupil does not", async () => {
  const bytes = (purpose?: "feedback"): Uint8Array =>
    new TextEncoder().encode(JSON.stringify(makeEnvelope("school", { name: "", group: "" }, { "01-test": kept({}) }, "", purpose)));
  same((await readEnvelope(bytes("feedback"), "school")).purpose, "feedback");
  same((await readEnvelope(bytes(), "school")).purpose, undefined);
});

test("opening feedback changes no answer here", () => {
  const definition = sheet([short("naam"), short("dag")]);
  const here = kept({ naam: "Noor" });
  const file = { ...kept({ naam: "Oud", dag: "maandag" }), feedback: GIVEN };
  same(mergeAnswers(definition, here, file, "feedback"), { ...here, feedback: GIVEN });
});

test("an ordinary file that is opened keeps the feedback of both sides", () => {
  const definition = sheet([short("naam")]);
  const here = { ...kept({ naam: "Noor" }), feedback: READ };
  same(mergeAnswers(definition, here, kept({ naam: "Yara" }), "replace").feedback, READ);
  same(mergeAnswers(definition, here, { ...kept({}), feedback: LATER }, "fill").feedback, LATER);
});

test("a comment follows its question to a new name", () => {
  const definition = sheet([short("voornaam")], { renamed: [{ from: "naam", to: "voornaam" }] });
  same(placeAnswers(definition, { ...kept({ naam: "Noor" }), feedback: GIVEN }).feedback?.comments, { voornaam: "Mooi." });
});

test("typing goes on beside feedback, and what the pupil says back is kept", () => {
  const record = { ...kept({ naam: "Noor" }), saves: {}, feedback: GIVEN };
  const patch = { worksheetVersion: 1, at: "2026-03-03T11:00:00.000Z", status: "busy" as const, changes: {} };
  same(mergePatch(record, patch).record.feedback, GIVEN);
  same(mergePatch(record, { ...patch, feedback: READ }).record.feedback, READ);
});

test("a document says the comment at its question, and the rest over the sheet", () => {
  const definition = sheet([short("naam"), short("dag")]);
  const report = reportWorksheet(definition, { ...kept({ naam: "Noor" }), feedback: READ });
  same(report.sections[0]?.questions.map(({ comment }) => comment), ["Mooi.", ""]);
  same(report.feedback.map(({ label, text }) => `${label}: ${text}`), ["Tip: Noem de dag.", "Gelezen: 3 maart 2026", "Wat zeg je terug?: Dank u."]);
  same(remarksOf(undefined), []);
});
