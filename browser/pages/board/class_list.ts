/**
 * The names of a class. They live in the memory of the page. Only when the teacher asks, they stay until this tab is closed: then
 * they come along to the next card. "Klaar op deze computer" takes them away too.
 */

import { areaOf } from "../../storage/database.ts";
import { namesOf } from "./names.ts";

const AREA = "sessionStorage";

export class ClassList {
  readonly #key: string;
  #names: readonly string[] = [];

  constructor(site: string) {
    this.#key = `opstage:${site}:class-list`;
    const kept = areaOf(AREA)?.getItem(this.#key) ?? "";
    this.#names = namesOf(kept);
  }

  get names(): readonly string[] {
    return this.#names;
  }

  get isKept(): boolean {
    return areaOf(AREA)?.getItem(this.#key) != null;
  }

  use(text: string, keep: boolean): void {
    this.#names = namesOf(text);
    if (keep && this.#names.length) this.#keep();
    else areaOf(AREA)?.removeItem(this.#key);
  }

  #keep(): void {
    try {
      areaOf(AREA)?.setItem(this.#key, this.#names.join("\n"));
    } catch {
      // a browser that refuses keeps them in memory, as it does without asking
    }
  }

  forget(): void {
    this.use("", false);
  }
}
