/** What a presentation shows, screen by screen: only what the pupil ticked and filled in, in pieces that a back row can read. Pure. */

import type { AnswerOf } from "../../core/definition.ts";
import type { Block, ReportQuestion, ReportWorksheet } from "../../core/report.ts";
import { hasText } from "../../core/text.ts";

type Photos = AnswerOf<"photo">;
type Photo = Photos[number];
type Figure = Extract<Block, { kind: "figure" }>;

/** `head` stands out, `text` says more; either may be empty. */
export interface Row {
  readonly head: string;
  readonly text: string;
}

export type Slide =
  | { readonly kind: "text"; readonly title: string; readonly paragraphs: readonly string[] }
  | { readonly kind: "list"; readonly title: string; readonly rows: readonly Row[] }
  | { readonly kind: "photo"; readonly title: string; readonly file: string; readonly alt: string; readonly text: string }
  | { readonly kind: "drawing"; readonly title: string; readonly figure: Figure };

export interface Part {
  readonly id: string;
  readonly title?: string;
}

/** Letters and rows that stand on one screen in big type. */
const MOST_LETTERS = 300;
const MOST_ROWS = 5;

/** Pieces in groups that fit a screen. A piece that is too long for one has a screen of its own. */
export function grouped<P>(pieces: readonly P[], lengthOf: (piece: P) => number, most = Infinity): P[][] {
  const groups: P[][] = [];
  let letters = 0;
  for (const piece of pieces) {
    const last = groups.at(-1);
    letters += lengthOf(piece);
    if (last && last.length < most && letters <= MOST_LETTERS) last.push(piece);
    else {
      groups.push([piece]);
      letters = lengthOf(piece);
    }
  }
  return groups;
}

/** A long text in pieces that end with a sentence. Sentences of one paragraph stay one paragraph on a screen. */
export function screensOf(text: string): string[][] {
  const sentences = text
    .split("\n")
    .filter(hasText)
    .flatMap((line, paragraph) => (line.match(/[^.!?…]+(?:[.!?…]+["’”)]*|$)\s*/gu) ?? [line]).map((sentence) => ({ paragraph, sentence })));
  return grouped(sentences, ({ sentence }) => sentence.length).map((group) => {
    const paragraphs = new Map<number, string>();
    for (const { paragraph, sentence } of group) paragraphs.set(paragraph, (paragraphs.get(paragraph) ?? "") + sentence);
    return [...paragraphs.values()].map((words) => words.trim());
  });
}

function rowsOf(block: Block): readonly Row[] {
  switch (block.kind) {
    case "options":
      return block.options.filter(({ checked }) => checked).map(({ label, other }) => ({ head: "", text: other ?? label }));
    case "list":
      return block.items.map((text) => ({ head: "", text }));
    case "table":
      return block.rows.flatMap(({ header, cells }) => {
        const [head = "", ...rest] = header === undefined ? cells : [header, ...cells];
        const text = rest.filter(hasText).join(". ");
        return hasText(header === undefined ? head + text : text) ? [{ head, text }] : [];
      });
    default:
      return [];
  }
}

function slidesOfBlock(title: string, block: Block): readonly Slide[] {
  if (block.kind === "text") return screensOf(block.text).map((paragraphs) => ({ kind: "text", title, paragraphs }));
  if (block.kind === "figure") return [{ kind: "drawing", title, figure: block }];
  return grouped(rowsOf(block), ({ head, text }) => head.length + text.length, MOST_ROWS).map((rows) => ({ kind: "list", title, rows }));
}

/** A photo that everyone may see. Without that word it stays away. */
export function mayBeSeen({ everyone }: Photo): boolean {
  return everyone === "yes";
}

function slideOfPhoto(title: string, { file, alt, caption, why }: Photo): Slide {
  return { kind: "photo", title: hasText(caption) ? caption : title, file, alt: hasText(alt) ? alt : caption || title, text: why };
}

/** What is shown, and the questions that are ticked but have nothing to show yet. */
export interface Show {
  readonly slides: readonly Slide[];
  readonly waiting: readonly string[];
}

function questionsIn(report: ReportWorksheet): ReadonlyMap<string, ReportQuestion> {
  return new Map(report.sections.flatMap(({ questions }) => questions.map((question) => [question.id, question])));
}

/** `photos`: the answer of the question that has them, by the id of that question. */
export function makeShow(report: ReportWorksheet, parts: readonly Part[], ticked: readonly string[], photos?: { readonly id: string; readonly answer: Photos }): Show {
  const questions = questionsIn(report);
  const slides: Slide[] = [];
  const waiting: string[] = [];
  for (const { id, title } of parts) {
    const question = questions.get(id);
    if (!question || !ticked.includes(id)) continue;
    const name = title ?? question.question;
    const made = photos?.id === id ? photos.answer.filter(mayBeSeen).map((photo) => slideOfPhoto(name, photo)) : question.blocks.flatMap((block) => slidesOfBlock(name, block));
    if (made.length) slides.push(...made);
    else waiting.push(name);
  }
  return { slides, waiting };
}
