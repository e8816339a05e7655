/**
 * The cv as a document: what a company reads, in reading order, without anything of the sheet that it came from. Preview, PDF and
 * Word document all see only this.
 */

import { cvMessages } from "./messages.ts";
import { hasText } from "./text.ts";

const text = cvMessages.document;

/** "calm": all under each other. "side": contact, languages and hobbies in a column at the side. */
export type CvLayout = "calm" | "side";

/** Something that a pupil can or did. */
export interface CvEntry {
  readonly title: string;
  readonly when: string;
  /** `\n` ends a paragraph. */
  readonly text: string;
}

export type CvSectionId = "contact" | "qualities" | "experience" | "school" | "languages" | "leisure" | "motivation";

type CvContent =
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "entries"; readonly entries: readonly CvEntry[] }
  | { readonly kind: "text"; readonly text: string };

export type CvSection = CvContent & { readonly id: CvSectionId; readonly heading: string };

export interface Cv {
  readonly layout: CvLayout;
  /** Empty when the pupil wrote none. */
  readonly name: string;
  /** Never an empty section. Contact first, motivation last. */
  readonly sections: readonly CvSection[];
}

/** How large a cv is set: tried one after the other, until all of it stands on one page. */
export interface CvScale {
  /** Of the text, in points. */
  readonly size: number;
  /** Of the white between things; 1 is normal. */
  readonly space: number;
}

/** First the white shrinks, then the letters, never below what reads well on paper. */
export const scales: readonly CvScale[] = [
  { size: 11, space: 1.4 },
  { size: 11, space: 1 },
  { size: 11, space: 0.75 },
  { size: 11, space: 0.55 },
  { size: 10.5, space: 0.55 },
  { size: 10, space: 0.5 },
  { size: 9.5, space: 0.45 },
];

/** Of the smallest letters anywhere on a cv. */
export const SMALLEST = 9.5;

/** What does not fit one page takes two of these: no one reads small letters over two pages. */
export const twoPages: CvScale = { size: 10.5, space: 0.9 };

type Cells = { readonly [column: string]: string };
type Table = { readonly [row: string]: Cells };

/** The answers behind a cv, in the form in which the sheet keeps them. */
export interface CvAnswers {
  readonly layout: CvLayout;
  readonly withMotivation: boolean;
  /** Rows `naam`, `woonplaats`, `mail`, `telefoon`; column `antwoord`. */
  readonly details: Table;
  /** Rows `school`, `klas`, `profiel`, `geleerd`, `vakken`; column `antwoord`. */
  readonly school: Table;
  /** Columns `wat`, `wanneer`, `geleerd`. */
  readonly experience: readonly Cells[];
  /** Columns `taal`, `niveau`. */
  readonly languages: readonly Cells[];
  /** Words of the levels by their id. */
  readonly levels: ReadonlyMap<string, string>;
  /** Any rows; columns `kwaliteit`, `bewijs`. */
  readonly qualities: Table;
  /** Any rows; column `antwoord`. */
  readonly leisure: Table;
  readonly motivation: string;
}

function line(cells: Cells | undefined, column: string): string {
  const value = cells && Object.hasOwn(cells, column) ? cells[column] : undefined;
  return typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "";
}

/** Paragraphs without white around them. */
function paragraphs(value: string): string {
  return value.split("\n").map((part) => part.trim()).filter(hasText).join("\n");
}

function longText(cells: Cells, column: string): string {
  const value = Object.hasOwn(cells, column) ? cells[column] : undefined;
  return typeof value === "string" ? paragraphs(value) : "";
}

/** With a capital, as a line of a document begins. */
export function capital(value: string): string {
  const first = /^ij/i.test(value) ? value.slice(0, 2) : (/^./u.exec(value)?.[0] ?? "");
  return first.toLocaleUpperCase("nl") + value.slice(first.length);
}

/** A heading has no full stop. */
function title(value: string): string {
  return capital(value.replace(/[.;,]+$/, ""));
}

function isFilled({ title: name, when, text: words }: CvEntry): boolean {
  return hasText(name) || hasText(when) || hasText(words);
}

/** "Ik leerde …" stays as it is; a bare "netjes werken" says what it is. */
function learned(value: string): string {
  if (value === "") return "";
  return /^(ik|geleerd|dat|je|we|door)\b/i.test(value) ? capital(value) : text.learned(value);
}

