/** The tries of a pupil: a player for each, the best one, a file to take away, and a try that goes or comes back. */

import { FILE_TYPES, isFileName } from "../../core/media.ts";
import { recordingMessages as words } from "../../core/messages.ts";
import { button, make } from "../_parts/elements.ts";
import type { Bench } from "../studio.ts";
import { clipName, clipWords, type Item, MOST_ITEMS } from "./clips.ts";
import { withoutPlace } from "./container.ts";
import { clipsOf, withBest, withClips, withoutClips } from "./limits.ts";

interface Card {
  readonly element: HTMLElement;
  readonly best: HTMLButtonElement;
  /** Address of the clip in memory, once it is read. */
  url: string;
}

/** A label that opens the chooser of a file. */
export function filePicker(text: string, accept: string, onFile: (file: File) => void, attributes: { readonly [name: string]: string } = {}): HTMLElement {
  const field = make("input", { attributes: { type: "file", accept, ...attributes } });
  field.addEventListener("change", () => {
    const [file] = field.files ?? [];
    field.value = ""; // the same file may be chosen again
    if (file) onFile(file);
  });
  return make("label", { class: "button recording__pick" }, make("span", {}, text), field);
}

function isFull(cause: unknown): boolean {
  return (cause as { readonly failure?: unknown } | undefined)?.failure === "full";
}

/** Put a clip on the shelf; resolves with its name, or nothing when storage does not take it (and the pupil knows). */
export async function putClip(bench: Bench<"recording">, bytes: Uint8Array, ending: string): Promise<string | undefined> {
  try {
    return await bench.shelf.put(bytes, ending);
  } catch (cause) {
    bench.failed(isFull(cause) ? "full" : "blocked");
    return undefined;
  }
}

export class Tries {
  readonly element = make("div", { class: "tries" });
  readonly #bench: Bench<"recording">;
  readonly #say: (text: string) => void;
  readonly #cards = new Map<string, Card>();
  readonly #title = make("p", { class: "tries__title", attributes: { tabindex: "-1" } }, words.tries);
  readonly #list = make("ol", { class: "tries__list" });
  readonly #others = button(words.removeOthers, () => void this.#remove(clipsOf(this.#bench.read()).filter(({ best }) => !best)), { action: "remove-others" });

