/** Starts the lesson planner on its page. It remembers nothing, unless the teacher asks. */

import { plannerMessages as words } from "../../core/messages.ts";
import { fileName, isoDay, readableDate } from "../../core/text.ts";
import { calendarFile, CALENDAR_TYPE } from "../../exports/calendar/index.ts";
import { download } from "../../exports/download.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import { eventsOf, partName } from "./events.ts";
import { firstWishes, problemOf, type Wishes, WishesForm } from "./form.ts";
import { Memory } from "./memory.ts";
import { type Card, daysOf, type Lesson, makeLessons, moved, type Part } from "./plan.ts";
import { planTable } from "./table.ts";

class Planner {
  readonly #cards: readonly Card[];
  readonly #site: string;
  readonly #memory: Memory;
  readonly #form: WishesForm;
  readonly #keep = make("input", { attributes: { type: "checkbox", name: "keep" } });
  readonly #problem = make("p", { class: "planner__problem", attributes: { role: "alert" } });
  readonly #status = make("p", { class: "visually-hidden", attributes: { role: "status" } });
  readonly #result = make("section", { class: "planner__result", attributes: { "aria-labelledby": "plan-title", hidden: "" } });
  readonly #make: HTMLButtonElement;
  #wishes: Wishes;
  #lessons: readonly Lesson[] = [];

  constructor(root: HTMLElement, cards: readonly Card[], site: string) {
    this.#cards = cards;
    this.#site = site;
    this.#memory = new Memory(site);
    const kept = this.#memory.read();
    this.#wishes = kept?.wishes ?? firstWishes(cards, isoDay(new Date()));
    this.#form = new WishesForm(cards, this.#wishes);
    this.#keep.checked = kept !== undefined;
    this.#make = button(words.make, () => this.#plan(), { primary: true, action: "make-plan" });
    const keep = make("label", { class: "option" }, this.#keep, make("span", {}, words.keep));
    root.append(
      this.#form.element,
      make("div", { class: "planner__make" }, this.#make, keep, make("p", { class: "hint" }, words.keepHint), this.#problem),
      this.#result,
      this.#status,
    );
    this.#form.element.addEventListener("input", () => this.#follow());
    this.#form.element.addEventListener("change", () => this.#follow());
    this.#keep.addEventListener("change", () => this.#remember());
    if (kept?.lessons.length) {
      this.#lessons = kept.lessons;
      this.#show();
    }
    root.dataset["ready"] = "true";
  }

  /** A new plan from the cards. */
  #plan(): void {
    this.#wishes = this.#form.read();
    if (!this.#tellProblem()) return this.#problem.scrollIntoView({ block: "nearest" });
    const chosen = this.#cards.filter(({ number }) => this.#wishes.cards.includes(number));
    this.#lessons = makeLessons(chosen, this.#wishes.length, this.#wishes.home);
    this.#show();
    this.#remember();
    this.#status.textContent = words.plan.made(this.#lessons.length);
    document.getElementById("plan-title")?.focus();
  }

  /** Other days change the days of the plan that is there; other cards or minutes wait for the button. */
  #follow(): void {
    if (!this.#lessons.length) return;
    const next = this.#form.read();
    this.#wishes = { ...next, cards: this.#wishes.cards, length: this.#wishes.length, home: this.#wishes.home };
    if (!this.#tellProblem()) return;
    this.#show();
    this.#remember();
  }

  #tellProblem(): boolean {
    const problem = problemOf(this.#wishes);
    this.#problem.textContent = problem ?? "";
    return problem === undefined;
  }

  #remember(): void {
    if (!this.#keep.checked) return this.#memory.forget();
    if (!this.#memory.write({ wishes: this.#wishes, lessons: this.#lessons })) {
      this.#keep.checked = false;
      this.#problem.textContent = words.notKept;
    }
  }

  #days(): (string | undefined)[] {
    const { start, weekdays, breaks, stage } = this.#wishes;
    return daysOf(this.#lessons, { start, weekdays, breaks, ...(stage.from ? { stage } : {}) });
  }

  #move(part: Part, by: -1 | 1): void {
    const next = moved(this.#lessons, part.id, by);
    if (next === this.#lessons) return;
    this.#lessons = next;
    this.#show();
    this.#remember();
    const at = next.findIndex(({ parts, outside }) => [...parts, ...outside].some(({ id }) => id === part.id));
    this.#status.textContent = words.plan.moved(partName(part), at + 1);
    const same = `[data-part="${CSS.escape(part.id)}"][data-action=${by < 0 ? "earlier" : "later"}]`;
    this.#result.querySelector<HTMLElement>(same)?.focus();
  }

  #show(): void {
    const { group, stage, length } = this.#wishes;
    const text = words.plan;
    const table = planTable({ lessons: this.#lessons, days: this.#days(), cards: this.#cards, wishes: this.#wishes, onMove: (part, by) => this.#move(part, by) });
    const hasAfter = stage.from && this.#lessons.some(({ after }) => after);
    this.#make.textContent = words.remake;
    this.#result.hidden = false;
    this.#result.replaceChildren(
      make("h2", { attributes: { id: "plan-title", tabindex: "-1" } }, group ? text.titleFor(group) : text.title),
      make("p", {}, text.summary(this.#lessons.length, length)),
      ...(hasAfter ? [make("p", {}, text.stageDays(readableDate(stage.from), readableDate(stage.to)))] : []),
      make(
        "div",
        { class: "planner__row planner__out" },
        button(text.print, () => print(), { primary: true, action: "print-plan" }),
        button(text.calendar, () => this.#calendar(), { action: "save-ics" }),
      ),
      make("p", { class: "hint planner__out" }, text.calendarHint),
      make("p", { class: "hint planner__out" }, words.remakeHint),
      table,
    );
  }

  #calendar(): void {
    const now = new Date();
    const events = eventsOf(this.#lessons, this.#days(), this.#cards, this.#wishes.group, this.#site);
    download(calendarFile(events, now), fileName(words.file, { name: this.#wishes.group, group: "" }, now, ".ics"), CALENDAR_TYPE);
  }
}

function start(): void {
  const root = document.querySelector<HTMLElement>("[data-planner]");
  const data = root?.querySelector("[data-lessons]")?.textContent;
  const config = document.getElementById("opstage-config")?.textContent;
  if (!root || !data || !config) return;
  const { site } = JSON.parse(config) as { readonly site: string };
  new Planner(root, JSON.parse(data) as Card[], site);
}

start();
