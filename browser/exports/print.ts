/** A report as HTML for paper: nothing is cut off, however long an answer is. Text reaches the page as text nodes only. */

import type { Block, Report, ReportQuestion, ReportRemark, ReportWorksheet } from "../core/report.ts";
import { messages } from "../core/messages.ts";

type Child = Node | string;

function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, ...children: readonly Child[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function options(block: Extract<Block, { kind: "options" }>): Node {
  const [on, off] = block.multiple ? ["☑", "☐"] : ["◉", "○"];
  return element(
    "ul",
    "paper__options",
    ...block.options.map(({ label, checked, other }) =>
      element("li", "", `${checked ? on : off} `, other ? `${label}: ${other}` : label),
    ),
  );
}

function table(block: Extract<Block, { kind: "table" }>): Node {
  const headed = block.rows.some((row) => row.header !== undefined);
  const head = element("tr", "", ...[...(headed ? [block.rowHeading ?? ""] : []), ...block.columns].map((text) => element("th", "", text)));
  const rows = block.rows.map((row) =>
    element("tr", "", ...(headed ? [element("th", "", row.header ?? "")] : []), ...row.cells.map((text) => element("td", "", text))),
  );
  return element("table", "paper__table", element("thead", "", head), element("tbody", "", ...rows));
}

function blockNode(block: Block): Node {
  switch (block.kind) {
    case "text":
      return element("p", "paper__text", block.text);
    case "note":
      return element("p", "paper__note", block.text);
    case "options":
      return options(block);
    case "list":
      return element(block.ordered ? "ol" : "ul", "", ...block.items.map((item) => element("li", "", item)));
    case "table":
      return table(block);
  }
}

function questionNode({ number, question, blocks, comment }: ReportQuestion): Node {
  const said = comment ? [element("p", "paper__note", messages.feedback.said(comment))] : [];
  return element("div", "paper__question", element("h3", "", `${number}. ${question}`), ...blocks.map(blockNode), ...said);
}

function remarks(title: string, rows: readonly ReportRemark[]): Node[] {
  const nodes = rows.map(({ label, text }) => element("div", "paper__question", element("h3", "", label), element("p", "paper__text", text)));
  return nodes.length ? [element("h2", "", title), ...nodes] : [];
}

function worksheetNode(worksheet: ReportWorksheet): Node {
  const sections = worksheet.sections.flatMap((section) => [
    ...(section.title ? [element("h2", "", section.title)] : []),
    ...section.questions.map(questionNode),
  ]);
  return element(
    "section",
    "paper__sheet",
    element("h1", "", worksheet.title),
    ...remarks(messages.feedback.title, worksheet.feedback),
    ...sections,
    ...remarks(messages.report.unplaced, worksheet.unplaced),
  );
}

/** The whole report, to be put on the page while it prints. */
export function reportNode(report: Report, day: string): HTMLElement {
  const { name, group } = report.pupil;
  const line = [
    name && `${messages.print.name}: ${name}`,
    group && `${messages.print.group}: ${group}`,
    `${messages.print.date}: ${day}`,
    report.school,
  ].filter(Boolean);
  return element("div", "paper", element("p", "paper__who", line.join(" · ")), ...report.worksheets.map(worksheetNode));
}
