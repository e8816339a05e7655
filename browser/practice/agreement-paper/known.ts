/** From answers to what is known for the agreement. Pure: what may go in, where it comes from, and what the pupil still has to ask. */

import type { AnswerOf } from "../../core/definition.ts";
import { agreementPaperMessages as words } from "../../core/messages.ts";
import { hasText, readableTime } from "../../core/text.ts";
import type { Source } from "./text.ts";

type Table = AnswerOf<"fixed-table">;

/** The week as rows that can be read; only days on which the pupil is there. */
export interface Week {
  readonly rowHeading: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly header: string; readonly cells: readonly string[] }[];
}

/** Answers behind the agreement. What the pupil did not agree to is not there. */
export interface AgreementAnswers {
  readonly agreed: Table;
  readonly ill: Table;
  readonly week: Week;
  readonly hours: string;
  readonly pupil?: { readonly name: string; readonly group: string };
  /** Of the talk with the company. */
  readonly talk?: { readonly company: Table; readonly agreed: Table };
  /** Of the first day. */
  readonly first?: { readonly place: string; readonly clothes: string; readonly bring: string; readonly goals: Table };
}

export interface Known {
  readonly values: ReadonlyMap<Source, string>;
  readonly week: Week | undefined;
  /** Something is written, but the pupil is not sure of it: it stays open. */
  readonly asks: ReadonlySet<Source>;
}

/** `undefined`: nothing is written. An empty text: the pupil still has to ask. */
type Said = string | undefined;

const DOUBT = "";
/** The sheet asks to write this where the agreement says nothing. */
const STILL_TO_ASK = /^\W*(dit|dat) vraag ik\b/i;

function cellOf(table: Table, row: string, column: string): string {
  const cells = Object.hasOwn(table, row) ? table[row] : undefined;
  const value = cells && Object.hasOwn(cells, column) ? cells[column] : undefined;
  return typeof value === "string" ? value.trim() : "";
}

/** A cell with its doubt beside it. */
function said(table: Table, row: string, column: string, doubtColumn: string, doubt: string): Said {
  const text = cellOf(table, row, column);
  const unsure = cellOf(table, row, doubtColumn) === doubt || STILL_TO_ASK.test(text);
  if (unsure) return DOUBT;
  return hasText(text) ? text : undefined;
}

/** Two answers behind each other; in doubt when one of them is. */
function both(a: Said, b: Said): Said {
  if (a === DOUBT || b === DOUBT) return DOUBT;
  if (a === undefined || b === undefined) return a ?? b;
  const first = /[.!?…]$/.test(a) ? a : `${a}.`;
  return `${first} ${b.charAt(0).toUpperCase()}${b.slice(1)}`;
}

function plain(text: string): Said {
  return hasText(text) ? text.trim() : undefined;
}

/** "Sanne, voor 7.30 uur": whom to call, and before what time. */
function callOf(ill: Table, row: string): Said {
  const [who, time] = [cellOf(ill, row, "wie"), cellOf(ill, row, "tijd")];
  if (STILL_TO_ASK.test(who)) return DOUBT;
  if (!who && !time) return undefined;
  if (!time) return who;
  return words.call(who, readableTime(time));
}

function goalsOf(goals: Table): Said {
  return plain(Object.keys(goals).map((row) => cellOf(goals, row, "doel")).filter(hasText).join("\n"));
}

/** What each answer says, the best first: this sheet, then the first day, then the talk. */
function offers(answers: AgreementAnswers): readonly (readonly [Source, readonly Said[]])[] {
  const { agreed, ill, hours, pupil, talk, first } = answers;
  const here = (row: string): Said => said(agreed, row, "staat", "duidelijk", "vraag");
  const then = (row: string): Said => talk && said(talk.agreed, row, "afspraak", "zeker", "vragen");
  return [
    ["name", [pupil && plain(pupil.name)]],
    ["class", [pupil && plain(pupil.group)]],
    ["company", [talk && plain(cellOf(talk.company, "bedrijf", "antwoord"))]],
    ["company-address", [first && plain(first.place)]],
    ["period", [here("periode")]],
    ["days", [here("dagen"), both(then("dagen"), then("tijden"))]],
    ["pause", [here("pauze"), then("pauze")]],
    ["week-hours", [plain(hours) && words.hours(hours.trim())]],
    ["work", [here("werk"), then("werk")]],
    ["goals", [first && goalsOf(first.goals)]],
    ["guide-company", [here("bedrijf")]],
    ["guide-school", [here("school")]],
    ["talks", [here("gesprek")]],
    ["assessment", [here("oordeel")]],
    ["money", [here("geld")]],
    ["ill-company", [callOf(ill, "bedrijf"), then("ziek")]],
    ["ill-school", [callOf(ill, "school")]],
    ["clothes", [first && plain(first.clothes), then("kleding")]],
    ["bring", [first && plain(first.bring), then("meenemen")]],
  ];
}

/** What is known: the school speaks for itself, then the pupil. A doubt on this sheet is not filled from an older one. */
export function knownOf(answers: AgreementAnswers, school: { readonly [source in Source]?: string }): Known {
  const values = new Map<Source, string>();
  const asks = new Set<Source>();
  for (const [source, texts] of offers(answers)) {
    const text = texts.find((offer) => offer !== undefined);
    if (text === DOUBT) asks.add(source);
    else if (text !== undefined) values.set(source, text);
  }
  for (const [source, text] of Object.entries(school)) {
    if (!hasText(text)) continue;
    values.set(source as Source, text);
    asks.delete(source as Source);
  }
  return { values, asks, week: answers.week.rows.length ? answers.week : undefined };
}
