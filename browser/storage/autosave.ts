/** Saves what changes on one worksheet while the pupil types, and says truthfully how that goes. */

import type { Status, Unplaced } from "../core/envelope.ts";
import type { Feedback } from "../core/feedback.ts";
import { sameValue } from "../core/text.ts";
import { type Backend, StorageError } from "./backend.ts";
import { forgetNote, noteDown, readNote } from "./journal.ts";
import type { Change, Patch, WorksheetRecord } from "./records.ts";

/** Milliseconds between the last key and the write; text is durable within 500. */
const QUIET = 250;
/** Milliseconds after which a write happens even while typing goes on. */
const LONGEST = 400;
/** Milliseconds before a failed write is tried again. */
const AGAIN = 4000;

export type SaveState = "empty" | "saving" | "saved" | "blocked" | "full";

export interface AutosaveHooks {
  /** The answers that stand in the form now, by question. */
  readonly read: (question: string) => unknown;
  /** Status of the worksheet now. */
  readonly status: () => Status;
  /** Names of those with whom it was made, when they changed in this tab. */
  readonly madeWith: () => string | undefined;
  readonly onState: (state: SaveState, at: Date) => void;
  /** Answers that another tab saved, to be shown here. */
  readonly onOthers: (record: WorksheetRecord, changed: readonly string[]) => void;
  readonly onConflict: (record: WorksheetRecord) => void;
  /** Everything kept was gone although this page had saved: it has been saved again. */
  readonly onLost: () => void;
}

export class Autosave {
  readonly #backend: Backend;
  readonly #site: string;
  readonly #worksheet: string;
  readonly #version: number;
  readonly #hooks: AutosaveHooks;
  /** What this tab last knew to be kept. */
  #known: WorksheetRecord | undefined;
  /** Changed questions → number of saves known when the change began; absent when it began during a write. */
  readonly #dirty = new Map<string, number | undefined>();
  #statusChanged = false;
  #unplaced: readonly Unplaced[] = [];
  #feedback: Feedback | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #firstChange = 0;
  #writing: Promise<void> | undefined;
  /** What is being written now: until it is durable it counts as not kept. */
  #inFlight: Patch | undefined;
  /** A note of the last moment stands in the journal. */
  #noted = false;
  #closed = false;
  /** Storage refused last time: the line goes on saying so until a write succeeds. */
  #failed = false;
  /** Before the start nothing that is kept may show or change: the pupil has not said yet whose work it is. */
  #started = false;

  constructor(backend: Backend, site: string, worksheet: string, version: number, hooks: AutosaveHooks) {
    this.#backend = backend;
    this.#site = site;
    this.#worksheet = worksheet;
    this.#version = version;
    this.#hooks = hooks;
  }

  /** Read what is kept, with the last note of an earlier page laid over it. */
  async start(): Promise<WorksheetRecord | undefined> {
    try {
      return await this.#read();
    } catch (cause) {
      this.#failed = true;
      throw cause;
    } finally {
      this.#started = true;
      if (this.pending) this.#schedule();
    }
  }

