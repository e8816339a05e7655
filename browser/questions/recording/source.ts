/** The camera and microphone of the device, and one take from them. */

import { endingFor, endingOf, withDuration } from "./container.ts";
import { bitRates, type Media, MOST_BYTES } from "./limits.ts";

export type Refusal = "insecure" | "refused" | "absent" | "busy" | "failed";

export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

export interface Take {
  readonly bytes: Uint8Array;
  readonly ending: string;
  readonly media: Media;
  readonly seconds: number;
}

/** Best first: MP4 plays on every phone and computer. What a browser cannot make it says so of. */
const TYPES: { readonly [M in Media]: readonly string[] } = {
  video: ["video/mp4;codecs=avc1.42E01F,mp4a.40.2", "video/webm;codecs=vp8,opus", "video/webm", "video/mp4"],
  audio: ["audio/mp4;codecs=mp4a.40.2", "audio/webm;codecs=opus", "audio/webm", "audio/mp4"],
};
const SLICE = 1000; // milliseconds of a take that come in at once

const REFUSALS: { readonly [name: string]: Refusal } = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "absent",
  OverconstrainedError: "absent",
  NotReadableError: "busy",
  AbortError: "busy",
};

/** The parts of the browser that a page on plain http, or an old browser, does not have. */
function devices(): MediaDevices {
  const found: MediaDevices | undefined = navigator.mediaDevices;
  if (!found) throw new Refused("insecure");
  if (typeof MediaRecorder === "undefined") throw new Refused("failed");
  return found;
}

/** Why this page cannot record at all; nothing when it can ask. */
export function refusalBefore(): Refusal | undefined {
  try {
    devices();
    return undefined;
  } catch (cause) {
    return (cause as Refused).refusal;
  }
}

/** Ask for the microphone, and the camera for a film. Rejects with Refused. */
export async function openSource(media: Media, facing: "user" | "environment"): Promise<MediaStream> {
  const video = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 24, max: 30 }, facingMode: facing };
  try {
    return await devices().getUserMedia({ audio: true, ...(media === "video" ? { video } : {}) });
  } catch (cause) {
    if (cause instanceof Refused) throw cause;
    throw new Refused(REFUSALS[(cause as Error).name] ?? "failed");
  }
}

/** True when there is more than one camera to choose from. */
export async function hasMoreCameras(): Promise<boolean> {
  const found = await devices().enumerateDevices().catch(() => []);
  return found.filter(({ kind }) => kind === "videoinput").length > 1;
}

export function closeSource(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** How loud it is now, from 0 to 1. */
export class Meter {
  readonly #audio: AudioContext;
  readonly #analyser: AnalyserNode;
  readonly #samples: Float32Array<ArrayBuffer>;

  constructor(stream: MediaStream) {
    this.#audio = new AudioContext();
    this.#analyser = this.#audio.createAnalyser();
    this.#analyser.fftSize = 1024;
    this.#samples = new Float32Array(this.#analyser.fftSize);
    this.#audio.createMediaStreamSource(stream).connect(this.#analyser);
  }

  level(): number {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    let sum = 0;
    for (const sample of this.#samples) sum += sample * sample;
    const loud = Math.sqrt(sum / this.#samples.length);
    return loud ? Math.max(0, Math.min(1, 1 + Math.log10(loud) / 3)) : 0; // 60 dB from silence to full
  }

  close(): void {
    void this.#audio.close();
  }
}

/** One take, from its start until its stop. */
export class Recorder {
  readonly #recorder: MediaRecorder;
  readonly #media: Media;
  readonly #parts: Blob[] = [];
  readonly #done: Promise<void>;
  #startedAt = 0;
  #stoppedAt = 0;
  #size = 0;

  /** `onFull`: the take has reached the size that fits. */
  constructor(stream: MediaStream, media: Media, seconds: number, onFull: () => void) {
    this.#media = media;
    const mimeType = TYPES[media].find((type) => MediaRecorder.isTypeSupported(type));
    this.#recorder = new MediaRecorder(stream, { ...bitRates(media, seconds), ...(mimeType ? { mimeType } : {}) });
    this.#recorder.addEventListener("dataavailable", ({ data }) => {
      this.#parts.push(data);
      this.#size += data.size;
      if (this.#size > MOST_BYTES * 0.95) onFull();
    });
    this.#done = new Promise((resolve) => {
      this.#recorder.addEventListener("stop", () => resolve()); // also after an error, and when the device goes
    });
  }

  start(): void {
    this.#recorder.start(SLICE);
    this.#startedAt = performance.now();
    void this.#done.then(() => {
      this.#stoppedAt ||= performance.now();
    });
  }

  /** Hear that the take ended, also by itself. */
  get ended(): Promise<void> {
    return this.#done;
  }

  get seconds(): number {
    return ((this.#stoppedAt || performance.now()) - this.#startedAt) / 1000;
  }

  /** End the take; nothing when nothing came in. */
  async stop(): Promise<Take | undefined> {
    this.#stoppedAt ||= performance.now();
    if (this.#recorder.state !== "inactive") this.#recorder.stop();
    await this.#done;
    const raw = new Uint8Array(await new Blob(this.#parts).arrayBuffer());
    const ending = endingOf(raw);
    const seconds = Math.round(this.seconds * 10) / 10;
    return ending ? { bytes: withDuration(raw, seconds), ending: endingFor(ending, this.#media), media: this.#media, seconds } : undefined;
  }
}

/** Milliseconds in which a device can read the head of a file, however slow. */
const PATIENCE = 8000;

/** What a player makes of a file: sound or film, and its length; nothing when this device cannot play it. */
export function probe(blob: Blob): Promise<{ readonly media: Media; readonly seconds: number } | undefined> {
  return new Promise((resolve) => {
    const url = URL.createObjectURL(blob);
    const player = document.createElement("video");
    const finish = (known: boolean): void => {
      clearTimeout(timer);
      const seconds = Number.isFinite(player.duration) ? Math.round(player.duration * 10) / 10 : 0;
      const found = known ? { media: player.videoWidth ? ("video" as const) : ("audio" as const), seconds } : undefined;
      player.removeAttribute("src");
      player.load();
      URL.revokeObjectURL(url);
      resolve(found);
    };
    const timer = setTimeout(() => finish(player.readyState > 0), PATIENCE);
    player.preload = "metadata";
    player.addEventListener("error", () => finish(false), { once: true });
    player.addEventListener(
      "loadedmetadata",
      () => {
        if (Number.isFinite(player.duration)) return finish(true);
        player.addEventListener("durationchange", () => finish(true), { once: true });
        player.currentTime = 1e10; // a recording of a browser tells its length only at its end
      },
      { once: true },
    );
    player.src = url;
  });
}
