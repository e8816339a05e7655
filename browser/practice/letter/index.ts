/** A letter put together from questions of the sheet: seen while it grows, made one's own as a whole, taken along. All that is kept are the answers. */

import { letterMessages } from "../../core/messages.ts";
import { mayHoldFirstName, properName, bareName } from "../../core/names.ts";
import { isoDay } from "../../core/text.ts";
import { mailto } from "../../exports/mail/mailto.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import { makeCopier } from "../_parts/copier.ts";
import type { PracticeTool } from "../kind.ts";
import { emptyRoles, type LetterSlot, PARTS, partsOf, type Role, useOf, wholeOf } from "./answers.ts";
import { printCard } from "./card.ts";
import { type Answer, askChoice, type Choice, makeChoice } from "./choice.ts";
import { saveDocx, saveEml, savePdf } from "./files.ts";
import { compose, isEmpty, type Letter, letterOf, type LetterParts, piecesOf, writingOf } from "./letter.ts";
import { makePreview } from "./preview.ts";
import { afterPart, afterWhole, isOpen, textOf, type Use, type Versions, withChanges } from "./versions.ts";

const words = letterMessages;

export const letter: PracticeTool<"letter"> = {
  async start(slot) {
    const box = slot.root.querySelector<HTMLElement>("[data-letter-tool]");
    if (!box) return;
    slot.root.querySelector(".letter-order")?.classList.add("letter-order--paper");
    const { name } = await slot.pupil();
    new LetterDesk(slot, box, name);
  },
};

/** The element of a question of this sheet. */
function questionElement(slot: LetterSlot, role: Role): HTMLElement | null {
  const id = slot.question(role)?.id;
  return id === undefined ? null : (slot.root.closest("form")?.querySelector<HTMLElement>(`[data-question="${id}"]`) ?? null);
}

function goTo(element: HTMLElement | null): void {
  element?.dispatchEvent(new Event("show-section", { bubbles: true }));
  element?.scrollIntoView({ block: "start" });
  element?.querySelector<HTMLElement>("input, textarea, select")?.focus({ preventScroll: true });
}

class LetterDesk {
  readonly #slot: LetterSlot;
  readonly #pupil: string;
  readonly #preview = makePreview();
  /** Beside the paragraphs, when they stand in another section of the sheet. */
  readonly #beside = makePreview();
  readonly #choices: readonly Choice[];
  /** Says once that there is something to choose, however many boxes show it. */
  readonly #heard = make("p", { class: "visually-hidden", attributes: { role: "status" } });
  readonly #which = make("p", { class: "letter-tool__which" });
  readonly #open = make("div", { class: "letter-tool__open" });
  readonly #looks = make("div", { class: "letter-tool__looks", attributes: { role: "status" } });
  readonly #status = make("div", { class: "letter-tool__status", attributes: { role: "status" } });
  readonly #program = make("a", { class: "button", attributes: { "data-action": "letter-mail", "href": "mailto:" } }, words.out.program);
  readonly #cut = make("p", { class: "notice", attributes: { hidden: "" } }, words.out.cut);
  readonly #copier = makeCopier();
  readonly #undo: HTMLButtonElement;
  readonly #said = make("p", { class: "letter-whole__said", attributes: { "role": "status", "tabindex": "-1" } });
  #versions: Versions;
  /** The pieces as they were when the choice became open: what then changed can be put in the whole text. */
  #agreed: readonly string[] | undefined;
  #old = "";
  /** This tool is writing an answer itself. */
  #writes = false;
  #waits = false;

