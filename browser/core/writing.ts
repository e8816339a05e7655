/**
 * A piece of writing that leaves the site as a document of its own: a letter, an agreement, a report. Data only: the exporters to PDF and
 * DOCX see this and nothing else, so that both hold the same words in the same order.
 */

import type { Block } from "./report.ts";

export interface WritingHeading {
  readonly kind: "heading";
  readonly level: 1 | 2 | 3;
  readonly text: string;
  /** At the end of the same line, in soft letters: when it was. */
  readonly aside?: string;
}

/** Lines that stay together, such as an address or a place and date. */
export interface WritingLines {
  readonly kind: "lines";
  readonly lines: readonly string[];
}

/** A box for each party: name, place and date, and room for a signature. Never split over two pages. */
export interface WritingSignatures {
  readonly kind: "signatures";
  readonly parties: readonly {
    /** Who signs: leerling, ouder, school, bedrijf. */
    readonly role: string;
    /** Empty: a line to write it on. */
    readonly name: string;
  }[];
}

/** Room to write by hand: ruled lines under a label. */
export interface WritingRoom {
  readonly kind: "room";
  readonly label: string;
  readonly lines: number;
}

/** What comes next begins on a new page. */
export interface WritingPageBreak {
  readonly kind: "page";
  /** Its pages are counted from 1 again: a next copy of the same paper. */
  readonly restarts?: boolean;
}

/** The headings of level 1 and 2 that follow, with the numbers of their pages. */
export interface WritingContents {
  readonly kind: "contents";
  readonly title: string;
}

export type WritingBlock =
  | Block
  | WritingHeading
  | WritingLines
  | WritingSignatures
  | WritingRoom
  | WritingPageBreak
  | WritingContents;

export interface Writing {
  /** In the properties of the file and in its window; no heading is made of it. */
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** Small, at the foot of every page beside the page number; empty for none. */
  readonly footer: string;
  /** A letter has no page numbers when it fits one page, and wider margins. */
  readonly layout: "document" | "letter";
  /** Moment of making, ISO 8601. */
  readonly createdAt: string;
  readonly blocks: readonly WritingBlock[];
}
