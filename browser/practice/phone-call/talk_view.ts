/** A call that is going on: what was said, and what the pupil can say now. Nothing here keeps anything. */

import { phoneMessages as words } from "../../core/messages.ts";
import { hasText } from "../../core/text.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import type { Call, Line, Reply } from "./company.ts";

function speakerOf(line: Line): string {
  return line.by === "pupil" ? words.me : line.who || words.company;
}

function bubble(line: Line): HTMLElement {
  return make(
    "li",
    { class: "phone__line", attributes: { "data-by": line.by } },
    make("span", { class: "phone__who" }, speakerOf(line)),
    make("span", { class: "visually-hidden" }, ": "),
    make("span", {}, line.text),
  );
}

export interface TalkView {
  readonly list: HTMLElement;
  /** Show a call; returns the lines that the company said since the last time. */
  show(call: Call): readonly Line[];
}

export function makeTalk(): TalkView {
  const list = make("ol", { class: "phone__talk", attributes: { "aria-label": words.talk, "data-talk": "" } });
  let shown: readonly Line[] = [];
  return {
    list,
    show(call) {
      const fresh = call.lines.slice(shown.length);
      list.append(...fresh.map(bubble));
      shown = call.lines;
      return fresh.filter(({ by }) => by === "company");
    },
  };
}

/** A reply as the pupil sees it: the ready-made sentence, or his own from his card. */
export interface Choice {
  readonly reply: Reply;
  readonly text: string;
  readonly own: boolean;
}

export interface ReplyOptions {
  readonly choices: readonly Choice[];
  readonly typing: boolean;
  /** While typing: show the choices too, because words were not understood. */
  readonly help: boolean;
  /** What helps, when the company did not understand. */
  readonly hint: string;
  readonly onChoose: (choice: Choice) => void;
  readonly onSay: (text: string) => void;
  readonly onMode: (typing: boolean) => void;
  readonly onHangUp: () => void;
}

function choiceButton(choice: Choice, onChoose: (choice: Choice) => void): HTMLElement {
  const tag = choice.own ? [make("span", { class: "phone__tag" }, words.fromCard)] : [];
  const made = make(
    "button",
    { class: "phone__choice", attributes: { type: "button", "data-reply": choice.reply.id }, onClick: () => onChoose(choice) },
    ...tag,
    choice.text,
  );
  return make("li", {}, made);
}

function ownWords(onSay: (text: string) => void): HTMLElement {
  const field = make("input", { class: "field", attributes: { type: "text", autocomplete: "off", "data-own-words": "" } });
  const say = (): void => {
    if (hasText(field.value)) onSay(field.value.trim());
    else field.focus();
  };
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    say();
  });
  const label = make("label", { class: "phone__note" }, make("span", {}, words.typeHere), field);
  return make("div", { class: "phone__own" }, label, button(words.say, say, { primary: true, action: "say" }));
}

/** What the pupil can say now, under a heading that takes the focus. */
export function replyPart(options: ReplyOptions): { readonly element: HTMLElement; readonly heading: HTMLElement } {
  const { typing, help, choices, onChoose } = options;
  const heading = make("h5", { class: "phone__ask", attributes: { tabindex: "-1" } }, words.whatDoYouSay);
  const list = make("ul", { class: "phone__choices" }, ...choices.map((choice) => choiceButton(choice, onChoose)));
  const mode = make(
    "button",
    { class: "text-button", attributes: { type: "button", "data-mode": typing ? "choose" : "type" }, onClick: () => options.onMode(!typing) },
    typing ? words.showChoices : words.typeMyself,
  );
  const hang = button(words.hangUp, options.onHangUp, { action: "hang-up" });
  const element = make(
    "div",
    { class: "phone__reply" },
    heading,
    ...(options.hint ? [make("p", {}, words.hint(options.hint))] : []),
    ...(typing ? [ownWords(options.onSay)] : []),
    ...(!typing || help ? [list] : []),
    make("div", { class: "phone__tools" }, mode, hang),
  );
  return { element, heading };
}
