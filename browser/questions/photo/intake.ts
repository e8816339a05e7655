/** Brings photos in, one at a time: made fit, put on the shelf, added to the answer. What does not come in is named, with why. */

import type { Shelf } from "../../core/media.ts";
import { photoMessages as words } from "../../core/messages.ts";
import { make } from "../_parts/elements.ts";
import { prepare, type Prepared, type Refusal } from "./prepare.ts";
import { turn } from "./turns.ts";

export type WhyNot = Refusal | "double" | "tooMany" | "full";
export type Stored = Omit<Prepared, "bytes"> & { readonly file: string };

interface Refused {
  readonly name: string;
  readonly why: WhyNot;
}

/** How storage failed, whoever keeps it: this room knows no storage. */
export function failureOf(cause: unknown): "full" | "blocked" {
  return (cause as { readonly failure?: unknown } | null)?.failure === "full" ? "full" : "blocked";
}

export class Intake {
  readonly #root: HTMLElement;
  readonly #shelf: Shelf;

  constructor(root: HTMLElement, shelf: Shelf) {
    this.#root = root;
    this.#shelf = shelf;
  }

  say(text: string): void {
    const line = this.#root.querySelector("[data-photo-status]");
    if (line) line.textContent = text;
  }

  /** Keep one photo; says why when it cannot be kept. */
  async keep(file: Blob): Promise<Stored | WhyNot> {
    const made = await prepare(file);
    if (typeof made === "string") return made;
    try {
      const { bytes, ...size } = made;
      return { file: await this.#shelf.put(bytes, "jpg"), ...size };
    } catch (cause) {
      if (failureOf(cause) !== "full") throw cause;
      return "full";
    }
  }

  /** Bring in files in order. `add` says why it does not want one. Resolves with false when the store is full. */
  async bringIn(files: readonly File[], add: (photo: Stored) => WhyNot | undefined): Promise<boolean> {
    const refused: Refused[] = [];
    const refuse = (file: File, why: WhyNot): number => refused.push({ name: file.name || words.pasted, why });
    for (const [index, file] of files.entries()) {
      this.say(words.busy(index + 1, files.length));
      await turn(); // the words are seen, and a key is heard
      const kept = await this.keep(file);
      const why = typeof kept === "string" ? kept : add(kept);
      if (why) refuse(file, why);
      if (why === "full") for (const rest of files.slice(index + 1)) refuse(rest, "full");
      if (why === "full") break;
    }
    const added = files.length - refused.length;
    this.say([added ? words.added(added) : "", refused.length ? words.refused(refused.length) : ""].filter(Boolean).join(" "));
    this.tellRefused(refused);
    return !refused.some(({ why }) => why === "full");
  }

  /** A list that stays until the pupil closes it, or adds others. */
  tellRefused(refused: readonly Refused[]): void {
    const box = this.#root.querySelector<HTMLElement>("[data-photo-refused]");
    if (!box) return;
    box.hidden = !refused.length;
    const close = make("button", { class: "button button--small", attributes: { type: "button" }, onClick: () => (box.hidden = true) }, words.close);
    const rows = refused.map(({ name, why }) => make("li", { attributes: { "data-why": why } }, make("b", {}, name), `: ${words.refusals[why]}`));
    const isFull = refused.some(({ why }) => why === "full");
    box.replaceChildren(make("ul", {}, ...rows), ...(isFull ? [make("p", {}, words.full)] : []), close);
  }
}
