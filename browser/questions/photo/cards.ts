/** The cards of the photos in a question: one for each, made once and filled again when something changes. */

import type { AnswerOf } from "../../core/definition.ts";
import type { Shelf } from "../../core/media.ts";
import { photoMessages as words } from "../../core/messages.ts";

export type Photo = AnswerOf<"photo">[number];
type Part = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function part<E extends Element>(root: ParentNode, selector: string): E {
  return root.querySelector(selector) as E;
}

/** Names of a card's buttons: what is seen stands in the template, what follows is for who does not see the card. */
function nameButtons(card: HTMLElement, number: number, total: number): void {
  const name = (selector: string, text: string): void => {
    part<HTMLElement>(card, `${selector} [data-name]`).textContent = text;
  };
  name("[data-move=up]", words.up(number));
  name("[data-move=down]", words.down(number));
  for (const action of ["[data-cover]", "[data-replace]", "[data-remove]"]) name(action, words.ofPhoto(number));
  part<HTMLButtonElement>(card, "[data-move=up]").setAttribute("aria-disabled", String(number === 1));
  part<HTMLButtonElement>(card, "[data-move=down]").setAttribute("aria-disabled", String(number === total));
}

export class Cards {
  readonly #list: HTMLElement;
  readonly #template: HTMLTemplateElement;
  readonly #shelf: Shelf;
  readonly #cards = new Map<string, HTMLElement>();

  constructor(root: HTMLElement, shelf: Shelf) {
    this.#list = part(root, "[data-photo-list]");
    this.#template = part(root, "template[data-photo-card]");
    this.#shelf = shelf;
  }

  /** Show these photos in this order. */
  show(photos: readonly Photo[]): void {
    const wanted = new Set(photos.map(({ file }) => file));
    for (const [file, card] of this.#cards) if (!wanted.has(file)) this.#forget(file, card);
    photos.forEach((photo, index) => {
      const card = this.#cards.get(photo.file) ?? this.#make(photo);
      this.#fill(card, photo, index, photos.length);
      const here = this.#list.children[index];
      if (here !== card) this.#list.insertBefore(card, here ?? null);
    });
  }

  cardOf(file: string): HTMLElement | undefined {
    return this.#cards.get(file);
  }

  /** The photo that an element belongs to. */
  fileAt(target: Element): string | undefined {
    return target.closest<HTMLElement>("[data-photo]")?.dataset["file"];
  }

  /** What stands in the fields of a card. */
  wordsOf(card: HTMLElement): Pick<Photo, "alt" | "caption" | "why" | "everyone"> {
    const value = (name: string): string => part<Part>(card, `[data-part=${name}]`).value;
    const everyone = (["yes", "no"] as const).find((known) => known === value("everyone")) ?? "";
    return { alt: value("alt"), caption: value("caption"), why: value("why"), everyone };
  }

  #make(photo: Photo): HTMLElement {
    const card = (this.#template.content.firstElementChild as HTMLElement).cloneNode(true) as HTMLElement;
    card.dataset["file"] = photo.file;
    this.#cards.set(photo.file, card);
    void this.#load(card, photo);
    return card;
  }

  async #load(card: HTMLElement, { file, width, height }: Photo): Promise<void> {
    const image = part<HTMLImageElement>(card, "img");
    image.width = width;
    image.height = height;
    const missing = (): void => {
      image.hidden = true;
      part<HTMLElement>(card, "[data-missing]").hidden = false;
      part<HTMLButtonElement>(card, "[data-cover]").disabled = true;
    };
    image.onerror = missing;
    const blob = await this.#shelf.get(file).catch(() => undefined);
    if (blob && this.#cards.get(file) === card) image.src = URL.createObjectURL(blob);
    else if (!blob) missing();
  }

  #fill(card: HTMLElement, photo: Photo, index: number, total: number): void {
    const title = words.title(index + 1, total);
    part(card, "[data-title]").textContent = title;
    part(card, "[role=group]").setAttribute("aria-label", title);
    part<HTMLImageElement>(card, "img").alt = photo.alt || title;
    for (const name of ["alt", "caption", "why", "everyone"] as const) {
      const field = part<Part>(card, `[data-part=${name}]`);
      if (field.value !== photo[name]) field.value = photo[name];
    }
    nameButtons(card, index + 1, total);
  }

  #forget(file: string, card: HTMLElement): void {
    URL.revokeObjectURL(part<HTMLImageElement>(card, "img").src);
    card.remove();
    this.#cards.delete(file);
  }
}
