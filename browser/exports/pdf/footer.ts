/** The foot of every page: whose work, which sheet, which page. An artifact: a reader would hear it on every page. */
import type { Report } from "../../core/report.ts";
import { cleanLine } from "./clean.ts";
import { drawArtifactLine } from "./ink.ts";
import type { Line } from "./lines.ts";
import { pdfMessages } from "../../core/messages.ts";
import type { Paper } from "./paper.ts";
import type { Breather } from "./pause.ts";
import { colors, contentWidth, sheet, styles } from "./theme.ts";

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

function drawFooter(paper: Paper, caption: Line | undefined, pageNumber: string): void {
  const style = styles.footer;
  const [numberLine] = paper.lines(pageNumber, style, numberWidth);
  const { kit } = paper;
  kit.markContent("Artifact", { type: "Pagination", attached: ["Bottom"] });
  kit.lineWidth(0.5).strokeColor(colors.rule).moveTo(sheet.left, footerTop - 5).lineTo(sheet.right, footerTop - 5).stroke();
  if (caption) drawArtifactLine(kit, { ...caption, base: "ltr" }, { x: sheet.left, y: footerTop, width: contentWidth }, style);
  if (numberLine) {
    const width = numberLine.width * style.size;
    drawArtifactLine(kit, numberLine, { x: sheet.right - width, y: footerTop, width }, style);
  }
  kit.endMarkedContent();
}
