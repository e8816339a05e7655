import { hasText, readableDate } from "../../core/text.ts";
import type { QuestionKind } from "../kind.ts";
import { pickerKind, textBlock } from "../_parts/text_kind.ts";

export const date: QuestionKind<"date"> = {
  ...pickerKind,
  isComplete: (_question, answer) => hasText(answer),
  toReport: (_question, answer) => textBlock(readableDate(answer)),
};
