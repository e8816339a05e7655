/** An organogram as shapes and in words. In the light half: every exporter needs it, also where no one builds one. */

import type { AnswerOf } from "../../core/definition.ts";
import { figureMessages } from "../../core/messages.ts";
import type { Block, FigureShape } from "../../core/report.ts";
import { hasText } from "../../core/text.ts";

/** People in the order of a list that is read from the top: who stands one level deeper works under the one before. */
export type People = AnswerOf<"organogram">;
export type Person = People[number];

const LINE = 23;
const SIZE = 18;
const PAD = 12;
const EDGE = "#0f5c63";
const INK = "#17324d";
/** More at the foot of the tree than this, and the letters would be too small on paper: then each has a row. */
const MOST_BESIDE = 4;

/** No one stands more than one level under the one before; who is blank and has no one under him goes. */
export function tidy(people: People): People {
  const kept = people.filter(({ name, task, level }, index) => hasText(name + task) || (people[index + 1]?.level ?? 0) > level);
  let deepest = 0;
  return kept.map((person) => {
    const level = Math.min(person.level, deepest);
    deepest = level + 1;
    return { ...person, level };
  });
}

/** For each person the place of whom he works under; -1 for none. */
export function bossesOf(people: People): number[] {
  const last: number[] = [];
  return people.map(({ level }, index) => {
    last[level] = index;
    return level ? (last[level - 1] ?? -1) : -1;
  });
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.trim().split(/\s+/).flatMap((long) => long.match(new RegExp(`.{1,${width}}`, "gu")) ?? [])) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The middle of each box, counted in boxes: who has people under him stands over the middle of them. */
function columns(bosses: readonly number[]): { places: number[]; count: number } {
  const under = bosses.map((_boss, index) => bosses.flatMap((boss, other) => (boss === index ? [other] : [])));
  let count = 0;
  const places = under.map((list) => (list.length ? 0 : count++));
  for (let index = under.length - 1; index >= 0; index -= 1) {
    const [first, last] = [under[index]?.[0], under[index]?.at(-1)];
    if (first !== undefined && last !== undefined) places[index] = ((places[first] ?? 0) + (places[last] ?? 0)) / 2;
  }
  return { places, count };
}

function figureOf(people: People, isNarrow: boolean): Block {
  const bosses = bossesOf(people);
  const { places, count } = columns(bosses);
  const isTree = count <= MOST_BESIDE && !isNarrow;
  const width = isTree ? 200 : isNarrow ? 260 : 600;
  const indent = isNarrow ? 24 : 50;
  const texts = people.map(({ name, task }) => [name || (task ? "" : "…"), task].flatMap((text) => wrap(text, width / 10)));
  const height = 2 * PAD + LINE * Math.max(...texts.map(({ length }) => length));
  const pitch = height + (isTree ? 50 : 14);
  const left = people.map(({ level }, index) => 10 + (isTree ? (places[index] ?? 0) * 220 : level * indent));
  const top = people.map(({ level }, index) => 5 + pitch * (isTree ? level : index));
  const shapes = people.flatMap((_person, index): FigureShape[] => {
    const [x = 0, y = 0, lines = [], boss = -1] = [left[index], top[index], texts[index], bosses[index]];
    const [bossX = 0, from = 0] = [left[boss], (top[boss] ?? 0) + height];
    const d = isTree ? `M${bossX + 100} ${from}V${from + 25}H${x + 100}V${y}` : `M${bossX + indent / 2} ${from}V${y + height / 2}H${x}`;
    const first = y + (height - lines.length * LINE) / 2 + SIZE;
    return [
      ...(boss < 0 ? [] : [{ kind: "path", d, stroke: EDGE, lineWidth: 2 } as const]),
      { kind: "path", d: `M${x} ${y}h${width}v${height}h${-width}z`, stroke: EDGE, lineWidth: 2, fill: "#eef8f5" },
      ...lines.map((text, line) => ({ kind: "text", x: x + width / 2, y: first + line * LINE, size: SIZE, text, color: INK, anchor: "middle" }) as const),
    ];
  });
  return {
    kind: "figure",
    width: isTree ? count * 220 : Math.max(...left) + width + 10,
    height: Math.max(...top) + height + 5,
    shapes,
    alt: figureMessages.organogram(people.length),
    caption: "",
  };
}

/** What a person is called: name, task, or both. */
export function called({ name, task }: Person): string {
  return [name, task].filter(hasText).join(", ") || "…";
}

/** Everyone with under whom he works. */
export function listOf(people: People): string[] {
  return bossesOf(people).map((boss, index) => {
    const [person, above] = [people[index], people[boss]];
    return (person ? called(person) : "") + (above ? figureMessages.under(above.name || called(above)) : "");
  });
}

/** Picture and list of an organogram; none when no one is on it. `isNarrow`: for a phone. */
export function organogramBlocks(answer: People, isNarrow = false): readonly Block[] {
  const people = tidy(answer);
  return people.length ? [figureOf(people, isNarrow), { kind: "list", ordered: false, items: listOf(people) }] : [];
}
