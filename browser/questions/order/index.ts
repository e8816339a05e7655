import { messages } from "../../core/messages.ts";
import type { QuestionKind } from "../kind.ts";
import { announceChange, labelOf, renamed, reveal } from "../_parts/dom.ts";
import { placeIds } from "../_parts/options.ts";

function listOf(root: HTMLElement): HTMLElement {
  return root.querySelector<HTMLElement>("[data-order]") as HTMLElement;
}

function itemsOf(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>("[data-item]")];
}

function confirmBox(root: HTMLElement): HTMLInputElement {
  return root.querySelector<HTMLInputElement>("[data-confirm]") as HTMLInputElement;
}

/** The order in which the items were printed, to which an empty answer goes back. */
const original = new WeakMap<HTMLElement, readonly HTMLElement[]>();

/** The first item cannot go up, the last not down. A button that goes dark keeps its place, so that focus is not lost. */
function markEnds(root: HTMLElement): void {
  const items = itemsOf(root);
  items.forEach((item, index) => {
    const set = (move: string, end: boolean): void => item.querySelector(`[data-move=${move}]`)?.setAttribute("aria-disabled", String(end));
    set("up", index === 0);
    set("down", index === items.length - 1);
  });
}

function sayPlace(root: HTMLElement, item: HTMLElement): void {
  const items = itemsOf(root);
  const label = item.querySelector(".order__label")?.textContent ?? "";
  const line = root.querySelector("[data-order-status]");
  if (line) line.textContent = messages.question.moved(label, items.indexOf(item) + 1, items.length);
}

/** Put an item before another (at the end without one), and tell form and pupil. */
function moveBefore(root: HTMLElement, item: HTMLElement, before: HTMLElement | null): void {
  const focused = document.activeElement;
  listOf(root).insertBefore(item, before);
  if (focused instanceof HTMLElement && item.contains(focused)) focused.focus();
  confirmBox(root).checked = true;
  markEnds(root);
  sayPlace(root, item);
  announceChange(item);
}

function moveByButton(root: HTMLElement, button: HTMLElement): void {
  const item = button.closest<HTMLElement>("[data-item]");
  if (!item || button.getAttribute("aria-disabled") === "true") return;
  const items = itemsOf(root);
  const index = items.indexOf(item);
  const before = button.dataset["move"] === "up" ? items[index - 1] : items[index + 2];
  moveBefore(root, item, before ?? null);
}

/** Dragging with a mouse is an extra; buttons and keyboard do all it does. */
function enableDragging(root: HTMLElement): void {
  let dragged: HTMLElement | null = null;
  for (const item of itemsOf(root)) {
    item.draggable = true;
    item.addEventListener("dragstart", (event) => {
      dragged = item;
      event.dataTransfer?.setData("text/plain", item.dataset["item"] ?? "");
    });
    item.addEventListener("dragover", (event) => {
      if (dragged && dragged !== item) event.preventDefault();
    });
    item.addEventListener("drop", (event) => {
      if (!dragged || dragged === item) return;
      event.preventDefault();
      const items = itemsOf(root);
      const downward = items.indexOf(dragged) < items.indexOf(item);
      moveBefore(root, dragged, downward ? (items[items.indexOf(item) + 1] ?? null) : item);
    });
    item.addEventListener("dragend", () => {
      dragged = null;
    });
  }
}

export const order: QuestionKind<"order"> = {
  read: (root) => (confirmBox(root).checked ? itemsOf(root).map((item) => item.dataset["item"] ?? "") : []),
  write(root, answer) {
    const items = itemsOf(root);
    const wanted = answer.length ? answer : (original.get(root) ?? items).map((item) => item.dataset["item"] ?? "");
    for (const id of wanted) {
      const item = items.find((candidate) => candidate.dataset["item"] === id);
      if (item) listOf(root).append(item);
    }
    confirmBox(root).checked = answer.length > 0;
    markEnds(root);
  },
  isComplete: (question, answer) => answer.length === question.items.length,
  toReport: (question, answer) =>
    answer.length ? [{ kind: "list", ordered: true, items: answer.map((id) => labelOf(question.items, id)) }] : [],
  rename: (answer, names) => answer.map((id) => renamed(names, id)),
  place: (question, answer) => placeIds(question.items, answer),
  enhance(root) {
    original.set(root, itemsOf(root));
    reveal(root);
    markEnds(root);
    enableDragging(root);
    root.addEventListener("click", (event) => {
      const button = (event.target as Element).closest<HTMLElement>("[data-move]");
      if (button) moveByButton(root, button);
    });
  },
};
