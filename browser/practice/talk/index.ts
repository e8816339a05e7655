/** The getting-to-know talk: roles that pass round with the clock, and three stacks of questions. */

import type { AnswerOf, QuestionOf } from "../../core/definition.ts";
import { talkMessages as words } from "../../core/messages.ts";
import { ask, paragraph } from "../../questions/_parts/dialog.ts";
import { button, type Child, labelledField, make } from "../../questions/_parts/elements.ts";
import { type Board, openBoard } from "../_parts/board.ts";
import { type Card, Deck, type DeckView, makeDeck } from "../_parts/deck.ts";
import { makeRoles, personName, roundsFor } from "../_parts/roles.ts";
import { Countdown, makeTimer } from "../_parts/timer.ts";
import type { PracticeTool, Slot } from "../kind.ts";
import { holdsAll, ROLES, roleTable, roundFrom, type Table, textsOf, withRound } from "./rounds.ts";

type Place = Slot<"talk">;
type Stack = "company" | "pupil" | "private";

const MOST = 3; // people
const STACKS: readonly Stack[] = ["company", "pupil", "private"];

/** A card of any stack: a question and what helps with it. */
interface Ask extends Card {
  readonly ask: string;
  readonly help: readonly string[];
}

function asksOf(slot: Place, stack: Stack): readonly Ask[] {
  const { company, pupil, private: closed } = slot.options;
  switch (stack) {
    case "company":
      return company.map(({ id, ask: question, more }) => ({ id, ask: question, help: [words.more(more)] }));
    case "pupil":
      return pupil.map(({ id, ask: question, why }) => ({ id, ask: question, help: [why] }));
    case "private":
      return closed.map(({ id, ask: question, say }) => ({ id, ask: question, help: [words.noAnswer, words.say(say)] }));
  }
}

/** Buttons of which one is pressed. */
function group(name: string, texts: readonly string[], chosen: () => number, choose: (index: number) => void): { element: HTMLElement; show: () => void } {
  const buttons = texts.map((text, index) => button(text, () => choose(index)));
  const show = (): void => buttons.forEach((each, index) => each.setAttribute("aria-pressed", String(chosen() === index)));
  const element = make("div", { class: "talk__group", attributes: { role: "group", "aria-label": name } }, make("p", { class: "talk__question" }, name), ...buttons);
  show();
  return { element, show };
}

/** What the page and the board share. */
class Talk {
  readonly #slot: Place;
  readonly #countdown: Countdown;
  readonly #decks: { readonly [S in Stack]: Deck<Ask> };
  readonly #names: string[] = [];
  readonly #refreshers = new Set<() => void>();
  #people = MOST;
  #round = 0;
  #stack: Stack = "company";

  constructor(slot: Place) {
    this.#slot = slot;
    this.#countdown = new Countdown(slot.options.talk_seconds);
    this.#decks = { company: new Deck(asksOf(slot, "company")), pupil: new Deck(asksOf(slot, "pupil")), private: new Deck(asksOf(slot, "private")) };
    this.#round = this.#roundOfSheet();
    slot.watch("rounds", () => {
      this.#round = this.#roundOfSheet();
      this.#refresh();
    });
  }

  #refresh(): void {
    for (const refresh of this.#refreshers) refresh();
  }

