/** Worksheets as the build describes them to the browser: ids, labels and options (hooks/opstage/definition.py). */

import { messages } from "./messages.ts";
import type { Answers, Questions, QuestionType } from "../generated/contracts.ts";

/** Where the school is (mkdocs.yml): it decides words, such as stagebegeleider, and rules. */
export type Region = "nl" | "vl";

export type Question = Questions[QuestionType];
export type QuestionOf<T extends QuestionType> = Questions[T];
export type AnswerOf<T extends QuestionType> = Answers[T];

export interface SectionDefinition {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly Question[];
}

export interface Renaming {
  /** `question` or `question.part`. */
  readonly from: string;
  readonly to: string;
}

export interface WorksheetDefinition {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** "6" for 06-bellen; empty for a sheet beside the numbered ones. */
  readonly number: string;
  /** 0 for none: a sheet that no pupil fills in. */
  readonly card: number;
  readonly placement: "page" | "card" | "gallery";
  /** Who fills it in. What is not of the pupil stays out of the stagemap. */
  readonly audience: "pupil" | "company" | "school";
  /** What documents call name and class; one word on a sheet that is not about a pupil: then who filled it in stands there. Absent on a pupil's own. */
  readonly who?: readonly string[];
  readonly goal: string;
  /** Loopbaancompetenties that it serves, by id (hooks/opstage/model.py). */
  readonly competences: readonly string[];
  readonly sections: readonly SectionDefinition[];
  readonly history: { readonly renamed: readonly Renaming[]; readonly retired: readonly string[] };
}

/** All questions of a worksheet, in order. */
export function questionsOf(definition: WorksheetDefinition): readonly Question[] {
  return definition.sections.flatMap((section) => section.questions);
}

/** Title with its number, as a page and a document show it. */
export function fullTitle(definition: WorksheetDefinition): string {
  return definition.number ? messages.sheet.title(definition.number, definition.title) : definition.title;
}

/** By card, the numbered sheets of a card first; sheets of no card come last. */
export function inOrder(definitions: readonly WorksheetDefinition[]): readonly WorksheetDefinition[] {
  const card = (definition: WorksheetDefinition): number => definition.card || Infinity;
  return [...definitions].sort((a, b) => (card(a) === card(b) ? (a.id < b.id ? -1 : 1) : card(a) - card(b)));
}
