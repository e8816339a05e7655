/**
 * The answer file: what `antwoorden.json` inside every PDF holds. A file is untrusted input (see files/guard.ts); worksheets and
 * questions that this site does not know are carried along and never run.
 */

import type { Feedback } from "./feedback.ts";

export const FORMAT = "opstage-antwoorden";
/** Raise by one with a new step in files/migrate.ts, and keep a golden file of the old version for ever. */
export const FORMAT_VERSION = 1;
/** Name of the file inside the PDF. Outside tools rely on it. */
export const ATTACHMENT_NAME = "antwoorden.json";

export type Status = "new" | "busy" | "done";

/** An answer that has no place on the sheet any more: kept and shown, never deleted. */
export interface Unplaced {
  /** `question` or `question.part`, as it was called when it was written. */
  readonly id: string;
  readonly value: unknown;
  /** "version": the sheet changed; "tab": two tabs changed one answer at once; "file": it came with an opened file. */
  readonly reason: "version" | "tab" | "file";
}

export interface WorksheetAnswers {
  readonly worksheetVersion: number;
  readonly status: Status;
  /** ISO 8601. */
  readonly updatedAt: string;
  /** question id → what `read()` gave. */
  readonly answers: { readonly [question: string]: unknown };
  readonly unplaced: readonly Unplaced[];
  /** What the teacher gave back. */
  readonly feedback?: Feedback;
  /** First names of those with whom it was made, as the pupil wrote them. On a sheet that is about no pupil: who filled it in. */
  readonly madeWith?: string;
}

export interface Pupil {
  readonly name: string;
  readonly group: string;
}

export interface Envelope {
  readonly format: typeof FORMAT;
  readonly formatVersion: number;
  readonly site: string;
  /** ISO 8601. */
  readonly exportedAt: string;
  /** "feedback": a teacher gives work back. It adds comments to what a device keeps and changes no answer there. */
  readonly purpose?: "feedback";
  readonly pupil?: Pupil;
  readonly worksheets: { readonly [id: string]: WorksheetAnswers };
}

interface Destinations {
  /** Kept in this browser. */
  readonly browser: boolean;
  /** Written into a downloaded file. */
  readonly file: boolean;
  /** Shown in the teacher's class overview. */
  readonly overview: boolean;
  /** Ever shown on the board. */
  readonly board: boolean;
}

/** Where each field may go. A new field without a row does not compile. */
export const fieldPolicy: { readonly [F in keyof Required<Envelope> | keyof Required<WorksheetAnswers> | keyof Pupil]: Destinations } = {
  format: { browser: false, file: true, overview: false, board: false },
  formatVersion: { browser: false, file: true, overview: false, board: false },
  site: { browser: true, file: true, overview: false, board: false },
  exportedAt: { browser: true, file: true, overview: true, board: false },
  purpose: { browser: false, file: true, overview: false, board: false },
  pupil: { browser: true, file: true, overview: true, board: false },
  name: { browser: true, file: true, overview: true, board: false },
  group: { browser: true, file: true, overview: true, board: false },
  worksheets: { browser: true, file: true, overview: true, board: false },
  worksheetVersion: { browser: true, file: true, overview: true, board: false },
  status: { browser: true, file: true, overview: true, board: false },
  updatedAt: { browser: true, file: true, overview: true, board: false },
  answers: { browser: true, file: true, overview: true, board: false },
  unplaced: { browser: true, file: true, overview: true, board: false },
  feedback: { browser: true, file: true, overview: true, board: false },
  madeWith: { browser: true, file: true, overview: true, board: false },
};

/** An envelope around the answers of one or more worksheets, keeping only what the policy lets into a file. */
export function makeEnvelope(
  site: string,
  pupil: Pupil,
  worksheets: { readonly [id: string]: WorksheetAnswers },
  exportedAt: string,
  purpose?: Envelope["purpose"],
): Envelope {
  const allowed = Object.fromEntries(Object.entries(worksheets).map(([id, worksheet]) => [id, onlyForFile(worksheet)]));
  const known = pupil.name || pupil.group ? { pupil: onlyForFile({ name: pupil.name, group: pupil.group }) } : {};
  return onlyForFile({ format: FORMAT, formatVersion: FORMAT_VERSION, site, exportedAt, ...(purpose ? { purpose } : {}), ...known, worksheets: allowed });
}

/** The fields that have a row in the table which lets them into a file. */
function onlyForFile<T extends object>(fields: T): T {
  const policy: { readonly [field: string]: Destinations } = fieldPolicy;
  return Object.fromEntries(Object.entries(fields).filter(([name]) => policy[name]?.file)) as T;
}
