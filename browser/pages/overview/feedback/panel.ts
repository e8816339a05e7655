/** Where a teacher writes back to one pupil on one worksheet: a comment at each question, top and tip, a rubric, "bespreken". */

import type { Question } from "../../../core/definition.ts";
import type { Feedback } from "../../../core/feedback.ts";
import { overviewFeedbackMessages as text } from "../../../core/messages.ts";
import { button, make } from "../../../questions/_parts/elements.ts";
import { type Draft, type Drafts, type FeedbackContent, type Place, type Rubric, withLevel, withPhrase } from "./drafts.ts";

export interface PanelSetting {
  readonly place: Place;
  /** What the teacher gave before, with what the pupil said to it. */
  readonly before: Feedback | undefined;
  readonly drafts: Drafts;
  readonly content: FeedbackContent;
  /** Something was written: what counts or is kept may change. */
  readonly onChange: () => void;
}

let number = 0;

interface Writing {
  readonly label: string;
  readonly value: string;
  readonly phrases: readonly string[];
  readonly write: (value: string) => void;
}

/** A text field with phrases that can be put behind what stands there. */
function writingField({ label, value, phrases, write }: Writing): HTMLElement {
  number += 1;
  const field = make("textarea", { class: "field", attributes: { id: `feedback-${number}`, rows: "2" } });
  field.value = value;
  field.addEventListener("input", () => write(field.value));
  const put = (phrase: string): void => {
    field.value = withPhrase(field.value, phrase);
    write(field.value);
    field.focus();
  };
  const list = make("ul", { class: "phrases" }, ...phrases.map((phrase) => make("li", {}, button(phrase, () => put(phrase)))));
  const bank = make("details", { class: "phrase-bank" }, make("summary", {}, text.phrases, make("span", { class: "visually-hidden" }, ` ${text.for(label)}`)), list);
  return make("div", { class: "feedback-field" }, make("label", { attributes: { for: field.id } }, label), field, ...(phrases.length ? [bank] : []));
}

/** The field beside one answer. */
export function commentField(setting: PanelSetting, question: Question): HTMLElement {
  const { place, before, drafts, content, onChange } = setting;
  return writingField({
    label: text.comment(question.question),
    value: drafts.of(place, before).comments[question.id] ?? "",
    phrases: content.phrases.comment,
    write: (value) => {
      drafts.comment(place, before, question.id, value);
      onChange();
    },
  });
}

function rubricRow(rubric: Rubric, { id, label }: Rubric["aspects"][number], draft: Draft, choose: (level: string) => void): HTMLElement {
  number += 1;
  const name = `rubric-${number}-${id}`;
  const chosen = draft.rubric.find(({ aspect }) => aspect === label)?.level ?? "";
  const options = ["", ...rubric.levels].map((level) => {
    const radio = make("input", { attributes: { type: "radio", name, value: level } });
    radio.checked = level === chosen;
    radio.addEventListener("change", () => choose(level));
    return make("label", { class: "option option--small" }, radio, make("span", {}, level || text.noLevel));
  });
  return make("fieldset", { class: "rubric-row" }, make("legend", {}, label), ...options);
}

function rubricPart(setting: PanelSetting, rubric: Rubric): HTMLElement {
  const { place, before, drafts, onChange } = setting;
  const rows = rubric.aspects.map((aspect) =>
    rubricRow(rubric, aspect, drafts.of(place, before), (level) => {
      drafts.change(place, before, { rubric: withLevel(drafts.of(place, before).rubric, aspect.label, level) });
      onChange();
    }),
  );
  return make("details", { class: "rubric" }, make("summary", {}, text.rubric(rubric.title)), ...rows);
}

/** The fields over the whole sheet. */
export function feedbackPanel(setting: PanelSetting): HTMLElement {
  const { place, before, drafts, content, onChange } = setting;
  const draft = drafts.of(place, before);
  const change = (part: Partial<Draft>): void => {
    drafts.change(place, before, part);
    onChange();
  };
  const discuss = make("input", { attributes: { type: "checkbox" } });
  discuss.checked = draft.discuss;
  discuss.addEventListener("change", () => change({ discuss: discuss.checked }));
  return make(
    "section",
    { class: "feedback-panel", attributes: { "aria-label": text.title, "data-feedback-panel": place.worksheet } },
    writingField({ label: text.top, value: draft.top, phrases: content.phrases.top, write: (top) => change({ top }) }),
    writingField({ label: text.tip, value: draft.tip, phrases: content.phrases.tip, write: (tip) => change({ tip }) }),
    make("label", { class: "option" }, discuss, make("span", {}, text.discuss)),
    ...content.rubrics.map((rubric) => rubricPart(setting, rubric)),
  );
}
