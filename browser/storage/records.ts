/** What the browser keeps, and the rules for changing it. Pure: no storage, no DOM. */

import { type Feedback, newestFeedback } from "../core/feedback.ts";
import type { HandedIn } from "../core/handed_in.ts";
import type { Pupil, Status, Unplaced, WorksheetAnswers } from "../core/envelope.ts";
import { sameValue, saysSomething } from "../core/text.ts";

/** A worksheet as it is kept: the answers, and for each question how often it was saved, by which tabs notice each other. */
export interface WorksheetRecord extends WorksheetAnswers {
  readonly saves: { readonly [question: string]: number };
}

/** What is kept about the pupil and the last download. Never put in a file, but for the pupil. */
export interface ProfileRecord extends Pupil {
  /** ISO 8601 of the last download, empty before the first. */
  readonly exportedAt: string;
  /** Worksheet that was last worked on, with the address of its page. */
  readonly last?: { readonly worksheet: string; readonly page: string; readonly title: string };
  /** What was handed in, by worksheet. */
  readonly handedIn?: { readonly [worksheet: string]: HandedIn };
}

export const EMPTY_PROFILE: ProfileRecord = { name: "", group: "", exportedAt: "" };

/** One answer that changed in a tab. `seen`: the number of saves of this question that the tab knew of. */
export interface Change {
  readonly value: unknown;
  readonly seen: number;
  /** What the tab was writing when its page went away: it may stand there already, and is no one else's. */
  readonly mine?: unknown;
}

/** What one tab asks to save. */
export interface Patch {
  readonly worksheetVersion: number;
  /** ISO 8601. */
  readonly at: string;
  readonly status: Status;
  readonly changes: { readonly [question: string]: Change };
  /** Answers without a place that this tab found when it read an older sheet. */
  readonly unplaced?: readonly Unplaced[];
  /** What the teacher said, with what the pupil says to it now. */
  readonly feedback?: Feedback;
  /** Only when it was changed in this tab. */
  readonly madeWith?: string;
}

export interface Merged {
  readonly record: WorksheetRecord;
  /** Questions that another tab had changed to something else in the meantime. */
  readonly conflicts: readonly string[];
  /** True when nothing was kept before. */
  readonly fresh: boolean;
}

function withUnplaced(list: readonly Unplaced[], added: readonly Unplaced[]): readonly Unplaced[] {
  const isNew = (row: Unplaced): boolean => !list.some((old) => old.id === row.id && sameValue(old.value, row.value));
  return [...list, ...added.filter(isNew)];
}

/** Lay the changes of one tab over what is kept. The newest text wins; what it replaces unseen is kept as unplaced. */
export function mergePatch(kept: WorksheetRecord | undefined, patch: Patch): Merged {
  const answers: Record<string, unknown> = { ...kept?.answers };
  const saves: Record<string, number> = { ...kept?.saves };
  const lost: Unplaced[] = [];
  for (const [question, { value, seen, mine }] of Object.entries(patch.changes)) {
    const count = saves[question] ?? 0;
    const overwritten = answers[question];
    if (count > seen && saysSomething(overwritten) && !sameValue(overwritten, value) && !sameValue(overwritten, mine)) {
      lost.push({ id: question, value: overwritten, reason: "tab" });
    }
    answers[question] = value;
    saves[question] = count + 1;
  }
  const unplaced = withUnplaced(kept?.unplaced ?? [], [...(patch.unplaced ?? []), ...lost]);
  const { worksheetVersion, status, at } = patch;
  const feedback = newestFeedback(patch.feedback, kept?.feedback);
  const madeWith = patch.madeWith ?? kept?.madeWith;
  return {
    record: { worksheetVersion, status, updatedAt: at, answers, saves, unplaced, ...(feedback ? { feedback } : {}), ...(madeWith ? { madeWith } : {}) },
    conflicts: lost.map((row) => row.id),
    fresh: kept === undefined,
  };
}

/** A record for answers that came from a file: every answer counts as saved once more than before. */
export function recordFromFile(kept: WorksheetRecord | undefined, answers: WorksheetAnswers): WorksheetRecord {
  const saves: Record<string, number> = { ...kept?.saves };
  for (const question of new Set([...Object.keys(answers.answers), ...Object.keys(saves)])) saves[question] = (saves[question] ?? 0) + 1;
  return { ...answers, saves };
}

/** True when a record holds something that a pupil made. */
export function holdsWork(record: WorksheetRecord | undefined): record is WorksheetRecord {
  return record !== undefined && (record.status !== "new" || record.unplaced.length > 0 || record.feedback !== undefined);
}
