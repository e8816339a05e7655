/**
 * Lays the steps of cards out over lessons, and lessons over the days of a school year. Pure: no DOM, no clock.
 *
 * First the lessons (what is done in each, and at home after it), then their days: so that a teacher who moves a step keeps that
 * when a date changes.
 */

export type Place = "class" | "home" | "stage";

/** A step as docs/docent/kaart-N.md has it (hooks/opstage/lessons.py). */
export interface CardStep {
  readonly form: string;
  readonly minutes: number;
  readonly text: string;
  readonly place: Place;
  /** Comes after the internship. */
  readonly after: boolean;
  readonly mayHome: boolean;
}

export interface Card {
  readonly number: number;
  readonly title: string;
  readonly page: string;
  readonly prepare: readonly string[];
  readonly homework: readonly string[];
  readonly steps: readonly CardStep[];
}

/** A step in a plan, or a part of one that is longer than a lesson. */
export interface Part {
  readonly id: string;
  readonly card: number;
  /** Number on the card, from 1. */
  readonly step: number;
  readonly minutes: number;
  readonly form: string;
  readonly text: string;
  readonly place: Place;
  /** Which part of how many; 1 of 1 when it was not cut. */
  readonly part: number;
  readonly parts: number;
  readonly after: boolean;
}

export interface Lesson {
  readonly parts: readonly Part[];
  /** What happens at home, or on the internship, before the next lesson. */
  readonly outside: readonly Part[];
  readonly after: boolean;
}

/** A part that is left of a lesson below this is not worth a new step. */
const LEAST = 10;

interface Open {
  parts: Part[];
  outside: Part[];
  after: boolean;
}

const minutesOf = (parts: readonly Part[]): number => parts.reduce((sum, { minutes }) => sum + minutes, 0);

/** Minutes that a lesson takes in class. */
export function lengthOf(lesson: Pick<Lesson, "parts">): number {
  return minutesOf(lesson.parts);
}

/**
 * Lessons of a length with the steps of cards, in order. A step for home closes its lesson, because the next step of the card leans
 * on it. What comes after the internship begins a new lesson. `home`: give as homework all that may be.
 */
export function makeLessons(cards: readonly Card[], length: number, home: boolean): Lesson[] {
  const lessons: Open[] = [];
  const steps = cards.flatMap((card) => card.steps.map((step, index) => ({ card: card.number, number: index + 1, step })));
  const begin = (after: boolean): Open => {
    const lesson: Open = { parts: [], outside: [], after };
    lessons.push(lesson);
    return lesson;
  };
  for (const { card, number, step } of [...steps.filter((s) => !s.step.after), ...steps.filter((s) => s.step.after)]) {
    const place = home && step.mayHome ? "home" : step.place;
    const whole: Part = { id: `${card}.${number}`, card, step: number, minutes: step.minutes, form: step.form, text: step.text, place, part: 1, parts: 1, after: step.after };
    const last = lessons.at(-1);
    const fresh = !last || last.after !== step.after;
    if (place !== "class") {
      (fresh ? begin(step.after) : last).outside.push(whole);
      continue;
    }
    const needsNew = fresh || last.outside.some((part) => part.card === card);
    put(whole, needsNew ? begin(step.after) : last, length, () => begin(step.after));
  }
  return lessons;
}

/** Put a step in a lesson; what does not fit comes in new ones. */
function put(whole: Part, open: Open, length: number, begin: () => Open): void {
  const { here, later } = cut(whole, length - lengthOf(open), length);
  const pieces = [...(here ? [here] : []), ...later];
  pieces.forEach((minutes, index) => {
    const lesson = index === 0 && here ? open : begin();
    const id = pieces.length > 1 ? `${whole.id}-${index + 1}` : whole.id;
    lesson.parts.push({ ...whole, id, minutes, part: index + 1, parts: pieces.length });
  });
}

interface Cut {
  /** Minutes in the lesson that is open. */
  readonly here: number;
  /** Minutes in each new lesson after it. */
  readonly later: readonly number[];
}

/** Talks with the class are not cut, and neither is what fits in one lesson while less than half of it fits in the rest of this one. */
function cut({ minutes, form }: Part, rest: number, length: number): Cut {
  if (minutes <= rest) return { here: minutes, later: [] };
  if (rest >= length) {
    const [here = 0, ...later] = evenly(minutes, length);
    return { here, later };
  }
  const staysWhole = minutes <= length && (form === "class" || rest < minutes / 2);
  if (rest < 2 * LEAST || staysWhole) return { here: 0, later: evenly(minutes, length) };
  const here = Math.min(rest, minutes - LEAST);
  return { here, later: evenly(minutes - here, length) };
}

