import { hasText } from "../../core/text.ts";
import type { QuestionKind } from "../kind.ts";
import { announceChange, fieldOf } from "../_parts/dom.ts";
import { textBlock, textKind } from "../_parts/text_kind.ts";

/** Height follows the text. `field-sizing` does it in CSS where the browser knows it. */
function grow(area: HTMLTextAreaElement): void {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
}

function areaOf(root: HTMLElement): HTMLTextAreaElement {
  return fieldOf(root) as HTMLTextAreaElement;
}

/** Add a sentence opening behind the text, without its dots, and let the pupil type on. */
function begin(area: HTMLTextAreaElement, starter: string): void {
  const opening = `${starter.replace(/\s*…\s*$/, "")} `;
  const before = area.value && !/\s$/.test(area.value) ? `${area.value}\n` : area.value;
  area.value = before + opening;
  area.focus();
  area.setSelectionRange(area.value.length, area.value.length);
  announceChange(area);
}

export const longText: QuestionKind<"long-text"> = {
  read: textKind.read,
  write(root, answer) {
    textKind.write(root, answer);
    grow(areaOf(root));
  },
  isComplete(question, answer) {
    const bare = (text: string): string => text.replace(/…/g, "").trim();
    const openings = (question.starters ?? []).map(bare);
    return hasText(answer) && !answer.split("\n").filter(hasText).every((line) => openings.includes(bare(line)));
  },
  toReport: (_question, answer) => textBlock(answer),
  enhance(root) {
    const area = areaOf(root);
    for (const starter of root.querySelectorAll<HTMLButtonElement>("[data-starter]")) starter.disabled = false; // text to read until now
    area.addEventListener("input", () => grow(area));
    root.addEventListener("click", (event) => {
      const starter = (event.target as Element).closest("[data-starter]");
      if (starter) begin(area, starter.textContent ?? "");
    });
  },
};
