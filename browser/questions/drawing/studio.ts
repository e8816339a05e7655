/** The editor of a drawing. Closed it is a picture, so that a finger that scrolls draws nothing; open it has paper, tools and a list. */

import { drawingMessages as words } from "../../core/messages.ts";
import { button, make } from "../_parts/elements.ts";
import type { Bench, Studio } from "../studio.ts";
import { type Color, type Drawing, inWords } from "./figure.ts";
import { labelOf, type Move, showThings, whereIs } from "./list.ts";
import { besideOthers, hasRoom, moved, sized, Steps } from "./model.ts";
import { type Easel, Paper, type ToolName } from "./paper.ts";
import { PICTOGRAMS } from "./pictograms.ts";
import { HEIGHT, itemOf, type Placed, type Thing, thingOf, wordWidth, WIDTH } from "./things.ts";
import { colorRadios, pictureChooser, toolRadios, wordAdder } from "./tools.ts";

const STEP = 20;
const SMALL_STEP = 4;
const GROWTH = 1.25;
const PICTURE_SIZE = 110;
const WORD_SIZE = 44;
const WIDTHS = { thin: 3, normal: 7, thick: 16 } as const;

const MOVES: { readonly [key: string]: Move } = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  "+": "larger",
  "=": "larger",
  "-": "smaller",
  Delete: "remove",
  Backspace: "remove",
};

class DrawingStudio implements Easel {
  readonly #bench: Bench<"drawing">;
  readonly #place: HTMLElement;
  readonly #paper: Paper;
  readonly #list = make("div", { class: "drawing__list" });
  readonly #status = make("p", { class: "visually-hidden", attributes: { role: "status" } });
  readonly #before = make("div", { class: "drawing__tools" });
  readonly #after = make("div", { class: "drawing__tools" });
  readonly #toggle: HTMLButtonElement;
  readonly #undo = button(words.undo, () => this.#step("undo"));
  readonly #redo = button(words.redo, () => this.#step("redo"));
  readonly #clear = button(words.clear, () => this.#clearAll());
  readonly #steps = new Steps<readonly Thing[]>();
  /** Number of the thing that the last step moved: a walk with the arrows is one step back. */
  #walking = -1;
  things: readonly Thing[] = [];
  shapes: Drawing["shapes"] = {};
  isOpen = false;
  tool: ToolName = "pen";
  color: Color = "black";
  width: number = WIDTHS.normal;
  chosen = -1;

  constructor(bench: Bench<"drawing">) {
    this.#bench = bench;
    this.#place = bench.root.querySelector("[data-drawing-place]") as HTMLElement;
    this.#paper = new Paper(this);
    this.#toggle = button(words.begin, () => (this.isOpen ? this.#close() : this.#open()), { primary: true });
    this.#toggle.dataset["draw"] = "";
    this.#place.classList.add("drawing");
    this.#place.append(this.#before, this.#paper.element, this.#after, this.#list, this.#toggle, this.#status);
    // Choosing a tool is no answer: only what is drawn is.
    for (const type of ["input", "change"]) this.#place.addEventListener(type, (event) => event.stopPropagation());
    this.#paper.element.addEventListener("keydown", (event) => this.#key(event));
    bench.watch(() => this.#load());
    this.#fillTools();
    this.#load();
    this.#place.hidden = false;
  }

  #fillTools(): void {
    const id = this.#bench.root.id;
    const history = make("div", { class: "drawing__row" }, this.#undo, this.#redo, this.#clear);
    this.#before.append(
      toolRadios<ToolName>(`${id}-tool`, words.tools, words.tool, this.tool, (tool) => this.#useTool(tool)),
      history,
    );
    this.#after.append(
      colorRadios(`${id}-color`, this.color, (color) => this.#useColor(color)),
      toolRadios<keyof typeof WIDTHS>(`${id}-width`, words.widths, words.width, "normal", (name) => void (this.width = WIDTHS[name])),
      pictureChooser((name) => this.#add("picture", name)),
      wordAdder((word) => this.#add("word", word)),
    );
  }

  #load(): void {
    const { items, shapes } = this.#bench.read();
    this.things = items.map(thingOf).filter((thing) => thing.kind !== "line" || thing.points.length > 1);
    this.shapes = shapes;
    this.chosen = -1;
    this.#steps.clear();
    this.#show();
  }

  #show(): void {
    const drawing: Drawing = { items: this.things.map(itemOf), shapes: this.shapes, words: "" };
    this.#paper.show(this.things.length ? inWords(drawing) : words.blank);
    for (const element of [this.#before, this.#after, this.#list]) element.hidden = !this.isOpen;
    this.#toggle.textContent = this.isOpen ? words.done : this.things.length ? words.goOn : words.begin;
    // No `disabled`: a button that goes dead under the finger loses the focus.
    this.#undo.setAttribute("aria-disabled", String(!this.#steps.canUndo));
    this.#redo.setAttribute("aria-disabled", String(!this.#steps.canRedo));
    this.#clear.setAttribute("aria-disabled", String(!this.things.length));
    if (this.isOpen) showThings(this.#list, this.things, this.chosen, { choose: (index) => this.choose(index), move: (index, move) => this.#move(index, move) });
  }

  #say(sentence: string): void {
    this.#status.textContent = sentence;
  }

  #open(): void {
    this.isOpen = true;
    const paper = this.#paper.element;
    for (const [name, value] of Object.entries({ tabindex: "0", role: "application", "aria-label": words.paper })) paper.setAttribute(name, value);
    paper.setAttribute("aria-description", words.keys);
    this.#show();
    this.#before.querySelector<HTMLElement>("input:checked")?.focus();
  }

  #close(): void {
    this.isOpen = false;
    this.chosen = -1;
    for (const name of ["tabindex", "role", "aria-label", "aria-description"]) this.#paper.element.removeAttribute(name);
    this.#show();
  }

  #useTool(tool: ToolName): void {
    this.tool = tool;
    if (tool !== "move") this.chosen = -1;
    this.#show();
  }

