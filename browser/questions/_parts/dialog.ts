/** Asks something over the page. Escape and the back button count as the cautious answer. */

import { type Child, make } from "./elements.ts";

let number = 0;

export interface DialogOptions<T> {
  readonly title: string;
  readonly body: readonly Child[];
  /** Buttons, made with the function that closes the dialog with an answer. */
  readonly buttons: (answer: (value: T) => void) => readonly HTMLElement[];
  /** Answer of Escape; without it the dialog can only be left by a button. */
  readonly cautious?: T;
}

/** Show a dialog; resolves with the answer when it is closed. Focus goes back to where it was. */
export function ask<T>({ title, body, buttons, cautious }: DialogOptions<T>): Promise<T> {
  return new Promise((resolve) => {
    number += 1;
    const titleId = `dialog-${number}`;
    const dialog = make("dialog", { class: "dialog", attributes: { "aria-labelledby": titleId } });
    const finish = (value: T): void => {
      dialog.close();
      dialog.remove();
      resolve(value);
    };
    dialog.append(
      make("h2", { class: "dialog__title", attributes: { id: titleId } }, title),
      ...body,
      make("div", { class: "dialog__buttons" }, ...buttons(finish)),
    );
    const escape = (): void => {
      if (cautious !== undefined) finish(cautious);
      else if (!dialog.open) dialog.showModal();
    };
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      escape();
    });
    dialog.addEventListener("close", () => {
      if (dialog.isConnected) escape(); // a second Escape in a row closes without asking (Chromium)
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

export function paragraph(text: string): HTMLElement {
  return make("p", {}, text);
}
