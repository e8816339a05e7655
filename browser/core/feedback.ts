/** What a teacher gives back on a worksheet, and what the pupil says to it. It travels beside the answers and never changes them. */

/** One line of a rubric that the school made: both as text, so that a later rubric changes nothing here. */
export interface RubricScore {
  readonly aspect: string;
  readonly level: string;
}

export interface Feedback {
  /** When the teacher made it, ISO 8601. */
  readonly at: string;
  /** question id → comment. */
  readonly comments: { readonly [question: string]: string };
  readonly top: string;
  readonly tip: string;
  /** The teacher wants to talk about it. */
  readonly discuss: boolean;
  readonly rubric: readonly RubricScore[];
  /** When the pupil said that he read it, ISO 8601; empty before. */
  readonly readAt: string;
  /** What the pupil says back. */
  readonly reaction: string;
}

export const NO_FEEDBACK: Feedback = { at: "", comments: {}, top: "", tip: "", discuss: false, rubric: [], readAt: "", reaction: "" };

/** True when a teacher said anything. */
export function saysFeedback(feedback: Feedback | undefined): feedback is Feedback {
  if (!feedback) return false;
  const { comments, top, tip, discuss, rubric } = feedback;
  return [...Object.values(comments), top, tip].some((text) => text.trim() !== "") || discuss || rubric.length > 0;
}

/** Which of two to keep: the newer round of the teacher; of one round the one that the pupil answered. */
export function newestFeedback(a: Feedback | undefined, b: Feedback | undefined): Feedback | undefined {
  if (!a || !b) return a ?? b;
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return a.readAt >= b.readAt ? a : b;
}
