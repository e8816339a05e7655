import { messages } from "../../core/messages.ts";
import type { QuestionKind } from "../kind.ts";
import { offerClear } from "../_parts/options.ts";
import { placeRows, readRows, renameRows, writeRows } from "../_parts/rows.ts";

const DEFAULT_STEPS = 5;

export const ratingPerRow: QuestionKind<"rating-per-row"> = {
  read: (root) => Object.fromEntries(Object.entries(readRows(root)).map(([row, step]) => [row, Number(step)])),
  write: (root, answer) => writeRows(root, answer),
  isComplete: (question, answer) => question.rows.every((row) => Object.hasOwn(answer, row.id)),
  toReport(question, answer) {
    const steps = question.steps ?? DEFAULT_STEPS;
    if (!Object.keys(answer).length) return [];
    const cell = (value: number | undefined): string => (value === undefined ? "" : messages.report.step(value, steps));
    return [
      {
        kind: "table",
        caption: question.question,
        rowHeading: messages.report.rowHeading,
        columns: [messages.report.scale(question.low, steps, question.high)],
        rows: question.rows.map((row) => ({ header: row.label, cells: [cell(answer[row.id])] })),
      },
    ];
  },
  rename: renameRows,
  place: (question, answer) => placeRows(question.rows, answer, (step) => step <= (question.steps ?? DEFAULT_STEPS)),
  enhance: offerClear,
};
