/** Handing in one sheet: name and class, what goes along, and then the file. */

import { sendingMessages } from "../../core/messages.ts";
import { ask, paragraph } from "../../questions/_parts/dialog.ts";
import { button, labelledField, make } from "../../questions/_parts/elements.ts";
import type { DocumentContent, Part } from "../documents.ts";
import type { WorksheetForm } from "../worksheet.ts";
import type { Desk } from "./desk.ts";
import { attempt, PDF, pdfOf } from "./making.ts";
import { isShareable, save, showReady } from "./ready.ts";

const text = sendingMessages.handIn;

interface Choice {
  readonly part: Part;
  readonly input: HTMLInputElement;
  readonly label: HTMLElement;
}

/** Answered questions on the card of a sheet: they belong to the same work. */
async function onTheCard(desk: Desk, { definition }: WorksheetForm): Promise<readonly Part[]> {
  if (definition.placement !== "page" || !definition.card) return [];
  const { parts } = await desk.folder();
  return parts.filter((part) => part.definition.placement === "card" && part.definition.card === definition.card);
}

function choiceOf(part: Part): Choice {
  const input = make("input", { attributes: { type: "checkbox", name: "along", value: part.definition.id } });
  input.checked = true;
  return { part, input, label: make("label", { class: "option" }, input, make("span", {}, part.definition.title)) };
}

/** Ask name, class and what goes along; nothing when the pupil goes back. */
async function askContent(desk: Desk, form: WorksheetForm): Promise<DocumentContent | undefined> {
  const choices = (await onTheCard(desk, form)).map(choiceOf);
  const pupil = await desk.pupil();
  const name = labelledField(sendingMessages.pupil.name, pupil.name, "name");
  const group = labelledField(sendingMessages.pupil.group, pupil.group, "group");
  const along = make("fieldset", { class: "dialog__choice" }, make("legend", {}, text.along), ...choices.map(({ label }) => label));
  const agreed = await ask<boolean>({
    title: text.title,
    body: [paragraph(text.text), ...(choices.length ? [along] : []), name.label, group.label],
    buttons: (answer) => [
      button(text.make, () => answer(true), { primary: true, action: "make-file" }),
      button(sendingMessages.pupil.cancel, () => answer(false)),
    ],
    cautious: false,
  });
  if (!agreed) return undefined;
  await desk.setPupil({ name: name.field.value, group: group.field.value });
  const content = desk.sheet(form);
  return { ...content, parts: [...content.parts, ...choices.filter(({ input }) => input.checked).map(({ part }) => part)] };
}

export async function handIn(desk: Desk, form: WorksheetForm): Promise<void> {
  await form.autosave.flush();
  if (!(await desk.mayDownload(desk.sheet(form)))) return;
  const content = await askContent(desk, form);
  if (!content) return;
  desk.notify({ text: text.busy, kind: "busy" });
  const made = await attempt(desk, content, (about) => pdfOf(desk, content, about));
  if (!made) return;
  const share = made.type === PDF && isShareable(made);
  if (!share) await save(desk, made);
  await showReady(desk, made, !share);
}
