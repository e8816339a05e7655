/** Letters: who is greeted and how, what stands where, and which of two letters counts. */

import { firstName, lastName, mayHoldFirstName } from "../../browser/core/names.ts";
import { compose, type Letter, letterOf, type LetterHead, type LetterParts, piecesOf, type Salutation, salutationLine, writingOf } from "../../browser/practice/letter/letter.ts";
import { afterPart, afterWhole, differs, isOpen, textOf, type Versions, withChanges } from "../../browser/practice/letter/versions.ts";
import { holds, same, test } from "./runner.ts";

const HEAD: LetterHead = { name: "Fatima", address: "", place: "Dordrecht", date: "2026-03-09", reader: "De Boer", company: "Meubelmakerij", companyAddress: "" };

function parts(changes: Partial<LetterParts> = {}): LetterParts {
  return { head: HEAD, salutation: "beste-meneer", ownSalutation: "", paragraphs: ["Dank u wel.", "", "Ik leerde veel."], closing: "Met vriendelijke groet,", ...changes };
}

function made(changes: Partial<LetterParts> = {}, subject = ""): Letter {
  const all = parts(changes);
  return letterOf(compose(piecesOf(all)), all, subject, "2026-12-01");
}

// --- names ------------------------------------------------------------------------------------------------------------------

for (const [typed, first, last] of [
  ["jan de boer", "Jan", "De Boer"],
  ["mevrouw Yilmaz", "Yilmaz", "Yilmaz"],
  ["De Boer", "De Boer", "De Boer"],
  ["J. van Dam", "J. van Dam", "Van Dam"],
  ["J.P. Smit", "J.P. Smit", "Smit"],
  ["fatima el amrani", "Fatima", "Fatima El Amrani"],
  ["Nguyen Van Minh", "Nguyen", "Nguyen Van Minh"],
  ["", "", ""],
] as const) {
  test(`first and last name of ${JSON.stringify(typed)}`, () => same([firstName(typed), lastName(typed)], [first, last]));
}

test("a name of two words may hold a first name; one with a particle in front does not", () => {
  same(["Kofi Mensah", "De Boer", "El Amrani", "Yilmaz"].map(mayHoldFirstName), [true, false, false, false]);
});

// --- the first line ---------------------------------------------------------------------------------------------------------

for (const [choice, reader, expected] of [
  ["beste-voornaam", "kofi mensah", "Beste Kofi,"],
  ["beste-meneer", "Jan de Boer", "Beste meneer De Boer,"],
  ["beste-mevrouw", "mevr. yilmaz", "Beste mevrouw Yilmaz,"],
  ["geachte-heer", "dhr. van 't hof", "Geachte heer Van 't Hof,"],
  ["geachte-mevrouw", "", "Geachte mevrouw,"],
  ["beste-voornaam", "", "Beste,"],
  ["beste-collegas", "De Boer", "Beste collega’s,"],
  ["geachte-onbekend", "", "Geachte heer of mevrouw,"],
] as const satisfies readonly (readonly [Salutation, string, string])[]) {
  test(`the first line of ${choice} to ${JSON.stringify(reader)}`, () => same(salutationLine(choice, "", reader), expected));
}

test("an own first line stays as it was typed", () => same(salutationLine("", "Lieve  buren,", "De Boer"), "Lieve buren,"));

// --- the letter -------------------------------------------------------------------------------------------------------------

test("an empty part leaves no gap in the text", () => {
  same(compose(piecesOf(parts())), "Beste meneer De Boer,\n\nDank u wel.\n\nIk leerde veel.\n\nMet vriendelijke groet,\n\nFatima");
});

test("head, text, greeting and name each have their place", () => {
  same(made(), {
    sender: ["Fatima"],
    addressee: ["Meubelmakerij", "T.a.v. de heer De Boer"],
    placeAndDate: "Dordrecht, 9 maart 2026",
    subject: "",
    paragraphs: ["Beste meneer De Boer,", "Dank u wel.", "Ik leerde veel."],
    closing: "Met vriendelijke groet,",
    signed: ["Fatima"],
  });
});

test("addresses stand there only when the pupil wrote them", () => {
  const { sender, addressee } = made({ head: { ...HEAD, address: "Kerkweg 1\n\n 3311 AB  Dordrecht ", companyAddress: "Zaagpad 2" } });
  same([sender, addressee], [["Fatima", "Kerkweg 1", "3311 AB Dordrecht"], ["Meubelmakerij", "T.a.v. de heer De Boer", "Zaagpad 2"]]);
});

test("a reader without a company stands above the letter with a capital", () => {
  same(made({ head: { ...HEAD, company: "" } }).addressee, ["De heer De Boer"]);
});

test("a letter without a date gets the day of today, and without a place only that", () => {
  same(made({ head: { ...HEAD, date: "", place: " " } }).placeAndDate, "1 december 2026");
});

