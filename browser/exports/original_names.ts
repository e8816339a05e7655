/** Names of photos and clips in a folder that people open: which sheet, which one, and what is on it. Never two the same, never empty. */

import { isFileName } from "../core/media.ts";
import { recordingReportMessages } from "../core/messages.ts";
import { isRecord } from "../core/schema.ts";
import { slug } from "../core/text.ts";

/** What is in a folder, by the ending of the file. */
const FOLDERS: { readonly [ending: string]: string } = { jpg: "fotos", webm: "filmpjes", mp4: "filmpjes", mov: "filmpjes" };
const OTHERS = "geluid";
/** Keys beside `file` that may say what is on it, the best first. */
const WORDS = ["caption", "title", "alt", "name"];

export interface Original {
  /** Name under which it is kept. */
  readonly file: string;
  /** Path in the folder. */
  readonly path: string;
}

interface Found {
  readonly file: string;
  readonly words: string;
}

function wordsOf(holder: Record<string, unknown>): string {
  const said = WORDS.map((key) => holder[key]).find((value) => typeof value === "string" && slug(value) !== "");
  if (typeof said === "string") return slug(said);
  const { number } = holder; // of a try: a document names it so
  return Number.isInteger(number) ? `${recordingReportMessages.file}-${String(number)}` : "";
}

function* found(value: unknown): Generator<Found> {
  if (Array.isArray(value)) {
    for (const item of value) yield* found(item);
  } else if (isRecord(value)) {
    const { file, ...rest } = value;
    if (isFileName(file)) yield { file, words: wordsOf(value) };
    yield* found(Object.values(rest));
  }
}

/** Every stored file that the answers name, once, with its path. `sheets`: id of a worksheet → its answers, in order. */
export function originalsOf(sheets: readonly (readonly [id: string, answers: unknown])[]): readonly Original[] {
  const paths = new Map<string, string>();
  for (const [id, answers] of sheets) {
    let number = 0;
    for (const { file, words } of found(answers)) {
      if (paths.has(file)) continue;
      number += 1;
      const ending = file.slice(65);
      const name = [slug(id) || "werkblad", String(number).padStart(2, "0"), words].filter(Boolean).join("_");
      paths.set(file, `${FOLDERS[ending] ?? OTHERS}/${name}.${ending}`);
    }
  }
  return [...paths].map(([file, path]) => ({ file, path }));
}
