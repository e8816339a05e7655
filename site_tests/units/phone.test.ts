/** The phone call: a call goes on from what was said, typed words are understood, and notes are read as a person reads them. */

import type { Call, Caller, Company } from "../../browser/practice/phone-call/company.ts";
import { filled } from "../../browser/practice/phone-call/company.ts";
import { answer, askAgain, dial, goingOn, hangUp, misses, mixed, settled, waitingAt } from "../../browser/practice/phone-call/engine.ts";
import { heardIn, understood } from "../../browser/practice/phone-call/listen.ts";
import { lookBack } from "../../browser/practice/phone-call/look_back.ts";
import { compareNotes, daysIn, minutesIn } from "../../browser/practice/phone-call/notes.ts";
import { same, test } from "./runner.ts";

const netjes = {
  id: "netjes",
  says: "Goedemorgen, met {naam}.",
  quality: "strong",
  does: ["groet", "naam"],
  card: "eerste-zin",
  hears: ["met", "ik ben"],
  next: "muziek",
} as const;
const hoi = { id: "hoi", says: "Hoi, is er plek?", quality: "weak", does: ["groet"], hears: ["hoi", "is er plek"], next: "weg" } as const;
const later = { id: "later", says: "Wanneer kan ik bellen?", quality: "strong", does: ["anders"], hears: ["wanneer"], next: "ja" } as const;
const duurt = { id: "duurt", says: "Heel even maar.", quality: "weak", does: [], hears: ["even"], next: "weg" } as const;
const company: Company = {
  id: "bakker",
  company: "Bakker Zon",
  sector: "Bakkerij",
  who: "Els",
  mood: "",
  about: "",
  start: "opnemen",
  turns: [
    { id: "opnemen", who: "Els", says: "Met Els.", learn: "Zeg je naam.", replies: [netjes, hoi] },
    { id: "muziek", who: "Verteller", says: "Je hoort muziek.", next: "druk" },
    { id: "druk", who: "Daan", says: "Geen tijd.", obstacle: "geen-tijd", learn: "Blijf rustig.", replies: [later, duurt] },
    { id: "ja", who: "Daan", says: "Kom woensdag om 3 uur.", ends: "yes", agreed: { day: "woensdag", time: "15.00 uur", name: "Daan", do: "Ga erheen." } },
    { id: "weg", who: "Els", says: "Dag.", ends: "no" },
  ],
};
const sami: Caller = { naam: "Sami", klas: "klas 3b", school: "school Torenveld" };

function says(call: Call): string[] {
  return call.lines.map(({ text }) => text);
}

function greeted(): Call {
  return answer(company, dial(company), netjes, filled(netjes.says, sami));
}

test("the company picks up and waits for the pupil", () => {
  const call = dial(company);
  same([says(call), call.turn, call.name, call.outcome], [["Met Els."], "opnemen", "Bakker Zon", ""]);
});

test("a reply brings the next turn, and all turns that need no reply", () => {
  const call = greeted();
  same([says(call), call.turn], [["Met Els.", "Goedemorgen, met Sami.", "Je hoort muziek.", "Geen tijd."], "druk"]);
});

test("an end keeps how it ended and waits for nobody", () => {
  const call = answer(company, greeted(), later, later.says);
  same([call.turn, call.outcome, says(call).at(-1)], ["", "yes", "Kom woensdag om 3 uur."]);
});

test("who hangs up has ended the call without an outcome", () => same([hangUp(greeted()).turn, hangUp(greeted()).outcome], ["", ""]));

test("broken data that goes round stops", () => {
  const round: Company = { ...company, turns: [{ id: "opnemen", who: "Els", says: "A", next: "b" }, { id: "b", who: "Els", says: "B", next: "opnemen" }] };
  same([says(dial(round)), dial(round).turn], [["A", "B"], ""]);
});

test("what was not understood is asked again at the same turn, and counted", () => {
  const once = askAgain(company, dial(company), "blabla", "Wat zeg je?");
  same([once.turn, misses(once), misses(dial(company))], ["opnemen", 1, 0]);
  same(misses(answer(company, once, netjes, "Met Sami.")), 0);
});

test("a call goes on where it was; one whose turn or company is gone counts as ended", () => {
  const call = greeted();
  same([goingOn([company], [hangUp(call), call]), waitingAt(company, call)?.id], [1, "druk"]);
  same(goingOn([], [call]), -1);
  same(settled([], [call])[0]?.turn, "");
  same(settled([company], [{ ...call, turn: "weg-gehaald" }])[0]?.turn, "");
  same(settled([company], [call])[0]?.turn, "druk");
});

