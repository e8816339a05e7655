/** From answers to a report: what a person reads, in blocks. */

import { fullTitle, questionsOf, type WorksheetDefinition } from "../core/definition.ts";
import { type Feedback, saysFeedback } from "../core/feedback.ts";
import type { Pupil, Unplaced, WorksheetAnswers } from "../core/envelope.ts";
import { messages } from "../core/messages.ts";
import type { Report, ReportQuestion, ReportRemark, ReportWorksheet } from "../core/report.ts";
import { isoDay, readableDate, textOfValue } from "../core/text.ts";
import { isComplete, reportAnswer } from "./registry.ts";

export const NO_ANSWERS: WorksheetAnswers = { worksheetVersion: 1, status: "new", updatedAt: "", answers: {}, unplaced: [] };

/** Number of questions with a complete answer, and of all that are not optional or are complete. */
export function progressOf(definition: WorksheetDefinition, answers: WorksheetAnswers): { complete: number; total: number } {
  const questions = questionsOf(definition);
  const complete = questions.filter((question) => isComplete(question, answers.answers[question.id]));
  return { complete: complete.length, total: questions.filter((question) => !question.optional || complete.includes(question)).length };
}

function unplacedRow(definition: WorksheetDefinition, { id, value, reason }: Unplaced): { label: string; text: string } {
  const question = questionsOf(definition).find((candidate) => candidate.id === id.split(".")[0]);
  const label = question?.question ?? id;
  return { label: reason === "tab" ? `${label} (${messages.report.tab.toLowerCase()})` : label, text: textOfValue(value) };
}

/** What stands over a whole sheet: top, tip, rubric, and the pupil's answer. Comments stand at their questions. */
export function remarksOf(feedback: Feedback | undefined): readonly ReportRemark[] {
  if (!saysFeedback(feedback)) return [];
  const { top, tip, discuss, rubric, readAt, reaction } = feedback;
  const text = messages.feedback;
  const rows: ReportRemark[] = [
    { label: text.top, text: top },
    { label: text.tip, text: tip },
    ...rubric.map(({ aspect, level }) => ({ label: aspect, text: level })),
    { label: text.discuss, text: discuss ? text.discussYes : "" },
    { label: text.read, text: readAt ? readableDate(isoDay(new Date(readAt))) : "" },
    { label: text.reaction, text: reaction },
  ];
  return rows.filter((row) => row.text.trim() !== "");
}

export function reportWorksheet(definition: WorksheetDefinition, answers: WorksheetAnswers): ReportWorksheet {
  let number = 0;
  return {
    id: definition.id,
    title: fullTitle(definition),
    goal: definition.goal,
    status: messages.status[answers.status],
    ...(answers.madeWith && definition.who?.length !== 1 ? { madeWith: answers.madeWith } : {}), // the name on the document, else
    ...(answers.updatedAt ? { updatedAt: answers.updatedAt } : {}),
    sections: definition.sections.map((section) => ({
      title: section.title,
      questions: section.questions.map((question): ReportQuestion => {
        number += 1;
        const value = answers.answers[question.id];
        const blocks = reportAnswer(question, value);
        return {
          id: question.id,
          number,
          question: question.question,
          complete: isComplete(question, value),
          blocks: blocks.length ? blocks : [{ kind: "note", text: messages.report.open }],
          comment: answers.feedback?.comments[question.id] ?? "",
        };
      }),
    })),
    unplaced: answers.unplaced.map((row) => unplacedRow(definition, row)).filter((row) => row.text !== ""),
    feedback: remarksOf(answers.feedback),
  };
}

export function makeReport(
  title: string,
  layout: Report["layout"],
  pupil: Pupil,
  school: string,
  createdAt: string,
  worksheets: readonly ReportWorksheet[],
): Report {
  return { title, layout, pupil, school, createdAt, worksheets };
}
