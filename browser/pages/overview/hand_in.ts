/** One hand-in: what the overview keeps of a file, and the reasons for which a file is none. Pure: no DOM. */

import { type Question, questionsOf, type WorksheetDefinition } from "../../core/definition.ts";
import { type Envelope, fieldPolicy, type Pupil, type WorksheetAnswers } from "../../core/envelope.ts";
import type { FailureCode } from "../../core/messages.ts";
import { fingerprint } from "../../core/text.ts";
import { placeAnswers } from "../../files/place.ts";
import type { Owner } from "./owner.ts";

/** Why a file is not in the table. Beside the codes of a pupil's own file there are some that only a teacher meets. */
export type Reason =
  | FailureCode
  /** Closed with a password. */
  | "ENCRYPTED"
  /** A print of the site: it looks the same, but the answers are not in it. */
  | "PRINTED"
  /** No PDF at all. */
  | "OTHER_KIND"
  /** More text or rows than a pupil writes. */
  | "TOO_MUCH"
  /** More files than one overview holds. */
  | "TOO_MANY"
  /** A file with which this teacher gave work back. */
  | "RETURNED"
  /** The file went away before it was read. */
  | "UNREADABLE";

/** Where a hand-in came from. */
export interface Origin {
  /** Path as the teacher's computer or the platform calls it. */
  readonly path: string;
  readonly size: number;
  /** Whose it is by the names that a learning platform gives. */
  readonly owner?: Owner;
}

export interface Refusal {
  readonly origin: Origin;
  readonly reason: Reason;
}

export interface HandIn {
  /** Unique within one overview; for ever, so that choices of the teacher hold on to it. */
  readonly id: string;
  readonly origin: Origin;
  /** ISO 8601; empty when the file says nothing sound. */
  readonly exportedAt: string;
  readonly pupil: Pupil;
  /** Worksheets of this site on today's sheets; others are counted only. */
  readonly sheets: { readonly [worksheet: string]: WorksheetAnswers };
  /** Worksheets in the file that this site does not have. */
  readonly unknownSheets: number;
}

/** More than this in one file and no pupil wrote it: a whole stagemap has some thousand values and a hundred thousand letters. */
export const MOST_VALUES = 30_000;
export const MOST_LETTERS = 3_000_000;

export interface Weight {
  readonly values: number;
  readonly letters: number;
}

/** How much is in a value; stops counting when it is too much anyway. */
export function weigh(value: unknown): Weight {
  let values = 0;
  let letters = 0;
  const rest: unknown[] = [value];
  while (rest.length && values <= MOST_VALUES && letters <= MOST_LETTERS) {
    const part = rest.pop();
    values += 1;
    if (typeof part === "string") letters += part.length;
    else if (Array.isArray(part)) for (const item of part.slice(0, MOST_VALUES + 1)) rest.push(item);
    else if (typeof part === "object" && part !== null) {
      for (const [key, item] of Object.entries(part)) {
        letters += key.length;
        rest.push(item);
        if (rest.length > MOST_VALUES) break;
      }
    }
    if (rest.length > MOST_VALUES) values = MOST_VALUES + 1;
  }
  return { values, letters };
}

export function isTooMuch({ values, letters }: Weight): boolean {
  return values > MOST_VALUES || letters > MOST_LETTERS;
}

/** The fields that may be shown in the overview; the table in core/envelope.ts says which. */
function onlyForOverview<T extends object>(fields: T): Partial<T> {
  const policy: { readonly [field: string]: { readonly overview: boolean } } = fieldPolicy;
  return Object.fromEntries(Object.entries(fields).filter(([name]) => policy[name]?.overview)) as Partial<T>;
}

const NO_PUPIL: Pupil = { name: "", group: "" };

function momentOf(iso: string | undefined): string {
  return iso !== undefined && !Number.isNaN(Date.parse(iso)) ? iso : "";
}

/** What the overview keeps of an envelope: only what the policy lets through, on the sheets of today. */
export function handInOf(envelope: Envelope, origin: Origin, definitions: ReadonlyMap<string, WorksheetDefinition>): HandIn {
  const allowed = onlyForOverview(envelope);
  const sheets: Record<string, WorksheetAnswers> = {};
  let unknownSheets = 0;
  for (const [id, answers] of Object.entries(allowed.worksheets ?? {})) {
    const definition = definitions.get(id);
    if (definition) sheets[id] = placeAnswers(definition, onlyForOverview(answers) as WorksheetAnswers);
    else unknownSheets += 1;
  }
  const pupil = { ...NO_PUPIL, ...onlyForOverview(allowed.pupil ?? NO_PUPIL) };
  const exportedAt = momentOf(allowed.exportedAt);
  const id = fingerprint(JSON.stringify([exportedAt, pupil, sheets, unknownSheets]));
  return { id, origin, exportedAt, pupil, sheets, unknownSheets };
}

/** Questions of a sheet by id. */
export function questionMap(definition: WorksheetDefinition): ReadonlyMap<string, Question> {
  return new Map(questionsOf(definition).map((question) => [question.id, question]));
}
