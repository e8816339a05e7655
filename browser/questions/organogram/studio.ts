/** The builder of an organogram: a list in a list, a card for each person. The picture under it follows. */

import { organogramMessages as words } from "../../core/messages.ts";
import { hasText } from "../../core/text.ts";
import { button, make } from "../_parts/elements.ts";
import { svgFigure } from "../_parts/svg.ts";
import type { Bench, Studio } from "../studio.ts";
import { organogramBlocks, type People, type Person } from "./figure.ts";
import { addBeside, addUnder, branchAfter, branchBefore, branchEnd, DEEPEST, MOST_PEOPLE, moveDown, moveUp, removeBranch } from "./model.ts";

type Act = keyof typeof words.buttons;

const ACTS = Object.keys(words.buttons) as Act[];

class OrganogramStudio {
  readonly #bench: Bench<"organogram">;
  readonly #tree = make("div", { class: "organogram__tree" });
  readonly #begin: HTMLButtonElement;
  readonly #picture = make("div", { class: "organogram__picture" });
  readonly #more: HTMLDetailsElement;
  readonly #status = make("p", { class: "visually-hidden", attributes: { role: "status" } });
  #people: People = [];
  #numbers = 0;

  constructor(bench: Bench<"organogram">) {
    this.#bench = bench;
    this.#begin = button(words.begin, () => this.#put(addUnder([], -1)), { primary: true });
    this.#begin.dataset["begin"] = "";
    this.#more = make("details", {}, make("summary", {}, words.picture), this.#picture);
    const place = bench.root.querySelector("[data-organogram-place]") as HTMLElement;
    place.classList.add("organogram");
    place.append(this.#tree, this.#begin, this.#more, this.#status);
    place.hidden = false;
    bench.watch(() => this.#load());
    this.#load();
  }

  #load(): void {
    this.#people = this.#bench.read();
    this.#show();
  }

  #keep(people: People): void {
    this.#people = people;
    this.#bench.write(people);
    this.#showPicture();
  }

  /** Take over a changed list, and go on at one of its people. */
  #put({ people, place }: { people: People; place: number }, act?: Act): void {
    this.#keep(people);
    this.#show();
    const card = this.#tree.querySelectorAll<HTMLElement>("[data-person]")[place];
    const wanted = (act && card?.querySelector<HTMLElement>(`[data-act="${act}"]`)) || card?.querySelector("input"); // at the end of its way a button goes
    wanted?.focus();
    this.#status.textContent = act ? words.moved(this.#called(place)) : words.added;
  }

  #called(index: number): string {
    const { name = "", task = "" } = this.#people[index] ?? {};
    return name.trim() || task.trim() || words.someone;
  }

  #show(): void {
    this.#begin.hidden = this.#people.length > 0;
    this.#tree.replaceChildren(...(this.#people.length ? [this.#branches(0, this.#people.length)] : []));
    this.#showPicture();
  }

  #showPicture(): void {
    const [figure] = organogramBlocks(this.#people, innerWidth < 600);
    this.#more.hidden = !figure;
    if (figure?.kind !== "figure") return;
    const svg = svgFigure(figure.width, figure.height, figure.shapes);
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", figure.alt);
    this.#picture.replaceChildren(svg);
  }

  /** The branches from a place up to another, as a list. A list deeper than its first is wrong data: it stands at the same level. */
  #branches(from: number, to: number): HTMLUListElement {
    const list = make("ul", { class: "organogram__list" });
    for (let index = from; index < to; index = branchEnd(this.#people, index)) {
      const end = Math.min(branchEnd(this.#people, index), to);
      const under = index + 1 < end ? [this.#branches(index + 1, end)] : [];
      list.append(make("li", {}, this.#card(this.#people[index] as Person, index), ...under));
    }
    return list;
  }

  #card(person: Person, index: number): HTMLElement {
    const card = make("div", { class: "organogram__card", attributes: { "data-person": "", role: "group" } });
    const fields = (["name", "task"] as const).map((key) => {
      const attributes = { type: "text", autocomplete: "off", id: `${this.#bench.root.id}-${key}-${(this.#numbers += 1)}`, "data-field": key };
      const field = make("input", { class: "field", attributes });
      field.value = person[key];
      field.addEventListener("input", (event) => {
        event.stopPropagation(); // what is kept tells of it itself
        this.#keep(this.#people.map((other, place) => (place === index ? { ...other, [key]: field.value } : other)));
        this.#nameCard(card, index);
      });
      field.addEventListener("change", (event) => event.stopPropagation());
      return make("div", {}, make("label", { attributes: { for: attributes.id } }, words[key]), field);
    });
    const buttons = ACTS.filter((act) => this.#can(act, index)).map((act) =>
      make("button", { class: "button button--small", attributes: { type: "button", "data-act": act }, onClick: () => this.#do(act, index) }, words.buttons[act]),
    );
    card.append(make("div", { class: "organogram__fields" }, ...fields), make("div", { class: "organogram__buttons" }, ...buttons));
    this.#nameCard(card, index);
    return card;
  }

  /** Each card and button says whom it is about. */
  #nameCard(card: HTMLElement, index: number): void {
    const name = this.#called(index);
    card.setAttribute("aria-label", name);
    for (const act of ACTS) card.querySelector(`[data-act="${act}"]`)?.setAttribute("aria-label", `${words.buttons[act]}: ${words.names[act](name)}`);
  }

  #can(act: Act, index: number): boolean {
    const level = this.#people[index]?.level ?? 0;
    if (act === "under") return level < DEEPEST;
    if (act === "up") return branchBefore(this.#people, index) >= 0;
    if (act === "down") return branchAfter(this.#people, index) >= 0;
    return true;
  }

  #do(act: Act, index: number): void {
    if (act === "remove") return this.#remove(index);
    if (act === "up") return this.#put(moveUp(this.#people, index), act);
    if (act === "down") return this.#put(moveDown(this.#people, index), act);
    if (this.#people.length >= MOST_PEOPLE) return this.#bench.notify(words.full, { kind: "problem" });
    this.#put(act === "under" ? addUnder(this.#people, index) : addBeside(this.#people, index));
  }

  #remove(index: number): void {
    const before = this.#people;
    const sentence = words.removed(this.#called(index), branchEnd(before, index) - index);
    const people = removeBranch(before, index);
    this.#keep(people);
    this.#show();
    const cards = this.#tree.querySelectorAll<HTMLElement>("[data-person]");
    (cards[Math.min(index, cards.length - 1)]?.querySelector<HTMLElement>("input") ?? this.#begin).focus();
    if (!before.slice(index, branchEnd(before, index)).some(({ name, task }) => hasText(name + task))) {
      this.#status.textContent = sentence;
      return;
    }
    this.#bench.notify(sentence, {
      undo: () => {
        this.#put({ people: before, place: index });
      },
    });
  }
}

export const studio: Studio<"organogram"> = {
  start(bench) {
    new OrganogramStudio(bench);
  },
};
