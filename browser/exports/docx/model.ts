/** A Word document as data: what stands in it, not how OOXML says that. Every document of the site that becomes a DOCX maps to this. */

export interface WordHeading {
  readonly kind: "heading";
  readonly level: 1 | 2 | 3;
  readonly text: string;
  /** At the end of the same line, in soft letters: when it was. */
  readonly aside?: string;
}

export interface WordText {
  readonly kind: "text";
  /** `\n` ends a paragraph. */
  readonly text: string;
  readonly soft?: boolean;
}

export interface WordList {
  readonly kind: "list";
  readonly ordered: boolean;
  readonly items: readonly string[];
}

export type WordBlock = WordHeading | WordText | WordList;

export interface WordLook {
  /** Of the text, in points. */
  readonly size: number;
  /** Of the first heading, in points. */
  readonly titleSize: number;
  /** Of the white between things; 1 is normal. */
  readonly space: number;
}

export interface WordDocument {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly look: WordLook;
  /** Stands left, on a tinted band, and is read first; without it the document has one column. */
  readonly side?: readonly WordBlock[];
  readonly main: readonly WordBlock[];
}
