/** What is known of the clips of a question, apart from their bytes. Pure. */

import type { AnswerOf } from "../../core/definition.ts";
import { recordingReportMessages as words } from "../../core/messages.ts";
import { slug } from "../../core/text.ts";

export type Recordings = AnswerOf<"recording">;
export type Item = Recordings[number];

/** A hostile file must not build a million players. */
export const MOST_ITEMS = 20;

/** Name of a clip outside the site, such as `pitch-poging-2.webm`. A try keeps its number when another goes. */
export function clipName(question: string, { number, file }: Pick<Item, "number" | "file">): string {
  return `${slug(question)}-${words.file}-${number}${file.slice(64)}`;
}

/** "filmpje van 48 seconden". */
export function clipWords({ kind, seconds }: Pick<Item, "kind" | "seconds">): string {
  const what = kind === "video" ? words.video : words.audio;
  const whole = seconds ? Math.max(1, Math.round(seconds)) : 0;
  return whole ? words.of(what, words.length(Math.floor(whole / 60), whole % 60)) : what;
}
