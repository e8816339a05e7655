/** Takes over what a pupil wrote on the sheet about himself: he ticks what, and only empty cells are filled. */

import type { AnswerOf, Question, QuestionOf } from "../../core/definition.ts";
import { cvSourceMessages as words } from "../../core/messages.ts";
import { button, type Child, make } from "../../questions/_parts/elements.ts";
import { isAnswer } from "../../questions/registry.ts";
import type { PracticeTool, Slot } from "../kind.ts";
import { type Candidate, candidatesOf, type Change, isThere, type Kind, type Sources, type Target, type Targets, transfer, withChanges, withoutChanges } from "./transfer.ts";

type SourceSlot = Slot<"cv-source">;
type Role = Parameters<SourceSlot["kept"]>[0];

const roles = { qualities: "to-qualities", school: "to-school", leisure: "to-leisure" } as const;
const targets: readonly Target[] = ["qualities", "school", "leisure"];
const kinds: readonly Kind[] = ["quality", "subject", "leisure"];

export const cvSource: PracticeTool<"cv-source"> = {
  start(slot) {
    const live = slot.root.querySelector<HTMLElement>("[data-source-live]");
    if (live) new SourcePanel(slot, live);
  },
};

function isTable(question: Question | undefined): question is QuestionOf<"fixed-table"> {
  return question?.type === "fixed-table";
}

class SourcePanel {
  readonly #slot: SourceSlot;
  readonly #list = make("div", { class: "cv-source__list" });
  readonly #status = make("div", { class: "cv-source__status", attributes: { role: "status" } });
  readonly #open: HTMLButtonElement;
  readonly #undo: HTMLElement;
  #last: readonly Change[] = [];

  constructor(slot: SourceSlot, live: HTMLElement) {
    this.#slot = slot;
    this.#open = button(words.open, () => void this.#show(), { primary: true, action: "cv-source-open" });
    const undo = button(words.undo, () => this.#takeBack(), { action: "cv-source-undo" });
    this.#undo = make("div", { class: "practice__buttons", attributes: { hidden: "" } }, undo);
    live.append(
      make("p", {}, words.lead),
      make("div", { class: "practice__buttons" }, this.#open),
      this.#list,
      this.#status,
      this.#undo,
    );
  }

  async #choice(role: Role): Promise<Sources["qualities"]> {
    const [question, answer] = [await this.#slot.questionOf(role), await this.#slot.kept(role)];
    if (question?.type !== "multiple-choice" || !isAnswer<"multiple-choice">(question, answer)) return undefined;
    return { question, answer };
  }

  /** The cells of each row, in the order of the columns. */
  async #rows(role: Role): Promise<readonly (readonly string[])[]> {
    const [question, answer] = [await this.#slot.questionOf(role), await this.#slot.kept(role)];
    if (question?.type !== "growing-table" || !isAnswer<"growing-table">(question, answer)) return [];
    return answer.map((row) => question.columns.map(({ id }) => (Object.hasOwn(row, id) ? (row[id] ?? "") : "")));
  }

  async #candidates(): Promise<readonly Candidate[]> {
    return candidatesOf({
      qualities: await this.#choice("qualities"),
      leisure: await this.#choice("leisure"),
      proof: await this.#rows("proof"),
      subjects: await this.#rows("subjects"),
    });
  }

  #table(target: Target): Targets["qualities"] | undefined {
    const question = this.#slot.question(roles[target]);
    const answer = this.#slot.read(roles[target]) as AnswerOf<"fixed-table">; // the form gives the shape of its question
    return isTable(question) ? { question, answer } : undefined;
  }

