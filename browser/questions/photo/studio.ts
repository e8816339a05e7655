/** The photo question as a pupil works on it: adding, describing, ordering, replacing, removing and covering photos. */

import { photoMessages as words } from "../../core/messages.ts";
import type { Bench, Studio } from "../studio.ts";
import { hasCamera, takePhoto } from "./camera.ts";
import { Cards, type Photo } from "./cards.ts";
import { coverParts } from "./cover_dialog.ts";
import { Covering } from "./covering.ts";
import { failureOf, Intake, type Stored, type WhyNot } from "./intake.ts";
import { mayAddPhotos } from "./permission.ts";

/** The same as in index.ts. */
const MOST_PHOTOS = 40;

/** A photo that is taken away, as long as it can come back. */
interface Gone {
  readonly photo: Photo;
  readonly index: number;
  /** The photo in its place, if it was replaced. */
  readonly by?: string;
}

class PhotoDesk {
  readonly #bench: Bench<"photo">;
  readonly #root: HTMLElement;
  readonly #cards: Cards;
  readonly #intake: Intake;
  readonly #undo: HTMLButtonElement;
  #gone: Gone | undefined;
  /** Photos come in one after the other, also when more are chosen in the meantime. */
  #queue: Promise<void> = Promise.resolve();
  #replacing = "";
  /** A second press while the first still opens the dialog does nothing. */
  #isCovering = false;

  constructor(bench: Bench<"photo">) {
    this.#bench = bench;
    this.#root = bench.root;
    this.#cards = new Cards(bench.root, bench.shelf);
    this.#intake = new Intake(bench.root, bench.shelf);
    this.#undo = this.#part<HTMLButtonElement>("[data-undo-photo]");
    this.#cards.show(bench.read());
    bench.watch(() => {
      this.#settle();
      this.#cards.show(bench.read());
    });
    this.#listen();
  }

