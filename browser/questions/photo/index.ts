/** Photos with words to each. The light half: the answer stands as JSON in a hidden field, the photos themselves on the shelf. */

import type { AnswerOf } from "../../core/definition.ts";
import { isFileName } from "../../core/media.ts";
import { photoReportMessages as words } from "../../core/messages.ts";
import type { Block } from "../../core/report.ts";
import { hasText } from "../../core/text.ts";
import { readStored, writeStored } from "../_parts/stored.ts";
import type { QuestionKind } from "../kind.ts";

type Photo = AnswerOf<"photo">[number];

/** A hostile file must not build a million cards; no pupil needs more. */
const MOST_PHOTOS = 40;

function reportPhoto({ file, width, height, alt, caption, why, everyone }: Photo, index: number): readonly Block[] {
  const items = [hasText(alt) ? words.see(alt) : "", hasText(why) ? words.why(why) : "", everyone && words.everyone[everyone]].filter(Boolean);
  const image: Block = { kind: "image", file, width, height, alt: [alt, caption].find(hasText) ?? words.photo(index + 1), caption };
  return items.length ? [image, { kind: "list", ordered: false, items }] : [image];
}

function isShown({ file }: Photo, index: number, answer: readonly Photo[]): boolean {
  return index < MOST_PHOTOS && isFileName(file) && answer.findIndex((other) => other.file === file) === index;
}

export const photo: QuestionKind<"photo"> = {
  read: (root) => readStored<AnswerOf<"photo">>(root, []),
  write: writeStored,
  isComplete: (_question, answer) => answer.length > 0 && answer.every(({ alt, everyone }) => hasText(alt) && everyone),
  toReport: (_question, answer) => answer.flatMap(reportPhoto),
  place: (_question, answer) => ({
    placed: answer.filter(isShown),
    unplaced: answer.flatMap((value, index) => (isShown(value, index, answer) ? [] : [{ part: String(index + 1), value }])),
  }),
};
