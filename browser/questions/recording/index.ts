/** Sound or a film of the pupil, or the same told live. The clips are files on the shelf (core/media.ts); studio.ts makes them. */

import { isFileName } from "../../core/media.ts";
import { recordingReportMessages as words } from "../../core/messages.ts";
import type { Block } from "../../core/report.ts";
import { hasText } from "../../core/text.ts";
import { fieldOf } from "../_parts/dom.ts";
import type { QuestionKind } from "../kind.ts";
import { clipName, clipWords, MOST_ITEMS, type Recordings } from "./clips.ts";

export const recording: QuestionKind<"recording"> = {
  read: (root) => JSON.parse(fieldOf(root).value || "[]") as Recordings,
  write(root, answer) {
    fieldOf(root).value = answer.length ? JSON.stringify(answer) : "";
  },
  isComplete: (_question, answer) => answer.some(({ file, note }) => isFileName(file) || hasText(note)),
  toReport(question, answer) {
    const clips = answer.filter(({ file }) => isFileName(file));
    const items = clips.map((clip) => words.line(clip.number, clipWords(clip), clipName(question.id, clip), clip.best));
    const told = answer.flatMap(({ note }): Block[] => (hasText(note) ? [{ kind: "note", text: words.live }, { kind: "text", text: note }] : []));
    return [...(items.length ? [{ kind: "list", ordered: false, items } as const, { kind: "note", text: words.where } as const] : []), ...told];
  },
  place: (_question, answer) => ({
    placed: answer.slice(0, MOST_ITEMS),
    unplaced: answer.slice(MOST_ITEMS).map((value, index) => ({ part: String(MOST_ITEMS + index + 1), value })),
  }),
};
