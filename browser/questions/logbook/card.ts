/** One day of a logbook on the screen: a line that opens into its fields. */

import { logbookMessages, logbookStudioMessages as words } from "../../core/messages.ts";
import { hasText } from "../../core/text.ts";
import { button, make } from "../_parts/elements.ts";
import type { Bench } from "../studio.ts";
import { face, FELT } from "./faces.ts";
import { type Day, minutesOf } from "./hours.ts";
import { dayName } from "./index.ts";
import { PhotoPart } from "./photo.ts";

/** Letters of what was done, in the line of a folded day. */
const GLIMPSE = 60;
/** More than this is no usual day. */
const LONG_DAY = 8 * 60;

let number = 0;

export interface CardOptions {
  readonly bench: Bench<"logbook">;
  /** The pupil changed something of this day. */
  readonly onChange: () => void;
  readonly onDone: () => void;
  readonly onRemove: () => void;
  /** True when another card has the date of this one. */
  readonly isDouble: (card: DayCard, date: string) => boolean;
}

type Control = HTMLInputElement | HTMLTextAreaElement;
type Name = "date" | "start" | "end" | "pause" | "did" | "learned";

export class DayCard {
  readonly element: HTMLLIElement;
  readonly #options: CardOptions;
  readonly #id: string;
  readonly #details: HTMLDetailsElement;
  readonly #summary: HTMLElement;
  readonly #looks: HTMLElement;
  readonly #fields: { readonly [name in Name]: Control };
  readonly #felt: readonly HTMLInputElement[];
  readonly #photo: PhotoPart;

  constructor(day: Day, options: CardOptions) {
    number += 1;
    this.#options = options;
    this.#id = `log-${number}`;
    this.#fields = {
      date: make("input", { class: "field field--date", attributes: { type: "date" } }),
      start: make("input", { class: "field", attributes: { type: "time" } }),
      end: make("input", { class: "field", attributes: { type: "time" } }),
      pause: make("input", { class: "field", attributes: { type: "text", inputmode: "numeric", maxlength: "4" } }),
      did: make("textarea", { class: "field field--long", attributes: { rows: "3" } }),
      learned: make("textarea", { class: "field field--long", attributes: { rows: "2" } }),
    };
    this.#felt = FELT.map((value) => make("input", { attributes: { type: "radio", name: `${this.#id}-felt`, value } }));
    this.#photo = new PhotoPart(options.bench, options.onChange);
    this.#looks = make("div", { class: "log-day__looks", attributes: { role: "status" } });
    this.#summary = make("summary", { class: "log-day__line" });
    this.#details = make("details", { class: "log-day__card" }, this.#summary, this.#inside());
    this.element = make("li", { class: "log-day" }, this.#details);
    this.element.addEventListener("input", () => this.#changed());
    this.element.addEventListener("change", () => this.#look());
    this.show(day);
  }

  #inside(): HTMLElement {
    const { date, start, end, pause, did, learned } = this.#fields;
    const done = button(words.done, this.#options.onDone, { action: "day-done" });
    const remove = make("button", { class: "text-button", attributes: { type: "button", "data-remove-day": "" }, onClick: this.#options.onRemove }, words.remove);
    return make(
      "div",
      { class: "log-day__fields" },
      this.#field("date", words.date, date),
      make(
        "div",
        { class: "log-day__times" },
        this.#field("start", words.start, start),
        this.#field("end", words.end, end),
        this.#field("pause", words.pause, pause),
      ),
      this.#looks,
      this.#field("did", words.did, did, words.didHint),
      this.#field("learned", words.learned, learned, words.learnedHint),
      this.#feltGroup(),
      this.#photo.element,
      make("div", { class: "log-day__buttons" }, done, remove),
    );
  }

  #field(name: Name, label: string, control: Control, hint = ""): HTMLElement {
    control.id = `${this.#id}-${name}`;
    control.dataset["cell"] = name;
    control.autocomplete = "off";
    if (hint) control.setAttribute("aria-describedby", `${control.id}-hint`);
    return make(
      "div",
      { class: "log-day__field" },
      make("label", { class: "log-day__label", attributes: { for: control.id } }, label),
      ...(hint ? [make("p", { class: "question__hint", attributes: { id: `${control.id}-hint` } }, hint)] : []),
      control,
    );
  }

  #feltGroup(): HTMLElement {
    const choices = this.#felt.map((input, index) => {
      const felt = FELT[index] ?? "okay";
      return make("label", { class: "option option--inline log-felt" }, input, face(felt), make("span", {}, logbookMessages.felt[felt]));
    });
    return make(
      "fieldset",
      { class: "log-day__felt" },
      make("legend", { class: "log-day__label" }, words.felt),
      make("div", { class: "log-day__faces" }, ...choices),
    );
  }

