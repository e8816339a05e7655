/** A company that can be called, as the build made it of worksheets/gesprekken/*.yml (hooks/opstage/conversations.py). */

import type { AnswerOf } from "../../core/definition.ts";

/** A call as the answer keeps it. */
export type Call = AnswerOf<"conversation">[number];
export type Line = Call["lines"][number];
export type Notes = Call["notes"];
export type End = Exclude<Call["outcome"], "">;
export type Quality = "strong" | "fine" | "weak";

export interface Reply {
  readonly id: string;
  /** With {naam}, {klas} and {school} for the pupil's own. */
  readonly says: string;
  readonly quality: Quality;
  /** Items of the observer's list that an observer would tick. */
  readonly does: readonly string[];
  /** Row of the pupil's card whose own sentence may stand here. */
  readonly card?: string;
  /** Beginnings of words by which a typed text is recognised as this reply. */
  readonly hears: readonly string[];
  readonly next: string;
}

export interface Agreement {
  readonly day?: string;
  /** "15.00 uur" */
  readonly time?: string;
  readonly name?: string;
  readonly do?: string;
}

/** What the company says: then the pupil replies, or another turn follows at once, or the call ends. */
export interface Turn {
  readonly id: string;
  readonly who: string;
  readonly says: string;
  readonly obstacle?: string;
  readonly learn?: string;
  readonly replies?: readonly Reply[];
  readonly next?: string;
  readonly ends?: End;
  readonly agreed?: Agreement;
}

/** Who a company is. */
export interface CompanyFacts {
  readonly id: string;
  readonly company: string;
  readonly who: string;
  readonly mood: string;
  readonly about: string;
}

/** With all that is said: much text, loaded when someone calls. */
export interface Company extends CompanyFacts {
  readonly sector: string;
  readonly start: string;
  readonly turns: readonly Turn[];
}

/** What stands for {naam}, {klas} and {school}. */
export interface Caller {
  readonly naam: string;
  readonly klas: string;
  readonly school: string;
}

export function turnOf(company: Company | undefined, id: string): Turn | undefined {
  return company?.turns.find((turn) => turn.id === id);
}

/** A sentence with the pupil's own words in its places. */
export function filled(text: string, caller: Caller): string {
  return text.replace(/\{(naam|klas|school)\}/g, (_place, name: keyof Caller) => caller[name]);
}
