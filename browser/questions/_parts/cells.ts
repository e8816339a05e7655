/** Cells of a table: every cell is text in the answer, whatever its control. */

import { messages } from "../../core/messages.ts";
import { hasText, readableDate, readableTime } from "../../core/text.ts";
import type { Placement } from "../kind.ts";
import { labelOf, renamed } from "./dom.ts";

export type Cells = { readonly [column: string]: string };

export interface Column {
  readonly id: string;
  readonly label: string;
  readonly kind?: "text" | "long" | "choice" | "date" | "time" | "number" | "check";
  readonly choices?: readonly { readonly id: string; readonly label: string }[];
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export function controlsOf(row: ParentNode): readonly Control[] {
  return [...row.querySelectorAll<Control>("[data-cell]")];
}

const TICKED = "ja";

/** Column id → text; empty cells are left out. */
export function readCells(row: ParentNode): Record<string, string> {
  const cells: Record<string, string> = {};
  for (const control of controlsOf(row)) {
    const value = isBox(control) ? (control.checked ? TICKED : "") : control.value || control.dataset["kept"] || "";
    if (value) cells[control.dataset["cell"] ?? ""] = value;
  }
  return cells;
}

function isBox(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && control.type === "checkbox";
}

export function writeCells(row: ParentNode, cells: Cells): void {
  for (const control of controlsOf(row)) {
    const id = control.dataset["cell"] ?? "";
    const value = Object.hasOwn(cells, id) ? (cells[id] ?? "") : "";
    if (isBox(control)) {
      control.checked = value !== "";
    } else {
      control.value = value;
      if (control.value === value) delete control.dataset["kept"];
      else control.dataset["kept"] = value; // what a date field cannot show stays until it is replaced
    }
  }
}

/** A picked value replaces the text that a date field could not show. */
export function forgetKept(root: HTMLElement): void {
  root.addEventListener("input", (event) => {
    if (event.target instanceof HTMLElement) delete event.target.dataset["kept"];
  });
}

/** What a person reads of a cell. */
export function cellText(column: Column, value: string): string {
  switch (column.kind) {
    case "choice":
      return labelOf(column.choices ?? [], value);
    case "check":
      return value ? messages.report.yes : "";
    case "date":
      return readableDate(value);
    case "time":
      return readableTime(value);
    default:
      return value;
  }
}

export function rowTexts(columns: readonly Column[], cells: Cells): string[] {
  return columns.map((column) => cellText(column, Object.hasOwn(cells, column.id) ? (cells[column.id] ?? "") : ""));
}

/** A row counts as filled when every cell that can be empty is filled; a box may stay empty. */
export function rowIsComplete(columns: readonly Column[], cells: Cells): boolean {
  const needed = columns.filter((column) => column.kind !== "check");
  const filled = (column: Column): boolean => hasText(cells[column.id] ?? "");
  return needed.length ? needed.every(filled) : columns.some(filled);
}

export function renameCells(cells: Cells, names: ReadonlyMap<string, string>): Cells {
  return Object.fromEntries(
    Object.entries(cells).map(([id, value]) => [renamed(names, id), names.get(`${id}.${value}`)?.split(".").pop() ?? value]),
  );
}

/** Cells whose column exists and, for a choice, whose choice exists. */
export function placeCells(columns: readonly Column[], cells: Cells): Placement<Cells> {
  const fits = ([id, value]: [string, string]): boolean => {
    const column = columns.find((candidate) => candidate.id === id);
    return column !== undefined && (column.kind !== "choice" || labelOf(column.choices ?? [], value) !== "");
  };
  const entries = Object.entries(cells);
  return {
    placed: Object.fromEntries(entries.filter(fits)),
    unplaced: entries.filter((entry) => !fits(entry)).map(([part, value]) => ({ part, value })),
  };
}
