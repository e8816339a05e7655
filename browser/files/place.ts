/** Puts answers of any version of a worksheet in their place on today's sheet. What has no place is kept beside it. */

import { type Question, questionsOf, type WorksheetDefinition } from "../core/definition.ts";
import type { Unplaced, WorksheetAnswers } from "../core/envelope.ts";
import type { Feedback } from "../core/feedback.ts";
import { sameValue, saysSomething } from "../core/text.ts";
import { isAnswer, isComplete, placeAnswer } from "../questions/registry.ts";

interface Names {
  /** Old question id → new question id. */
  readonly questions: ReadonlyMap<string, string>;
  /** New question id → (old part → new part). */
  readonly parts: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Split `question` and `question.part` renamings; chains of renamings are followed to their end. */
function namesOf(definition: WorksheetDefinition): Names {
  const questions = new Map<string, string>();
  const parts = new Map<string, Map<string, string>>();
  const renamed = definition.history.renamed.map(({ from, to }) => ({ from: split(from), to: split(to) }));
  for (const { from, to } of renamed) if (from.question !== to.question) questions.set(from.question, to.question);
  for (const { from, to } of renamed.filter(({ from }) => from.part)) {
    const question = follow(questions, to.question); // the question itself may have been renamed later
    parts.set(question, (parts.get(question) ?? new Map<string, string>()).set(from.part, to.part));
  }
  for (const names of parts.values()) for (const part of [...names.keys()]) names.set(part, follow(names, part));
  return { questions, parts };
}

function split(name: string): { question: string; part: string } {
  const [question = "", ...part] = name.split(".");
  return { question, part: part.join(".") };
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

/** Comments under the names that their questions have today. */
function placeFeedback(feedback: Feedback, names: Names): Feedback {
  const comments = Object.entries(feedback.comments).map(([id, comment]) => [follow(names.questions, id), comment]);
  return { ...feedback, comments: Object.fromEntries(comments) as Feedback["comments"] };
}

/** Answers on today's sheet, and everything else under `unplaced`. */
export function placeAnswers(definition: WorksheetDefinition, kept: WorksheetAnswers): WorksheetAnswers {
  const names = namesOf(definition);
  const questions = new Map<string, Question>(questionsOf(definition).map((question) => [question.id, question]));
  const answers: Record<string, unknown> = {};
  const unplaced: Unplaced[] = [...kept.unplaced];
  const found = Object.entries(kept.answers).map(([id, value]) => ({ id, value, question: questions.get(follow(names.questions, id)) }));
  // An answer under the name of today goes first: one under an old name does not take its place.
  found.sort((a, b) => Number(b.id === b.question?.id) - Number(a.id === a.question?.id));
  for (const { id, value, question } of found) {
    if (!question || !isAnswer(question, value)) {
      if (saysSomething(value)) unplaced.push({ id, value, reason: "version" });
      continue;
    }
    const result = placeAnswer(question, value, names.parts.get(question.id) ?? NO_NAMES);
    if (Object.hasOwn(answers, question.id)) {
      if (saysSomething(value) && !sameValue(result.placed, answers[question.id])) unplaced.push({ id, value, reason: "version" });
      continue;
    }
    answers[question.id] = result.placed;
    unplaced.push(...result.unplaced.map((row) => ({ id: `${question.id}.${row.part}`, value: row.value, reason: "version" as const })));
  }
  const started = [...questions.values()].some((question) => isComplete(question, answers[question.id]));
  const status = kept.status === "new" && started ? "busy" : kept.status;
  const feedback = kept.feedback ? { feedback: placeFeedback(kept.feedback, names) } : {};
  const madeWith = kept.madeWith ? { madeWith: kept.madeWith } : {};
  return { worksheetVersion: definition.version, status, updatedAt: kept.updatedAt, answers, unplaced, ...feedback, ...madeWith };
}
