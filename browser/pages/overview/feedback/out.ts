/** What stands ready to go back to the class, and the button that makes the ZIP of it. */

import { overviewFeedbackMessages as text } from "../../../core/messages.ts";
import { fileName } from "../../../core/text.ts";
import { download } from "../../../exports/download.ts";
import { button, make } from "../../../questions/_parts/elements.ts";
import type { App } from "../../app.ts";
import type { OverviewModel } from "../model.ts";
import { type Return, returnOf, zipOf } from "./give_back.ts";

/** Everything that is ready, in the order of the class. `at`: ISO 8601. */
function ready({ roster, definitions, drafts }: OverviewModel, at: string): readonly Return[] {
  return roster.people.flatMap((person) => returnOf(person, definitions, drafts, at) ?? []);
}

export class ReturnPanel {
  readonly element: HTMLElement;
  readonly #app: App;
  readonly #model: OverviewModel;
  readonly #say: (text: string) => void;
  readonly #count = make("p", { attributes: { "data-returns": "0" } });
  readonly #button: HTMLButtonElement;

  constructor(app: App, model: OverviewModel, say: (text: string) => void) {
    this.#app = app;
    this.#model = model;
    this.#say = say;
    this.#button = button(text.download, () => void this.#save(), { action: "save-feedback" });
    this.element = make(
      "section",
      { class: "overview__out", attributes: { "aria-label": text.section } },
      make("h2", {}, text.section),
      this.#count,
      make("p", { class: "overview__hint" }, text.how),
      make("p", { class: "overview__steps" }, this.#button),
    );
  }

  /** Count again; the view around it stays as it is, and so does the focus. */
  update(): void {
    const { length } = ready(this.#model, new Date().toISOString());
    this.#count.textContent = length ? text.ready(length) : text.none;
    this.#count.dataset["returns"] = String(length);
    this.#button.hidden = length === 0;
  }

  async #save(): Promise<void> {
    const at = new Date();
    const returns = ready(this.#model, at.toISOString());
    const { groups } = this.#model;
    const name = fileName(text.zipPrefix, { name: "", group: groups.length === 1 ? (groups[0] ?? "") : "" }, at, ".zip");
    this.#say(text.busy(0, returns.length));
    try {
      const zip = await zipOf(this.#app, returns, at, (done) => this.#say(text.busy(done, returns.length)));
      download(new Uint8Array(await zip.arrayBuffer()), name, zip.type);
      this.#say(text.done(name));
    } catch (cause) {
      console.warn(cause);
      this.#say(text.failed);
    }
  }
}
