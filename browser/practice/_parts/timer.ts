/** A countdown that is right by the clock, and the part of the page that shows it. The page and the board may show the same one. */

import { timerMessages as words } from "../../core/messages.ts";
import { button, make } from "../../questions/_parts/elements.ts";

/** Milliseconds of the wall clock: that goes on while the device sleeps; a clock of the page may stand still. */
export type Clock = () => number;

export type TimerState = "ready" | "running" | "paused" | "done";

/** What a listener hears. "tick" comes with every look at the clock, also together with another event. */
export type TimerEvent = "start" | "pause" | "again" | "half" | "last" | "end" | "tick";

/** From here on a speaker hears that the end is near. */
const LAST = 10_000;

/** What a listener hears when the time left falls from `before` to `now`; after a sleep only the latest counts. */
export function cueBetween(total: number, before: number, now: number): "half" | "last" | "end" | undefined {
  const crosses = (line: number): boolean => before > line && now <= line;
  if (crosses(0)) return "end";
  if (total > LAST && crosses(LAST)) return "last";
  return total / 2 > LAST && crosses(total / 2) ? "half" : undefined;
}

/** "1:05" for 65 seconds. */
export function digits(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Counts down. It looks at the clock when it is asked and never counts its own ticks, so a slow or sleeping page stays right. */
export class Countdown {
  readonly #clock: Clock;
  readonly #listeners = new Set<(event: TimerEvent) => void>();
  #total: number;
  #state: TimerState = "ready";
  /** Time left at the last start, pause or reset. */
  #rest: number;
  #startedAt = 0;
  #endedAt = 0;
  /** Time left at the last look. */
  #seen: number;

  constructor(seconds: number, clock: Clock = Date.now) {
    this.#clock = clock;
    this.#total = seconds * 1000;
    this.#rest = this.#total;
    this.#seen = this.#total;
  }

  /** Milliseconds left. A clock that is set back never gives time as a present. */
  get left(): number {
    if (this.#state !== "running") return this.#rest;
    return Math.max(0, Math.min(this.#rest, this.#rest - (this.#clock() - this.#startedAt)));
  }

  /** Whole seconds left, as people count: 0 only at the end. */
  get seconds(): number {
    return Math.ceil(this.left / 1000);
  }

  /** Whole seconds that ran. */
  get elapsed(): number {
    return Math.round((this.#total - this.left) / 1000);
  }

  /** Milliseconds since the end, for who goes on when the time is up. */
  get over(): number {
    return this.#state === "done" ? Math.max(0, this.#clock() - this.#endedAt) : 0;
  }

  get total(): number {
    return this.#total / 1000;
  }

  get state(): TimerState {
    return this.#state;
  }

  /** Hear every event; the answer stops it. */
  watch(listener: (event: TimerEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(event: TimerEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  /** Begin, or go on after a pause. After the end it begins anew. */
  start(): void {
    if (this.#state === "running") return;
    if (this.#state === "done") this.#reset();
    this.#startedAt = this.#clock();
    this.#state = "running";
    this.#tell("start");
  }

  pause(): void {
    this.tick();
    if (this.#state !== "running") return;
    this.#rest = this.left;
    this.#state = "paused";
    this.#tell("pause");
  }

  /** All time is back, and it waits for a start. Another length may be given. */
  again(seconds = this.total): void {
    this.#total = seconds * 1000;
    this.#reset();
    this.#tell("again");
  }

  #reset(): void {
    this.#rest = this.#total;
    this.#seen = this.#total;
    this.#state = "ready";
  }

  /** Look at the clock and tell what came since the last look. */
  tick(): void {
    if (this.#state !== "running") return;
    const now = this.left;
    const cue = cueBetween(this.#total, this.#seen, now);
    this.#seen = now;
    if (cue === "end") {
      this.#endedAt = this.#startedAt + this.#rest;
      this.#rest = 0;
      this.#state = "done";
    }
    if (cue) this.#tell(cue);
    this.#tell("tick");
  }
}

/** What a person hears and reads at an event; nothing at a tick. */
export function sentenceFor(event: TimerEvent, countdown: Countdown): string | undefined {
  const left = words.length(countdown.seconds);
  switch (event) {
    case "start":
      return words.started(left);
    case "pause":
      return words.paused(left);
    case "half":
      return words.half(left);
    case "last":
      return words.last(left);
    case "end":
      return words.ended;
    case "again":
      return words.ready(left);
    case "tick":
      return undefined;
  }
}

export interface TimerOptions {
  readonly countdown: Countdown;
  /** Lengths in seconds to choose from, each with what it is for if that needs saying; none: the length is fixed. */
  readonly lengths?: readonly (number | { readonly seconds: number; readonly name: string })[];
  /** Offer a soft sign at the end. It is off until the pupil asks for it. */
  readonly sign?: boolean;
}

const LOOK = 200; // milliseconds between two looks at the clock

let audio: AudioContext | undefined;
let signWanted = false;
let signedAt = 0;

/** Two soft tones. One sign for all views of a countdown. Without sound on the device nothing happens. */
function softSign(): void {
  if (!audio || Date.now() - signedAt < 1000) return;
  signedAt = Date.now();
  for (const [tone, at] of [[660, 0], [880, 0.25]] as const) {
    const start = audio.currentTime + at;
    const source = audio.createOscillator();
    const volume = audio.createGain();
    source.frequency.value = tone;
    volume.gain.setValueAtTime(0.12, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.4);
    source.connect(volume).connect(audio.destination);
    source.start(start);
    source.stop(start + 0.4);
  }
}

/** The choice for a sign. The browser lets a page make sound only after a touch; and so the pupil hears at once what it is. */
function signChoice(): HTMLElement {
  const box = make("input", { attributes: { type: "checkbox" } });
  box.checked = signWanted;
  box.addEventListener("change", () => {
    signWanted = box.checked;
    if (!signWanted || !("AudioContext" in globalThis)) return;
    audio ??= new AudioContext();
    void audio.resume().then(softSign, () => undefined);
  });
  return make("label", { class: "option timer__sign" }, box, make("span", {}, words.sign));
}

/** Buttons for the length; the chosen one is pressed. */
function lengthChoice(countdown: Countdown, lengths: NonNullable<TimerOptions["lengths"]>): { element: HTMLElement; show: () => void } {
  const buttons = lengths.map((length) => {
    const { seconds, name } = typeof length === "number" ? { seconds: length, name: "" } : length;
    const text = name ? words.lengthFor(name, words.length(seconds)) : words.length(seconds);
    return { seconds, element: button(text, () => countdown.again(seconds)) };
  });
  const show = (): void => {
    for (const { seconds, element } of buttons) element.setAttribute("aria-pressed", String(seconds === countdown.total));
  };
  const all = buttons.map(({ element }) => element);
  return { element: make("div", { class: "timer__lengths", attributes: { role: "group", "aria-label": words.lengths } }, ...all), show };
}

/**
 * The timer on a page or on the board: big digits, a button that starts and pauses, one to begin again, and a line that says
 * politely what happened. It stops by itself when it is taken off the page.
 */
export function makeTimer({ countdown, lengths = [], sign = false }: TimerOptions): HTMLElement {
  const face = make("p", { class: "timer__digits", attributes: { role: "timer", "aria-label": words.name } });
  const status = make("p", { class: "timer__status", attributes: { role: "status" } });
  const go = button(words.start, () => (countdown.state === "running" ? countdown.pause() : countdown.start()), { primary: true, action: "timer-go" });
  const again = button(words.again, () => countdown.again(), { action: "timer-again" });
  const choice = lengthChoice(countdown, lengths);
  const element = make("div", { class: "timer" }, ...(lengths.length ? [choice.element] : []), face, status, make("div", { class: "timer__buttons" }, go, again));
  if (sign) element.append(signChoice());

  const show = (): void => {
    const text = digits(countdown.seconds);
    if (face.textContent !== text) face.textContent = text;
    element.dataset["state"] = countdown.state;
    element.toggleAttribute("data-last", countdown.state === "running" && countdown.left <= LAST);
    go.textContent = { ready: words.start, running: words.pause, paused: words.resume, done: words.start }[countdown.state];
    choice.show();
  };
  let looking: ReturnType<typeof setInterval> | undefined;
  let stood = false;
  /** True once it was on the page and is not any more. */
  const isGone = (): boolean => {
    stood ||= element.isConnected;
    return stood && !element.isConnected;
  };
  const look = (): void => {
    if (isGone()) stop();
    else countdown.tick();
  };
  const follow = (): void => {
    const wanted = countdown.state === "running";
    if (wanted && looking === undefined) looking = setInterval(look, LOOK);
    if (!wanted && looking !== undefined) {
      clearInterval(looking);
      looking = undefined;
    }
  };
  const forget = countdown.watch((event) => {
    if (isGone()) return stop();
    const sentence = sentenceFor(event, countdown);
    if (sentence !== undefined) status.textContent = sentence;
    if (event === "end" && signWanted) softSign();
    follow();
    show();
  });
  const stop = (): void => {
    forget();
    if (looking !== undefined) clearInterval(looking);
    document.removeEventListener("visibilitychange", look);
  };
  document.addEventListener("visibilitychange", look); // a page that comes back looks at once
  if (countdown.state === "running") looking = setInterval(look, LOOK);
  show();
  return element;
}
