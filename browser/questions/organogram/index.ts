/** Who works where: a tree of people, kept as a list with the depth of each. */

import { hasText } from "../../core/text.ts";
import { readStored, writeStored } from "../_parts/stored.ts";
import type { QuestionKind } from "../kind.ts";
import { organogramBlocks } from "./figure.ts";

export const organogram: QuestionKind<"organogram"> = {
  read: (root) => readStored(root, []),
  write: writeStored,
  isComplete: (_question, answer) => answer.filter(({ name, task }) => hasText(name + task)).length > 1,
  toReport: (_question, answer) => organogramBlocks(answer),
};
