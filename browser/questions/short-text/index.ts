import { hasText } from "../../core/text.ts";
import type { QuestionKind } from "../kind.ts";
import { textBlock, textKind } from "../_parts/text_kind.ts";

export const shortText: QuestionKind<"short-text"> = {
  ...textKind,
  isComplete: (_question, answer) => hasText(answer),
  toReport: (_question, answer) => textBlock(answer),
};
