/**
 * A list of contents. It comes first but its page numbers are known last: room is left for it, and it is filled when all else stands.
 * Its place in the structure tree is taken at once, so that it is read where it stands.
 */
import type { StructureElement } from "./document.ts";
import { drawLines } from "./ink.ts";
import type { Line } from "./lines.ts";
import { pdfMessages } from "../../core/messages.ts";
import type { Column, Paper } from "./paper.ts";
import { colors, styles } from "./theme.ts";

export interface ContentsTitle {
  readonly title: string;
  /** Deeper titles stand further from the edge. */
  readonly level: 1 | 2;
  /** Name of the destination that the line leads to. */
  readonly destination: string;
}

interface Entry extends ContentsTitle {
  readonly lines: readonly Line[];
  readonly onPage: number;
  readonly y: number;
  /** Index of the page that it leads to. */
  page: number;
}

const numberWidth = 34;
const rowGap = 7;
const indent = 16;

export class Contents {
  readonly #paper: Paper;
  readonly #column: Column;
  readonly #list: StructureElement;
  readonly #entries: readonly Entry[];

  /** Leaves the room, from the present height on. */
  constructor(paper: Paper, parent: StructureElement, column: Column, titles: readonly ContentsTitle[]) {
    this.#paper = paper;
    this.#column = column;
    this.#list = paper.element(parent, "TOC");
    this.#entries = titles.map((title) => this.#reserve(title));
  }

  #reserve(title: ContentsTitle): Entry {
    const paper = this.#paper;
    const style = styles.body;
    const lines = paper.lines(title.title, style, this.#column.width - this.#indentOf(title) - numberWidth - 10);
    const height = Math.max(1, lines.length) * style.lineHeight;
    paper.ensure(height);
    const { y, pageIndex: onPage } = paper;
    paper.y += height + rowGap;
    return { ...title, lines, onPage, y, page: 0 };
  }

  #indentOf({ level }: ContentsTitle): number {
    return level === 1 ? 0 : indent;
  }

  /** The title with this number begins here, on the present page. */
  arrive(index: number, y = 0): void {
    const entry = this.#entries[index];
    if (!entry) return;
    entry.page = this.#paper.pageIndex;
    this.#paper.kit.addNamedDestination(entry.destination, "XYZ", 0, Math.max(0, y), null);
  }

  /** Draws the lines in the room that was left, and closes the list. */
  fill(): void {
    for (const entry of this.#entries) {
      this.#paper.kit.switchToPage(entry.onPage);
      this.#draw(entry);
    }
    this.#list.end();
  }

  #draw(entry: Entry): void {
    const paper = this.#paper;
    const { kit } = paper;
    const style = styles.body;
    const left = this.#column.x + this.#indentOf(entry);
    const right = this.#column.x + this.#column.width;
    const item = paper.element(this.#list, "TOCI");
    const reference = paper.element(item, "Reference");
    const link = paper.element(reference, "Link");
    const numberLine = paper.lines(String(entry.page + 1), style, numberWidth);
    const inkWidth = (numberLine[0]?.width ?? 0) * style.size;
    const lastTop = entry.y + Math.max(0, entry.lines.length - 1) * style.lineHeight;
    // From the left, whatever its direction: its number stands at the right.
    const lines = entry.lines.map((line): Line => ({ ...line, base: "ltr" }));
    drawLines(kit, link, lines, { x: left, width: right - left, y: entry.y }, style);
    drawLines(kit, link, numberLine, { x: right - inkWidth, y: lastTop, width: inkWidth }, style);
    kit.goTo(left, entry.y, right - left, lastTop - entry.y + style.lineHeight, entry.destination, {
      structParent: link,
      Contents: new String(pdfMessages.contentsLink(entry.title)),
    });
    // On the page of the link: pdfkit notes the present page when an element ends.
    link.end();
    reference.end();
    item.end();
    const titleEnd = left + (entry.lines[entry.lines.length - 1]?.width ?? 0) * style.size;
    this.#drawLeader(titleEnd + 6, right - inkWidth - 6, lastTop + style.lineHeight * 0.74);
  }

  #drawLeader(from: number, to: number, y: number): void {
    if (to <= from) return;
    this.#paper.artifact((kit) => {
      kit.lineWidth(0.6).strokeColor(colors.rule).dash(1, { space: 3 }).moveTo(from, y).lineTo(to, y).stroke().undash();
    });
  }
}
