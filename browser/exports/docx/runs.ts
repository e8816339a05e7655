/** A line of text as runs: words from right to left (Arabic, Hebrew) in runs of their own, as Word wants them. */

import { type ParagraphOptions, TextRun, type RunStyle } from "../../node_modules/docx/dist/index.mjs";
import { baseDirection, hasRightToLeft } from "../pdf/bidi.ts";

/** Right-to-left words with what stands between them; the rest in the other parts. */
function parts(text: string): readonly string[] {
  const found: string[] = [];
  for (const token of text.split(/(\s+)/)) {
    const last = found.length - 1;
    const joins = last >= 0 && (token.trim() === "" || hasRightToLeft(token) === hasRightToLeft(found[last] ?? ""));
    if (joins) found[last] += token;
    else found.push(token);
  }
  return found;
}

export function runsOf(text: string, style: RunStyle = {}): readonly TextRun[] {
  if (!hasRightToLeft(text)) return [new TextRun({ ...style, text })];
  return parts(text).map((part) => new TextRun({ ...style, text: part, ...(hasRightToLeft(part) ? { rightToLeft: true } : {}) }));
}

/** Direction of the paragraph, and its runs. */
export function written(text: string, style: RunStyle = {}): Pick<ParagraphOptions, "children" | "bidirectional"> {
  const direction = baseDirection(text) === "rtl" ? { bidirectional: true } : {};
  return { children: runsOf(text, style), ...direction };
}
