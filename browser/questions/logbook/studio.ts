/** A logbook on the screen: a line a day, opened to write. The answer is always in order of the days. */

import { logbookMessages, logbookStudioMessages as words } from "../../core/messages.ts";
import { isoDay } from "../../core/text.ts";
import { button, make } from "../_parts/elements.ts";
import type { Bench, Studio } from "../studio.ts";
import { DayCard } from "./card.ts";
import { type Day, inOrder, weeksOf } from "./hours.ts";
import { dayName } from "./index.ts";

export const studio: Studio<"logbook"> = {
  start(bench) {
    const place = bench.root.querySelector<HTMLElement>("[data-log-live]");
    if (place) new Logbook(bench, place);
  },
};

class Logbook {
  readonly #bench: Bench<"logbook">;
  #cards: DayCard[] = [];
  readonly #list = make("ol", { class: "log-days" });
  readonly #totals = make("div", { class: "log-totals" });
  readonly #said = make("p", { class: "visually-hidden", attributes: { role: "status" } });
  readonly #undo = make("button", { class: "text-button", attributes: { type: "button", "data-undo-day": "", hidden: "" } }, words.undo);

  constructor(bench: Bench<"logbook">, place: HTMLElement) {
    this.#bench = bench;
    const today = button(words.today, () => this.#addToday(), { primary: true, action: "add-today" });
    const other = button(words.other, () => this.#add({ ...this.#like(), date: "" }), { action: "add-day" });
    place.append(make("div", { class: "log-add" }, today, other, this.#undo), this.#list, this.#totals, this.#said);
    bench.watch(() => this.#show());
    this.#show();
  }

  /** All that is kept, as cards. A day that stood open stays open; a day without words opens by itself. */
  #show(): void {
    const open = new Set(this.#cards.filter((card) => card.isOpen).map((card) => card.read().date));
    const isFirst = this.#cards.length === 0;
    this.#cards = inOrder(this.#bench.read()).map((day) => this.#cardOf(day));
    for (const card of this.#cards) {
      const { date, did } = card.read();
      if (open.has(date) || (isFirst && did.trim() === "")) card.unfold();
    }
    this.#undo.hidden = true;
    this.#lay();
    this.#count();
  }

  #cardOf(day: Day): DayCard {
    const card: DayCard = new DayCard(day, {
      bench: this.#bench,
      onChange: () => this.#save(),
      onDone: () => this.#done(card),
      onRemove: () => this.#remove(card),
      isDouble: (asking, date) => this.#cards.some((other) => other !== asking && other.read().date === date),
    });
    return card;
  }

  #lay(): void {
    this.#list.replaceChildren(...this.#cards.map(({ element }) => element));
  }

  /** Cards in order of their days. Only when no field has the focus: moving an element takes it away. */
  #arrange(): void {
    const days = new Map(this.#cards.map((card) => [card.read(), card]));
    this.#cards = inOrder([...days.keys()]).flatMap((day) => days.get(day) ?? []);
    this.#lay();
  }

  #save(): void {
    this.#bench.write(inOrder(this.#cards.map((card) => card.read())));
    this.#count();
  }

  #count(): void {
    const days = this.#cards.map((card) => card.read());
    const weeks = [...weeksOf(days)];
    const total = weeks.reduce((sum, [, minutes]) => sum + minutes, 0);
    const lines = weeks.map(([monday, minutes]) => make("li", {}, words.weekLine(monday && dayName(monday), logbookMessages.time(minutes))));
    const sum = total ? words.sum(logbookMessages.time(total)) : words.noHours;
    this.#totals.replaceChildren(make("p", { class: "log-totals__sum" }, sum), ...(lines.length ? [make("ul", {}, ...lines)] : []));
  }

  /** A new day looks like the last one: most days begin and end at the same time. */
  #like(): Day {
    const last = inOrder(this.#cards.map((card) => card.read()).filter(({ date }) => date)).at(-1);
    const { start = "", end = "", pause = "" } = last ?? {};
    return { date: "", start, end, pause, did: "", learned: "", felt: "" };
  }

  #addToday(): void {
    const date = isoDay(new Date());
    const known = this.#cards.find((card) => card.read().date === date);
    if (known) {
      known.open();
      this.#said.textContent = words.there;
    } else this.#add({ ...this.#like(), date });
  }

  #add(day: Day): void {
    const card = this.#cardOf(day);
    this.#cards.push(card);
    this.#arrange();
    this.#save();
    this.#undo.hidden = true;
    card.open();
    this.#said.textContent = day.start ? words.addedLike : words.added;
  }

  #done(card: DayCard): void {
    card.fold();
    this.#arrange();
    card.focusLine();
    this.#said.textContent = words.kept(dayName(card.read().date));
  }

  #remove(card: DayCard): void {
    const gone = card.read();
    this.#cards = this.#cards.filter((other) => other !== card);
    this.#lay();
    this.#save();
    this.#undo.hidden = false;
    this.#undo.onclick = () => {
      this.#add(gone);
      this.#said.textContent = words.back(dayName(gone.date));
    };
    this.#undo.focus();
    this.#said.textContent = words.removed(dayName(gone.date));
  }
}
