import type { QuestionKind } from "../kind.ts";
import { renamed } from "../_parts/dom.ts";
import { check, checkedIds, placeIds, reportOptions } from "../_parts/options.ts";

export const checklist: QuestionKind<"checklist"> = {
  read: (root) => checkedIds(root),
  write: (root, answer) => check(root, answer),
  isComplete: (_question, answer) => answer.length > 0,
  toReport: (question, answer) =>
    answer.length ? [{ kind: "options", multiple: true, options: reportOptions(question.items, false, answer) }] : [],
  rename: (answer, names) => answer.map((id) => renamed(names, id)),
  place: (question, answer) => placeIds(question.items, answer),
};
