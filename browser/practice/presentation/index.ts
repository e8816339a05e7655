/** Show a profile or a photo report to others: big, calm, one thing a screen, and only what the pupil ticked. Nothing of it is kept. */

import type { AnswerOf } from "../../core/definition.ts";
import type { FileReader } from "../../core/media.ts";
import { presentationMessages as words } from "../../core/messages.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import { svgFigure } from "../../questions/_parts/svg.ts";
import { type Board, openBoard } from "../_parts/board.ts";
import type { PracticeTool, Slot } from "../kind.ts";
import { makeShow, mayBeSeen, type Row, type Show, type Slide } from "./slides.ts";

type Place = Slot<"presentation">;
type Photos = AnswerOf<"photo">;

const SWIPE = 60; // pixels that a finger goes for a next screen

function photosOf(slot: Place): { readonly id: string; readonly answer: Photos } | undefined {
  const question = slot.question("photos");
  return question && { id: question.id, answer: (slot.read("photos") ?? []) as Photos };
}

/** What there is to show now. */
async function collect(slot: Place): Promise<Show> {
  const ticked = (slot.read("show") as AnswerOf<"multiple-choice"> | undefined)?.choices ?? [];
  const report = await slot.reportOf("show");
  return report ? makeShow(report, slot.options.parts, ticked, photosOf(slot)) : { slides: [], waiting: [] };
}

/** What the pupil should know before he starts. */
function sentencesFor(slot: Place, { slides, waiting }: Show): readonly string[] {
  if (!slides.length) return [words.nothing];
  const shown = slides.some(({ kind }) => kind === "photo");
  const away = shown ? (photosOf(slot)?.answer.filter((photo) => !mayBeSeen(photo)).length ?? 0) : 0;
  return [words.count(slides.length + 2), ...(waiting.length ? [words.waiting(waiting.join(", "))] : []), ...(away ? [words.hiddenPhotos(away)] : [])];
}

function listItem({ head, text }: Row): HTMLElement {
  if (!head) return make("li", {}, text);
  return make("li", {}, make("strong", {}, head), ...(text ? [make("span", {}, text)] : []));
}

/** One presentation, from its opening until it closes. */
class Presentation {
  readonly #slot: Place;
  readonly #slides: readonly Slide[];
  readonly #files: FileReader;
  readonly #name: string;
  readonly #urls = new Map<string, string>();
  readonly #content = make("div", { class: "show__content" });
  readonly #step = make("p", { class: "show__step", attributes: { role: "status" } });
  readonly #board: Board;
  #at = 0;

  constructor(slot: Place, slides: readonly Slide[], files: FileReader, name: string) {
    this.#slot = slot;
    this.#slides = slides;
    this.#files = files;
    this.#name = name;
    this.#board = openBoard({
      title: slot.options.heading,
      body: make("div", { class: "show" }, this.#content, this.#step),
      onNext: () => this.#go(1),
      onPrevious: () => this.#go(-1),
      onClose: () => this.#urls.forEach((url) => URL.revokeObjectURL(url)),
    });
    this.#board.dialog.classList.add("board--show");
    this.#listen(this.#board.dialog);
    this.#show();
  }

  get #total(): number {
    return this.#slides.length + 2;
  }

  #go(by: number): void {
    this.#at = Math.max(0, Math.min(this.#total - 1, this.#at + by));
    this.#show();
  }

  /** The first screen says whose it is, the last one asks for questions. */
  #show(): void {
    const slide = this.#slides[this.#at - 1];
    const isEnd = this.#at === this.#total - 1;
    this.#board.setTitle(slide?.title ?? (isEnd ? words.end : this.#slot.options.heading));
    this.#content.replaceChildren(...(slide ? this.#parts(slide) : isEnd || !this.#name ? [] : [make("p", {}, words.by(this.#name))]));
    this.#content.dataset["slide"] = slide?.kind ?? "";
    this.#step.textContent = words.step(this.#at + 1, this.#total);
    this.#board.setSteps({ next: !isEnd, previous: this.#at > 0 });
    this.#board.dialog.scrollTo(0, 0);
  }

  #parts(slide: Slide): readonly HTMLElement[] {
    switch (slide.kind) {
      case "text":
        return slide.paragraphs.map((text) => make("p", {}, text));
      case "list":
        return [make("ul", { class: "show__list" }, ...slide.rows.map(listItem))];
      case "photo":
        return [this.#photo(slide), ...(slide.text ? [make("p", {}, slide.text)] : [])];
      case "drawing": {
        const { width, height, shapes, alt, caption } = slide.figure;
        const drawn = svgFigure(width, height, shapes);
        drawn.setAttribute("role", "img");
        drawn.setAttribute("aria-label", alt || slide.title);
        return [make("div", { class: "show__picture" }, drawn), ...(caption ? [make("p", {}, caption)] : [])];
      }
    }
  }

  #photo({ file, alt }: Extract<Slide, { kind: "photo" }>): HTMLElement {
    const frame = make("div", { class: "show__picture" });
    const image = make("img", { attributes: { alt } });
    const lay = (url: string): void => {
      image.src = url;
      frame.replaceChildren(image);
    };
    const known = this.#urls.get(file);
    if (known) lay(known);
    else {
      void this.#files(file).then((bytes) => {
        if (!bytes || !this.#board.dialog.isConnected) return frame.replaceChildren(make("p", {}, words.missing), make("p", {}, alt));
        const url = URL.createObjectURL(new Blob([bytes as BlobPart], { type: "image/jpeg" }));
        this.#urls.set(file, url);
        lay(url);
      });
    }
    return frame;
  }

  /** A finger that wipes over the screen, and the space bar; the board itself knows arrows and clickers. */
  #listen(dialog: HTMLElement): void {
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== " " || (event.target as Element).closest("button")) return;
      event.preventDefault();
      this.#go(event.shiftKey ? -1 : 1);
    });
    let from: Touch | undefined;
    dialog.addEventListener("touchstart", ({ touches }) => (from = touches.length === 1 ? touches[0] : undefined), { passive: true });
    dialog.addEventListener("touchend", ({ changedTouches }) => {
      const to = changedTouches[0];
      if (!from || !to) return;
      const [across, down] = [to.clientX - from.clientX, to.clientY - from.clientY];
      if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) this.#go(across < 0 ? 1 : -1);
    });
  }
}

async function present(slot: Place, show: Show): Promise<void> {
  const files = await slot.filesOf(slot.read("photos") ?? []);
  const { name } = await slot.pupil();
  new Presentation(slot, show.slides, files, name);
}

export const presentation: PracticeTool<"presentation"> = {
  async start(slot) {
    const status = make("p", { class: "show-status", attributes: { role: "status" } });
    const look = async (): Promise<Show> => {
      const show = await collect(slot);
      const text = sentencesFor(slot, show).join(" ");
      if (status.textContent !== text) status.textContent = text;
      return show;
    };
    const open = button(words.open, () => void look().then((show) => (show.slides.length ? present(slot, show) : undefined)), { primary: true, action: "present-work" });
    slot.root.querySelector("[data-presentation]")?.append(make("div", { class: "practice__buttons" }, open), status);
    slot.watch("show", () => void look());
    slot.root.addEventListener("focusin", () => void look()); // what is filled in may have changed since
    await look();
  },
};
