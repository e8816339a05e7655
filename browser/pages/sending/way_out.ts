/** Inside an app: how to get to a browser of one's own, and the answers as text, so that nothing is lost on the way. */

import { sendingMessages } from "../../core/messages.ts";
import { reportText } from "../../exports/text.ts";
import { ask, paragraph } from "../../questions/_parts/dialog.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import type { DocumentContent } from "../documents.ts";
import { copyBox } from "./copy_box.ts";
import type { Desk } from "./desk.ts";

const text = sendingMessages.inApp;

/** The address without what an app hung behind it. */
function addressOfPage(): string {
  return location.href.split(/[?#]/)[0] ?? location.href;
}

async function answersBox(desk: Desk, content: DocumentContent): Promise<readonly HTMLElement[]> {
  if (content.parts.every(({ answers }) => answers.status === "new")) return [];
  const value = reportText(desk.report(content, await desk.pupil(), new Date()));
  const { answers: label, copyAnswers } = sendingMessages.ready;
  return [paragraph(text.keep), copyBox({ label, button: copyAnswers, value, rows: 6, name: "answers" })];
}

let tried = false;

/** Resolves with true when the pupil wants to try a download all the same; that is asked once. */
export async function wayOut(desk: Desk, app: string, content: DocumentContent): Promise<boolean> {
  if (tried) return true;
  const answers = await answersBox(desk, content);
  tried = await ask<boolean>({
    title: text.title,
    body: [
      paragraph(`${text.here(app)} ${text.why}`),
      make("ol", {}, ...text.steps.map((step) => make("li", {}, step))),
      copyBox({ label: text.address, button: text.copyAddress, value: addressOfPage(), rows: 2, name: "address" }),
      ...answers,
    ],
    buttons: (answer) => [
      button(text.close, () => answer(false), { primary: true, action: "close" }),
      button(text.tryIt, () => answer(true), { action: "try-download" }),
    ],
    cautious: false,
  });
  return tried;
}

/** Before a pupil puts work into a window that forgets. */
export function warn(desk: Desk, app: string): void {
  const [form] = desk.forms;
  if (!form) return;
  const help = (): void => {
    void wayOut(desk, app, desk.sheet(form)).then((tries) => tries && desk.savePdf(desk.sheet(form)));
  };
  desk.notify({ text: `${text.here(app)} ${text.why}`, kind: "problem", actions: [{ text: text.help, run: help }] });
}
