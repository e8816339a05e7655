/** A mail put together from questions of the sheet: see it grow, look it over, take it along. All that is kept are the answers. */

import { mailMessages } from "../../core/messages.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import type { PracticeTool } from "../kind.ts";
import { checkMail } from "./checks.ts";
import { makeCheckList } from "./check_list.ts";
import { compose, inOneText, isEmpty, type Mail, parse } from "./mail.ts";
import { addressLine, attachments, factsOf, type MailSlot, PARTS, partsOf, type Role, roleFor, wholeText } from "./parts.ts";
import { makePreview, type Preview, type Shown } from "./preview.ts";
import { makeTakeAway } from "./take_away.ts";

const words = mailMessages;

/** The element of a question of this sheet. */
function questionElement(slot: MailSlot, role: Role): HTMLElement | null {
  const id = slot.question(role)?.id;
  return id === undefined ? null : (slot.root.closest("form")?.querySelector<HTMLElement>(`[data-question="${id}"]`) ?? null);
}

function goTo(element: HTMLElement | null): void {
  element?.dispatchEvent(new Event("show-section", { bubbles: true }));
  element?.scrollIntoView({ block: "start" });
  element?.querySelector<HTMLElement>("input, textarea, select, button:not([data-starter], .term)")?.focus({ preventScroll: true });
}

/** Runs once before the next frame, however often it is asked: typing stays quick. */
function beforeNextFrame(run: () => void): () => void {
  let waits = false;
  return () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      run();
    });
  };
}

/** Small previews under the parts of the sheet where the mail is written, so that a pupil sees it grow beside the questions. */
function previewsBeside(slot: MailSlot): readonly Preview[] {
  const own = slot.root.closest("[data-section]");
  const sections = new Set(PARTS.map((role) => questionElement(slot, role)?.closest("[data-section]")));
  return [...sections].flatMap((section) => {
    if (!section || section === own) return [];
    const preview = makePreview();
    const box = make("details", { class: "mail-peek", attributes: { open: "" } }, make("summary", {}, words.preview.title), preview.element);
    const steps = section.querySelector(".section-steps");
    if (steps) steps.before(box);
    else section.append(box);
    return [preview];
  });
}

/** Which mail is looked at: the one of the parts, or the whole text when the pupil wrote another there. */
class Source {
  readonly element: HTMLElement;
  readonly #slot: MailSlot;
  readonly #whole: HTMLInputElement;
  readonly #parts: HTMLInputElement;

  constructor(slot: MailSlot, onChange: () => void) {
    this.#slot = slot;
    const name = `${slot.root.id}-source`;
    const radio = (): HTMLInputElement => make("input", { attributes: { type: "radio", name } });
    this.#parts = radio();
    this.#whole = radio();
    this.#parts.checked = true;
    const option = (input: HTMLInputElement, label: string): HTMLElement => make("label", { class: "option" }, input, make("span", {}, label));
    this.element = make(
      "fieldset",
      { class: "mail-source", attributes: { hidden: "" } },
      make("legend", { class: "mail-out__label" }, words.preview.source),
      make(
        "div",
        { class: "options" },
        option(this.#parts, words.preview.fromParts),
        option(this.#whole, words.preview.fromWhole(slot.question("whole")?.question ?? "")),
      ),
    );
    this.element.addEventListener("change", onChange);
  }

  /** The mail, and whether it is the whole text. The question is only asked when there are two mails that differ. */
  get(): { readonly mail: Mail; readonly isWhole: boolean } {
    const mail = compose(partsOf(this.#slot));
    const whole = parse(wholeText(this.#slot));
    if (isEmpty(whole) || inOneText(whole) === inOneText(mail)) {
      this.element.hidden = true;
      return { mail, isWhole: false };
    }
    this.element.hidden = isEmpty(mail);
    const isWhole = isEmpty(mail) || this.#whole.checked;
    return { mail: isWhole ? whole : mail, isWhole };
  }
}

/** Puts the mail of the parts in the question for the whole mail, and gives the old text back on request. */
function makeWholeButton(slot: MailSlot): HTMLElement {
  let old = "";
  let put = "";
  const said = make("p", { class: "mail-out__note", attributes: { role: "status" } });
  const undo = button(words.whole.undo, () => {
    slot.write("whole", old);
    undo.hidden = true;
    said.textContent = words.whole.undone;
    start.focus();
  });
  const start = button(
    words.whole.put,
    () => {
      const mail = compose(partsOf(slot));
      if (isEmpty(mail)) {
        said.textContent = words.check.empty;
        return;
      }
      const now = wholeText(slot);
      const next = inOneText(mail);
      if (now === next) {
        said.textContent = words.whole.same;
        return;
      }
      old = now;
      put = next;
      slot.write("whole", next);
      undo.hidden = now.trim() === "";
      said.textContent = words.whole.done;
    },
    { action: "put-mail" },
  );
  undo.hidden = true;
  slot.watch("whole", () => {
    if (wholeText(slot) !== put) undo.hidden = true; // the pupil wrote on: the way back would take that away
  });
  return make("div", { class: "mail-whole" }, make("div", { class: "practice__buttons" }, start, undo), said);
}

export const mailComposer: PracticeTool<"mail-composer"> = {
  start(slot) {
    const box = slot.root.querySelector<HTMLElement>("[data-mail-tool]");
    if (!box) return;
    slot.root.querySelector(".mail-order")?.classList.add("mail-order--paper");

    const preview = makePreview();
    const previews = [...previewsBeside(slot), preview];
    const show = (): void => {
      const { mail } = source.get();
      const shown: Shown = { mail, to: addressLine(slot), attachments: attachments(slot) };
      for (const each of previews) each.show(each === preview ? shown : { ...shown, mail: compose(partsOf(slot)) });
      checkList.refresh();
      takeAway.refresh();
    };
    const source = new Source(slot, () => show());
    const takeAway = makeTakeAway({ slot, mail: () => source.get().mail, onFile: show });
    const checkList = makeCheckList({
      isEmpty: () => isEmpty(source.get().mail),
      checks: () => checkMail(source.get().mail, factsOf(slot, takeAway.hasFile())),
      place: ({ id, problem }) => {
        const element = questionElement(slot, source.get().isWhole && problem.reason !== "companyUnknown" ? "whole" : roleFor(slot, id, problem));
        return { id: element?.id ?? "", go: () => goTo(element) };
      },
    });
    const read = make("div", { class: "practice__buttons" }, button(words.preview.read, () => preview.focus(), { action: "read-mail" }));
    const parts = [source.element, read, preview.element, checkList.element, takeAway.element];
    box.append(...parts, ...(slot.question("whole") ? [makeWholeButton(slot)] : []));
    const showSoon = beforeNextFrame(show);
    for (const role of [...PARTS, "whole"] as const) slot.watch(role, showSoon);
    show();
  },
};
