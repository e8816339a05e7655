/** Makes any text safe to typeset: no controls, no broken characters, one kind of line end. Pure functions. */

const otherSpaces = /[\u1680\u2000-\u200A\u205F\u3000]/g;
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Controls, soft hyphen, zero-width space, direction controls, byte order mark, interlinear marks. */
const invisible =
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g;
/** In unicode mode a surrogate only matches when it stands alone. */
const brokenCharacters = /[\uD800-\uDFFF]|\p{Noncharacter_Code_Point}/gu;

/** Text of any length; `\n` ends a paragraph. */
export function cleanText(text: string): string {
  return text
    .replace(lineEnds, "\n")
    .replace(/\t/g, "    ")
    .replace(otherSpaces, " ")
    .replace(invisible, "")
    .replace(brokenCharacters, "\uFFFD")
    .normalize("NFC");
}

/** Text that must stay on one line: titles, names, bookmarks. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, " ").trim();
}

const segmenter = "Segmenter" in Intl ? new Intl.Segmenter("nl", { granularity: "grapheme" }) : undefined;
/** For engines without `Intl.Segmenter`: flags, and a character with its marks, skin tones, tags and joined characters. */
const roughGrapheme = /\p{Regional_Indicator}{2}|[\s\S](?:[\p{M}\p{Emoji_Modifier}\u{E0020}-\u{E007F}]|\u200D[\s\S])*/gu;
const oneCharacterEach = /^[\u0020-\u007E\u00A0-\u02FF\u0370-\u0482\u048A-\u052F\u1E00-\u1EFF\u2010-\u2027\u20A0-\u20BF]*$/;

/** What a reader calls characters: an emoji family is one. */
export function graphemes(text: string): string[] {
  if (oneCharacterEach.test(text)) return text.split("");
  if (!segmenter) return text.match(roughGrapheme) ?? [];
  return Array.from(segmenter.segment(text), (part) => part.segment);
}
