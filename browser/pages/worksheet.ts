/** One worksheet on a page: its questions, what is kept of it, and its status line. */

import { type Question, questionsOf, type WorksheetDefinition } from "../core/definition.ts";
import type { Status, Unplaced, WorksheetAnswers } from "../core/envelope.ts";
import type { Feedback } from "../core/feedback.ts";
import { messages } from "../core/messages.ts";
import { clock, sameValue, textOfValue } from "../core/text.ts";
import { placeAnswers } from "../files/place.ts";
import { emptyAnswer, enhance, isComplete, readAnswer, writeAnswer } from "../questions/registry.ts";
import { reveal } from "../questions/_parts/dom.ts";
import { Autosave, type SaveState } from "../storage/autosave.ts";
import { StorageError } from "../storage/backend.ts";
import type { WorksheetRecord } from "../storage/records.ts";
import type { App } from "./app.ts";
import { make } from "../questions/_parts/elements.ts";
import { showFeedback } from "./feedback.ts";
import { notify } from "./notice.ts";

export interface Field {
  readonly question: Question;
  readonly root: HTMLElement;
}

/** Reads the definition that stands inside a form. */
export function definitionOf(form: HTMLFormElement): WorksheetDefinition {
  const script = form.querySelector("script[data-definition]");
  return JSON.parse(script?.textContent ?? "") as WorksheetDefinition;
}

/** The questions of a form with their elements. One broken control does not stop the others. */
export function fieldsOf(form: HTMLFormElement, definition: WorksheetDefinition): readonly Field[] {
  const fields: Field[] = [];
  for (const question of questionsOf(definition)) {
    const root = form.querySelector<HTMLElement>(`[data-question="${question.id}"]`);
    if (!root) continue;
    try {
      enhance(question, root);
      fields.push({ question, root });
    } catch (error) {
      console.warn(error);
    }
  }
  return fields;
}

export class WorksheetForm {
  readonly app: App;
  readonly form: HTMLFormElement;
  readonly definition: WorksheetDefinition;
  readonly autosave: Autosave;
  readonly #fields: readonly Field[];
  readonly #done: HTMLInputElement | null;
  /** Names of those with whom it was made; the sheet of one pupil alone has no such field. */
  readonly #madeWith: HTMLInputElement | null;
  #named = false;
  readonly #touched = new Set<string>();
  #unplaced: readonly Unplaced[] = [];
  #feedback: Feedback | undefined;
  #updatedAt = "";
  #state: SaveState = "empty";
  /** The pupil worked on after the question whose work it is. */
  #confirmed = false;

  constructor(app: App, form: HTMLFormElement) {
    this.app = app;
    this.form = form;
    this.definition = definitionOf(form);
    reveal(form);
    this.#fields = fieldsOf(form, this.definition);
    this.#done = form.querySelector<HTMLInputElement>("[data-done]");
    this.#madeWith = form.querySelector<HTMLInputElement>("[data-made-with]");
    this.autosave = new Autosave(app.backend, app.config.site, this.definition.id, this.definition.version, {
      read: (id) => this.#read(id),
      status: () => this.status(),
      madeWith: () => (this.#named ? this.#madeWith?.value.trim() : undefined),
      onState: (state, at) => this.#showState(state, at),
      onOthers: (record, changed) => this.#showOthers(record, changed),
      onConflict: (record) => this.#showConflict(record),
      onLost: () => {
        this.#named = true;
        notify({ text: messages.tabs.storageWiped, kind: "problem" });
      },
    });
    this.#showState("empty", new Date());
    for (const { question, root } of this.#fields) {
      if (!sameValue(readAnswer(question, root), emptyAnswer(question))) this.#changed(question.id); // typed before this script started
    }
    this.#listen();
  }

  #changed(id: string): void {
    this.#touched.add(id);
    this.autosave.changed(id);
    if (this.form.dataset["ready"] && !this.#confirmed) {
      this.#confirmed = true;
      void this.app.backend.confirmVisit();
    }
  }

