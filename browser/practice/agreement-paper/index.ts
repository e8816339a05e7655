/**
 * The model of an agreement, filled with what the pupil wrote. The page already shows the empty model with an explanation beside each part;
 * this puts the answers in, and makes the files.
 */

import { agreementPaperMessages as words } from "../../core/messages.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import type { PracticeTool } from "../kind.ts";
import { answersOf, type PaperSlot, roles } from "./answers.ts";
import { type Order, saveDocx, savePdf } from "./files.ts";
import { type AgreementAnswers, knownOf } from "./known.ts";
import { printWriting, screenNode } from "./nodes.ts";
import { type AgreementPaper, type AgreementPart, agreementOf, agreementWriting } from "./paper.ts";
import type { AgreementText } from "./text.ts";

export const agreementPaper: PracticeTool<"agreement-paper"> = {
  async start(slot) {
    const live = slot.root.querySelector<HTMLElement>("[data-deal-live]");
    if (!live) return; // the school has a form of its own
    const panel = new PaperPanel(slot, live, await slot.data<AgreementText>("agreement"));
    await panel.show();
  },
};

class PaperPanel {
  readonly #slot: PaperSlot;
  readonly #text: AgreementText;
  readonly #open = make("div", { class: "deal-open" });
  readonly #status = make("div", { class: "deal-status", attributes: { role: "status" } });
  readonly #buttons: readonly HTMLButtonElement[];
  #shown = "";
  #turn = 0;

  constructor(slot: PaperSlot, live: HTMLElement, text: AgreementText) {
    this.#slot = slot;
    this.#text = text;
    this.#buttons = [
      button(words.pdf(text.copies), () => void this.#save(savePdf, "all"), { primary: true, action: "save-agreement-pdf" }),
      button(words.docx, () => void this.#save(saveDocx, "one"), { action: "save-agreement-docx" }),
      button(words.print(text.copies), () => void this.#print(), { action: "print-agreement" }),
    ];
    live.append(this.#open, make("div", { class: "practice__buttons" }, ...this.#buttons), this.#status);
    for (const role of roles) slot.watch(role, () => void this.show());
    // other sheets and the name may have changed meanwhile
    slot.root.addEventListener("focusin", () => void this.show());
    document.addEventListener("change", (event) => {
      if (event.target instanceof HTMLElement && event.target.matches("[data-pupil]")) void this.show();
    });
    document.addEventListener("visibilitychange", () => void this.show());
  }

  async #paper(): Promise<{ paper: AgreementPaper; answers: AgreementAnswers }> {
    const answers = await answersOf(this.#slot);
    return { paper: agreementOf(this.#text, knownOf(answers, this.#text.school)), answers };
  }

  /** Drawn anew only where it says something else: who reads here is not disturbed. */
  async show(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const { paper } = await this.#paper();
    const shown = JSON.stringify(paper.parts);
    if (turn !== this.#turn || shown === this.#shown) return;
    const before = new Map((this.#shown ? (JSON.parse(this.#shown) as readonly AgreementPart[]) : []).map((part) => [part.id, JSON.stringify(part)]));
    this.#shown = shown;
    for (const part of paper.parts) if (before.get(part.id) !== JSON.stringify(part)) this.#showPart(part);
    this.#showOpen(paper.parts);
  }

  #showPart(part: AgreementPart): void {
    const place = this.#slot.root.querySelector(`[data-deal-part="${part.id}"]`);
    place?.querySelector("[data-deal-paper]")?.replaceChildren(...part.blocks.map(screenNode));
    const asks = place?.querySelector("[data-deal-asks]");
    asks?.replaceChildren(...(part.asks.length ? [make("p", {}, words.asks), make("ul", {}, ...part.asks.map((label) => make("li", {}, label)))] : []));
  }

  #showOpen(parts: readonly AgreementPart[]): void {
    const open = parts.reduce((sum, part) => sum + part.open.length, 0);
    const asks = parts.reduce((sum, part) => sum + part.asks.length, 0);
    this.#open.replaceChildren(make("p", {}, words.open(open)), ...(asks ? [make("p", {}, words.asksInAll(asks))] : []));
  }

  async #order(copies: "all" | "one"): Promise<Order> {
    const { paper, answers } = await this.#paper();
    const at = new Date();
    return { writing: agreementWriting(paper, copies, at), what: this.#text.title, owner: answers.pupil ?? { name: "", group: "" }, at };
  }

  async #save(save: typeof savePdf, copies: "all" | "one"): Promise<void> {
    if (this.#buttons.some((one) => one.getAttribute("aria-disabled") === "true")) return;
    for (const one of this.#buttons) one.setAttribute("aria-disabled", "true");
    this.#say(words.busy);
    try {
      const name = await save(this.#slot, await this.#order(copies));
      this.#say(words.saved(name), copies === "all" ? words.allCopies(this.#text.copies) : words.oneCopy(this.#text.copies), words.next);
    } catch (cause) {
      console.warn(cause);
      this.#say(words.failed);
    }
    for (const one of this.#buttons) one.removeAttribute("aria-disabled");
  }

  async #print(): Promise<void> {
    printWriting((await this.#order("all")).writing);
  }

  #say(...lines: readonly string[]): void {
    this.#status.replaceChildren(...lines.map((line) => make("p", {}, line)));
  }
}
