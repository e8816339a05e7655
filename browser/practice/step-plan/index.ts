/** The plan of a search for a place: counts back to a day for every step and shows them as a line of time, in words. */

import { planMessages as words } from "../../core/messages.ts";
import { hasText, isoDay } from "../../core/text.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import type { PracticeTool, Slot } from "../kind.ts";
import { enableCalendar } from "./calendar_part.ts";
import { asPlan, planColumns, type PlanQuestion, tableIn } from "./columns.ts";
import { fillPart } from "./fill_part.ts";
import { cellOf, type Change, changesFor, withChanges, withoutChanges } from "./filling.ts";
import { countBack, type PlannedStep, type Proposal, type Remark, remarks } from "./plan.ts";
import { distance, longDay } from "./words.ts";

type PlanSlot = Slot<"step-plan">;

export const stepPlan: PracticeTool<"step-plan"> = {
  start(slot) {
    const question = asPlan(slot.question("plan"));
    const live = slot.root.querySelector<HTMLElement>("[data-plan-live]");
    if (question && live) new StepPlan(slot, question, live);
    enableCalendar(slot);
  },
};

/** What stands at a step: the pupil's own day, or a proposal. */
interface Shown extends PlannedStep {
  readonly row: string;
  readonly label: string;
  readonly proposed: boolean;
  readonly remarks: readonly Remark[];
}

class StepPlan {
  readonly #slot: PlanSlot;
  readonly #question: PlanQuestion;
  readonly #columns: ReturnType<typeof planColumns>;
  readonly #lead = make("div", { class: "step-plan__lead" });
  readonly #line = make("ol", { class: "timeline" });
  readonly #more: HTMLElement;
  #shown = "";

