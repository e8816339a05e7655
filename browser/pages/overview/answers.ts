/** What a teacher reads of an answer, as plain text, and how it is searched. Pure. */

import type { Question } from "../../core/definition.ts";
import { mediaMessages } from "../../core/messages.ts";
import type { Block } from "../../core/report.ts";
import { hasText } from "../../core/text.ts";
import { reportAnswer } from "../../questions/registry.ts";
import { nameKey } from "./owner.ts";

/** Blocks without what is not chosen or not filled: thirty answers under each other must be short. */
export function readableBlocks(question: Question, value: unknown): readonly Block[] {
  return reportAnswer(question, value).flatMap((block): readonly Block[] => {
    if (block.kind === "options") {
      const options = block.options.filter(({ checked }) => checked);
      return options.length ? [{ ...block, options }] : [];
    }
    if (block.kind === "table") {
      const rows = block.rows.filter(({ cells }) => cells.some(hasText));
      return rows.length ? [{ ...block, rows }] : [];
    }
    return [block];
  });
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "text":
    case "note":
      return block.text;
    case "options":
      return block.options.map(({ label, other }) => (other ? `${label}: ${other}` : label)).join("\n");
    case "list":
      return block.items.map((item, index) => (block.ordered ? `${index + 1}. ${item}` : item)).join("\n");
    case "table":
      return block.rows.map(({ header, cells }) => rowText(block.columns, header, cells)).join("\n");
    case "image":
    case "figure":
      return pictureText(block);
  }
}

/** A picture is told in words here: thirty hand-ins with photos would fill the memory. */
export function pictureText({ kind, alt, caption }: Extract<Block, { kind: "image" | "figure" }>): string {
  const words = [...new Set([alt, caption])].filter(hasText).join(" – ");
  return `${kind === "image" ? mediaMessages.photoOf : mediaMessages.drawingOf}: ${words}`;
}

/** "maandag: van 8.30 uur, tot 16.00 uur"; with one column its name says nothing new. */
function rowText(columns: readonly string[], header: string | undefined, cells: readonly string[]): string {
  const filled = cells.map((cell, index) => (hasText(cell) ? (cells.length > 1 ? `${columns[index] ?? ""}: ${cell}` : cell) : ""));
  const text = filled.filter(hasText).join("; ");
  return header === undefined ? text : `${header}: ${text}`;
}

/** An answer as text; empty when there is none. */
export function answerText(question: Question, value: unknown): string {
  return readableBlocks(question, value).map(blockText).join("\n");
}

/** True when every word that is looked for stands in a text; accents and capitals do not count. */
export function matches(text: string, query: string): boolean {
  const words = nameKey(query).split(" ").filter(Boolean);
  const key = nameKey(text);
  return words.every((word) => key.includes(word));
}

const SHORTEST_NAME = 3;

/**
 * Takes the names of a pupil out of his own text, for the board: "Ik ben Sanne" names him as well as a heading does. A pupil may
 * name others; the screen says so, because no program can know.
 */
export function withoutName(text: string, name: string, instead: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= SHORTEST_NAME);
  if (!words.length) return text;
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return text.replace(new RegExp(`(^|[^\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "giu"), `$1${instead.replace(/\$/g, "$$$$")}`);
}
