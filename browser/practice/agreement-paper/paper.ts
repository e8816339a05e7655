/** The agreement as a document: the model of the region with all that is known in it. Pure: preview, print, PDF and Word see only this. */

import { agreementPaperMessages as words } from "../../core/messages.ts";
import type { Block } from "../../core/report.ts";
import type { Writing, WritingBlock } from "../../core/writing.ts";
import type { Known } from "./known.ts";
import type { AgreementField, AgreementPartText, AgreementTable, AgreementText } from "./text.ts";

export interface AgreementPart {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly WritingBlock[];
  /** Labels of the lines that are still open. */
  readonly open: readonly string[];
  /** Those of them of which the pupil wrote that he must ask. */
  readonly asks: readonly string[];
}

export interface AgreementPaper {
  readonly text: AgreementText;
  readonly parts: readonly AgreementPart[];
  /** First name and class of the pupil, when he wants them in it. */
  readonly owner: string;
}

function limitTable({ caption, row_heading: rowHeading, columns, rows }: AgreementTable): Block {
  return { kind: "table", caption, rowHeading, columns, rows: rows.map(([header, cells]) => ({ header, cells })) };
}

/** What is known stands under its label, what is open is room to write under the same label. */
function fieldBlocks({ label, lines, source }: AgreementField, { values, week }: Known): WritingBlock[] {
  if (source === "week" && week) return [{ kind: "table", caption: label, rowHeading: week.rowHeading, columns: week.columns, rows: week.rows }];
  const value = source && values.get(source);
  if (!value) return [{ kind: "room", label, lines }];
  return [{ kind: "heading", level: 3, text: label }, { kind: "text", text: value }];
}

/** The sentences that everyone signs. */
function clauses(text: readonly string[]): Block[] {
  const [first, ...others] = text;
  if (first === undefined) return [];
  return others.length ? [{ kind: "list", ordered: false, items: text }] : [{ kind: "text", text: first }];
}

function isOpen({ source }: AgreementField, known: Known): boolean {
  return source === "week" ? known.week === undefined : !source || !known.values.has(source);
}

function partOf(part: AgreementPartText, known: Known): AgreementPart {
  const open = part.fields.filter((field) => isOpen(field, known));
  const table: readonly Block[] = part.table ? [limitTable(part.table)] : [];
  return {
    id: part.id,
    title: part.title,
    blocks: [...clauses(part.text), ...part.fields.flatMap((field) => fieldBlocks(field, known)), ...table],
    open: open.map(({ label }) => label),
    asks: open.filter(({ source }) => source && known.asks.has(source)).map(({ label }) => label),
  };
}

/** The agreement that follows from what is known. */
export function agreementOf(text: AgreementText, known: Known): AgreementPaper {
  const owner = [known.values.get("name"), known.values.get("class")].filter(Boolean).join(", ");
  return { text, parts: text.parts.map((part) => partOf(part, known)), owner };
}

/** For whom a copy is; the school may ask for more copies than there are parties. */
function copyFor({ text }: AgreementPaper, index: number): string {
  const whose = text.copies === text.one_for.length ? text.one_for[index] : undefined;
  return whose ? words.copyFor(index + 1, text.copies, whose) : words.copy(index + 1, text.copies);
}

/** One copy, to be signed. `which`: the words that say which copy it is. */
function copyBlocks({ text, parts }: AgreementPaper, which: string): WritingBlock[] {
  return [
    { kind: "heading", level: 1, text: text.title },
    { kind: "lines", lines: [which] },
    { kind: "note", text: text.model.join(" ") },
    ...parts.flatMap(({ title, blocks }, index): WritingBlock[] => [{ kind: "heading", level: 2, text: `${index + 1}. ${title}` }, ...blocks]),
    { kind: "heading", level: 2, text: `${parts.length + 1}. ${words.signatures}` },
    { kind: "signatures", parties: text.parties.map(({ role }) => ({ role, name: "" })) },
    { kind: "text", text: `${words.signing(text.signing)}\n${words.copiesInAll(text.copies)}` },
  ];
}

/**
 * The document. `copies` "all": as many copies as there must be, each on new pages, to be printed in one go. "one": to be worked on first;
 * it says how many there must be.
 */
export function agreementWriting(paper: AgreementPaper, copies: "all" | "one", at: Date): Writing {
  const { text } = paper;
  const all = Array.from({ length: text.copies }, (_, index) => copyBlocks(paper, copyFor(paper, index)));
  const blocks = copies === "one" ? copyBlocks(paper, words.copiesInAll(text.copies)) : all.flatMap((copy, index): WritingBlock[] => (index ? [{ kind: "page", restarts: true }, ...copy] : copy));
  return {
    title: words.title(text.title, paper.owner),
    author: paper.owner,
    subject: words.subject,
    footer: words.title(text.title, paper.owner),
    layout: "document",
    createdAt: at.toISOString(),
    blocks,
  };
}