  read(): Day {
    const { date, start, end, pause, did, learned } = this.#fields;
    const felt = FELT.find((_felt, index) => this.#felt[index]?.checked) ?? "";
    const { photo } = this.#photo;
    return {
      date: date.value,
      start: start.value,
      end: end.value,
      pause: pause.value.trim(),
      did: did.value,
      learned: learned.value,
      felt,
      ...(photo ? { photo } : {}),
    };
  }

  show(day: Day): void {
    for (const [name, control] of Object.entries(this.#fields)) {
      const value = day[name as Name];
      if (control.value !== value) control.value = value;
    }
    this.#felt.forEach((input, index) => {
      input.checked = FELT[index] === day.felt;
    });
    this.#photo.show(day.photo);
    this.#tell(day);
    this.#look();
  }

  get isOpen(): boolean {
    return this.#details.open;
  }

  fold(): void {
    this.#details.open = false;
  }

  /** Open the day and bring the pupil to what is still empty. */
  open(): void {
    this.#details.open = true;
    const { date, start, end, did, learned } = this.#fields;
    const next = [date, start, end, did, learned].find(({ value }) => value === "") ?? did;
    next.focus();
  }

  unfold(): void {
    this.#details.open = true;
  }

  focusLine(): void {
    this.#summary.focus();
  }

  #changed(): void {
    this.#tell(this.read());
    this.#options.onChange();
  }

  /** The line: day, hours, and a glimpse of what was done. */
  #tell(day: Day): void {
    const minutes = minutesOf(day);
    const did = day.did.replace(/\s+/g, " ").trim();
    const rest = [minutes ? logbookMessages.time(minutes) : "", day.felt ? logbookMessages.felt[day.felt] : ""].filter(hasText).join(", ");
    const line = make(
      "span",
      { class: "log-day__words" },
      make("span", { class: "log-day__date" }, dayName(day.date)),
      ...(rest ? [" ", make("span", { class: "log-day__rest" }, rest)] : []),
      ...(did ? [" ", make("span", { class: "log-day__glimpse" }, did.length > GLIMPSE ? `${did.slice(0, GLIMPSE).trim()}…` : did)] : []),
    );
    this.#summary.replaceChildren(line);
  }

  /** What is odd about the day, in words. Nothing of it stops the pupil. */
  #look(): void {
    const day = this.read();
    const minutes = minutesOf(day);
    const odd = [
      day.start && day.end && !minutes ? words.endFirst : "",
      day.pause && !/^\d+$/.test(day.pause) ? words.pauseOdd : "",
      minutes > LONG_DAY ? words.long(logbookMessages.time(minutes)) : "",
      day.date && this.#options.isDouble(this, day.date) ? words.double : "",
    ].filter(hasText);
    const said = odd.join("\n");
    if (this.#looks.dataset["said"] === said) return;
    this.#looks.dataset["said"] = said;
    this.#looks.replaceChildren(...odd.map((sentence) => make("p", {}, sentence)));
  }
}
