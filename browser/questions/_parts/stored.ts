/** The answer of a type with a studio stands as JSON in a hidden field: no control of its template could hold it. */

function storeOf(root: HTMLElement): HTMLTextAreaElement {
  return root.querySelector("[data-answer]") as HTMLTextAreaElement;
}

/** What stands in the hidden field, or `empty`. Only `writeStored` writes there. */
export function readStored<A>(root: HTMLElement, empty: A): A {
  const { value } = storeOf(root);
  return value ? (JSON.parse(value) as A) : empty;
}

export function writeStored(root: HTMLElement, answer: unknown): void {
  storeOf(root).value = JSON.stringify(answer);
}
