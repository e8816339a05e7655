/**
 * Makes the PDF that is document, accessible archive (PDF/UA-1 and PDF/A-3a in one file) and save file at once. It sees the
 * report and nothing else of the site.
 *
 * It is a classic script, loaded on the click after `fonts.js`. Bundled from `browser/` with exactly:
 *
 *     esbuild exports/pdf/index.ts --bundle --minify --format=iife --target=es2020
 *       --define:import.meta.url='"https://opstage.invalid/"'
 *       --alias:brotli/decompress.js=./exports/pdf/brotli_stub.ts
 *       --outfile=…/pdf.js
 *
 * The define is for fontkit, which asks for the address of its own module while it loads; a classic script has none.
 * The alias leaves brotli out (see `brotli_stub.ts`).
 */
import type { FileReader } from "../../core/media.ts";
import type { Block, Report } from "../../core/report.ts";
import type { Writing } from "../../core/writing.ts";
import { heading, textFlow } from "./blocks.ts";
import { cleanLine } from "./clean.ts";
import { pdfMessages } from "../../core/messages.ts";
import type { Cv } from "../../core/cv.ts";
import { type CvFile, makeCvPdf } from "./cv.ts";
import { type Attachment, attachAnswers, collectBytes, createDocument, writePages } from "./document.ts";
import { momentOf } from "./facts.ts";
import { drawFolder, reportTitle } from "./folder.ts";
import { drawFooters } from "./footer.ts";
import { loadImages } from "./images.ts";
import { fullWidth, Paper } from "./paper.ts";
import { Breather, nextTask } from "./pause.ts";
import { drawSheet, sheetTitle } from "./sheet.ts";
import { styles } from "./theme.ts";
import { makeWritingPdf } from "./writing.ts";

export type { Attachment } from "./document.ts";

declare global {
  var opstagePdf:
    | {
        makePdf(report: Report, attachment: Attachment, files: FileReader): Promise<Uint8Array>;
        makeCvPdf(cv: Cv, createdAt: Date): Promise<CvFile>;
        makeWritingPdf(writing: Writing, files: FileReader, attachment?: Attachment): Promise<Uint8Array>;
      }
    | undefined;
}

function blocksOf(report: Report): readonly Block[] {
  return report.worksheets.flatMap(({ sections }) => sections.flatMap(({ questions }) => questions.flatMap(({ blocks }) => blocks)));
}

/** The bytes of the PDF. The page stays usable meanwhile: the work is cut into slices. */
export async function makePdf(report: Report, attachment: Attachment, files: FileReader): Promise<Uint8Array> {
  const createdAt = momentOf(report.createdAt);
  const name = cleanLine(report.pupil.name);
  const title = name ? `${reportTitle(report)} – ${name}` : reportTitle(report);
  const kit = createDocument({ title, author: name, createdAt });
  const bytes = collectBytes(kit);
  const paper = new Paper(kit);
  paper.images = await loadImages(kit, blocksOf(report), files);
  const breather = new Breather();
  if (report.layout === "folder") await drawFolder(paper, report, breather);
  else await drawSheets(paper, report, breather);
  if (paper.glyphs.missing) textFlow(paper, pdfMessages.missingLetters, styles.note, fullWidth).draw(paper.root);
  await drawFooters(paper, report, breather);
  await writePages(kit, breather);
  attachAnswers(kit, attachment, createdAt);
  paper.root.end();
  kit.end();
  return bytes;
}

/** Sheets on their own, each from the top of a page. */
async function drawSheets(paper: Paper, report: Report, breather: Breather): Promise<void> {
  for (const worksheet of report.worksheets) {
    await nextTask();
    paper.newPage(sheetTitle(worksheet));
    await drawSheet(paper, worksheet, { report, level: 1, breather });
  }
  if (report.worksheets.length > 0) return;
  paper.newPage(reportTitle(report));
  heading(paper, "H1", reportTitle(report), styles.title, fullWidth).draw(paper.root);
}

globalThis.opstagePdf = { makePdf, makeCvPdf, makeWritingPdf };
