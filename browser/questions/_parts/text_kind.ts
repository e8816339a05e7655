/** The part that all types with one text field share. */

import { hasText } from "../../core/text.ts";
import type { Block } from "../../core/report.ts";
import { fieldOf } from "./dom.ts";

export const textKind = {
  read: (root: HTMLElement): string => fieldOf(root).value,
  write: (root: HTMLElement, answer: string): void => {
    fieldOf(root).value = answer;
  },
};

/** One text block, or none for an empty answer. */
export function textBlock(text: string): readonly Block[] {
  return hasText(text) ? [{ kind: "text", text }] : [];
}

/**
 * A date or time field. Text that the field cannot show (an older answer, typed by hand elsewhere) stays with it until the
 * pupil picks something else: nothing is lost by looking at it.
 */
export const pickerKind = {
  read(root: HTMLElement): string {
    const field = fieldOf(root);
    return field.value || field.dataset["kept"] || "";
  },
  write(root: HTMLElement, answer: string): void {
    const field = fieldOf(root);
    field.value = answer;
    if (field.value === answer) delete field.dataset["kept"];
    else field.dataset["kept"] = answer;
  },
  enhance(root: HTMLElement): void {
    const field = fieldOf(root);
    field.addEventListener("input", () => delete field.dataset["kept"]);
  },
};
