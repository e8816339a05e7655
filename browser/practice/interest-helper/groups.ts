/**
 * A long list of sentences in small groups. Each group has a heading; on a phone one group shows at a time, so that it is no wall.
 * Wider screens, paper and a page without script show the whole list.
 */

import { interestMessages as words } from "../../core/messages.ts";
import { button, make } from "../../questions/_parts/elements.ts";

const PHONE = "(max-width: 37.5em)";
const SIZE = 6;

/** A list cut in pieces; the last one may be shorter. */
export function groupsOf<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));
}

function headingOf(index: number, total: number): HTMLElement {
  const text = [words.group(index + 1, total)];
  if (index === total - 1) text.push(words.lastGroup);
  else if (total > 2 && index === Math.floor(total / 2)) text.push(words.halfway);
  return make("p", { class: "item-group__title", attributes: { tabindex: "-1" } }, text.join(". "));
}

function isOpen(row: HTMLElement): boolean {
  return !row.querySelector("input:checked");
}

/** Put headings in the list of a question, and buttons under it for a phone. It starts where the pupil stopped. */
export function showInGroups(question: HTMLElement): void {
  const groups = groupsOf([...question.querySelectorAll<HTMLElement>("[data-row]")], SIZE);
  const [first] = groups;
  if (!first || groups.length < 2) return;
  const phone = matchMedia(PHONE);
  const parts = groups.map((rows, index) => [headingOf(index, groups.length), ...rows]);
  for (const [heading, row] of parts) if (heading && row) row.before(heading);
  const previous = button(words.previous, () => show(current - 1, true));
  const next = button(words.next, () => show(current + 1, true), { primary: true });
  parts.at(-1)?.at(-1)?.after(make("div", { class: "item-steps" }, previous, next));
  let current = Math.max(0, groups.findIndex((rows) => rows.some(isOpen)));

  const show = (index: number, move: boolean): void => {
    current = index;
    parts.forEach((part, i) => part.forEach((element) => element.classList.toggle("is-other-group", phone.matches && i !== index)));
    previous.hidden = index === 0;
    next.hidden = index === groups.length - 1;
    if (move) parts[index]?.[0]?.focus();
  };
  phone.addEventListener("change", () => show(current, false));
  show(current, false);
}
