/**
 * Talks that were practised. A tool (practice/phone-call) writes a call line by line; a call with a classmate the pupil writes down
 * himself. What was said is kept as text: a company that changes or goes never breaks old work.
 */

import type { AnswerOf } from "../../core/definition.ts";
import { messages } from "../../core/messages.ts";
import type { Block } from "../../core/report.ts";
import { hasText } from "../../core/text.ts";
import type { QuestionKind } from "../kind.ts";
import { announceChange, reveal } from "../_parts/dom.ts";
import { make } from "../_parts/elements.ts";

type Call = AnswerOf<"conversation">[number];
type Notes = Call["notes"];

/** A hostile file must not build a million cards; no pupil needs more. */
const MOST_CALLS = 60;
const MOST_LINES = 300;
const NOTES: readonly (keyof Notes)[] = ["day", "time", "name", "do"];
const OUTCOMES: readonly Call["outcome"][] = ["yes", "maybe", "no", "voicemail"];
const NEW_CALL: Call = { company: "", name: "", outcome: "", turn: "", lines: [], notes: { day: "", time: "", name: "", do: "" } };

/** The calls behind the cards of a question, in order. What a pupil types himself stands in the fields of its card. */
const callsOf = new WeakMap<HTMLElement, Call[]>();

/** A call that the pupil writes down himself has no company of the site. */
function isOwn(call: Call): boolean {
  return call.company === "" && call.lines.length === 0;
}

function isBlank({ name, outcome, notes }: Call): boolean {
  return !hasText(name) && outcome === "" && NOTES.every((key) => !hasText(notes[key]));
}

function part<E extends Element>(root: ParentNode, selector: string): E {
  return root.querySelector(selector) as E;
}

function cardsOf(root: HTMLElement): HTMLElement[] {
  return [...part<HTMLElement>(root, "[data-calls]").children] as HTMLElement[];
}

function cell(card: HTMLElement, name: string): HTMLInputElement | HTMLSelectElement {
  return part(card, `[data-cell="${name}"]`);
}

function readOwn(card: HTMLElement, call: Call): Call {
  const outcome = OUTCOMES.find((known) => known === cell(card, "outcome").value) ?? "";
  const [day = "", time = "", name = "", next = ""] = NOTES.map((key) => cell(card, key).value);
  return { ...call, name: cell(card, "company").value, outcome, notes: { day, time, name, do: next } };
}

/** What became of a call, after the name of the company. */
function titleOf(call: Call): string {
  const end = call.turn ? messages.conversation.busy : call.outcome ? messages.conversation.outcomes[call.outcome] : messages.conversation.ended;
  return messages.conversation.title(call.name || messages.conversation.unknown, end);
}

function speaker(line: Call["lines"][number]): string {
  return line.by === "pupil" ? messages.conversation.me : line.who || messages.conversation.company;
}

function fillMade(card: HTMLElement, call: Call): void {
  part(card, "[data-title]").textContent = titleOf(call);
  const lines = call.lines.slice(0, MOST_LINES).map((line) =>
    make("li", { attributes: { "data-by": line.by } }, make("span", { class: "call__who" }, `${speaker(line)}: `), line.text),
  );
  part(card, "[data-lines]").replaceChildren(...lines);
  for (const key of NOTES) {
    const row = part<HTMLElement>(card, `[data-note="${key}"]`);
    row.hidden = !hasText(call.notes[key]);
    part(row, "dd").textContent = call.notes[key];
  }
}

function fillOwn(card: HTMLElement, call: Call): void {
  cell(card, "company").value = call.name;
  cell(card, "outcome").value = call.outcome;
  for (const key of NOTES) cell(card, key).value = call.notes[key];
}

function newCard(root: HTMLElement, call: Call): HTMLElement {
  const template = part<HTMLTemplateElement>(root, isOwn(call) ? "template[data-own-call]" : "template[data-made-call]");
  const card = (template.content.firstElementChild as HTMLElement).cloneNode(true) as HTMLElement;
  (isOwn(call) ? fillOwn : fillMade)(card, call);
  part(card, "[data-remove-call]").setAttribute("aria-label", messages.conversation.remove(call.name || messages.conversation.unknown));
  return card;
}

