/** The gallery of question types: every control works, nothing is kept, and the answer is shown as it would be kept. */

import { messages } from "../core/messages.ts";
import { isComplete, readAnswer } from "../questions/registry.ts";
import { reveal } from "../questions/_parts/dom.ts";
import { make } from "../questions/_parts/elements.ts";
import { notify } from "./notice.ts";
import { definitionOf, fieldsOf } from "./worksheet.ts";

/** Copies the YAML beside each button. Without the clipboard of a secure page it is selected, to be copied by hand. */
export function enableCopying(): void {
  for (const box of document.querySelectorAll<HTMLElement>(".author-yaml")) {
    reveal(box);
    box.querySelector("[data-copy]")?.addEventListener("click", () => {
      const text = box.querySelector("pre");
      if (!text) return;
      getSelection()?.selectAllChildren(text);
      const copied = navigator.clipboard?.writeText(text.textContent ?? "") ?? Promise.reject(new Error("no clipboard"));
      copied.then(() => notify({ text: messages.gallery.copied }), () => notify({ text: messages.gallery.selected }));
    });
  }
}

export function enableGallery(form: HTMLFormElement): void {
  reveal(form);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const { question, root } of fieldsOf(form, definitionOf(form))) {
    const output = make("output", { class: "answer-preview", attributes: { "data-answer-preview": "", "aria-live": "off" } });
    const show = (): void => {
      const answer = readAnswer(question, root);
      output.dataset["complete"] = String(isComplete(question, answer));
      output.textContent = `${JSON.stringify(answer)} (${isComplete(question, answer) ? messages.check.filled : messages.check.empty})`;
    };
    form.addEventListener("input", show);
    form.addEventListener("change", show);
    form.append(output);
    show();
  }
  form.dataset["ready"] = "true";
}
