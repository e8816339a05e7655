/** Gives each studio on a page its bench: the question, its answer and the shelf. */

import type { AnswerOf, Question, QuestionOf } from "../../core/definition.ts";
import type { Shelf } from "../../core/media.ts";
import { mediaMessages } from "../../core/messages.ts";
import type { QuestionType } from "../../generated/contracts.ts";
import { announceChange, reveal } from "../../questions/_parts/dom.ts";
import { startStudio } from "../../questions/offer_studio.ts";
import type { Bench } from "../../questions/studio.ts";
import type { App } from "../app.ts";
import type { NoticeOptions } from "../notice.ts";
import type { Field } from "../worksheet.ts";

/** What this script borrows from that of the page: a copy would double its weight, and show a second line of notices. */
export interface PageTools {
  read(question: Question, root: HTMLElement): unknown;
  write(question: Question, root: HTMLElement, answer: unknown): void;
  notify(options: NoticeOptions): void;
}

class FormBench<T extends QuestionType> implements Bench<T> {
  readonly root: HTMLElement;
  readonly question: QuestionOf<T>;
  readonly shelf: Shelf;
  readonly #app: App;
  readonly #tools: PageTools;
  #busy = false;

  constructor(app: App, tools: PageTools, shelf: Shelf, question: QuestionOf<T>, root: HTMLElement) {
    this.#app = app;
    this.#tools = tools;
    this.shelf = shelf;
    this.question = question;
    this.root = root;
  }

  read(): AnswerOf<T> {
    return this.#tools.read(this.question as Question, this.root) as AnswerOf<T>;
  }

  write(answer: AnswerOf<T>): void {
    this.#busy = true;
    this.#tools.write(this.question as Question, this.root, answer);
    announceChange(this.root);
    this.#busy = false;
  }

  saved(): Promise<void> {
    return this.#app.flush();
  }

  watch(listener: () => void): void {
    this.root.addEventListener("answer-written", () => {
      if (!this.#busy) listener();
    });
  }

  load(asset: string): Promise<void> {
    return this.#app.loadAsset(asset);
  }

  notify(text: string, { kind = "info", undo }: { readonly kind?: "info" | "problem" | "busy"; readonly undo?: () => void } = {}): void {
    this.#tools.notify({ text, kind, ...(undo ? { actions: [{ text: mediaMessages.undo, run: undo }] } : {}) });
  }

  failed(failure: "full" | "blocked"): void {
    this.#app.forms.find(({ form }) => form.contains(this.root))?.showFailure(failure);
  }
}

/** Start the studio of one question. Without it the question still shows what is kept. */
export async function startBench(app: App, tools: PageTools, shelf: Shelf, { question, root }: Field): Promise<void> {
  await app.loadStudio(question.type);
  await startStudio(question.type, new FormBench(app, tools, shelf, question as never, root) as never); // the type ties both together
  reveal(root);
  root.dataset["studio"] = "ready";
}
