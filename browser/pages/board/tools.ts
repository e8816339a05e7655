/** What a teacher needs beside the steps: groups, turns and votes. Each is a panel on the board; all stays in memory. */

import { lessonMessages as words } from "../../core/messages.ts";
import { Deck } from "../../practice/_parts/deck.ts";
import { countOf, NO_VOTES, totalOf, type Votes, withCount } from "../../practice/fact-or-opinion/votes.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import type { ClassList } from "./class_list.ts";
import { groupsOf } from "./names.ts";
import type { Ballot, Option } from "./steps.ts";

const text = words.groups;

function statusLine(): HTMLElement {
  return make("p", { class: "lesson__status", attributes: { role: "status" } });
}

/** The field for the names; `done` when there are some. */
function namesForm(list: ClassList, done: () => void): HTMLElement {
  const field = make("textarea", { class: "field lesson__names", attributes: { rows: "6", spellcheck: "false", autocomplete: "off" } });
  field.value = list.names.join("\n");
  const box = make("input", { attributes: { type: "checkbox" } });
  box.checked = list.isKept;
  const status = statusLine();
  const use = button(text.use, () => {
    list.use(field.value, box.checked);
    if (list.names.length) return done();
    status.textContent = text.none;
    field.focus();
  }, { primary: true, action: "names-use" });
  const forget = button(text.forget, () => {
    list.forget();
    field.value = "";
    box.checked = false;
    status.textContent = text.count(0);
    field.focus();
  }, { action: "names-forget" });
  return make(
    "div",
    { class: "lesson__form-panel" },
    make("label", {}, make("span", {}, text.list), field),
    make("p", { class: "lesson__hint" }, text.memory),
    make("label", { class: "option" }, box, make("span", {}, text.keep)),
    make("div", { class: "lesson__row" }, use, forget),
    status,
  );
}

/** A panel that asks for the names first. `show` fills it when they are there. */
function withNames(list: ClassList, show: (root: HTMLElement, edit: HTMLButtonElement) => void): HTMLElement {
  const root = make("div", { class: "lesson__panel" });
  const ask = (): void => {
    root.replaceChildren(namesForm(list, ready));
    root.querySelector("textarea")?.focus();
  };
  const ready = (): void => {
    root.replaceChildren();
    show(root, button(text.names, ask, { action: "names-edit" }));
    root.querySelector<HTMLElement>("button")?.focus();
  };
  if (list.names.length) {
    show(root, button(text.names, ask, { action: "names-edit" }));
  } else root.replaceChildren(namesForm(list, ready));
  return root;
}

/** Groups that chance makes: 2, 3 or 4 together, no one alone. */
export function groupsPanel(list: ClassList): HTMLElement {
  return withNames(list, (root, edit) => {
    const status = statusLine();
    const place = make("ol", { class: "lesson__groups" });
    const sizes = ([2, 3, 4] as const).map((size) =>
      button(text.size[size], () => {
        const groups = groupsOf(list.names, size);
        place.replaceChildren(
          ...groups.map((names, index) => make("li", {}, make("strong", {}, text.group(index + 1)), make("span", {}, names.join(", ")))),
        );
        status.textContent = text.made(groups.length);
        for (const each of sizes) each.setAttribute("aria-pressed", "false");
        sizes[size - 2]?.setAttribute("aria-pressed", "true");
        root.dispatchEvent(new Event("fit", { bubbles: true }));
      }, { action: `groups-${size}` }),
    );
    status.textContent = text.count(list.names.length);
    root.replaceChildren(make("div", { class: "lesson__row" }, ...sizes, edit, status), place);
  });
}

/** A pupil by chance; everyone comes once before anyone comes twice. */
export class Turns {
  #deck: Deck<{ readonly id: string; readonly name: string }> | undefined;
  #names: readonly string[] = [];

  panel(list: ClassList): HTMLElement {
    return withNames(list, (root, edit) => {
      const deck = this.#deckOf(list);
      const name = make("p", { class: "lesson__turn", attributes: { role: "status" } }, deck.current?.name ?? "…");
      const left = make("p", { class: "lesson__status" }, text.count(list.names.length));
      const draw = button(words.turn.draw, () => {
        name.textContent = deck.draw()?.name ?? "";
        left.textContent = words.turn.left(deck.left);
      }, { primary: true, action: "turn" });
      root.replaceChildren(name, make("div", { class: "lesson__row" }, draw, edit, left));
    });
  }

