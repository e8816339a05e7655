/** What a cv lacks and what had better not stand on it. */

import { cvOf } from "../../browser/core/cv.ts";
import { openSources, type Source, warningsOf } from "../../browser/practice/cv/advice.ts";
import { titleSize } from "../../browser/exports/docx/title.ts";
import { holds, same, test } from "./runner.ts";

const base = { layout: "calm", withMotivation: true, details: {}, school: {}, experience: [], languages: [], levels: new Map(), qualities: {}, leisure: {}, motivation: "" } as const;

test("a warning names the thing and the question, once", () => {
  const answers = new Map<Source, unknown>([
    ["details", { telefoon: { antwoord: "06 12345678" }, mail: { antwoord: "06 12345678" } }],
    ["motivation", "Ik ben geboren op 3 mei 2011 en woon in de Dorpsstraat 3."],
  ]);
  same(warningsOf(answers, 2026), [
    { thing: "phone", source: "details" },
    { thing: "birth", source: "motivation" },
    { thing: "address", source: "motivation" },
  ]);
});

test("an empty cv asks for everything, in the order of the cv", () => {
  same(openSources(cvOf(base), true), ["details", "qualities", "experience", "school", "languages", "leisure", "motivation"]);
});

test("a motivation that is not wanted is not asked for", () => {
  same(openSources(cvOf({ ...base, withMotivation: false }), false).includes("motivation"), false);
});

test("a name without a place asks for contact", () => {
  const named = { naam: { antwoord: "Kofi" } };
  same(openSources(cvOf({ ...base, details: named }), true)[0], "details");
  same(openSources(cvOf({ ...base, details: { ...named, woonplaats: { antwoord: "Ede" } } }), true)[0], "qualities");
});

test("a long name is set in smaller letters, and never too small", () => {
  same(titleSize("Ed Bo", 146, 22), 22);
  holds(titleSize("Kwaakernaat-Wijnschenk", 146, 22) < 22, "a word of 11 letters does not fit 146 points at 22");
  same(titleSize("w".repeat(80), 146, 22), 12);
});
