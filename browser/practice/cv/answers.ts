/** From the answers on the sheet to a cv: what stands in the form now, whatever shape a file gave it. */

import type { AnswerOf, Question } from "../../core/definition.ts";
import { type Cv, type CvAnswers, cvOf } from "../../core/cv.ts";
import { isAnswer } from "../../questions/registry.ts";
import type { Slot } from "../kind.ts";

export type CvSlot = Slot<"cv">;
type Role = Parameters<CvSlot["read"]>[0];

export const roles: readonly Role[] = [
  "details",
  "school",
  "experience",
  "languages",
  "qualities",
  "leisure",
  "motivation",
  "layout",
  "include",
];

function table(slot: CvSlot, role: Role): AnswerOf<"fixed-table"> {
  const [question, answer] = [slot.question(role), slot.read(role)];
  return question?.type === "fixed-table" && isAnswer<"fixed-table">(question, answer) ? answer : {};
}

function rows(slot: CvSlot, role: Role): AnswerOf<"growing-table"> {
  const [question, answer] = [slot.question(role), slot.read(role)];
  return question?.type === "growing-table" && isAnswer<"growing-table">(question, answer) ? answer : [];
}

function choice(slot: CvSlot, role: Role): string {
  const [question, answer] = [slot.question(role), slot.read(role)];
  return question?.type === "single-choice" && isAnswer<"single-choice">(question, answer) ? answer.choice : "";
}

function words(slot: CvSlot, role: Role): string {
  const answer = slot.read(role);
  return typeof answer === "string" ? answer : "";
}

/** Labels of the choices in the columns of a table, by id. */
function levelsOf(question: Question | undefined): ReadonlyMap<string, string> {
  const columns = question?.type === "growing-table" ? question.columns : [];
  return new Map(columns.flatMap(({ choices = [] }) => choices.map(({ id, label }) => [id, label] as const)));
}

function answersOf(slot: CvSlot): CvAnswers {
  return {
    layout: choice(slot, "layout") === slot.options.side ? "side" : "calm",
    withMotivation: choice(slot, "include") !== slot.options.without,
    details: table(slot, "details"),
    school: table(slot, "school"),
    experience: rows(slot, "experience"),
    languages: rows(slot, "languages"),
    levels: levelsOf(slot.question("languages")),
    qualities: table(slot, "qualities"),
    leisure: table(slot, "leisure"),
    motivation: words(slot, "motivation"),
  };
}

export function cvIn(slot: CvSlot): Cv {
  return cvOf(answersOf(slot));
}
