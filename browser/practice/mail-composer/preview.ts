/** The mail as it will look: to whom, subject, text and what goes with it. Every word is a text node. */

import { mailMessages } from "../../core/messages.ts";
import { make } from "../../questions/_parts/elements.ts";
import type { Mail } from "./mail.ts";

const words = mailMessages.preview;

export interface Shown {
  readonly mail: Mail;
  readonly to: string;
  readonly attachments: readonly string[];
}

let number = 0;

export interface Preview {
  readonly element: HTMLElement;
  show(shown: Shown): void;
  /** Bring a reader to the mail. */
  focus(): void;
}

function row(name: string, value: string): HTMLElement[] {
  return [make("dt", {}, name), make("dd", value ? {} : { class: "is-empty" }, value || words.empty)];
}

/** A sheet of paper with the mail on it. It is not announced when it changes: the pupil is typing somewhere else. */
export function makePreview(): Preview {
  number += 1;
  const id = `mail-sheet-${number}`;
  const head = make("dl", { class: "mail-sheet__head" });
  const body = make("div", { class: "mail-sheet__body", attributes: { id } });
  const element = make(
    "section",
    { class: "mail-sheet", attributes: { tabindex: "-1", "aria-label": words.title, "aria-describedby": id, "data-mail-preview": "" } },
    head,
    body,
  );
  return {
    element,
    show({ mail, to, attachments }) {
      head.replaceChildren(
        ...row(words.to, to),
        ...row(mailMessages.subject, mail.subject),
        ...(attachments.length ? row(words.attachment, attachments.join(", ")) : []),
      );
      const paragraphs = mail.body.split("\n\n").filter((part) => part.trim());
      body.replaceChildren(...(paragraphs.length ? paragraphs.map((part) => make("p", {}, part)) : [make("p", { class: "is-empty" }, words.emptyBody)]));
    },
    focus() {
      element.scrollIntoView({ block: "start" });
      element.focus({ preventScroll: true });
    },
  };
}