test("replies stand in an order that stays the same", () => {
  const turn = company.turns[0]!;
  same(mixed(company, turn), mixed(company, turn));
  same(mixed(company, turn).length, 2);
});

const replies = [netjes, hoi];
const understandings: readonly (readonly [string, string | undefined])[] = [
  ["Goedemorgen, met Sami", "netjes"],
  ["IK BEN Zoë!", "netjes"],
  ["hoi, is er plek??", "hoi"],
  ["Hoi, ik ben Sami", "netjes"],
  ["metaal", "netjes"],
  ["banaan", undefined],
  ["", undefined],
  ["<script>alert(1)</script>", undefined],
];
for (const [text, reply] of understandings) {
  test(`‘${text}’ is understood as ${reply ?? "nothing"}`, () => same(understood(replies, text)?.id, reply));
}

test("an observer hears greeting, name, school, reason and thanks in own words", () => {
  same(heardIn("Goedemiddag, u spreekt met Noor van school Torenveld. Ik zoek een stageplek."), ["groet", "naam", "school", "reden"]);
  same(heardIn("Ik zit in klas 3"), ["school"]);
  same(heardIn("Dus woensdag om 3 uur. Dank u wel."), ["herhalen", "bedanken"]);
  same(heardIn("Ik ben graag buiten"), ["hier"]);
  same(heardIn("eh"), []);
});

test("looking back tells what went well, what to say instead, and which obstacles came", () => {
  const call = answer(company, greeted(), duurt, duurt.says);
  const back = lookBack(company, call, sami);
  same(back.done, ["groet", "naam"]);
  same(back.tips, [{ said: "Heel even maar.", instead: "Wanneer kan ik bellen?", why: "Blijf rustig." }]);
  same(back.obstacles, ["geen-tijd"]);
  same(back.voices, ["Els", "Verteller", "Daan"]);
  same(back.agreed, {});
});

test("own words count for what is heard in them, not for what the reply would do", () => {
  same(lookBack(company, answer(company, dial(company), netjes, "Met Sami."), sami).done, ["naam"]);
});

test("an end brings what was agreed", () => same(lookBack(company, answer(company, greeted(), later, later.says), sami).agreed.day, "woensdag"));

test("a company that is gone leaves nothing to say, and breaks nothing", () => {
  const back = lookBack(undefined, greeted(), sami);
  same([back.tips, back.obstacles, back.agreed], [[], [], {}]);
});

const times: readonly (readonly [string, number | undefined])[] = [
  ["15.00 uur", 180],
  ["3 uur", 180],
  ["drie uur", 180],
  ["om 15:30", 210],
  ["15u30", 210],
  ["half 4", 210],
  ["half vier", 210],
  ["kwart over 9", 555],
  ["kwart voor 4", 225],
  ["10 over 3", 190],
  ["12 uur", 0],
  ["straks", undefined],
];
for (const [text, minutes] of times) test(`the time in ‘${text}’ is read`, () => same(minutesIn(text), minutes));

test("days are read, whole or short", () => {
  same([daysIn("Woensdag"), daysIn("wo"), daysIn("op don of vr"), daysIn("morgen")], [["woensdag"], ["woensdag"], ["donderdag", "vrijdag"], []]);
});

const agreed = { day: "woensdag", time: "15.00 uur", name: "Youssef" };
function verdicts(notes: Partial<Call["notes"]>): string[] {
  return compareNotes({ day: "", time: "", name: "", do: "", ...notes }, agreed, ["Els"]).map(({ verdict }) => verdict);
}

test("notes are compared with what was agreed", () => {
  same(verdicts({ day: "woensdag", time: "3 uur", name: "youssef" }), ["right", "right", "right"]);
  same(verdicts({ day: "donderdag", time: "4 uur", name: "Joesef" }), ["other", "other", "other"]);
  same(verdicts({ name: "Yousef" }), ["open", "open", "close"]);
  same(verdicts({ day: "morgen", time: "straks" }), ["unclear", "unclear", "open"]);
});

test("a note that nothing was agreed on is named, but a voice that was heard is no mistake", () => {
  const note = { day: "vrijdag", time: "", name: "Els", do: "" };
  same(compareNotes(note, {}, ["Els"]).map(({ key, verdict }) => [key, verdict]), [["day", "extra"]]);
  same(compareNotes({ ...note, day: "", name: "Piet" }, {}, ["Els"]).map(({ verdict }) => verdict), ["extra"]);
});
