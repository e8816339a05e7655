/** Text to take along: a field with a button that copies it. Without the clipboard of a secure page it is copied in the old way, and else it is selected. */

import { sendingMessages as text } from "../../core/messages.ts";
import { button, make } from "../../questions/_parts/elements.ts";

let number = 0;

/** True when the text is on the clipboard; else it is selected, to be copied by hand. */
async function copy(field: HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    try {
      return document.execCommand("copy");
    } catch {
      return false;
    }
  }
}

export interface CopyBox {
  readonly label: string;
  readonly button: string;
  readonly value: string;
  readonly rows: number;
  /** Name for tests and outside tools. */
  readonly name: string;
}

export function copyBox({ label, button: words, value, rows, name }: CopyBox): HTMLElement {
  number += 1;
  const id = `copy-${number}`;
  const field = make("textarea", { class: "field field--long copy-box__text", attributes: { id, rows: String(rows), readonly: "", "data-copy-text": name } });
  field.value = value;
  const said = make("p", { class: "copy-box__said", attributes: { role: "status" } });
  const press = (): void => {
    void copy(field).then((copied) => {
      said.textContent = copied ? text.copied : text.selected;
    });
  };
  return make(
    "div",
    { class: "copy-box" },
    make("label", { class: "copy-box__label", attributes: { for: id } }, label),
    field,
    make("p", {}, button(words, press, { action: `copy-${name}` })),
    said,
  );
}
