/** A link that opens the mail program of the device with subject and text filled in (RFC 6068). */

import { crlf, isAddress, oneLine } from "./eml.ts";

/** Windows hands no longer address to a program. */
export const MOST = 2000;

export interface Mailto {
  readonly href: string;
  /** The text was too long and is cut. */
  readonly cut: boolean;
}

/** Letters of an encoded subject; the rest of the link is for the text. */
const SUBJECT_MOST = 400;
/** A cut is made before the last word when that word begins at most so far back. */
const LONG_WORD = 60;

/** Percent encoding; half a character, which has no code, becomes the sign for that. */
function encoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return [...text].map((character) => (/^[\ud800-\udfff]$/.test(character) ? "%EF%BF%BD" : encodeURIComponent(character))).join("");
  }
}

/** The beginning of a text that fits in so many encoded letters: whole words, unless the last is very long. */
function fitting(text: string, most: number): string {
  let fits = "";
  let room = most;
  for (const character of text) {
    room -= encoded(character).length;
    if (room < 0) {
      const whole = fits.replace(/\S+$/, "");
      return (fits.length - whole.length <= LONG_WORD ? whole : fits).trim();
    }
    fits += character;
  }
  return fits;
}

/** The link. A text that is too long is cut after a whole word, and `note` is put under it. */
export function mailto(to: string, subject: string, body: string, note: string): Mailto {
  const address = isAddress(to.trim()) ? encoded(to.trim()).replace("%40", "@") : "";
  const head = `mailto:${address}?subject=${encoded(fitting(oneLine(subject), SUBJECT_MOST))}&body=`;
  const text = crlf(body.trim());
  if (text.length < MOST && head.length + encoded(text).length <= MOST) return { href: head + encoded(text), cut: false };
  const end = crlf(`\n\n${note}`);
  const beginning = fitting(text, MOST - head.length - encoded(end).length);
  return { href: head + encoded(beginning + end), cut: true };
}
