/** The class overview on the page: what was dropped is read in turns, and the chosen view is made from the model. */

import { overviewMessages as words } from "../../core/messages.ts";
import { fileName, isoDay } from "../../core/text.ts";
import { download } from "../../exports/download.ts";
import { makeCsv } from "../../exports/sheet/csv.ts";
import { makeXlsx, XLSX_TYPE } from "../../exports/sheet/xlsx.ts";
import { reveal } from "../../questions/_parts/dom.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import type { App } from "../app.ts";
import { hearDrops, pickedSources } from "./drops.ts";
import type { FeedbackContent } from "./feedback/drafts.ts";
import { ReturnPanel } from "./feedback/out.ts";
import { type Held, type Intake, readSources, type Source } from "./intake.ts";
import { type Kept, keepOverview, keptOverview, readOverview, wipeOverview } from "./keep.ts";
import type { OverviewModel } from "./model.ts";
import { nextTurn, Pace } from "./pace.ts";
import { doubtPanel, type Folds, foundPanel, outPanel, problemPanel, viewBar } from "./panels.ts";
import type { Filling } from "./parts.ts";
import { answersSheet, workbookSheets } from "./sheets.ts";
import type { Chosen, Screen, ViewName } from "./view.ts";
import { filesView } from "./view_files.ts";
import { missingView } from "./view_missing.ts";
import { pupilView } from "./view_pupil.ts";
import { questionView } from "./view_question.ts";
import { tableView } from "./view_table.ts";

const VIEWS: { readonly [name in ViewName]: (screen: Screen) => HTMLElement } = {
  table: tableView,
  question: questionView,
  pupil: pupilView,
  missing: missingView,
  files: filesView,
};
/** Milliseconds between two looks at how far the reading is. */
const BETWEEN = 200;
const CSV_TYPE = "text/csv";

function nothingChosen(): Chosen {
  return { view: "table", group: "", find: "", everySheet: false, sheet: "", question: "", search: "", pupil: "", list: "", listSheet: "" };
}

/** What tells a control from others when the view around it is made anew. */
function nameOf(element: Element): string {
  const label = element instanceof HTMLElement && element.id ? document.querySelector(`label[for="${element.id}"]`) : null;
  return `${element.tagName} ${(label ?? element).textContent}`;
}

export class OverviewScreen implements Screen {
  readonly model: OverviewModel;
  readonly chosen: Chosen = nothingChosen();
  forPaper = false;
  readonly feedback: FeedbackContent;
  readonly #site: string;
  readonly #returns: ReturnPanel;
  readonly #root: HTMLElement;
  readonly #body: HTMLElement;
  readonly #status: HTMLElement;
  readonly #view = make("div", { class: "overview__view" });
  readonly #folds: Folds = { problems: true, doubts: true };
  readonly #waiting: Promise<unknown>[] = [];
  #fillings: Filling[] = [];
  #queue: Promise<void> = Promise.resolve();
  #held: Held = { files: 0, letters: 0 };
  #stopped = false;
  #kept: Kept | undefined;
  /** What is kept is shown here too; before that it is only known to be there. */
  #keptIsShown = false;
  #isOlder = false;

  constructor(root: HTMLElement, model: OverviewModel, app: App, feedback: FeedbackContent) {
    this.#root = root;
    this.model = model;
    this.feedback = feedback;
    this.#site = app.config.site;
    this.#returns = new ReturnPanel(app, model, (text) => this.say(text));
    this.#body = root.querySelector<HTMLElement>("[data-overview-body]") as HTMLElement;
    this.#status = root.querySelector<HTMLElement>("[data-overview-status]") as HTMLElement;
  }

