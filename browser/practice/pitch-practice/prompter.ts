/** The text to read while speaking: it moves along, or comes in pages that the pupil turns. */

import { pitchMessages as words } from "../../core/messages.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import { exactSeconds, pagesOf } from "../pitch-text/speech.ts";
import type { Run } from "./run.ts";

const SPEEDS = [
  { id: "slow", factor: 0.8 },
  { id: "normal", factor: 1 },
  { id: "fast", factor: 1.25 },
] as const;
type Speed = (typeof SPEEDS)[number]["id"];

/** What the page and the board share: how the pupil likes the text. Nothing of it is kept. */
export interface PrompterChoice {
  speed: Speed;
  paged: boolean;
}

/** Who asked the device for little motion turns pages. */
export function firstChoice(): PrompterChoice {
  return { speed: "normal", paged: matchMedia("(prefers-reduced-motion: reduce)").matches };
}

export interface Prompter {
  readonly element: HTMLElement;
  /** Show the text as it is now, from its beginning. */
  readonly fill: (text: string) => void;
  readonly turn: (by: 1 | -1) => void;
  /** Back to the beginning. */
  readonly rewind: () => void;
  /** Move along with the speech; called again and again while it lasts. */
  readonly follow: () => void;
}

/** A group of buttons of which one is pressed. */
function group(name: string, choices: readonly { readonly text: string; readonly isOn: () => boolean; readonly choose: () => void }[]): { element: HTMLElement; show: () => void } {
  const buttons = choices.map(({ text, choose }) => button(text, choose));
  const show = (): void => buttons.forEach((each, index) => each.setAttribute("aria-pressed", String(choices[index]?.isOn())));
  return { element: make("div", { class: "prompter__group", attributes: { role: "group", "aria-label": name } }, ...buttons), show };
}

const TURNS: { readonly [key: string]: 1 | -1 } = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };

export function makePrompter(choice: PrompterChoice, run: Run): Prompter {
  let text = "";
  let pages: readonly string[] = [];
  let page = 0;
  /** How far the moving text is, from 0 to 1, and the speech that was seen. */
  let place = 0;
  let seen = 0;
  const box = make("div", { class: "prompter__text", attributes: { tabindex: "0", role: "region", "aria-label": words.text, "data-own-arrows": "" } });
  const count = make("p", { class: "prompter__count", attributes: { role: "status" } });
  const previous = button(words.previousPage, () => turn(-1), { action: "page-back" });
  const next = button(words.nextPage, () => turn(1), { action: "page-on" });
  const turns = make("div", { class: "prompter__group" }, previous, next, count);
  const speed = group(words.speed, SPEEDS.map(({ id }) => ({ text: words.speeds[id], isOn: () => choice.speed === id, choose: () => change({ speed: id }) })));
  const mode = group(words.mode, [false, true].map((paged) => ({ text: paged ? words.paged : words.moving, isOn: () => choice.paged === paged, choose: () => change({ paged }) })));
  const element = make("div", { class: "prompter" }, box, turns, make("div", { class: "prompter__choices" }, mode.element, speed.element));

  const reach = (): number => Math.max(0, box.scrollHeight - box.clientHeight);
  const show = (): void => {
    box.classList.toggle("prompter__text--paged", choice.paged);
    const lines = choice.paged ? pages.slice(page, page + 1) : text.split("\n").filter((line) => line.trim());
    box.replaceChildren(...(lines.length ? lines : [words.noText]).map((line) => make("p", {}, line)));
    turns.hidden = !choice.paged;
    speed.element.hidden = choice.paged;
    previous.setAttribute("aria-disabled", String(page === 0));
    next.setAttribute("aria-disabled", String(page >= pages.length - 1));
    count.textContent = pages.length ? words.page(page + 1, pages.length) : "";
    mode.show();
    speed.show();
    if (choice.paged) box.scrollTop = 0;
    else move();
  };
  const move = (): void => {
    box.scrollTop = place * reach();
  };
  const change = (wish: Partial<PrompterChoice>): void => {
    Object.assign(choice, wish);
    show();
  };
  const turn = (by: 1 | -1): void => {
    if (!choice.paged) return;
    page = Math.max(0, Math.min(pages.length - 1, page + by));
    show();
  };
  const rewind = (): void => {
    page = 0;
    place = 0;
    seen = 0;
    show();
  };
  box.addEventListener("keydown", (event) => {
    const by = choice.paged ? TURNS[event.key] : undefined;
    if (!by) return;
    event.preventDefault();
    turn(by);
  });
  box.addEventListener("scroll", () => {
    if (!choice.paged && reach() && Math.abs(box.scrollTop - place * reach()) > 2) place = box.scrollTop / reach(); // by hand
  });
  return {
    element,
    fill: (now) => {
      text = now;
      pages = pagesOf(now);
      page = Math.min(page, Math.max(0, pages.length - 1));
      show();
    },
    turn,
    rewind,
    follow: () => {
      const spoken = run.spoken;
      const factor = SPEEDS.find(({ id }) => id === choice.speed)?.factor ?? 1;
      const whole = exactSeconds(text);
      if (whole) place = Math.min(1, place + (Math.max(0, spoken - seen) * factor) / whole);
      seen = spoken;
      if (!choice.paged) move();
    },
  };
}