  /** A colour is for what comes, and for what is chosen. */
  #useColor(color: Color): void {
    this.color = color;
    const thing = this.things[this.chosen];
    if (!thing || thing.color === color) return;
    this.#replace(this.chosen, { ...thing, color });
    this.#say(words.recolored(labelOf(thing), words.colors[color]));
  }

  choose(index: number): void {
    if (index === this.chosen) return;
    this.chosen = index;
    this.#walking = -1;
    const thing = this.things[index];
    if (thing) this.#say(words.chosen(labelOf(thing)));
    this.#show();
  }

  commit(things: readonly Thing[]): void {
    if (things.length >= this.things.length && !hasRoom(things)) {
      this.#bench.notify(words.full, { kind: "problem" });
      return this.#show();
    }
    this.#steps.note(this.things);
    this.#walking = -1;
    this.#keep(things);
  }

  /** Put the drawing in the form. Only pictograms that are on it go along. */
  #keep(things: readonly Thing[]): void {
    this.things = things;
    if (this.chosen >= things.length) this.chosen = -1;
    const used = new Set(things.flatMap((thing) => (thing.kind === "picture" ? [thing.label] : [])));
    const all = { ...PICTOGRAMS, ...this.shapes }; // one that was placed stays as it was
    const shapes = Object.fromEntries(Object.entries(all).filter(([name]) => used.has(name)));
    this.#bench.write({ items: things.map(itemOf), shapes, words: this.#bench.read().words });
    this.shapes = { ...this.shapes, ...shapes }; // an undo may ask for one that is gone now
    this.#show();
  }

  #replace(index: number, thing: Thing): void {
    this.commit(this.things.map((other, place) => (place === index ? thing : other)));
  }

  #add(kind: Placed["kind"], label: string): void {
    const size = kind === "picture" ? PICTURE_SIZE : Math.round(Math.min(WORD_SIZE, (WORD_SIZE * WIDTH) / wordWidth(label, WORD_SIZE)));
    const thing = besideOthers(this.things, { kind, color: this.color, size, label, x: WIDTH / 2, y: HEIGHT / 2 });
    if (kind === "picture") this.shapes = { [label]: PICTOGRAMS[label] ?? [], ...this.shapes };
    const before = this.things.length;
    this.commit([...this.things, thing]);
    if (this.things.length === before) return;
    this.tool = "move";
    this.#before.querySelectorAll<HTMLInputElement>("input[type=radio]").forEach((input) => void (input.checked = input.value === "move"));
    this.chosen = this.things.length - 1;
    this.#show();
    this.#paper.element.focus();
    this.#say(words.placed(labelOf(thing), whereIs(thing)));
  }

  #key(event: KeyboardEvent): void {
    const move = MOVES[event.key];
    if ((event.ctrlKey || event.metaKey) && ["z", "y"].includes(event.key)) {
      event.preventDefault();
      return this.#step(event.key === "y" ? "redo" : "undo");
    }
    if (event.key === "Escape" && this.chosen >= 0) return this.choose(-1);
    if (!move || this.chosen < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#move(this.chosen, move, event.shiftKey ? SMALL_STEP : STEP);
  }

  #move(index: number, move: Move, step = STEP): void {
    const thing = this.things[index];
    if (!thing) return;
    const label = labelOf(thing);
    switch (move) {
      case "remove":
        return this.#remove(index, label);
      case "larger":
      case "smaller":
        if (thing.kind === "line") return;
        this.#replace(index, sized(thing, move === "larger" ? GROWTH : 1 / GROWTH));
        return this.#say(move === "larger" ? words.largerNow(label) : words.smallerNow(label));
      default: {
        const [dx, dy] = { left: [-step, 0], right: [step, 0], up: [0, -step], down: [0, step] }[move] as [number, number];
        this.#walk(index, moved(thing, dx, dy));
      }
    }
  }

  #walk(index: number, thing: Thing): void {
    const things = this.things.map((other, place) => (place === index ? thing : other));
    if (this.#walking === index) this.#keep(things);
    else this.commit(things);
    this.#walking = index;
    this.#say(words.now(labelOf(thing), thing.kind === "line" ? "" : whereIs(thing)));
  }

  #remove(index: number, label: string): void {
    const isInList = this.#list.contains(document.activeElement);
    this.chosen = -1;
    this.commit(this.things.filter((_thing, place) => place !== index));
    this.#say(words.removed(label));
    if (isInList) this.#undo.focus();
  }

  #clearAll(): void {
    if (!this.things.length) return;
    this.chosen = -1;
    this.commit([]);
    this.#say(words.cleared);
    this.#bench.notify(words.cleared, { undo: () => this.#step("undo") });
  }

  #step(way: "undo" | "redo"): void {
    if (way === "undo" ? !this.#steps.canUndo : !this.#steps.canRedo) return;
    this.chosen = -1;
    this.#walking = -1;
    this.#keep(this.#steps[way](this.things));
    this.#say(way === "undo" ? words.undone : words.redone);
  }
}

export const studio: Studio<"drawing"> = {
  start(bench) {
    new DrawingStudio(bench);
  },
};
