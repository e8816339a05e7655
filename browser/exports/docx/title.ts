/** How large a title is set, where no one can measure letters. */

/** Small enough for the longest word of the name, where the column is narrow. */
export function titleSize(name: string, width: number, largest: number): number {
  const longest = Math.max(1, ...name.split(/[\s-]+/).map((word) => word.length));
  return Math.max(12, Math.min(largest, Math.floor(width / (longest * 0.66))));
}