  constructor(slot: PlanSlot, question: PlanQuestion, live: HTMLElement) {
    this.#slot = slot;
    this.#question = question;
    this.#columns = planColumns(question);
    this.#more = make("div", {}, this.#line, make("p", {}, words.holiday), this.#fillPart());
    live.append(this.#lead, this.#more);
    for (const role of ["start", "deadline", "plan"] as const) slot.watch(role, () => this.#show());
    this.#show();
  }

  #fillPart(): HTMLElement {
    const column = this.#columns.day;
    const table = (): ReturnType<typeof tableIn> => tableIn(this.#slot.read("plan"));
    return fillPart({
      changes: (mode) => changesFor(table(), column, this.#openDays(), mode),
      put: (changes: readonly Change[]) => this.#slot.write("plan", withChanges(table(), column, changes)),
      takeBack: (changes: readonly Change[]) => this.#slot.write("plan", withoutChanges(table(), column, changes)),
      words: words.plan,
    });
  }

  #text(role: "start" | "deadline"): string {
    const answer = this.#slot.read(role);
    return typeof answer === "string" ? answer : "";
  }

  #proposal(): Proposal | undefined {
    const { steps, margin } = this.#slot.options;
    return countBack(steps, { today: isoDay(new Date()), start: this.#text("start"), deadline: this.#text("deadline") }, margin);
  }

  #isDone(row: string): boolean {
    return cellOf(tableIn(this.#slot.read("plan")), row, this.#columns.done) !== "";
  }

  /** Proposed days of the steps that are not done yet. */
  #openDays(): ReadonlyMap<string, string> {
    const rows = this.#question.rows.map(({ id }) => id);
    return new Map([...(this.#proposal()?.days ?? [])].filter(([row]) => rows.includes(row) && !this.#isDone(row)));
  }

  /** The steps in the order of the options, then rows that the options do not name. */
  #steps(proposal: Proposal): readonly Shown[] {
    const table = tableIn(this.#slot.read("plan"));
    const order = [...new Set([...proposal.days.keys(), ...this.#question.rows.map(({ id }) => id)])];
    const steps = order.flatMap((id) => {
      const label = this.#question.rows.find((row) => row.id === id)?.label;
      if (label === undefined) return [];
      const own = cellOf(table, id, this.#columns.day);
      const done = this.#isDone(id);
      const proposed = !hasText(own) && !done;
      return [{ row: id, label, day: proposed ? (proposal.days.get(id) ?? "") : own, done, proposed }];
    });
    const found = remarks(steps, isoDay(new Date()), proposal.goal);
    return steps.map((step, index) => ({ ...step, remarks: found[index] ?? [] }));
  }

  /** Build the line anew only when it says something else: typing a date must not disturb a reader. */
  #show(): void {
    const proposal = this.#proposal();
    const steps = proposal ? this.#steps(proposal) : [];
    const shown = JSON.stringify([proposal, steps, this.#text("start"), isoDay(new Date())]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#more.hidden = !proposal;
    this.#lead.replaceChildren(...(proposal ? this.#leadNodes(proposal) : [make("p", {}, words.needDays), this.#toDays(words.toDays)]));
    this.#line.replaceChildren(...(proposal ? [...steps.map((step) => this.#stepNode(step)), ...this.#endNodes(proposal)] : []));
  }

  #leadNodes(proposal: Proposal): readonly HTMLElement[] {
    const goal = longDay(proposal.goal);
    const known = proposal.goal === this.#text("deadline");
    const notes = [
      known ? words.deadline(goal) : words.ownDeadline(goal),
      ...(proposal.deadlineIsLate ? [words.late] : []),
      ...(proposal.room === "fits" ? [] : [words[proposal.room]]),
    ];
    return [...notes.map((note, index) => make("p", { class: index ? "step-plan__note" : "" }, note)), this.#toDays(words.changeDays)];
  }

  /** A button that goes to the first question about days that is not filled in. */
  #toDays(text: string): HTMLElement {
    const role = hasText(this.#text("start")) && !hasText(this.#text("deadline")) ? "deadline" : "start";
    const go = button(text, () => this.#goTo(`[data-question="${this.#slot.question(role)?.id}"]`, "input"));
    go.className = "text-button";
    return go;
  }

  #goTo(question: string, control: string): void {
    const root = this.#slot.root.closest("form")?.querySelector<HTMLElement>(question);
    root?.dispatchEvent(new Event("show-section", { bubbles: true }));
    const field = root?.querySelector<HTMLElement>(control);
    field?.scrollIntoView({ block: "center" });
    field?.focus({ preventScroll: true });
  }

  #stepNode({ row, label, day, proposed, done, remarks: found }: Shown): HTMLElement {
    const go = button(words.other, () => this.#goTo(`[data-question="${this.#question.id}"]`, `tr[data-row="${row}"] [data-cell="${this.#columns.day}"]`));
    go.className = "text-button timeline__change";
    go.append(make("span", { class: "visually-hidden" }, `: ${label}`));
    const state = done ? "done" : found.includes("past") || found.includes("today") ? "now" : proposed ? "proposed" : "planned";
    return make(
      "li",
      { class: "timeline__step", attributes: { "data-step": row, "data-state": state } },
      make("strong", { class: "timeline__name" }, label),
      ...(hasText(day) ? [make("span", { class: "timeline__day" }, proposed ? `${words.proposal} ` : "", this.#dayWords(day))] : []),
      ...found.map((remark) => make("span", { class: "timeline__remark" }, words.remarks[remark])),
      ...(done ? [] : [go]),
    );
  }

  #dayWords(day: string): string {
    const far = distance(day, isoDay(new Date()));
    return far ? `${longDay(day)} (${far})` : longDay(day);
  }

  #endNodes(proposal: Proposal): readonly HTMLElement[] {
    const start = this.#text("start");
    const ends = [
      { label: words.goal, day: proposal.goal },
      ...(hasText(start) ? [{ label: words.start, day: start }] : []),
    ];
    return ends.map(({ label, day }) =>
      make(
        "li",
        { class: "timeline__step", attributes: { "data-state": "end" } },
        make("strong", { class: "timeline__name" }, label),
        make("span", { class: "timeline__day" }, this.#dayWords(day)),
      ),
    );
  }
}
