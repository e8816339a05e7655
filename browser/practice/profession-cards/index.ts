/** Profession cards on a worksheet: look for them, read them, and put a name in the table. The cards load when they are asked for. */

import { professionMessages as words } from "../../core/messages.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import type { PracticeTool, Slot } from "../kind.ts";
import { type CardFacts, fitting, plainWords } from "./filter.ts";
import { type FilterForm, filterForm } from "./filter_form.ts";
import { holds, withName } from "./keep.ts";

type CardSlot = Slot<"profession-cards">;

/** A card as the build gives it (hooks/opstage/professions.py). */
interface Profession {
  readonly id: string;
  readonly name: string;
  readonly profile: string;
  readonly profileName: string;
  readonly line: string;
  readonly day: readonly string[];
  readonly where: string;
  readonly who: string;
  readonly school: string;
  readonly surprise: string;
  readonly types: readonly string[];
  readonly work: readonly string[];
}

interface Card extends CardFacts {
  readonly profession: Profession;
}

const AT_ONCE = 6;

function cardOf(profession: Profession): Card {
  const { id, name, profileName, profile, line, day, where, who, school, surprise, types, work } = profession;
  const all = [name, profileName, line, ...day, where, who, school, surprise].join(" ");
  return { id, profile, types, work, words: plainWords(all), profession };
}

function fact(term: string, text: string | Node): HTMLElement {
  return make("div", {}, make("dt", {}, term), make("dd", {}, text));
}

function facts({ day, where, who, school, surprise }: Profession): HTMLElement {
  return make(
    "dl",
    { class: "profession__facts" },
    fact(words.day, make("ol", {}, ...day.map((part) => make("li", {}, part)))),
    fact(words.where, where),
    fact(words.who, who),
    fact(words.school, school),
    fact(words.surprise, surprise),
  );
}

/** The ids of kinds of work that the pupil chose himself. */
function ownKinds(value: unknown): readonly string[] {
  const choices: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "choices") : undefined;
  return Array.isArray(choices) ? choices.filter((choice): choice is string => typeof choice === "string") : [];
}

class CardBrowser {
  readonly #slot: CardSlot;
  readonly #root: HTMLElement;
  readonly #cards: readonly Card[];
  readonly #form: FilterForm;
  readonly #list: HTMLElement;
  readonly #more: HTMLButtonElement;
  readonly #keepers = new Map<string, () => void>();
  #found: readonly Card[] = [];

  constructor(slot: CardSlot, root: HTMLElement, professions: readonly Profession[]) {
    this.#slot = slot;
    this.#root = root;
    this.#cards = professions.map(cardOf);
    this.#list = root.querySelector<HTMLElement>("[data-card-results]") as HTMLElement;
    this.#more = root.querySelector<HTMLButtonElement>("[data-more-cards]") as HTMLButtonElement;
    this.#form = filterForm(root.querySelector<HTMLElement>("[data-card-filter]") as HTMLElement, () => this.#search());
    this.#more.addEventListener("click", () => this.#showMore(true));
    this.#offerOwnKinds();
    slot.watch("list", () => this.#keepers.forEach((show) => show()));
    root.hidden = false;
    this.#search();
    this.#form.focus();
  }

  #search(): void {
    this.#found = fitting(this.#cards, this.#form.read());
    this.#keepers.clear();
    this.#list.replaceChildren();
    this.#showMore(false);
    this.#form.showCount(this.#found.length, this.#cards.length);
    (this.#root.querySelector<HTMLElement>("[data-filter-empty]") as HTMLElement).hidden = this.#found.length > 0;
  }

  /** The next cards of the list. `move`: the pupil asked for them, so the focus goes to the first one. */
  #showMore(move: boolean): void {
    const from = this.#list.childElementCount;
    this.#list.append(...this.#found.slice(from, from + AT_ONCE).map((card) => this.#show(card)));
    this.#more.hidden = this.#list.childElementCount >= this.#found.length;
    if (move) this.#list.children[from]?.querySelector("summary")?.focus();
  }

  #show({ profession }: Card): HTMLElement {
    const { name, line, profileName } = profession;
    return make(
      "li",
      { class: "card-result", attributes: { "data-card": profession.id } },
      make("h4", { class: "card-result__name" }, name),
      make("p", { class: "card-result__line" }, `${line} `, make("span", { class: "card-result__profile" }, profileName)),
      make("details", {}, make("summary", {}, words.read, make("span", { class: "visually-hidden" }, `: ${name}`)), facts(profession)),
      this.#keepButton(profession),
    );
  }

  #keepButton({ id, name }: Profession): HTMLElement {
    const { column } = this.#slot.options;
    const isKept = (): boolean => holds(this.#slot.read("list"), column, name);
    const element = button("", () => {
      if (isKept()) return;
      this.#slot.write("list", withName(this.#slot.read("list"), column, name));
      this.#slot.notify(words.keptNow(name));
    });
    const show = (): void => {
      element.setAttribute("aria-disabled", String(isKept()));
      element.replaceChildren(isKept() ? words.kept : words.keep, make("span", { class: "visually-hidden" }, `: ${name}`));
    };
    element.dataset["keepCard"] = id;
    this.#keepers.set(id, show);
    show();
    return element;
  }

  /** A button that looks for the kinds of work of an earlier question, as soon as the pupil chose some. */
  #offerOwnKinds(): void {
    const row = this.#root.querySelector<HTMLElement>("[data-own-kinds-row]") as HTMLElement;
    const control = row.querySelector<HTMLButtonElement>("[data-own-kinds]") as HTMLButtonElement;
    const kinds = (): readonly string[] => ownKinds(this.#slot.read("kinds")).filter((id) => this.#form.typeName(id));
    const show = (): void => {
      row.hidden = !kinds().length;
      control.textContent = words.ownKinds(kinds().map((id) => this.#form.typeName(id)).join(words.and));
    };
    control.addEventListener("click", () => this.#form.chooseTypes(kinds()));
    this.#slot.watch("kinds", show);
    show();
  }
}

export const professionCards: PracticeTool<"profession-cards"> = {
  start(slot) {
    const open = slot.root.querySelector<HTMLButtonElement>("[data-open-cards]");
    const root = slot.root.querySelector<HTMLElement>("[data-card-browser]");
    if (!open || !root) return;
    slot.root.classList.add("is-live");
    open.addEventListener("click", () => {
      slot.data<readonly Profession[]>("professions").then(
        (professions) => {
          if (!root.hidden) return;
          new CardBrowser(slot, root, professions);
          open.hidden = true;
        },
        () => slot.notify(words.failed, "problem"),
      );
    });
  },
};