  async start(): Promise<void> {
    for (const field of this.#root.querySelectorAll<HTMLInputElement>("input[type=file]")) {
      if (field.dataset["action"] === "add-folder") field.webkitdirectory = true; // no attribute of the HTML standard
      field.addEventListener("change", () => {
        const sources = pickedSources(field);
        field.value = "";
        this.#take(sources);
      });
    }
    hearDrops((sources) => this.#take(sources), (text) => this.say(text));
    reveal(this.#root);
    this.#kept = await keptOverview(this.#site).catch(() => undefined); // storage that refuses holds nothing
    this.#show();
    this.#root.dataset["ready"] = "true";
  }

  // --- reading ---------------------------------------------------------------------------------------------------------

  /** Read what was dropped, behind what is being read already. */
  #take(sources: readonly Source[]): void {
    if (!sources.length) return this.say(words.nothingDropped);
    this.#queue = this.#queue.then(() => this.#read(sources)).catch((cause: unknown) => console.warn(cause));
  }

  async #read(sources: readonly Source[]): Promise<void> {
    this.#stopped = false;
    this.#root.dataset["state"] = "reading";
    let files = 0;
    let seen = performance.now();
    const intake: Intake = {
      site: this.#site,
      held: this.#held,
      definitions: this.model.byId,
      onHandIn: (handIn) => {
        files += 1;
        this.model.add(handIn);
      },
      onRefusal: (refusal) => this.model.refuse(refusal),
      onProgress: (done, total) => {
        if (performance.now() - seen < BETWEEN) return;
        seen = performance.now();
        this.#showProgress(done, total);
      },
      stopped: () => this.#stopped,
    };
    await readSources(sources, intake);
    await nextTurn();
    await this.#prepare();
    this.#isOlder ||= this.#kept !== undefined && this.#keptIsShown;
    this.#root.dataset["state"] = "read";
    this.#show();
    const { refusals, roster } = this.model;
    const wrong = refusals.length ? ` ${words.refused(refusals.length)}` : "";
    this.say(`${this.#stopped ? `${words.stopped} ` : ""}${words.read(files, roster.people.length)}${wrong}`);
  }

