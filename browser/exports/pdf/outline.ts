/** Bookmarks: the tree that a PDF program shows beside the pages. */
import { sheet } from "./theme.ts";
import type { Paper } from "./paper.ts";
import type { PdfDocument } from "./document.ts";

export type Bookmark = PdfDocument["outline"];

/** A bookmark to the present height of the present page. */
export function addBookmark(paper: Paper, parent: Bookmark, title: string): Bookmark {
  // pdfkit counts `left` from the right edge.
  const place = { top: Math.max(0, paper.y - 20), left: sheet.width, zoom: 0, fit: false, pageNumber: null, expanded: false };
  return parent.addItem(title, place);
}
