/**
 * Recording on a sheet: turn the camera or microphone on, see that it hears you, count down, record, look back. Where that cannot be,
 * the recorder of the device through a file, or doing it live. Only clips that the pupil made are kept, and only on this device.
 */

import { FILE_TYPES } from "../../core/media.ts";
import { recordingMessages as words, recordingReportMessages as lengths } from "../../core/messages.ts";
import { button, type Child, make } from "../_parts/elements.ts";
import type { Bench, Studio } from "../studio.ts";
import { endingFor, endingOf, isSoundOnly, withoutPlace } from "./container.ts";
import { clipsOf, DEFAULT_SECONDS, expectedBytes, liveNote, type Media, MOST_BYTES, MOST_TRIES, nextNumber, withClips, withLive } from "./limits.ts";
import { closeSource, hasMoreCameras, Meter, openSource, probe, Recorder, type Refusal, refusalBefore, Refused, type Take } from "./source.ts";
import { filePicker, putClip, Tries } from "./tries.ts";

type Stage = "rest" | "asking" | "ready" | "counting" | "recording" | "saving" | "unsaved";

const LOOK = 100; // milliseconds between two looks at sound and clock
const COUNT = 3;
const LAST = 10; // seconds
const HEARD = 0.4; // level of a voice that comes through

function lengthOf(seconds: number): string {
  return lengths.length(Math.floor(seconds / 60), Math.round(seconds) % 60);
}

