/** A pasted class list laid beside the pupils of the overview: who is in, who is missing, and who stands on no list. Pure. */

import { nameKey } from "./owner.ts";
import type { Person } from "./roster.ts";

/** Longest list and name that make sense. */
const MOST_LINES = 2_000;
const MOST_LINE = 300;
const MOST_NAME = 100;
/** What a list from a spreadsheet or the school's system has beside names. */
const NOISE = /^[\s\d.)•*-]+|\S+@\S+|\b\d+\b/g;

export interface Listed {
  /** As it stands in the list. */
  readonly name: string;
  /** The pupil, or more when the list does not say enough. */
  readonly people: readonly Person[];
}

export interface Attendance {
  readonly present: readonly Listed[];
  /** More pupils fit one line. */
  readonly unclear: readonly Listed[];
  readonly missing: readonly Listed[];
  /** Pupils in the overview that the list does not name. */
  readonly unlisted: readonly Person[];
}

/** "Sanne de Vries" for "Vries; Sanne; de" is guessing; a comma is turned round, columns are joined. */
function cleanName(line: string): string {
  const text = line.slice(0, MOST_LINE).replace(NOISE, " ").replace(/["\t;|]+/g, " ").replace(/\s+/g, " ").trim();
  const [last = "", rest] = text.split(/\s*,\s*/, 2);
  return (rest ? `${rest} ${last}` : last).slice(0, MOST_NAME);
}

/** The names in a pasted list, one a line. */
export function parseClassList(text: string): readonly string[] {
  const names = text.split(/\r?\n/, MOST_LINES).map(cleanName).filter((name) => /\p{L}{2}/u.test(name));
  return [...new Set(names)].filter((name) => !/^(?:naam|namen|leerling(?:en)?|voornaam|achternaam|klas|email)(?: (?:naam|voornaam|achternaam|klas|email))*$/i.test(name));
}

/** A name under which pupils may stand in a list. */
interface Alias {
  readonly person: Person;
  readonly name: string;
}

/** Pupils who work together write both names in one field. */
const BETWEEN = /\s*(?:,|;|&|\+|\/|\ben\b)\s*/i;

/** His own name, that of the platform, and those of a pair or group. */
function aliasesOf(person: Person): readonly Alias[] {
  const names = person.handIns.flatMap(({ pupil, origin }) => [pupil.name, ...pupil.name.split(BETWEEN), origin.owner?.name ?? ""]);
  return [...new Set(names.map(nameKey).filter(Boolean))].map((name) => ({ person, name }));
}

/** Words of one name that all stand in the other, the first name in front. */
function fits(listed: string, name: string): boolean {
  const [a, b] = [listed.split(" "), name.split(" ")];
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.every((word) => long.includes(word)) && (long[0] === short[0] || short.length > 1);
}

function indexed(aliases: readonly Alias[], wordsOf: (alias: Alias) => readonly string[]): ReadonlyMap<string, readonly Alias[]> {
  const found = new Map<string, Alias[]>();
  for (const alias of aliases) {
    for (const word of new Set(wordsOf(alias))) {
      const list = found.get(word);
      if (list) list.push(alias);
      else found.set(word, [alias]);
    }
  }
  return found;
}

/** Aliases of each line: those that are the same, else those that fit and that no line is the same as. */
function aliasesOfLines(list: readonly string[], people: readonly Person[]): readonly (readonly Alias[])[] {
  const all = people.flatMap(aliasesOf);
  const byName = indexed(all, ({ name }) => [name]);
  const exact = list.map((name) => byName.get(nameKey(name)) ?? []);
  const taken = new Set(exact.flat().map(({ person, name }) => `${person.key}\n${name}`));
  const byWord = indexed(all.filter(({ person, name }) => !taken.has(`${person.key}\n${name}`)), ({ name }) => name.split(" "));
  return list.map((line, index) => {
    const same = exact[index] ?? [];
    if (same.length) return same;
    const key = nameKey(line);
    return [...new Set(key.split(" ").flatMap((word) => byWord.get(word) ?? []))].filter(({ name }) => fits(key, name));
  });
}

export function attendance(list: readonly string[], people: readonly Person[]): Attendance {
  const found = aliasesOfLines(list, people);
  // One "Sanne" in the files and two in the list: no telling which of them it is.
  const claims = new Map<Alias, number>();
  for (const aliases of found) for (const alias of aliases) claims.set(alias, (claims.get(alias) ?? 0) + 1);
  const rows = list.map((name, index) => {
    const aliases = found[index] ?? [];
    const fitting = [...new Set(aliases.map(({ person }) => person))];
    return { name, people: fitting, sure: fitting.length === 1 && aliases.some((alias) => claims.get(alias) === 1) };
  });
  const mentioned = new Set(rows.flatMap((row) => row.people));
  return {
    present: rows.filter(({ sure }) => sure),
    unclear: rows.filter((row) => row.people.length > 0 && !row.sure),
    missing: rows.filter((row) => row.people.length === 0),
    unlisted: people.filter((person) => !mentioned.has(person)),
  };
}
