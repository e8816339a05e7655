/** Where things stand in the text of a mail: its first greeting, its sentences, its last greeting and the name under it. */

export interface Anatomy {
  /** First line, if it greets. */
  readonly greeting: string;
  /** The greeting at the end, without a name behind it. */
  readonly closing: string;
  /** What stands under or behind the greeting at the end. */
  readonly signature: string;
  /** Sentences between the two greetings. */
  readonly sentences: readonly string[];
  /** The same as one text. */
  readonly text: string;
}

const GREETING =
  /^(?:geachte?|beste|lieve|dag|hall?o+|ho+i+|ha+i+|hi+|he+y+|hé+|hee+|yo+|ey+|ewa|goeden?dag|goede(?:n?morgen|n?middag|n?avond)|goeiedag|goeie(?:morgen|middag|avond)|moi|l\.?\s?s\.?)(?![\p{L}\p{N}])/iu;
const CLOSING =
  /^(?:(?:met\s+)?(?:de\s+)?(?:vriendelijke|hartelijke|beleefde|warme)\s+groet(?:en)?|hoogachtend|(?:de\s+|veel\s+)?groet(?:en|jes)?|gr(?:tz|tjs|jes)?|greetz|m\.?\s?v\.?\s?g|doe+i+|do+eg|later|laters|ciao|xx+|houdoe|joe|tot\s+(?:snel|gauw|dan|ziens))(?![\p{L}\p{N}])\.?,?/iu;
const ABBREVIATION = /(?:^|[\s("‘“'])(?:bijv|bv|dhr|mevr|mw|mr|ir|dr|drs|ca|nr|tel|evt|o\.a|d\.w\.z|m\.b\.t|i\.v\.m|t\.a\.v|a\.u\.b|incl|max)\.$/iu;
const INITIAL = /(?:^|[\s.])\p{Lu}\.$/u;
/** Words of a first line that is only a greeting. */
const GREETING_WORDS = 7;

/** The sentences of one line. A point behind an abbreviation or an initial ends none. */
function sentencesOf(line: string): string[] {
  const found: string[] = [];
  let sentence = "";
  for (const piece of line.match(/.+?(?:[.!?…]+["'”’)]*(?=\s|$)|$)\s*/gu) ?? []) {
    sentence += piece;
    if (ABBREVIATION.test(sentence.trim()) || INITIAL.test(sentence.trim())) continue;
    found.push(sentence.trim());
    sentence = "";
  }
  return [...found, sentence.trim()].filter((part) => /[\p{L}\p{N}]/u.test(part));
}

/** "Hartelijk dank en groet,": another greeting at the end. */
const CLOSING_LAST = /^(?:\p{L}+\s+){0,6}groet(?:en)?[,.]?$/iu;
const CLOSING_WORDS = 12;

function closingOf(line: string): string {
  return CLOSING.exec(line)?.[0] ?? CLOSING_LAST.exec(line)?.[0] ?? "";
}

/** Number of the line with the greeting at the end; -1 without one. It is short, and it is not the first line. */
function closingLine(lines: readonly string[]): number {
  for (let index = lines.length - 1; index > 0; index--) {
    const line = lines[index] ?? "";
    if (closingOf(line) && line.split(/\s+/).length <= CLOSING_WORDS && !line.includes("?")) return index;
  }
  return -1;
}

/** The greeting of a first line, and what the writer put behind it on that line. */
function splitGreeting(line: string): readonly [string, string] {
  const word = GREETING.exec(line)?.[0];
  if (word === undefined) return ["", line];
  const upToComma = /^[^,!]*[,!]+/u.exec(line)?.[0] ?? line;
  const greeting = upToComma.trim().split(/\s+/).length <= GREETING_WORDS ? upToComma : word;
  return [greeting.trim(), line.slice(greeting.length).replace(/^[\s,!.]+/u, "")];
}

export function anatomy(body: string): Anatomy {
  const lines = body.split("\n").map((line) => line.trim()).filter(Boolean);
  const [greeting, rest] = splitGreeting(lines[0] ?? "");
  const end = closingLine(lines);
  const last = end < 0 ? "" : (lines[end] ?? "");
  const closing = closingOf(last);
  const signature = end < 0 ? [] : [last.slice(closing.length).trim(), ...lines.slice(end + 1)];
  const middle = [rest, ...lines.slice(1, end < 0 ? undefined : end)].filter(Boolean);
  return {
    greeting,
    closing,
    signature: signature.filter(Boolean).join("\n"),
    sentences: middle.flatMap(sentencesOf),
    text: middle.join("\n"),
  };
}