  #items(): readonly { readonly id: string }[] {
    const question = this.#slot.question("rounds");
    return question?.type === "checklist" ? question.items : Array.from({ length: MOST }, (_, index) => ({ id: String(index) }));
  }

  #done(): readonly string[] {
    return (this.#slot.read("rounds") as AnswerOf<"checklist"> | undefined) ?? [];
  }

  #roundOfSheet(): number {
    return roundFrom(this.#done(), this.#items(), this.#people);
  }

  /** The round is over: the roles pass on. On the board nothing is written. */
  #next(write: boolean): void {
    const played = this.#round;
    this.#countdown.again(this.#slot.options.talk_seconds);
    this.#round = played + 1;
    if (write && this.#slot.question("rounds")) this.#slot.write("rounds", withRound(this.#done(), this.#items(), played));
    this.#refresh();
  }

  #isOver(): boolean {
    return this.#round >= roundsFor(this.#people);
  }

  /** Round, roles and the button to pass on. */
  #roundView(onBoard: boolean, names: () => readonly string[]): HTMLElement {
    const heading = make("p", { class: "talk__round" });
    const status = make("p", { class: "talk__status", attributes: { role: "status" } });
    const roles = makeRoles(ROLES.map((role) => ({ title: words.roles[role], task: words.tasks[role] })));
    const next = button(words.next, () => {
      this.#next(!onBoard);
      status.textContent = this.#isOver() ? words.over : words.changed(this.#round + 1);
      if (this.#isOver()) anew.focus();
    }, { action: "next-round" });
    const anew = button(words.anew, () => {
      this.#round = 0;
      this.#refresh();
      status.textContent = words.changed(1);
      next.focus();
    }, { action: "round-anew" });
    const show = (): void => {
      const alone = this.#people === 1;
      const over = this.#isOver();
      heading.textContent = over ? words.over : alone ? words.alone : words.round(this.#round + 1, roundsFor(this.#people));
      roles.element.hidden = over || alone;
      roles.show(Math.min(this.#round, this.#people - 1), this.#people, names());
      next.hidden = over || alone;
      next.textContent = this.#round + 1 >= roundsFor(this.#people) ? words.lastDone : words.next;
      anew.hidden = !over;
    };
    this.#countdown.watch((event) => {
      if (event === "end" && this.#countdown.total === this.#slot.options.talk_seconds && !this.#isOver() && this.#people > 1) status.textContent = words.timeToChange;
      else if (event === "start") status.textContent = "";
      next.classList.toggle("button--primary", this.#countdown.state === "done");
    });
    this.#refreshers.add(show);
    show();
    return make("div", { class: "talk__rounds" }, heading, roles.element, status, make("div", { class: "practice__buttons" }, next, anew));
  }

  /** The three stacks; one is open. */
  #stackView(): { element: HTMLElement; open: () => DeckView } {
    const face = (stack: Stack) => (card: Ask): readonly Child[] => [
      make("p", { class: "talk__kind" }, words.kinds[stack]),
      make("p", { class: "talk__ask" }, card.ask),
      ...card.help.map((line) => make("p", {}, line)),
    ];
    const view = (stack: Stack): DeckView =>
      makeDeck<Ask>({ deck: this.#decks[stack], name: words.stacks[stack], face: face(stack), spoken: (card) => [words.kinds[stack], card.ask, ...card.help].join(" ") });
    const views: { readonly [S in Stack]: DeckView } = { company: view("company"), pupil: view("pupil"), private: view("private") };
    const choice = group(words.whichStack, STACKS.map((stack) => words.stacks[stack]), () => STACKS.indexOf(this.#stack), (index) => {
      this.#stack = STACKS[index] ?? "company";
      this.#refresh();
    });
    const show = (): void => {
      choice.show();
      for (const stack of STACKS) views[stack].element.hidden = stack !== this.#stack;
    };
    this.#refreshers.add(show);
    show();
    return { element: make("div", { class: "talk__stacks" }, choice.element, ...STACKS.map((stack) => views[stack].element)), open: () => views[this.#stack] };
  }

  /** The pupil's own questions, beside the stack of questions for the company. */
  #ownQuestions(): HTMLElement {
    const list = make("ul", {});
    const element = make("div", { class: "talk__own" }, make("p", { class: "talk__question" }, words.own), list);
    const show = (): void => {
      const own = textsOf((this.#slot.read("own") ?? {}) as Table);
      list.replaceChildren(...own.map((text) => make("li", {}, text)));
      element.hidden = !own.length || this.#stack !== "pupil";
    };
    this.#slot.watch("own", show);
    this.#refreshers.add(show);
    show();
    return element;
  }

  /** Names for this moment only: they live in these fields and nowhere else. */
  #nameFields(): HTMLElement {
    const fields = Array.from({ length: MOST }, (_, person) => {
      const { label, field } = labelledField(words.nameOf(personName(person, [])), "", "");
      field.removeAttribute("name");
      field.addEventListener("input", () => {
        this.#names[person] = field.value;
        this.#refresh();
      });
      return label;
    });
    const show = (): void => fields.forEach((label, person) => (label.hidden = person >= this.#people));
    this.#refreshers.add(show);
    show();
    return make("details", { class: "talk__names" }, make("summary", {}, words.names), make("p", {}, words.namesNotKept), ...fields);
  }

  /** "I am A": the roles of this pupil go to the table of the sheet. */
  #myRoles(): HTMLElement | undefined {
    const question = this.#slot.question("roles");
    if (question?.type !== "fixed-table") return undefined;
    const said = make("p", { class: "talk__said", attributes: { role: "status" } });
    const buttons = Array.from({ length: MOST }, (_, person) => button(words.iAm(personName(person, [])), () => void this.#writeRoles(question, person, said)));
    const element = make("div", { class: "talk__group" }, make("p", { class: "talk__question" }, words.whoAmI), ...buttons, said);
    const show = (): void => {
      element.hidden = this.#people === 1;
      buttons.forEach((each, person) => (each.hidden = person >= this.#people));
    };
    this.#refreshers.add(show);
    show();
    return element;
  }

  async #writeRoles(question: QuestionOf<"fixed-table">, person: number, said: HTMLElement): Promise<void> {
    const column = question.columns.find(({ kind }) => kind === "choice");
    if (!column) return;
    const now = (this.#slot.read("roles") ?? {}) as Table;
    const table = roleTable(person, this.#people, question.rows, column.id, column.choices ?? []);
    if (!holdsAll(now, table) && !(await confirmRoles())) return;
    this.#slot.write("roles", table);
    said.textContent = words.rolesWritten;
  }

  #timer(sign: boolean): HTMLElement {
    const { talk_seconds: talk, note_seconds: note } = this.#slot.options;
    return makeTimer({ countdown: this.#countdown, lengths: [{ seconds: talk, name: words.talk }, { seconds: note, name: words.note }], sign });
  }

  page(): HTMLElement {
    const people = group(words.howMany, words.counts, () => this.#people - 1, (index) => {
      this.#people = index + 1;
      this.#round = this.#roundOfSheet();
      people.show();
      this.#refresh();
    });
    const mine = this.#myRoles();
    return make(
      "div",
      { class: "talk" },
      people.element,
      ...(mine ? [mine] : []),
      this.#nameFields(),
      this.#roundView(false, () => this.#names),
      this.#timer(true),
      this.#stackView().element,
      this.#ownQuestions(),
      make("div", { class: "practice__buttons" }, button(words.board, () => this.#openBoard(), { action: "talk-board" })),
    );
  }

  #openBoard(): void {
    const before = new Set(this.#refreshers);
    const stacks = this.#stackView();
    const side = make("div", { class: "talk-board__side" }, this.#roundView(true, () => []), this.#timer(false));
    const steps = (): void => board?.setSteps({ next: true, previous: this.#decks[this.#stack].canGoBack });
    let board: Board | undefined;
    this.#refreshers.add(steps);
    board = openBoard({
      title: words.boardTitle,
      body: make("div", { class: "talk-board" }, stacks.element, side),
      onNext: () => {
        stacks.open().draw();
        steps();
      },
      onPrevious: () => {
        stacks.open().back();
        steps();
      },
      onClose: () => {
        for (const refresh of this.#refreshers) if (!before.has(refresh)) this.#refreshers.delete(refresh);
        this.#refresh();
      },
    });
    steps();
  }
}

/** Other roles stand in the table: they go only when the pupil says so. */
function confirmRoles(): Promise<boolean> {
  return ask<boolean>({
    title: words.rolesTitle,
    body: [paragraph(words.rolesText)],
    buttons: (answer) => [button(words.rolesKeep, () => answer(false), { primary: true }), button(words.rolesReplace, () => answer(true))],
    cautious: false,
  });
}

export const talk: PracticeTool<"talk"> = {
  start(slot) {
    slot.root.querySelector("[data-talk]")?.append(new Talk(slot).page());
  },
};
