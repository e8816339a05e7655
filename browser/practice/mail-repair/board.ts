/** The mail on the board: a line, what the class thinks of it, its explanation, the next line. What pupils marked never shows. */

import { mailMessages } from "../../core/messages.ts";
import { make } from "../../questions/_parts/elements.ts";
import { type Board, openBoard } from "../_parts/board.ts";

const text = mailMessages.repair;

/** Steps of the board: each line twice, first alone and then with its explanation, and an end. */
export interface Step {
  /** Place of the line, from 0; the number of lines at the end. */
  readonly line: number;
  readonly explained: boolean;
}

export function stepAt(step: number): Step {
  return { line: Math.floor(step / 2), explained: step % 2 === 1 };
}

/** Copies of nodes of the page, without their ids. */
function copied(element: Element | null): Node[] {
  const copy = element?.cloneNode(true);
  if (!(copy instanceof Element)) return [];
  copy.removeAttribute("id");
  copy.removeAttribute("hidden");
  return [...copy.childNodes];
}

export function showOnBoard(root: HTMLElement): void {
  const lines = [...root.querySelectorAll<HTMLElement>("[data-part]")];
  const title = root.querySelector(".practice__title")?.textContent ?? "";
  const last = lines.length * 2;
  const body = make("div", { class: "mail-board" });
  const said = make("p", { class: "visually-hidden", attributes: { role: "status" } });
  let step = 0;

  const show = (board: Board): void => {
    const { line, explained } = stepAt(step);
    const part = lines[line];
    if (part) {
      const note = make("div", { class: "mail-board__note" }, ...(explained ? copied(part.querySelector("[data-note]")) : [make("p", {}, text.think)]));
      note.dataset["explained"] = String(explained);
      body.replaceChildren(
        make("p", { class: "mail-board__where" }, text.of(line + 1, lines.length)),
        make("p", { class: "mail-board__line" }, ...copied(part.querySelector(".bad-mail__words"))),
        note,
      );
    } else {
      body.replaceChildren(make("p", { class: "mail-board__line" }, text.boardEnd));
    }
    said.textContent = (body.textContent ?? "").replace(/\s+/g, " ");
    board.setSteps({ previous: step > 0, next: step < last });
  };
  const move = (by: number): void => {
    step = Math.min(Math.max(step + by, 0), last);
    show(board);
  };
  const board = openBoard({ title, body: make("div", {}, body, said), onNext: () => move(1), onPrevious: () => move(-1) });
  show(board);
}
