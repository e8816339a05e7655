/** A line of text as runs: words from right to left (Arabic, Hebrew) in runs of their own, as Word wants them. */

import { TextRun, type RunStyle } from "../../node_modules/docx/dist/index.mjs";
import { hasRightToLeft } from "../pdf/bidi.ts";

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
