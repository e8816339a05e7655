import type { QuestionKind } from "../kind.ts";
import { labelOf, renamed } from "../_parts/dom.ts";
import { type Cells, forgetKept, placeCells, readCells, renameCells, rowIsComplete, rowTexts, writeCells } from "../_parts/cells.ts";

const NONE: Cells = {};

function rowsOf(root: HTMLElement): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>("tr[data-row]")];
}

export const fixedTable: QuestionKind<"fixed-table"> = {
  read(root) {
    const answer: Record<string, Cells> = {};
    for (const row of rowsOf(root)) {
      const cells = readCells(row);
      if (Object.keys(cells).length) answer[row.dataset["row"] ?? ""] = cells;
    }
    return answer;
  },
  write(root, answer) {
    for (const row of rowsOf(root)) {
      const id = row.dataset["row"] ?? "";
      writeCells(row, Object.hasOwn(answer, id) ? (answer[id] ?? NONE) : NONE);
    }
  },
  isComplete: (question, answer) => question.rows.every((row) => rowIsComplete(question.columns, answer[row.id] ?? NONE)),
  toReport: (question, answer) =>
    Object.keys(answer).length
      ? [
          {
            kind: "table",
            caption: question.question,
            ...(question.row_heading ? { rowHeading: question.row_heading } : {}),
            columns: question.columns.map((column) => column.label),
            rows: question.rows.map((row) => ({ header: row.label, cells: rowTexts(question.columns, answer[row.id] ?? NONE) })),
          },
        ]
      : [],
  rename: (answer, names) =>
    Object.fromEntries(Object.entries(answer).map(([row, cells]) => [renamed(names, row), renameCells(cells, names)])),
  place(question, answer) {
    const placed: Record<string, Cells> = {};
    const unplaced: { part: string; value: unknown }[] = [];
    for (const [row, cells] of Object.entries(answer)) {
      if (labelOf(question.rows, row) === "") {
        unplaced.push({ part: row, value: cells });
        continue;
      }
      const result = placeCells(question.columns, cells);
      if (Object.keys(result.placed).length) placed[row] = result.placed;
      unplaced.push(...result.unplaced.map(({ part, value }) => ({ part: `${row}.${part}`, value })));
    }
    return { placed, unplaced };
  },
  enhance: forgetKept,
};
