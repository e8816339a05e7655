/** What a practice tool is in the browser, and what it gets. One object a tool; one that does not fit its contract does not compile. */

import type { Question, Region } from "../core/definition.ts";
import type { Pupil } from "../core/envelope.ts";
import type { FileReader } from "../core/media.ts";
import type { ReportWorksheet } from "../core/report.ts";
import type { ToolName, ToolOptions, ToolRoles } from "../generated/tools.ts";

export interface PracticeTool<T extends ToolName> {
  /** Bring a slot to life, once. It stands in the page with what its template gave; answers are already in the form. */
  start(slot: Slot<T>): void | Promise<void>;
}

/**
 * A tool's place on a sheet. A tool keeps nothing itself: what is worth keeping is an answer to a question, which the sheet saves,
 * exports, reopens and prints. A role that the author left out reads as `undefined` and takes nothing.
 */
export interface Slot<T extends ToolName> {
  readonly root: HTMLElement;
  readonly options: ToolOptions[T];
  readonly school: string;
  readonly region: Region;
  readonly sheet: { readonly id: string; readonly title: string };
  /** The question behind a role on this sheet. */
  question(role: ToolRoles[T]): Question | undefined;
  /** Its answer in the form now. */
  read(role: ToolRoles[T]): unknown;
  /** Put an answer in the form; it is saved as if the pupil typed it. */
  write(role: ToolRoles[T], answer: unknown): void;
  /** Hear of each change of the answer: by the pupil, a tool, a file or another tab. */
  watch(role: ToolRoles[T], listener: () => void): void;
  /** The question behind a role, also on another sheet. */
  questionOf(role: ToolRoles[T]): Promise<Question | undefined>;
  /** The answer of a role, also on another sheet, where it comes from storage. Undefined when there is none, or storage refuses. */
  kept(role: ToolRoles[T]): Promise<unknown>;
  /** Put an answer on another sheet (or this one). False when storage refuses. Ask the pupil first. */
  send(role: ToolRoles[T], answer: unknown): Promise<boolean>;
  /** Address of the page of the sheet of a role, and its title: for a link. */
  linkTo(role: ToolRoles[T]): Promise<{ readonly href: string; readonly title: string } | undefined>;
  /** The whole sheet of a role in blocks, as a document would show it, photos and drawings too. Undefined when nothing is kept of it. */
  reportOf(role: ToolRoles[T]): Promise<ReportWorksheet | undefined>;
  /** Reads the photos that a piece of writing names. */
  filesOf(writing: unknown): Promise<FileReader>;
  /** The answers of this sheet, to go along inside a PDF: so that it opens again here. */
  attachment(at: Date): Promise<{ readonly name: string; readonly json: string }>;
  pupil(): Promise<Pupil>;
  /** A data set that the build made (hooks/opstage/practice_data.py), loaded on first use. */
  data<D>(name: string): Promise<D>;
  /** Load a further script: code that makes files. */
  load(asset: string): Promise<void>;
  /** Say something in the line at the foot of the screen. */
  notify(text: string, kind?: "info" | "problem" | "busy"): void;
}
