/** Out with the mail: copy it, open the mail program, or download it as a file. The address and the cv are never stored. */

import { mailMessages } from "../../core/messages.ts";
import { fileName } from "../../core/text.ts";
import { download } from "../../exports/download.ts";
import { isAddress, type MailFile, makeEml } from "../../exports/mail/eml.ts";
import { mailto } from "../../exports/mail/mailto.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import { makeCopier } from "../_parts/copier.ts";
import type { Mail } from "./mail.ts";
import type { MailSlot } from "./parts.ts";

const words = mailMessages.out;
const PDF = "application/pdf";
/** Bytes: more than a cv ever needs, and less than a mail may hold. */
const MOST = 5 * 1024 * 1024;

export interface TakeAway {
  readonly element: HTMLElement;
  readonly hasFile: () => boolean;
  /** Bring the link to the mail program up to date. */
  refresh(): void;
}

export interface TakeAwayOptions {
  readonly slot: MailSlot;
  readonly mail: () => Mail;
  /** The pupil chose or dropped a file. */
  readonly onFile: () => void;
}

let number = 0;

/** A field with its label and hint, and a line for what is odd about it. */
function fieldWith(label: string, hint: string, attributes: { readonly [name: string]: string }): { box: HTMLElement; field: HTMLInputElement; note: HTMLElement } {
  number += 1;
  const id = `mail-field-${number}`;
  const field = make("input", { class: "field", attributes: { id, autocomplete: "off", "aria-describedby": `${id}-hint ${id}-note`, ...attributes } });
  const note = make("p", { class: "mail-out__note", attributes: { id: `${id}-note`, role: "status" } });
  const box = make(
    "div",
    { class: "mail-out__field" },
    make("label", { class: "mail-out__label", attributes: { for: id } }, label),
    make("p", { class: "question__hint", attributes: { id: `${id}-hint` } }, hint),
    field,
    note,
  );
  return { box, field, note };
}

/** The chosen file, or what is wrong with it. A pdf says so in its first bytes. */
async function readPdf(file: File): Promise<MailFile | string> {
  if (file.size > MOST) return words.fileBig;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isPdf = String.fromCharCode(...bytes.subarray(0, 1024)).includes("%PDF-");
  return isPdf ? { name: file.name, type: PDF, bytes } : words.fileKind;
}

export function makeTakeAway({ slot, mail, onFile }: TakeAwayOptions): TakeAway {
  let file: MailFile | undefined;
  const address = fieldWith(words.address, words.addressHint, { type: "text", inputmode: "email", "data-mail-address": "", maxlength: "254" });
  const chosen = fieldWith(words.file, words.fileHint, { type: "file", accept: `${PDF},.pdf`, "data-mail-file": "" });
  const copier = makeCopier();
  const program = make("a", { class: "button", attributes: { "data-action": "open-mail", href: "mailto:" } }, words.program);
  const cut = make("p", { class: "notice", attributes: { hidden: "", "data-mail-cut": "" } }, words.programCut);

  const to = (): string => address.field.value.trim();
  const refresh = (): void => {
    const { subject, body } = mail();
    const link = mailto(to(), subject, body, words.cutLine);
    program.href = link.href;
    cut.hidden = !link.cut;
  };
  const downloadEml = async (): Promise<void> => {
    const { subject, body } = mail();
    const name = fileName(words.emlName, await slot.pupil(), new Date(), ".eml");
    download(makeEml({ to: to(), subject, body, files: file ? [file] : [] }), name, "message/rfc822");
    slot.notify(words.emlDone(name));
  };

  address.field.addEventListener("input", refresh);
  address.field.addEventListener("change", () => {
    address.note.textContent = to() && !isAddress(to()) ? words.addressOdd : "";
  });
  chosen.field.addEventListener("change", () => {
    void (async () => {
      const picked = chosen.field.files?.[0];
      const read = picked && (await readPdf(picked));
      file = typeof read === "object" ? read : undefined;
      if (typeof read === "string") chosen.field.value = "";
      chosen.note.textContent = typeof read === "string" ? read : picked ? words.fileTaken(picked.name) : "";
      onFile();
    })();
  });

  const element = make(
    "div",
    { class: "mail-out" },
    make("h4", {}, words.title),
    address.box,
    make(
      "div",
      { class: "practice__buttons" },
      button(words.copySubject, () => void copier.copy(mail().subject), { action: "copy-subject" }),
      button(words.copyBody, () => void copier.copy(mail().body), { action: "copy-mail" }),
      program,
    ),
    copier.element,
    cut,
    make("p", {}, words.programNote),
    chosen.box,
    make("div", { class: "practice__buttons" }, button(words.eml, () => void downloadEml(), { action: "save-eml" })),
    make("p", {}, words.emlNote),
  );
  return { element, hasFile: () => file !== undefined, refresh };
}
