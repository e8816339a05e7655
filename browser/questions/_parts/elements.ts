/** Makes elements. Text becomes text nodes: nothing that a pupil or a file says is ever read as HTML. */

export type Child = Node | string;

interface Options {
  readonly class?: string;
  readonly attributes?: { readonly [name: string]: string };
  readonly onClick?: () => void;
}

export function make<K extends keyof HTMLElementTagNameMap>(tag: K, options: Options = {}, ...children: readonly Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (options.class) element.className = options.class;
  for (const [name, value] of Object.entries(options.attributes ?? {})) element.setAttribute(name, value);
  if (options.onClick) element.addEventListener("click", options.onClick);
  element.append(...children);
  return element;
}

/** A button. `action`: its `data-action`, on which outside tools rely. */
export function button(text: string, onClick: () => void, options: { primary?: boolean; action?: string } = {}): HTMLButtonElement {
  return make(
    "button",
    {
      class: options.primary ? "button button--primary" : "button",
      attributes: { type: "button", ...(options.action ? { "data-action": options.action } : {}) },
      onClick,
    },
    text,
  );
}

/** A text field with its label around it. */
export function labelledField(text: string, value: string, name: string): { label: HTMLLabelElement; field: HTMLInputElement } {
  const field = make("input", { class: "field", attributes: { type: "text", name, autocomplete: "off", maxlength: "200" } });
  field.value = value;
  return { label: make("label", { class: "dialog__field" }, make("span", {}, text), field), field };
}
