/**
 * The report: what a person reads of a pupil's answers, in blocks. Every exporter (PDF, print, text) sees only this,
 * never a form or a definition. Labels travel here and nowhere else.
 */

/** One ticked or empty option; `other` holds what the pupil wrote behind "iets anders". */
export interface ReportOption {
  readonly label: string;
  readonly checked: boolean;
  readonly other?: string;
}

export interface ReportTableRow {
  /** Label of a fixed row; absent in a table whose rows the pupil added. */
  readonly header?: string;
  readonly cells: readonly string[];
}

/** A shape of a figure. Lengths in the figure's own units; `d` is SVG path data (M, L, H, V, C, Q, A, Z in any case). */
export type FigureShape =
  | {
      readonly kind: "path";
      readonly d: string;
      /** `#rrggbb`; absent: none. */
      readonly stroke?: string;
      readonly fill?: string;
      readonly lineWidth?: number;
      /** Moves and scales the path: x' = x * scale + dx. */
      readonly place?: { readonly dx: number; readonly dy: number; readonly scale: number };
    }
  /** One line of text; `x`, `y`: of its baseline. */
  | {
      readonly kind: "text";
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly text: string;
      readonly color: string;
      readonly anchor: "start" | "middle";
    };

export type Block =
  /** What the pupil wrote; `\n` ends a paragraph. */
  | { readonly kind: "text"; readonly text: string }
  /** What the site says, such as "Nog niet ingevuld". */
  | { readonly kind: "note"; readonly text: string }
  /** All options of a choice or checklist, ticked or not. `multiple`: squares, else rounds. */
  | { readonly kind: "options"; readonly multiple: boolean; readonly options: readonly ReportOption[] }
  /** A list in the pupil's order. */
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly string[] }
  /** `columns` are the headings over `cells`; `rowHeading` stands over the row headers when rows have them. */
  | {
      readonly kind: "table";
      readonly caption: string;
      readonly rowHeading?: string;
      readonly columns: readonly string[];
      readonly rows: readonly ReportTableRow[];
    }
  /** A stored photo. `alt` says what is on it; `caption` stands under it. */
  | {
      readonly kind: "image";
      readonly file: string;
      readonly width: number;
      readonly height: number;
      readonly alt: string;
      readonly caption: string;
    }
  /** A drawing in vectors. */
  | {
      readonly kind: "figure";
      readonly width: number;
      readonly height: number;
      readonly shapes: readonly FigureShape[];
      readonly alt: string;
      readonly caption: string;
    };

/** Something said beside the answers: who or what, and the words. */
export interface ReportRemark {
  readonly label: string;
  readonly text: string;
}

export interface ReportQuestion {
  readonly id: string;
  /** Number within the worksheet, from 1. */
  readonly number: number;
  readonly question: string;
  readonly complete: boolean;
  /** Never empty: an open question gives one note. */
  readonly blocks: readonly Block[];
  /** What the teacher said of this answer; empty when nothing. */
  readonly comment: string;
}

export interface ReportSection {
  readonly title: string;
  readonly questions: readonly ReportQuestion[];
}

export interface ReportWorksheet {
  readonly id: string;
  readonly title: string;
  readonly goal: string;
  /** One of the three status words. */
  readonly status: string;
  /** First names of those with whom it was made; absent when none are given. */
  readonly madeWith?: string;
  /** Last change, ISO 8601; absent when nothing was filled in. */
  readonly updatedAt?: string;
  readonly sections: readonly ReportSection[];
  /** Answers of older versions of the sheet that have no question any more: kept and shown. */
  readonly unplaced: readonly ReportRemark[];
  /** What the teacher said of the sheet as a whole, and what the pupil said to it. */
  readonly feedback: readonly ReportRemark[];
}

/** One document: a single worksheet, or the stagemap with a cover and contents. */
export interface Report {
  readonly title: string;
  readonly pupil: { readonly name: string; readonly group: string };
  /** What a reader calls name and class, where that is not Naam and Klas. One word: there is no class. */
  readonly who?: readonly string[] | undefined;
  readonly school: string;
  /** Moment of making, ISO 8601. */
  readonly createdAt: string;
  /** "sheet": title block on top; "folder": a cover page and a contents list with page numbers and links. */
  readonly layout: "sheet" | "folder";
  readonly worksheets: readonly ReportWorksheet[];
}
