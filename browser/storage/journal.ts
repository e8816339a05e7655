/**
 * A note of what was typed in the last moment before a page goes away. IndexedDB cannot promise to finish then; localStorage writes
 * at once. The next page lays the note over what is kept and throws it away.
 */

import { areaOf, storagePrefix } from "./database.ts";

/** Something that was written down: what else it holds is its writer's. */
interface Note {
  /** ISO 8601. */
  readonly at: string;
}

/**
 * Firefox gives every page opened from a file its own localStorage, out of reach of a wipe on another page. A note left there must
 * not outlive the lesson: after this time (milliseconds) it is thrown away unread.
 */
const LIFETIME_ON_FILES = 10 * 60_000;

function isStale(note: Note): boolean {
  return location.protocol === "file:" && Date.now() - Date.parse(note.at) > LIFETIME_ON_FILES;
}

function keyOf(site: string, about: string): string {
  return `${storagePrefix(site)}:journal:${about}`;
}

/** Write a note down about a worksheet, or about the pupil; false when the browser refuses. */
export function noteDown<T extends Note>(site: string, about: string, note: T): boolean {
  try {
    const area = areaOf("localStorage");
    area?.setItem(keyOf(site, about), JSON.stringify(note));
    return area !== undefined;
  } catch {
    return false;
  }
}

export function forgetNote(site: string, about: string): void {
  areaOf("localStorage")?.removeItem(keyOf(site, about));
}

/** True when an earlier page wrote something down that is not kept yet. */
export function hasNotes(site: string): boolean {
  const start = keyOf(site, "");
  const keys = Object.keys(areaOf("localStorage") ?? {}).filter((key) => key.startsWith(start));
  return keys.some((key) => readNote(site, key.slice(start.length)) !== undefined);
}

/** The note that an earlier page wrote down, if any: what its writer put in it. */
export function readNote<T extends Note>(site: string, about: string): T | undefined {
  try {
    const text = areaOf("localStorage")?.getItem(keyOf(site, about));
    if (!text) return undefined;
    const note = JSON.parse(text) as T;
    if (!isStale(note)) return note;
    forgetNote(site, about);
    return undefined;
  } catch {
    return undefined;
  }
}
