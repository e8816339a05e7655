/** Radio buttons and boxes with their words, with or without "iets anders". */

import { messages } from "../../core/messages.ts";
import { hasText } from "../../core/text.ts";
import type { ReportOption } from "../../core/report.ts";
import type { Placement } from "../kind.ts";
import { announceChange, labelOf } from "./dom.ts";

export const OTHER = "other";

interface Choice {
  readonly id: string;
  readonly label: string;
}

export function inputsOf(root: ParentNode): readonly HTMLInputElement[] {
  return [...root.querySelectorAll<HTMLInputElement>("input[type=radio], input[type=checkbox]")];
}

function otherField(root: ParentNode): HTMLInputElement | null {
  return root.querySelector<HTMLInputElement>("[data-other]");
}

export function checkedIds(root: ParentNode): string[] {
  return inputsOf(root)
    .filter((input) => input.checked)
    .map((input) => input.value);
}

export function check(root: ParentNode, ids: readonly string[]): void {
  for (const input of inputsOf(root)) input.checked = ids.includes(input.value);
}

/** `{other: …}` when the pupil wrote something behind "iets anders". */
export function readOther(root: ParentNode): { other?: string } {
  const text = otherField(root)?.value ?? "";
  return text ? { other: text } : {};
}

export function writeOther(root: ParentNode, text: string | undefined): void {
  const field = otherField(root);
  if (field) field.value = text ?? "";
}

/** Writing behind "iets anders" also chooses it. */
export function tieOther(root: HTMLElement): void {
  const field = otherField(root);
  const input = inputsOf(root).find((candidate) => candidate.value === OTHER);
  field?.addEventListener("input", () => {
    if (input && hasText(field.value)) input.checked = true;
  });
}

/** A radio cannot be unticked by itself: a text button takes the choice away. */
export function offerClear(root: HTMLElement): void {
  const button = root.querySelector<HTMLButtonElement>("[data-clear]");
  if (!button) return;
  const show = (): void => {
    button.hidden = checkedIds(root).length === 0;
  };
  button.addEventListener("click", () => {
    check(root, []);
    inputsOf(root)[0]?.focus();
    announceChange(button);
  });
  root.addEventListener("input", show);
  root.addEventListener("answer-written", show);
  show();
}

/** Report options of a choice, with "iets anders" at the end when the question has it or the answer uses it. */
export function reportOptions(choices: readonly Choice[], offersOther: boolean, ids: readonly string[], other?: string): ReportOption[] {
  const options: ReportOption[] = choices.map(({ id, label }) => ({ label, checked: ids.includes(id) }));
  if (offersOther || ids.includes(OTHER)) {
    const checked = ids.includes(OTHER);
    options.push({ label: messages.report.other, checked, ...(checked && other && hasText(other) ? { other } : {}) });
  }
  return options;
}

/** Ids that exist, and the ones that do not. */
export function placeIds(known: readonly Choice[], ids: readonly string[], offersOther = false): Placement<readonly string[]> {
  const exists = (id: string): boolean => labelOf(known, id) !== "" || (offersOther && id === OTHER);
  return {
    placed: ids.filter(exists),
    unplaced: ids.filter((id) => !exists(id)).map((id) => ({ part: id, value: id })),
  };
}
