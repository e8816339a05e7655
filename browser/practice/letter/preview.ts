/** The letter on the screen: the same words in the same order as in the file. Every word is a text node. */

import { letterMessages } from "../../core/messages.ts";
import { make } from "../../questions/_parts/elements.ts";
import { isEmpty, type Letter } from "./letter.ts";

const words = letterMessages.preview;
/** Words of a pupil run the way their own letters run. */
const auto = { dir: "auto" } as const;

let number = 0;

export interface Preview {
  readonly element: HTMLElement;
  show(letter: Letter): void;
  /** Bring a reader to the letter. */
  focus(): void;
}

function block(name: string, lines: readonly string[]): readonly HTMLElement[] {
  return lines.length ? [make("div", { class: `letter-page__${name}` }, ...lines.map((line) => make("p", { attributes: auto }, line)))] : [];
}

function nodesOf(letter: Letter): readonly HTMLElement[] {
  return [
    ...block("sender", letter.sender),
    ...block("addressee", letter.addressee),
    ...block("date", [letter.placeAndDate]),
    ...block("subject", letter.subject ? [letterMessages.document.subject(letter.subject)] : []),
    ...letter.paragraphs.map((text) => make("p", { class: "letter-page__text", attributes: auto }, text)),
    ...block("closing", letter.closing ? [letter.closing] : []),
    ...(letter.closing && letter.signed.length ? [make("p", { class: "letter-page__sign" }, words.sign)] : []),
    ...block("signed", letter.signed),
  ];
}

/** A sheet of paper. It is not announced when it changes: the pupil is typing somewhere else. */
export function makePreview(): Preview {
  number += 1;
  const id = `letter-page-${number}`;
  const body = make("div", { attributes: { id } });
  const element = make(
    "section",
    { class: "letter-page", attributes: { "tabindex": "-1", "aria-label": words.title, "aria-describedby": id, "data-letter-preview": "" } },
    body,
  );
  return {
    element,
    show(letter) {
      body.replaceChildren(...(isEmpty(letter) ? [make("p", { class: "is-empty" }, words.empty)] : nodesOf(letter)));
    },
    focus() {
      element.scrollIntoView({ block: "start" });
      element.focus({ preventScroll: true });
    },
  };
}
