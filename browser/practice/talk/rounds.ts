/** Rounds of a talk with roles that pass round. Pure: no DOM. */

import { rolesOf, roundsFor } from "../_parts/roles.ts";

/** Roles of a talk, in the order of the tiles and of the choices on the sheet. */
export const ROLES = ["pupil", "company", "watcher"] as const;

interface Item {
  readonly id: string;
}

/** The round that comes next: the first that is not ticked. As many as there are rounds: all were played. */
export function roundFrom(done: readonly string[], items: readonly Item[], people: number): number {
  const rounds = items.slice(0, roundsFor(people));
  const open = rounds.findIndex(({ id }) => !done.includes(id));
  return open < 0 ? rounds.length : open;
}

/** The ticks with a round that was played. */
export function withRound(done: readonly string[], items: readonly Item[], round: number): readonly string[] {
  const id = items[round]?.id;
  return id === undefined || done.includes(id) ? done : [...done, id];
}

export type Table = { readonly [row: string]: { readonly [column: string]: string } };

/** The role of one person in each round, as the table of the sheet wants it; in a pair the company also watches. */
export function roleTable(person: number, people: number, rows: readonly Item[], column: string, choices: readonly Item[]): Table {
  const entries = rows.slice(0, roundsFor(people)).flatMap(({ id }, round) => {
    const choice = choices[rolesOf(person, round, people, ROLES.length)[0] ?? -1]?.id;
    return choice === undefined ? [] : [[id, { [column]: choice }] as const];
  });
  return Object.fromEntries(entries);
}

/** True when every filled cell of the first table stands in the second with the same words. */
export function holdsAll(table: Table, other: Table): boolean {
  return Object.entries(table).every(([row, cells]) => Object.entries(cells).every(([column, value]) => !value || other[row]?.[column] === value));
}

/** What a pupil wrote in a table, row by row. */
export function textsOf(table: Table): readonly string[] {
  return Object.values(table).flatMap((cells) => Object.values(cells)).map((text) => text.trim()).filter(Boolean);
}
