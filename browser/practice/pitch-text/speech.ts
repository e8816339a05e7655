/** A pitch from five parts, and how long it takes to say. Pure: no DOM. */

/**
 * Words a minute of a pupil who speaks calmly to someone. An assumption and no measurement: people who speak before others mostly
 * stay between 100 and 160 words a minute; a nervous pupil who must be understood does well with the middle of that. The sheet
 * lets the pupil time the pitch, and that time counts.
 */
export const WORDS_A_MINUTE = 130;

/** A pitch that fits takes this long, in seconds. */
export const SHORTEST = 30;
export const LONGEST = 60;

const STEP = 5; // seconds: an estimate that looks exact would be false
const WORD = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu;

export function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0;
}

/** How long a text takes, in seconds, as it comes out of the sum. */
export function exactSeconds(text: string): number {
  return (countWords(text) * 60) / WORDS_A_MINUTE;
}

/** How long a text takes, in steps of five seconds; at least one step when there is a word. */
export function estimatedSeconds(text: string): number {
  const exact = exactSeconds(text);
  return exact ? Math.max(STEP, Math.round(exact / STEP) * STEP) : 0;
}

export type Fit = "empty" | "short" | "fits" | "long";

export function fitOf(seconds: number): Fit {
  if (!seconds) return "empty";
  if (seconds < SHORTEST) return "short";
  return seconds > LONGEST ? "long" : "fits";
}

/** A part as one line that ends a sentence. The dots of a sentence opening that was not finished go. */
function asSentence(part: string): string {
  const line = part.replace(/…/g, " ").replace(/\s+/g, " ").replace(/ ([,.?!])/g, "$1").trim();
  return !line || /[.!?]["'”’)]?$/.test(line) ? line : `${line}.`;
}

/** The parts behind each other, one a line; an empty part leaves no gap. */
export function compose(parts: readonly string[]): string {
  return parts.map(asSentence).filter(Boolean).join("\n");
}

/** Sentences of a text, in order. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?]["'”’)]?)\s+|\n+/).map((part) => part.trim()).filter(Boolean);
}

/** A text in pages to read from: whole sentences together, up to so many words. A longer sentence has a page of its own. */
export function pagesOf(text: string, most = 22): readonly string[] {
  const pages: string[] = [];
  for (const sentence of sentencesOf(text)) {
    const last = pages.at(-1);
    if (last !== undefined && countWords(last) + countWords(sentence) <= most) pages[pages.length - 1] = `${last} ${sentence}`;
    else pages.push(sentence);
  }
  return pages;
}

/** What happens to the whole text when the parts are put together. */
export type Change = "nothing" | "same" | "write" | "ask";

/** Never over the pupil's own words without asking: only an empty text, or one that the parts made before, is written at once. */
export function changeFor(composed: string, current: string, lastComposed: string | undefined): Change {
  if (!composed) return "nothing";
  if (current.trim() === composed) return "same";
  return !current.trim() || current === lastComposed ? "write" : "ask";
}
