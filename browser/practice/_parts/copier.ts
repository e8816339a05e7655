/** A way to copy that also works where a page may not reach the clipboard. */

import { copyMessages as words } from "../../core/messages.ts";
import { make } from "../../questions/_parts/elements.ts";

/** Copies a text; where the browser does not, the text stands selected in a field. */
export function makeCopier(): { element: HTMLElement; copy: (text: string) => Promise<void> } {
  const field = make("textarea", { class: "field copier__field", attributes: { readonly: "", rows: "4", "aria-label": words.name, hidden: "" } });
  const said = make("p", { class: "copier__said", attributes: { role: "status", "data-copy-said": "" } });
  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text); // absent on plain http
      field.hidden = true;
      said.textContent = words.copied;
    } catch {
      field.value = text;
      field.hidden = false;
      field.focus();
      field.select();
      said.textContent = words.select;
    }
  };
  return { element: make("div", {}, said, field), copy };
}
