/**
 * Makes Word documents (DOCX, OOXML): real headings, lists and tables, Dutch, A4, with title and author in the properties. A classic
 * script, loaded on the click. It knows nothing of a sheet or a form.
 */

import type { Cv } from "../../core/cv.ts";
import type { FileReader } from "../../core/media.ts";
import type { Report } from "../../core/report.ts";
import type { Writing } from "../../core/writing.ts";
import { makeCvDocx } from "./cv_file.ts";
import { makeReportDocx } from "./report.ts";
import { makeDocx } from "./writing.ts";

declare global {
  var opstageDocx:
    | {
        makeDocx(writing: Writing, files: FileReader): Promise<Uint8Array>;
        makeReportDocx(report: Report, files: FileReader): Promise<Uint8Array>;
        makeCvDocx(cv: Cv): Promise<Uint8Array>;
      }
    | undefined;
}

globalThis.opstageDocx = { makeDocx, makeReportDocx, makeCvDocx };
