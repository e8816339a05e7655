/** Agreements flow to other sheets when the pupil wants it: line by line, never over other words without a tick, and back again. */

import type { Question } from "../../core/definition.ts";
import { agreementMessages as words } from "../../core/messages.ts";
import { readableTime, sameValue } from "../../core/text.ts";
import type { ToolRoles } from "../../generated/tools.ts";
import { button, type Child, make } from "../../questions/_parts/elements.ts";
import type { PracticeTool, Slot } from "../kind.ts";
import { blank, type Line, type Offer, offerOf, type Source, type Table, withOffer } from "./transfer.ts";

type Place = Slot<"agreements">;
type Role = ToolRoles["agreements"];

const TARGETS: readonly Role[] = ["contract", "place", "arrival", "travel", "report", "clothes", "bring", "plan"];

/** An offer with where it goes, in words. */
interface Choice extends Offer {
  readonly role: Role;
  readonly question: Question;
  readonly sheet: string;
  readonly href: string;
  readonly from: string;
  readonly to: string;
}

/** One question that was changed, for undoing. */
interface Sent {
  readonly role: Role;
  readonly question: Question;
  readonly before: unknown;
  readonly after: unknown;
}

function labelsOf(question: Question | undefined, ids: readonly string[]): string {
  const rows = question?.type === "fixed-table" ? question.rows : [];
  return rows.filter(({ id }) => ids.includes(id)).map(({ label }) => label).join(", ");
}

/** The table that a line takes its words from. */
function sourceOf(slot: Place, line: Line): Source {
  const role = line.of ?? "agreed";
  const question = slot.question(role);
  const table = (slot.read(role) ?? {}) as Table;
  const { column, doubt_column: doubtColumn, doubt_choice: doubtChoice } = slot.options;
  const first = question?.type === "fixed-table" ? (question.columns[0]?.id ?? "") : "";
  return role === "agreed" ? { table, column, doubtColumn, doubtChoice } : { table, column: first, doubtColumn: "", doubtChoice };
}

async function choiceOf(slot: Place, line: Line): Promise<Choice | undefined> {
  const role = TARGETS.find((target) => target === line.to);
  const question = role && (await slot.questionOf(role));
  if (!role || !question) return undefined;
  const offer = offerOf(line, question, await slot.kept(role), sourceOf(slot, line));
  const link = await slot.linkTo(role);
  if (!offer) return undefined;
  return {
    ...offer,
    role,
    question,
    sheet: link?.title ?? "",
    href: link?.href ?? "",
    from: labelsOf(slot.question(line.of ?? "agreed"), line.from),
    to: line.row ? labelsOf(question, [line.row]) : question.question,
  };
}

async function choicesOf(slot: Place): Promise<readonly Choice[]> {
  const choices: Choice[] = [];
  for (const line of slot.options.lines) {
    const choice = await choiceOf(slot, line);
    if (choice) choices.push(choice);
  }
  return choices;
}

/** One line of the list: a box with what stands there now and what comes. What stands there already has no box. */
function choiceRow(choice: Choice): { element: HTMLElement; isTicked: () => boolean } {
  const readable = (text: string): string => (choice.question.type === "time" ? readableTime(text) : text);
  const lines: Child[] = [
    make("strong", {}, words.to(choice.from, choice.to)),
    ...(choice.state === "same" ? [make("span", {}, words.same)] : [make("span", {}, choice.now ? words.now(readable(choice.now)) : words.nowEmpty)]),
    ...(choice.state !== "same" && choice.value ? [make("span", {}, words.then(readable(choice.value)))] : []),
    ...(choice.state !== "same" && choice.inDoubt ? [make("span", {}, words.ask)] : []),
  ];
  const text = make("span", { class: "agreement__words" }, ...lines);
  if (choice.state === "same") return { element: make("p", { class: "agreement" }, text), isTicked: () => false };
  const box = make("input", { attributes: { type: "checkbox" } });
  box.checked = choice.state === "new";
  return { element: make("label", { class: "option agreement" }, box, text), isTicked: () => box.checked };
}

