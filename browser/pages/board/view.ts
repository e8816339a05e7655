/** The board of a page: its steps in big type, one at a time, and the tools of a lesson beside them. */

import { lessonMessages as words } from "../../core/messages.ts";
import { type Board, openBoard } from "../../practice/_parts/board.ts";
import { Countdown, digits, makeTimer } from "../../practice/_parts/timer.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import { type Atom, layOut } from "./atoms.ts";
import type { ClassList } from "./class_list.ts";
import { paginate } from "./paginate.ts";
import type { Step } from "./steps.ts";
import { Ballots, groupsPanel, Turns } from "./tools.ts";

/** How much bigger than the smallest type a page may be; the first that fits is taken. */
const SCALES = [1.8, 1.6, 1.4, 1.2, 1.1, 1];
/** For a piece that fits nowhere and cannot be split. */
const EMERGENCY = [0.9, 0.8, 0.7, 0.6];
const SWIPE = 60; // CSS pixels
const DEFAULT_MINUTES = 5;

type ToolName = "timer" | "groups" | "turn" | "vote";

/** What stays on this page while the board is closed: where the class was, the clock and the votes. */
export class Lesson {
  readonly steps: readonly Step[];
  readonly list: ClassList;
  readonly countdown = new Countdown(DEFAULT_MINUTES * 60);
  readonly turns = new Turns();
  readonly ballots = new Ballots();
  at = 0;

  constructor(steps: readonly Step[], list: ClassList) {
    this.steps = steps;
    this.list = list;
  }
}

export class LessonBoard {
  readonly #lesson: Lesson;
  readonly #board: Board;
  readonly #body = make("div", { class: "lesson__body" });
  readonly #kicker = make("p", { class: "lesson__kicker" });
  readonly #place = make("p", { class: "lesson__place" });
  readonly #status = make("p", { class: "visually-hidden", attributes: { role: "status" } });
  readonly #tools = new Map<ToolName, HTMLButtonElement>();
  readonly #example: HTMLButtonElement;
  readonly #timer: HTMLElement;
  readonly #stop: (() => void)[] = [];
  #pages: Atom[][] = [];
  #page = 0;
  #tool: ToolName | undefined;
  #showsExample = false;

