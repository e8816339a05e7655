/** Opens the board of a card or worksheet; its script comes on the click. The key b does the same. */

import { messages } from "../core/messages.ts";
import type { App } from "./app.ts";
import { areaOf } from "../storage/database.ts";
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

/** Who speaks to the computer may say a b without meaning it: the key can be switched off, on all pages (WCAG 2.1.4). */
function keySwitch(app: App): () => boolean {
  const key = `opstage:${app.config.site}:no-board-key`;
  const isOn = (): boolean => !areaOf("localStorage")?.getItem(key);
  const toggle = document.querySelector<HTMLElement>("[data-board-key]");
  const show = (): void => {
    if (toggle) toggle.textContent = isOn() ? messages.board.keyOff : messages.board.keyOn;
  };
  toggle?.addEventListener("click", () => {
    if (isOn()) areaOf("localStorage")?.setItem(key, "yes");
    else areaOf("localStorage")?.removeItem(key);
    show();
  });
  show();
  return isOn;
}

export function enableBoard(app: App): void {
  const button = document.querySelector<HTMLElement>(BUTTON);
  if (!button) return;
  const isOn = keySwitch(app);
  button.addEventListener("click", () => void present(app));
  addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "b" || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if ((event.target as Element).closest(TYPING) || document.querySelector("dialog[open]") || !isOn()) return;
    void present(app);
  });
}
