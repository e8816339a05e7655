/** Who plays what: roles that pass round, so that everyone plays each of them. Names live on the screen and are never kept. */

import { roleMessages as words } from "../../core/messages.ts";
import { make } from "../../questions/_parts/elements.ts";

/**
 * Number of the person who plays a role in a round; all numbers from 0. With fewer people than roles the last person of the row
 * plays the roles that are left: in a pair the company also watches.
 */
export function playerOf(role: number, round: number, people: number): number {
  return (Math.min(role, people - 1) + round) % people;
}

/** The roles of one person in a round. */
export function rolesOf(person: number, round: number, people: number, roles: number): readonly number[] {
  return Array.from({ length: roles }, (_, role) => role).filter((role) => playerOf(role, round, people) === person);
}

/** As many rounds as people: then everyone played every role, and no one a role twice. */
export function roundsFor(people: number): number {
  return people;
}

/** What a person is called: the name that was typed, or a letter. */
export function personName(person: number, names: readonly string[]): string {
  return (names[person] ?? "").trim() || String.fromCharCode(65 + person);
}

export interface RoleTile {
  readonly title: string;
  /** What this role does, in one or two sentences. */
  readonly task?: string;
}

export interface RoleRow {
  readonly element: HTMLElement;
  /** Show who plays what in a round; roles without a person of their own share one. */
  readonly show: (round: number, people: number, names: readonly string[]) => void;
}

/** The roles beside each other, each with who plays it. */
export function makeRoles(tiles: readonly RoleTile[]): RoleRow {
  const people = tiles.map(() => make("strong", { class: "roles__person" }));
  const rows = tiles.map(({ title, task }, index) => {
    const head = make("p", { class: "roles__head" }, make("span", { class: "roles__title" }, title, ": "), people[index] ?? "");
    return make("li", { class: "roles__role" }, head, ...(task ? [make("p", { class: "roles__task" }, task)] : []));
  });
  const element = make("ul", { class: "roles", attributes: { "aria-label": words.list } }, ...rows);
  const show = (round: number, count: number, names: readonly string[]): void => {
    people.forEach((place, role) => place.replaceChildren(personName(playerOf(role, round, count), names)));
  };
  return { element, show };
}
