/**
 * From hand-ins to pupils: which files are of one pupil. Names in files are typed by pupils, so what is not certain is asked of the
 * teacher, never decided in silence; each question keeps its answer by an id of its own. Pure.
 */

import { type WorksheetDefinition, questionsOf } from "../../core/definition.ts";
import { fingerprint } from "../../core/text.ts";
import type { HandIn } from "./hand_in.ts";
import { nameKey } from "./owner.ts";

export interface Person {
  /** Unique within a roster, and the same for the same files and choices. */
  readonly key: string;
  /** As the newest file says it, else as the platform calls the pupil; may be empty. */
  readonly name: string;
  readonly group: string;
  /** Oldest first. */
  readonly handIns: readonly HandIn[];
}

/** Something only the teacher knows. */
export type Doubt =
  /** Two names that may be one pupil. */
  | { readonly kind: "same"; readonly id: string; readonly why: "platform" | "name" | "text"; readonly keys: readonly [string, string] }
  /** One name that may be two pupils. */
  | { readonly kind: "two"; readonly id: string; readonly keys: readonly [string]; readonly owners: readonly string[] };

/** Answers of the teacher by the id of the question. */
export type Choices = { readonly [doubt: string]: "same" | "apart" };

export interface Roster {
  readonly people: readonly Person[];
  /** Questions without an answer. `keys` are those of people in this roster. */
  readonly doubts: readonly Doubt[];
}

/** Letters from which a text is so much someone's own that two people do not write it by chance. */
const OWN_TEXT = 60;
/** A text that more people have was copied from the board or an example. */
const COMMON = 3;
const SHARED_TEXTS = 2;

/** Which group of people a bare key belongs to. */
class Unions {
  readonly #parent = new Map<string, string>();

