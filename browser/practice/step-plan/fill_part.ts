/** The buttons that put proposed days in a table: only in empty cells, or in all after an explicit yes, and with a way back. */

import { planMessages } from "../../core/messages.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import type { Change } from "./filling.ts";

export interface Filling {
  /** What would change now. */
  changes(mode: "empty" | "all"): readonly Change[];
  put(changes: readonly Change[]): void;
  takeBack(changes: readonly Change[]): void;
  readonly words: {
    readonly fill: string;
    readonly filled: (count: number) => string;
    readonly nothing: string;
    readonly own: (count: number) => string;
  };
}

export function fillPart(filling: Filling): HTMLElement {
  const { words } = filling;
  const status = make("p", { class: "plan-status", attributes: { role: "status" } });
  const question = make("p", { attributes: { tabindex: "-1" } });
  let last: readonly Change[] = [];

  const put = (mode: "empty" | "all"): void => {
    const changes = filling.changes(mode);
    asking.hidden = true;
    status.textContent = changes.length ? words.filled(changes.length) : words.nothing;
    if (!changes.length) return fill.focus();
    last = changes;
    filling.put(changes);
    undo.hidden = false;
    undo.focus();
  };
  const leave = (): void => {
    asking.hidden = true;
    fill.focus();
  };
  const fill = button(
    words.fill,
    () => {
      const own = filling.changes("all").length - filling.changes("empty").length;
      if (!own) return put("empty");
      question.textContent = words.own(own);
      asking.hidden = false;
      question.focus();
    },
    { primary: true, action: "fill-days" },
  );
  const undo = button(
    planMessages.undo,
    () => {
      filling.takeBack(last);
      undo.hidden = true;
      status.textContent = planMessages.undone;
      fill.focus();
    },
    { action: "undo-days" },
  );
  const choices = [
    button(planMessages.onlyEmpty, () => put("empty"), { action: "fill-empty" }),
    button(planMessages.replace, () => put("all"), { action: "fill-all" }),
    button(planMessages.leave, leave),
  ];
  const asking = make("div", { class: "plan-ask" }, question, make("div", { class: "practice__buttons" }, ...choices));
  asking.hidden = true;
  undo.hidden = true;
  return make("div", {}, make("div", { class: "practice__buttons" }, fill, undo), asking, status);
}
