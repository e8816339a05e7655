/** Small helpers that question types share. */

/** The one field of a single-control type. */
export function fieldOf(root: HTMLElement): HTMLInputElement | HTMLTextAreaElement {
  const field = root.querySelector<HTMLInputElement | HTMLTextAreaElement>("input, textarea");
  if (!field) throw new Error(`question ${root.dataset["question"]} has no field`);
  return field;
}

/** Tell the form that a control changed through script, as if the pupil did it. */
export function announceChange(element: Element): void {
  element.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Show what waits for the script. What waits in a practice tool or a studio waits for the script of that one. */
export function reveal(root: Element): void {
  for (const element of root.querySelectorAll<HTMLElement>("[data-needs-script]")) {
    const slot = element.closest("[data-practice], [data-studio]");
    if (!slot || slot === root) element.hidden = false;
  }
}

export function labelOf(list: readonly { readonly id: string; readonly label: string }[], id: string): string {
  return list.find((item) => item.id === id)?.label ?? "";
}

export function renamed(names: ReadonlyMap<string, string>, id: string): string {
  return names.get(id) ?? id;
}
