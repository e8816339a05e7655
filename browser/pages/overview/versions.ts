/** Where a pupil stands on each sheet, and what changed since the version before. Pure. */

import { questionsOf, type WorksheetDefinition } from "../../core/definition.ts";
import type { Status, WorksheetAnswers } from "../../core/envelope.ts";
import { sameValue, saysSomething } from "../../core/text.ts";
import { progressOf } from "../../questions/report.ts";
import type { HandIn } from "./hand_in.ts";
import type { Person } from "./roster.ts";

export interface Version {
  readonly handIn: HandIn;
  readonly answers: WorksheetAnswers;
  /** ISO 8601; when the sheet was last worked on, else when the file was made. */
  readonly at: string;
}

export interface SheetState {
  readonly status: Status;
  readonly at: string;
  readonly answers: WorksheetAnswers;
  readonly complete: number;
  readonly total: number;
  /** Ids of questions that changed since the version before; absent when this is the first version. */
  readonly changed?: readonly string[];
}

/** All versions of a sheet by one pupil, oldest first. */
export function versionsOf(person: Person, worksheet: string): readonly Version[] {
  const found: Version[] = [];
  for (const handIn of person.handIns) {
    const answers = Object.hasOwn(handIn.sheets, worksheet) ? handIn.sheets[worksheet] : undefined;
    if (answers) found.push({ handIn, answers, at: answers.updatedAt || handIn.exportedAt });
  }
  // Hand-ins are in the order in which they were made; a stagemap made later may carry an older sheet.
  return found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Questions of today's sheet whose answer is not the same in two versions. */
export function changedQuestions(definition: WorksheetDefinition, before: WorksheetAnswers, after: WorksheetAnswers): readonly string[] {
  return questionsOf(definition)
    .filter(({ id }) => {
      const [old, now] = [before.answers[id], after.answers[id]];
      return !sameValue(old ?? null, now ?? null) && (saysSomething(old) || saysSomething(now));
    })
    .map(({ id }) => id);
}

/** Where a pupil stands on a sheet; nothing when no file holds it. */
export function stateOf(person: Person, definition: WorksheetDefinition): SheetState | undefined {
  const versions = versionsOf(person, definition.id);
  const latest = versions[versions.length - 1];
  if (!latest) return undefined;
  const before = versions[versions.length - 2];
  return {
    status: latest.answers.status,
    at: latest.at,
    answers: latest.answers,
    ...progressOf(definition, latest.answers),
    ...(before ? { changed: changedQuestions(definition, before.answers, latest.answers) } : {}),
  };
}

/** The newest answer of a pupil to a question; undefined when the sheet was not handed in. */
export function answerOf(person: Person, worksheet: string, question: string): unknown {
  const versions = versionsOf(person, worksheet);
  return versions[versions.length - 1]?.answers.answers[question];
}