  find(key: string): string {
    let root = key;
    for (let next = this.#parent.get(root); next !== undefined; next = this.#parent.get(root)) root = next;
    return root;
  }

  join(a: string, b: string): void {
    const [keep, other] = [this.find(a), this.find(b)].sort() as [string, string];
    if (keep !== other) this.#parent.set(other, keep);
  }
}

/** "3b", "3B" and "3 b" are one class. */
export function groupKey(group: string): string {
  return nameKey(group).replace(/ /g, "");
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The name that a file gives its pupil, with the class. */
function namedKey({ pupil }: HandIn): string | undefined {
  const name = nameKey(pupil.name);
  return name ? `p:${name}|${groupKey(pupil.group)}` : undefined;
}

function ownersOf(handIns: readonly HandIn[]): Map<string, string> {
  const owners = new Map<string, string>();
  for (const { origin } of handIns) if (origin.owner) owners.set(origin.owner.key, origin.owner.name);
  return owners;
}

/** Work that stops now and then, so that the page gets a turn; it gives its outcome at the end. */
export type Steps<T> = Generator<void, T, void>;

/** Do all of it at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** A key for each hand-in: its own name; without one that of the only pupil in the same folder, the folder, or itself. */
function* bareKeys(handIns: readonly HandIn[]): Steps<Map<string, HandIn[]>> {
  const namesInFolder = new Map<string, Set<string>>();
  for (const handIn of handIns) {
    const named = namedKey(handIn);
    const folder = handIn.origin.owner?.key;
    if (named && folder) namesInFolder.set(folder, (namesInFolder.get(folder) ?? new Set()).add(named));
    yield;
  }
  const found = new Map<string, HandIn[]>();
  for (const handIn of handIns) {
    const folder = handIn.origin.owner?.key;
    const names = [...(namesInFolder.get(folder ?? "") ?? [])];
    const [only] = names;
    append(found, namedKey(handIn) ?? (names.length === 1 && only ? only : folder ? `o:${folder}` : `h:${handIn.id}`), handIn);
    yield;
  }
  return found;
}

const ownTexts = new WeakMap<HandIn, readonly string[]>();

/** Numbers of the texts that a pupil wrote himself. Worked out once a hand-in, best while it is read. */
export function ownTextsOf(handIn: HandIn, definitions: ReadonlyMap<string, WorksheetDefinition>): readonly string[] {
  const known = ownTexts.get(handIn);
  if (known) return known;
  const found: string[] = [];
  for (const [id, { answers }] of Object.entries(handIn.sheets)) {
    const definition = definitions.get(id);
    if (!definition) continue;
    for (const question of questionsOf(definition)) {
      const value = question.type === "long-text" ? answers[question.id] : undefined;
      if (typeof value === "string" && value.length >= OWN_TEXT) found.push(fingerprint(`${id}.${question.id} ${nameKey(value)}`));
    }
  }
  ownTexts.set(handIn, found);
  return found;
}

interface Maybe {
  readonly why: "platform" | "name" | "text";
  readonly keys: readonly [string, string];
}

function pairs(keys: readonly string[]): (readonly [string, string])[] {
  return keys.flatMap((a, index) => keys.slice(index + 1).map((b) => [a, b].sort() as [string, string]));
}

/** Two names in the folder of one pupil of the platform. */
function byPlatform(bare: ReadonlyMap<string, readonly HandIn[]>): Maybe[] {
  const folders = new Map<string, Set<string>>();
  for (const [key, handIns] of bare) {
    for (const owner of ownersOf(handIns).keys()) folders.set(owner, (folders.get(owner) ?? new Set()).add(key));
  }
  return [...folders.values()].filter(({ size }) => size > 1 && size <= COMMON).flatMap((keys) => pairs([...keys]).map((pair) => ({ why: "platform" as const, keys: pair })));
}

/** Every way to leave out one letter: names with a typing mistake have one in common. */
function withoutOne(name: string): string[] {
  return [name, ...[...name].map((_, index, letters) => [...letters.slice(0, index), ...letters.slice(index + 1)].join(""))];
}

/** "sanne" and "sanne de vries" in one class, or a name with one letter more, less or changed. */
function* byName(bare: ReadonlyMap<string, readonly HandIn[]>): Steps<Maybe[]> {
  const byFirst = new Map<string, string[]>();
  const byTypo = new Map<string, string[]>();
  const parts = new Map<string, { name: string; group: string }>();
  for (const key of bare.keys()) {
    if (!key.startsWith("p:")) continue;
    const [name = "", group = ""] = key.slice(2).split("|");
    parts.set(key, { name, group });
    append(byFirst, name.split(" ")[0] ?? "", key);
    if (name.length >= 4) for (const variant of new Set(withoutOne(name))) append(byTypo, variant, key);
    yield;
  }
  const fit = (a: string, b: string): boolean => {
    const [x, y] = [parts.get(a), parts.get(b)];
    return x !== undefined && y !== undefined && (x.group === y.group || x.group === "" || y.group === "");
  };
  const found: (readonly [string, string])[] = [];
  for (const keys of byFirst.values()) {
    for (const short of keys) {
      const start = `${parts.get(short)?.name ?? ""} `;
      const longer = keys.filter((key) => key !== short && fit(short, key) && (`${parts.get(key)?.name ?? ""} `).startsWith(start));
      if (longer.length === 1 && longer[0]) found.push([short, longer[0]].sort() as [string, string]); // more than one: no telling which
      yield;
    }
  }
  for (const keys of byTypo.values()) if (keys.length <= COMMON) found.push(...pairs(keys).filter(([a, b]) => fit(a, b)));
  return found.map((keys) => ({ why: "name" as const, keys }));
}

/** The same long texts under two names. */
function* byText(bare: ReadonlyMap<string, readonly HandIn[]>, definitions: ReadonlyMap<string, WorksheetDefinition>): Steps<Maybe[]> {
  const first = new Map<string, string>();
  const shared = new Map<string, Set<string>>(); // few texts have two writers
  for (const [key, handIns] of bare) {
    for (const handIn of handIns) {
      for (const text of ownTextsOf(handIn, definitions)) {
        const known = first.get(text);
        if (known === undefined) first.set(text, key);
        else if (known !== key) shared.set(text, (shared.get(text) ?? new Set([known])).add(key));
      }
    }
    yield;
  }
  const counts = new Map<string, number>();
  for (const keys of shared.values()) {
    if (keys.size > COMMON) continue;
    for (const pair of pairs([...keys])) counts.set(pair.join("\n"), (counts.get(pair.join("\n")) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= SHARED_TEXTS)
    .map(([pair]) => ({ why: "text" as const, keys: pair.split("\n") as [string, string] }));
}

function sameId([a, b]: readonly [string, string]): string {
  return `same:${fingerprint(`${a}\n${b}`)}`;
}

type Same = Extract<Doubt, { kind: "same" }>;
type Two = Extract<Doubt, { kind: "two" }>;

/** One question a pair, with the strongest reason. */
function* sameDoubts(bare: ReadonlyMap<string, readonly HandIn[]>, definitions: ReadonlyMap<string, WorksheetDefinition>): Steps<readonly Same[]> {
  const found = new Map<string, Same>();
  for (const { why, keys } of [...byPlatform(bare), ...(yield* byName(bare)), ...(yield* byText(bare, definitions))]) {
    const id = sameId(keys);
    if (keys[0] !== keys[1] && !found.has(id)) found.set(id, { kind: "same", id, why, keys });
    yield;
  }
  return [...found.values()];
}

/** One name that came from folders of two pupils. Only numbers count: a platform does not give one number to two. */
function twoDoubts(bare: ReadonlyMap<string, readonly HandIn[]>): Two[] {
  return [...bare].flatMap(([key, handIns]) => {
    const owners = [...ownersOf(handIns)].filter(([owner]) => owner.startsWith("n:"));
    if (!key.startsWith("p:") || owners.length < 2) return [];
    const id = `two:${fingerprint(key + owners.map(([owner]) => owner).sort().join())}`;
    return [{ kind: "two" as const, id, keys: [key] as const, owners: owners.map(([, name]) => name) }];
  });
}

/** Give each pupil of the platform a key of his own. */
function splitUp(bare: Map<string, HandIn[]>, key: string): void {
  const handIns = bare.get(key) ?? [];
  bare.delete(key);
  for (const handIn of handIns) append(bare, `${key}|${handIn.origin.owner?.key ?? ""}`, handIn);
}

function momentOf({ exportedAt, sheets }: HandIn): string {
  return exportedAt || (Object.values(sheets).map(({ updatedAt }) => updatedAt).sort().pop() ?? "");
}

function byMoment(a: HandIn, b: HandIn): number {
  const [x, y] = [momentOf(a), momentOf(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function personOf(key: string, handIns: readonly HandIn[]): Person {
  const sorted = [...handIns].sort(byMoment);
  const newest = [...sorted].reverse();
  const name = newest.find(({ pupil }) => pupil.name.trim())?.pupil.name.trim() ?? newest.find(({ origin }) => origin.owner)?.origin.owner?.name ?? "";
  const group = newest.find(({ pupil }) => pupil.group.trim())?.pupil.group.trim() ?? "";
  return { key, name, group, handIns: sorted };
}

const order = new Intl.Collator("nl", { sensitivity: "base", numeric: true });

function compare(a: Person, b: Person): number {
  return order.compare(a.group, b.group) || Number(a.name === "") - Number(b.name === "") || order.compare(a.name, b.name) || (a.key < b.key ? -1 : 1);
}

/** What does not depend on most choices, and costs most. */
export interface Analysis {
  readonly bare: ReadonlyMap<string, readonly HandIn[]>;
  readonly two: readonly Two[];
  readonly same: readonly Same[];
}

/** Choices on which an analysis depends. */
export function splitsOf(choices: Choices): string {
  return Object.keys(choices).filter((id) => id.startsWith("two:") && choices[id] === "apart").sort().join();
}

export function* analyse(handIns: readonly HandIn[], choices: Choices, definitions: ReadonlyMap<string, WorksheetDefinition>): Steps<Analysis> {
  const bare = yield* bareKeys(handIns);
  const two = twoDoubts(bare);
  for (const { id, keys } of two) if (choices[id] === "apart") splitUp(bare, keys[0]);
  return { bare, two, same: yield* sameDoubts(bare, definitions) };
}

export function rosterOf({ bare, two, same }: Analysis, choices: Choices): Roster {
  const unions = new Unions();
  for (const { id, keys } of same) if (choices[id] === "same") unions.join(...keys);
  const together = new Map<string, HandIn[]>();
  for (const [key, list] of bare) for (const handIn of list) append(together, unions.find(key), handIn);
  const people = [...together].map(([key, list]) => personOf(key, list)).sort(compare);
  const open = [...same, ...two].filter(({ id }) => choices[id] === undefined).map((doubt) => renamedKeys(doubt, unions));
  return { people, doubts: open.filter((doubt) => doubt.kind === "two" || doubt.keys[0] !== doubt.keys[1]) };
}

export function makeRoster(handIns: readonly HandIn[], choices: Choices, definitions: ReadonlyMap<string, WorksheetDefinition>): Roster {
  return rosterOf(finish(analyse(handIns, choices, definitions)), choices);
}

function renamedKeys(doubt: Doubt, unions: Unions): Doubt {
  if (doubt.kind === "two") return { ...doubt, keys: [unions.find(doubt.keys[0])] };
  return { ...doubt, keys: [unions.find(doubt.keys[0]), unions.find(doubt.keys[1])] };
}
