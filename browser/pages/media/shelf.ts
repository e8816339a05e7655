/** Where photos and clips are kept: IndexedDB behind the backend. Without storage they stay on the page, so that they can still be downloaded. */

import { FILE_TYPES, filesIn, type Room, type Shelf } from "../../core/media.ts";
import { nameOf } from "../../files/media/index.ts";
import { type Backend, storageFailure } from "../../storage/backend.ts";

/** Milliseconds that a file without an answer stays: an undo, or another tab that has not saved yet, may still ask for it. */
const GRACE = 10 * 60_000;

export class DeviceShelf implements Shelf {
  readonly #backend: Backend;
  /** Files that storage refused for another reason than room. */
  readonly #homeless = new Map<string, Blob>();
  readonly #urls = new Map<string, string>();

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  async put(bytes: Uint8Array, ending: string): Promise<string> {
    const name = await nameOf(bytes, ending);
    await this.putNamed(name, bytes);
    return name;
  }

  /** Keep a file whose name is known to be right. */
  async putNamed(name: string, bytes: Uint8Array): Promise<void> {
    const blob = new Blob([bytes as BlobPart], { type: FILE_TYPES[name.slice(name.indexOf(".") + 1)] ?? "" });
    try {
      await this.#backend.putFile(name, blob);
    } catch (cause) {
      if (storageFailure(cause) !== "blocked") throw cause;
      this.#homeless.set(name, blob);
    }
  }

  async get(name: string): Promise<Blob | undefined> {
    const blob = this.#homeless.get(name) ?? (await this.#backend.file(name).catch(() => undefined));
    if (blob && !this.#urls.has(name)) this.#urls.set(name, URL.createObjectURL(blob));
    return blob;
  }

  async bytes(name: string): Promise<Uint8Array | undefined> {
    const blob = await this.get(name);
    return blob && new Uint8Array(await blob.arrayBuffer());
  }

  /** Address of a file that this page has read before: printing cannot wait. */
  url(name: string): string | undefined {
    return this.#urls.get(name);
  }

  async drop(names: readonly string[]): Promise<void> {
    for (const name of names) {
      const url = this.#urls.get(name);
      if (url) URL.revokeObjectURL(url);
      this.#urls.delete(name);
      this.#homeless.delete(name);
    }
    await this.#backend.dropFiles(names).catch(() => undefined); // refused storage holds nothing of it
  }

  /** Let go of all that this page itself holds: the device has been emptied. */
  forget(): void {
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls.clear();
    this.#homeless.clear();
  }

  async room(): Promise<Room> {
    const files = await this.#backend.fileList().catch(() => []);
    const kept = files.reduce((sum, { size }) => sum + size, 0);
    const estimate = await navigator.storage?.estimate?.().catch(() => undefined);
    return { used: Math.max(kept, estimate?.usage ?? 0), quota: estimate?.quota ?? 0 };
  }

  /** Remove files that no answer names any more. */
  async tidy(): Promise<void> {
    const named = filesIn(await this.#backend.worksheets());
    const before = Date.now() - GRACE;
    const old = (await this.#backend.fileList()).filter(({ name, keptAt }) => keptAt < before && !named.has(name));
    if (old.length) await this.drop(old.map(({ name }) => name));
  }
}
