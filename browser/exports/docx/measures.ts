/** The sheet of paper, in points: A4, with or without a column at the side. */

export const paper = { width: 595.3, height: 841.9 } as const;

export const single = { left: 57, right: 57, top: 51, bottom: 45 } as const;

export const aside = {
  top: 45,
  bottom: 42,
  left: 38,
  right: 48,
  /** Of the column at the side. */
  width: 146,
  /** Between the columns. */
  gap: 42,
  /** Of the tinted band, from the edge of the paper. */
  band: 206,
} as const;

/** Thickness of the dark strip along an edge of the paper. */
export const strip = 9;

export const singleWidth = paper.width - single.left - single.right;
export const mainLeft = aside.left + aside.width + aside.gap;
export const mainWidth = paper.width - mainLeft - aside.right;
