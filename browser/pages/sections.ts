/** On a phone a worksheet shows one part at a time, with "Deel 2 van 3" in heading and title. Wider screens show all. */

import { messages } from "../core/messages.ts";
import { button, make } from "../questions/_parts/elements.ts";

const PHONE = "(max-width: 37.5em)";
const text = messages.sections;

export function showSectionsInTurn(form: HTMLFormElement): void {
  const sections = [...form.querySelectorAll<HTMLElement>("[data-section]")];
  if (sections.length < 2) return;
  const phone = matchMedia(PHONE);
  const title = document.title;
  let current = 0;

  const show = (index: number, move: boolean): void => {
    current = index;
    sections.forEach((section, i) => section.classList.toggle("is-off-screen", phone.matches && i !== index));
    form.classList.toggle("is-before-end", phone.matches && index < sections.length - 1);
    document.title = phone.matches ? `${text.of(index + 1, sections.length)} - ${title}` : title;
    if (move) sections[index]?.querySelector<HTMLElement>(".sheet-section__title")?.focus();
  };

  sections.forEach((section, index) => {
    const steps: HTMLElement[] = [];
    if (index > 0) steps.push(button(text.previous, () => show(index - 1, true)));
    if (index < sections.length - 1) steps.push(button(text.next, () => show(index + 1, true), { primary: true }));
    section.append(make("div", { class: "section-steps" }, ...steps));
  });
  form.addEventListener("show-section", (event) => {
    const index = sections.findIndex((section) => section.contains(event.target as Node));
    if (index >= 0) show(index, false);
  });
  phone.addEventListener("change", () => show(current, false));
  show(0, false);
}
