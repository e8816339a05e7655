/**
 * Fact or opinion: the class votes by hands on the board, statement by statement, before and after it talks. Only counts are
 * known here, in memory and no longer than the page; no name and no answer of anyone comes on the board.
 */

import { voteMessages as words } from "../../core/messages.ts";
import type { Question, QuestionOf } from "../../core/definition.ts";
import { make } from "../../questions/_parts/elements.ts";
import type { PracticeTool } from "../kind.ts";
import { type Board, openBoard } from "../_parts/board.ts";
import { Countdown, makeTimer } from "../_parts/timer.ts";
import { overviewNode } from "./overview.ts";
import { NO_VOTES, type Votes } from "./votes.ts";
import { VoteView } from "./vote_view.ts";

type Statements = QuestionOf<"choice-per-row">;

export const factOrOpinion: PracticeTool<"fact-or-opinion"> = {
  start(slot) {
    const question = statementsOf(slot.question("statements"));
    if (!question) return;
    const vote = new ClassVote(question, slot.options.think_seconds);
    slot.root.querySelector("[data-action=vote]")?.addEventListener("click", () => vote.open());
  },
};

function statementsOf(question: Question | undefined): Statements | undefined {
  return question && "rows" in question && "choices" in question ? question : undefined;
}

class ClassVote {
  readonly #question: Statements;
  readonly #countdown: Countdown;
  #votes: Votes = NO_VOTES;
  #wiped: Votes | undefined;
  /** Place of the statement on the board; one beyond the last is the overview. */
  #place = 0;

  constructor(question: Statements, seconds: number) {
    this.#question = question;
    this.#countdown = new Countdown(seconds);
  }

  open(): void {
    const where = make("p", { class: "vote__where", attributes: { role: "status" } }); // stays, so that each step is read aloud
    const content = make("div", { class: "vote__content" });
    const show = (): void => {
      const hadFocus = content.contains(document.activeElement);
      const { rows } = this.#question;
      const statement = rows[this.#place];
      board.setTitle(statement?.label ?? words.overview);
      board.setSteps({ previous: this.#place > 0, next: statement !== undefined });
      where.replaceChildren(statement ? words.where(this.#place + 1, rows.length) : "", make("span", { class: "visually-hidden" }, ` ${statement?.label ?? words.overview}`));
      where.classList.toggle("visually-hidden", !statement);
      content.replaceChildren(...(statement ? this.#statementNodes(statement.id) : [this.#overview(show)]));
      if (hadFocus) board.dialog.querySelector<HTMLElement>(".board__title")?.focus();
    };
    const step = (by: number): void => {
      this.#place = Math.min(Math.max(this.#place + by, 0), this.#question.rows.length);
      this.#countdown.again();
      show();
    };
    const board: Board = openBoard({
      title: words.overview,
      body: make("div", { class: "vote" }, where, content),
      onNext: () => step(1),
      onPrevious: () => step(-1),
      onClose: () => this.#countdown.pause(),
    });
    show();
  }

  #statementNodes(statement: string): readonly HTMLElement[] {
    const view = new VoteView(statement, this.#question.choices, this.#votes, (votes) => {
      this.#votes = votes;
    });
    return [view.element, make("div", { class: "vote__think" }, make("p", {}, words.think), makeTimer({ countdown: this.#countdown }))];
  }

  #overview(show: () => void): HTMLElement {
    const set = (votes: Votes, wiped: Votes | undefined): void => {
      this.#votes = votes;
      this.#wiped = wiped;
      show();
    };
    return overviewNode(this.#question, this.#votes, {
      wiped: this.#wiped,
      wipe: () => set(NO_VOTES, this.#votes),
      putBack: () => set(this.#wiped ?? NO_VOTES, undefined),
    });
  }
}
