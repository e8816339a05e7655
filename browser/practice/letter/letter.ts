/** A letter as a document: what stands above it, its text, and the greeting with room to sign. From the parts that a pupil wrote, or from one text. */

import { letterMessages } from "../../core/messages.ts";
import { bareName, firstName, lastName, properName } from "../../core/names.ts";
import type { Writing, WritingBlock } from "../../core/writing.ts";
import { hasText, readableDate } from "../../core/text.ts";

const words = letterMessages.document;

/** Ids of the choices on a sheet. */
export type Salutation =
  | "beste-voornaam"
  | "beste-meneer"
  | "beste-mevrouw"
  | "geachte-heer"
  | "geachte-mevrouw"
  | "beste-collegas"
  | "geachte-onbekend";

/** What stands above a letter. Everything may be empty: a pupil gives no more than he wants. */
export interface LetterHead {
  readonly name: string;
  /** Lines of the pupil's own address. */
  readonly address: string;
  readonly place: string;
  /** ISO date. */
  readonly date: string;
  readonly reader: string;
  readonly company: string;
  readonly companyAddress: string;
}

export interface LetterParts {
  readonly head: LetterHead;
  readonly salutation: Salutation | "";
  /** The pupil's own first line, when none of the choices fits. */
  readonly ownSalutation: string;
  readonly paragraphs: readonly string[];
  readonly closing: string;
}

export interface Letter {
  readonly sender: readonly string[];
  readonly addressee: readonly string[];
  readonly placeAndDate: string;
  /** Empty: not in the letter. */
  readonly subject: string;
  /** From the salutation on; `\n` within a paragraph begins a new line. */
  readonly paragraphs: readonly string[];
  readonly closing: string;
  /** What stands under the room for a signature. */
  readonly signed: readonly string[];
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, " ").trim();
}

function linesOf(text: string): readonly string[] {
  return text.split("\n").map(oneLine).filter(hasText);
}

/** Text without white around its lines, and with at most one empty line in a row. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\S\n]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const TITLES: { readonly [choice in Salutation]?: "meneer" | "mevrouw" } = {
  "beste-meneer": "meneer",
  "geachte-heer": "meneer",
  "beste-mevrouw": "mevrouw",
  "geachte-mevrouw": "mevrouw",
};

/** "Beste mevrouw De Wit,". A letter to someone without a name still greets. */
export function salutationLine(choice: Salutation | "", own: string, reader: string): string {
  switch (choice) {
    case "":
      return oneLine(own);
    case "beste-collegas":
      return words.colleagues;
    case "geachte-onbekend":
      return words.unknown;
    case "beste-voornaam":
      return `${[words.dear, firstName(reader)].filter(hasText).join(" ")},`;
    default:
      return `${[words.salutations[choice], lastName(reader)].filter(hasText).join(" ")},`;
  }
}

/** The letter in pieces: first line, paragraphs, greeting, name. Empty pieces keep their place. */
export function piecesOf({ head, salutation, ownSalutation, paragraphs, closing }: LetterParts): readonly string[] {
  return [salutationLine(salutation, ownSalutation, head.reader), ...paragraphs.map(tidy), oneLine(closing), oneLine(head.name)];
}

/** The pieces as one text. */
export function compose(pieces: readonly string[]): string {
  return pieces.filter(hasText).join("\n\n");
}

/** Whom the letter goes to, as it stands above it. */
function addresseeLines({ reader, company, companyAddress }: LetterHead, choice: Salutation | ""): readonly string[] {
  const title = choice ? TITLES[choice] : undefined;
  const name = title ? lastName(reader) : properName(bareName(reader));
  const person = name && title ? words.person[title](name) : name;
  const place = oneLine(company);
  const who = !person ? [] : place ? [words.attention(person)] : [person.charAt(0).toUpperCase() + person.slice(1)];
  return [...(place ? [place] : []), ...who, ...linesOf(companyAddress)];
}

const CLOSING = /^(?:.*\bgroet(?:en|jes)?|hoogachtend|veel liefs|tot (?:ziens|snel))\b[\s,.]*$/iu;
const CLOSING_WORDS = 6;
/** A name, and perhaps a school and a class. */
const MOST_SIGNED = 4;

/** Number of the line with the greeting at the end, or -1. */
function closingAt(lines: readonly string[]): number {
  for (let index = lines.length - 1, behind = 0; index > 0 && behind <= MOST_SIGNED; index--) {
    const line = lines[index]?.trim() ?? "";
    if (CLOSING.test(line) && line.split(/\s+/).length <= CLOSING_WORDS) return index;
    if (line) behind += 1;
  }
  return -1;
}

/** Paragraphs, greeting and name of a text that is a whole letter. */
function split(text: string): Pick<Letter, "paragraphs" | "closing" | "signed"> {
  const lines = tidy(text).split("\n");
  const end = closingAt(lines);
  const body = (end < 0 ? lines : lines.slice(0, end)).join("\n");
  return {
    paragraphs: body.split(/\n{2,}/).map((part) => part.trim()).filter(hasText),
    closing: end < 0 ? "" : (lines[end]?.trim() ?? ""),
    signed: end < 0 ? [] : linesOf(lines.slice(end + 1).join("\n")),
  };
}

/** The letter of a text, under the head of the parts. `today`: ISO date for a letter without one. */
export function letterOf(text: string, { head, salutation }: LetterParts, subject: string, today: string): Letter {
  const name = oneLine(head.name);
  return {
    sender: [...(name ? [name] : []), ...linesOf(head.address)],
    addressee: addresseeLines(head, salutation),
    placeAndDate: [oneLine(head.place), readableDate(head.date || today)].filter(hasText).join(", "),
    subject,
    ...split(text),
  };
}

export function isEmpty({ paragraphs, closing }: Letter): boolean {
  return paragraphs.length === 0 && closing === "";
}

/** Empty lines between the greeting and the name: that is where a pupil signs. */
const SIGN = ["", "", ""];

/** The letter for the exporters. */
export function writingOf(letter: Letter, title: string, createdAt: string): Writing {
  const blocks: WritingBlock[] = [];
  const lines = (found: readonly string[]): void => {
    if (found.length) blocks.push({ kind: "lines", lines: found });
  };
  lines(letter.sender);
  lines(letter.addressee);
  lines([letter.placeAndDate]);
  if (letter.subject) lines([words.subject(letter.subject)]);
  for (const text of letter.paragraphs) blocks.push({ kind: "text", text });
  lines(letter.closing ? [letter.closing, ...(letter.signed.length ? [...SIGN, ...letter.signed] : [])] : []);
  return { title, author: letter.sender[0] ?? "", subject: title, footer: "", layout: "letter", createdAt, blocks };
}