  #deckOf(list: ClassList): Deck<{ readonly id: string; readonly name: string }> {
    if (!this.#deck || this.#names !== list.names) {
      this.#names = list.names;
      this.#deck = new Deck(list.names.map((name, index) => ({ id: String(index), name })));
    }
    return this.#deck;
  }
}

type SetName = keyof typeof words.vote.sets;

const SETS = Object.keys(words.vote.sets) as SetName[];

function setOf(name: SetName): Option[] {
  return words.vote.sets[name].choices.map((label) => ({ id: label, label }));
}

/** Counts hands: of a choice question by its choices, else by one of some general sets. */
export class Ballots {
  #votes: Votes = NO_VOTES;
  readonly #rows = new Map<string, number>();
  readonly #sets = new Map<string, SetName>();

  panel(id: string, ballot: Ballot | undefined): HTMLElement {
    const root = make("div", { class: "lesson__panel lesson__vote" });
    const show = (): void => root.replaceChildren(...this.#parts(id, ballot, show));
    show();
    return root;
  }

  #parts(id: string, ballot: Ballot | undefined, show: () => void): HTMLElement[] {
    const set = this.#sets.get(id) ?? "agree";
    const choices = ballot?.choices ?? setOf(set);
    const at = this.#rows.get(id) ?? 0;
    const row = ballot?.rows[at];
    const key = `${id} ${row?.id ?? (ballot ? "" : set)}`;
    const again = button(words.vote.again, () => {
      for (const { id: choice } of choices) this.#votes = withCount(this.#votes, key, "first", choice, 0);
      show();
    }, { action: "vote-again" });
    return [
      ...(row && ballot ? [this.#rowPicker(id, ballot, at, show)] : []),
      ...(ballot ? [] : [this.#setPicker(id, set, show)]),
      this.#bars(key, choices),
      make("div", { class: "lesson__row" }, again),
    ];
  }

  #rowPicker(id: string, { rows }: Ballot, at: number, show: () => void): HTMLElement {
    const go = (step: number): void => {
      this.#rows.set(id, (at + step + rows.length) % rows.length);
      show();
    };
    return make(
      "div",
      { class: "lesson__vote-row" },
      make("p", { class: "lesson__hint" }, words.vote.row(at + 1, rows.length)),
      make("p", { class: "lesson__lead" }, rows[at]?.label ?? ""),
      make("div", { class: "lesson__row" }, button(words.vote.previousRow, () => go(-1)), button(words.vote.nextRow, () => go(1), { action: "vote-next" })),
    );
  }

  #setPicker(id: string, chosen: SetName, show: () => void): HTMLElement {
    const buttons = SETS.map((name) => {
      const one = button(words.vote.sets[name].name, () => {
        this.#sets.set(id, name);
        show();
      });
      one.setAttribute("aria-pressed", String(name === chosen));
      return one;
    });
    return make("div", { class: "lesson__row" }, ...buttons);
  }

  /** A line a choice: its button counts, its bar shows, its words say the same. They change in place, so that the focus stays. */
  #bars(key: string, choices: readonly Option[]): HTMLElement {
    const refreshers: (() => void)[] = [];
    const change = (choice: string, by: number): void => {
      this.#votes = withCount(this.#votes, key, "first", choice, countOf(this.#votes, key, "first", choice) + by);
      for (const refresh of refreshers) refresh();
    };
    const ids = choices.map(({ id }) => id);
    const lines = choices.map(({ id, label }) => {
      const count = make("span", { class: "lesson__count" });
      const more = make("button", { class: "button lesson__choice", attributes: { type: "button", "data-action": "vote" }, onClick: () => change(id, 1) }, make("span", {}, label), count);
      const less = button("−", () => change(id, -1), { action: "vote-less" });
      less.setAttribute("aria-label", words.vote.less(label));
      const bar = make("meter", { class: "lesson__bar", attributes: { min: "0", "aria-hidden": "true" } });
      const spoken = make("span", { class: "visually-hidden", attributes: { role: "status" } });
      refreshers.push(() => {
        const own = countOf(this.#votes, key, "first", id);
        const total = totalOf(this.#votes, key, "first", ids);
        const changed = count.textContent !== "" && count.textContent !== String(own);
        count.textContent = String(own);
        bar.max = Math.max(1, total);
        bar.value = own;
        if (changed) spoken.textContent = words.vote.count(label, own, total);
      });
      return make("li", {}, more, bar, less, spoken);
    });
    for (const refresh of refreshers) refresh();
    return make("ul", { class: "lesson__bars" }, ...lines);
  }
}