  constructor(slot: LetterSlot, box: HTMLElement, pupil: string) {
    this.#slot = slot;
    this.#pupil = pupil;
    this.#versions = this.#current();
    this.#undo = button(words.whole.undo, () => this.#putBack(), { action: "letter-undo" });
    this.#undo.hidden = true;
    const sections = this.#sectionsBeside();
    this.#choices = [...sections, box].map(() => makeChoice((answer) => this.#choose(answer)));
    sections.forEach((section, index) => this.#layBeside(section, index));
    this.#layWhole();
    this.#lay(box);
    this.#listen();
    this.#show();
  }

  // --- what stands on the page ----------------------------------------------------------------------------------------------

  /** Other sections of the sheet that hold parts of the letter. */
  #sectionsBeside(): readonly Element[] {
    const own = this.#slot.root.closest("[data-section]");
    const found = new Set(PARTS.map((role) => questionElement(this.#slot, role)?.closest("[data-section]")));
    return [...found].flatMap((section) => (section && section !== own ? [section] : []));
  }

  #layBeside(section: Element, index: number): void {
    const choice = this.#choices[index];
    const holdsText = section.contains(questionElement(this.#slot, "first"));
    const nodes = [
      ...(choice ? [choice.element] : []),
      ...(holdsText ? [make("details", { class: "letter-peek", attributes: { open: "" } }, make("summary", {}, words.preview.title), this.#beside.element)] : []),
    ];
    const steps = section.querySelector(".section-steps");
    if (steps) steps.before(...nodes);
    else section.append(...nodes);
  }

  /** Under the question for the whole text: the button that brings the letter of the parts there. */
  #layWhole(): void {
    const put = button(words.whole.put, () => this.#put(), { action: "letter-put" });
    questionElement(this.#slot, "whole")?.append(
      make("div", { class: "letter-whole" }, make("div", { class: "letter-whole__buttons" }, put, this.#undo), this.#said),
    );
  }

  #lay(box: HTMLElement): void {
    const { out } = words;
    const choice = this.#choices.at(-1);
    box.append(
      ...(choice ? [choice.element] : []),
      this.#heard,
      this.#which,
      make("div", { class: "practice__buttons" }, button(words.preview.read, () => this.#preview.focus(), { action: "letter-read" })),
      this.#preview.element,
      this.#open,
      this.#looks,
      make("h4", {}, out.title),
      make("p", {}, out.lead),
      make(
        "div",
        { class: "practice__buttons" },
        button(out.pdf, () => void this.#take((made) => this.#save(savePdf(this.#slot, made.writing))), { primary: true, action: "letter-pdf" }),
        button(out.docx, () => void this.#take((made) => this.#save(saveDocx(this.#slot, made.writing))), { action: "letter-docx" }),
        ...(this.#slot.options.card ? [button(out.card, () => void this.#take(({ letter: now }) => this.#print(now)), { action: "letter-card" })] : []),
      ),
      this.#status,
      make("h4", {}, out.mailTitle),
      make("p", {}, out.mailLead),
      make(
        "div",
        { class: "practice__buttons" },
        this.#program,
        button(out.copy, () => void this.#take(({ text }) => this.#copier.copy(text)), { action: "letter-copy" }),
        button(out.eml, () => void this.#take(({ text }) => this.#save(saveEml(this.#slot, text))), { action: "letter-eml" }),
      ),
      this.#cut,
      this.#copier.element,
    );
  }

  #listen(): void {
    for (const role of [...PARTS, "whole", "use"] as const) {
      questionElement(this.#slot, role)?.addEventListener("input", () => this.#typed(role));
      this.#slot.watch(role, () => this.#showSoon());
      questionElement(this.#slot, role)?.addEventListener("answer-written", () => this.#arrived());
    }
    this.#program.addEventListener("click", (event) => {
      if (!isOpen(this.#versions)) return;
      event.preventDefault();
      void this.#take(() => this.#program.click());
    });
  }

  // --- parts and whole ------------------------------------------------------------------------------------------------------

  #parts(): LetterParts {
    return partsOf(this.#slot, this.#pupil);
  }

  #current(): Versions {
    return { pieces: piecesOf(this.#parts()), whole: wholeOf(this.#slot), use: useOf(this.#slot) };
  }

  /** Answers came from elsewhere: storage, a file, another tab. They bring their own choice along. */
  #arrived(): void {
    if (this.#writes) return;
    this.#versions = this.#current();
    this.#agreed = undefined;
    this.#undo.hidden = true;
  }

  /** The pupil changed an answer. */
  #typed(role: Role): void {
    if (this.#writes) return;
    const before = this.#versions;
    const now = this.#current();
    if (role === "use") return this.#settle(now);
    const after = role === "whole" ? afterWhole(before, now.whole) : afterPart(before, now.pieces);
    if (role === "whole") this.#undo.hidden = true; // the pupil wrote on: the way back would take that away
    if (!isOpen(after)) this.#agreed = undefined;
    else if (!isOpen(before)) this.#agreed = before.pieces;
    this.#keep(after);
  }

  #settle(versions: Versions): void {
    if (!isOpen(versions)) this.#agreed = undefined;
    this.#versions = versions;
  }

  /** Write what is no longer as it stands in the form. */
  #keep(after: Versions): void {
    this.#writes = true;
    if (after.whole !== wholeOf(this.#slot)) this.#slot.write("whole", after.whole);
    if (after.use !== useOf(this.#slot)) this.#slot.write("use", { choice: after.use });
    this.#writes = false;
    this.#settle(after);
    this.#showSoon();
  }

  #patched(): string | undefined {
    return this.#agreed && withChanges(this.#versions.whole, this.#agreed, this.#versions.pieces);
  }

  #choose(answer: Answer): void {
    const patched = answer === "patch" ? this.#patched() : undefined;
    const use: Use = answer === "stukjes" ? "stukjes" : "heel";
    if (patched !== undefined) this.#offerUndo();
    this.#keep({ ...this.#versions, use, whole: patched ?? this.#versions.whole });
    this.#show();
    this.#focusShown();
    this.#slot.notify(words.choice.chosen[answer]);
  }

  /** The buttons are gone: go on where the letter can be read. */
  #focusShown(): void {
    const shown = [this.#preview, this.#beside].find(({ element }) => element.getClientRects().length > 0);
    shown?.focus();
  }

  #offerUndo(): void {
    this.#old = this.#versions.whole;
    this.#undo.hidden = this.#old.trim() === "";
  }

  #put(): void {
    const next = compose(this.#versions.pieces);
    if (!next) return this.#say(words.whole.nothing);
    if (next === this.#versions.whole) return this.#say(words.whole.same);
    this.#offerUndo();
    this.#keep({ ...this.#versions, whole: next, use: "" });
    this.#say(this.#undo.hidden ? words.whole.done : words.whole.replaced);
  }

  #putBack(): void {
    const old = this.#old;
    this.#undo.hidden = true;
    this.#keep(afterWhole({ ...this.#versions, use: "" }, old));
    this.#say(words.whole.undone);
    this.#said.focus();
  }

  #say(sentence: string): void {
    this.#said.textContent = sentence;
  }

  // --- showing --------------------------------------------------------------------------------------------------------------

  /** Once before the next frame, however often it is asked: typing stays quick. */
  #showSoon(): void {
    if (this.#waits) return;
    this.#waits = true;
    requestAnimationFrame(() => {
      this.#waits = false;
      this.#show();
    });
  }

  #letter(text: string): Letter {
    const { subject, show_subject: shows } = this.#slot.options;
    return letterOf(text, this.#parts(), shows ? subject : "", isoDay(new Date()));
  }

  #show(): void {
    const text = textOf(this.#versions);
    const fromWhole = text !== compose(this.#versions.pieces);
    const shown = this.#letter(text);
    this.#preview.show(shown);
    this.#beside.show(shown);
    this.#which.textContent = fromWhole ? words.preview.fromWhole : words.preview.fromParts;
    const ways = isOpen(this.#versions) ? { patch: this.#patched() !== undefined } : undefined;
    for (const choice of this.#choices) choice.show(ways);
    const heard = ways ? words.choice.title : "";
    if (this.#heard.textContent !== heard) this.#heard.textContent = heard;
    this.#showOpen(fromWhole);
    this.#showLooks();
    this.#link(text);
  }

  #showOpen(fromWhole: boolean): void {
    const empty = emptyRoles(this.#parts(), this.#slot).filter((role) => !fromWhole || role === "head");
    const rows = empty.map((role) => {
      const go = button(this.#slot.question(role)?.question ?? "", () => goTo(questionElement(this.#slot, role)));
      go.className = "text-button";
      return make("li", {}, go);
    });
    this.#open.replaceChildren(...(rows.length ? [make("p", {}, words.preview.open), make("ul", { class: "letter-tool__list" }, ...rows)] : []));
  }

  /** A first name behind "meneer" or "mevrouw" is worth a look. */
  #showLooks(): void {
    const { salutation, head } = this.#parts();
    const name = properName(bareName(head.reader));
    const formal = /meneer|heer|mevrouw/.test(salutation);
    const [line = ""] = this.#versions.pieces;
    const said = formal && mayHoldFirstName(name) && line.includes(name) ? words.preview.firstName(line) : "";
    if (this.#looks.textContent !== said) this.#looks.textContent = said;
  }

  #link(text: string): void {
    const { href, cut } = mailto("", this.#slot.options.subject, text, words.out.cutLine);
    this.#program.href = href;
    this.#cut.hidden = !cut;
  }

  // --- taking it along --------------------------------------------------------------------------------------------------------

  /** Give the letter to what makes something of it, after the pupil said which letter it is. */
  async #take(use: (made: { letter: Letter; text: string; writing: ReturnType<typeof writingOf> }) => void | Promise<void>): Promise<void> {
    if (isOpen(this.#versions)) {
      const answer = await askChoice({ patch: this.#patched() !== undefined });
      if (!answer) return;
      this.#choose(answer);
    }
    const text = textOf(this.#versions);
    const now = this.#letter(text);
    if (isEmpty(now)) return this.#tell(words.out.empty);
    await use({ letter: now, text, writing: writingOf(now, this.#slot.options.subject, new Date().toISOString()) });
  }

  async #save(saving: Promise<string>): Promise<void> {
    this.#tell(words.out.busy);
    try {
      this.#tell(words.out.saved(await saving), words.out.only);
    } catch (cause) {
      console.warn(cause);
      this.#tell(words.out.failed);
    }
  }

  #print(now: Letter): void {
    this.#tell(words.out.cardNext);
    printCard(now, this.#slot.options.card_title ?? words.card.title);
  }

  #tell(...lines: readonly string[]): void {
    this.#status.replaceChildren(...lines.map((line) => make("p", {}, line)));
  }
}