  #part<E extends HTMLElement>(selector: string): E {
    return this.#root.querySelector(selector) as E;
  }

  #write(photos: readonly Photo[]): void {
    this.#bench.write(photos);
    this.#cards.show(photos);
  }

  #find(file: string): { readonly photo: Photo; readonly index: number; readonly photos: readonly Photo[] } | undefined {
    const photos = this.#bench.read();
    const index = photos.findIndex((photo) => photo.file === file);
    const photo = photos[index];
    return photo && { photo, index, photos };
  }

  #listen(): void {
    const area = this.#part("[data-photos]");
    this.#part("[data-photo-list]").addEventListener("input", (event) => this.#typed(event.target as Element));
    area.addEventListener("click", (event) => this.#clicked(event));
    area.addEventListener("change", (event) => this.#chosen(event.target as HTMLInputElement));
    this.#undo.addEventListener("click", () => this.#putBack());
    this.#part("[data-open-camera]").hidden = !hasCamera();
    this.#part(".photos__take").hidden = hasCamera();
    this.#listenToDrops();
    addEventListener("pagehide", () => this.#settle());
  }

  #listenToDrops(): void {
    this.#root.addEventListener("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      event.stopPropagation(); // the rest of the page takes files of answers
      document.querySelector(".drop-veil")?.setAttribute("hidden", "");
      this.#root.dataset["dropping"] = "";
    });
    this.#root.addEventListener("dragleave", () => delete this.#root.dataset["dropping"]);
    this.#root.addEventListener("drop", (event) => {
      delete this.#root.dataset["dropping"];
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      event.stopPropagation();
      this.#add([...event.dataTransfer.files]);
    });
    document.addEventListener("paste", (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      const isHere = this.#root.contains(event.target as Node) || document.activeElement === document.body;
      if (!files.length || !isHere || !this.#root.checkVisibility()) return;
      event.preventDefault();
      this.#add(files);
    });
  }

  #typed(target: Element): void {
    const file = this.#cards.fileAt(target);
    const card = file && this.#cards.cardOf(file);
    if (!card) return;
    const found = this.#cards.wordsOf(card);
    this.#bench.write(this.#bench.read().map((photo) => (photo.file === file ? { ...photo, ...found } : photo)));
  }

  #clicked(event: MouseEvent): void {
    const target = event.target as Element;
    if (target.matches("[data-choose-photos], [data-take-photo]")) return this.#askFirst(event, target as HTMLInputElement);
    if (target.closest("[data-open-camera]")) return void this.#takePhoto();
    const file = this.#cards.fileAt(target);
    if (!file) return;
    const move = target.closest<HTMLElement>("[data-move]")?.dataset["move"];
    if (move) this.#move(file, move === "up" ? -1 : 1);
    else if (target.closest("[data-remove]")) this.#remove(file);
    else if (target.closest("[data-cover]")) void this.#cover(file);
    else if (target.closest("[data-replace]")) {
      this.#replacing = file;
      this.#part("[data-replace-photo]").click();
    }
  }

  /** Before the first photo the rules; after that the field opens as it does anywhere. */
  #askFirst(event: MouseEvent, field: HTMLInputElement): void {
    if (this.#bench.read().length || field.dataset["asked"]) return void delete field.dataset["asked"];
    event.preventDefault();
    void mayAddPhotos(this.#root).then((isAllowed) => {
      if (!isAllowed) return field.focus();
      field.dataset["asked"] = "yes";
      field.click();
    });
  }

  #chosen(field: HTMLInputElement): void {
    if (field.type !== "file") return;
    const files = [...(field.files ?? [])];
    field.value = "";
    if (field.matches("[data-replace-photo]")) this.#replace(this.#replacing, files);
    else this.#add(files);
  }

  async #takePhoto(): Promise<void> {
    if (!(await this.#isAllowed())) return;
    try {
      const file = await takePhoto();
      if (file) this.#add([file]);
    } catch {
      this.#intake.say(words.camera.refused);
    }
  }

  async #isAllowed(): Promise<boolean> {
    return this.#bench.read().length > 0 || mayAddPhotos(this.#root);
  }

  /** Do something with photos after all that came before it. */
  #next(work: () => Promise<void>): void {
    this.#queue = this.#queue.then(work).catch((cause: unknown) => {
      console.warn(cause);
      this.#bench.failed(failureOf(cause));
    });
  }

  /** After what can still be kept is kept: else the line would say at once that all is well. */
  async #tellFull(): Promise<void> {
    await this.#bench.saved();
    this.#bench.failed("full");
  }

  #add(files: readonly File[]): void {
    if (!files.length) return;
    this.#next(async () => {
      if (!(await this.#isAllowed())) return;
      const fits = await this.#intake.bringIn(files, (photo) => this.#accept(photo));
      if (!fits) await this.#tellFull();
    });
  }

  #accept(photo: Stored): WhyNot | undefined {
    const photos = this.#bench.read();
    if (photos.some(({ file }) => file === photo.file)) return "double";
    if (photos.length >= MOST_PHOTOS) {
      void this.#bench.shelf.drop([photo.file]);
      return "tooMany";
    }
    this.#write([...photos, { ...photo, alt: "", caption: "", why: "", everyone: "" }]);
    return undefined;
  }

  #replace(file: string, files: readonly File[]): void {
    const [first] = files;
    if (!first) return;
    this.#next(async () => {
      this.#intake.say(words.busy(1, 1));
      const kept = await this.#intake.keep(first);
      const found = this.#find(file);
      const why = typeof kept === "string" ? kept : this.#find(kept.file) ? "double" : undefined;
      if (typeof kept === "string" || why || !found) {
        this.#intake.say(words.refused(1));
        this.#intake.tellRefused(why ? [{ name: first.name, why }] : []);
        return why === "full" ? this.#tellFull() : undefined;
      }
      this.#swap(file, kept);
      this.#offerUndo({ photo: found.photo, index: found.index, by: kept.file });
      this.#intake.tellRefused([]);
      this.#intake.say(words.replaced(found.index + 1));
    });
  }

  /** Another file for the same photo; its words stay. */
  #swap(file: string, by: Stored): void {
    this.#write(this.#bench.read().map((photo) => (photo.file === file ? { ...photo, ...by } : photo)));
  }

  #move(file: string, by: 1 | -1): void {
    const found = this.#find(file);
    if (!found) return;
    const { photo, index, photos } = found;
    const place = index + by;
    if (place < 0 || place >= photos.length) return;
    const rest = photos.filter((other) => other !== photo);
    this.#write([...rest.slice(0, place), photo, ...rest.slice(place)]);
    this.#cards.cardOf(file)?.querySelector<HTMLElement>(`[data-move=${by < 0 ? "up" : "down"}]`)?.focus();
    this.#intake.say(words.moved(place + 1));
  }

  #remove(file: string): void {
    const found = this.#find(file);
    if (!found) return;
    this.#write(found.photos.filter((photo) => photo !== found.photo));
    this.#offerUndo(found);
    this.#undo.focus();
    this.#intake.say(words.removed(found.index + 1));
  }

  #offerUndo(gone: Gone): void {
    this.#settle();
    this.#gone = gone;
    this.#undo.hidden = false;
  }

  /** What was taken away is now gone for good: its file too. */
  #settle(): void {
    const gone = this.#gone;
    this.#gone = undefined;
    this.#undo.hidden = true;
    if (gone && !this.#find(gone.photo.file)) void this.#bench.shelf.drop([gone.photo.file]);
  }

  #putBack(): void {
    const gone = this.#gone;
    if (!gone) return;
    this.#gone = undefined;
    this.#undo.hidden = true;
    const { photo, index, by } = gone;
    const photos = this.#bench.read();
    const now = by === undefined ? undefined : photos.find(({ file }) => file === by);
    // What was written since stays with the photo.
    const back = now ? { ...now, file: photo.file, width: photo.width, height: photo.height } : photo;
    const rest = photos.filter(({ file }) => file !== by && file !== photo.file);
    this.#write([...rest.slice(0, index), back, ...rest.slice(index)]);
    if (by) void this.#bench.shelf.drop([by]);
    this.#cards.cardOf(photo.file)?.querySelector<HTMLElement>("textarea")?.focus();
    this.#intake.say(words.back);
  }

  async #cover(file: string): Promise<void> {
    if (this.#isCovering) return;
    this.#isCovering = true;
    this.#intake.say(words.cover.busy);
    const covering = await this.#openForCovering(file);
    this.#intake.say(covering ? "" : words.cover.failed);
    const bytes = covering && (await coverParts(covering));
    this.#isCovering = false;
    if (bytes) this.#next(() => this.#keepCovered(file, bytes, covering));
  }

  async #openForCovering(file: string): Promise<Covering | undefined> {
    const blob = await this.#bench.shelf.get(file).catch(() => undefined);
    return blob && Covering.of(new Uint8Array(await blob.arrayBuffer()));
  }

  /** The covered photo takes the place of the other, which goes at once: no undo, nothing on the shelf. */
  async #keepCovered(file: string, bytes: Uint8Array, { width, height }: Covering): Promise<void> {
    const { shelf } = this.#bench;
    const name = await shelf.put(bytes, "jpg").catch((cause: unknown) => {
      if (failureOf(cause) !== "full") throw cause;
      return "";
    });
    if (!name) {
      this.#intake.say(words.cover.full);
      return this.#tellFull();
    }
    const index = this.#find(file)?.index;
    if (index === undefined) return;
    if (this.#gone?.by === file) this.#gone = { ...this.#gone, by: name };
    this.#swap(file, { file: name, width, height });
    await this.#bench.saved(); // if the browser stops now, the answer names a photo that is there
    await shelf.drop([file]);
    this.#cards.cardOf(name)?.querySelector<HTMLElement>("[data-cover]")?.focus();
    this.#intake.say(words.cover.saved(index + 1));
  }
}

export const studio: Studio<"photo"> = {
  start(bench) {
    new PhotoDesk(bench);
  },
};