/** Minutes over as few lessons as they need, about the same in each, in steps of five. */
function evenly(minutes: number, length: number): number[] {
  const pieces: number[] = [];
  for (let left = minutes; left > 0; ) {
    const share = Math.ceil(left / Math.ceil(left / length) / 5) * 5;
    pieces.push(Math.min(left, length, share));
    left -= pieces.at(-1) ?? left;
  }
  return pieces;
}

/** Move a step to the lesson before (-1) or after (1) its own. A lesson that is left empty goes away. */
export function moved(lessons: readonly Lesson[], id: string, by: -1 | 1): readonly Lesson[] {
  const at = lessons.findIndex(({ parts, outside }) => [...parts, ...outside].some((part) => part.id === id));
  const from = lessons[at];
  const part = from && [...from.parts, ...from.outside].find((each) => each.id === id);
  if (!from || !part || !canMove(lessons, id, by)) return lessons;
  const without = (list: readonly Part[]): Part[] => list.filter((each) => each.id !== id);
  const list = part.place === "class" ? "parts" : "outside";
  const next: Lesson[] = lessons.map((lesson, index) => {
    if (index === at) return { ...lesson, parts: without(lesson.parts), outside: without(lesson.outside) };
    if (index !== at + by) return lesson;
    return { ...lesson, [list]: by < 0 ? [...lesson[list], part] : [part, ...lesson[list]] };
  });
  if (at + by === lessons.length) next.push({ parts: [], outside: [], after: from.after, [list]: [part] });
  return next.filter(({ parts, outside }) => parts.length + outside.length > 0);
}

/** What comes after the internship stays after it, and the other way round. */
export function canMove(lessons: readonly Lesson[], id: string, by: -1 | 1): boolean {
  const at = lessons.findIndex(({ parts, outside }) => [...parts, ...outside].some((part) => part.id === id));
  const from = lessons[at];
  if (!from || at + by < 0) return false;
  const target = lessons[at + by];
  if (target) return target.after === from.after;
  return from.parts.length + from.outside.length > 1; // a new lesson at the end, unless that only moves a lesson
}

// --- days ------------------------------------------------------------------------------------------------------------

/** Days without lessons, both ends included, as 2026-11-21. */
export interface Break {
  readonly from: string;
  readonly to: string;
}

export interface Calendar {
  readonly start: string;
  /** Days of the week with a lesson: 1 is Monday, 7 is Sunday. */
  readonly weekdays: readonly number[];
  readonly breaks: readonly Break[];
  /** The internship: no lessons then. */
  readonly stage?: Break;
}

const DAY = 86_400_000;
const MOST_DAYS = 800;

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
}

/** 1 for Monday … 7 for Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

const isIn = (day: string, { from, to }: Break): boolean => from <= day && day <= to;

/** The day of each lesson; undefined when there are no days to choose from. Lessons after the internship wait for its end. */
export function daysOf(lessons: readonly Pick<Lesson, "after">[], { start, weekdays, breaks, stage }: Calendar): (string | undefined)[] {
  if (!isDay(start) || !weekdays.length) return lessons.map(() => undefined);
  const none = [...breaks, ...(stage ? [stage] : [])].filter(({ from, to }) => isDay(from) && isDay(to) && from <= to);
  let day = start;
  let steps = 0;
  return lessons.map(({ after }) => {
    if (after && stage && isDay(stage.to) && day <= stage.to) day = dayAfter(stage.to);
    while (steps < MOST_DAYS && (!weekdays.includes(weekdayOf(day)) || none.some((each) => isIn(day, each)))) {
      day = dayAfter(day);
      steps += 1;
    }
    if (steps >= MOST_DAYS) return undefined;
    const found = day;
    day = dayAfter(day);
    return found;
  });
}

/** True when a lesson that belongs before the internship only comes after its first day. */
export function isTooLate(lesson: Pick<Lesson, "after">, day: string | undefined, stage: Break | undefined): boolean {
  return !lesson.after && stage !== undefined && isDay(stage.from) && day !== undefined && day >= stage.from;
}

/** Cards whose first, or last, step in class stands in a lesson: there is what to lay ready, and the homework. */
export function cardsAt(lessons: readonly Lesson[], index: number, which: "first" | "last"): number[] {
  const cardsOf = (lesson: Lesson | undefined): number[] => [...new Set([...(lesson?.parts ?? []), ...(lesson?.outside ?? [])].map(({ card }) => card))];
  const others = which === "first" ? lessons.slice(0, index) : lessons.slice(index + 1);
  const elsewhere = new Set(others.flatMap(cardsOf));
  return cardsOf(lessons[index]).filter((card) => !elsewhere.has(card));
}