  #targets(): Targets | undefined {
    const [qualities, school, leisure] = targets.map((target) => this.#table(target));
    if (!qualities || !school || !leisure) return undefined;
    return { qualities, leisure, school: { ...school, row: this.#slot.options.subjects_row } };
  }

  /** Read the other sheet and show what is there to choose from. */
  async #show(): Promise<void> {
    const found = await this.#candidates();
    const here = this.#targets();
    this.#status.replaceChildren();
    if (!found.length || !here) return this.#showNothing();
    const boxes = new Map<Candidate, HTMLInputElement>();
    const groups = kinds.map((kind) => this.#group(kind, found.filter((candidate) => candidate.kind === kind), here, boxes));
    const take = button(words.take, () => this.#take([...boxes].filter(([, box]) => box.checked).map(([candidate]) => candidate)), {
      primary: true,
      action: "cv-source-take",
    });
    this.#list.replaceChildren(...groups.filter((group) => group !== undefined), make("div", { class: "practice__buttons" }, take));
    this.#list.querySelector("input")?.focus();
  }

  async #showNothing(): Promise<void> {
    this.#list.replaceChildren();
    const link = await this.#slot.linkTo("qualities");
    const parts: readonly Child[] = link ? [" ", make("a", { attributes: { href: link.href } }, words.go(link.title))] : [];
    this.#status.replaceChildren(make("p", {}, words.nothing, ...parts));
  }

  #group(kind: Kind, candidates: readonly Candidate[], here: Targets, boxes: Map<Candidate, HTMLInputElement>): HTMLElement | undefined {
    if (!candidates.length) return undefined;
    const options = candidates.map((candidate) => {
      const there = isThere(candidate, here);
      const box = make("input", { attributes: { type: "checkbox", "data-candidate": candidate.kind, ...(there ? { disabled: "" } : {}) } });
      boxes.set(candidate, box);
      const more = there ? words.there : candidate.proof;
      const text = make("span", {}, candidate.text, ...(more ? [make("span", { class: "cv-source__more", attributes: { dir: "auto" } }, more)] : []));
      return make("label", { class: "option", attributes: { dir: "auto" } }, box, text);
    });
    return make("fieldset", { class: "cv-source__group" }, make("legend", {}, words.groups[kind]), ...options);
  }

  #write(change: (target: Target, answer: AnswerOf<"fixed-table">) => AnswerOf<"fixed-table">, changes: readonly Change[]): void {
    for (const target of targets) {
      const table = this.#table(target);
      if (table && changes.some((one) => one.target === target)) this.#slot.write(roles[target], change(target, table.answer));
    }
  }

  #take(ticked: readonly Candidate[]): void {
    const here = this.#targets();
    if (!here) return;
    if (!ticked.length) return this.#say(words.tickFirst);
    const { changes, placed, left } = transfer(ticked, here, words.and);
    this.#last = changes;
    this.#write((target, answer) => withChanges(answer, changes.filter((change) => change.target === target)), changes);
    this.#undo.hidden = !changes.length;
    this.#tell(placed, left);
    if (changes.length) {
      this.#list.replaceChildren();
      this.#undo.querySelector("button")?.focus();
    }
  }

  #tell(placed: ReturnType<typeof transfer>["placed"], left: readonly Candidate[]): void {
    const lists = targets.flatMap((target) => {
      const texts = placed.filter((one) => one.target === target).map(({ candidate }) => candidate.text);
      const question = this.#slot.question(roles[target])?.question ?? "";
      return texts.length ? [make("li", {}, `${words.at(question)} `, make("strong", { attributes: { dir: "auto" } }, texts.join(", ")))] : [];
    });
    this.#status.replaceChildren(
      ...(lists.length ? [make("p", {}, words.placed), make("ul", {}, ...lists)] : []),
      ...(left.length ? [make("p", {}, `${words.left} `, make("strong", { attributes: { dir: "auto" } }, left.map(({ text }) => text).join(", ")))] : []),
    );
  }

  #takeBack(): void {
    const changes = this.#last;
    this.#write((target, answer) => withoutChanges(answer, changes.filter((change) => change.target === target)), changes);
    this.#undo.hidden = true;
    this.#say(words.undone);
    this.#open.focus();
  }

  #say(text: string): void {
    this.#status.replaceChildren(make("p", {}, text));
  }
}
