/** What a pupil can learn of a call that ended: what went well, what to say instead, which obstacles came. */

import { type Agreement, type Call, type Caller, type Company, filled, type Line, type Reply, type Turn, turnOf } from "./company.ts";
import { heardIn } from "./listen.ts";

/** A reply that can be better. */
export interface Tip {
  readonly said: string;
  readonly instead: string;
  readonly why: string;
}

export interface LookBack {
  /** Items of the observer's list that were done, in the order of first doing. */
  readonly done: readonly string[];
  readonly tips: readonly Tip[];
  /** Obstacles that were met, in order. */
  readonly obstacles: readonly string[];
  readonly agreed: Agreement;
  /** Names that were heard. */
  readonly voices: readonly string[];
}

interface Step {
  readonly line: Line;
  readonly turn: Turn | undefined;
  readonly reply: Reply | undefined;
}

/** What the pupil said, each with the turn that it answered; a company that changed gives steps without a turn. */
function steps(company: Company | undefined, call: Call): readonly Step[] {
  let turn: Turn | undefined;
  const found: Step[] = [];
  for (const line of call.lines) {
    if (line.by === "pupil") found.push({ line, turn, reply: turn?.replies?.find(({ id }) => id === line.reply) });
    else if (line.turn !== undefined) turn = turnOf(company, line.turn);
  }
  return found;
}

/** A ready-made sentence does what its author says; own words do what can be heard in them. */
function doneIn({ line, reply }: Step, caller: Caller): readonly string[] {
  if (!reply) return heardIn(line.text);
  if (line.text === filled(reply.says, caller)) return reply.does;
  const heard = heardIn(line.text);
  // Staying friendly when it goes another way is heard in no word: the reply that it came nearest to tells.
  return reply.does.includes("anders") ? [...heard, "anders"] : heard;
}

function tipOf({ line, turn, reply }: Step, caller: Caller): readonly Tip[] {
  if (!turn || reply?.quality !== "weak") return [];
  const better = turn.replies?.find(({ quality }) => quality === "strong");
  return better ? [{ said: line.text, instead: filled(better.says, caller), why: turn.learn ?? "" }] : [];
}

export function lookBack(company: Company | undefined, call: Call, caller: Caller): LookBack {
  const taken = steps(company, call);
  const turns = call.lines.flatMap((line) => (line.by === "company" && line.turn ? (turnOf(company, line.turn) ?? []) : []));
  return {
    done: [...new Set(taken.flatMap((step) => doneIn(step, caller)))],
    tips: taken.flatMap((step) => tipOf(step, caller)),
    obstacles: [...new Set(turns.flatMap(({ obstacle }) => obstacle ?? []))],
    agreed: turns.at(-1)?.ends ? (turns.at(-1)?.agreed ?? {}) : {},
    voices: [...new Set(turns.map(({ who }) => who))],
  };
}
