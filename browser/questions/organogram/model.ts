/** What can be done with a tree of people: pure functions from lists to lists. A branch is a person with everyone under him. */

import type { People, Person } from "./figure.ts";

export const MOST_PEOPLE = 40;
export const DEEPEST = 5;

/** Place after the last one of a branch. */
export function branchEnd(people: People, index: number): number {
  const level = people[index]?.level ?? 0;
  const next = people.findIndex((person, place) => place > index && person.level <= level);
  return next < 0 ? people.length : next;
}

function blank(level: number): Person {
  return { level, name: "", task: "" };
}

function spliced(people: People, at: number, gone: number, ...come: readonly Person[]): Person[] {
  const list = [...people];
  list.splice(at, gone, ...come);
  return list;
}

/** A list with one more, and the place of the new one. */
export function addUnder(people: People, index: number): { people: People; place: number } {
  const place = branchEnd(people, index);
  return { people: spliced(people, place, 0, blank((people[index]?.level ?? -1) + 1)), place };
}

export function addBeside(people: People, index: number): { people: People; place: number } {
  const place = branchEnd(people, index);
  return { people: spliced(people, place, 0, blank(people[index]?.level ?? 0)), place };
}

export function removeBranch(people: People, index: number): People {
  return spliced(people, index, branchEnd(people, index) - index);
}

/** The branch before this one, under the same person; -1 for none. */
export function branchBefore(people: People, index: number): number {
  const level = people[index]?.level ?? 0;
  for (let place = index - 1; place >= 0; place -= 1) {
    const other = people[place]?.level ?? 0;
    if (other === level) return place;
    if (other < level) return -1;
  }
  return -1;
}

/** The branch after this one, under the same person; -1 for none. */
export function branchAfter(people: People, index: number): number {
  const next = branchEnd(people, index);
  return people[next]?.level === people[index]?.level && next < people.length ? next : -1;
}

/** The branch changes places with the one before it; the new place of its first. The same list when there is none. */
export function moveUp(people: People, index: number): { people: People; place: number } {
  const before = branchBefore(people, index);
  if (before < 0) return { people, place: index };
  const branch = people.slice(index, branchEnd(people, index));
  return { people: spliced(spliced(people, index, branch.length), before, 0, ...branch), place: before };
}

export function moveDown(people: People, index: number): { people: People; place: number } {
  const after = branchAfter(people, index);
  if (after < 0) return { people, place: index };
  const moved = moveUp(people, after).people;
  return { people: moved, place: index + (branchEnd(people, after) - after) };
}
