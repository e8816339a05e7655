/** The checks on a mail: they see what is wrong, and are silent about a good mail. */

import { anatomy } from "../../browser/practice/mail-composer/anatomy.ts";
import { checkMail, type MailFacts } from "../../browser/practice/mail-composer/checks.ts";
import { compose, inOneText, isEmpty, type MailParts, parse } from "../../browser/practice/mail-composer/mail.ts";
import { mailMessages } from "../../browser/core/messages.ts";
import { holds, same, test } from "./runner.ts";
import { samples } from "./mail_samples.ts";

const NONE: MailFacts = { company: "", reader: "", attached: false };

function reasons(text: string, facts: MailFacts): string[] {
  return checkMail(parse(text), facts).flatMap(({ problem }) => (problem ? [problem.reason] : []));
}

for (const { name, facts, text, says } of samples) test(name, () => same(reasons(text, facts), says));

test("the samples hold at least twelve good mails and eight bad ones", () => {
  const good = samples.filter(({ says }) => says.length === 0).length;
  holds(good >= 12 && samples.length - good >= 8, `${good} of ${samples.length}`);
});

test("every reason is given by a sample, so that no check can only be silent", () => {
  const given = new Set<string>(samples.flatMap(({ says }) => says));
  same(Object.keys(mailMessages.reasons).filter((reason) => !given.has(reason)), []);
});

test("every check has words for when it is content", () => {
  same(checkMail(parse(""), NONE).map(({ id }) => id).sort(), Object.keys(mailMessages.fine).sort());
});

const GOOD = samples[0];
/** The first good mail, with one thing changed. */
function changed(from: string | RegExp, to: string, facts: Partial<MailFacts> = {}): string[] {
  if (!GOOD) throw new Error("no sample");
  const text = GOOD.text.replace(from, to);
  holds(text !== GOOD.text || Object.keys(facts).length > 0, `nothing changed: ${String(from)}`);
  return reasons(text, { ...GOOD.facts, ...facts });
}

const slips: readonly (readonly [string, string | RegExp, string, readonly string[]])[] = [
  ["no subject", /Onderwerp: .*/, "Onderwerp:", ["subjectEmpty"]],
  ["a subject of one word", /Onderwerp: .*/, "Onderwerp: stage", ["subjectShort"]],
  ["hoi", "Geachte mevrouw Visser,", "Hoi mevrouw Visser,", ["greetingFriends"]],
  ["hooooi", "Geachte mevrouw Visser,", "Hooooi,", ["greetingFriends", "readerMissing", "companyMissing"]],
  ["hé", "Geachte mevrouw Visser,", "Hé mevrouw Visser,", ["greetingFriends"]],
  ["no first greeting", "Geachte mevrouw Visser,", "", ["greetingNone", "companyMissing"]],
  ["no comma", "Visser,", "Visser", ["greetingComma"]],
  ["a wrong name", "Geachte mevrouw Visser,", "Geachte mevrouw Bakker,", ["readerMissing", "companyMissing"]],
  ["no question", "Mag ik een keer langskomen om kennis te maken?", "Tot dan.", ["questionNone"]],
  ["no question mark", "te maken?", "te maken.", ["questionMark"]],
  ["no greeting at the end", "Met vriendelijke groet,", "", ["closingNone", "nameNone"]],
  ["groetjes", "Met vriendelijke groet,", "Groetjes,", ["closingFriends"]],
  ["mvg", "Met vriendelijke groet,", "mvg", ["closingShort"]],
  ["m.v.g.", "Met vriendelijke groet,", "M.v.g.,", ["closingShort"]],
  ["xxx", "Met vriendelijke groet,", "xxx", ["closingFriends"]],
  ["no name", "\n\nAisha Boateng\nSchool Torenveld, klas 3B", "", ["nameNone"]],
  ["a face of signs", "in uw garage.", "in uw garage :)", ["emoji"]],
  ["a heart", "in uw garage.", "in uw garage. ❤️", ["emoji"]],
  ["a flag", "in uw garage.", "in uw garage. 🇳🇱", ["emoji"]],
  ["shouting", "Dat doe ik graag", "DAT WIL IK HEEL GRAAG", ["shouting"]],
  ["three signs", "te maken?", "te maken???", ["marks"]],
  ["a placeholder", "in uw garage.", "in uw garage op [dag].", ["unfinished"]],
  ["an abbreviation of an app", "Ik werk rustig", "Ik werk iig rustig", ["app"]],
  ["a small letter", "Ik werk rustig", "ik werk rustig", ["capitals"]],
];
for (const [name, from, to, says] of slips) test(`a good mail with ${name}`, () => same(changed(from, to), says));

const harmless: readonly (readonly [string, string | RegExp, string])[] = [
  ["an initial", "Aisha Boateng. Ik", "A. Boateng. Ik"],
  ["a time", "14.00 uur", "14.30 u."],
  ["dr.", "Geachte mevrouw Visser,", "Geachte dr. Visser,"],
  ["an exclamation mark", "weer goed.", "weer goed!"],
  ["a name all in large letters under it", "Aisha Boateng\nSchool", "AISHA BOATENG\nSchool"],
  ["BWI and PIE", "van het vmbo", "van het VMBO, profiel BWI of PIE"],
  ["a sentence that begins with 's", "Op woensdag kan", "’s Middags kan"],
  ["a copyright sign", "in uw garage.", "in uw garage ©."],
  ["no blank lines", /\n\n/g, "\n"],
  ["Windows line ends", /\n/g, "\r\n"],
  ["dates in figures", /9 tot en met 20 maart/g, "9-3 tot 20-3"],
  ["a list in small letters", "Ik werk rustig", "Dit kan ik al:\n- koken\n- snijden\nOok werk ik rustig"],
  ["another polite end", "Met vriendelijke groet,", "Hartelijk dank en groet,"],
  ["thanks behind the greeting", "Met vriendelijke groet,", "Met vriendelijke groet en alvast heel veel dank voor uw tijd,"],
  ["a letter that it speaks of", "Nu wil ik zien", "In deze brief stel ik mij voor. Mijn motivatie is dat ik bij u wil zien"],
  ["lowercase company", "in uw garage", "bij garage visser"],
];
for (const [name, from, to] of harmless) test(`a good mail with ${name} stays good`, () => same(changed(from, to), []));

