/** Puts answers of any version of a worksheet in their place on today's sheet. What has no place is kept beside it. */

import { type Question, questionsOf, type WorksheetDefinition } from "../core/definition.ts";
import type { Unplaced, WorksheetAnswers } from "../core/envelope.ts";
import { isAnswer, isComplete, placeAnswer } from "../questions/registry.ts";

interface Names {
  /** Old question id → new question id. */
  readonly questions: ReadonlyMap<string, string>;
  /** New question id → (old part → new part). */
  readonly parts: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Split `question` and `question.part` renamings; a chain of renamings is followed to its end. */
function namesOf(definition: WorksheetDefinition): Names {
  const questions = new Map<string, string>();
  const parts = new Map<string, Map<string, string>>();
  for (const { from, to } of definition.history.renamed) {
    const [oldQuestion = "", ...oldPart] = from.split(".");
    const [newQuestion = "", ...newPart] = to.split(".");
    if (oldQuestion !== newQuestion) questions.set(oldQuestion, newQuestion);
    if (oldPart.length) {
      const names = parts.get(newQuestion) ?? new Map<string, string>();
      names.set(oldPart.join("."), newPart.join("."));
      parts.set(newQuestion, names);
    }
  }
  return { questions, parts };
}

function follow(names: ReadonlyMap<string, string>, id: string): string {
  let current = id;
  for (let steps = 0; steps <= names.size; steps++) {
    const next = names.get(current);
    if (next === undefined) return current;
    current = next;
  }
  return current; // a circle in the history: the build forbids it, a hostile page may not hang
}

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** Answers on today's sheet, and everything else under `unplaced`. */
export function placeAnswers(definition: WorksheetDefinition, kept: WorksheetAnswers): WorksheetAnswers {
  const names = namesOf(definition);
  const questions = new Map<string, Question>(questionsOf(definition).map((question) => [question.id, question]));
  const answers: Record<string, unknown> = {};
  const unplaced: Unplaced[] = [...kept.unplaced];
  for (const [id, value] of Object.entries(kept.answers)) {
    const question = questions.get(follow(names.questions, id));
    if (!question || !isAnswer(question, value)) {
      unplaced.push({ id, value, reason: "version" });
      continue;
    }
    const result = placeAnswer(question, value, names.parts.get(question.id) ?? NO_NAMES);
    answers[question.id] = result.placed;
    unplaced.push(...result.unplaced.map((row) => ({ id: `${question.id}.${row.part}`, value: row.value, reason: "version" as const })));
  }
  const started = [...questions.values()].some((question) => isComplete(question, answers[question.id]));
  const status = kept.status === "new" && started ? "busy" : kept.status;
  return { worksheetVersion: definition.version, status, updatedAt: kept.updatedAt, answers, unplaced };
}