  async #read(): Promise<WorksheetRecord | undefined> {
    const note = readNote<Patch>(this.#site, this.#worksheet);
    if (note) {
      const merged = await this.#backend.merge(this.#worksheet, note);
      forgetNote(this.#site, this.#worksheet);
      this.#known = merged.record;
    } else {
      this.#known = await this.#backend.worksheet(this.#worksheet);
    }
    return this.#known;
  }

  get known(): WorksheetRecord | undefined {
    return this.#known;
  }

  /** Number of questions with changes that are not kept yet. */
  get pending(): boolean {
    return this.#dirty.size > 0 || this.#statusChanged || this.#unplaced.length > 0 || this.#feedback !== undefined;
  }

  changed(question: string): void {
    if (!this.#dirty.has(question)) this.#dirty.set(question, this.#writing ? undefined : this.#savesOf(question));
    this.#schedule();
  }

  statusChanged(): void {
    this.#statusChanged = true;
    this.#schedule();
  }

  /** Keep answers that lost their place. */
  keepUnplaced(rows: readonly Unplaced[]): void {
    if (!rows.length) return;
    this.#unplaced = rows;
    this.#schedule();
  }

  /** Keep what the pupil says to what the teacher said. */
  feedbackChanged(feedback: Feedback): void {
    this.#feedback = feedback;
    this.#schedule();
  }

  #schedule(): void {
    if (this.#closed) return;
    if (!this.#failed) this.#hooks.onState("saving", new Date());
    const now = Date.now();
    this.#firstChange ||= now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), Math.max(0, Math.min(QUIET, this.#firstChange + LONGEST - now)));
  }

  #savesOf(question: string): number {
    return this.#known?.saves[question] ?? 0;
  }

  #patch(): Patch {
    const changes: Record<string, Change> = {};
    for (const [question, seen] of this.#dirty) {
      changes[question] = { value: this.#hooks.read(question), seen: seen ?? this.#savesOf(question) };
    }
    const madeWith = this.#hooks.madeWith();
    return {
      worksheetVersion: this.#version,
      at: new Date().toISOString(),
      status: this.#hooks.status(),
      ...(madeWith === undefined ? {} : { madeWith }),
      changes,
      ...(this.#unplaced.length ? { unplaced: this.#unplaced } : {}),
      ...(this.#feedback ? { feedback: this.#feedback } : {}),
    };
  }

  /** Write now. Resolves when it is durable or has failed; the state says which. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#firstChange = 0;
    while (this.#writing) await this.#writing;
    if (!this.pending || this.#closed || !this.#started) return;
    this.#writing = this.#write().finally(() => {
      this.#writing = undefined;
    });
    await this.#writing;
    if (!this.pending || this.#firstChange || this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), AGAIN);
  }

  async #write(): Promise<void> {
    const patch = this.#patch();
    this.#takeOut();
    this.#inFlight = patch;
    try {
      const merged = await this.#backend.merge(this.#worksheet, patch);
      this.#inFlight = undefined;
      const before = this.#known;
      this.#known = merged.record;
      this.#forgetNote();
      if (merged.fresh && before && Object.keys(before.saves).length) return await this.#saveAllAgain(before);
      this.#showOthers(before, patch);
      if (merged.conflicts.length) this.#hooks.onConflict(merged.record);
      this.#backend.announce({ kind: "saved", worksheet: this.#worksheet });
      this.#failed = false;
      this.#hooks.onState(this.pending ? "saving" : "saved", new Date());
    } catch (cause) {
      this.#failed = true;
      this.#inFlight = undefined;
      this.#putBack(patch);
      noteDown(this.#site, this.#worksheet, this.#patch());
      this.#hooks.onState(cause instanceof StorageError ? cause.failure : "blocked", new Date());
      this.#firstChange = 0;
    }
  }

  #takeOut(): void {
    this.#dirty.clear();
    this.#statusChanged = false;
    this.#unplaced = [];
    this.#feedback = undefined;
  }

  #putBack(patch: Patch): void {
    for (const [question, { seen }] of Object.entries(patch.changes)) this.#dirty.set(question, seen);
    this.#statusChanged = true;
    this.#unplaced = patch.unplaced ?? [];
    this.#feedback ??= patch.feedback;
  }

  /** The browser had thrown away what this page saved: all that stands here goes in again. */
  async #saveAllAgain(before: WorksheetRecord): Promise<void> {
    for (const question of Object.keys(before.saves)) this.#dirty.set(question, undefined);
    this.#unplaced = before.unplaced;
    this.#feedback = before.feedback;
    this.#hooks.onLost();
    await this.#write();
  }

  #showOthers(before: WorksheetRecord | undefined, patch: Patch): void {
    const record = this.#known;
    if (!record) return;
    const changed = Object.keys(record.saves).filter(
      (question) =>
        !Object.hasOwn(patch.changes, question) &&
        !this.#dirty.has(question) &&
        (before?.saves[question] ?? 0) !== record.saves[question] &&
        !sameValue(this.#hooks.read(question), record.answers[question]),
    );
    if (changed.length) this.#hooks.onOthers(record, changed);
  }

  /** Look what other tabs saved, and show what this tab is not busy with. */
  async refresh(): Promise<void> {
    if (this.#closed || this.#writing || !this.#started) return;
    try {
      const record = await this.#backend.worksheet(this.#worksheet);
      const before = this.#known;
      if (!record || this.#writing) return;
      this.#known = record;
      this.#showOthers(before, this.#patch());
    } catch {
      // reading is only a courtesy here; the next write tells the truth about storage
    }
  }

  /**
   * Write down what is not kept yet, at once: the page is going away. A write that is under way goes into the note too, for a page that goes
   * away takes its transaction with it.
   */
  noteLastMoment(): void {
    if (this.#closed || !this.#started) return;
    const patch = this.#notKept();
    if (patch) this.#noted = noteDown(this.#site, this.#worksheet, patch);
    void this.flush();
  }

  #notKept(): Patch | undefined {
    const going = this.#inFlight;
    if (!going || !this.pending) return this.pending ? this.#patch() : going;
    const waiting = this.#patch();
    const changes = { ...going.changes, ...waiting.changes };
    for (const [question, change] of Object.entries(waiting.changes)) {
      const written = going.changes[question];
      if (written) changes[question] = { ...change, mine: written.value };
    }
    const unplaced = [...(going.unplaced ?? []), ...(waiting.unplaced ?? [])];
    return { ...going, ...waiting, changes, ...(unplaced.length ? { unplaced } : {}) };
  }

  /** What the note said is kept now; what came after it is noted anew, for the page may still be going away. */
  #forgetNote(): void {
    forgetNote(this.#site, this.#worksheet);
    if (this.#noted && this.pending) noteDown(this.#site, this.#worksheet, this.#patch());
    else this.#noted = false;
  }

  /** Take over a record that was put in place from outside (opened file, wipe, undo). */
  adopt(record: WorksheetRecord | undefined): void {
    clearTimeout(this.#timer);
    this.#takeOut();
    this.#firstChange = 0;
    this.#failed = false;
    this.#known = record;
    this.#inFlight = undefined;
    this.#noted = false;
    forgetNote(this.#site, this.#worksheet);
  }

  /** Stop saving for good: this computer is being emptied. */
  close(): void {
    this.adopt(undefined);
    this.#closed = true;
  }
}
