/**
 * What the answers say, counted by the rules of the source (riasec.json): leuk counts 2, misschien 1, niet leuk 0, and "weet ik niet"
 * is no answer. So a kind of work is judged by what was answered of it, not by what was skipped. It is an aid to talk, no test.
 */

export interface Kind {
  readonly id: string;
  readonly name: string;
  readonly means: string;
  readonly items: readonly string[];
}

export interface Profile {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  /** Kind of work → how strongly it belongs to this profile. */
  readonly weights: { readonly [kind: string]: number };
  readonly places: readonly string[];
}

/** What the build knows (hooks/opstage/professions.py). */
export interface InterestData {
  /** Answers without which there is no result. */
  readonly least: number;
  readonly kinds: readonly Kind[];
  readonly profiles: readonly Profile[];
  /** Profiles of the theory road. */
  readonly theory: readonly { readonly name: string; readonly kinds: readonly string[] }[];
}

/** Choice → points. A choice without points is no answer. */
export type Points = ReadonlyMap<string, number>;
export type ItemAnswers = { readonly [item: string]: string };

export const MOST_POINTS = 2;
/** One sentence says nothing of a kind of work. */
const LEAST_OF_A_KIND = 2;
/** Profiles that are shown first; the others wait one click away, because every profile must stay in reach. */
const NEAR = 4;

export interface Tally {
  readonly kind: string;
  readonly points: number;
  readonly answered: number;
}

function pointsOf(item: string, answers: ItemAnswers, points: Points): number | undefined {
  return Object.hasOwn(answers, item) ? points.get(answers[item] ?? "") : undefined;
}

/** How many sentences have an answer that counts. */
export function answeredOf(items: readonly string[], answers: ItemAnswers, points: Points): number {
  return items.filter((item) => pointsOf(item, answers, points) !== undefined).length;
}

export function talliesOf(kinds: readonly Kind[], answers: ItemAnswers, points: Points): readonly Tally[] {
  return kinds.map(({ id, items }) => ({
    kind: id,
    points: items.reduce((sum, item) => sum + (pointsOf(item, answers, points) ?? 0), 0),
    answered: answeredOf(items, answers, points),
  }));
}

/** Positive when `b` was liked more than `a`. Whole numbers: 2 of 3 and 4 of 6 are a tie. */
function compare(a: Tally, b: Tally): number {
  return b.points * a.answered - a.points * b.answered;
}

/** The two kinds that were liked most, and all that tie with the second; none without a single point. In the order of the list. */
export function highest(tallies: readonly Tally[]): readonly string[] {
  const rated = tallies.filter(({ points, answered }) => points > 0 && answered >= LEAST_OF_A_KIND);
  const sorted = [...rated].sort(compare);
  const bar = sorted[1] ?? sorted[0];
  return bar ? rated.filter((tally) => compare(tally, bar) <= 0).map(({ kind }) => kind) : [];
}

export type Strength = "often" | "sometimes" | "seldom" | "unknown";

/** A tally in words. */
export function strengthOf({ points, answered }: Tally): Strength {
  if (answered < LEAST_OF_A_KIND) return "unknown";
  const share = points / (MOST_POINTS * answered);
  return share >= 2 / 3 ? "often" : share >= 1 / 3 ? "sometimes" : "seldom";
}

/** Length of a bar, from 0 to 1. */
export function shareOf({ points, answered }: Tally): number {
  return answered < LEAST_OF_A_KIND ? 0 : points / (MOST_POINTS * answered);
}

/** All profiles: those to which the kinds belong most, and the others. Equal ones keep the order of the list. */
export function profilesFor(profiles: readonly Profile[], kinds: readonly string[]): { readonly near: readonly Profile[]; readonly others: readonly Profile[] } {
  const scored = profiles.map((profile) => ({ profile, score: kinds.reduce((sum, kind) => sum + (profile.weights[kind] ?? 0), 0) }));
  const sorted = [...scored].sort((a, b) => b.score - a.score);
  const bar = Math.max(1, sorted[NEAR - 1]?.score ?? 1);
  const near = sorted.filter(({ score }) => score >= bar);
  return { near: near.map(({ profile }) => profile), others: sorted.slice(near.length).map(({ profile }) => profile) };
}

/** Profiles of the theory road to which one of the kinds belongs. */
export function theoryFor(theory: InterestData["theory"], kinds: readonly string[]): readonly string[] {
  return theory.filter((profile) => profile.kinds.some((kind) => kinds.includes(kind))).map(({ name }) => name);
}
