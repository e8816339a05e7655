/** Small pure functions on text, dates and values. */

import { timeMessages } from "./messages.ts";

// Not taken apart at the top: that would bring all messages into every script that uses one function of this file.

/** Lower-case letters, digits and hyphens only; empty when nothing is left (a name in another script). */
export function slug(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/ı/g, "i")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/æ/g, "ae")
    .replace(/œ/g, "oe")
    .replace(/ø/g, "o")
    .replace(/ł/g, "l")
    .replace(/đ/g, "d")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "")
    .slice(0, 40)
    .replace(/-$/, "");
}

/** 2026-11-21, in local time. */
export function isoDay(date: Date): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Name of a downloaded file, such as `werkblad-06-bellen_sanne_3b_2026-11-21.pdf`: no spaces, no accents. */
export function fileName(what: string, pupil: { name: string; group: string }, date: Date, extension: string): string {
  return [slug(what) || "op-stage", slug(pupil.name), slug(pupil.group), isoDay(date)].filter(Boolean).join("_") + extension;
}

/** "9 maart 2026" for 2026-03-09; other text as it is. */
export function readableDate(value: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  const month = match ? timeMessages.months[Number(match[2]) - 1] : undefined;
  return match && month ? `${Number(match[3])} ${month} ${Number(match[1])}` : value;
}

/** "7.45 uur" for 07:45; other text as it is. */
export function readableTime(value: string): string {
  const match = /^(\d{2}):(\d{2})/.exec(value);
  return match ? timeMessages.clock(`${Number(match[1])}.${match[2]}`) : value;
}

/** "vrijdag 20 november om 10.32 uur", in local time; empty for what is no moment. */
export function readableMoment(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return "";
  return timeMessages.moment(`${timeMessages.days[date.getDay()]} ${date.getDate()} ${timeMessages.months[date.getMonth()]}`, clock(date));
}

/** "10.32", in local time. */
export function clock(date: Date): string {
  return `${date.getHours()}.${String(date.getMinutes()).padStart(2, "0")}`;
}

/** True when a pupil's text says something. */
export function hasText(text: string): boolean {
  return text.trim() !== "";
}

/** True when a value of any shape holds something that a person can read. */
export function saysSomething(value: unknown): boolean {
  return hasText(textOfValue(value));
}

/** True when two answers are the same value; key order does not count. */
export function sameValue(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

/** A value as text, equal for equal values whatever the order of their keys. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([x], [y]) => (x < y ? -1 : 1)))
      : part,
  );
}

/** Everything that reads as text in a value of unknown shape, one piece a line: to show an answer that lost its question. */
export function textOfValue(value: unknown, depth = 0): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "object" || value === null || depth > 6) return "";
  return Object.values(value)
    .map((part) => textOfValue(part, depth + 1))
    .filter(hasText)
    .join("\n");
}

/** A short number for content: equal answers give equal numbers, on every computer. */
export function fingerprint(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x1234567;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b) ^ (b >>> 13);
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}
