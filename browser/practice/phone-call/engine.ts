/**
 * A call, step by step: pure functions from call to call. The lines that were said are the truth; a call goes on from the turn it
 * stands at, and a turn that the company does not have any more ends it.
 */

import { type Call, type Company, type Line, type Reply, type Turn, turnOf } from "./company.ts";

const EMPTY_NOTES: Call["notes"] = { day: "", time: "", name: "", do: "" };

function said(turn: Turn): Line {
  return { by: "company", text: turn.says, who: turn.who, turn: turn.id };
}

/** The company says a turn, and all that follows without the pupil. Broken data stops instead of going round. */
function arrive(company: Company, call: Call, id: string): Call {
  const lines: Line[] = [...call.lines];
  const seen = new Set<string>();
  let turn = turnOf(company, id);
  while (turn && !seen.has(turn.id)) {
    seen.add(turn.id);
    lines.push(said(turn));
    if (turn.ends) return { ...call, lines, turn: "", outcome: turn.ends };
    if (turn.replies?.length) return { ...call, lines, turn: turn.id };
    turn = turnOf(company, turn.next ?? "");
  }
  return { ...call, lines, turn: "" };
}

/** The phone is picked up. */
export function dial(company: Company): Call {
  const call: Call = { company: company.id, name: company.company, outcome: "", turn: "", lines: [], notes: EMPTY_NOTES };
  return arrive(company, call, company.start);
}

/** The pupil gives a reply, in these words. */
export function answer(company: Company, call: Call, reply: Reply, text: string): Call {
  return arrive(company, { ...call, lines: [...call.lines, { by: "pupil", text, reply: reply.id }] }, reply.next);
}

/** The pupil said something that the company did not understand: it asks again, with a hint. */
export function askAgain(company: Company, call: Call, text: string, again: string): Call {
  const who = turnOf(company, call.turn)?.who ?? company.who;
  return { ...call, lines: [...call.lines, { by: "pupil", text }, { by: "company", text: again, who }] };
}

/** The pupil puts the phone down. */
export function hangUp(call: Call): Call {
  return { ...call, turn: "" };
}

/** How often the pupil was not understood since the company's last turn. */
export function misses(call: Call): number {
  let count = 0;
  for (let index = call.lines.length - 1; index >= 0; index--) {
    const line = call.lines[index] as Line;
    if (line.turn !== undefined) break;
    if (line.by === "pupil") count += 1;
  }
  return count;
}

/** The turn at which a call waits for the pupil; none when it has ended, or when the company lost that turn. */
export function waitingAt(company: Company | undefined, call: Call): Turn | undefined {
  const turn = call.turn ? turnOf(company, call.turn) : undefined;
  return turn?.replies?.length ? turn : undefined;
}

/** The call that is going on: the last one that waits for the pupil. */
export function goingOn(companies: readonly Company[], calls: readonly Call[]): number {
  for (let index = calls.length - 1; index >= 0; index--) {
    const call = calls[index] as Call;
    if (waitingAt(companies.find(({ id }) => id === call.company), call)) return index;
  }
  return -1;
}

/** Calls that cannot go on, because their company or turn is gone, count as ended. */
export function settled(companies: readonly Company[], calls: readonly Call[]): readonly Call[] {
  return calls.map((call) =>
    call.turn && !waitingAt(companies.find(({ id }) => id === call.company), call) ? hangUp(call) : call,
  );
}

function hash(text: string): number {
  let value = 2166136261;
  for (const sign of text) value = Math.imul(value ^ (sign.codePointAt(0) ?? 0), 16777619);
  return value >>> 0;
}

/** The replies in an order that does not give away which is best, and that stays the same after a reload. */
export function mixed(company: Company, turn: Turn): readonly Reply[] {
  const weight = (reply: Reply): number => hash(`${company.id} ${turn.id} ${reply.id}`);
  return [...(turn.replies ?? [])].sort((a, b) => weight(a) - weight(b));
}
