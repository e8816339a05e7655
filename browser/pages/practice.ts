/** Gives each practice tool on a page its slot: the questions it works with, storage, and the files it needs. */

import { fullTitle, type Question, questionsOf, type Region, type WorksheetDefinition } from "../core/definition.ts";
import type { FileReader } from "../core/media.ts";
import { messages } from "../core/messages.ts";
import type { ReportWorksheet } from "../core/report.ts";
import type { Attachment } from "../exports/pdf/index.ts";
import { placeAnswers } from "../files/place.ts";
import type { ToolName, ToolOptions } from "../generated/tools.ts";
import type { Slot } from "../practice/kind.ts";
import { startTool } from "../practice/offer.ts";
import { announceChange, reveal } from "../questions/_parts/dom.ts";
import { isAnswer, readAnswer, writeAnswer } from "../questions/registry.ts";
import { reportWorksheet } from "../questions/report.ts";
import { recordFromFile } from "../storage/records.ts";
import type { App } from "./app.ts";
import { attachmentOf, sheetContent } from "./documents.ts";
import { notify } from "./notice.ts";
import { pupilOf } from "./pupil.ts";
import type { WorksheetForm } from "./worksheet.ts";

/** What the build says of a slot (hooks/opstage/forms.py). */
interface SlotData {
  readonly questions: { readonly [role: string]: string };
  readonly options: unknown;
}

/** A question with the sheet it stands on. */
interface Place {
  readonly definition: WorksheetDefinition;
  readonly question: Question;
}

declare global {
  // eslint-disable-next-line no-var
  var opstageData: { readonly [name: string]: unknown } | undefined;
}

class SheetSlot implements Slot<ToolName> {
  readonly root: HTMLElement;
  readonly options: ToolOptions[ToolName];
  readonly #app: App;
  readonly #form: WorksheetForm;
  readonly #roles: SlotData["questions"];

  constructor(app: App, form: WorksheetForm, root: HTMLElement) {
    const data = JSON.parse(root.querySelector("script[data-practice-slot]")?.textContent ?? "") as SlotData;
    this.#app = app;
    this.#form = form;
    this.root = root;
    this.#roles = data.questions;
    this.options = data.options as ToolOptions[ToolName]; // checked by the build against the tool's contract
  }

  get school(): string {
    return this.#app.config.school;
  }

  get region(): Region {
    return this.#app.config.region;
  }

