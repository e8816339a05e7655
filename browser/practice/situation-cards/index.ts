/** Situation cards: two players, a class that watches, and then another pair. */

import type { AnswerOf } from "../../core/definition.ts";
import { situationMessages as words } from "../../core/messages.ts";
import type { ToolOptions } from "../../generated/tools.ts";
import { button, type Child, make } from "../../questions/_parts/elements.ts";
import { type Board, openBoard } from "../_parts/board.ts";
import { Deck, makeDeck } from "../_parts/deck.ts";
import { makeRoles } from "../_parts/roles.ts";
import { Countdown, makeTimer } from "../_parts/timer.ts";
import type { PracticeTool, Slot } from "../kind.ts";
import { Pairs, withPlayed } from "./pairs.ts";

type Situation = ToolOptions["situation-cards"]["cards"][number];
type Place = Slot<"situation-cards">;

const PLAYERS = 2;

/** What stands on a card. The twist comes when someone asks for it. */
function face(card: Situation, number: number, twist: boolean): readonly Child[] {
  const line = (head: string, text: string): HTMLElement => make("p", {}, make("strong", {}, head, ": "), text);
  return [
    make("p", { class: "situation__where" }, words.where(card.kind, card.place)),
    make("h4", { class: "situation__title" }, words.title(number, card.title)),
    line(words.pupil, card.pupil),
    line(words.company, card.company),
    ...(twist ? [make("p", { class: "situation__twist" }, make("strong", {}, words.twist, ": "), card.twist)] : []),
  ];
}

/** All that the page and the board share. */
class Play {
  readonly #slot: Place;
  readonly #deck: Deck<Situation>;
  readonly #pairs = new Pairs();
  readonly #countdown: Countdown;
  readonly #pageRefreshers: (() => void)[] = [];

  constructor(slot: Place) {
    this.#slot = slot;
    this.#deck = new Deck(slot.options.cards, Math.random, this.#playedIds());
    this.#countdown = new Countdown(slot.options.prepare_seconds);
    const chosen = this.#chosenId();
    if (chosen) this.#deck.choose(chosen);
  }

  #playedIds(): readonly string[] {
    return (this.#slot.read("played") as AnswerOf<"multiple-choice"> | undefined)?.choices ?? [];
  }

  #chosenId(): string {
    return (this.#slot.read("card") as AnswerOf<"single-choice"> | undefined)?.choice ?? "";
  }

