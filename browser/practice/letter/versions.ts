/**
 * Two letters side by side: the one that follows from the parts, and the whole text that a pupil made his own. Neither is ever written over
 * without a word: when a part changes after the whole was edited, the choice between them becomes open again.
 */

import { compose, tidy } from "./letter.ts";

/** Ids of the choices on a sheet; empty: not chosen, or open again. */
export type Use = "" | "stukjes" | "heel";

export interface Versions {
  readonly pieces: readonly string[];
  readonly whole: string;
  readonly use: Use;
}

/** The whole text says something else than the parts. */
export function differs({ pieces, whole }: Versions): boolean {
  const text = tidy(whole);
  return text !== "" && text !== compose(pieces);
}

/** The pupil has to say which letter it is. */
export function isOpen(versions: Versions): boolean {
  return versions.use === "" && differs(versions);
}

/** The letter that counts. While the choice is open it is the whole: the pupil wrote that himself. */
export function textOf(versions: Versions): string {
  return differs(versions) && versions.use !== "stukjes" ? tidy(versions.whole) : compose(versions.pieces);
}

/** What becomes of both when the pupil changed a part. A whole that was only put there, and not edited, goes along. */
export function afterPart(before: Versions, pieces: readonly string[]): Versions {
  if (tidy(before.whole) === "") return { ...before, pieces };
  if (!differs(before)) return { ...before, pieces, whole: compose(pieces) };
  return { ...before, pieces, use: before.use === "stukjes" ? "stukjes" : "" };
}

/** What becomes of the choice when the pupil wrote in the whole text. */
export function afterWhole(before: Versions, whole: string): Versions {
  const after = { ...before, whole };
  if (!differs(after)) return { ...after, use: "" };
  if (!differs(before)) return { ...after, use: "heel" };
  return { ...after, use: before.use === "stukjes" ? "" : before.use };
}

/**
 * The whole text with only the changed pieces in it. Nothing when a piece cannot be put there: it is new, its old words are not in the text
 * as they were, or they stand there twice.
 */
export function withChanges(whole: string, old: readonly string[], now: readonly string[]): string | undefined {
  let text = tidy(whole);
  for (const [index, piece] of now.entries()) {
    const before = old[index] ?? "";
    if (before === piece) continue;
    const at = before ? text.indexOf(before) : -1;
    if (at < 0 || text.indexOf(before, at + 1) >= 0) return undefined;
    text = text.slice(0, at) + piece + text.slice(at + before.length);
  }
  return tidy(text);
}
