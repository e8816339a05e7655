/**
 * The interest helper: from the answers to a list of sentences it shows which kinds of work a pupil often likes, and places to see.
 * It keeps nothing: the sentences, the pupil's verdict and the kinds that he chooses himself are answers of the sheet.
 */

import { interestMessages as words } from "../../core/messages.ts";
import { button, type Child, make } from "../../questions/_parts/elements.ts";
import type { PracticeTool, Slot } from "../kind.ts";
import { chartOf } from "./chart.ts";
import { showInGroups } from "./groups.ts";
import {
  answeredOf,
  highest,
  type InterestData,
  type ItemAnswers,
  type Points,
  type Profile,
  profilesFor,
  shareOf,
  strengthOf,
  talliesOf,
  theoryFor,
} from "./score.ts";

type HelperSlot = Slot<"interest-helper">;

function itemAnswers(value: unknown): ItemAnswers {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

function chosen(value: unknown): string {
  const choice: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "choice") : undefined;
  return typeof choice === "string" ? choice : "";
}

/** "Doener", "Doener en Helper", "Doener, Maker en Helper". */
function listed(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(", ")}${words.and}${names.at(-1)}` : (names[0] ?? "");
}

function placesList(profiles: readonly Profile[]): HTMLElement {
  const rows = profiles.map(({ name, places }) => make("li", {}, make("strong", {}, name), words.examples(places.join(", "))));
  return make("ul", {}, ...rows);
}

class Helper {
  readonly #slot: HelperSlot;
  readonly #points: Points;
  readonly #items: readonly string[];
  readonly #least: number;
  readonly #count = make("p", { class: "interest__count" });
  readonly #status = make("p", { class: "visually-hidden", attributes: { role: "status" } });
  readonly #result = make("div", { class: "interest__result", attributes: { "data-interest-result": "" } });
  #data: InterestData | undefined;
  /** What the result shows now: it is only made anew when that changes. */
  #shown = "";

  constructor(slot: HelperSlot, live: HTMLElement) {
    const { like, maybe, dislike } = slot.options;
    const question = slot.question("items");
    this.#slot = slot;
    this.#points = new Map([[like, 2], [maybe, 1], [dislike, 0]]);
    this.#items = question?.type === "choice-per-row" ? question.rows.map(({ id }) => id) : [];
    this.#least = Number(live.dataset["least"]);
    live.append(this.#count, this.#status, this.#result);
    live.hidden = false;
  }

  /** Show what the answers give now. */
  async show(): Promise<void> {
    const answers = itemAnswers(this.#slot.read("items"));
    const answered = answeredOf(this.#items, answers, this.#points);
    const missing = this.#least - answered;
    const given = answered ? words.started(answered) : words.notStarted;
    this.#count.textContent = missing > 0 ? [given, words.missing(missing), words.unknownCounts].join(" ") : given;
    if (missing > 0) return this.#put("", []);
    try {
      this.#data ??= await this.#slot.data<InterestData>("interest");
    } catch {
      return this.#put("failed", [make("p", {}, words.failed)]);
    }
    if (chosen(this.#slot.read("verdict")) === this.#slot.options.own) this.#put("own", this.#ownChoice());
    else this.#showResult(this.#data, itemAnswers(this.#slot.read("items")));
  }

  #put(key: string, content: readonly Child[]): void {
    if (key === this.#shown) return;
    this.#shown = key;
    this.#result.replaceChildren(...content);
    this.#status.textContent = this.#result.querySelector("h4")?.textContent ?? "";
  }

  /** The pupil disagrees: no result, and a way back. */
  #ownChoice(): readonly Child[] {
    const back = button(words.showAgain, () => this.#decide(""), { action: "interest-show" });
    return [make("p", { class: "interest__own", attributes: { tabindex: "-1" } }, words.own), make("p", {}, back)];
  }

  /** Keep the pupil's verdict, and go on where it is shown. */
  #decide(verdict: string): void {
    this.#slot.write("verdict", { choice: verdict });
    void this.show().then(() => this.#result.querySelector<HTMLElement>("[tabindex]")?.focus());
  }

  #showResult(data: InterestData, answers: ItemAnswers): void {
    const tallies = talliesOf(data.kinds, answers, this.#points);
    const best = highest(tallies);
    const names = data.kinds.filter(({ id }) => best.includes(id)).map(({ name }) => name);
    const bars = tallies.map((tally, index) => ({ name: data.kinds[index]?.name ?? "", strength: strengthOf(tally), share: shareOf(tally) }));
    this.#put(JSON.stringify([best, bars]), [
      make("h4", { class: "interest__title", attributes: { tabindex: "-1" } }, names.length ? words.title(listed(names)) : words.nothing),
      make("p", {}, make("strong", {}, words.begin)),
      ...(best.length === data.kinds.length ? [make("p", {}, words.all)] : []),
      ...(names.length ? [this.#meanings(data, best)] : []),
      chartOf(bars, this.#slot.root.id),
      ...(names.length ? this.#places(data, best) : []),
      make("p", {}, button(words.notMine, () => this.#decide(this.#slot.options.own), { action: "interest-own" })),
    ]);
  }

  #meanings({ kinds }: InterestData, best: readonly string[]): HTMLElement {
    const rows = kinds.filter(({ id }) => best.includes(id)).map(({ name, means }) => make("li", {}, make("strong", {}, `${name}. `), means));
    return make("ul", { class: "interest__meanings" }, ...rows);
  }

  #places({ profiles, theory }: InterestData, best: readonly string[]): readonly Child[] {
    const { near, others } = profilesFor(profiles, best);
    const forTheory = theoryFor(theory, best);
    return [
      make("h4", {}, words.places),
      make("p", {}, words.placesIntro),
      placesList(near),
      ...(others.length ? [make("details", {}, make("summary", {}, words.others), placesList(others))] : []),
      ...(forTheory.length ? [make("p", {}, words.theory(listed(forTheory)))] : []),
      make("p", {}, words.cards),
    ];
  }
}

export const interestHelper: PracticeTool<"interest-helper"> = {
  async start(slot) {
    const live = slot.root.querySelector<HTMLElement>("[data-interest-live]");
    const items = slot.root.closest("form")?.querySelector<HTMLElement>(`[data-question="${slot.question("items")?.id}"]`);
    if (!live || !items) return;
    showInGroups(items);
    const helper = new Helper(slot, live);
    slot.root.classList.add("is-live");
    slot.watch("items", () => void helper.show());
    slot.watch("verdict", () => void helper.show());
    await helper.show();
  },
};
