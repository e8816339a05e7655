/**
 * A note of what was typed in the last moment before a page goes away. IndexedDB cannot promise to finish then; localStorage writes
 * at once. The next page lays the note over what is kept and throws it away.
 */

import { areaOf, storagePrefix } from "./database.ts";
import type { Patch } from "./records.ts";

/**
 * Firefox gives every page opened from a file its own localStorage, out of reach of a wipe on another page. A note left there must
 * not outlive the lesson: after this time (milliseconds) it is thrown away unread.
 */
const LIFETIME_ON_FILES = 10 * 60_000;

function isStale(patch: Patch): boolean {
  return location.protocol === "file:" && Date.now() - Date.parse(patch.at) > LIFETIME_ON_FILES;
}

function keyOf(site: string, worksheet: string): string {
  return `${storagePrefix(site)}:journal:${worksheet}`;
}

/** Write a patch down; false when the browser refuses. */
export function noteDown(site: string, worksheet: string, patch: Patch): boolean {
  try {
    const area = areaOf("localStorage");
    area?.setItem(keyOf(site, worksheet), JSON.stringify(patch));
    return area !== undefined;
  } catch {
    return false;
  }
}

export function forgetNote(site: string, worksheet: string): void {
  areaOf("localStorage")?.removeItem(keyOf(site, worksheet));
}

/** True when an earlier page wrote something down that is not kept yet. */
export function hasNotes(site: string): boolean {
  const start = keyOf(site, "");
  const keys = Object.keys(areaOf("localStorage") ?? {}).filter((key) => key.startsWith(start));
  return keys.some((key) => readNote(site, key.slice(start.length)) !== undefined);
}

/** The patch that an earlier page wrote down, if any. */
export function readNote(site: string, worksheet: string): Patch | undefined {
  try {
    const text = areaOf("localStorage")?.getItem(keyOf(site, worksheet));
    if (!text) return undefined;
    const patch = JSON.parse(text) as Patch;
    if (!isStale(patch)) return patch;
    forgetNote(site, worksheet);
    return undefined;
  } catch {
    return undefined;
  }
}