  get sheet(): { readonly id: string; readonly title: string } {
    return { id: this.#form.definition.id, title: fullTitle(this.#form.definition) };
  }

  #reference(role: string): { sheet: string; id: string } | undefined {
    const reference = this.#roles[role];
    if (reference === undefined) return undefined;
    const [sheet, id] = reference.split(".");
    return id === undefined ? { sheet: this.#form.definition.id, id: reference } : { sheet: sheet ?? "", id };
  }

  #element(role: string): HTMLElement | null {
    const reference = this.#reference(role);
    if (reference?.sheet !== this.#form.definition.id) return null;
    return this.#form.form.querySelector<HTMLElement>(`[data-question="${reference.id}"]`);
  }

  question(role: string): Question | undefined {
    const reference = this.#reference(role);
    if (reference?.sheet !== this.#form.definition.id) return undefined;
    return questionsOf(this.#form.definition).find(({ id }) => id === reference.id);
  }

  read(role: string): unknown {
    const question = this.question(role);
    const element = this.#element(role);
    return question && element ? readAnswer(question, element) : undefined;
  }

  write(role: string, answer: unknown): void {
    const question = this.question(role);
    const element = this.#element(role);
    if (!question || !element) return;
    writeAnswer(question, element, answer);
    announceChange(element);
  }

  watch(role: string, listener: () => void): void {
    const element = this.#element(role);
    for (const event of ["input", "change", "answer-written"]) element?.addEventListener(event, listener);
  }

  async #place(role: string): Promise<Place | undefined> {
    const reference = this.#reference(role);
    if (!reference) return undefined;
    const here = this.#form.definition;
    const definitions = reference.sheet === here.id ? [here] : await this.#app.definitions();
    const definition = definitions.find(({ id }) => id === reference.sheet);
    const question = definition && questionsOf(definition).find(({ id }) => id === reference.id);
    return question && { definition, question };
  }

  async questionOf(role: string): Promise<Question | undefined> {
    return (await this.#place(role))?.question;
  }

  async kept(role: string): Promise<unknown> {
    if (this.question(role)) return this.read(role);
    const place = await this.#place(role);
    const record = place && (await this.#app.backend.worksheet(place.definition.id).catch(() => undefined));
    return record && placeAnswers(place.definition, record).answers[place.question.id];
  }

  async send(role: string, answer: unknown): Promise<boolean> {
    const place = await this.#place(role);
    if (!place || !isAnswer(place.question, answer)) return false;
    if (this.question(role)) {
      this.write(role, answer);
      return true;
    }
    try {
      await this.#put(place, answer);
      return true;
    } catch {
      return false;
    }
  }

  /** An older record is first brought to the sheet of today, as opening that sheet would do. */
  async #put({ definition, question }: Place, answer: unknown): Promise<void> {
    const { backend } = this.#app;
    let record = await backend.worksheet(definition.id);
    if (record && record.worksheetVersion !== definition.version) {
      record = recordFromFile(record, placeAnswers(definition, record));
      await backend.replace(definition.id, record);
    }
    await backend.merge(definition.id, {
      worksheetVersion: definition.version,
      at: new Date().toISOString(),
      status: record?.status === "done" ? "done" : "busy",
      changes: { [question.id]: { value: answer, seen: record?.saves[question.id] ?? 0 } },
    });
    backend.announce({ kind: "saved", worksheet: definition.id });
  }

  async linkTo(role: string): Promise<{ readonly href: string; readonly title: string } | undefined> {
    const definition = (await this.#place(role))?.definition;
    if (!definition || definition.placement !== "page") return undefined;
    return { href: this.#app.url(`werkbladen/${definition.id}.html`), title: fullTitle(definition) };
  }

  async reportOf(role: string): Promise<ReportWorksheet | undefined> {
    const definition = (await this.#place(role))?.definition;
    if (!definition) return undefined;
    if (definition === this.#form.definition) return reportWorksheet(definition, this.#form.answers());
    const record = await this.#app.backend.worksheet(definition.id).catch(() => undefined);
    return record && reportWorksheet(definition, placeAnswers(definition, record));
  }

  filesOf(writing: unknown): Promise<FileReader> {
    return this.#app.filesOf(writing);
  }

  async attachment(at: Date): Promise<Attachment> {
    return attachmentOf(this.#app, sheetContent(this.#form), await this.pupil(), at);
  }

  pupil(): ReturnType<typeof pupilOf> {
    return pupilOf(this.#app);
  }

  async data<D>(name: string): Promise<D> {
    await this.#app.loadData(name);
    return globalThis.opstageData?.[name] as D; // made by the build, of the same version as this script
  }

  load(asset: string): Promise<void> {
    return this.#app.loadAsset(asset);
  }

  notify(text: string, kind: "info" | "problem" | "busy" = "info"): void {
    notify({ text, kind });
  }
}

async function startSlot(app: App, root: HTMLElement): Promise<void> {
  const form = app.forms.find((candidate) => candidate.form.contains(root));
  if (!form) return;
  const slot = new SheetSlot(app, form, root);
  const name = (root.dataset["practice"] ?? "") as ToolName; // written by the build
  await app.loadTool(name);
  await startTool(name, slot);
  reveal(root);
  root.dataset["ready"] = "true";
}

async function startOrTell(app: App, root: HTMLElement): Promise<void> {
  await startSlot(app, root).catch((error: unknown) => {
    console.warn(error);
    notify({ text: messages.practice.failed, kind: "problem" });
  });
}

/** Runs once, when the pupil comes near an element or begins to fill in its sheet. */
function whenNear(root: HTMLElement, run: () => void): void {
  const form = root.closest("form");
  const near = (): void => {
    observer.disconnect();
    form?.removeEventListener("focusin", near);
    run();
  };
  const observer = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && near(), { rootMargin: "100% 0%" });
  observer.observe(root);
  form?.addEventListener("focusin", near);
}

/** Start every tool of the page. One that fails does not stop the others; without its script the sheet is still there. */
export async function startPractice(app: App): Promise<void> {
  for (const root of document.querySelectorAll<HTMLElement>("[data-practice]")) {
    if (root.dataset["late"] === undefined) await startOrTell(app, root);
    else whenNear(root, () => void startOrTell(app, root));
  }
}
