/** A teacher writes back: only what is new goes out, and what was given before is where he goes on from. */

import { type Feedback, NO_FEEDBACK } from "../../browser/core/feedback.ts";
import { Drafts, withLevel, withPhrase } from "../../browser/pages/overview/feedback/drafts.ts";
import { returnOf } from "../../browser/pages/overview/feedback/give_back.ts";
import type { HandIn } from "../../browser/pages/overview/hand_in.ts";
import type { Person } from "../../browser/pages/overview/roster.ts";
import { kept, sheet, short } from "./making.ts";
import { same, test } from "./runner.ts";

const PLACE = { person: "p:noor|3b", worksheet: "01-test" };
const AT = "2026-03-10T08:00:00.000Z";
const BEFORE: Feedback = { ...NO_FEEDBACK, at: "2026-03-02T10:00:00.000Z", top: "Mooi.", comments: { naam: "Goed." }, readAt: "2026-03-03T10:00:00.000Z" };

function noor(feedback?: Feedback): Person {
  const answers = { ...kept({ naam: "Noor" }), ...(feedback ? { feedback } : {}) };
  const handIn: HandIn = { id: "1", origin: { path: "noor.pdf", size: 1 }, exportedAt: AT, pupil: { name: "Noor", group: "3b" }, sheets: { "01-test": answers, "02-test": answers }, unknownSheets: 0 };
  return { key: PLACE.person, name: "Noor", group: "3b", handIns: [handIn] };
}

test("a draft starts empty, or with what was given before", () => {
  const drafts = new Drafts();
  same(drafts.of(PLACE, undefined).top, "");
  same(drafts.of(PLACE, BEFORE), { top: "Mooi.", tip: "", comments: { naam: "Goed." }, discuss: false, rubric: [] });
});

test("a comment that is emptied is gone", () => {
  const drafts = new Drafts();
  drafts.comment(PLACE, undefined, "naam", "Vertel meer.");
  same(drafts.of(PLACE, undefined).comments, { naam: "Vertel meer." });
  drafts.comment(PLACE, undefined, "naam", "  ");
  same(drafts.of(PLACE, undefined).comments, {});
});

test("nothing written is nothing given", () => {
  const drafts = new Drafts();
  same(drafts.given(PLACE, undefined, AT), undefined);
  drafts.change(PLACE, undefined, { top: "" });
  same(drafts.given(PLACE, undefined, AT), undefined);
});

test("the same words again are no new round, so that ‘gelezen’ stays", () => {
  const drafts = new Drafts();
  drafts.change(PLACE, BEFORE, { top: "Mooi." });
  same(drafts.given(PLACE, BEFORE, AT), undefined);
});

test("a new round has today's moment, and is not read yet", () => {
  const drafts = new Drafts();
  drafts.change(PLACE, BEFORE, { tip: "Nu de dag nog." });
  const given = drafts.given(PLACE, BEFORE, AT);
  same([given?.at, given?.readAt, given?.top, given?.tip], [AT, "", "Mooi.", "Nu de dag nog."]);
});

test("a teacher can take back all that he gave", () => {
  const drafts = new Drafts();
  drafts.change(PLACE, BEFORE, { top: "", comments: {} });
  same(drafts.given(PLACE, BEFORE, AT)?.at, AT);
});

test("only sheets with words go back, with the answers as they were handed in", () => {
  const drafts = new Drafts();
  const definition = sheet([short("naam")]);
  same(returnOf(noor(), [definition], drafts, AT), undefined);
  drafts.comment(PLACE, undefined, "naam", "Goed.");
  const made = returnOf(noor(), [definition, { ...definition, id: "02-test" }], drafts, AT);
  same(made?.parts.map((part) => part.definition.id), ["01-test"]);
  same(made?.parts[0]?.answers.answers, { naam: "Noor" });
  same(made?.parts[0]?.answers.feedback?.comments, { naam: "Goed." });
});

test("drafts are kept and come back", () => {
  const drafts = new Drafts();
  drafts.change(PLACE, undefined, { tip: "Ga door." });
  const later = new Drafts();
  later.restore(JSON.parse(JSON.stringify(drafts.all())) as ReturnType<Drafts["all"]>);
  same(later.of(PLACE, undefined).tip, "Ga door.");
  later.clear();
  same(later.worksheetsOf(PLACE.person), []);
});

test("a level of a rubric is set, changed and taken away", () => {
  const one = withLevel([], "Je zegt waarom", "op weg");
  const two = withLevel(one, "Je werk is goed te lezen", "goed");
  same(withLevel(two, "Je zegt waarom", "goed"), [{ aspect: "Je werk is goed te lezen", level: "goed" }, { aspect: "Je zegt waarom", level: "goed" }]);
  same(withLevel(one, "Je zegt waarom", ""), []);
});

test("a phrase comes behind what stands there", () => {
  same(withPhrase("", "Mooi."), "Mooi.");
  same(withPhrase("Goed voorbeeld. ", "Mooi."), "Goed voorbeeld. Mooi.");
});
