/** Opens the board of a card or worksheet; its script comes on the click. The key b does the same. */

import { messages } from "../core/messages.ts";
import type { App } from "./app.ts";
import { notify } from "./notice.ts";

/** Practice tools have a board and a button of their own. */
const BUTTON = ".page-tools [data-action=present]";
/** Where a b is a letter, or the page asks something first. */
const TYPING = "input:not([type=radio], [type=checkbox], [type=button]), textarea, select, [contenteditable], dialog";

async function present(app: App): Promise<void> {
  try {
    await app.load("board");
    await globalThis.opstageBoard?.present(app);
  } catch (error) {
    console.warn(error);
    notify({ text: messages.board.failed, kind: "problem" });
  }
}

export function enableBoard(app: App): void {
  const button = document.querySelector<HTMLElement>(BUTTON);
  if (!button) return;
  button.addEventListener("click", () => void present(app));
  addEventListener("keydown", (event) => {
    if (event.key !== "b" || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if ((event.target as Element).closest(TYPING) || document.querySelector("dialog[open]")) return;
    void present(app);
  });
}
