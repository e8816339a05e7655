import { hasText } from "../../core/text.ts";
import type { QuestionKind } from "../kind.ts";
import { renamed } from "../_parts/dom.ts";
import { check, checkedIds, offerClear, OTHER, placeIds, readOther, reportOptions, tieOther, writeOther } from "../_parts/options.ts";

export const singleChoice: QuestionKind<"single-choice"> = {
  read: (root) => ({ choice: checkedIds(root)[0] ?? "", ...readOther(root) }),
  write(root, answer) {
    check(root, [answer.choice]);
    writeOther(root, answer.other);
  },
  isComplete: (_question, { choice, other }) => choice !== "" && (choice !== OTHER || hasText(other ?? "")),
  toReport: (question, { choice, other }) =>
    choice || other
      ? [{ kind: "options", multiple: false, options: reportOptions(question.choices, question.other ?? false, [choice], other) }]
      : [],
  rename: (answer, names) => ({ ...answer, choice: renamed(names, answer.choice) }),
  place(question, answer) {
    const { placed, unplaced } = placeIds(question.choices, answer.choice ? [answer.choice] : [], question.other);
    return { placed: { ...answer, choice: placed[0] ?? "" }, unplaced };
  },
  enhance(root) {
    tieOther(root);
    offerClear(root);
  },
};