function experienceOf(rows: readonly Cells[]): readonly CvEntry[] {
  return rows
    .map((row) => ({ title: title(line(row, "wat")), when: line(row, "wanneer"), text: learned(longText(row, "geleerd")) }))
    .filter(isFilled);
}

function qualitiesOf(rows: Table): readonly CvEntry[] {
  return Object.values(rows)
    .map((row) => ({ title: title(line(row, "kwaliteit")), when: "", text: capital(longText(row, "bewijs")) }))
    .filter(isFilled);
}

/** "klas 4" for a bare 4; "4B" and "vierde jaar" as they are. */
function className(value: string): string {
  return /^\d/.test(value) ? text.className(value) : value;
}

function schoolOf(rows: Table): readonly CvEntry[] {
  const row = (name: string): string => (Object.hasOwn(rows, name) ? line(rows[name], "antwoord") : "");
  const name = row("school");
  const profile = row("profiel");
  const entry: CvEntry = {
    title: title(name || profile),
    when: className(row("klas")),
    text: [
      name && profile ? text.profile(profile) : "",
      row("geleerd") && learned(row("geleerd")),
      row("vakken") && text.subjects(row("vakken")),
    ]
      .filter(hasText)
      .join("\n"),
  };
  return isFilled(entry) ? [entry] : [];
}

function languagesOf(rows: readonly Cells[], levels: ReadonlyMap<string, string>): readonly string[] {
  return rows
    .filter((row) => line(row, "taal") !== "")
    .map((row) => {
      const level = levels.get(line(row, "niveau"));
      return level ? text.language(capital(line(row, "taal")), level) : capital(line(row, "taal"));
    });
}

function filledLines(rows: Table): readonly string[] {
  return Object.values(rows).map((row) => title(line(row, "antwoord"))).filter(hasText);
}

function hasContent(section: CvSection): boolean {
  switch (section.kind) {
    case "list":
      return section.items.length > 0;
    case "entries":
      return section.entries.length > 0;
    case "text":
      return hasText(section.text);
  }
}

/** The cv that follows from the answers. */
export function cvOf(answers: CvAnswers): Cv {
  const detail = (row: string): string => (Object.hasOwn(answers.details, row) ? line(answers.details[row], "antwoord") : "");
  const contact = [detail("woonplaats"), detail("mail"), detail("telefoon")].filter(hasText);
  const motivation = answers.withMotivation ? paragraphs(answers.motivation) : "";
  const { headings } = text;
  const sections: readonly CvSection[] = [
    { id: "contact", heading: headings.contact, kind: "list", items: contact },
    { id: "qualities", heading: headings.qualities, kind: "entries", entries: qualitiesOf(answers.qualities) },
    { id: "experience", heading: headings.experience, kind: "entries", entries: experienceOf(answers.experience) },
    { id: "school", heading: headings.school, kind: "entries", entries: schoolOf(answers.school) },
    { id: "languages", heading: headings.languages, kind: "list", items: languagesOf(answers.languages, answers.levels) },
    { id: "leisure", heading: headings.leisure, kind: "list", items: filledLines(answers.leisure) },
    { id: "motivation", heading: headings.motivation, kind: "text", text: motivation },
  ];
  return { layout: answers.layout, name: detail("naam"), sections: sections.filter(hasContent) };
}

/** Title of the document: in the bar of a window and in its properties. */
export function cvTitle(cv: Cv): string {
  return cv.name ? text.titleOf(cv.name) : text.title;
}

/** What stands large at the top. */
export function cvHeading(cv: Cv): string {
  return cv.name || text.title;
}

const besides: ReadonlySet<CvSectionId> = new Set(["contact", "languages", "leisure"]);

/** The sections by column; a calm cv has only a main one. */
export function columnsOf(cv: Cv): { readonly side: readonly CvSection[]; readonly main: readonly CvSection[] } {
  if (cv.layout === "calm") return { side: [], main: cv.sections };
  return {
    side: cv.sections.filter(({ id }) => besides.has(id)),
    main: cv.sections.filter(({ id }) => !besides.has(id)),
  };
}

/** First name for the name of the file: what the pupil is called on this site if the cv begins with it, else its first word. */
export function firstName(name: string, calledHere: string): string {
  const known = calledHere.trim();
  if (known && name.toLowerCase().startsWith(known.toLowerCase())) return known;
  return name.trim().split(/\s+/)[0] || known;
}