  #numberOf(card: Situation): number {
    return this.#slot.options.cards.indexOf(card) + 1;
  }

  #newCard(): void {
    this.#pairs.newCard();
    this.#countdown.again(this.#slot.options.prepare_seconds);
  }

  /** Choose a card for the sheet. An earlier choice is replaced only when the pupil presses the button for it. */
  #choose(): void {
    const card = this.#deck.current;
    if (card) this.#slot.write("card", { choice: card.id });
  }

  /** The card, its roles and its buttons, on the page or on the board. */
  #view(onBoard: boolean, more: readonly HTMLElement[] = []): { element: HTMLElement; draw: () => void; back: () => void; refresh: () => void } {
    const { options } = this.#slot;
    const pairs = this.#pairs;
    const status = make("p", { class: "visually-hidden", attributes: { role: "status" } });
    const deck = makeDeck<Situation>({
      deck: this.#deck,
      name: words.deck,
      face: (card) => face(card, this.#numberOf(card), pairs.twistShown),
      spoken: (card) => words.spoken(words.title(this.#numberOf(card), card.title), words.where(card.kind, card.place), card.pupil, card.company),
      onDraw: () => {
        this.#newCard();
        if (!onBoard && !this.#chosenId()) this.#choose();
        refresh();
      },
    });
    const pairLine = make("p", { class: "situation__pair" });
    const roles = makeRoles([{ title: words.pupil }, { title: words.company }]);
    const say = (text: string): void => {
      status.textContent = text;
      refresh();
    };
    const twist = button(words.showTwist, () => {
      pairs.showTwist();
      say(words.twistSpoken(this.#deck.current?.twist ?? ""));
      swap.focus(); // this button goes, and the focus must not go with it
    }, { action: "show-twist" });
    const swap = button(words.swap, () => {
      pairs.swap();
      say(words.swapped);
    }, { action: "swap-roles" });
    const other = button(words.otherPair, () => {
      if (!onBoard) this.#notePlayed();
      pairs.nextPair();
      this.#countdown.again(options.play_seconds);
      say(words.pairNow(pairs.pair));
    }, { action: "other-pair" });
    const choose = button(words.choose, () => {
      this.#choose();
      say(words.chosen);
      (pairs.twistShown ? swap : twist).focus();
    }, { action: "choose-card" });
    const chosen = make("p", { class: "situation__chosen" }, words.chosen);
    const about = make("div", { class: "situation__round" }, pairLine, roles.element);
    const cardTools = make("div", { class: "practice__buttons" }, twist, ...(onBoard ? [swap, other] : [choose]), ...more);
    if (!onBoard) about.append(make("div", { class: "practice__buttons" }, swap, other));
    const lengths = [{ seconds: options.prepare_seconds, name: words.prepare }, { seconds: options.play_seconds, name: words.play }];
    const timer = makeTimer({ countdown: this.#countdown, lengths, sign: !onBoard });
    const refresh = (): void => {
      deck.refresh();
      const card = this.#deck.current;
      for (const part of [about, cardTools, timer]) part.hidden = !card;
      pairLine.textContent = words.pairNow(pairs.pair);
      const players = [words.player(1), words.player(2)];
      roles.show(pairs.swapped ? 1 : 0, PLAYERS, players);
      twist.hidden = pairs.twistShown;
      const isChosen = card !== undefined && this.#chosenId() === card.id;
      choose.hidden = isChosen || !this.#slot.question("card");
      chosen.hidden = onBoard || !isChosen;
    };
    const element = make(
      "div",
      { class: "situation-table" },
      make("div", { class: "situation-main" }, deck.element, cardTools, chosen),
      make("div", { class: "situation-side" }, about, timer),
      status,
    );
    refresh();
    return { element, draw: deck.draw, back: deck.back, refresh };
  }

  #notePlayed(): void {
    const question = this.#slot.question("played");
    const card = this.#deck.current;
    if (!card || question?.type !== "multiple-choice") return;
    const before = this.#slot.read("played") as AnswerOf<"multiple-choice"> | undefined;
    const after = withPlayed(before, card.id, question.choices);
    if (after !== before) this.#slot.write("played", after);
  }

  /** What the watchers look at, as a list for the board. */
  #watchList(): HTMLElement | undefined {
    const question = this.#slot.question("observed");
    if (question?.type !== "checklist") return undefined;
    return make("ul", { class: "situation-watch" }, ...question.items.map(({ label }) => make("li", {}, label)));
  }

  page(): HTMLElement {
    const view = this.#view(false);
    this.#pageRefreshers.push(view.refresh);
    this.#slot.watch("card", () => {
      const id = this.#chosenId();
      if (id && id !== this.#deck.current?.id && this.#deck.choose(id)) this.#newCard();
      view.refresh();
    });
    const board = button(words.board, () => this.#openBoard(), { action: "situation-board" });
    return make("div", {}, view.element, make("div", { class: "practice__buttons" }, board));
  }

  #openBoard(): void {
    if (!this.#deck.current) {
      this.#deck.draw();
      this.#newCard();
    }
    const list = this.#watchList();
    const view = this.#view(true, list ? [button(words.watchList, () => show(false), { action: "watch-list" })] : []);
    const watching = make("div", { class: "situation-watching" }, ...(list ? [list] : []));
    const back = button(words.backToCard, () => show(true), { action: "back-to-card" });
    watching.append(make("div", { class: "practice__buttons" }, back));
    let board: Board | undefined;
    const step = (move: () => void): void => {
      show(true);
      move();
      view.refresh();
      board?.setSteps({ next: true, previous: this.#deck.canGoBack });
    };
    /** The card, or what the watchers look at; the button that was pressed goes, so its counterpart gets the focus. */
    const show = (card: boolean): void => {
      const hadFocus = document.activeElement instanceof HTMLButtonElement && (watching.contains(document.activeElement) || view.element.contains(document.activeElement));
      view.element.hidden = !card;
      watching.hidden = card;
      board?.setTitle(card ? words.boardTitle : words.watchTitle);
      if (hadFocus) (card ? view.element.querySelector<HTMLElement>("[data-action=watch-list]") : back)?.focus();
    };
    const body = make("div", { class: "situation-board" }, view.element, watching);
    board = openBoard({
      title: words.boardTitle,
      body,
      onNext: () => step(view.draw),
      onPrevious: () => step(() => {
        this.#newCard();
        view.back();
      }),
      onClose: () => this.#pageRefreshers.forEach((refresh) => refresh()),
    });
    show(true);
    board.setSteps({ next: true, previous: this.#deck.canGoBack });
  }
}

export const situationCards: PracticeTool<"situation-cards"> = {
  start(slot) {
    slot.root.querySelector("[data-play]")?.append(new Play(slot).page());
  },
};
