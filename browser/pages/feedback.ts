/** What the teacher gave back: a panel above the sheet, and each comment beside its question. Answers stay as they are. */

import { type Feedback, saysFeedback } from "../core/feedback.ts";
import { messages } from "../core/messages.ts";
import { isoDay, readableDate, readableMoment } from "../core/text.ts";
import { button, make } from "../questions/_parts/elements.ts";
import { remarksOf } from "../questions/report.ts";
import type { Field } from "./worksheet.ts";

const text = messages.feedback;
const MARK = { "data-feedback": "" };

function commentNode(comment: string): HTMLElement {
  return make("p", { class: "teacher-comment", attributes: { ...MARK, "data-comment": "" } }, make("strong", {}, text.comment), " ", comment);
}

/** Top, tip and rubric as terms with their words. */
function remarkList(feedback: Feedback): readonly HTMLElement[] {
  const own = { ...feedback, readAt: "", reaction: "" }; // the pupil's own part has controls below
  const rows = remarksOf(own).flatMap(({ label, text: words }) => [make("dt", {}, label), make("dd", {}, words)]);
  return rows.length ? [make("dl", {}, ...rows)] : [];
}

function questionLinks(fields: readonly Field[], feedback: Feedback): readonly HTMLElement[] {
  const links = fields
    .filter(({ question }) => feedback.comments[question.id])
    .map(({ question, root }) => {
      const link = make("a", { attributes: { href: `#${root.id}` } }, question.question);
      link.addEventListener("click", () => root.dispatchEvent(new Event("show-section", { bubbles: true })));
      return make("li", {}, link);
    });
  return links.length ? [make("p", {}, text.at), make("ul", {}, ...links)] : [];
}

/** "Gelezen" stays: a teacher may rely on it. What the pupil says back may change. */
function reply(feedback: Feedback, id: string, onChange: (feedback: Feedback) => void): HTMLElement {
  let current = feedback;
  const change = (part: Partial<Feedback>): void => {
    current = { ...current, ...part, readAt: current.readAt || new Date().toISOString() };
    onChange(current);
    showRead();
  };
  const state = make("p", { attributes: { role: "status", "data-feedback-read": "" } });
  const read = button(text.markRead, () => change({}), { action: "feedback-read" });
  const field = make("textarea", { class: "field field--long", attributes: { id: `${id}-reaction`, rows: "3", "aria-describedby": `${id}-hint` } });
  field.value = feedback.reaction;
  field.addEventListener("input", () => change({ reaction: field.value }));
  const showRead = (): void => {
    read.hidden = current.readAt !== "";
    const words = current.readAt ? text.readOn(readableMoment(current.readAt)) : "";
    if (state.textContent !== words) state.textContent = words;
  };
  showRead();
  return make(
    "div",
    {},
    make("p", {}, read),
    state,
    make("label", { class: "question__label", attributes: { for: field.id } }, text.reaction),
    make("p", { class: "question__hint", attributes: { id: `${id}-hint` } }, text.reactionHint),
    field,
  );
}

/** Show feedback on a form in place of what stood there; none takes it away. */
export function showFeedback(form: HTMLFormElement, fields: readonly Field[], feedback: Feedback | undefined, onChange: (feedback: Feedback) => void): void {
  for (const old of form.querySelectorAll("[data-feedback]")) old.remove();
  if (!saysFeedback(feedback)) return;
  for (const { question, root } of fields) {
    const comment = feedback.comments[question.id];
    if (comment?.trim()) root.append(commentNode(comment));
  }
  const id = `${form.dataset["worksheet"]}-feedback`;
  const panel = make(
    "section",
    { class: "material teacher-feedback", attributes: { ...MARK, "aria-labelledby": id } },
    make("h2", { attributes: { id } }, text.title),
    ...(feedback.at ? [make("p", {}, text.made(readableDate(isoDay(new Date(feedback.at)))))] : []),
    ...remarkList(feedback),
    ...questionLinks(fields, feedback),
    reply(feedback, id, onChange),
  );
  form.querySelector("[data-save-status]")?.after(panel);
}
