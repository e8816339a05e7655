/** What a cv still lacks and what had better not stand on it, with the question where that is. Pure functions. */

import type { Cv, CvSectionId } from "../../core/cv.ts";
import { textOfValue } from "../../core/text.ts";
import { type PrivateThing, privateThings } from "./privacy.ts";

/** A question on the sheet that feeds the cv. */
export type Source = "details" | "school" | "experience" | "languages" | "qualities" | "leisure" | "motivation";

export const sources: readonly Source[] = ["details", "school", "experience", "languages", "qualities", "leisure", "motivation"];

export interface Warning {
  readonly thing: PrivateThing;
  readonly source: Source;
}

/** One warning for each thing in each question. */
export function warningsOf(answers: ReadonlyMap<Source, unknown>, thisYear: number): readonly Warning[] {
  return sources.flatMap((source) => privateThings(textOfValue(answers.get(source)), thisYear).map((thing) => ({ thing, source })));
}

const fedBy: Readonly<Record<Exclude<CvSectionId, "contact">, Source>> = {
  qualities: "qualities",
  experience: "experience",
  school: "school",
  languages: "languages",
  leisure: "leisure",
  motivation: "motivation",
};

/** Questions that give the cv nothing yet, in the order of the cv; the motivation only when it is wanted. */
export function openSources(cv: Cv, withMotivation: boolean): readonly Source[] {
  const there = new Set(cv.sections.map(({ id }) => id));
  const open = Object.entries(fedBy)
    .filter(([id]) => !there.has(id as CvSectionId) && (id !== "motivation" || withMotivation))
    .map(([, source]) => source);
  return cv.name && there.has("contact") ? open : ["details", ...open];
}