  /** Work out where every pupil stands, in turns: no view has to wait for it then. */
  async #prepare(): Promise<void> {
    const pace = new Pace();
    await this.model.prepare(() => pace.breathe());
    await nextTurn();
    const { people } = this.model.roster;
    await nextTurn();
    for (const person of people) {
      for (const definition of this.model.handedSheets) this.model.state(person, definition);
      await pace.breathe();
    }
  }

  #showProgress(done: number, total: number): void {
    const stop = button(words.stop, () => {
      this.#stopped = true;
    });
    const wrong = this.model.refusals.length;
    this.#status.replaceChildren(words.reading(done, total), ...(wrong ? [` ${words.refused(wrong)}`] : []), " ", this.#stopped ? "" : stop);
  }

  // --- showing ---------------------------------------------------------------------------------------------------------

  // Views take these out of the screen by name, so they carry it with them.
  readonly say = (text: string): void => {
    this.#status.textContent = text;
  };

  readonly keep = (filling: Filling): void => {
    this.#fillings.push(filling);
    this.#waiting.push(filling.ready);
  };

  readonly wait = (work: Promise<void>): void => {
    this.#waiting.push(work.catch((cause: unknown) => console.warn(cause)));
  };

  readonly refresh = (): void => this.#show();

  readonly wrote = (): void => {
    this.#returns.update();
    this.#isOlder ||= this.#keptIsShown;
  };

  readonly go = (view: ViewName): void => {
    const isOther = this.chosen.view !== view;
    this.chosen.view = view;
    this.#show();
    if (isOther && view === "pupil") this.#view.querySelector<HTMLElement>("h2")?.focus();
  };

  #hide(): void {
    this.model.hidden = !this.model.hidden;
    this.#show();
    this.say(this.model.hidden ? words.hidden : words.shown);
  }

  /** Make the page anew; the control that was used keeps the focus. */
  #show(): void {
    const focused = document.activeElement;
    const name = focused && this.#body.contains(focused) ? nameOf(focused) : undefined;
    for (const filling of this.#fillings) filling.stop();
    this.#fillings = [];
    this.#waiting.length = 0;
    this.#body.replaceChildren(...this.#parts());
    if (name === undefined) return;
    const same = [...this.#body.querySelectorAll<HTMLElement>("button, select, input, summary, textarea")].find((element) => nameOf(element) === name);
    (same ?? this.#body.querySelector<HTMLElement>("[aria-current]"))?.focus();
  }

  #parts(): readonly HTMLElement[] {
    const found = this.#kept && !this.#keptIsShown ? [foundPanel(this.#kept, () => void this.#restore(), () => void this.#wipe())] : [];
    if (this.model.isEmpty) return found;
    const problems = this.model.hidden ? [] : problemPanel(this, this.#folds); // names are hidden for the board: this is not for a class
    const changed = (): void => {
      this.#isOlder ||= this.#keptIsShown;
    };
    if (!this.model.handIns.size) return [...found, ...problems];
    this.#view.replaceChildren(VIEWS[this.chosen.view](this));
    this.#view.dataset["showing"] = this.chosen.view;
    const out = outPanel(this.#keptIsShown ? this.#kept : undefined, this.#isOlder, {
      excel: () => void this.#saveExcel(),
      csv: () => void this.#saveCsv(),
      print: () => void this.#print(),
      keep: () => void this.#keepHere(),
      wipe: () => void this.#wipe(),
      clear: () => this.#clear(),
    });
    const doubts = this.model.hidden ? [] : doubtPanel(this, this.#folds, changed);
    this.#returns.update();
    const returns = this.model.hidden ? [] : [this.#returns.element];
    return [...found, ...problems, ...doubts, viewBar(this, () => this.#hide()), this.#view, ...returns, out];
  }

  #clear(): void {
    this.model.clear();
    this.#held = { files: 0, letters: 0 };
    Object.assign(this.chosen, nothingChosen());
    this.#keptIsShown = false;
    this.#isOlder = false;
    this.#show();
    this.say(words.files.forgotten);
  }

  // --- out -------------------------------------------------------------------------------------------------------------

  async #save(extension: string, type: string, make: (pause: () => Promise<void>) => Promise<Blob>): Promise<void> {
    this.say(words.out.busy);
    const { groups } = this.model;
    const name = fileName(words.out.what, { name: "", group: groups.length === 1 ? (groups[0] ?? "") : "" }, new Date(), extension);
    const pace = new Pace();
    try {
      const blob = await make(() => pace.breathe());
      download(new Uint8Array(await blob.arrayBuffer()), name, type);
      this.say(words.out.done(name));
    } catch (cause) {
      console.warn(cause);
      this.say(words.out.failed);
    }
  }

  #saveExcel(): Promise<void> {
    return this.#save(".xlsx", XLSX_TYPE, (pause) => makeXlsx(workbookSheets(this.model), pause));
  }

  #saveCsv(): Promise<void> {
    return this.#save(".csv", CSV_TYPE, (pause) => makeCsv(answersSheet(this.model), pause));
  }

  /** Everything of the view at once, for paper; afterwards as it was. */
  async #print(): Promise<void> {
    this.forPaper = true;
    this.#show();
    await Promise.all([...this.#waiting]);
    await Promise.all([...this.#waiting]); // what was started by what we waited for
    this.#root.dataset["printedOn"] = isoDay(new Date());
    print();
    this.forPaper = false;
    this.#show();
  }

  // --- this computer ---------------------------------------------------------------------------------------------------

  async #keepHere(): Promise<void> {
    this.say(words.keep.busy);
    try {
      const { handIns, choices, roster, drafts } = this.model;
      this.#kept = await keepOverview(this.#site, [...handIns.values()], choices, roster.people.length, drafts.all());
      this.#keptIsShown = true;
      this.#isOlder = false;
      this.#show();
      this.say("");
    } catch (cause) {
      console.warn(cause);
      this.#kept = undefined;
      this.#keptIsShown = false;
      this.#show();
      this.say(words.keep.failed);
    }
  }

  async #restore(): Promise<void> {
    try {
      const { choices, drafts } = await readOverview(this.#site, (handIns) => {
        this.#held.files += handIns.length;
        this.model.restore(handIns, {});
      });
      this.model.drafts.restore(drafts);
      this.model.restore([], choices);
      this.#keptIsShown = true;
      await this.#prepare();
    } catch (cause) {
      console.warn(cause);
    }
    this.#show();
  }

  async #wipe(): Promise<void> {
    const isGone = await wipeOverview(this.#site).catch(() => false);
    if (isGone) {
      this.#kept = undefined;
      this.#keptIsShown = false;
      this.#isOlder = false;
    }
    this.#show();
    this.say(isGone ? words.keep.wiped : words.keep.notWiped);
  }
}
