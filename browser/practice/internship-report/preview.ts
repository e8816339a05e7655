/** The report on the screen: the same words in the same order as in the file. */

import { internshipReportMessages as words } from "../../core/messages.ts";
import { blockNode } from "../../exports/print.ts";
import { make } from "../../questions/_parts/elements.ts";
import { allChapters, type Chapter, coverLines, headingOf, type InternshipReport, titleOf } from "./report.ts";

/** Words of a pupil run the way their own letters run. */
const auto = { dir: "auto" } as const;

function photoUrl(file: string): string | undefined {
  return globalThis.opstageMedia?.photoUrl(file);
}

function chapterNode(chapter: Chapter, index: number): HTMLElement {
  return make(
    "section",
    { class: "report-page__chapter" },
    make("h5", { attributes: auto }, headingOf(chapter, index)),
    ...(chapter.text.trim() ? [make("p", { class: "report-page__text", attributes: auto }, chapter.text)] : []),
    ...chapter.parts.flatMap(({ heading, blocks }) => [...(heading ? [make("h6", {}, heading)] : []), ...blocks.map((block) => blockNode(block, photoUrl))]),
  );
}

export function previewNodes(report: InternshipReport, day: string): readonly HTMLElement[] {
  const chapters = allChapters(report);
  return [
    make("div", { class: "report-page__cover" }, make("h4", { attributes: auto }, titleOf(report)), ...coverLines(report, day).map((line) => make("p", { attributes: auto }, line))),
    make(
      "div",
      { class: "report-page__contents" },
      make("p", { class: "report-page__label" }, words.contents),
      make("ul", {}, ...chapters.map((chapter, index) => make("li", { attributes: auto }, headingOf(chapter, index)))),
    ),
    ...chapters.map(chapterNode),
  ];
}
