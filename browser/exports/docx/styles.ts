/** How a Word document looks: styles with names, so that who works on in Word can change them all at once. */

import type { DocumentOptions, NamedStyle, StyleOptions } from "../../node_modules/docx/dist/index.mjs";
import { docxMessages } from "../../core/messages.ts";
import { colors, styles as paperStyles, type TextStyle } from "../pdf/theme.ts";
import { FONT, halfPoints, hex, twips } from "./units.ts";

/** Ids of the styles that are our own: their names in Word. */
export const STYLE = docxMessages.styles;

const SIZE = 11;

function letters({ size, color, weight }: TextStyle): NonNullable<StyleOptions["run"]> {
  return { size: halfPoints(size), sizeComplexScript: halfPoints(size), color: hex(color), bold: weight === "bold", font: FONT };
}

function heading(style: TextStyle, before: number, after: number): StyleOptions {
  const spacing = { before: twips(before), after: twips(after), line: 264, lineRule: "auto" } as const;
  return { run: letters(style), paragraph: { spacing, keepNext: true, keepLines: true } };
}

/** The bar beside what a pupil wrote. */
const bar = { style: "single", size: 12, color: hex(colors.rule), space: 8 } as const;

/** For words from right to left, which begin at that side. */
export const barAtRight = { left: { style: "nil", size: 0, color: "auto", space: 0 }, right: bar } as const;

function own(id: string, style: StyleOptions): NamedStyle {
  return { id, name: id, basedOn: "Normal", quickFormat: true, ...style };
}

const spaced = (after: number, before = 0): NonNullable<StyleOptions["paragraph"]> => ({ spacing: { before: twips(before), after: twips(after) } });

export const styles: DocumentOptions["styles"] = {
  default: {
    document: {
      run: { ...letters({ ...paperStyles.body, size: SIZE }), language: { value: "nl-NL", bidirectional: "ar-SA" } },
      paragraph: { spacing: { after: twips(6), line: 288, lineRule: "auto" } },
    },
    title: heading(paperStyles.cover, 90, 16),
    heading1: heading({ ...paperStyles.title, size: 21 }, 18, 8),
    heading2: heading(paperStyles.section, 16, 5),
    heading3: heading(paperStyles.question, 12, 4),
    listParagraph: { paragraph: spaced(3) },
    caption: { run: letters(paperStyles.label), paragraph: { ...spaced(4, 6), keepNext: true } },
  },
  paragraphStyles: [
    own(STYLE.answer, { paragraph: { ...spaced(0), indent: { left: twips(12) }, border: { left: bar } } }),
    own(STYLE.note, { run: letters(paperStyles.note), paragraph: spaced(6) }),
    own(STYLE.facts, { run: letters(paperStyles.meta), paragraph: spaced(1) }),
    own(STYLE.option, { paragraph: { ...spaced(2), indent: { left: twips(18), hanging: twips(18) }, tabStops: [{ type: "left", position: twips(18) }] } }),
    own(STYLE.lines, { paragraph: spaced(0) }),
    own(STYLE.picture, { paragraph: { ...spaced(3, 6), keepNext: true } }),
    own(STYLE.small, { run: letters(paperStyles.footer), paragraph: spaced(0) }),
    { id: "TOCHeading", name: "TOC Heading", basedOn: "Normal", ...heading({ ...paperStyles.title, size: 21 }, 18, 8) },
    { id: "TOC1", name: "toc 1", basedOn: "Normal", paragraph: spaced(5) },
    { id: "TOC2", name: "toc 2", basedOn: "Normal", paragraph: { ...spaced(5), indent: { left: twips(16) } } },
  ],
};
