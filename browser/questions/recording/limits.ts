/** How long and how large a clip may be, and how the recorder stays within that. Pure. */

import type { Item, Recordings } from "./clips.ts";

export const MOST_BYTES = 25_000_000;
/** Tries that stand on one question at a time: a pupil chooses, and a device has an end. */
export const MOST_TRIES = 5;
export const DEFAULT_SECONDS = 90;
/** Part of the room for a clip that the recorder aims at: it holds to its bit rates only roughly. */
const AIM = 0.8;
const SOUND = 64_000;
const BEST_PICTURE = 1_000_000;

export type Media = "audio" | "video";

/** Bits a second for sound and picture, so that a clip of the full length fits. */
export function bitRates(media: Media, seconds: number): { audioBitsPerSecond: number; videoBitsPerSecond?: number } {
  const room = (MOST_BYTES * 8 * AIM) / seconds;
  const audioBitsPerSecond = Math.min(SOUND, Math.floor(room));
  return media === "audio" ? { audioBitsPerSecond } : { audioBitsPerSecond, videoBitsPerSecond: Math.min(BEST_PICTURE, Math.floor(room - audioBitsPerSecond)) };
}

/** Bytes that a clip of the full length will need. */
export function expectedBytes(media: Media, seconds: number): number {
  const { audioBitsPerSecond, videoBitsPerSecond = 0 } = bitRates(media, seconds);
  return ((audioBitsPerSecond + videoBitsPerSecond) * seconds) / 8;
}

export function clipsOf(answer: Recordings): readonly Item[] {
  return answer.filter(({ kind }) => kind !== "live");
}

/** Number of the next try: a try that is gone gives its number to no other. */
export function nextNumber(answer: Recordings): number {
  return Math.max(0, ...answer.map(({ number }) => number)) + 1;
}

/** The answer with one clip as the best, or none when it was that already. */
export function withBest(answer: Recordings, file: string): Recordings {
  return answer.map((item) => ({ ...item, best: item.file === file && item.kind !== "live" && !item.best }));
}

/** The answer with clips added, in the order of their numbers. */
export function withClips(answer: Recordings, added: readonly Item[]): Recordings {
  const known = new Set(answer.map(({ file }) => file));
  const clips = [...clipsOf(answer), ...added.filter(({ file }) => !known.has(file))].sort((a, b) => a.number - b.number);
  return [...clips, ...answer.filter(({ kind }) => kind === "live")];
}

export function withoutClips(answer: Recordings, files: readonly string[]): Recordings {
  return answer.filter(({ kind, file }) => kind === "live" || !files.includes(file));
}

/** What the pupil tells of doing it live; no words: nothing. */
export function withLive(answer: Recordings, note: string): Recordings {
  const clips = clipsOf(answer);
  return note.trim() ? [...clips, { kind: "live", number: 0, file: "", seconds: 0, size: 0, best: false, note }] : clips;
}

export function liveNote(answer: Recordings): string {
  return answer.find(({ kind }) => kind === "live")?.note ?? "";
}
