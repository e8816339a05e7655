import { messages } from "../../core/messages.ts";
import type { QuestionKind } from "../kind.ts";
import { labelOf, renamed } from "../_parts/dom.ts";
import { offerClear } from "../_parts/options.ts";
import { placeRows, readRows, renameRows, writeRows } from "../_parts/rows.ts";

export const choicePerRow: QuestionKind<"choice-per-row"> = {
  read: (root) => readRows(root),
  write: (root, answer) => writeRows(root, answer),
  isComplete: (question, answer) => question.rows.every((row) => Object.hasOwn(answer, row.id)),
  toReport: (question, answer) =>
    Object.keys(answer).length
      ? [
          {
            kind: "table",
            caption: question.question,
            rowHeading: messages.report.rowHeading,
            columns: [messages.report.yourChoice],
            rows: question.rows.map((row) => ({ header: row.label, cells: [labelOf(question.choices, answer[row.id] ?? "")] })),
          },
        ]
      : [],
  rename: (answer, names) =>
    Object.fromEntries(Object.entries(renameRows(answer, names)).map(([row, choice]) => [row, renamed(names, choice)])),
  place: (question, answer) => placeRows(question.rows, answer, (choice) => labelOf(question.choices, choice) !== ""),
  enhance: offerClear,
};