/** Cards for all calls. One that stood open stays open: a tool writes while the pupil reads. */
function show(root: HTMLElement, calls: readonly Call[]): void {
  const open = cardsOf(root).map((card) => card.querySelector("details")?.open ?? false);
  const cards = calls.map((call) => newCard(root, call));
  part(root, "[data-calls]").replaceChildren(...cards);
  cards.forEach((card, index) => card.querySelector("details")?.toggleAttribute("open", open[index] ?? false));
  callsOf.set(root, [...calls]);
}

/** Every call as it stands in the form now, also those without a word. */
function current(root: HTMLElement): Call[] {
  const cards = cardsOf(root);
  return (callsOf.get(root) ?? []).map((call, index) => {
    const card = cards[index];
    return card && isOwn(call) ? readOwn(card, call) : call;
  });
}

function say(root: HTMLElement, sentence: string): void {
  part(root, "[data-call-status]").textContent = sentence;
}

function add(root: HTMLElement): void {
  show(root, [...current(root), NEW_CALL]);
  cell(cardsOf(root).at(-1) as HTMLElement, "company").focus();
  announceChange(part(root, "[data-calls]"));
}

/** Take a call away and offer to put it back where it stood. */
function remove(root: HTMLElement, card: HTMLElement): void {
  const index = cardsOf(root).indexOf(card);
  const calls = current(root);
  const [gone] = calls.splice(index, 1);
  if (!gone) return;
  show(root, calls);
  const undo = part<HTMLButtonElement>(root, "[data-undo-call]");
  undo.hidden = false;
  undo.onclick = () => {
    const rest = current(root);
    show(root, [...rest.slice(0, index), gone, ...rest.slice(index)]);
    undo.hidden = true;
    cardsOf(root)[index]?.querySelector<HTMLElement>("summary, input")?.focus();
    say(root, messages.conversation.back);
    announceChange(part(root, "[data-calls]"));
  };
  undo.focus();
  say(root, messages.conversation.removed);
  announceChange(part(root, "[data-calls]"));
}

function reportCall(call: Call): readonly Block[] {
  const name = call.name || messages.conversation.unknown;
  const talk: Block = {
    kind: "table",
    caption: messages.conversation.talk(name),
    columns: [messages.conversation.who, messages.conversation.said],
    rows: call.lines.map((line) => ({ cells: [speaker(line), line.text] })),
  };
  const kept = NOTES.filter((key) => hasText(call.notes[key]));
  const notes: Block = {
    kind: "table",
    caption: messages.conversation.notesOf(name),
    rowHeading: messages.conversation.note,
    columns: [messages.conversation.written],
    rows: kept.map((key) => ({ header: messages.conversation.notes[key], cells: [call.notes[key]] })),
  };
  return [{ kind: "note", text: titleOf(call) }, ...(call.lines.length ? [talk] : []), ...(kept.length ? [notes] : [])];
}

export const conversation: QuestionKind<"conversation"> = {
  read: (root) => current(root).filter((call) => !isOwn(call) || !isBlank(call)),
  write(root, answer) {
    show(root, answer.slice(0, MOST_CALLS));
    part<HTMLElement>(root, "[data-undo-call]").hidden = true;
  },
  isComplete: (_question, answer) => answer.some((call) => call.turn === "" && (call.lines.length > 0 || hasText(call.name))),
  toReport: (_question, answer) => answer.flatMap(reportCall),
  place: (_question, answer) => ({
    placed: answer.slice(0, MOST_CALLS),
    unplaced: answer.slice(MOST_CALLS).map((value, index) => ({ part: String(MOST_CALLS + index + 1), value })),
  }),
  enhance(root) {
    root.dataset["enhanced"] = "";
    reveal(root);
    root.addEventListener("click", (event) => {
      const target = event.target as Element;
      const card = target.closest("[data-remove-call]")?.closest<HTMLElement>(".call");
      if (card) remove(root, card);
      else if (target.closest("[data-add-call]")) add(root);
    });
  },
};
