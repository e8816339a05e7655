/** One report out of many sheets: shows what there is already, what the pupil made of it, and gives it as a document. */

import { internshipReportMessages as words } from "../../core/messages.ts";
import { filesIn } from "../../core/media.ts";
import { isoDay, readableDate } from "../../core/text.ts";
import type { ToolOptions, ToolRoles } from "../../generated/tools.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import type { PracticeTool, Slot } from "../kind.ts";
import { saveDocx, savePdf } from "./files.ts";
import { previewNodes } from "./preview.ts";
import { type Chapter, chosen, type InternshipReport, type Part, reportWriting, saidOn, saysNothing } from "./report.ts";

type Place = Slot<"internship-report">;
type Role = ToolRoles["internship-report"];
type ChapterOption = ToolOptions["internship-report"]["chapters"][number];

const TEXTS: readonly Role[] = ["title", "company", "first-day", "last-day", "intro", "own-title", "own-text", "closing"];
const HERE: readonly Role[] = [...TEXTS, "pick", "order", "beside", "work"];
/** A pause in typing after which the example follows. */
const SETTLED = 300;

export const internshipReport: PracticeTool<"internship-report"> = {
  start(slot) {
    const live = slot.root.querySelector<HTMLElement>("[data-report-live]");
    if (live) new ReportPanel(slot, live);
  },
};

class ReportPanel {
  readonly #slot: Place;
  readonly #states = make("ul", { class: "report-states" });
  readonly #page = make("div", { class: "report-page", attributes: { role: "group", "aria-label": words.preview, tabindex: "0" } });
  readonly #status = make("div", { class: "report-live__status", attributes: { role: "status" } });
  readonly #result = make("div", { attributes: { hidden: "" } });
  readonly #buttons: readonly HTMLButtonElement[];
  /** What other sheets say, by chapter: read again on a click or on coming back, not at every key. */
  #elsewhere = new Map<string, Promise<readonly Part[]>>();
  #timer = 0;
  #round = 0;
  #busy = false;

  constructor(slot: Place, live: HTMLElement) {
    this.#slot = slot;
    this.#buttons = [
      button(words.pdf, () => void this.#save(savePdf), { primary: true, action: "save-report-pdf" }),
      button(words.docx, () => void this.#save(saveDocx), { action: "save-report-docx" }),
    ];
    const begin = make("div", { class: "practice__buttons" }, button(words.gather, () => void this.#gather(begin), { primary: true, action: "gather-report" }));
    this.#result.append(
      make("h4", { attributes: { tabindex: "-1" } }, words.have),
      this.#states,
      make("h4", {}, words.preview),
      this.#page,
      make("div", { class: "practice__buttons" }, ...this.#buttons),
      make("p", {}, words.note),
    );
    live.append(make("p", {}, words.lead), begin, this.#result, this.#status);
  }

  /** Other sheets are read on a click: their definitions are too heavy for a page that only opens. */
  async #gather(begin: HTMLElement): Promise<void> {
    this.#say([words.busy]);
    await this.#show();
    this.#say([]);
    begin.hidden = true;
    this.#result.hidden = false;
    this.#result.querySelector<HTMLElement>("h4")?.focus();
    for (const role of HERE) this.#slot.watch(role, () => this.#soon());
    addEventListener("pageshow", () => {
      this.#elsewhere.clear(); // back from another sheet
      this.#soon();
    });
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#show(), SETTLED);
  }

  async #show(): Promise<void> {
    const round = (this.#round += 1);
    const chapters = await this.#chapters();
    const report = await this.#report(chapters);
    const read = await this.#slot.filesOf(report);
    for (const file of filesIn(report)) await read(file); // so that the example can show them
    if (round !== this.#round) return; // something was typed meanwhile
    this.#states.replaceChildren(...this.#slot.options.chapters.map((option) => this.#stateNode(option, chapters.get(option.id))));
    this.#page.replaceChildren(...previewNodes(report, readableDate(isoDay(new Date()))));
  }

  /** A chapter with its state in words, and the way to its sheet. */
  #stateNode({ id, title, role }: ChapterOption, chapter: Chapter | undefined): HTMLElement {
    const link = this.#slot.root.querySelector<HTMLAnchorElement>(`[data-chapter-link="${id}"]`);
    const empty = !chapter || saysNothing(chapter);
    const state = !this.#picked().includes(id) ? "out" : empty ? "empty" : "in";
    const own = role === "own-text" || role === "work";
    const text = state === "empty" && own ? words.states.ownEmpty : words.states[state];
    const way = link && state === "empty" ? [" ", make("a", { attributes: { href: link.href } }, words.open(link.textContent ?? ""))] : [];
    return make("li", { attributes: { "data-chapter": id, "data-state": state } }, make("strong", {}, chapter?.title || title), " ", make("span", { class: "report-states__state" }, text), ...way);
  }

  /** Every chapter with what it would say, by id. */
  async #chapters(): Promise<ReadonlyMap<string, Chapter>> {
    const rows = await Promise.all(this.#slot.options.chapters.map(async (option) => [option.id, await this.#chapter(option)] as const));
    return new Map(rows);
  }

  async #chapter({ id, title, role, questions }: ChapterOption): Promise<Chapter> {
    if (role === "own-text") return { title: this.#text("own-title").trim() || title, text: this.#text("own-text"), parts: [] };
    const parts = await this.#partsOf(id, role, questions);
    const beside = this.#slot.read("beside") as { readonly [row: string]: { readonly tekst?: string } } | undefined;
    return { title, text: beside?.[id]?.tekst ?? "", parts };
  }

  #partsOf(id: string, role: Role, questions: ChapterOption["questions"]): Promise<readonly Part[]> {
    const read = async (): Promise<readonly Part[]> => saidOn(await this.#slot.reportOf(role), questions);
    if (this.#slot.question(role)) return read();
    const known = this.#elsewhere.get(id) ?? read();
    this.#elsewhere.set(id, known);
    return known;
  }

  #text(role: Role): string {
    const answer = this.#slot.read(role);
    return typeof answer === "string" ? answer : "";
  }

  #picked(): readonly string[] {
    const all = this.#slot.options.chapters.map(({ id }) => id);
    const picked = (this.#slot.read("pick") as { readonly choices?: readonly string[] } | undefined)?.choices ?? [];
    return chosen(all, picked, (this.#slot.read("order") as readonly string[] | undefined) ?? []);
  }

  async #report(chapters: ReadonlyMap<string, Chapter>): Promise<InternshipReport> {
    return {
      title: this.#text("title"),
      pupil: await this.#slot.pupil(),
      school: this.#slot.school,
      company: this.#text("company"),
      from: this.#text("first-day"),
      until: this.#text("last-day"),
      intro: this.#text("intro"),
      closing: this.#text("closing"),
      chapters: this.#picked().flatMap((id) => chapters.get(id) ?? []),
    };
  }

  async #save(makeFile: typeof savePdf): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#say([words.making]);
    this.#elsewhere.clear();
    try {
      await this.#show();
      const at = new Date();
      const writing = reportWriting(await this.#report(await this.#chapters()), at.toISOString(), readableDate(isoDay(at)));
      const name = await makeFile(this.#slot, writing, at);
      this.#say([words.saved(name), name.endsWith(".pdf") ? words.again : words.inWord]);
    } catch (cause) {
      console.warn(cause);
      this.#say([words.failed]);
    }
    this.#busy = false;
  }

  #say(lines: readonly string[]): void {
    this.#status.replaceChildren(...lines.map((line) => make("p", {}, line)));
  }
}
