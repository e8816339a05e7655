/** Small worksheets and answers for tests. */

import type { Question, Renaming, WorksheetDefinition } from "../../browser/core/definition.ts";
import type { WorksheetAnswers } from "../../browser/core/envelope.ts";

interface History {
  readonly renamed?: readonly Renaming[];
  readonly retired?: readonly string[];
}

export function sheet(questions: readonly Question[], { renamed = [], retired = [] }: History = {}): WorksheetDefinition {
  return {
    id: "01-test",
    version: 3,
    title: "Test",
    number: "1",
    card: 1,
    placement: "page",
    audience: "pupil",
    goal: "Je test iets.",
    competences: [],
    sections: [{ id: "deel", title: "Deel", questions }],
    history: { renamed, retired },
  };
}

export function short(id: string): Question {
  return { id, type: "short-text", question: `Vraag ${id}?` };
}

export function kept(answers: WorksheetAnswers["answers"], rest: Partial<WorksheetAnswers> = {}): WorksheetAnswers {
  return { worksheetVersion: 1, status: "busy", updatedAt: "2026-03-01T10:00:00.000Z", answers, unplaced: [], ...rest };
}
