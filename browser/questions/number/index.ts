import type { QuestionKind } from "../kind.ts";
import { textBlock, textKind } from "../_parts/text_kind.ts";

const NUMBER = /^-?\d+([.,]\d+)?$/;

export const number: QuestionKind<"number"> = {
  ...textKind,
  isComplete(question, answer) {
    const text = answer.trim();
    if (!NUMBER.test(text)) return false;
    const value = Number(text.replace(",", "."));
    return value >= (question.min ?? -Infinity) && value <= (question.max ?? Infinity);
  },
  toReport(question, answer) {
    const text = answer.trim();
    return textBlock(NUMBER.test(text) && question.unit ? `${text} ${question.unit}` : text);
  },
};
