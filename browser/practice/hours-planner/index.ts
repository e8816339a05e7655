/** A block beside an internship that is spread over the year: days, hours and what guiding costs, while the numbers are typed. */

import { hoursPlannerMessages as words } from "../../core/messages.ts";
import { hasText } from "../../core/text.ts";
import { make } from "../../questions/_parts/elements.ts";
import { KeptOutcome } from "../_parts/kept_outcome.ts";
import type { PracticeTool, Slot } from "../kind.ts";
import { COLUMNS, type Column, figure, type Mix, mixesOf, type Planned, planned, type Sums } from "./sums.ts";

type PlannerSlot = Slot<"hours-planner">;

const SUMS: readonly (keyof Sums)[] = ["days", "hours", "guiding"];

export const hoursPlanner: PracticeTool<"hours-planner"> = {
  start(slot) {
    const live = slot.root.querySelector<HTMLElement>("[data-planner-live]");
    if (live) new Planner(slot, live);
  },
};

function textOf(slot: PlannerSlot, role: "lessons" | "outcome"): string {
  const answer = slot.read(role);
  return typeof answer === "string" ? answer : "";
}

/** Labels of the two ways as the sheet has them: they differ by region. */
function labelsOf(slot: PlannerSlot): { readonly [C in Column]: string } {
  const question = slot.question("plan");
  const columns = question?.type === "fixed-table" ? question.columns : [];
  const label = (id: Column): string => columns.find((column) => column.id === id)?.label ?? words.columns[id];
  return { blok: label("blok"), lint: label("lint") };
}

function mixWords({ halfDays, weeks }: Mix): string {
  return [halfDays ? words.halfDays(halfDays) : "", weeks ? words.weeks(weeks) : ""].filter(hasText).join(words.and);
}

/** What is said of the lessons: ways to spend them, or what is wrong. */
function lessonLines(text: string): readonly string[] {
  if (!hasText(text)) return [];
  const mixes = mixesOf(text);
  return mixes ? [words.lessons(text.trim()), ...mixes.map((mix) => `- ${mixWords(mix)}`), words.lessonsSource] : [words.wrongLessons];
}

class Planner {
  readonly #slot: PlannerSlot;
  readonly #labels: { readonly [C in Column]: string };
  readonly #status = make("p", { class: "visually-hidden", attributes: { role: "status" } });
  readonly #body = make("div", { class: "hours-planner__body" });
  readonly #kept: KeptOutcome;
  #shown = "";

  constructor(slot: PlannerSlot, live: HTMLElement) {
    this.#slot = slot;
    this.#labels = labelsOf(slot);
    this.#kept = new KeptOutcome({ read: () => textOf(slot, "outcome"), write: (text) => slot.write("outcome", text) }, words);
    live.append(this.#status, this.#body, this.#kept.root);
    for (const role of ["plan", "lessons", "outcome"] as const) slot.watch(role, () => queueMicrotask(() => this.#show()));
    this.#show();
  }

  #show(): void {
    const result = planned((this.#slot.read("plan") ?? {}) as Parameters<typeof planned>[0]);
    const lessons = lessonLines(textOf(this.#slot, "lessons"));
    const known = SUMS.some((sum) => COLUMNS.some((column) => result.sums[column][sum] !== undefined));
    const lines = known ? this.#lines(result) : [];
    const shown = JSON.stringify([result, lessons]);
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#body.replaceChildren(
        ...result.wrong.map((line) => make("p", { class: "hours-planner__wrong" }, line)),
        ...(known ? [this.#table(result)] : []),
        ...(known || result.wrong.length || lessons.length ? [] : [make("p", {}, words.begin)]),
        ...lessonNodes(lessons),
      );
      this.#status.textContent = known ? lines.join(" ") : "";
    }
    const sound = result.wrong.length === 0;
    this.#kept.follow(sound ? [...lines, ...lessons].join("\n") : "");
  }

  /** One line for each sum, for the answer and for who listens. */
  #lines({ sums }: Planned): readonly string[] {
    return SUMS.flatMap((sum) => {
      const parts = COLUMNS.flatMap((column) => {
        const value = sums[column][sum];
        return value === undefined ? [] : [`${this.#labels[column]} ${figure(value)}`];
      });
      return parts.length ? [`${words.sums[sum]}: ${parts.join(", ")}.`] : [];
    });
  }

  #table({ sums }: Planned): HTMLElement {
    const head = make(
      "tr",
      {},
      make("td", {}),
      ...COLUMNS.map((column) => make("th", { attributes: { scope: "col" } }, this.#labels[column])),
    );
    const rows = SUMS.map((sum) =>
      make(
        "tr",
        { attributes: { "data-sum": sum } },
        make("th", { attributes: { scope: "row" } }, words.sums[sum]),
        ...COLUMNS.map((column) => {
          const value = sums[column][sum];
          return make("td", {}, value === undefined ? words.open : figure(value));
        }),
      ),
    );
    return make("table", { class: "hours-planner__table" }, make("thead", {}, head), make("tbody", {}, ...rows));
  }
}

function lessonNodes(lines: readonly string[]): readonly HTMLElement[] {
  const items = lines.filter((line) => line.startsWith("- "));
  const [first, ...rest] = lines.filter((line) => !line.startsWith("- "));
  if (first === undefined) return [];
  return [
    make("p", {}, first),
    ...(items.length ? [make("ul", { class: "hours-planner__mixes" }, ...items.map((item) => make("li", {}, item.slice(2))))] : []),
    ...rest.map((line) => make("p", { class: "hint" }, line)),
  ];
}
