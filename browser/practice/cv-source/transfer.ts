/** What can be taken over from the sheet about yourself, and where it goes: only into empty cells. Pure functions. */

import type { AnswerOf, QuestionOf } from "../../core/definition.ts";
import { hasText } from "../../core/text.ts";

type Table = AnswerOf<"fixed-table">;

export type Kind = "quality" | "subject" | "leisure";

export interface Candidate {
  readonly kind: Kind;
  readonly text: string;
  /** Proof of a quality; empty when there is none. */
  readonly proof: string;
}

/** A choice with the labels of its options. */
interface Choice {
  readonly question: QuestionOf<"multiple-choice">;
  readonly answer: AnswerOf<"multiple-choice">;
}

export interface Sources {
  readonly qualities: Choice | undefined;
  readonly leisure: Choice | undefined;
  /** First column: the quality; second: an example. */
  readonly proof: readonly (readonly string[])[];
  /** First column: the subject. */
  readonly subjects: readonly (readonly string[])[];
}

const key = (text: string): string => text.trim().toLowerCase().replace(/[.!,;]+$/, "");

/** Every text once, however it is written. */
function once(candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Set<string>();
  return candidates.filter((candidate) => {
    const known = `${candidate.kind} ${key(candidate.text)}`;
    if (!hasText(candidate.text) || seen.has(known)) return false;
    seen.add(known);
    return true;
  });
}

function chosen(choice: Choice | undefined, kind: Kind): readonly Candidate[] {
  if (!choice) return [];
  const labels = choice.question.choices.filter(({ id }) => choice.answer.choices.includes(id)).map(({ label }) => label);
  return [...labels, choice.answer.other ?? ""].map((text) => ({ kind, text: text.trim(), proof: "" }));
}

/** Qualities with their proof first: those are worth most on a cv. */
export function candidatesOf({ qualities, leisure, proof, subjects }: Sources): readonly Candidate[] {
  const proven = proof.map(([text = "", example = ""]): Candidate => ({ kind: "quality", text: text.trim(), proof: example.trim() }));
  const loved = subjects.map(([text = ""]): Candidate => ({ kind: "subject", text: text.trim(), proof: "" }));
  return once([...proven, ...chosen(qualities, "quality"), ...loved, ...chosen(leisure, "leisure")]);
}

/** The tables of a cv sheet, with the ids of their columns. */
export interface Targets {
  readonly qualities: { readonly question: QuestionOf<"fixed-table">; readonly answer: Table };
  readonly school: { readonly question: QuestionOf<"fixed-table">; readonly answer: Table; readonly row: string };
  readonly leisure: { readonly question: QuestionOf<"fixed-table">; readonly answer: Table };
}

export type Target = keyof Targets;

/** One cell that gets a text. */
export interface Change {
  readonly target: Target;
  readonly row: string;
  readonly column: string;
  readonly value: string;
}

export interface Transfer {
  readonly changes: readonly Change[];
  readonly placed: readonly { readonly candidate: Candidate; readonly target: Target }[];
  /** No empty place, or it stood there already. */
  readonly left: readonly Candidate[];
}

export function cellOf(answer: Table, row: string, column: string): string {
  const cells = Object.hasOwn(answer, row) ? answer[row] : undefined;
  return (cells && Object.hasOwn(cells, column) && cells[column]) || "";
}

/** True when the text of a candidate stands in its table already. */
export function isThere(candidate: Candidate, targets: Targets): boolean {
  const wanted = key(candidate.text);
  if (candidate.kind === "subject") {
    const { school } = targets;
    return key(cellOf(school.answer, school.row, school.question.columns[0]?.id ?? "")).includes(wanted);
  }
  const { question, answer } = candidate.kind === "quality" ? targets.qualities : targets.leisure;
  return question.rows.some(({ id }) => key(cellOf(answer, id, question.columns[0]?.id ?? "")) === wanted);
}

/** Empty rows of a table: no cell of them says anything. */
function emptyRows({ question, answer }: Targets["qualities"]): readonly string[] {
  return question.rows.map(({ id }) => id).filter((row) => question.columns.every(({ id }) => !hasText(cellOf(answer, row, id))));
}

/** Candidates into the empty rows of a table, as many as there are. */
function intoRows(candidates: readonly Candidate[], target: "qualities" | "leisure", table: Targets["qualities"]): Transfer {
  const rows = emptyRows(table);
  const [first, second] = table.question.columns;
  const fitting = candidates.slice(0, rows.length);
  const changes = fitting.flatMap((candidate, index): readonly Change[] => {
    const row = rows[index] ?? "";
    const cells = [{ column: first?.id ?? "", value: candidate.text }, { column: second?.id ?? "", value: candidate.proof }];
    return cells.filter(({ column, value }) => column && value).map((cell) => ({ target, row, ...cell }));
  });
  return { changes, placed: fitting.map((candidate) => ({ candidate, target })), left: candidates.slice(rows.length) };
}

/** Subjects go into one cell together, joined with `and` as a sentence does. */
function intoCell(candidates: readonly Candidate[], school: Targets["school"], and: string): Transfer {
  const column = school.question.columns[0]?.id ?? "";
  const isFree = !hasText(cellOf(school.answer, school.row, column));
  if (!candidates.length || !isFree) return { changes: [], placed: [], left: candidates };
  const texts = candidates.map(({ text }) => text);
  const last = texts[texts.length - 1] ?? "";
  const value = texts.length > 1 ? `${texts.slice(0, -1).join(", ")} ${and} ${last}` : last;
  return {
    changes: [{ target: "school", row: school.row, column, value }],
    placed: candidates.map((candidate) => ({ candidate, target: "school" })),
    left: [],
  };
}

/** What happens when these candidates are taken over. */
export function transfer(ticked: readonly Candidate[], targets: Targets, and: string): Transfer {
  const fresh = ticked.filter((candidate) => !isThere(candidate, targets));
  const of = (kind: Kind): readonly Candidate[] => fresh.filter((candidate) => candidate.kind === kind);
  const parts = [
    intoRows(of("quality"), "qualities", targets.qualities),
    intoCell(of("subject"), targets.school, and),
    intoRows(of("leisure"), "leisure", targets.leisure),
  ];
  return {
    changes: parts.flatMap(({ changes }) => changes),
    placed: parts.flatMap(({ placed }) => placed),
    left: [...ticked.filter((candidate) => isThere(candidate, targets)), ...parts.flatMap(({ left }) => left)],
  };
}

/** A table with the changes in it. */
export function withChanges(answer: Table, changes: readonly Change[]): Table {
  const next: Record<string, Readonly<Record<string, string>>> = { ...answer };
  for (const { row, column, value } of changes) next[row] = { ...next[row], [column]: value };
  return next;
}

/** A table without the changes; what the pupil wrote over them stays. */
export function withoutChanges(answer: Table, changes: readonly Change[]): Table {
  const next: Record<string, Readonly<Record<string, string>>> = { ...answer };
  for (const { row, column, value } of changes) {
    if (cellOf(next, row, column) !== value) continue;
    const { [column]: _gone, ...rest } = next[row] ?? {};
    if (Object.keys(rest).length) next[row] = rest;
    else delete next[row];
  }
  return next;
}