  #listen(): void {
    const changed = (event: Event): void => {
      const target = event.target as Element;
      if (target === this.#madeWith) this.#named = true;
      if (target === this.#done || target === this.#madeWith) return this.autosave.statusChanged();
      const id = target.closest<HTMLElement>("[data-question]")?.dataset["question"];
      // A field that is left tells of its change once more; that is no new one.
      if (target.closest("[data-feedback]")) return;
      if (id && (event.type === "input" || !sameValue(this.#read(id), this.autosave.known?.answers[id]))) this.#changed(id);
    };
    this.form.addEventListener("input", changed);
    this.form.addEventListener("change", changed);
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("focusout", () => void this.autosave.flush());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.autosave.noteLastMoment();
      else void this.autosave.refresh();
    });
    addEventListener("pagehide", () => this.autosave.noteLastMoment());
    addEventListener("focus", () => void this.autosave.refresh());
    addEventListener("pageshow", (event) => {
      if (event.persisted) void this.autosave.refresh(); // back from the browser's page cache
    });
  }

  /** Show what is kept. What the pupil typed in the meantime stays. */
  async restore(): Promise<void> {
    try {
      const record = await this.autosave.start();
      this.show(record, { keepTouched: true });
      if (record?.updatedAt && !this.autosave.pending) this.#showState("saved", new Date(record.updatedAt));
    } catch (cause) {
      this.#showState(cause instanceof StorageError ? cause.failure : "blocked", new Date());
    }
    this.form.dataset["ready"] = "true";
  }

  /** Put kept answers in the form; nothing clears it. */
  show(record: WorksheetRecord | undefined, { keepTouched }: { keepTouched: boolean }): void {
    const kept: WorksheetAnswers = record ?? { worksheetVersion: this.definition.version, status: "new", updatedAt: "", answers: {}, unplaced: [] };
    const placed = placeAnswers(this.definition, kept);
    for (const { question, root } of this.#fields) {
      if (keepTouched && this.#touched.has(question.id)) continue;
      writeAnswer(question, root, placed.answers[question.id]);
    }
    if (!keepTouched) this.#touched.clear();
    if (this.#done) this.#done.checked = placed.status === "done";
    if (this.#madeWith && !(keepTouched && this.#named)) this.#madeWith.value = placed.madeWith ?? "";
    this.#updatedAt = placed.updatedAt;
    this.#setUnplaced(placed.unplaced);
    this.#setFeedback(placed.feedback);
    if (placed.unplaced.length > kept.unplaced.length) this.autosave.keepUnplaced(placed.unplaced);
  }

  /** Take over what was put in storage from outside. */
  adopt(record: WorksheetRecord | undefined): void {
    this.#named = false;
    this.autosave.adopt(record);
    this.show(record, { keepTouched: false });
    this.#showState(record ? "saved" : "empty", record?.updatedAt ? new Date(record.updatedAt) : new Date());
  }

  #read(id: string): unknown {
    const field = this.#fields.find(({ question }) => question.id === id);
    return field ? readAnswer(field.question, field.root) : undefined;
  }

  /** Everything that stands in the form now; empty answers are left out. */
  answers(): WorksheetAnswers {
    const answers: Record<string, unknown> = {};
    for (const { question, root } of this.#fields) {
      const value = readAnswer(question, root);
      if (!sameValue(value, emptyAnswer(question))) answers[question.id] = value;
    }
    const madeWith = this.#madeWith ? this.#madeWith.value.trim() : this.autosave.known?.madeWith;
    return {
      worksheetVersion: this.definition.version,
      status: this.status(),
      updatedAt: this.autosave.known?.updatedAt || this.#updatedAt || new Date().toISOString(),
      answers,
      unplaced: this.#unplaced,
      ...(this.#feedback ? { feedback: this.#feedback } : {}),
      ...(madeWith ? { madeWith } : {}),
    };
  }

  status(): Status {
    if (this.#done?.checked) return "done";
    const begun = this.#fields.some(({ question, root }) => !sameValue(readAnswer(question, root), emptyAnswer(question)));
    return begun ? "busy" : "new";
  }

  /** Questions with whether they are complete, in order. */
  progress(): readonly { readonly question: Question; readonly root: HTMLElement; readonly complete: boolean }[] {
    return this.#fields.map(({ question, root }) => ({ question, root, complete: isComplete(question, readAnswer(question, root)) }));
  }

  /** Storage did not take a photo or a clip. */
  showFailure(failure: "full" | "blocked"): void {
    this.#showState(failure, new Date());
  }

  #showState(state: SaveState, at: Date): void {
    const line = this.form.querySelector<HTMLElement>("[data-save-status]");
    if (!line) return;
    const text = state === "saved" ? messages.save.saved(clock(at)) : messages.save[state];
    const failed = state === "blocked" || state === "full";
    const words = line.querySelector("[data-save-text]");
    if (words && words.textContent !== text) words.textContent = text;
    line.dataset["state"] = state;
    const button = line.querySelector<HTMLElement>("[data-download-now]");
    if (button) button.hidden = !failed;
    this.#announce(line, state, text);
    if (state === "saved") void this.app.backend.confirmVisit();
    if (state === "saved" || state === "empty") this.form.dispatchEvent(new Event("kept", { bubbles: true }));
  }

  /** A screen reader hears that saving works once, and every time that it stops or starts to work; not every key. */
  #announce(line: HTMLElement, state: SaveState, text: string): void {
    if (state === "saving" || state === "empty" || state === this.#state) return;
    this.#state = state;
    const announcer = line.querySelector("[data-save-announce]");
    if (announcer) announcer.textContent = text;
  }

  #showOthers(record: WorksheetRecord, changed: readonly string[]): void {
    for (const { question, root } of this.#fields) {
      if (changed.includes(question.id)) writeAnswer(question, root, record.answers[question.id]);
    }
    if (this.#done) this.#done.checked = record.status === "done";
    if (this.#madeWith && !this.#named) this.#madeWith.value = record.madeWith ?? "";
    this.#setUnplaced(record.unplaced);
    this.#setFeedback(record.feedback);
    notify({ text: messages.tabs.changed });
  }

  /** What the teacher said, beside the questions. */
  #setFeedback(feedback: Feedback | undefined): void {
    if (sameValue(feedback, this.#feedback)) return;
    this.#feedback = feedback;
    showFeedback(this.form, this.#fields, feedback, (changed) => {
      this.#feedback = changed;
      this.autosave.feedbackChanged(changed);
    });
  }

  #showConflict(record: WorksheetRecord): void {
    this.#setUnplaced(record.unplaced);
    notify({ text: messages.tabs.conflict });
  }

  /** Earlier answers without a place, under the last section. */
  #setUnplaced(rows: readonly Unplaced[]): void {
    this.#unplaced = rows;
    this.form.querySelector("[data-unplaced]")?.remove();
    const shown = rows.map((row) => ({ row, text: textOfValue(row.value) })).filter(({ text }) => text !== "");
    if (!shown.length) return;
    const nodes = shown.flatMap(({ row, text }) => {
      const question = questionsOf(this.definition).find(({ id }) => id === row.id.split(".")[0]);
      return [make("dt", {}, question?.question ?? row.id), make("dd", {}, text)];
    });
    const box = make(
      "section",
      { class: "unplaced", attributes: { "data-unplaced": "" } },
      make("h2", {}, messages.report.unplaced),
      make("p", {}, messages.report.unplacedIntro),
      make("dl", {}, ...nodes),
    );
    this.form.querySelector(".actions")?.before(box);
  }
}
