/** A drawing in vectors: lines, pictograms and words. The pictograms that are used are kept with it: a drawing stays as it was made. */

import { hasText } from "../../core/text.ts";
import { readStored, writeStored } from "../_parts/stored.ts";
import { textBlock } from "../_parts/text_kind.ts";
import type { QuestionKind } from "../kind.ts";
import { type Drawing, HEIGHT, inWords, shapesOf, WIDTH } from "./figure.ts";

const NOTHING: Drawing = { items: [], shapes: {}, words: "" };

function wordsField(root: HTMLElement): HTMLTextAreaElement {
  return root.querySelector("[data-words]") as HTMLTextAreaElement;
}

export const drawing: QuestionKind<"drawing"> = {
  read: (root) => ({ ...readStored(root, NOTHING), words: wordsField(root).value }),
  write(root, answer) {
    writeStored(root, answer);
    if (wordsField(root).value !== answer.words) wordsField(root).value = answer.words;
  },
  isComplete: (_question, { items, words }) => items.length > 0 || hasText(words),
  toReport(_question, answer) {
    const caption = answer.words.trim();
    if (!answer.items.length) return textBlock(caption);
    const alt = `${caption} ${inWords(answer)}`.trim();
    return [{ kind: "figure", width: WIDTH, height: HEIGHT, shapes: shapesOf(answer), alt, caption }];
  },
};
