/** The cv on the screen: the same parts, in the same order, as in the file. */

import { columnsOf, type Cv, type CvEntry, cvHeading, type CvSection } from "../../core/cv.ts";
import { make } from "../../questions/_parts/elements.ts";

/** Words of a pupil run the way their own letters run. */
const auto = { dir: "auto" } as const;

function paragraphs(text: string): readonly HTMLElement[] {
  return text.split("\n").map((paragraph) => make("p", { attributes: auto }, paragraph));
}

function entryNodes({ title, when, text }: CvEntry): readonly HTMLElement[] {
  const heading = title || when;
  const head = make(
    "div",
    { class: "cv-page__entry" },
    ...(heading ? [make("h6", { attributes: auto }, heading)] : []),
    ...(title && when ? [make("p", { class: "cv-page__when", attributes: auto }, when)] : []),
  );
  return [...(heading ? [head] : []), ...(text ? paragraphs(text) : [])];
}

function contentNodes(section: CvSection): readonly HTMLElement[] {
  switch (section.kind) {
    case "list":
      return [make("ul", {}, ...section.items.map((item) => make("li", { attributes: auto }, item)))];
    case "entries":
      return section.entries.flatMap(entryNodes);
    case "text":
      return paragraphs(section.text);
  }
}

function sectionNode(section: CvSection): HTMLElement {
  return make(
    "div",
    { class: "cv-page__section", attributes: { "data-cv-section": section.id } },
    make("h5", {}, section.heading),
    ...contentNodes(section),
  );
}

export function previewNodes(cv: Cv): readonly HTMLElement[] {
  const name = make("h4", { class: "cv-page__name", attributes: auto }, cvHeading(cv));
  const { side, main } = columnsOf(cv);
  if (cv.layout === "calm") return [make("div", { class: "cv-page__main" }, name, ...main.map(sectionNode))];
  return [
    make("div", { class: "cv-page__side" }, name, ...side.map(sectionNode)),
    make("div", { class: "cv-page__main" }, ...main.map(sectionNode)),
  ];
}
