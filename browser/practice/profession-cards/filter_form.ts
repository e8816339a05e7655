/** The controls with which a pupil looks for a profession (filter.html): the same on the page with all cards and on a worksheet. */

import { professionMessages as words } from "../../core/messages.ts";
import { announceChange } from "../../questions/_parts/dom.ts";
import { asksNothing, type CardFilter } from "./filter.ts";

export interface FilterForm {
  read(): CardFilter;
  /** Ask for these kinds of work and nothing else. */
  chooseTypes(ids: readonly string[]): void;
  /** Say how many cards there are, and offer the way back to all. */
  showCount(found: number, total: number): void;
  /** The name of a kind of work. */
  typeName(id: string): string;
  focus(): void;
}

export function filterForm(root: HTMLElement, onChange: () => void): FilterForm {
  const text = root.querySelector<HTMLInputElement>("[data-filter-text]") as HTMLInputElement;
  const profile = root.querySelector<HTMLSelectElement>("[data-filter-profile]") as HTMLSelectElement;
  const types = [...root.querySelectorAll<HTMLInputElement>("[data-filter-type]")];
  const work = [...root.querySelectorAll<HTMLInputElement>("[data-filter-work]")];
  const clear = root.querySelector<HTMLButtonElement>("[data-filter-clear]") as HTMLButtonElement;
  const count = root.querySelector<HTMLElement>("[data-filter-count]") as HTMLElement;
  const ticked = (boxes: readonly HTMLInputElement[], name: string): string[] => boxes.filter(({ checked }) => checked).map((box) => box.dataset[name] ?? "");

  const read = (): CardFilter => ({
    profile: profile.value,
    types: ticked(types, "filterType"),
    work: ticked(work, "filterWork"),
    text: text.value,
  });
  const chooseTypes = (ids: readonly string[]): void => {
    text.value = "";
    profile.value = "";
    for (const box of work) box.checked = false;
    for (const box of types) box.checked = ids.includes(box.dataset["filterType"] ?? "");
    const more = root.querySelector("details");
    if (more) more.open = ids.length > 0;
    announceChange(root);
  };
  root.addEventListener("input", onChange);
  clear.addEventListener("click", () => {
    chooseTypes([]);
    text.focus();
  });
  return {
    read,
    chooseTypes,
    showCount(found, total) {
      const sentence = found ? words.found(found, total) : words.none;
      if (count.textContent !== sentence) count.textContent = sentence;
      clear.hidden = asksNothing(read());
    },
    typeName: (id) => types.find((box) => box.dataset["filterType"] === id)?.parentElement?.textContent?.trim() ?? "",
    focus: () => text.focus(),
  };
}
