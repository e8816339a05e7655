/** A report as HTML for paper: nothing is cut off, however long an answer is. Text reaches the page as text nodes only. */

import type { Block, FigureShape, Report, ReportQuestion, ReportRemark, ReportWorksheet } from "../core/report.ts";
import { mediaMessages, messages } from "../core/messages.ts";

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

/** Address of a stored photo, when the page has read it. */
export type PhotoUrl = (file: string) => string | undefined;

function picture(block: Extract<Block, { kind: "image" | "figure" }>, photoUrl: PhotoUrl): Node {
  const caption = element("figcaption", "", block.caption);
  if (block.kind === "figure") return element("figure", "paper__figure", drawing(block), caption);
  const url = photoUrl(block.file);
  if (!url) return element("figure", "paper__figure", element("p", "paper__note", mediaMessages.notHere), element("p", "", block.alt), caption);
  const image = element("img", "");
  image.src = url;
  image.alt = block.alt;
  return element("figure", "paper__figure", image, caption);
}

const SVG = "http://www.w3.org/2000/svg";

function svg(tag: string, attributes: { readonly [name: string]: string | number }, text = ""): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.textContent = text;
  return made;
}

function shapeNode(shape: FigureShape): SVGElement {
  if (shape.kind === "text") {
    const { x, y, size, color, anchor } = shape;
    return svg("text", { x, y, "font-size": size, fill: color, "text-anchor": anchor }, shape.text);
  }
  const { dx, dy, scale } = shape.place ?? { dx: 0, dy: 0, scale: 1 };
  return svg("path", {
    d: shape.d,
    transform: `translate(${dx} ${dy}) scale(${scale})`,
    fill: shape.fill ?? "none",
    stroke: shape.stroke ?? "none",
    "stroke-width": shape.lineWidth ?? 1,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
  });
}

/** A drawing in vectors, with its description for who listens. */
export function drawing({ width, height, shapes, alt }: Extract<Block, { kind: "figure" }>): SVGElement {
  const root = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": alt || mediaMessages.drawingOf });
  root.append(...shapes.map(shapeNode));
  return root;
}

/** One block as a reader sees it. */
export function blockNode(block: Block, photoUrl: PhotoUrl): Node {
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
    case "image":
    case "figure":
      return picture(block, photoUrl);
  }
}

function questionNode({ number, question, blocks, comment }: ReportQuestion, photoUrl: PhotoUrl): Node {
  const said = comment ? [element("p", "paper__note", messages.feedback.said(comment))] : [];
  return element("div", "paper__question", element("h3", "", `${number}. ${question}`), ...blocks.map((block) => blockNode(block, photoUrl)), ...said);
}

function remarks(title: string, rows: readonly ReportRemark[]): Node[] {
  const nodes = rows.map(({ label, text }) => element("div", "paper__question", element("h3", "", label), element("p", "paper__text", text)));
  return nodes.length ? [element("h2", "", title), ...nodes] : [];
}

function worksheetNode(worksheet: ReportWorksheet, photoUrl: PhotoUrl): Node {
  const sections = worksheet.sections.flatMap((section) => [
    ...(section.title ? [element("h2", "", section.title)] : []),
    ...section.questions.map((question) => questionNode(question, photoUrl)),
  ]);
  return element(
    "section",
    "paper__sheet",
    element("h1", "", worksheet.title),
    ...(worksheet.madeWith ? [element("p", "paper__text", `${messages.print.madeWith}: ${worksheet.madeWith}`)] : []),
    ...remarks(messages.feedback.title, worksheet.feedback),
    ...sections,
    ...remarks(messages.report.unplaced, worksheet.unplaced),
  );
}

/** The whole report, to be put on the page while it prints. */
export function reportNode(report: Report, day: string, photoUrl: PhotoUrl): HTMLElement {
  const { name, group } = report.pupil;
  const [nameWord = messages.print.name, groupWord = messages.print.group] = report.who ?? [];
  const line = [
    name && `${nameWord}: ${name}`,
    group && `${groupWord}: ${group}`,
    `${messages.print.date}: ${day}`,
    report.school,
  ].filter(Boolean);
  return element("div", "paper", element("p", "paper__who", line.join(" · ")), ...report.worksheets.map((worksheet) => worksheetNode(worksheet, photoUrl)));
}