/** The answers with every chosen line in it, one a question. What changed since the list was shown is left alone. */
async function putAll(slot: Place, chosen: readonly Choice[]): Promise<{ sent: readonly Sent[]; count: number; skipped: number; failed: boolean }> {
  const sent: Sent[] = [];
  let count = 0;
  let skipped = 0;
  for (const role of new Set(chosen.map((choice) => choice.role))) {
    const before = await slot.kept(role);
    const mine = chosen.filter((choice) => choice.role === role);
    const fresh = mine.filter(({ line, question, now }) => (offerOf(line, question, before, sourceOf(slot, line))?.now ?? now) === now);
    skipped += mine.length - fresh.length;
    const question = fresh[0]?.question;
    if (!question) continue;
    const after = fresh.reduce<unknown>((answer, choice) => withOffer(choice.question, answer, choice), before);
    if (!(await slot.send(role, after))) return { sent, count, skipped, failed: true };
    sent.push({ role, question, before, after });
    count += fresh.length;
  }
  return { sent, count, skipped, failed: false };
}

/** Put back what stood there, unless it was changed since. True when all is back. */
async function takeBack(slot: Place, sent: readonly Sent[]): Promise<boolean> {
  let all = true;
  for (const { role, question, before, after } of sent) {
    const untouched = sameValue(await slot.kept(role), after);
    if (!untouched || !(await slot.send(role, before ?? blank(question)))) all = false;
  }
  return all;
}

/** Links to the sheets that got something. */
function links(choices: readonly Choice[]): HTMLElement {
  const pages = new Map(choices.filter(({ href }) => href).map(({ href, sheet }) => [href, sheet]));
  return make("ul", { class: "agreement-links" }, ...[...pages].map(([href, title]) => make("li", {}, make("a", { attributes: { href } }, title))));
}

class Agreements {
  readonly #slot: Place;
  readonly #panel = make("div", { class: "agreement-panel" });
  readonly #said = make("p", { class: "agreement-said", attributes: { role: "status" } });
  readonly #open: HTMLButtonElement;

  constructor(slot: Place, sheets: string) {
    this.#slot = slot;
    this.#open = button(words.start(sheets), () => void this.#show(), { primary: true, action: "send-agreements" });
  }

  element(): HTMLElement {
    return make("div", {}, make("div", { class: "practice__buttons" }, this.#open), this.#said, this.#panel);
  }

  #close(sentence: string): void {
    this.#panel.replaceChildren();
    this.#said.textContent = sentence;
    this.#open.hidden = false;
    this.#open.focus();
  }

  async #show(): Promise<void> {
    const choices = await choicesOf(this.#slot);
    if (!choices.length) return this.#close(words.nothing);
    const rows = choices.map((choice) => ({ choice, ...choiceRow(choice) }));
    const sheets = [...new Set(choices.map(({ sheet }) => sheet))];
    const groups = sheets.map((sheet) =>
      make("fieldset", { class: "agreement-group" }, make("legend", {}, sheet), ...rows.filter(({ choice }) => choice.sheet === sheet).map(({ element }) => element)),
    );
    const put = button(words.put, () => void this.#put(rows.filter(({ isTicked }) => isTicked()).map(({ choice }) => choice)), { primary: true, action: "put-agreements" });
    const close = button(words.close, () => this.#close(""), { action: "close-agreements" });
    const intro = make("p", { attributes: { tabindex: "-1" } }, words.intro);
    this.#said.textContent = "";
    this.#open.hidden = true;
    this.#panel.replaceChildren(intro, ...groups, make("div", { class: "practice__buttons" }, put, close));
    intro.focus();
  }

  async #put(chosen: readonly Choice[]): Promise<void> {
    if (!chosen.length) return this.#close(words.noneChosen);
    const { sent, count, skipped, failed } = await putAll(this.#slot, chosen);
    const sentences = [...(count ? [words.done(count)] : []), ...(skipped ? [words.skipped(skipped)] : []), ...(failed ? [words.failed] : [])];
    if (failed) this.#slot.notify(words.failed, "problem");
    this.#close(sentences.join(" "));
    if (!sent.length) return;
    const undo = button(words.undo, () => void this.#undo(sent), { action: "undo-agreements" });
    this.#panel.replaceChildren(make("p", {}, words.look), links(chosen), make("div", { class: "practice__buttons" }, undo));
  }

  async #undo(sent: readonly Sent[]): Promise<void> {
    this.#close((await takeBack(this.#slot, sent)) ? words.undone : words.undoneInPart);
  }
}

export const agreements: PracticeTool<"agreements"> = {
  start(slot) {
    const place = slot.root.querySelector<HTMLElement>("[data-agreements]");
    place?.append(new Agreements(slot, place.dataset["sheets"] ?? "").element());
  },
};