test("in a whole text the greeting is found, and not a sentence about greeting", () => {
  const text = "Beste Kim,\n\nDoet u iedereen de groeten?\nTot ziens.\n\nHartelijke groeten,\n\nSami\nKlas 3B";
  const { paragraphs, closing, signed } = letterOf(text, parts(), "", "2026-12-01");
  same([paragraphs, closing, signed], [["Beste Kim,", "Doet u iedereen de groeten?\nTot ziens."], "Hartelijke groeten,", ["Sami", "Klas 3B"]]);
});

test("a whole text without a greeting loses nothing", () => {
  const { paragraphs, closing } = letterOf("Dag.\n\nIk ga.", parts(), "", "2026-12-01");
  same([paragraphs, closing], [["Dag.", "Ik ga."], ""]);
});

test("the document has room to sign, and the subject only where a sheet wants it", () => {
  const { blocks, layout } = writingOf(made({}, "Mijn motivatie"), "Mijn motivatie", "2026-03-09T10:00:00Z");
  same(layout, "letter");
  same(blocks.at(-1), { kind: "lines", lines: ["Met vriendelijke groet,", "", "", "", "Fatima"] });
  same(blocks.filter((block) => block.kind === "lines" && block.lines[0]?.startsWith("Onderwerp")).length, 1);
});

test("an empty letter makes a document with a date and nothing that is not there", () => {
  const nothing: LetterHead = { name: "", address: "", place: "", date: "", reader: "", company: "", companyAddress: "" };
  const empty = made({ head: nothing, salutation: "", paragraphs: [], closing: "" });
  same(writingOf(empty, "Brief", "").blocks, [{ kind: "lines", lines: ["1 december 2026"] }]);
});

// --- two letters ------------------------------------------------------------------------------------------------------------

const PIECES = ["Beste Kim,", "Dank u wel.", "Groet,", "Sami"];
const WHOLE = compose(PIECES);

function versions(changes: Partial<Versions> = {}): Versions {
  return { pieces: PIECES, whole: "", use: "", ...changes };
}

test("without a whole text the letter of the parts counts, and nothing is asked", () => {
  same([textOf(versions()), isOpen(versions())], [WHOLE, false]);
});

test("a whole text that was only put there goes along with a part that changes", () => {
  const after = afterPart(versions({ whole: WHOLE }), ["Beste Kim,", "Hartelijk dank.", "Groet,", "Sami"]);
  same([textOf(after), isOpen(after), after.use], ["Beste Kim,\n\nHartelijk dank.\n\nGroet,\n\nSami", false, ""]);
});

test("writing in the whole text makes it the letter that counts", () => {
  const after = afterWhole(versions({ whole: WHOLE }), `${WHOLE} van 3B`);
  same([after.use, textOf(after), isOpen(after)], ["heel", `${WHOLE} van 3B`, false]);
});

test("a part that changes after that opens the choice, and changes no word of the whole", () => {
  const edited = versions({ whole: `${WHOLE} van 3B`, use: "heel" });
  const after = afterPart(edited, ["Beste Kim,", "Hartelijk dank.", "Groet,", "Sami"]);
  same([isOpen(after), after.whole, textOf(after)], [true, edited.whole, edited.whole]);
});

test("who chose the parts keeps them while parts change, and is asked again when he writes in the whole", () => {
  const chosen = versions({ whole: "Iets anders.", use: "stukjes" });
  same(isOpen(afterPart(chosen, ["Beste Kim,"])), false);
  same(textOf(chosen), WHOLE);
  same(isOpen(afterWhole(chosen, "Iets heel anders.")), true);
});

test("an emptied whole text leaves no choice behind", () => {
  const after = afterWhole(versions({ whole: "Iets anders.", use: "heel" }), "  ");
  same([after.use, differs(after), textOf(after)], ["", false, WHOLE]);
});

test("only the changed piece is put in the whole text", () => {
  const whole = "Beste Kim,\n\nDank u wel. Echt waar.\n\nGroet,\n\nSami";
  same(withChanges(whole, PIECES, ["Beste Kim,", "Hartelijk dank.", "Groet,", "Sami"]), "Beste Kim,\n\nHartelijk dank. Echt waar.\n\nGroet,\n\nSami");
});

test("a piece with signs that mean something in a pattern is put there as it is", () => {
  same(withChanges("a (b) $& c", ["(b) $&"], ["$1 $$ \\d"]), "a $1 $$ \\d c");
});

test("a piece that went leaves no gap of empty lines", () => {
  same(withChanges(WHOLE, PIECES, ["Beste Kim,", "", "Groet,", "Sami"]), "Beste Kim,\n\nGroet,\n\nSami");
});

test("where the old words are gone, stand twice or were never there, nothing is guessed", () => {
  holds(withChanges("Beste Kim,", PIECES, ["Beste Kim,", "Nieuw."]) === undefined, "the old words are gone");
  holds(withChanges("Dank u wel. Dank u wel.", ["Dank u wel."], ["Nieuw."]) === undefined, "they stand twice");
  holds(withChanges("Dag.", [""], ["Nieuw."]) === undefined, "they were never there");
});
