/** Before the first photo: the checklist of the sheet about what may be on a photo. What is ticked here is ticked there. */

import { photoMessages } from "../../core/messages.ts";
import { ask, paragraph } from "../_parts/dialog.ts";
import { announceChange } from "../_parts/dom.ts";
import { button, make } from "../_parts/elements.ts";

const words = photoMessages.permission;

/** The boxes of the checklist that are open, with their words. */
function openBoxes(root: HTMLElement): readonly HTMLInputElement[] {
  const id = root.querySelector<HTMLElement>("[data-ask-first]")?.dataset["askFirst"];
  const list = id ? root.closest("form")?.querySelector(`[data-question="${id}"]`) : undefined;
  return [...(list?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? [])].filter(({ checked }) => !checked);
}

function copyOf(box: HTMLInputElement): { readonly copy: HTMLInputElement; readonly label: HTMLElement } {
  const copy = make("input", { attributes: { type: "checkbox" } });
  return { copy, label: make("label", { class: "option" }, copy, make("span", {}, box.closest("label")?.textContent?.trim() ?? "")) };
}

function tick(box: HTMLInputElement): void {
  box.checked = true;
  announceChange(box);
}

/** True when the pupil may go on: everything was ticked, now or before. */
export async function mayAddPhotos(root: HTMLElement): Promise<boolean> {
  const boxes = openBoxes(root);
  if (!boxes.length) return true;
  const rows = boxes.map(copyOf);
  const said = make("p", { attributes: { role: "status" } });
  const go = (close: (value: boolean) => void): void => {
    rows.forEach(({ copy }, index) => copy.checked && tick(boxes[index] as HTMLInputElement));
    const open = rows.filter(({ copy }) => !copy.checked).length;
    if (open) said.textContent = words.open(open);
    else close(true);
  };
  return ask<boolean>({
    title: words.title,
    body: [paragraph(words.intro), make("div", { class: "photos__rules" }, ...rows.map(({ label }) => label)), said],
    buttons: (close) => [button(words.go, () => go(close), { primary: true, action: "photo-rules" }), button(words.stop, () => close(false))],
    cautious: false,
  });
}
