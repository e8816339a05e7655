import { messages } from "../../core/messages.ts";
import { hasText } from "../../core/text.ts";
import type { QuestionKind } from "../kind.ts";
import { renamed } from "../_parts/dom.ts";
import { check, checkedIds, OTHER, placeIds, readOther, reportOptions, tieOther, writeOther } from "../_parts/options.ts";

/** Says how many are ticked of the advised number; it never stops anyone. */
function countPicks(root: HTMLElement): void {
  const line = root.querySelector<HTMLElement>("[data-pick]");
  if (!line) return;
  const show = (): void => {
    const count = checkedIds(root).length;
    line.hidden = count === 0;
    line.textContent = count ? messages.question.picked(count, Number(line.dataset["pick"])) : "";
  };
  root.addEventListener("input", show);
  root.addEventListener("answer-written", show);
}

export const multipleChoice: QuestionKind<"multiple-choice"> = {
  read: (root) => ({ choices: checkedIds(root), ...readOther(root) }),
  write(root, answer) {
    check(root, answer.choices);
    writeOther(root, answer.other);
  },
  isComplete: (_question, { choices, other }) =>
    choices.length > 0 && (!choices.includes(OTHER) || choices.length > 1 || hasText(other ?? "")),
  toReport: (question, { choices, other }) =>
    choices.length || other
      ? [{ kind: "options", multiple: true, options: reportOptions(question.choices, question.other ?? false, choices, other) }]
      : [],
  rename: (answer, names) => ({ ...answer, choices: answer.choices.map((id) => renamed(names, id)) }),
  place(question, answer) {
    const { placed, unplaced } = placeIds(question.choices, answer.choices, question.other);
    return { placed: { ...answer, choices: placed }, unplaced };
  },
  enhance(root) {
    tieOther(root);
    countPicks(root);
  },
};
