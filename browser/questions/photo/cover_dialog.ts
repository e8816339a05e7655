/** The dialog in which a pupil covers faces, names and screens: a box by mouse, finger or keys, burnt into the photo. */

import { photoMessages } from "../../core/messages.ts";
import { ask, paragraph } from "../_parts/dialog.ts";
import { button, make } from "../_parts/elements.ts";
import { around, between, grown, inPercents, moved, sized, within } from "./box.ts";
import type { Box } from "./cover.ts";
import type { Covering } from "./covering.ts";

const words = photoMessages.cover;
/** Pixels on the screen; a finger that moves less has tapped. */
const TAP = 8;
/** The first box is this part of the shortest side. */
const FIRST = 0.25;

class CoverTool {
  readonly stage: HTMLElement;
  readonly said = make("p", { class: "cover__said", attributes: { role: "status" } });
  readonly controls: HTMLElement;
  readonly #covering: Covering;
  readonly #image = make("img", { attributes: { alt: words.photo, draggable: "false" } }) as HTMLImageElement;
  readonly #frame = make("div", { class: "cover__box", attributes: { "aria-hidden": "true", "data-cover-box": "" } });
  readonly #undo: HTMLButtonElement;
  #box: Box;
  #working = false;

  constructor(covering: Covering) {
    this.#covering = covering;
    const side = FIRST * Math.min(covering.width, covering.height);
    this.#box = around(covering.width / 2, covering.height / 2, { width: side, height: side });
    this.stage = make(
      "div",
      { class: "cover__stage", attributes: { tabindex: "0", role: "application", "aria-label": words.box, "aria-describedby": "cover-keys", "data-cover-stage": "" } },
      this.#image,
      this.#frame,
    );
    this.#undo = button(words.undo, () => this.#takeBack());
    this.#undo.disabled = true;
    this.controls = make(
      "div",
      { class: "cover__controls" },
      button(words.apply, () => void this.#apply(), { action: "cover-box" }),
      button(words.larger, () => this.#put(grown(this.#box, covering.step), true)),
      button(words.smaller, () => this.#put(grown(this.#box, -covering.step), true)),
      this.#undo,
    );
    this.#listen();
    this.#show();
    this.#put(this.#box, false);
  }

  get isChanged(): boolean {
    return this.#covering.boxes > 0 && !this.#working;
  }

  say(text: string): void {
    this.said.textContent = text;
  }

  close(): void {
    URL.revokeObjectURL(this.#image.src);
  }

  /** Put the box somewhere. The frame shows all that covering it will change, which is a little more. */
  #put(box: Box, isSaid: boolean): void {
    const { width, height, step } = this.#covering;
    this.#box = within(box, this.#covering, step);
    const shown = this.#covering.fitted(this.#box);
    const { style, dataset } = this.#frame;
    style.left = `${(100 * shown.x) / width}%`;
    style.top = `${(100 * shown.y) / height}%`;
    style.width = `${(100 * shown.width) / width}%`;
    style.height = `${(100 * shown.height) / height}%`;
    for (const name of ["x", "y", "width", "height"] as const) dataset[name] = String(shown[name]);
    if (isSaid) this.say(words.place(...inPercents(shown, this.#covering)));
  }

  #show(): void {
    this.close();
    this.#image.src = URL.createObjectURL(new Blob([this.#covering.bytes as BlobPart], { type: "image/jpeg" }));
    this.#undo.disabled = this.#covering.boxes === 0;
  }

  async #apply(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    this.stage.setAttribute("aria-busy", "true");
    await this.#covering.apply(this.#box).finally(() => {
      this.#working = false;
      this.stage.removeAttribute("aria-busy");
    });
    this.#show();
    this.say(words.applied(this.#covering.boxes));
  }

  #takeBack(): void {
    if (this.#working) return;
    this.#covering.undo();
    this.#show();
    if (this.#undo.disabled) this.stage.focus(); // a button that goes out of use takes no focus with it
    this.say(words.undone);
  }

  #listen(): void {
    this.stage.addEventListener("keydown", (event) => this.#key(event));
    this.stage.addEventListener("pointerdown", (down) => {
      if (down.button !== 0) return;
      down.preventDefault(); // no selecting, no dragging of the picture
      this.stage.focus();
      this.stage.setPointerCapture(down.pointerId);
      this.#drag(down);
    });
  }

  #key(event: KeyboardEvent): void {
    const { step } = this.#covering;
    const [dx, dy] = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key] ?? [0, 0];
    if (event.key === "Enter") return void this.#apply();
    if (!dx && !dy) return;
    event.preventDefault();
    this.#put((event.shiftKey ? sized : moved)(this.#box, dx ?? 0, dy ?? 0), true);
  }

  /** A place on the screen as one on the photo. */
  #at(event: PointerEvent): readonly [number, number] {
    const area = this.#image.getBoundingClientRect();
    const { width, height } = this.#covering;
    return [((event.clientX - area.left) * width) / area.width, ((event.clientY - area.top) * height) / area.height];
  }

  #drag(down: PointerEvent): void {
    const size = this.#box;
    const from = this.#at(down);
    const move = (event: PointerEvent): void => {
      const isTap = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < TAP;
      this.#put(isTap ? around(...from, size) : between(...from, ...this.#at(event)), event.type === "pointerup");
    };
    const end = (event: PointerEvent): void => {
      if (event.type === "pointerup") move(event);
      this.stage.removeEventListener("pointermove", move);
      this.stage.removeEventListener("pointerup", end);
      this.stage.removeEventListener("pointercancel", end);
    };
    this.stage.addEventListener("pointermove", move);
    this.stage.addEventListener("pointerup", end);
    this.stage.addEventListener("pointercancel", end);
  }
}

/** Let the pupil cover parts of a photo; resolves with the photo as it is to be kept, or with nothing when he stops. */
export async function coverParts(covering: Covering): Promise<Uint8Array | null> {
  const tool = new CoverTool(covering);
  const answer = await ask<boolean>({
    title: words.title,
    body: [
      make("div", { class: "cover" }, paragraph(words.intro), tool.stage, tool.controls, tool.said, make("p", { class: "cover__keys", attributes: { id: "cover-keys" } }, words.keys, " ", words.forever)),
    ],
    buttons: (close) => [
      button(words.save, () => (tool.isChanged ? close(true) : tool.say(words.nothing)), { primary: true, action: "cover-save" }),
      button(words.stop, () => close(false)),
    ],
    cautious: false,
  });
  tool.close();
  return answer ? covering.bytes : null;
}
