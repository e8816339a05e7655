/** The foot of every page: whose work, which sheet, which page. An artifact: a reader would hear it on every page. */
import type { Report } from "../../core/report.ts";
import { cleanLine } from "./clean.ts";
import { drawArtifactLine } from "./ink.ts";
import type { Line } from "./lines.ts";
import { pdfMessages } from "../../core/messages.ts";
import { type Column, fullWidth, type Paper } from "./paper.ts";
import type { Breather } from "./pause.ts";
import { colors, contentWidth, styles } from "./theme.ts";

const footerTop = 797;
const numberWidth = 110;

/** One line; what does not fit ends in an ellipsis. */
function shortLine(paper: Paper, text: string, width: number): Line | undefined {
  const [first, ...others] = paper.lines(text, styles.footer, width - 10);
  if (!first || others.length === 0) return first;
  return { ...first, pieces: [...first.pieces, ...paper.glyphs.word("…", "regular").pieces] };
}

export async function drawFooters(paper: Paper, report: Report, breather: Breather): Promise<void> {
  const group = cleanLine(report.pupil.group);
  const owner = [cleanLine(report.pupil.name), group && pdfMessages.groupInFooter(group)].filter(Boolean);
  const total = paper.captions.length;
  const captionLines = new Map<string, Line | undefined>();
  for (const [index, caption] of paper.captions.entries()) {
    if (!captionLines.has(caption)) {
      captionLines.set(caption, shortLine(paper, [...owner, caption].join("  ·  "), contentWidth - numberWidth));
    }
    paper.kit.switchToPage(index);
    drawFooter(paper, captionLines.get(caption), pdfMessages.page(index + 1, total));
    await breather.breathe();
  }
}

/**
 * The foot of the pages of a writing: the same words on each, and its number when there is one to turn to. `firstPages`: where the numbers
 * begin, in order; nowhere when there are none.
 */
export async function drawWritingFooters(paper: Paper, words: string, column: Column, firstPages: readonly number[], breather: Breather): Promise<void> {
  const caption = words ? shortLine(paper, words, column.width - numberWidth) : undefined;
  if (!caption && !firstPages.length) return;
  const total = paper.captions.length;
  for (let index = 0; index < total; index += 1) {
    const first = firstPages.filter((page) => page <= index).at(-1);
    const next = firstPages.find((page) => page > index) ?? total;
    paper.kit.switchToPage(index);
    drawFooter(paper, caption, first === undefined ? "" : pdfMessages.page(index - first + 1, next - first), column);
    await breather.breathe();
  }
}

function drawFooter(paper: Paper, caption: Line | undefined, pageNumber: string, { x, width }: Column = fullWidth): void {
  const style = styles.footer;
  const [numberLine] = paper.lines(pageNumber, style, numberWidth);
  const { kit } = paper;
  kit.markContent("Artifact", { type: "Pagination", attached: ["Bottom"] });
  kit.lineWidth(0.5).strokeColor(colors.rule).moveTo(x, footerTop - 5).lineTo(x + width, footerTop - 5).stroke();
  if (caption) drawArtifactLine(kit, { ...caption, base: "ltr" }, { x, y: footerTop, width }, style);
  if (numberLine) {
    const inkWidth = numberLine.width * style.size;
    drawArtifactLine(kit, numberLine, { x: x + width - inkWidth, y: footerTop, width: inkWidth }, style);
  }
  kit.endMarkedContent();
}