function digits(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

class Desk {
  readonly #bench: Bench<"recording">;
  readonly #offered: readonly Media[];
  readonly #most: number;
  readonly #box = make("div", { class: "recording__stage" });
  readonly #status = make("p", { class: "recording__status", attributes: { role: "status" } });
  readonly #files = make("details", { class: "recording__way" });
  readonly #live = make("details", { class: "recording__way" });
  readonly #note = make("textarea", { class: "field field--long", attributes: { rows: "3" } });
  readonly #tries: Tries;
  #media: Media;
  #stage: Stage = "rest";
  #facing: "user" | "environment" = "user";
  #stream: MediaStream | undefined;
  #meter: Meter | undefined;
  #recorder: Recorder | undefined;
  #unsaved: Take | undefined;
  /** The pupil heard that the end is near. */
  #warned = false;
  #looking: ReturnType<typeof setInterval> | undefined;
  #counting: ReturnType<typeof setInterval> | undefined;

  constructor(bench: Bench<"recording">) {
    this.#bench = bench;
    const { media = "both", seconds = DEFAULT_SECONDS } = bench.question;
    this.#offered = media === "both" ? ["video", "audio"] : [media];
    this.#media = this.#offered[0] ?? "audio";
    this.#most = seconds;
    this.#tries = new Tries(bench, (text) => this.#say(text));
  }

  start(): void {
    const root = this.#bench.root.querySelector<HTMLElement>("[data-recording]");
    root?.append(this.#box, this.#status, this.#tries.element, this.#files, this.#live);
    // What is typed here reaches the form through the bench only.
    for (const event of ["input", "change"]) root?.addEventListener(event, (heard) => heard.stopPropagation());
    this.#layLive();
    this.#go("rest", false);
    const refusal = refusalBefore();
    if (refusal) this.#refuse(refusal);
    this.#bench.watch(() => {
      this.#tries.show();
      this.#showLive();
    });
    addEventListener("pagehide", () => this.#off());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && this.#stage === "ready") this.#turnOff();
    });
  }

  #say(text: string): void {
    this.#status.textContent = text;
  }

  /** Go to a stage and lay out what belongs to it; the focus goes with it when the pupil brought us here. */
  #go(stage: Stage, focus = true): void {
    this.#stage = stage;
    this.#box.replaceChildren(...this.#parts(stage));
    this.#box.dataset["stage"] = stage;
    this.#files.hidden = stage !== "rest";
    if (stage === "rest") this.#layFiles();
    if (focus) this.#box.querySelector<HTMLElement>("[data-main]")?.focus();
  }

  #parts(stage: Stage): Child[] {
    switch (stage) {
      case "rest":
        return this.#rest();
      case "ready":
        return this.#ready();
      case "counting":
        return [this.#picture(), make("p", { class: "recording__count", attributes: { "aria-hidden": "true", "data-count": "" } }, String(COUNT)), this.#buttons(this.#main(words.cancel, () => this.#turnOff()))];
      case "recording":
        return [this.#picture(), this.#clock(), this.#sound(), this.#buttons(this.#main(words.stop, () => void this.#finish(), "stop-recording"))];
      case "unsaved":
        return this.#rescue();
      case "asking":
      case "saving":
        return []; // the status line says what happens
    }
  }

  #main(text: string, onClick: () => void, action?: string): HTMLButtonElement {
    const made = button(text, onClick, { primary: true, ...(action ? { action } : {}) });
    made.dataset["main"] = "";
    return made;
  }

  #buttons(...buttons: readonly HTMLElement[]): HTMLElement {
    return make("div", { class: "practice__buttons" }, ...buttons);
  }

  #rest(): Child[] {
    const open = this.#main(words.open[this.#media], () => void this.#open(), "open-recorder");
    open.hidden = refusalBefore() !== undefined;
    return [...(this.#offered.length > 1 ? [this.#choice()] : []), make("p", {}, words.longest(lengthOf(this.#most))), this.#buttons(open)];
  }

  #choice(): HTMLElement {
    const options = this.#offered.map((media) => {
      const field = make("input", { attributes: { type: "radio", name: `${this.#bench.root.dataset["question"] ?? ""}-media`, value: media } });
      field.checked = media === this.#media;
      field.addEventListener("change", () => {
        this.#media = media;
        this.#go("rest", false);
        this.#box.querySelector<HTMLElement>(`input[value=${media}]`)?.focus();
      });
      return make("label", { class: "option" }, field, make("span", {}, words.media[media]));
    });
    return make("fieldset", { class: "recording__choice" }, make("legend", {}, words.choose), ...options);
  }

  #ready(): Child[] {
    const start = this.#main(words.start, () => this.#count(), "start-recording");
    const turn = button(words.otherCamera, () => void this.#turn(), { action: "other-camera" });
    turn.hidden = true;
    if (this.#media === "video") void hasMoreCameras().then((more) => (turn.hidden = !more));
    return [this.#picture(), this.#sound(), make("p", { attributes: { "data-heard": "" } }, words.silent), this.#buttons(start, turn, button(words.off[this.#media], () => this.#turnOff()))];
  }

  /** What the camera sees, the way a mirror shows it. */
  #picture(): Child {
    if (this.#media === "audio" || !this.#stream) return "";
    const mirror = make("video", { class: "recording__picture", attributes: { "aria-label": words.preview, playsinline: "" } });
    mirror.classList.toggle("recording__picture--mirror", this.#facing === "user");
    mirror.muted = true;
    mirror.srcObject = this.#stream;
    void mirror.play().catch(() => undefined);
    return mirror;
  }

  #sound(): HTMLElement {
    const meter = make("meter", { attributes: { min: "0", max: "1", value: "0", "data-level": "" } });
    return make("label", { class: "recording__level" }, make("span", {}, words.level), meter);
  }

  #clock(): HTMLElement {
    return make("p", { class: "recording__clock", attributes: { role: "timer", "aria-label": words.timeLeft, "data-clock": "" } }, digits(this.#most));
  }

  /** Turn the device on. Nothing is recorded yet. */
  async #open(): Promise<void> {
    if (clipsOf(this.#bench.read()).length >= MOST_TRIES) return this.#say(words.most(MOST_TRIES));
    this.#say(words.asking);
    this.#go("asking");
    try {
      this.#stream = await openSource(this.#media, this.#facing);
      this.#meter = new Meter(this.#stream);
    } catch (cause) {
      this.#off();
      this.#refuse(cause instanceof Refused ? cause.refusal : "failed");
      return this.#go("rest");
    }
    this.#say(words.ready[this.#media]);
    this.#go("ready");
    this.#looking = setInterval(() => this.#look(), LOOK);
    await this.#warnOfRoom();
  }

  async #warnOfRoom(): Promise<void> {
    const { used, quota } = await this.#bench.shelf.room().catch(() => ({ used: 0, quota: 0 }));
    if (quota && quota - used < expectedBytes(this.#media, this.#most)) this.#bench.notify(words.fewRoom, { kind: "problem" });
  }

  async #turn(): Promise<void> {
    this.#facing = this.#facing === "user" ? "environment" : "user";
    this.#off();
    await this.#open();
  }

  /** Say why it cannot be, and open the other ways. */
  #refuse(refusal: Refusal): void {
    this.#say(refusal === "absent" ? words.refusals.absent[this.#media] : words.refusals[refusal]);
    this.#files.open = true;
    this.#live.open = true;
  }

  #count(): void {
    this.#say(words.counting);
    this.#go("counting");
    let left = COUNT;
    this.#counting = setInterval(() => {
      left -= 1;
      const shown = this.#box.querySelector("[data-count]");
      if (shown) shown.textContent = String(left);
      if (left <= 0) this.#record();
    }, 1000);
  }

  #record(): void {
    clearInterval(this.#counting);
    if (!this.#stream) return;
    try {
      this.#recorder = new Recorder(this.#stream, this.#media, this.#most, () => void this.#finish());
      this.#recorder.start();
    } catch {
      this.#off();
      this.#refuse("failed");
      return this.#go("rest");
    }
    void this.#recorder.ended.then(() => void this.#finish()); // a camera that is pulled out ends the take, which is kept
    this.#warned = false;
    this.#say(words.started(lengthOf(this.#most)));
    this.#go("recording");
  }

  /** A look at the sound, the clock, and whether the pupil still sees this. */
  #look(): void {
    const level = this.#meter?.level() ?? 0;
    const meter = this.#box.querySelector<HTMLMeterElement>("[data-level]");
    if (meter) meter.value = level;
    const heard = this.#box.querySelector("[data-heard]");
    if (heard && level > HEARD && heard.textContent !== words.heard) heard.textContent = words.heard;
    const gone = !this.#box.checkVisibility();
    if (this.#stage === "recording") this.#lookAtClock(gone);
    else if (gone) this.#turnOff();
  }

  #lookAtClock(gone: boolean): void {
    const left = Math.max(0, Math.ceil(this.#most - (this.#recorder?.seconds ?? 0)));
    const clock = this.#box.querySelector("[data-clock]");
    if (clock && clock.textContent !== digits(left)) {
      clock.textContent = digits(left);
      if (left && left <= LAST && !this.#warned) {
        this.#warned = true;
        this.#say(words.last(lengthOf(left)));
      }
    }
    if (left === 0 || gone) void this.#finish();
  }

  /** End the take and keep it. Called once, whatever ended it. */
  async #finish(): Promise<void> {
    const recorder = this.#recorder;
    if (!recorder) return;
    this.#recorder = undefined;
    this.#say(words.saving);
    this.#go("saving");
    const take = await recorder.stop();
    this.#off();
    if (take) return this.#keep(take);
    this.#say(words.empty);
    this.#go("rest");
  }

  async #keep(take: Take, given = false): Promise<void> {
    this.#unsaved = undefined;
    const file = await putClip(this.#bench, take.bytes, take.ending);
    if (file === undefined) {
      this.#unsaved = take;
      this.#say(words.unsaved);
      return this.#go("unsaved");
    }
    const answer = this.#bench.read();
    if (answer.some((item) => item.file === file)) {
      this.#say(words.same);
    } else {
      const number = nextNumber(answer);
      this.#bench.write(withClips(answer, [{ kind: take.media, number, file, seconds: take.seconds, size: take.bytes.length, best: false, note: "" }]));
      this.#tries.show();
      const isLong = given && take.seconds > this.#most + 1;
      this.#say(isLong ? words.tooLong(lengthOf(take.seconds), lengthOf(this.#most)) : words.saved(number));
    }
    this.#go("rest");
  }

  /** A take that storage did not hold lives in memory only: take it away now, or try again after making room. */
  #rescue(): Child[] {
    const take = this.#unsaved;
    if (!take) return [];
    const url = URL.createObjectURL(new Blob([take.bytes as BlobPart], { type: FILE_TYPES[take.ending] ?? "" }));
    const link = make("a", { class: "button button--primary", attributes: { href: url, download: `${this.#bench.question.id}.${take.ending}`, "data-main": "", "data-action": "download-try" } }, words.download);
    const leave = (): void => {
      this.#unsaved = undefined;
      this.#say("");
      this.#go("rest");
      URL.revokeObjectURL(url);
    };
    return [this.#buttons(link, button(words.tryAgain, () => void this.#keep(take)), button(words.drop, leave))];
  }

  /** Camera and microphone off, at once. */
  #off(): void {
    clearInterval(this.#looking);
    clearInterval(this.#counting);
    this.#meter?.close();
    if (this.#stream) closeSource(this.#stream);
    this.#meter = undefined;
    this.#stream = undefined;
  }

  #turnOff(): void {
    this.#off();
    this.#say(words.isOff[this.#media]);
    this.#go("rest");
  }

  #layFiles(): void {
    const { open } = this.#files;
    const take = (file: File): void => void this.#takeFile(file);
    const accept = this.#offered.map((media) => `${media}/*`).join(",");
    // A device that one touches has a recorder of its own behind such a field.
    const own = matchMedia("(any-pointer: coarse)").matches ? [filePicker(words.deviceOpen[this.#media], `${this.#media}/*`, take, { capture: this.#facing })] : [];
    const hint = own.length ? words.deviceHint : words.waysText;
    this.#files.replaceChildren(make("summary", {}, words.ways), make("p", {}, hint), this.#buttons(...own, filePicker(words.file, accept, take, { "data-action": "choose-clip" })));
    this.#files.open = open;
  }

  /** A file of the device: looked at by its bytes, freed of where it was made, and kept. */
  async #takeFile(file: File): Promise<void> {
    if (clipsOf(this.#bench.read()).length >= MOST_TRIES) return this.#say(words.most(MOST_TRIES));
    if (file.size === 0) return this.#say(words.emptyFile);
    if (file.size > MOST_BYTES) return this.#say(words.tooBig(words.size(file.size), words.size(MOST_BYTES)));
    this.#say(words.fileBusy);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const ending = endingOf(bytes);
    if (!ending) return this.#say(words.noClip);
    const clean = ["mp4", "m4a", "mov"].includes(ending) ? withoutPlace(bytes) : bytes;
    const known = await probe(new Blob([clean as BlobPart], { type: FILE_TYPES[ending] ?? "" }));
    const media = known?.media ?? (isSoundOnly(ending) ? "audio" : "video");
    await this.#keep({ bytes: clean, ending: endingFor(ending, media), media, seconds: known?.seconds ?? 0 }, true);
  }

  #layLive(): void {
    this.#live.append(make("summary", {}, words.live), make("p", {}, words.liveText), make("label", { class: "recording__live" }, make("span", {}, words.liveLabel), this.#note));
    this.#note.addEventListener("input", () => this.#bench.write(withLive(this.#bench.read(), this.#note.value)));
    this.#showLive();
  }

  #showLive(): void {
    const note = liveNote(this.#bench.read());
    if (note === this.#note.value || document.activeElement === this.#note) return;
    this.#note.value = note;
    if (note) this.#live.open = true;
  }
}

export const studio: Studio<"recording"> = {
  start(bench) {
    new Desk(bench).start();
  },
};
