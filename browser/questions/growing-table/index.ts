import { messages } from "../../core/messages.ts";
import type { QuestionKind } from "../kind.ts";
import { announceChange, reveal } from "../_parts/dom.ts";
import { type Cells, controlsOf, forgetKept, placeCells, readCells, renameCells, rowTexts, writeCells } from "../_parts/cells.ts";

/** Stands for the row's number in the template (growing-table/template.html). */
const NUMBER_MARK = /§/g;
/** A hostile file must not build a million rows; no pupil needs more. */
const MOST_ROWS = 200;

/** Highest number given to a row of a table, so that ids stay unique when rows go. */
const lastNumber = new WeakMap<HTMLElement, number>();
const startRows = new WeakMap<HTMLElement, number>();

function bodyOf(root: HTMLElement): HTMLElement {
  return root.querySelector<HTMLElement>("[data-row-name] tbody") as HTMLElement; // the material above may hold a table too
}

function rowsOf(root: HTMLElement): HTMLElement[] {
  return [...bodyOf(root).querySelectorAll<HTMLElement>("tr[data-row]")];
}

function newRow(root: HTMLElement): HTMLElement {
  const template = root.querySelector<HTMLTemplateElement>("template") as HTMLTemplateElement;
  const row = (template.content.querySelector("tr") as HTMLElement).cloneNode(true) as HTMLElement;
  const number = (lastNumber.get(root) ?? rowsOf(root).length) + 1;
  lastNumber.set(root, number);
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const attribute of [...element.attributes]) attribute.value = attribute.value.replace(NUMBER_MARK, String(number));
  }
  reveal(row);
  return row;
}

/** Headings and button names follow the place of a row. */
function renumber(root: HTMLElement): void {
  const name = root.querySelector<HTMLElement>("[data-row-name]")?.dataset["rowName"] ?? "";
  rowsOf(root).forEach((row, index) => {
    const title = messages.question.rowName(name, index + 1);
    const heading = row.querySelector("[data-row-title]");
    if (heading) heading.textContent = title;
    row.querySelector("[data-remove-row]")?.setAttribute("aria-label", messages.question.rowRemove(title));
  });
}

function titleOf(row: HTMLElement): string {
  return row.querySelector("[data-row-title]")?.textContent ?? "";
}

function say(root: HTMLElement, sentence: string): void {
  const line = root.querySelector("[data-row-status]");
  if (line) line.textContent = sentence;
}

function addRow(root: HTMLElement): void {
  const row = newRow(root);
  bodyOf(root).append(row);
  renumber(root);
  controlsOf(row)[0]?.focus();
  say(root, messages.question.rowAdded(titleOf(row)));
  announceChange(row);
}

/** Take a row away and offer to put it back where it stood. */
function removeRow(root: HTMLElement, row: HTMLElement): void {
  const undo = root.querySelector<HTMLButtonElement>("[data-undo-row]") as HTMLButtonElement;
  const title = titleOf(row);
  const next = row.nextElementSibling;
  row.remove();
  renumber(root);
  undo.hidden = false;
  undo.onclick = () => {
    bodyOf(root).insertBefore(row, next?.parentElement ? next : null);
    undo.hidden = true;
    renumber(root);
    controlsOf(row)[0]?.focus();
    say(root, messages.question.rowBack(titleOf(row)));
    announceChange(row);
  };
  undo.focus();
  say(root, messages.question.rowRemoved(title));
  announceChange(bodyOf(root));
}

function fitRows(root: HTMLElement, count: number): void {
  const wanted = Math.min(Math.max(count, startRows.get(root) ?? 1), MOST_ROWS);
  const rows = rowsOf(root);
  for (const row of rows.slice(wanted)) row.remove();
  for (let missing = wanted - rows.length; missing > 0; missing--) bodyOf(root).append(newRow(root));
  renumber(root);
}

export const growingTable: QuestionKind<"growing-table"> = {
  read(root) {
    const rows: Cells[] = rowsOf(root).map(readCells);
    while (rows.length && Object.keys(rows[rows.length - 1] ?? {}).length === 0) rows.pop();
    return rows;
  },
  write(root, answer) {
    fitRows(root, answer.length);
    rowsOf(root).forEach((row, index) => writeCells(row, answer[index] ?? {}));
    const undo = root.querySelector<HTMLElement>("[data-undo-row]");
    if (undo) undo.hidden = true;
  },
  isComplete: (_question, answer) => answer.some((cells) => Object.keys(cells).length > 0),
  toReport: (question, answer) =>
    answer.length
      ? [
          {
            kind: "table",
            caption: question.question,
            rowHeading: question.row_name,
            columns: question.columns.map((column) => column.label),
            rows: answer.map((cells, index) => ({ header: String(index + 1), cells: rowTexts(question.columns, cells) })),
          },
        ]
      : [],
  rename: (answer, names) => answer.map((cells) => renameCells(cells, names)),
  place(question, answer) {
    const results = answer.map((cells) => placeCells(question.columns, cells));
    const shown = results.slice(0, MOST_ROWS).map((result) => result.placed);
    return {
      placed: shown,
      unplaced: [
        ...results.flatMap((result, index) => result.unplaced.map(({ part, value }) => ({ part: `${index + 1}.${part}`, value }))),
        ...results.slice(MOST_ROWS).map((result, index) => ({ part: String(MOST_ROWS + index + 1), value: result.placed })),
      ],
    };
  },
  enhance(root) {
    startRows.set(root, rowsOf(root).length);
    lastNumber.set(root, rowsOf(root).length);
    reveal(root);
    forgetKept(root);
    root.addEventListener("click", (event) => {
      const target = event.target as Element;
      const row = target.closest("[data-remove-row]")?.closest<HTMLElement>("tr[data-row]");
      if (row) removeRow(root, row);
      else if (target.closest("[data-add-row]")) addRow(root);
    });
  },
};
