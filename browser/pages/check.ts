/** "Controleer mijn werk": every question with its state and a link back to it. Nothing is wrong, nothing is red. */

import { messages } from "../core/messages.ts";
import { make } from "../questions/_parts/elements.ts";
import type { WorksheetForm } from "./worksheet.ts";

const text = messages.check;

type Row = ReturnType<WorksheetForm["progress"]>[number];

function goTo(root: HTMLElement): void {
  root.dispatchEvent(new Event("show-section", { bubbles: true }));
  root.scrollIntoView({ block: "start" });
  root.querySelector<HTMLElement>("input, textarea, select, button:not(.term)")?.focus({ preventScroll: true });
}

function rowNode({ question, root, complete }: Row, index: number): HTMLElement {
  const state = complete ? text.filled : question.optional ? text.skippable : text.empty;
  const link = make(
    "a",
    { attributes: { href: `#${root.id}` } },
    complete ? text.change : text.fill,
    make("span", { class: "visually-hidden" }, ` ${text.question(index + 1, question.question)}`),
  );
  link.addEventListener("click", (event) => {
    event.preventDefault();
    goTo(root);
  });
  return make(
    "li",
    { class: "check-row", attributes: { "data-complete": String(complete) } },
    make("span", { class: "check-row__question" }, `${index + 1}. ${question.question}`),
    make("span", { class: "check-row__state" }, state),
    link,
  );
}

/** Show the list and move the focus to its heading. */
export function showCheck(sheet: WorksheetForm): void {
  const panel = sheet.form.querySelector<HTMLElement>("[data-check-result]");
  if (!panel) return;
  const rows = sheet.progress();
  const open = rows.filter(({ complete, question }) => !complete && !question.optional).length;
  const heading = make("h3", { attributes: { tabindex: "-1" } }, text.title);
  const lead = open ? [text.open(open), text.mayStayOpen] : [text.allDone];
  panel.replaceChildren(heading, make("p", {}, lead.join(" ")), make("ol", { class: "check-list" }, ...rows.map(rowNode)));
  panel.hidden = false;
  heading.focus();
}
