/**
 * Sees in a text what does not belong on a cv: a BSN, a date of birth, a street with a number, a phone number. Without looking behind
 * in patterns: Safari of before 2023 would not run the script at all.
 */

export type PrivateThing = "bsn" | "birth" | "address" | "phone";

/** The text holds nine digits that pass the check of a BSN (the "elfproef"); points and spaces between them do not count. */
function hasBsn(text: string): boolean {
  for (const [match] of text.matchAll(/(?:^|[^\d+])\d(?:[ .-]?\d){8}(?![ .-]?\d)/g)) {
    const digits = [...match.replace(/\D/g, "")].map(Number);
    const sum = digits.reduce((total, digit, index) => total + digit * (index === 8 ? -1 : 9 - index), 0);
    if (sum !== 0 && sum % 11 === 0) return true;
  }
  return /\bbsn\b\D{0,12}\d/i.test(text);
}

const months = "jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec";
const dates = new RegExp(
  `\\b(?:\\d{1,2}[-/.]\\d{1,2}[-/.](\\d{4}|\\d{2})|(\\d{4})-\\d{2}-\\d{2}|\\d{1,2} (?:${months})[a-z]*\\.? (\\d{4}))(?!\\d)`,
  "gi",
);
/** Who does an internship at school was born between these years before now. */
const youngest = 10;
const oldest = 24;

/** A whole date of years ago, or "geboren" with a number after it: what someone did is more recent. */
function hasBirthDate(text: string, thisYear: number): boolean {
  if (/\bgebo(?:ren|orte(?:datum|dag))\b[^.\n]{0,20}\d/i.test(text)) return true;
  for (const [, numeric, iso, written] of text.matchAll(dates)) {
    const found = numeric ?? iso ?? written ?? "";
    const year = found.length === 2 ? 2000 + Number(found) : Number(found);
    if (year >= thisYear - oldest && year <= thisYear - youngest) return true;
  }
  return false;
}

const roads = "straat|laan|weg|plein|dijk|kade|gracht|singel|steeg|dreef|plantsoen|hof|pad|oever|boulevard";
/** A number with one of these behind it counts something. */
const counts = "keer|jaar|dag(?:en)?|we(?:ek|ken)|maand(?:en)?|uur|minuten|kinderen|mensen|klanten|meter";
const street = new RegExp(`(?:${roads}) \\d{1,4}(?! ?(?:${counts}))(?: ?[a-z])?\\b`, "i");
const postcode = /\b[1-9]\d{3} ?[A-Z]{2}\b/;

function hasAddress(text: string): boolean {
  return street.test(text) || postcode.test(text);
}

const phone = /(?:^|\D)(?:(?:\+|00)\d{2}[ -]?(?:\(0\)[ -]?)?\d(?:[ -]?\d){7,9}|0\d(?:[ -]?\d){8})(?![ -]?\d)/;

/** Everything that the text seems to hold. It may be wrong: it is a reason to look again, not to stop. */
export function privateThings(text: string, thisYear: number): readonly PrivateThing[] {
  const found: PrivateThing[] = [];
  if (hasBsn(text)) found.push("bsn");
  if (hasBirthDate(text, thisYear)) found.push("birth");
  if (hasAddress(text)) found.push("address");
  if (phone.test(text)) found.push("phone");
  return found;
}
