/** The certificate that grows while school or company fills in the form: seen, printed, and given as a document. */

import { certificateMessages as words } from "../../core/messages.ts";
import { fileName } from "../../core/text.ts";
import type { ToolRoles } from "../../generated/tools.ts";
import type {} from "../../exports/docx/index.ts";
import { download } from "../../exports/download.ts";
import type {} from "../../exports/pdf/index.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import { printInstead } from "../_parts/paper.ts";
import type { PracticeTool, Slot } from "../kind.ts";
import { type Certificate, certificateWriting, pagesOf, type Signer } from "./certificate.ts";
import { previewNodes } from "./preview.ts";

type Place = Slot<"certificate">;
type Role = ToolRoles["certificate"];
type Row = { readonly [column: string]: string | undefined };

const ROLES: readonly Role[] = ["name", "group", "school", "company", "place", "first-day", "last-day", "hours", "tasks", "praise", "signers", "where", "day"];
const PDF = "application/pdf";
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export const certificate: PracticeTool<"certificate"> = {
  start(slot) {
    const live = slot.root.querySelector<HTMLElement>("[data-certificate-live]");
    if (live) new CertificatePanel(slot, live);
  },
};

class CertificatePanel {
  readonly #slot: Place;
  readonly #page = make("div", { class: "certificate-page", attributes: { role: "group", "aria-label": words.preview } });
  readonly #status = make("div", { attributes: { role: "status" } });
  #shown = "";
  #busy = false;

  constructor(slot: Place, live: HTMLElement) {
    this.#slot = slot;
    live.append(
      make("p", {}, words.lead),
      this.#page,
      make(
        "div",
        { class: "practice__buttons" },
        button(words.pdf, () => void this.#save(() => this.#makePdf()), { primary: true, action: "save-certificate-pdf" }),
        button(words.docx, () => void this.#save(() => this.#makeDocx()), { action: "save-certificate-docx" }),
        button(words.print, () => this.#print(), { action: "print-certificate" }),
      ),
      this.#status,
      make("p", {}, words.note),
    );
    for (const role of ROLES) slot.watch(role, () => this.#show());
    this.#show();
  }

  #text(role: Role): string {
    const answer = this.#slot.read(role);
    return typeof answer === "string" ? answer.trim() : "";
  }

  #certificate(): Certificate {
    const tasks = (this.#slot.read("tasks") as readonly Row[] | undefined) ?? [];
    const signers = (this.#slot.read("signers") as { readonly [row: string]: Row } | undefined) ?? {};
    return {
      name: this.#text("name"),
      group: this.#text("group"),
      school: this.#text("school") || this.#slot.school,
      company: this.#text("company"),
      place: this.#text("place"),
      from: this.#text("first-day"),
      until: this.#text("last-day"),
      hours: this.#text("hours"),
      tasks: tasks.map(({ taak = "", uitleg = "" }) => [taak.trim(), uitleg.trim()].filter(Boolean).join(": ")).filter(Boolean),
      praise: this.#text("praise"),
      signers: this.#signers(signers),
      where: this.#text("where"),
      day: this.#text("day"),
    };
  }

  /** Who signs, in the order of the form; a row that was left empty signs nothing. */
  #signers(answers: { readonly [row: string]: Row }): readonly Signer[] {
    const question = this.#slot.question("signers");
    const rows = question?.type === "fixed-table" ? question.rows : [];
    return rows.flatMap(({ id, label }) => {
      const { naam = "", functie = "" } = answers[id] ?? {};
      const name = [naam.trim(), functie.trim()].filter(Boolean).join(", ");
      return name ? [{ role: words.forParty(label), name }] : [];
    });
  }

  /** Drawn anew only when it says something else. */
  #show(): void {
    const now = this.#certificate();
    const shown = JSON.stringify(now);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#page.replaceChildren(...previewNodes(now));
  }

  async #makePdf(): Promise<readonly string[]> {
    await Promise.all([this.#slot.load("pdf"), this.#slot.load("fonts")]);
    if (!globalThis.opstagePdf) throw new Error("the PDF code did not start");
    const at = new Date();
    const bytes = await globalThis.opstagePdf.makeWritingPdf(certificateWriting(this.#certificate(), at.toISOString()), async () => undefined, await this.#slot.attachment(at));
    const pages = pagesOf(bytes);
    return [words.saved(this.#keep(bytes, at, ".pdf", PDF)), ...(pages > 1 ? [words.tooLong(pages)] : [])];
  }

  async #makeDocx(): Promise<readonly string[]> {
    await this.#slot.load("docx");
    if (!globalThis.opstageDocx) throw new Error("the code for Word did not start");
    const at = new Date();
    const bytes = await globalThis.opstageDocx.makeDocx(certificateWriting(this.#certificate(), at.toISOString()), async () => undefined);
    return [words.saved(this.#keep(bytes, at, ".docx", DOCX)), words.inWord];
  }

  #keep(bytes: Uint8Array, at: Date, extension: string, type: string): string {
    const { name, group } = this.#certificate();
    const file = fileName("stagecertificaat", { name, group }, at, extension);
    download(bytes, file, type);
    return file;
  }

  async #save(makeFile: () => Promise<readonly string[]>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#say([words.busy]);
    try {
      this.#say(await makeFile());
    } catch (cause) {
      console.warn(cause);
      this.#say([words.failed]);
    }
    this.#busy = false;
  }

  #print(): void {
    const paper = make("div", { class: "paper paper--certificate" }, make("div", { class: "certificate-page" }, ...previewNodes(this.#certificate())));
    printInstead(paper);
  }

  #say(lines: readonly string[]): void {
    this.#status.replaceChildren(...lines.map((line) => make("p", {}, line)));
  }
}
