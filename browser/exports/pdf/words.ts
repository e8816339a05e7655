/** Words that a document makes of data. PDF and Word share them. */
import type { ReportOption } from "../../core/report.ts";
import { cleanText } from "./clean.ts";

/** An option, with what the pupil wrote behind "iets anders". */
export function optionText(option: ReportOption): string {
  const label = cleanText(option.label).trim();
  const other = cleanText(option.other ?? "").trim();
  return other === "" ? label : `${label.replace(/[\s:….]+$/u, "")}: ${other}`;
}
