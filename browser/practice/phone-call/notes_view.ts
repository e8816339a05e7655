/** The pupil's notes of a call: four fields, and after the call what can be said of them. */

import { phoneMessages as words } from "../../core/messages.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import type { Agreement, Notes } from "./company.ts";
import { compareNotes, type Finding } from "./notes.ts";

const KEYS: readonly (keyof Notes)[] = ["day", "time", "name", "do"];

function sentence({ key, verdict, wrote, agreed }: Finding): string {
  return words.found[key][verdict](agreed, wrote);
}

/** Fields of the notes. `onChange` hears every change at once, so that a reload loses nothing. */
export function notesFields(notes: Notes, onChange: (notes: Notes) => void): HTMLElement {
  let current = notes;
  const fields = KEYS.map((key) => {
    const field = make("input", { class: "field", attributes: { type: "text", autocomplete: "off", "data-note-field": key } });
    field.value = notes[key];
    field.addEventListener("input", () => {
      current = { ...current, [key]: field.value };
      onChange(current);
    });
    return make("label", { class: "phone__note" }, make("span", {}, words.notes[key]), field);
  });
  return make("div", { class: "phone__notes", attributes: { role: "group", "aria-label": words.notesTitle } }, ...fields);
}

/** A button that lays the notes beside what was agreed, in plain words. */
export function notesCheck(read: () => Notes, agreed: Agreement, voices: readonly string[]): HTMLElement {
  const result = make("ul", { class: "phone__found", attributes: { "data-notes-found": "" } });
  const live = make("div", { attributes: { role: "status" } }, result);
  const check = (): void => {
    const said = compareNotes(read(), agreed, voices).map(sentence);
    const next = agreed.do ? [words.doNow(agreed.do)] : [];
    const all = said.length || next.length ? [...said, ...next] : [words.nothingAgreed];
    result.replaceChildren(...all.map((text) => make("li", {}, text)));
  };
  return make("div", {}, make("div", { class: "practice__buttons" }, button(words.checkNotes, check, { action: "check-notes" })), live);
}
