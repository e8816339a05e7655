/** The cv that grows while the pupil fills in the sheet: seen as a page, checked for private things, downloaded for a company. */

import type { Cv } from "../../core/cv.ts";
import { cvMessages } from "../../core/messages.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import type { PracticeTool } from "../kind.ts";
import { openSources, type Source, sources, type Warning, warningsOf } from "./advice.ts";
import { cvIn, type CvSlot, roles } from "./answers.ts";
import { saveDocx, type Saved, savePdf } from "./files.ts";
import { previewNodes } from "./preview.ts";

const words = cvMessages.tool;

export const cv: PracticeTool<"cv"> = {
  start(slot) {
    const live = slot.root.querySelector<HTMLElement>("[data-cv-live]");
    if (live) new CvPanel(slot, live);
  },
};

class CvPanel {
  readonly #slot: CvSlot;
  readonly #page = make("div", { class: "cv-page", attributes: { role: "group", "aria-label": words.preview } });
  readonly #open = make("div", { class: "cv-live__open" });
  readonly #warnings = make("div", { class: "cv-live__warnings", attributes: { role: "status" } });
  readonly #status = make("div", { class: "cv-live__status", attributes: { role: "status" } });
  readonly #buttons: readonly HTMLButtonElement[];
  #shown = "";

  constructor(slot: CvSlot, live: HTMLElement) {
    this.#slot = slot;
    this.#buttons = [
      button(words.pdf, () => void this.#save(savePdf), { primary: true, action: "save-cv-pdf" }),
      button(words.docx, () => void this.#save(saveDocx), { action: "save-cv-docx" }),
    ];
    live.append(
      make("p", {}, words.lead),
      this.#page,
      this.#open,
      make("p", { class: "cv-live__least" }, words.least),
      this.#warnings,
      make("div", { class: "practice__buttons" }, ...this.#buttons),
      this.#status,
    );
    for (const role of roles) slot.watch(role, () => this.#show());
    this.#show();
  }

  /** Drawn anew only when it says something else: typing elsewhere must not disturb who reads here. */
  #show(): void {
    const now = cvIn(this.#slot);
    const warnings = this.#found();
    const open = openSources(now, this.#wantsMotivation());
    const shown = JSON.stringify([now, warnings, open]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#page.dataset["layout"] = now.layout;
    this.#page.replaceChildren(...previewNodes(now));
    this.#open.replaceChildren(...this.#openNodes(open));
    this.#warnings.replaceChildren(...this.#warningNodes(warnings));
  }

  #wantsMotivation(): boolean {
    const answer = this.#slot.read("include");
    return (answer as { readonly choice?: unknown } | undefined)?.choice !== this.#slot.options.without;
  }

  #found(): readonly Warning[] {
    return warningsOf(new Map(sources.map((source) => [source, this.#slot.read(source)])), new Date().getFullYear());
  }

  #openNodes(open: readonly Source[]): readonly HTMLElement[] {
    if (!open.length) return [];
    return [make("p", {}, words.open), make("ul", { class: "cv-live__list" }, ...open.map((source) => make("li", {}, this.#goButton(source, words.parts[source]))))];
  }

  #warningNodes(warnings: readonly Warning[]): readonly HTMLElement[] {
    if (!warnings.length) return [];
    const rows = warnings.map(({ thing, source }) => make("li", {}, `${words.things[thing]} `, this.#goButton(source, words.look(words.parts[source]))));
    return [make("p", {}, make("strong", {}, words.attention)), make("ul", { class: "cv-live__list" }, ...rows)];
  }

  #goButton(source: Source, text: string): HTMLButtonElement {
    const go = button(text, () => this.#goTo(source), { action: "cv-go" });
    go.className = "text-button";
    return go;
  }

  #goTo(source: Source): void {
    const id = this.#slot.question(source)?.id ?? "";
    const root = this.#slot.root.closest("form")?.querySelector<HTMLElement>(`[data-question="${id}"]`);
    root?.dispatchEvent(new Event("show-section", { bubbles: true }));
    root?.scrollIntoView({ block: "start" });
    root?.querySelector<HTMLElement>("input, textarea, select")?.focus({ preventScroll: true });
  }

  async #save(make: (slot: CvSlot, made: Cv) => Promise<Saved>): Promise<void> {
    if (this.#buttons.some((one) => one.getAttribute("aria-disabled") === "true")) return;
    for (const one of this.#buttons) one.setAttribute("aria-disabled", "true");
    this.#say([words.busy]);
    try {
      this.#tell(await make(this.#slot, cvIn(this.#slot)));
    } catch (cause) {
      console.warn(cause);
      this.#say([words.failed]);
    }
    for (const one of this.#buttons) one.removeAttribute("aria-disabled");
  }

  #tell({ name, pages }: Saved): void {
    const size = pages === undefined ? [words.inWord] : [pages === 1 ? words.onePage : words.tooLong(pages)];
    this.#say([words.saved(name), ...size, words.noAnswers]);
  }

  #say(lines: readonly string[]): void {
    this.#status.replaceChildren(...lines.map((line) => make("p", {}, line)));
  }
}
