/** The agreement on the screen and on paper: the same blocks as in the files. Text reaches the page as text nodes only. */

import { agreementPaperMessages as words, writingMessages } from "../../core/messages.ts";
import type { Writing, WritingBlock, WritingRoom, WritingSignatures } from "../../core/writing.ts";
import { blockNode } from "../../exports/print.ts";
import { make } from "../../questions/_parts/elements.ts";
import { ONLY_PAPER, printInstead } from "../_parts/paper.ts";

/** Words of a pupil run the way their own letters run. */
const auto = { dir: "auto" } as const;

/** Lines to write on. On a screen they say that they are open: an empty line means nothing to who listens. */
function room({ label, lines }: WritingRoom): HTMLElement {
  return make(
    "div",
    { class: "deal-room" },
    make("p", { class: "deal-label" }, label, " ", make("span", { class: "deal-room__open" }, words.openLine)),
    ...Array.from({ length: lines }, () => make("span", { class: "deal-room__line" })),
  );
}

function signatures({ parties }: WritingSignatures): HTMLElement {
  const fields = [writingMessages.name, writingMessages.place, writingMessages.signature];
  return make(
    "ul",
    { class: "deal-signatures" },
    ...parties.map(({ role, name }) =>
      make("li", { class: "deal-signature" }, make("strong", {}, role), ...fields.map((field, index) => make("span", { class: "deal-signature__field" }, index ? field : `${field} ${name}`))),
    ),
  );
}

/** A table as a list on the screen: a telephone has no room for columns. */
function listOf({ caption, columns, rows }: Extract<WritingBlock, { kind: "table" }>): HTMLElement {
  const items = rows.map(({ header = "", cells }) =>
    make("li", { attributes: auto }, make("p", {}, make("strong", {}, header)), ...cells.flatMap((cell, index) => (cell ? [make("p", {}, words.cell(columns[index] ?? "", cell))] : []))),
  );
  return make("div", {}, make("p", { class: "deal-label" }, caption), make("ul", { class: "deal-list" }, ...items));
}

/** The same on the screen, between the explanations. */
export function screenNode(block: WritingBlock): Node {
  return block.kind === "table" ? listOf(block) : writingNode(block);
}

export function writingNode(block: WritingBlock): Node {
  switch (block.kind) {
    case "heading":
      return block.level === 3 ? make("p", { class: "deal-label" }, block.text) : make(block.level === 1 ? "h1" : "h2", {}, block.text);
    case "lines":
      return make("p", { class: "deal-lines" }, block.lines.join("\n"));
    case "room":
      return room(block);
    case "signatures":
      return signatures(block);
    case "page":
    case "contents":
      return document.createDocumentFragment();
    default: {
      const node = blockNode(block, () => undefined);
      if (node instanceof HTMLElement) for (const cell of [node, ...node.querySelectorAll("td, li")]) cell.setAttribute("dir", auto.dir);
      return node;
    }
  }
}

/** The pages of a writing: what stands between two page breaks. */
function pagesOf({ blocks }: Writing): readonly (readonly WritingBlock[])[] {
  const pages: WritingBlock[][] = [[]];
  for (const block of blocks) {
    if (block.kind === "page") pages.push([]);
    else pages.at(-1)?.push(block);
  }
  return pages;
}

/** Print a writing instead of the page. */
export function printWriting(writing: Writing): void {
  const paper = make("div", { class: "paper deal-print", attributes: { lang: "nl" } }, ...pagesOf(writing).map((page) => make("section", { class: "paper__sheet" }, ...page.map(writingNode))));
  printInstead(paper, ONLY_PAPER, writing.title);
}
