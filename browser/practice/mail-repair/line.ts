/** One line of the mail on the page: what the template gave becomes a button with its explanation under it. */

import { make } from "../../questions/_parts/elements.ts";

export interface Line {
  readonly id: string;
  /** From 1. */
  readonly number: number;
  readonly button: HTMLButtonElement;
  readonly note: HTMLElement;
}

/** The words stay for paper; on a screen the button stands in their place. */
export function lineOf(root: HTMLElement, number: number): Line {
  const words = root.querySelector<HTMLElement>(".bad-mail__text");
  const details = root.querySelector<HTMLElement>(".bad-mail__why");
  const note = root.querySelector<HTMLElement>("[data-note]");
  if (!words || !details || !note) throw new Error(`line ${number} of the mail is not whole`);
  const id = root.dataset["part"] ?? "";
  const copy = [...words.childNodes].map((node) => node.cloneNode(true));
  for (const node of copy) if (node instanceof Element) node.removeAttribute("id");
  const button = make("button", { class: "bad-mail__button", attributes: { type: "button", "aria-pressed": "false" } }, ...copy);
  note.hidden = true;
  details.replaceWith(note);
  words.classList.add("bad-mail__text--paper");
  words.after(button);
  return { id, number, button, note };
}
