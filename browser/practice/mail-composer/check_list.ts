/** The list of things to look at again: in words, with a sign and a link to the question. It never gives a grade. */

import { mailMessages } from "../../core/messages.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import type { Check, Problem } from "./checks.ts";

const words = mailMessages.check;

export interface CheckListOptions {
  readonly isEmpty: () => boolean;
  readonly checks: () => readonly Check[];
  /** Address of the question where something can be mended, and how to go there. */
  readonly place: (check: Check & { readonly problem: Problem }) => { readonly id: string; readonly go: () => void };
}

function hasProblem(check: Check): check is Check & { readonly problem: Problem } {
  return check.problem !== undefined;
}

/** The problem in words. */
function sentence({ reason, detail }: Problem): string {
  return mailMessages.reasons[reason](detail);
}

function list(lines: readonly HTMLElement[]): HTMLElement {
  return make("ul", { class: "mail-check__list" }, ...lines);
}

export interface CheckList {
  readonly element: HTMLElement;
  /** Look again, if the pupil asked to look before. */
  refresh(): void;
}

export function makeCheckList({ isEmpty, checks, place }: CheckListOptions): CheckList {
  const heading = make("h5", { class: "mail-check__count", attributes: { tabindex: "-1" } });
  const result = make("div", { class: "mail-check__result", attributes: { hidden: "" } });

  const lookLine = (check: Check & { readonly problem: Problem }): HTMLElement => {
    const { id, go } = place(check);
    const link = make("a", { attributes: { href: `#${id}` } }, words.go, make("span", { class: "visually-hidden" }, `: ${sentence(check.problem)}`));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      go();
    });
    return make(
      "li",
      { class: "mail-check__line mail-check__line--look", attributes: { "data-check": check.id, "data-reason": check.problem.reason } },
      make("strong", {}, `${words.again}: `),
      sentence(check.problem),
      " ",
      link,
    );
  };
  const fineLine = ({ id }: Check): HTMLElement =>
    make("li", { class: "mail-check__line mail-check__line--fine", attributes: { "data-check": id } }, make("strong", {}, `${words.fine}: `), mailMessages.fine[id]);

  /** What is in order stands folded under the rest, and opens by itself when there is no rest. */
  const fineBox = (fine: readonly Check[], open: boolean): HTMLElement =>
    make("details", { attributes: open || fineOpen() ? { open: "" } : {} }, make("summary", {}, words.fineTitle), list(fine.map(fineLine)));
  const fineOpen = (): boolean => result.querySelector("details")?.open ?? false;

  const show = (): void => {
    const empty = isEmpty();
    const all = empty ? [] : checks();
    const look = all.filter(hasProblem);
    heading.textContent = empty ? words.empty : look.length ? words.look(look.length) : words.allFine;
    const fine = all.filter((check) => !hasProblem(check));
    result.replaceChildren(heading, ...(empty ? [] : [make("p", {}, words.limits), list(look.map(lookLine)), fineBox(fine, look.length === 0)]));
  };
  const start = button(
    words.start,
    () => {
      result.hidden = false;
      show();
      heading.focus();
    },
    { primary: true, action: "check-mail" },
  );
  return {
    element: make("div", { class: "mail-check" }, make("h4", {}, words.title), make("div", { class: "practice__buttons" }, start), result),
    refresh: () => {
      if (!result.hidden) show();
    },
  };
}
