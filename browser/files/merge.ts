/** Lays the answers of a file beside what this device already keeps. */

import { questionsOf, type WorksheetDefinition } from "../core/definition.ts";
import type { WorksheetAnswers } from "../core/envelope.ts";
import { newestFeedback } from "../core/feedback.ts";
import { reportAnswer } from "../questions/registry.ts";

/** "replace": the file wins everywhere; "fill": it fills only what is empty here; "feedback": only what the teacher said comes in. */
export type MergeChoice = "replace" | "fill" | "feedback";

/** What comes to stand on a sheet that is in both. Unplaced answers and feedback of both sides are always kept. */
export function mergeAnswers(
  definition: WorksheetDefinition,
  here: WorksheetAnswers,
  file: WorksheetAnswers,
  choice: MergeChoice,
): WorksheetAnswers {
  const newest = newestFeedback(here.feedback, file.feedback);
  const feedback = newest ? { feedback: newest } : {};
  if (choice === "feedback") return { ...here, ...feedback };
  const unplaced = [...here.unplaced, ...file.unplaced.filter((row) => !here.unplaced.some((old) => JSON.stringify(old) === JSON.stringify(row)))];
  if (choice === "replace") return { ...file, unplaced, ...feedback };
  const answers: Record<string, unknown> = { ...here.answers };
  for (const question of questionsOf(definition)) {
    const own = here.answers[question.id];
    const empty = reportAnswer(question, own).length === 0; // half an answer is no empty one
    if (empty && file.answers[question.id] !== undefined) answers[question.id] = file.answers[question.id];
  }
  const status = here.status === "new" ? file.status : here.status;
  const updatedAt = here.updatedAt > file.updatedAt ? here.updatedAt : file.updatedAt;
  const madeWith = here.madeWith || file.madeWith;
  return { ...here, answers, status, updatedAt, unplaced, ...feedback, ...(madeWith ? { madeWith } : {}) };
}
