/** What was handed in, and whether the work changed since then. It stays on the device: no file says that work was handed in. */

import type { WorksheetAnswers } from "./envelope.ts";
import { canonical, fingerprint } from "./text.ts";

export interface HandedIn {
  /** ISO 8601. */
  readonly at: string;
  /** Fingerprint of the answers of that moment. */
  readonly sum: string;
}

/** A value without anything empty in it, and nothing at all when it is empty itself: what was typed and taken away again is no change. */
function filled(value: unknown): unknown {
  if (value === "" || value === false || value === null) return undefined;
  if (typeof value !== "object") return value;
  const parts = Object.entries(value ?? {})
    .map(([key, part]) => [key, filled(part)] as const)
    .filter(([, part]) => part !== undefined);
  if (!parts.length) return undefined;
  return Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}

export function sumOf({ answers, madeWith = "" }: Pick<WorksheetAnswers, "answers" | "madeWith">): string {
  return fingerprint(canonical(filled([answers, madeWith]) ?? []));
}

/**
 * True when a sheet that was handed in says something else now. A sheet that the pupil did not touch since is the same, also when a newer
 * version of the site wrote its answers in another way.
 */
export function changedSince({ at, sum }: HandedIn, now: Pick<WorksheetAnswers, "answers" | "madeWith" | "updatedAt">): boolean {
  return now.updatedAt > at && sumOf(now) !== sum;
}