test("the cv is missed when the pupil did not say that it goes along", () => same(changed("", "", { attached: false }), ["attachmentMissing"]));
test("the cv must be named when it goes along", () => same(changed(" Mijn cv zit bij deze mail.", ""), ["attachmentUnnamed"]));
test("a company that is named with an accent or a dot less is found", () => same(changed("in uw garage", "bij autobedrijf Café-Zoë BV", { company: "Cafe Zoe B.V." }), []));
test("a company in Arabic letters is found", () => same(changed("in uw garage", "bij مخبز الشمس", { company: "مخبز الشمس" }), []));
for (const [company, says] of [
  ["Hotel Torenwiel", "bij Torenwiel"],
  ["Bakkerij Zon Utrecht", "bij bakkerij Zon"],
  ["Kleur & Knip", "bij KleurKnip"],
  ["Kapsalon Kleur en Knip", "bij Kleur & Knip"],
  ["De Winkel", "bij de winkel"],
] as const) {
  test(`the company ${company} is found in ${says}`, () => same(changed("in uw garage", says, { company }), []));
}
test("a mail that greets by first name is right too", () => same(changed("Geachte mevrouw Visser", "Beste Fatima", { reader: "Fatima el Amrani", company: "Garage Boateng" }), []));
test("a cv on request is no attachment", () => same(changed("Mijn cv zit bij deze mail.", "Mijn cv kunt u bij mij vragen.", { attached: false }), []));
test("a company that is not named is missed", () => same(changed("", "", { company: "Garage De Brug" }), ["companyMissing"]));

test("what the check is about is quoted", () => {
  const unfinished = samples.find(({ says }) => says.includes("questionMark"));
  const [first] = checkMail(parse(unfinished?.text ?? ""), NONE).flatMap(({ problem }) => (problem?.reason === "questionMark" ? [problem.detail] : []));
  same(first, "Mag ik komen");
});

test("a word of four hundred letters is quoted in short", () => {
  const problems = checkMail({ subject: "a b", body: `Hoi,\n${"w".repeat(400)} x…` }, NONE).flatMap(({ problem }) => (problem ? [problem] : []));
  holds(problems.every(({ detail }) => detail.length <= 70), JSON.stringify(problems));
});

test("a very long text is looked at without end in no time", () => {
  const body = `Geachte heer X,\n${"a.b c, d! ".repeat(20_000)}\n${"((((".repeat(5_000)}`;
  holds(checkMail({ subject: "x ".repeat(5_000), body }, { company: "x ".repeat(500), reader: "y ".repeat(500), attached: true }).length > 0, "");
});

test("marks of a pattern in a name are only text", () => same(changed("in uw garage", "bij (.*)+[ Visser", { company: "(.*)+[ Visser", reader: "\\p{L}++ Visser" }), []));

test("a first line that greets and goes on is cut behind the greeting", () => {
  const { greeting, sentences } = anatomy("Beste Kim, ik ben Sami en ik zoek een plek. Mag ik komen?\nGroeten van Sami");
  same([greeting, sentences], ["Beste Kim,", ["ik ben Sami en ik zoek een plek.", "Mag ik komen?"]]);
});

test("a name behind the last greeting is the name under the mail", () => {
  const { closing, signature } = anatomy("Beste Kim,\nMag ik komen?\nMet vriendelijke groet, Sami");
  same([closing, signature], ["Met vriendelijke groet,", "Sami"]);
});

const PARTS: MailParts = {
  subject: " Stage in\nmaart ",
  to: "mevrouw",
  tone: "geachte",
  reader: "de wit",
  who: "Mijn naam is Yusra Haddad. Ik zit in klas 4.",
  what: "Ik zoek een stage.\n",
  why: "",
  skill: "Ik werk precies.\n\n\n\nEcht.  ",
  question: "Mag ik komen?",
  attachment: "Mijn cv zit bij deze mail.",
  closing: "Met vriendelijke groet,",
  sender: "Yusra Haddad\nklas 4B",
};

test("a mail is put together from its parts, without gaps", () => {
  same(compose(PARTS), {
    subject: "Stage in maart",
    body: "Geachte mevrouw De Wit,\n\nMijn naam is Yusra Haddad. Ik zit in klas 4. Ik zoek een stage.\n\nIk werk precies.\n\nEcht.\n\nMag ik komen? Mijn cv zit bij deze mail.\n\nMet vriendelijke groet,\n\nYusra Haddad\nklas 4B",
  });
});

test("a mail in one text reads back as the same mail", () => same(parse(inOneText(compose(PARTS))), compose(PARTS)));
test("lines above a mail are no part of its text", () => same(parse("Aan: x\nonderwerp : Hoi daar\nBijlage: cv\n\nBeste Kim,"), { subject: "Hoi daar", body: "Beste Kim," }));
test("a mail without a letter is empty", () => same([isEmpty({ subject: " ", body: "\n…" }), isEmpty({ subject: "", body: "Hoi" })], [true, false]));
