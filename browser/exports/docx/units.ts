/** The measures of Word: it counts in twentieths, halves and eighths of a point, and pictures in pixels. */

export const hex = (color: string): string => color.slice(1);
export const twips = (points: number): number => Math.round(points * 20);
export const halfPoints = (points: number): number => Math.round(points * 2);
/** 96 to the inch. */
export const pixels = (points: number): number => Math.ceil((points * 96) / 72);

/** On every device with Word, LibreOffice or a Chromebook, or in a twin of the same widths. */
export const FONT = "Arial";
