/** The page of the stagemap: the pupil picks what goes in and as what kind of file. */

import { fullTitle } from "../../core/definition.ts";
import { messages, sendingMessages } from "../../core/messages.ts";
import { filesIn } from "../../core/media.ts";
import { isoDay, readableDate } from "../../core/text.ts";
import { reveal } from "../../questions/_parts/dom.ts";
import { make } from "../../questions/_parts/elements.ts";
import type { DocumentContent, Part } from "../documents.ts";
import type { Desk, Made } from "./desk.ts";
import { attempt, DOCX, docxOf, madeOf, pdfOf } from "./making.ts";
import { isShareable, save, showReady } from "./ready.ts";
import { ZIP, zipOf } from "./zip.ts";

const text = sendingMessages.folder;

type About = Pick<Made, "pupil" | "at">;

interface Row {
  readonly part: Part;
  readonly input: HTMLInputElement;
  readonly item: HTMLElement;
}

function rowOf(part: Part): Row {
  const { definition, answers } = part;
  const input = make("input", { attributes: { type: "checkbox", name: "part", value: definition.id } });
  const state = make("span", { class: "state", attributes: { "data-state": answers.status } }, messages.status[answers.status]);
  const day = answers.updatedAt ? [make("span", { class: "hint" }, readableDate(isoDay(new Date(answers.updatedAt))))] : [];
  const words = make("span", { class: "folder__words" }, make("span", {}, fullTitle(definition)), " ", state, " ", ...day);
  return { part, input, item: make("li", {}, make("label", { class: "option" }, input, words)) };
}

class FolderPage {
  readonly #desk: Desk;
  readonly #root: HTMLElement;
  readonly #form: HTMLFormElement;
  #rows: readonly Row[] = [];
  #carried: DocumentContent["carried"] = {};

  constructor(desk: Desk, root: HTMLElement) {
    this.#desk = desk;
    this.#root = root;
    this.#form = this.#find("form");
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#form.addEventListener("change", (event) => this.#changed(event.target as HTMLInputElement));
    this.#find("[data-make-folder]").addEventListener("click", () => void this.#make());
  }

  #find<E extends HTMLElement = HTMLElement>(selector: string): E {
    const found = this.#root.querySelector<E>(selector);
    if (!found) throw new Error(`the page of the stagemap has no ${selector}`);
    return found;
  }

  #value(name: string): string {
    const field = this.#form.elements.namedItem(name);
    return field instanceof RadioNodeList ? field.value : "";
  }

  #ticked(name: string): ReadonlySet<string> {
    const fields = this.#form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]:checked`);
    return new Set([...fields].map(({ value }) => value));
  }

  /** Show what is kept. What the pupil ticked by hand stays ticked. */
  async show(): Promise<void> {
    const { parts, carried } = await this.#desk.folder();
    const chosen = this.#ticked("part");
    this.#carried = carried;
    this.#rows = parts.filter(({ definition }) => definition.audience === "pupil").map(rowOf);
    this.#find("[data-folder-list]").replaceChildren(...this.#rows.map(({ item }) => item));
    this.#find("[data-folder-empty]").hidden = this.#rows.length > 0;
    this.#form.hidden = this.#rows.length === 0;
    if (this.#value("which") === "own") for (const { part, input } of this.#rows) input.checked = chosen.has(part.definition.id);
    else this.#choose();
    this.#count();
  }

  /** Tick what fits the choice above the list. */
  #choose(): void {
    const which = this.#value("which");
    const competences = this.#ticked("competence");
    this.#find("[data-folder-competences]").hidden = which !== "competence";
    if (which === "own") return;
    for (const { part, input } of this.#rows) {
      const { definition, answers } = part;
      const serves = definition.competences.some((id) => competences.has(id));
      input.checked = which === "all" || (which === "done" ? answers.status === "done" : serves);
    }
  }

  #changed({ name }: HTMLInputElement): void {
    if (name === "which" || name === "competence") this.#choose();
    if (name === "part" && this.#value("which") !== "competence") this.#find<HTMLInputElement>('input[name="which"][value="own"]').checked = true;
    if (name === "kind") this.#find("[data-folder-word]").hidden = this.#value("kind") !== "zip";
    this.#count();
  }

  #count(): void {
    const chosen = this.#rows.filter(({ input }) => input.checked);
    const originals = filesIn(chosen.map(({ part }) => part.answers)).size;
    const words = [text.count(chosen.length, this.#rows.length), ...(originals ? [text.originals(originals)] : [])].join(" ");
    const line = this.#find("[data-folder-count]");
    if (line.textContent !== words) line.textContent = words;
  }

  #content(): DocumentContent {
    const parts = this.#rows.filter(({ input }) => input.checked).map(({ part }) => part);
    const isDossier = this.#value("which") === "competence";
    return {
      title: isDossier ? text.dossier : text.title,
      what: isDossier ? "loopbaandossier" : "stagemap",
      layout: "folder",
      parts,
      carried: parts.length === this.#rows.length ? this.#carried : {},
    };
  }

  async #file(content: DocumentContent, about: About): Promise<Made> {
    const kind = this.#value("kind");
    const docx = async (): Promise<Made> => madeOf(content, about, await docxOf(this.#desk, content, about), ".docx", DOCX);
    if (kind === "docx") return docx();
    const pdf = await pdfOf(this.#desk, content, about);
    if (kind !== "zip") return pdf;
    const { zip, missing } = await zipOf(this.#desk, content, this.#ticked("word").size ? [pdf, await docx()] : [pdf]);
    const made = madeOf(content, about, zip, ".zip", ZIP);
    return missing ? { ...made, note: text.missing(missing) } : made;
  }

  async #make(): Promise<void> {
    await this.show(); // another tab may have written in the meantime
    const content = this.#content();
    if (!content.parts.length) return this.#desk.notify({ text: text.none });
    if (!(await this.#desk.mayDownload(content))) return;
    this.#desk.notify({ text: sendingMessages.handIn.busy, kind: "busy" });
    const made = await attempt(this.#desk, content, (about) => this.#file(content, about));
    if (!made) return;
    const share = isShareable(made);
    if (!share) await save(this.#desk, made);
    await showReady(this.#desk, made, !share);
  }
}

export async function folderPage(desk: Desk, root: HTMLElement): Promise<void> {
  const page = new FolderPage(desk, root);
  reveal(root);
  desk.onReload(() => page.show());
  await page.show();
}
