/** Doorgaan → name and class → Afronden: the answers are downloaded. The stagemap goes the same way. */

import { messages, sendingMessages } from "../../core/messages.ts";
import { ask, paragraph } from "../../questions/_parts/dialog.ts";
import { button, labelledField, make } from "../../questions/_parts/elements.ts";
import type { Desk } from "./desk.ts";

const text = sendingMessages.finish;

function choice(words: string, value: string, checked: boolean): { label: HTMLElement; input: HTMLInputElement } {
  const input = make("input", { attributes: { type: "radio", name: "what", value } });
  input.checked = checked;
  return { label: make("label", { class: "option" }, input, make("span", {}, words)), input };
}

export async function finish(desk: Desk, preferred: "cards" | "folder"): Promise<void> {
  if (preferred === "folder" && !(await desk.folder()).parts.length) return desk.notify({ text: sendingMessages.nothing });
  const pupil = await desk.pupil();
  const name = labelledField(sendingMessages.pupil.name, pupil.name, "name");
  const group = labelledField(sendingMessages.pupil.group, pupil.group, "group");
  const cards = choice(text.cards, "cards", preferred === "cards");
  const folder = choice(text.folder, "folder", preferred === "folder");
  const what = make("fieldset", { class: "dialog__choice" }, make("legend", {}, text.what), cards.label, folder.label);
  const agreed = await ask<boolean>({
    title: preferred === "cards" ? text.title : messages.report.folderTitle,
    body: [paragraph(text.text), name.label, group.label, ...(preferred === "cards" ? [what] : [])],
    buttons: (answer) => [
      button(text.finish, () => answer(true), { primary: true, action: "finish" }),
      button(sendingMessages.pupil.cancel, () => answer(false)),
    ],
    cautious: false,
  });
  if (!agreed) return;
  await desk.setPupil({ name: name.field.value, group: group.field.value });
  const content = folder.input.checked ? await desk.folder() : await desk.cards();
  if (!content.parts.length) return desk.notify({ text: sendingMessages.nothing });
  await desk.savePdf(content);
}
