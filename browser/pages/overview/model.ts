/** All that one overview knows, in memory only. Views read it; the screen changes it. No DOM. */

import type { Question, WorksheetDefinition } from "../../core/definition.ts";
import { overviewMessages as words } from "../../core/messages.ts";
import { answerText, withoutName } from "./answers.ts";
import { Drafts } from "./feedback/drafts.ts";
import type { HandIn, Origin, Refusal } from "./hand_in.ts";
import { type Analysis, analyse, type Choices, finish, groupKey, ownTextsOf, type Person, type Roster, rosterOf, splitsOf } from "./roster.ts";
import { answerOf, type SheetState, stateOf } from "./versions.ts";

export class OverviewModel {
  readonly definitions: readonly WorksheetDefinition[];
  readonly byId: ReadonlyMap<string, WorksheetDefinition>;
  readonly handIns = new Map<string, HandIn>();
  /** Hand-ins that came more than once, with every place where they stood. */
  readonly copies = new Map<string, Origin[]>();
  readonly refusals: Refusal[] = [];
  /** What the teacher writes back. */
  readonly drafts = new Drafts();
  choices: Choices = {};
  /** Names are not shown. */
  hidden = false;
  #roster: Roster | undefined;
  #analysis: (Analysis & { readonly splits: string }) | undefined;
  #handed: readonly WorksheetDefinition[] | undefined;
  readonly #states = new Map<string, SheetState | undefined>();
  readonly #numbers = new Map<string, number>();

  /** `definitions`: in the order of the cards. */
  constructor(definitions: readonly WorksheetDefinition[]) {
    this.definitions = definitions;
    this.byId = new Map(definitions.map((definition) => [definition.id, definition]));
  }

  add(handIn: HandIn): void {
    const known = this.handIns.get(handIn.id);
    if (known) {
      const places = this.copies.get(handIn.id) ?? [known.origin];
      if (!places.some(({ path }) => path === handIn.origin.path)) this.copies.set(handIn.id, [...places, handIn.origin]);
      return;
    }
    this.handIns.set(handIn.id, handIn);
    this.#analysis = undefined;
    ownTextsOf(handIn, this.byId); // now, while each file has a turn of its own
    this.#forgetRoster();
  }

  refuse(refusal: Refusal): void {
    if (!this.refusals.some(({ origin, reason }) => origin.path === refusal.origin.path && reason === refusal.reason)) this.refusals.push(refusal);
  }

  choose(doubt: string, choice: "same" | "apart"): void {
    this.choices = { ...this.choices, [doubt]: choice };
    this.#forgetRoster();
  }

  /** Ask everything again. */
  forgetChoices(): void {
    this.choices = {};
    this.#forgetRoster();
  }

  /** Take over what was kept on this computer. */
  restore(handIns: readonly HandIn[], choices: Choices): void {
    this.choices = { ...choices, ...this.choices };
    for (const handIn of handIns) this.add(handIn);
    this.#forgetRoster();
  }

  clear(): void {
    this.handIns.clear();
    this.#analysis = undefined;
    this.copies.clear();
    this.refusals.length = 0;
    this.drafts.clear();
    this.#numbers.clear();
    this.forgetChoices();
  }

  get isEmpty(): boolean {
    return this.handIns.size === 0 && this.refusals.length === 0;
  }

  #forgetRoster(): void {
    this.#roster = undefined;
    this.#handed = undefined;
    this.#states.clear();
  }

  get roster(): Roster {
    this.#roster ??= rosterOf(this.#known ?? this.#learn(finish(this.#analyse())), this.choices);
    return this.#roster;
  }

  #analyse(): ReturnType<typeof analyse> {
    return analyse([...this.handIns.values()], this.choices, this.byId);
  }

  get #known(): Analysis | undefined {
    return this.#analysis?.splits === splitsOf(this.choices) ? this.#analysis : undefined;
  }

  #learn(found: Analysis): Analysis {
    this.#analysis = { ...found, splits: splitsOf(this.choices) };
    return this.#analysis;
  }

  /** Find out in turns what `roster` else finds out at once. */
  async prepare(breathe: () => Promise<void>): Promise<void> {
    const { size } = this.handIns;
    const steps = this.#analyse();
    for (;;) {
      const { done, value } = steps.next();
      if (done && size === this.handIns.size) this.#learn(value);
      if (done) return;
      await breathe();
    }
  }

  /** Pupils in the order in which they are shown: by name, or by number when names are hidden. */
  get people(): readonly Person[] {
    const { people } = this.roster;
    if (!this.hidden) return people;
    this.#number(people);
    return [...people].sort((a, b) => this.#numberOf(a) - this.#numberOf(b));
  }

  /** Numbers are drawn: an order by name would give the names away. */
  #number(people: readonly Person[]): void {
    const fresh = people.filter(({ key }) => !this.#numbers.has(key));
    const drawn = fresh.map((person) => ({ person, lot: Math.random() })).sort((a, b) => a.lot - b.lot);
    for (const { person } of drawn) this.#numbers.set(person.key, this.#numbers.size + 1);
  }

  #numberOf(person: Person): number {
    if (!this.#numbers.has(person.key)) this.#number(this.roster.people);
    return this.#numbers.get(person.key) ?? 0;
  }

  person(key: string): Person | undefined {
    return this.roster.people.find((person) => person.key === key);
  }

  /** What a pupil is called on the screen and in what leaves it. */
  label(person: Person): string {
    return this.hidden ? words.someone(this.#numberOf(person)) : person.name || words.nameless;
  }

  /** What a pupil wrote, without his own name when names are hidden. */
  shown(person: Person, text: string): string {
    if (!this.hidden) return text;
    const names = person.handIns.flatMap(({ pupil, origin }) => [pupil.name, origin.owner?.name ?? ""]).join(" ");
    return withoutName(text, names, words.someName);
  }

  state(person: Person, definition: WorksheetDefinition): SheetState | undefined {
    const key = `${definition.id}\n${person.key}`;
    if (!this.#states.has(key)) this.#states.set(key, stateOf(person, definition));
    return this.#states.get(key);
  }

  /** Worksheets of which at least one pupil handed something in. */
  get handedSheets(): readonly WorksheetDefinition[] {
    if (!this.#handed) {
      const ids = new Set<string>();
      for (const { sheets } of this.handIns.values()) for (const id of Object.keys(sheets)) ids.add(id);
      this.#handed = this.definitions.filter(({ id }) => ids.has(id));
    }
    return this.#handed;
  }

  /** The answer of a pupil as text, as it may be shown. */
  answer(person: Person, definition: WorksheetDefinition, question: Question): string {
    return this.shown(person, answerText(question, answerOf(person, definition.id, question.id)));
  }

  /** Classes of the pupils, each once, as most of them write it: key → name. */
  get groupNames(): ReadonlyMap<string, string> {
    const found = new Map<string, Map<string, number>>();
    for (const { group } of this.roster.people) {
      if (!group) continue;
      const spellings = found.get(groupKey(group)) ?? new Map<string, number>();
      found.set(groupKey(group), spellings.set(group, (spellings.get(group) ?? 0) + 1));
    }
    const named = [...found].map(([key, spellings]) => [key, [...spellings].sort(([, a], [, b]) => b - a)[0]?.[0] ?? ""] as const);
    return new Map(named.sort(([, a], [, b]) => a.localeCompare(b, "nl", { numeric: true })));
  }

  get groups(): readonly string[] {
    return [...this.groupNames.values()];
  }
}
