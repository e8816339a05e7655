/** Rows that each hold a group of radio buttons. */

import type { Placement } from "../kind.ts";
import { labelOf, renamed } from "./dom.ts";
import { checkedIds, inputsOf } from "./options.ts";

type PerRow<V> = { readonly [row: string]: V };

/** Row id → value of the chosen button; rows without a choice are left out. */
export function readRows(root: HTMLElement): Record<string, string> {
  const answer: Record<string, string> = {};
  for (const row of root.querySelectorAll<HTMLElement>("[data-row]")) {
    const [value] = checkedIds(row);
    if (value !== undefined && row.dataset["row"]) answer[row.dataset["row"]] = value;
  }
  return answer;
}

export function writeRows(root: HTMLElement, answer: PerRow<string | number>): void {
  for (const row of root.querySelectorAll<HTMLElement>("[data-row]")) {
    const value = Object.hasOwn(answer, row.dataset["row"] ?? "") ? String(answer[row.dataset["row"] ?? ""]) : "";
    for (const input of inputsOf(row)) input.checked = input.value === value;
  }
}

export function renameRows<V>(answer: PerRow<V>, names: ReadonlyMap<string, string>): PerRow<V> {
  return Object.fromEntries(Object.entries(answer).map(([row, value]) => [renamed(names, row), value]));
}

/** Rows that exist with a value that `allows` accepts, and the rest. */
export function placeRows<V>(
  rows: readonly { readonly id: string; readonly label: string }[],
  answer: PerRow<V>,
  allows: (value: V) => boolean = () => true,
): Placement<PerRow<V>> {
  const entries = Object.entries(answer);
  const fits = ([row, value]: [string, V]): boolean => labelOf(rows, row) !== "" && allows(value);
  return {
    placed: Object.fromEntries(entries.filter(fits)),
    unplaced: entries.filter((entry) => !fits(entry)).map(([part, value]) => ({ part, value })),
  };
}
