/** Where the teacher writes on the overview: under an answer, and over the sheet of a pupil. Never when names are hidden, nor on paper. */

import type { Question, WorksheetDefinition } from "../../../core/definition.ts";
import { overviewFeedbackMessages as text } from "../../../core/messages.ts";
import { make } from "../../../questions/_parts/elements.ts";
import type { Person } from "../roster.ts";
import type { Screen } from "../view.ts";
import { commentField, feedbackPanel, type PanelSetting } from "./panel.ts";

function settingOf({ model, feedback, wrote }: Screen, person: Person, definition: WorksheetDefinition): PanelSetting {
  return {
    place: { person: person.key, worksheet: definition.id },
    before: model.state(person, definition)?.answers.feedback,
    drafts: model.drafts,
    content: feedback,
    onChange: wrote,
  };
}

/** A fold whose content is made when it is opened: a class has thousands of answers. */
function fold(title: string, isOpen: boolean, makeContent: () => HTMLElement): HTMLElement {
  const details = make("details", { class: "overview__write" }, make("summary", {}, title));
  const open = (): void => {
    if (details.open && details.childElementCount === 1) details.append(makeContent());
  };
  details.addEventListener("toggle", open);
  details.open = isOpen;
  open();
  return details;
}

/** Under an answer; open when something stands there already. */
export function writeAtAnswer(screen: Screen, person: Person, definition: WorksheetDefinition, question: Question): readonly HTMLElement[] {
  if (screen.model.hidden || screen.forPaper) return [];
  const setting = settingOf(screen, person, definition);
  const said = setting.drafts.of(setting.place, setting.before).comments[question.id] ?? "";
  return [fold(text.write, said.trim() !== "", () => commentField(setting, question))];
}

/** Over the whole sheet. */
export function writeAtSheet(screen: Screen, person: Person, definition: WorksheetDefinition): readonly HTMLElement[] {
  if (screen.model.hidden || screen.forPaper) return [];
  const setting = settingOf(screen, person, definition);
  const isOpen = setting.drafts.worksheetsOf(person.key).includes(definition.id);
  return [fold(text.title, isOpen, () => feedbackPanel(setting))];
}
