/** Lays the hours of an internship beside the rules of the region, while they are typed. Pure parts: plan, totals, outcome and the evaluator. */

import { hoursMessages as words } from "../../core/messages.ts";
import { hasText } from "../../core/text.ts";
import { check } from "../../core/worktime/check.ts";
import type { Finding, Rule, Schedule } from "../../core/worktime/schedule.ts";
import { make } from "../../questions/_parts/elements.ts";
import { KeptOutcome } from "../_parts/kept_outcome.ts";
import type { PracticeTool, Slot } from "../kind.ts";
import { hasTable, type Outcome, outcomeOf, outcomeText, type Reader } from "./outcome.ts";
import { type Cells, type Plan, type Table, toPlan } from "./plan.ts";

type HoursSlot = Slot<"hours-check">;
type Role = Parameters<HoursSlot["read"]>[0];

/** What the build gives of worksheets/werktijden (hooks/opstage/worktime.py). */
interface WorktimeData {
  readonly rules: readonly Rule[];
}

const INPUTS: readonly Role[] = ["period", "week", "school", "different", "outcome"];
/** Typing goes on meanwhile. */
const PAUSE = 100; // ms

export const hoursCheck: PracticeTool<"hours-check"> = {
  async start(slot) {
    const live = slot.root.querySelector<HTMLElement>("[data-hours-live]");
    if (live) new HoursPanel(slot, live, (await slot.data<WorktimeData>("worktime")).rules);
  },
};

/** The form and storage give an answer that fits its question: it was checked on its way in. */
function tableIn(answer: unknown): Table {
  return (answer ?? {}) as Table;
}

/** The one row of that table. */
function periodOf(slot: HoursSlot): Cells {
  return Object.values(tableIn(slot.read("period")))[0] ?? {};
}

function planOf(slot: HoursSlot): Plan {
  return toPlan({
    region: slot.region,
    period: periodOf(slot),
    week: tableIn(slot.read("week")),
    school: tableIn(slot.read("school")),
    different: (slot.read("different") ?? []) as readonly Cells[],
  });
}

function list(lines: readonly string[], className = ""): HTMLElement {
  return make("ul", { class: className }, ...lines.map((line) => make("li", {}, line)));
}

function ruleNode({ says, id, exception, source }: Rule): readonly HTMLElement[] {
  return [
    make("p", {}, `${words.rule} ${says} `, make("span", { class: "hours-id" }, id)),
    ...(exception ? [make("p", { class: "hours-exception" }, `${words.exception} ${exception}`)] : []),
    make("details", { class: "hours-source" }, make("summary", {}, words.source, make("span", { class: "visually-hidden" }, ` ${id}`)), make("p", {}, make("cite", {}, source))),
  ];
}

class HoursPanel {
  readonly #slot: HoursSlot;
  /** Of the region of the build. */
  readonly #rules: readonly Rule[];
  /** Whose rules, and of when. */
  readonly #whose: string;
  readonly #reader: Reader;
  readonly #status = make("p", { class: "hours-verdict", attributes: { role: "status", "data-hours-verdict": "" } });
  readonly #body = make("div", { class: "hours-body" });
  readonly #kept: KeptOutcome;
  #timer = 0;
  #shown = "";

  constructor(slot: HoursSlot, live: HTMLElement, rules: readonly Rule[]) {
    this.#slot = slot;
    this.#rules = rules;
    this.#whose = live.dataset["rules"] ?? "";
    this.#reader = (live.dataset["reader"] ?? "pupil") as Reader; // the audience of the sheet, written by the build
    this.#kept = new KeptOutcome(
      {
        read: () => {
          const text = slot.read("outcome");
          return typeof text === "string" ? text : "";
        },
        write: (text) => slot.write("outcome", text),
      },
      words,
    );
    live.append(this.#status, this.#body, this.#kept.root);
    for (const role of INPUTS) slot.watch(role, () => this.#soon());
    this.#show();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#show(), PAUSE);
  }

  /** Drawn anew only when it says something else: who reads a source here keeps it open. */
  #show(): void {
    const plan = planOf(this.#slot);
    const outcome = plan.schedule && this.#outcome(plan.schedule);
    const shown = JSON.stringify([plan.missing, plan.wrong, plan.notes, plan.empty, outcome]);
    if (shown !== this.#shown) {
      this.#shown = shown;
      const verdict = outcome ? `${outcome.verdict} ${outcome.ask}` : plan.empty ? words.begin : "";
      if (this.#status.textContent !== verdict) this.#status.textContent = verdict;
      this.#status.dataset["hoursVerdict"] = outcome ? (outcome.warnings.length ? "warning" : "none") : "open";
      this.#body.replaceChildren(...(plan.empty ? [] : planNodes(plan)), ...(outcome ? outcomeNodes(outcome) : []));
    }
    this.#kept.follow(outcome ? this.#text(outcome) : "");
  }

  #outcome(schedule: Schedule): Outcome {
    return outcomeOf(schedule, check(schedule, this.#rules), this.#reader, hasTable(schedule, this.#rules));
  }

  #text(outcome: Outcome): string {
    const period = periodOf(this.#slot);
    return outcomeText(outcome, [period["begin"] ?? "", period["eind"] ?? ""], this.#whose);
  }
}

function planNodes({ missing, wrong, notes }: Plan): readonly HTMLElement[] {
  return [
    ...(wrong.length ? [make("h4", {}, words.wrongTitle), list(wrong, "hours-wrong")] : []),
    ...(missing.length ? [make("p", {}, words.toFill), list(missing, "hours-missing")] : []),
    ...notes.map((note) => make("p", {}, note)),
  ];
}

function outcomeNodes({ warnings, remarks, totals }: Outcome): readonly HTMLElement[] {
  return [
    ...(warnings.length ? [make("ol", { class: "hours-findings" }, ...warnings.map(findingNode))] : []),
    ...(remarks.length ? [remarksNode(remarks)] : []),
    make("h4", {}, words.hoursTitle),
    list(totals),
  ];
}

function findingNode({ found, rule }: Finding): HTMLElement {
  const sentences = found.split(/(?<=\.) /).filter(hasText);
  const said = sentences.map((sentence) => make("p", { class: "hours-found" }, sentence));
  return make("li", { attributes: { "data-rule": rule.id } }, ...said, ...ruleNode(rule));
}

function remarksNode(remarks: readonly Finding[]): HTMLElement {
  return make(
    "details",
    { class: "hours-also" },
    make("summary", {}, words.also(remarks.length)),
    make("ul", {}, ...remarks.map((remark) => findingNode(remark))),
  );
}
