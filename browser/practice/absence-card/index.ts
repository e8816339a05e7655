/** A card to hang by the door: whom to call when ill or late, before what time, and what to say. It follows the answers. */

import { absenceMessages as words } from "../../core/messages.ts";
import { hasText, readableTime } from "../../core/text.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import { printInstead } from "../_parts/paper.ts";
import type { PracticeTool, Slot } from "../kind.ts";

type Place = Slot<"absence-card">;
type Rows = { readonly [row: string]: { readonly [column: string]: string } | undefined };

function textOf(slot: Place, role: "say" | "rules"): string {
  const answer = slot.read(role);
  return typeof answer === "string" ? answer.trim() : "";
}

/** Those with a name or a number, in the order of the sheet. */
function callsOf(slot: Place): HTMLElement[] {
  const question = slot.question("calls");
  const answer = (slot.read("calls") ?? {}) as Rows;
  const rows = question?.type === "fixed-table" ? question.rows : [];
  return rows.flatMap(({ id, label }) => {
    const { naam = "", nummer = "", tijd = "" } = (Object.hasOwn(answer, id) ? answer[id] : undefined) ?? {};
    if (!hasText(naam + nummer)) return [];
    const number = make("span", { class: "absence-card__number" }, nummer || words.noNumber);
    const before = tijd ? [make("span", {}, words.before(readableTime(tijd)))] : [];
    return [make("li", {}, make("strong", {}, [label, naam.trim()].filter(hasText).join(": ")), number, ...before)];
  });
}

function cardNodes(slot: Place): HTMLElement[] {
  const calls = callsOf(slot);
  const part = (title: string, text: string): HTMLElement[] =>
    text ? [make("p", { class: "absence-card__part" }, make("strong", {}, title)), make("p", { class: "absence-card__text" }, text)] : [];
  return [
    make("p", { class: "absence-card__title" }, words.title),
    calls.length ? make("ol", { class: "absence-card__calls" }, ...calls) : make("p", {}, words.nothing),
    ...part(words.say, textOf(slot, "say")),
    ...part(words.rules, textOf(slot, "rules")),
    make("p", { class: "absence-card__text" }, words.late),
  ];
}

function printCard(slot: Place): void {
  const paper = make("div", { class: "paper" }, make("div", { class: "absence-card" }, ...cardNodes(slot)));
  printInstead(paper);
}

export const absenceCard: PracticeTool<"absence-card"> = {
  start(slot) {
    const card = make("div", { class: "absence-card", attributes: { role: "group", "aria-label": words.card } });
    const show = (): void => card.replaceChildren(...cardNodes(slot));
    const buttons = make("div", { class: "practice__buttons" }, button(words.print, () => printCard(slot), { primary: true, action: "print-card" }));
    slot.root.querySelector("[data-absence-live]")?.append(card, buttons);
    for (const role of ["calls", "say", "rules"] as const) slot.watch(role, show);
    show();
  },
};
