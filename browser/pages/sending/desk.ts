/** What the sending script gets from the page: it is loaded on the click, and knows storage and documents only through this. */

import type { Pupil } from "../../core/envelope.ts";
import type { FileReader } from "../../core/media.ts";
import type { Report } from "../../core/report.ts";
import type { DocumentContent } from "../documents.ts";
import type { NoticeOptions } from "../notice.ts";
import type { WorksheetForm } from "../worksheet.ts";

/** A file that was made. */
export interface Made {
  readonly name: string;
  readonly type: string;
  readonly file: Blob;
  readonly content: DocumentContent;
  readonly pupil: Pupil;
  readonly at: Date;
  /** What the pupil must know of this file. */
  readonly note?: string;
}

export interface Desk {
  /** Address to which the school wants work sent; empty when it named none. */
  readonly address: string;
  /** Worksheets on this page. */
  readonly forms: readonly WorksheetForm[];
  /** Be told when what is kept changed as a whole. */
  onReload(reload: () => Promise<void>): void;
  notify(options: NoticeOptions): void;
  hideNotice(): void;
  pupil(): Promise<Pupil>;
  /** Whose name a document bears: the pupil's, or that of who filled in a sheet that is not about a pupil. */
  named(content: DocumentContent, pupil: Pupil): Pupil;
  setPupil(pupil: Pupil): Promise<void>;
  sheet(form: WorksheetForm): DocumentContent;
  folder(): Promise<DocumentContent>;
  cards(): Promise<DocumentContent>;
  report(content: DocumentContent, pupil: Pupil, at: Date): Report;
  files(content: DocumentContent): Promise<FileReader>;
  pdf(content: DocumentContent, pupil: Pupil, at: Date): Promise<Uint8Array>;
  load(asset: "docx" | "docx-pages"): Promise<void>;
  /** False when this page stands in an app and the pupil goes elsewhere. */
  mayDownload(content: DocumentContent): Promise<boolean>;
  /** Make a PDF and download it. */
  savePdf(content: DocumentContent): Promise<unknown>;
  /** Say that a file could not be made, and offer a spare one. */
  failed(content: DocumentContent, pupil: Pupil, at: Date): void;
  /** Note that work was downloaded. */
  exported(at: Date): Promise<void>;
  /** Note that work was handed in. */
  handedIn(content: DocumentContent, at: Date): Promise<void>;
}

export interface Sending {
  /** Doorgaan → name and class → Afronden: the answers are downloaded. */
  finish(desk: Desk, preferred: "cards" | "folder"): Promise<void>;
  handIn(desk: Desk, form: WorksheetForm): Promise<void>;
  /** Download a worksheet as a Word document. */
  word(desk: Desk, form: WorksheetForm): Promise<void>;
  /** What a pupil can do with a file that was just downloaded. */
  tell(desk: Desk, made: Made): void;
  /** The page stands in an app; resolves with true when the pupil wants to try a download all the same. */
  wayOut(desk: Desk, app: string, content: DocumentContent): Promise<boolean>;
  warn(desk: Desk, app: string): void;
  /** The page of the stagemap. */
  folderPage(desk: Desk, root: HTMLElement): Promise<void>;
}

declare global {
  // eslint-disable-next-line no-var
  var opstageSending: Sending | undefined;
}
