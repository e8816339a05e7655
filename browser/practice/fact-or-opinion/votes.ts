/** Votes by hands: per statement and choice, before and after the talk. They live in memory only. Pure: no DOM. */

/** "first": before the class talks; "second": after it. */
export type Round = "first" | "second";

export const ROUNDS: readonly Round[] = ["first", "second"];
/** More hands than any hall holds: a typing slip must not blow up the bars. */
export const MOST_HANDS = 999;

type Counts = { readonly [choice: string]: number };

/** Every count that is not zero. */
export type Votes = { readonly [statement: string]: { readonly [round in Round]?: Counts } };

export const NO_VOTES: Votes = {};

export function countOf(votes: Votes, statement: string, round: Round, choice: string): number {
  return votes[statement]?.[round]?.[choice] ?? 0;
}

/** The votes with one count changed; it stays a whole number from 0 to 999. */
export function withCount(votes: Votes, statement: string, round: Round, choice: string, count: number): Votes {
  const hands = Number.isFinite(count) ? Math.min(MOST_HANDS, Math.max(0, Math.trunc(count))) : 0;
  const old = votes[statement] ?? {};
  return { ...votes, [statement]: { ...old, [round]: { ...old[round], [choice]: hands } } };
}

/** What someone typed as a count: digits only, empty is 0. */
export function typedCount(text: string): number {
  return Number(text.replace(/\D/g, "").slice(0, 4));
}

export function totalOf(votes: Votes, statement: string, round: Round, choices: readonly string[]): number {
  return choices.reduce((sum, choice) => sum + countOf(votes, statement, round, choice), 0);
}

/** True when hands were counted for a statement in a round. */
export function isCounted(votes: Votes, statement: string, round: Round, choices: readonly string[]): boolean {
  return totalOf(votes, statement, round, choices) > 0;
}

/** Length of the bar of a count: a share of the highest count of both rounds, so that before and after compare. */
export function barShare(votes: Votes, statement: string, round: Round, choice: string, choices: readonly string[]): number {
  const highest = Math.max(...ROUNDS.flatMap((each) => choices.map((id) => countOf(votes, statement, each, id))), 0);
  return highest ? countOf(votes, statement, round, choice) / highest : 0;
}

/**
 * How many hands moved to another choice between the two votes, at least. Undefined when there were no two votes. A class of
 * another size in the second vote moves no hands by itself.
 */
export function moved(votes: Votes, statement: string, choices: readonly string[]): number | undefined {
  if (!ROUNDS.every((round) => isCounted(votes, statement, round, choices))) return undefined;
  const differences = choices.map((id) => countOf(votes, statement, "second", id) - countOf(votes, statement, "first", id));
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  return Math.min(sum(differences.filter((d) => d > 0)), -sum(differences.filter((d) => d < 0)));
}

/** The statements on which most hands moved; none when no hand moved. */
export function mostMoved(votes: Votes, statements: readonly string[], choices: readonly string[]): readonly string[] {
  const moves = statements.map((id) => ({ id, hands: moved(votes, id, choices) ?? 0 }));
  const most = Math.max(0, ...moves.map(({ hands }) => hands));
  return most ? moves.filter(({ hands }) => hands === most).map(({ id }) => id) : [];
}

/** The statements on which the class is most divided in its last vote: the two highest counts lie closest, as a share of the hands. */
export function mostDivided(votes: Votes, statements: readonly string[], choices: readonly string[]): readonly string[] {
  const gaps = statements.flatMap((id) => {
    const gap = gapOf(votes, id, choices);
    return gap === undefined ? [] : [{ id, gap }];
  });
  if (gaps.length < 2) return []; // nothing to compare with
  const least = Math.min(...gaps.map(({ gap }) => gap));
  return gaps.filter(({ gap }) => gap === least && gap < 1).map(({ id }) => id);
}

function gapOf(votes: Votes, statement: string, choices: readonly string[]): number | undefined {
  const round = [...ROUNDS].reverse().find((each) => isCounted(votes, statement, each, choices));
  if (!round) return undefined;
  const counts = choices.map((id) => countOf(votes, statement, round, id)).sort((a, b) => b - a);
  return ((counts[0] ?? 0) - (counts[1] ?? 0)) / totalOf(votes, statement, round, choices);
}
