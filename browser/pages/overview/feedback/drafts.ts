/** What a teacher is about to give back, per pupil and worksheet: in memory only. Pure. */

import { type Feedback, NO_FEEDBACK, saysFeedback } from "../../../core/feedback.ts";
import { sameValue } from "../../../core/text.ts";

/** Phrases to choose from, and rubrics of the school (hooks/opstage/feedback.py). */
export interface FeedbackContent {
  readonly phrases: { readonly [K in "top" | "tip" | "comment"]: readonly string[] };
  readonly rubrics: readonly Rubric[];
}

export interface Rubric {
  readonly id: string;
  readonly title: string;
  readonly levels: readonly string[];
  readonly aspects: readonly { readonly id: string; readonly label: string }[];
}

/** The part of feedback that a teacher makes. */
export type Draft = Pick<Feedback, "comments" | "top" | "tip" | "discuss" | "rubric">;

/** A pupil by his key in the roster, and a worksheet. */
export interface Place {
  readonly person: string;
  readonly worksheet: string;
}

function draftFrom({ comments, top, tip, discuss, rubric }: Feedback): Draft {
  return { comments, top, tip, discuss, rubric };
}

function idOf({ person, worksheet }: Place): string {
  return `${worksheet} ${person}`;
}

export class Drafts {
  readonly #drafts = new Map<string, { readonly place: Place; readonly draft: Draft }>();

  /** The draft; where nothing was written yet it starts with what the teacher gave before. */
  of(place: Place, before: Feedback | undefined): Draft {
    return this.#drafts.get(idOf(place))?.draft ?? draftFrom(before ?? NO_FEEDBACK);
  }

  change(place: Place, before: Feedback | undefined, part: Partial<Draft>): Draft {
    const draft = { ...this.of(place, before), ...part };
    this.#drafts.set(idOf(place), { place, draft });
    return draft;
  }

  comment(place: Place, before: Feedback | undefined, question: string, text: string): Draft {
    const { [question]: _old, ...others } = this.of(place, before).comments;
    return this.change(place, before, { comments: text.trim() ? { ...others, [question]: text } : others });
  }

  /** Worksheets of a pupil about which the teacher wrote something since the file came in. */
  worksheetsOf(person: string): readonly string[] {
    return [...this.#drafts.values()].filter(({ place }) => place.person === person).map(({ place }) => place.worksheet);
  }

  /** A new round; undefined when the teacher wrote nothing new. A round that changes nothing leaves the pupil's "gelezen" standing. */
  given(place: Place, before: Feedback | undefined, at: string): Feedback | undefined {
    const draft = this.#drafts.get(idOf(place))?.draft;
    if (!draft || (before && sameValue(draft, draftFrom(before)))) return undefined;
    const feedback = { ...NO_FEEDBACK, ...draft, at };
    return saysFeedback(feedback) || before ? feedback : undefined;
  }

  /** Everything, to be kept when the teacher asks for it. */
  all(): readonly { readonly place: Place; readonly draft: Draft }[] {
    return [...this.#drafts.values()];
  }

  restore(rows: ReturnType<Drafts["all"]>): void {
    for (const row of rows) this.#drafts.set(idOf(row.place), row);
  }

  clear(): void {
    this.#drafts.clear();
  }
}

/** A rubric line set to a level, or taken away (level ""). Lines of other rubrics stay. */
export function withLevel(rubric: Draft["rubric"], aspect: string, level: string): Draft["rubric"] {
  const others = rubric.filter((line) => line.aspect !== aspect);
  return level ? [...others, { aspect, level }] : others;
}

/** Text with a phrase behind it. */
export function withPhrase(text: string, phrase: string): string {
  return text.trim() ? `${text.trimEnd()} ${phrase}` : phrase;
}
