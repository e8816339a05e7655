/** A plan as days in a calendar. Pure. */

import { plannerMessages as words } from "../../core/messages.ts";
import { slug } from "../../core/text.ts";
import type { CalendarEvent } from "../../exports/calendar/index.ts";
import { type Card, cardsAt, type Lesson, type Part } from "./plan.ts";

export function partName(part: Part): string {
  const name = words.plan.step(part.card, part.step);
  return part.parts > 1 ? `${name} (${words.plan.piece(part.part, part.parts)})` : name;
}

/** Where a step is done, for one that is not done in class. */
export function placeName({ place }: Part): string {
  return place === "stage" ? words.plan.onStage : words.plan.atHome;
}

function line(part: Part): string {
  return `- ${words.plan.minutes(part.minutes)} ${partName(part)}: ${part.text}`;
}

function textOf(lessons: readonly Lesson[], index: number, cards: readonly Card[]): string {
  const lesson = lessons[index];
  const find = (number: number): Card | undefined => cards.find((card) => card.number === number);
  const prepare = cardsAt(lessons, index, "first").flatMap((number) => find(number)?.prepare ?? []);
  const homework = cardsAt(lessons, index, "last").flatMap((number) => find(number)?.homework ?? []);
  const outside = [...(lesson?.outside ?? []).map(line), ...homework.map((item) => `- ${item}`)];
  const chapter = (title: string, lines: readonly string[]): string[] => (lines.length ? [`${title}:`, ...lines, ""] : []);
  return [
    ...chapter(words.plan.steps, (lesson?.parts ?? []).map(line)),
    ...chapter(words.plan.prepare, prepare.map((item) => `- ${item}`)),
    ...chapter(words.plan.outside, outside),
  ].join("\n").trim();
}

/** One whole day a lesson. The same lesson of the same class keeps its uid, so that a second import changes it. */
export function eventsOf(lessons: readonly Lesson[], days: readonly (string | undefined)[], cards: readonly Card[], group: string, site: string): CalendarEvent[] {
  return lessons.flatMap((lesson, index) => {
    const day = days[index];
    if (day === undefined) return [];
    const numbers = [...new Set([...lesson.parts, ...lesson.outside].map(({ card }) => card))];
    const title = words.event(index + 1, words.cardList(numbers));
    return [{
      uid: ["les", String(index + 1), slug(group), site].filter(Boolean).join("-") + "@opstage",
      day,
      title: group ? words.eventFor(title, group) : title,
      text: textOf(lessons, index, cards),
    }];
  });
}
