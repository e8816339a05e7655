/**
 * The board: a practice tool over the whole screen, in type that the back row reads (ux.md C1–C3). Arrows, PageUp and PageDown (a
 * clicker) and buttons go on and back; Escape closes. Nothing on it is stored.
 */

import { boardMessages } from "../../core/messages.ts";
import { button, make } from "../../questions/_parts/elements.ts";

export interface BoardOptions {
  readonly title: string;
  /** What the board shows; the tool changes it as it goes. */
  readonly body: HTMLElement;
  readonly onNext?: () => void;
  readonly onPrevious?: () => void;
  readonly onClose?: () => void;
}

export interface Board {
  readonly dialog: HTMLDialogElement;
  setTitle(title: string): void;
  /** A step that cannot be taken has a button that says so. */
  setSteps(can: { readonly next: boolean; readonly previous: boolean }): void;
  close(): void;
}

const NEXT = new Set(["ArrowRight", "ArrowDown", "PageDown"]);
const PREVIOUS = new Set(["ArrowLeft", "ArrowUp", "PageUp"]);
/** Controls that use arrows themselves. */
const OWN_ARROWS = "input:not([type=checkbox]):not([type=button]), textarea, select, [role=slider], [data-own-arrows]";

let number = 0;

function stepButton(text: string, step: (() => void) | undefined): HTMLButtonElement | undefined {
  return step && button(text, step);
}

/** Show the board. Focus goes back to where it was when it closes. */
export function openBoard({ title, body, onNext, onPrevious, onClose }: BoardOptions): Board {
  number += 1;
  const heading = make("h2", { class: "board__title", attributes: { id: `board-${number}`, tabindex: "-1" } }, title);
  const previous = stepButton(boardMessages.previous, onPrevious);
  const next = stepButton(boardMessages.next, onNext);
  const close = button(boardMessages.close, () => dialog.close());
  const bar = make("div", { class: "board__bar" }, ...[close, previous, next].filter((part) => part !== undefined));
  const dialog = make(
    "dialog",
    { class: "board", attributes: { "aria-labelledby": heading.id, "data-board": "" } },
    heading,
    make("div", { class: "board__body" }, body),
    bar,
  );
  dialog.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    // A clicker sends PageUp and PageDown, which a one-line field does not use.
    const isClicker = event.key.startsWith("Page") && !(event.target as Element).closest("textarea, select");
    if (!isClicker && (event.target as Element).closest(OWN_ARROWS)) return;
    const control = NEXT.has(event.key) ? next : PREVIOUS.has(event.key) ? previous : undefined;
    if (!control) return;
    event.preventDefault();
    if (control.getAttribute("aria-disabled") !== "true") control.click();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    onClose?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  heading.focus();
  return {
    dialog,
    setTitle: (text) => heading.replaceChildren(text),
    setSteps: (can) => {
      // Not `disabled`: a button that has the focus would lose it.
      next?.setAttribute("aria-disabled", String(!can.next));
      previous?.setAttribute("aria-disabled", String(!can.previous));
    },
    close: () => dialog.close(),
  };
}
