/** A pasted class list, and groups made of it. Pure: no DOM, nothing is kept. */

import { type Random, shuffled } from "../../practice/_parts/deck.ts";

export const MOST_NAMES = 200;
const LONGEST_NAME = 60;

/**
 * The names in a pasted text: a name a line, or one line with commas. What a spreadsheet or a list adds (tabs, numbers, bullets)
 * falls away. Two pupils may have the same name.
 */
export function namesOf(text: string): string[] {
  const lines = text.split(/[\r\n;\u2028\u2029]+/).filter((line) => line.trim());
  const [only] = lines;
  const cells = lines.length === 1 && only ? only.split(",") : lines;
  return cells.map(nameOf).filter(Boolean).slice(0, MOST_NAMES);
}

function nameOf(cell: string): string {
  return cell
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/\s+/g, " ")
    .replace(/^[\s\-–•*"']*(?:\d+[.)]?\s+)?/, "")
    .replace(/["'\s]+$/, "")
    .slice(0, LONGEST_NAME);
}

/** How big each group is. No one is left over alone: of an odd number of pupils one pair is a trio. */
export function sizesOf(count: number, size: number): number[] {
  if (count < 1) return [];
  const groups = Math.max(1, size === 2 ? Math.floor(count / 2) : Math.ceil(count / size));
  return Array.from({ length: groups }, (_, index) => Math.floor(count / groups) + (index < count % groups ? 1 : 0));
}

/** The names in groups of about a size, in an order that chance makes. */
export function groupsOf(names: readonly string[], size: number, random: Random = Math.random): string[][] {
  const order = shuffled(names, random);
  return sizesOf(names.length, size).map((each) => order.splice(0, each));
}
