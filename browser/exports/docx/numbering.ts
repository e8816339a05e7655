/** Lists as Word knows them: not a dot typed before a line. */

import type { DocumentOptions, StyleOptions } from "../../node_modules/docx/dist/index.mjs";
import { colors } from "../pdf/theme.ts";
import { hex, twips } from "./units.ts";

export const BULLETS = "bullets";
export const NUMBERS = "numbers";
/** From the edge of the column to the words of an item, in points. */
export const itemIndent = 14;

function levelsOf(format: "bullet" | "decimal", text: string): DocumentOptions["numbering"]["config"][number]["levels"] {
  const indent = { left: twips(itemIndent), hanging: twips(itemIndent) };
  const style: StyleOptions = { run: { color: hex(colors.accent), bold: true }, paragraph: { indent } };
  return [{ level: 0, format, text, alignment: "left", style }];
}

export const numbering: DocumentOptions["numbering"] = {
  config: [
    { reference: BULLETS, levels: levelsOf("bullet", "•") },
    { reference: NUMBERS, levels: levelsOf("decimal", "%1.") },
  ],
};
