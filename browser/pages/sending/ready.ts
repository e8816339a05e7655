/** A file is ready: every way to the teacher, and a note that it went there. */

import { messages, othersMessages, sendingMessages } from "../../core/messages.ts";
import { canShare, download } from "../../exports/download.ts";
import { mailto } from "../../exports/mail/mailto.ts";
import { reportText } from "../../exports/text.ts";
import { ask, paragraph } from "../../questions/_parts/dialog.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import { copyBox } from "./copy_box.ts";
import type { Desk, Made } from "./desk.ts";
import { DOCX } from "./making.ts";

const text = sendingMessages.ready;

function fileOf({ file, name, type }: Made): File {
  return new File([file], name, { type });
}

/** True where this device hands this kind of file to another app. */
export function isShareable(made: Made): boolean {
  return canShare(fileOf(made));
}

/** True when the share sheet took the file. Nothing is thrown when the pupil closes it. */
async function share(made: Made): Promise<boolean> {
  try {
    await navigator.share({ files: [fileOf(made)], title: made.content.title });
    return true;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") return false;
    throw cause;
  }
}

export async function save(desk: Desk, made: Made): Promise<void> {
  if (made.type !== DOCX) await desk.exported(made.at); // a Word document brings no work back
  download(made.file, made.name, made.type);
}

function mailOf({ address }: Desk, { content, pupil, name }: Made): { readonly href: string; readonly words: string } {
  const subject = sendingMessages.mailSubject(content.title, pupil.name);
  const body = sendingMessages.mailBody(content.title, pupil.name, name);
  return { href: mailto(address, subject, body, sendingMessages.mailCut).href, words: `${subject}\n\n${body}` };
}

export function mailLink(desk: Desk, made: Made, words: string): HTMLElement {
  return make("a", { class: "button", attributes: { href: mailOf(desk, made).href, "data-mail": "" } }, words);
}

function way(title: string, name: string, ...children: readonly (Node | string)[]): HTMLElement {
  return make("details", { class: "way", attributes: { "data-way": name } }, make("summary", {}, title), ...children);
}

function mailWay(desk: Desk, made: Made): HTMLElement {
  const words = mailOf(desk, made).words;
  return way(
    text.mail,
    "mail",
    paragraph(desk.address ? text.to(desk.address) : text.toTeacher),
    make("p", {}, make("strong", {}, text.attach(made.name))),
    make("p", {}, mailLink(desk, made, text.openMail)),
    copyBox({ label: text.mailText, button: text.copyMail, value: words, rows: 8, name: "mail" }),
  );
}

function textWay(desk: Desk, made: Made): HTMLElement {
  const value = reportText(desk.report(made.content, made.pupil, made.at));
  return way(text.text, "text", paragraph(text.textWhy), copyBox({ label: text.answers, button: text.copyAnswers, value, rows: 10, name: "answers" }));
}

/** Buttons for the file itself. `sent`: the share sheet took it. */
function fileButtons(desk: Desk, made: Made, downloaded: boolean, sent: () => void): readonly HTMLElement[] {
  const said = make("p", { attributes: { role: "status" } });
  const take = button(downloaded ? text.again : text.download, () => void save(desk, made), { action: "take-file" });
  if (!isShareable(made)) return [make("p", { class: "ways" }, take)];
  const press = (): void => {
    share(made).then(
      (done) => done && sent(),
      (cause: unknown) => {
        console.warn(cause);
        said.textContent = text.shareFailed;
      },
    );
  };
  return [make("p", { class: "ways" }, button(text.share, press, { primary: true, action: "share" }), take), said];
}

/** Show a file that is ready. What is handed in is noted. */
export async function showReady(desk: Desk, made: Made, downloaded: boolean): Promise<void> {
  let sent = (): void => undefined;
  const name = downloaded ? `${text.name(made.name)} ${text.downloaded}` : text.name(made.name);
  const handedIn = await ask<boolean>({
    title: text.title,
    body: [
      make("p", { class: "file-name" }, name),
      ...(made.note ? [paragraph(made.note)] : []),
      make("p", {}, make("strong", {}, text.only)),
      ...fileButtons(desk, made, downloaded, () => sent()),
      mailWay(desk, made),
      textWay(desk, made),
    ],
    buttons: (answer) => {
      sent = () => answer(true);
      return [
        button(text.handedIn, () => answer(true), { primary: !isShareable(made), action: "handed-in" }),
        button(messages.exporting.close, () => answer(false), { action: "close" }),
      ];
    },
    cautious: false,
  });
  if (!handedIn) return;
  await desk.handedIn(made.content, made.at);
  desk.notify({ text: text.noted });
}

/** In the line at the foot: where the file is, the mail, and all other ways. */
export function tell(desk: Desk, made: Made): void {
  const audience = made.content.parts[0]?.definition.audience ?? "pupil";
  if (audience !== "pupil") return tellOthers(desk, made, audience);
  const link = make("a", { attributes: { href: mailOf(desk, made).href } }, sendingMessages.mail);
  desk.notify({
    text: messages.exporting.done(made.name),
    more: [make("p", {}, sendingMessages.next), make("p", {}, link)],
    actions: [{ text: sendingMessages.more, run: () => void showReady(desk, made, true) }],
  });
}

/** A company or school hands nothing in: it reads where the file is and what becomes of it. */
function tellOthers(desk: Desk, { name, content }: Made, audience: "company" | "school"): void {
  const text = othersMessages;
  const href = `mailto:?subject=${encodeURIComponent(content.title)}&body=${encodeURIComponent(text.mailBody(content.title, name))}`;
  const link = audience === "company" ? [make("p", {}, make("a", { attributes: { href } }, text.mail))] : [];
  desk.notify({ text: messages.exporting.done(name), more: [make("p", {}, text.next[audience]), ...link] });
}