  constructor(bench: Bench<"recording">, say: (text: string) => void) {
    this.#bench = bench;
    this.#say = say;
    this.element.append(this.#title, this.#list, make("div", { class: "practice__buttons" }, this.#others));
    this.show();
  }

  /** The clips of the answer as it is now. A player that runs goes on. */
  show(): void {
    const items = clipsOf(this.#bench.read()).filter(({ file }) => isFileName(file)).slice(0, MOST_ITEMS);
    const cards = new Map(items.map((item) => [item.file, this.#cards.get(item.file) ?? this.#make(item)]));
    for (const [file, { element, url }] of this.#cards) {
      if (cards.has(file)) continue;
      element.remove();
      URL.revokeObjectURL(url);
      this.#cards.delete(file);
    }
    for (const [file, card] of cards) {
      this.#cards.set(file, card);
      card.best.setAttribute("aria-pressed", String(items.some((item) => item.file === file && item.best)));
      if (!card.element.isConnected) this.#list.append(card.element);
    }
    // A card that came back stands in the order of the tries; only then one that plays may be moved.
    const order = [...cards.values()].map(({ element }) => element);
    if (order.some((element, index) => this.#list.children[index] !== element)) this.#list.replaceChildren(...order);
    this.element.hidden = items.length === 0;
    this.#others.hidden = items.length < 2 || !items.some(({ best }) => best);
  }

  #make(item: Item): Card {
    const hidden = (): HTMLElement => make("span", { class: "visually-hidden" }, words.ofTry(item.number));
    const best = button(words.best, () => this.#choose(item.file), { action: "best-try" });
    const remove = button(words.remove, () => void this.#remove([item]), { action: "remove-try" });
    for (const each of [best, remove]) each.append(hidden());
    const player = make("div", { class: "try__player" });
    const title = make("p", { class: "try__title" }, words.title(item.number, clipWords(item), words.size(item.size)));
    const element = make("li", { class: "try", attributes: { "data-try": String(item.number) } }, title, player, make("div", { class: "practice__buttons" }, best, remove));
    const card: Card = { element, best, url: "" };
    void this.#fill(card, item, player, remove);
    return card;
  }

  /** The player and the download, from the bytes that are kept; or a way to bring them. */
  async #fill(card: Card, item: Item, player: HTMLElement, remove: HTMLElement): Promise<void> {
    const blob = await this.#bench.shelf.get(item.file).catch(() => undefined);
    if (!blob) {
      card.best.hidden = true;
      const type = FILE_TYPES[item.file.slice(65)] ?? "";
      player.replaceChildren(make("p", {}, words.missing), filePicker(words.putBack(item.number), `${type.split("/")[0]}/*`, (file) => void this.#putBack(item, file)));
      return;
    }
    card.url = URL.createObjectURL(blob);
    const attributes = { controls: "", preload: "metadata", "aria-label": words.player(item.number), src: card.url };
    const clip = item.kind === "video" ? make("video", { attributes: { ...attributes, playsinline: "" } }) : make("audio", { attributes });
    clip.addEventListener("error", () => player.replaceChildren(make("p", {}, words.noPlayer)), { once: true });
    player.replaceChildren(clip);
    const form = this.#bench.root.closest<HTMLElement>("[data-worksheet]")?.dataset["worksheet"] ?? "";
    const name = `${form}_${clipName(this.#bench.question.id, item)}`.replace(/^_/, "");
    const link = make("a", { class: "button", attributes: { href: card.url, download: name, "data-action": "download-try" } }, words.download);
    link.append(make("span", { class: "visually-hidden" }, words.ofTry(item.number)));
    remove.before(link);
  }

  #choose(file: string): void {
    this.#bench.write(withBest(this.#bench.read(), file));
    this.show();
  }

  /** Take tries away at once, and offer them back for as long as this page remembers them. */
  async #remove(items: readonly Item[]): Promise<void> {
    const { shelf } = this.#bench;
    const files = items.map(({ file }) => file);
    const blobs = await Promise.all(files.map((file) => shelf.get(file).catch(() => undefined)));
    this.#bench.write(withoutClips(this.#bench.read(), files));
    this.show();
    await shelf.drop(files).catch(() => undefined);
    const text = words.removed(items.length);
    this.#say(text);
    this.#bench.notify(text, { undo: () => void this.#back(items, blobs) });
    if (!this.element.hidden) this.#title.focus();
  }

  async #back(items: readonly Item[], blobs: readonly (Blob | undefined)[]): Promise<void> {
    const back: Item[] = [];
    for (const [index, item] of items.entries()) {
      const blob = blobs[index];
      const kept = !blob || (await putClip(this.#bench, new Uint8Array(await blob.arrayBuffer()), item.file.slice(65)));
      if (kept) back.push(item);
    }
    this.#bench.write(withClips(this.#bench.read(), back));
    this.show();
    this.#say(back.length === items.length ? words.back : words.unsaved);
  }

  /** The file of a try that was made elsewhere. Its name is its content, so that no other can take its place. */
  async #putBack(item: Item, file: File): Promise<void> {
    const bytes = withoutPlace(new Uint8Array(await file.arrayBuffer()));
    const name = await putClip(this.#bench, bytes, item.file.slice(65));
    if (name === undefined) return;
    if (name !== item.file) {
      if (!this.#bench.read().some((other) => other.file === name)) await this.#bench.shelf.drop([name]).catch(() => undefined);
      return this.#say(words.otherFile);
    }
    this.#cards.get(name)?.element.remove();
    this.#cards.delete(name);
    this.show();
    this.#say(words.back);
  }
}
