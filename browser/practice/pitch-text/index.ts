/** From five parts to one pitch that the pupil edits, with an estimate of how long it takes to say. */

import { pitchMessages as words } from "../../core/messages.ts";
import { ask, paragraph } from "../../questions/_parts/dialog.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import type { PracticeTool, Slot } from "../kind.ts";
import { changeFor, compose, estimatedSeconds, type Fit, fitOf } from "./speech.ts";

type Place = Slot<"pitch-text">;

const PARTS = ["part1", "part2", "part3", "part4", "part5"] as const;
type Answer = "replace" | "below" | "keep";

function textOf(slot: Place, role: (typeof PARTS)[number] | "text"): string {
  const answer = slot.read(role);
  return typeof answer === "string" ? answer : "";
}

/** What to do with a text of the pupil's own; Escape leaves it alone. */
function askWhat(): Promise<Answer> {
  return ask<Answer>({
    title: words.askTitle,
    body: [paragraph(words.askText)],
    buttons: (answer) => [
      button(words.keep, () => answer("keep"), { primary: true }),
      button(words.below, () => answer("below"), { action: "pitch-below" }),
      button(words.replace, () => answer("replace"), { action: "pitch-replace" }),
    ],
    cautious: "keep",
  });
}

/** The line with the estimate. A screen reader hears of it only when it becomes another kind of estimate. */
function estimateLine(slot: Place): { elements: readonly HTMLElement[]; show: () => void } {
  const line = make("p", { class: "pitch-estimate" });
  const status = make("p", { class: "visually-hidden", attributes: { role: "status" } });
  let known: Fit | undefined;
  const show = (): void => {
    const seconds = estimatedSeconds(textOf(slot, "text"));
    const fit = fitOf(seconds);
    line.textContent = words.estimate(seconds, fit);
    line.dataset["fit"] = fit;
    if (known !== undefined && known !== fit) status.textContent = line.textContent;
    known = fit;
  };
  return { elements: [line, status], show };
}

/** Which parts are there and which are not. */
function partsLine(slot: Place): { element: HTMLElement; show: () => void } {
  const element = make("p", { class: "pitch-parts" });
  const show = (): void => {
    const open = PARTS.flatMap((role, index) => (textOf(slot, role).trim() ? [] : [index + 1]));
    element.textContent = open.length ? words.partsOpen(open) : words.partsDone;
  };
  return { element, show };
}

function start(slot: Place): void {
  let lastComposed: string | undefined;
  let before: string | undefined;
  const said = make("p", { class: "pitch-said", attributes: { role: "status" } });
  const undo = button(words.undo, () => {
    if (before === undefined) return;
    slot.write("text", before);
    before = undefined;
    said.textContent = words.undone;
    undo.hidden = true;
    composeButton.focus();
  }, { action: "pitch-undo" });
  undo.hidden = true;

  const put = (text: string, sentence: string): void => {
    before = textOf(slot, "text");
    slot.write("text", text);
    said.textContent = sentence;
    undo.hidden = !before.trim();
  };
  const run = async (): Promise<void> => {
    const composed = compose(PARTS.map((role) => textOf(slot, role)));
    const current = textOf(slot, "text");
    const change = changeFor(composed, current, lastComposed);
    if (change === "nothing") said.textContent = words.nothing;
    else if (change === "same") said.textContent = words.same;
    else {
      const answer = change === "write" ? "replace" : await askWhat();
      if (answer === "keep") said.textContent = words.kept;
      else if (answer === "below") put(`${current.trimEnd()}\n${composed}`, words.added);
      else {
        put(composed, words.written);
        lastComposed = composed;
      }
    }
  };
  const composeButton = button(words.compose, () => void run(), { primary: true, action: "pitch-compose" });
  const parts = partsLine(slot);
  const estimate = estimateLine(slot);
  for (const role of PARTS) slot.watch(role, parts.show);
  slot.watch("text", estimate.show);
  parts.show();
  estimate.show();
  slot.root.querySelector("[data-compose]")?.append(
    parts.element,
    make("div", { class: "practice__buttons" }, composeButton, undo),
    said,
    ...estimate.elements,
  );
}

export const pitchText: PracticeTool<"pitch-text"> = { start };
