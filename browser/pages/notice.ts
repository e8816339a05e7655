/** One line at the foot of the screen that says what just happened, with what the pupil can do about it. It stays until closed. */

import { messages } from "../core/messages.ts";
import { button, type Child, make } from "../questions/_parts/elements.ts";

export interface NoticeOptions {
  readonly text: string;
  readonly kind?: "info" | "problem" | "busy";
  readonly more?: readonly Child[];
  /** Buttons; each closes the notice. */
  readonly actions?: readonly { readonly text: string; readonly run: () => void }[];
}

let bar: HTMLElement | undefined;
let words: HTMLElement | undefined;

function region(): { bar: HTMLElement; words: HTMLElement } {
  if (!bar || !words) {
    words = make("div", { class: "notice-bar__words", attributes: { role: "status" } });
    bar = make("aside", { class: "notice-bar", attributes: { "aria-label": messages.notice.name, hidden: "" } }, words);
    document.body.append(bar);
  }
  return { bar, words };
}

export function hideNotice(): void {
  if (bar) bar.hidden = true;
}

/** Show a notice in place of the one before. */
export function notify({ text, kind = "info", more = [], actions = [] }: NoticeOptions): void {
  const { bar: aside, words: line } = region();
  aside.querySelector(".notice-bar__actions")?.remove();
  aside.dataset["kind"] = kind;
  aside.hidden = false;
  line.replaceChildren(make("p", {}, text), ...more);
  if (kind === "busy") return;
  const buttons = actions.map(({ text: label, run }) =>
    button(label, () => {
      hideNotice();
      run();
    }),
  );
  aside.append(make("div", { class: "notice-bar__actions" }, ...buttons, button(messages.exporting.close, hideNotice)));
}
