/** Asks which letter counts when the parts and the whole text differ. Plain text with buttons beside the questions: nothing opens while a pupil types. */

import { letterMessages } from "../../core/messages.ts";
import { ask } from "../../questions/_parts/dialog.ts";
import { button, make } from "../../questions/_parts/elements.ts";

const words = letterMessages.choice;

/** "patch": the whole text with the changed parts in it. */
export type Answer = "heel" | "patch" | "stukjes";

interface Ways {
  /** The changed parts can be put in the whole text. */
  readonly patch: boolean;
}

function buttons({ patch }: Ways, answer: (value: Answer) => void): readonly HTMLElement[] {
  return [
    ...(patch ? [button(words.patch, () => answer("patch"), { action: "letter-patch" })] : []),
    button(words.whole, () => answer("heel"), { action: "letter-whole" }),
    button(words.parts, () => answer("stukjes"), { action: "letter-parts" }),
  ];
}

export interface Choice {
  readonly element: HTMLElement;
  /** Nothing: there is nothing to choose. */
  show(ways: Ways | undefined): void;
}

/** The question as a box in the page. */
export function makeChoice(onAnswer: (answer: Answer) => void): Choice {
  const box = make("div", { class: "letter-choice__box" });
  const element = make("div", { class: "letter-choice", attributes: { "data-letter-choice": "" } }, box);
  let shown = "";
  return {
    element,
    show(ways) {
      const now = ways ? String(ways.patch) : "";
      if (now === shown) return;
      shown = now;
      box.replaceChildren(
        ...(ways
          ? [
              make("p", { class: "letter-choice__title" }, words.title),
              make("p", {}, words.body),
              make("div", { class: "practice__buttons" }, ...buttons(ways, onAnswer)),
              make("p", {}, words.nothingGoes),
            ]
          : []),
      );
    },
  };
}

/** The same question over the page, before a letter goes out. Nothing when the pupil steps back. */
export function askChoice(ways: Ways): Promise<Answer | undefined> {
  return ask<Answer | undefined | "back">({
    title: words.title,
    body: [make("p", {}, words.body), make("p", {}, words.nothingGoes)],
    buttons: (answer) => [...buttons(ways, answer), button(words.back, () => answer("back"))],
    cautious: "back",
  }).then((answer) => (answer === "back" ? undefined : answer));
}