  constructor(lesson: Lesson) {
    this.#lesson = lesson;
    this.#board = openBoard({
      title: "",
      body: this.#body,
      onNext: () => this.#go(1),
      onPrevious: () => this.#go(-1),
      onClose: () => this.#close(),
    });
    this.#example = button(words.example, () => this.#toggleExample(), { action: "example" });
    this.#timer = make("div", { class: "lesson__panel", attributes: { hidden: "" } });
    this.#build();
    this.#listen();
    this.#open(lesson.at, "first");
  }

  get #step(): Step {
    return this.#lesson.steps[this.#lesson.at] as Step;
  }

  // --- what stands around a step

  #build(): void {
    const { dialog } = this.#board;
    dialog.classList.add("board--lesson");
    const clock = this.#tool1("timer", words.timer);
    clock.classList.add("lesson__clock");
    const tools = [clock, this.#tool1("groups", words.groups.name), this.#tool1("turn", words.turn.name), this.#tool1("vote", words.vote.name)];
    const bar = dialog.querySelector(".board__bar");
    const group = make("div", { class: "lesson__tools", attributes: { role: "group", "aria-label": words.tools } }, this.#example, ...tools);
    bar?.firstElementChild?.after(group);
    const heading = dialog.querySelector(".board__title");
    const side = make("div", { class: "lesson__side" }, this.#place, ...this.#fullScreen());
    if (heading) dialog.prepend(make("div", { class: "lesson__head" }, make("div", {}, this.#kicker, heading), side));
    this.#board.dialog.querySelector(".board__body")?.append(this.#timer, this.#status);
    (heading as HTMLElement | null)?.focus();
    const show = (): void => {
      const { countdown } = this.#lesson;
      clock.textContent = countdown.state === "ready" ? words.timer : `${words.timer} ${digits(countdown.seconds)}`;
      clock.dataset["state"] = countdown.state;
    };
    this.#stop.push(this.#lesson.countdown.watch(show));
    if (this.#lesson.countdown.state === "running") this.#showTimer(); // it ran on while the board was closed
    show();
  }

  #tool1(name: ToolName, label: string): HTMLButtonElement {
    const made = button(label, () => this.#use(this.#tool === name ? undefined : name), { action: `tool-${name}` });
    made.setAttribute("aria-pressed", "false");
    this.#tools.set(name, made);
    return made;
  }

  /** Only where the browser allows it; the board fills the window anyway. */
  #fullScreen(): HTMLElement[] {
    const root = document.documentElement;
    if (!document.fullscreenEnabled) return [];
    const toggle = button(words.full, () => {
      const done = document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen();
      done.catch(() => toggle.remove());
    }, { action: "full-screen" });
    const show = (): void => {
      toggle.textContent = document.fullscreenElement ? words.notFull : words.full;
    };
    document.addEventListener("fullscreenchange", show);
    this.#stop.push(() => document.removeEventListener("fullscreenchange", show));
    return [toggle];
  }

  #listen(): void {
    const { dialog } = this.#board;
    // A tap beside every control leaves the focus on the page below, and a clicker would do nothing.
    const key = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || dialog.contains(event.target as Node) || event.altKey || event.ctrlKey || event.metaKey) return;
      const step = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      this.#go(step);
    };
    let frame = 0;
    const resize = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => this.#refit());
    };
    document.addEventListener("keydown", key);
    addEventListener("resize", resize);
    dialog.addEventListener("fit", () => this.#fitPanel());
    this.#stop.push(() => document.removeEventListener("keydown", key), () => removeEventListener("resize", resize), () => cancelAnimationFrame(frame));
    this.#swipes(dialog);
  }

  #swipes(dialog: HTMLElement): void {
    let from: Touch | undefined;
    dialog.addEventListener("touchstart", (event) => {
      from = event.touches.length === 1 && !(event.target as Element).closest("textarea, input") ? event.touches[0] : undefined;
    }, { passive: true });
    dialog.addEventListener("touchend", (event) => {
      const to = event.changedTouches[0];
      if (!from || !to) return;
      const [across, down] = [to.clientX - from.clientX, to.clientY - from.clientY];
      from = undefined;
      if (Math.abs(across) >= SWIPE && Math.abs(across) > 2 * Math.abs(down)) this.#go(across < 0 ? 1 : -1);
    }, { passive: true });
  }

  #close(): void {
    for (const stop of this.#stop) stop();
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  }

  // --- steps and pages

  /** To the next or previous page; a tool that is open closes first. */
  #go(by: number): void {
    if (this.#tool) return this.#use(undefined);
    const page = this.#page + by;
    if (page >= 0 && page < this.#pages.length) return this.#show(page);
    const at = this.#lesson.at + by;
    if (at >= 0 && at < this.#lesson.steps.length) this.#open(at, by > 0 ? "first" : "last");
  }

  #open(at: number, page: "first" | "last"): void {
    this.#lesson.at = at;
    this.#showsExample = false;
    const { minutes } = this.#step;
    if (minutes && ["ready", "done"].includes(this.#lesson.countdown.state)) this.#lesson.countdown.again(minutes * 60);
    this.#layOut();
    this.#show(page === "first" ? 0 : this.#pages.length - 1);
  }

  /** The pages of the step, for the screen as it is now. */
  #layOut(): void {
    this.#headings(0, 2);
    const atoms = this.#showsExample ? this.#step.example : this.#step.atoms;
    const fits = (page: readonly Atom[]): boolean => this.#fits(page, 1);
    const toRead = atoms.filter(({ boxed }) => boxed);
    const rest = atoms.filter(({ boxed }) => !boxed);
    // What does not stand on one page together: first what is to be read, then the question with all that belongs to it.
    const parts = toRead.length && rest.length && !fits(atoms) ? [toRead, rest] : [atoms];
    const pages = parts.flatMap((part) => paginate(part, fits));
    this.#pages = pages.length ? pages : [[]];
  }

  #headings(page: number, pages: number): void {
    this.#board.dialog.classList.toggle("board--asks", this.#isBare());
    const { steps, at } = this.#lesson;
    const part = pages > 1 ? words.part(page + 1, pages) : "";
    const example = this.#showsExample ? words.example : "";
    this.#kicker.textContent = [this.#step.kicker, example, part].filter(Boolean).join(" · ");
    this.#board.setTitle(this.#tool ? titleOf(this.#tool) : this.#step.title);
    this.#place.textContent = words.place(at + 1, steps.length);
    this.#example.hidden = !this.#step.example.length;
    this.#example.textContent = this.#showsExample ? words.hideExample : words.example;
    this.#example.setAttribute("aria-pressed", String(this.#showsExample));
  }

  /** A question without more on it is itself what the class reads: then it is as big as can be. */
  #isBare(): boolean {
    return this.#step.isBare === true && !this.#tool && !this.#showsExample;
  }

  #fits(page: readonly Atom[], scale: number): boolean {
    this.#body.replaceChildren(layOut(page));
    return this.#bodyFits(scale);
  }

  #bodyFits(scale: number): boolean {
    this.#body.style.setProperty("--scale", String(scale));
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = this.#body;
    return scrollHeight <= clientHeight + 1 && scrollWidth <= clientWidth + 1;
  }

  #show(page: number): void {
    const { steps, at } = this.#lesson;
    this.#page = page;
    this.#headings(page, this.#pages.length);
    this.#body.replaceChildren(layOut(this.#pages[page] ?? []));
    this.#scale();
    this.#board.setSteps({ previous: at > 0 || page > 0, next: at < steps.length - 1 || page < this.#pages.length - 1 });
    this.#status.textContent = [this.#kicker.textContent, this.#step.title].filter(Boolean).join(". ");
  }

  #scale(): void {
    const fit = [...SCALES, ...EMERGENCY].find((scale) => this.#bodyFits(scale));
    this.#body.classList.toggle("lesson__body--scrolls", fit === undefined);
  }

  #toggleExample(): void {
    if (this.#tool) this.#use(undefined);
    this.#showsExample = !this.#showsExample;
    this.#layOut();
    this.#show(0);
  }

  #refit(): void {
    if (this.#tool) return this.#fitPanel();
    const part = this.#page / Math.max(1, this.#pages.length);
    this.#layOut();
    this.#show(Math.min(this.#pages.length - 1, Math.floor(part * this.#pages.length)));
  }

  // --- tools

  #use(tool: ToolName | undefined): void {
    const stoodInside = [this.#body, this.#timer].some((part) => part.contains(document.activeElement));
    const before = this.#tool && this.#tools.get(this.#tool);
    this.#tool = tool;
    if (stoodInside) before?.focus();
    for (const [name, made] of this.#tools) made.setAttribute("aria-pressed", String(name === tool));
    this.#timer.hidden = tool !== "timer";
    this.#body.hidden = tool === "timer";
    if (!tool) {
      this.#layOut();
      return this.#show(Math.min(this.#page, this.#pages.length - 1));
    }
    this.#board.dialog.classList.remove("board--asks");
    this.#kicker.textContent = this.#step.title;
    this.#board.setTitle(titleOf(tool));
    this.#board.setSteps({ previous: true, next: true });
    if (tool === "timer") return this.#showTimer();
    this.#body.replaceChildren(this.#panel(tool));
    this.#fitPanel();
  }

  /** The timer stays on the board while it is hidden, for a clock runs only while it stands there. */
  #showTimer(): void {
    const { countdown } = this.#lesson;
    const lengths = [...new Set([countdown.total, 60, 120, 300, 600, 900, 1200])].sort((a, b) => a - b);
    this.#timer.replaceChildren(makeTimer({ countdown, lengths, sign: true }));
  }

  #panel(tool: ToolName): HTMLElement {
    if (tool === "groups") return groupsPanel(this.#lesson.list);
    if (tool === "turn") return this.#lesson.turns.panel(this.#lesson.list);
    return this.#lesson.ballots.panel(this.#step.id, this.#step.ballot);
  }

  #fitPanel(): void {
    const fit = [1.2, 1, ...EMERGENCY].find((scale) => this.#bodyFits(scale));
    this.#body.classList.toggle("lesson__body--scrolls", fit === undefined);
  }
}

function titleOf(tool: ToolName): string {
  return { timer: words.timer, groups: words.groups.title, turn: words.turn.title, vote: words.vote.title }[tool];
}
