/** The end of the vote: every statement with its counts, before and after, and what to talk about further. */

import { voteMessages as words } from "../../core/messages.ts";
import type { QuestionOf } from "../../core/definition.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import { countOf, isCounted, mostDivided, mostMoved, moved, ROUNDS, type Votes } from "./votes.ts";

type Statements = QuestionOf<"choice-per-row">;

export interface Wiping {
  /** Votes that were wiped and may come back. */
  readonly wiped: Votes | undefined;
  wipe(): void;
  putBack(): void;
}

export function overviewNode(question: Statements, votes: Votes, wiping: Wiping): HTMLElement {
  const rows = question.rows.map(({ id }) => id);
  const choices = question.choices.map(({ id }) => id);
  const counted = rows.some((row) => ROUNDS.some((round) => isCounted(votes, row, round, choices)));
  if (!counted) {
    const back = wiping.wiped ? [button(words.putBack, wiping.putBack, { action: "put-votes-back" })] : [];
    return make("div", { class: "vote-overview" }, make("p", {}, wiping.wiped ? words.wiped : words.nothing), ...back);
  }
  const places = (statements: readonly string[]): readonly number[] => statements.map((id) => rows.indexOf(id) + 1);
  const changed = mostMoved(votes, rows, choices);
  const divided = mostDivided(votes, rows, choices);
  const findings = [
    ...(changed.length ? [words.moved(moved(votes, changed[0] ?? "", choices) ?? 0, places(changed))] : []),
    ...(divided.length ? [words.divided(places(divided))] : []),
  ];
  return make(
    "div",
    { class: "vote-overview" },
    table(question, votes, choices),
    make(
      "div",
      { class: "vote-overview__end" },
      make("div", {}, ...findings.map((sentence) => make("p", {}, sentence))),
      button(words.wipe, wiping.wipe, { action: "wipe-votes" }),
    ),
  );
}

function table(question: Statements, votes: Votes, choices: readonly string[]): HTMLElement {
  const cell = (statement: string, choice: string): string => {
    const first = countOf(votes, statement, "first", choice);
    const second = countOf(votes, statement, "second", choice);
    const inFirst = isCounted(votes, statement, "first", choices);
    const inSecond = isCounted(votes, statement, "second", choices);
    if (inFirst && inSecond) return words.fromTo(first, second);
    return inFirst || inSecond ? String(first + second) : words.notCounted;
  };
  const head = make("tr", {}, ...[words.statement, ...question.choices.map(({ label }) => label)].map((text) => make("th", { attributes: { scope: "col" } }, text)));
  const rows = question.rows.map((row) =>
    make("tr", {}, make("th", { attributes: { scope: "row" } }, row.label), ...question.choices.map(({ id, label }) => make("td", { attributes: { "data-label": label } }, cell(row.id, id)))),
  );
  return make("table", { class: "vote-table" }, make("caption", {}, words.caption), make("thead", {}, head), make("tbody", {}, ...rows));
}
