/** The one photo of a day: chosen, described, taken away. It comes in the same way as in a photo report: upright, small, without what a camera wrote. */

import { logbookStudioMessages as words, photoMessages } from "../../core/messages.ts";
import { make } from "../_parts/elements.ts";
import { failureOf, Intake } from "../photo/intake.ts";
import type { Bench } from "../studio.ts";
import type { Day } from "./hours.ts";

type Photo = NonNullable<Day["photo"]>;

let number = 0;

export class PhotoPart {
  readonly element: HTMLElement;
  readonly #bench: Bench<"logbook">;
  readonly #onChange: () => void;
  readonly #intake: Intake;
  readonly #field: HTMLInputElement;
  readonly #kept: HTMLElement;
  readonly #picture = make("img", { class: "log-photo__picture" });
  readonly #alt: HTMLInputElement;
  readonly #said = make("p", { class: "log-photo__said", attributes: { role: "status" } });
  #photo: Omit<Photo, "alt"> | undefined;
  #url = "";

  constructor(bench: Bench<"logbook">, onChange: () => void) {
    number += 1;
    const id = `log-photo-${number}`;
    this.#bench = bench;
    this.#onChange = onChange;
    this.#field = make("input", { class: "field", attributes: { "type": "file", "accept": "image/*", id, "aria-describedby": `${id}-hint`, "data-day-photo": "" } });
    this.#alt = make("input", { class: "field", attributes: { "type": "text", "id": `${id}-alt`, "autocomplete": "off", "data-cell": "alt" } });
    const remove = make("button", { class: "text-button", attributes: { "type": "button", "data-remove-photo": "" }, onClick: () => this.#remove() }, words.photoRemove);
    this.#kept = make(
      "div",
      { class: "log-photo__kept", attributes: { hidden: "" } },
      this.#picture,
      make("label", { class: "log-day__label", attributes: { for: this.#alt.id } }, words.photoAlt),
      this.#alt,
      remove,
    );
    this.element = make(
      "div",
      { class: "log-photo" },
      make("label", { class: "log-day__label", attributes: { for: id } }, words.photo),
      make("p", { class: "question__hint", attributes: { id: `${id}-hint` } }, words.photoHint),
      this.#field,
      this.#said,
      this.#kept,
    );
    this.#intake = new Intake(this.element, bench.shelf);
    this.#field.addEventListener("change", () => void this.#choose());
  }

  get photo(): Photo | undefined {
    return this.#photo && { ...this.#photo, alt: this.#alt.value };
  }

  show(photo: Photo | undefined): void {
    this.#set(photo);
    if (photo && this.#alt.value !== photo.alt) this.#alt.value = photo.alt;
  }

  #set(photo: Omit<Photo, "alt"> | undefined): void {
    const isOther = photo?.file !== this.#photo?.file;
    this.#photo = photo && { file: photo.file, width: photo.width, height: photo.height };
    this.#kept.hidden = !photo;
    if (!photo) this.#alt.value = "";
    if (isOther) void this.#draw(photo?.file);
  }

  async #draw(file: string | undefined): Promise<void> {
    const blob = file ? await this.#bench.shelf.get(file) : undefined;
    if (file !== this.#photo?.file) return; // another one was chosen in the meantime
    if (this.#url) URL.revokeObjectURL(this.#url);
    this.#url = blob ? URL.createObjectURL(blob) : "";
    this.#picture.hidden = !blob;
    this.#picture.alt = words.photoHere;
    if (blob) this.#picture.src = this.#url;
    else this.#picture.removeAttribute("src");
    if (file && !blob) this.#said.textContent = words.photoElsewhere;
  }

  async #choose(): Promise<void> {
    const [chosen] = this.#field.files ?? [];
    if (!chosen) return;
    this.#said.textContent = words.photoBusy;
    try {
      const kept = await this.#intake.keep(chosen);
      if (typeof kept === "string") this.#said.textContent = words.photoRefused(photoMessages.refusals[kept]);
      else this.#take(kept);
    } catch (cause) {
      this.#said.textContent = words.photoRefused(photoMessages.refusals.broken);
      this.#bench.failed(failureOf(cause));
    }
    this.#field.value = "";
  }

  #take(photo: Omit<Photo, "alt">): void {
    this.#set({ file: photo.file, width: photo.width, height: photo.height });
    this.#said.textContent = words.photoDone;
    this.#onChange();
    this.#alt.focus();
  }

  #remove(): void {
    this.#set(undefined);
    this.#said.textContent = words.photoGone;
    this.#onChange();
    this.#field.focus();
  }
}
