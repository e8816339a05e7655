/** Reads what a teacher drops: files one by one, ZIPs inside out. One bad file stops nothing. No DOM. */

import type { WorksheetDefinition } from "../../core/definition.ts";
import { FileFailure } from "../../files/failure.ts";
import { MOST_BYTES, readEnvelope } from "../../files/guard.ts";
import { isZip, readEntry, zipEntries } from "../../files/zip.ts";
import { type HandIn, handInOf, isTooMuch, type Origin, type Reason, type Refusal, weigh } from "./hand_in.ts";
import { ownerOf } from "./owner.ts";
import { Pace } from "./pace.ts";

/** A file as it was dropped. */
export interface Source {
  readonly path: string;
  readonly blob: Blob;
}

/** What one overview holds so far. */
export interface Held {
  files: number;
  letters: number;
}

export interface Intake {
  readonly site: string;
  readonly held: Held;
  readonly definitions: ReadonlyMap<string, WorksheetDefinition>;
  onHandIn(handIn: HandIn): void;
  onRefusal(refusal: Refusal): void;
  /** Called now and then with how far it is. */
  onProgress(done: number, total: number): void;
  /** True to stop reading. */
  stopped(): boolean;
}

/** Most files, and characters of answers, that one overview holds: memory stays bounded whatever is dropped. */
export const MOST_FILES = 5_000;
export const MOST_TOTAL_LETTERS = 150_000_000;
/** A ZIP in the ZIP is a pupil's own; deeper ones are no hand-in. */
const DEEPEST_ZIP = 2;

/** Longest path that is shown. */
const LONGEST_PATH = 400;

/** What computers leave in folders by themselves. */
const LITTER = /(?:^|\/)(?:\.[^/]*|__MACOSX\/.*|Thumbs\.db|desktop\.ini|~\$[^/]*)$/i;

export function isLitter(path: string): boolean {
  return LITTER.test(path) || path.includes("__MACOSX/");
}

interface Ready {
  readonly path: string;
  readonly size: number;
  read(): Promise<Uint8Array>;
}

class Reader {
  readonly #intake: Intake;
  readonly #pace = new Pace();
  #done = 0;
  #total = 0;

  constructor(intake: Intake) {
    this.#intake = intake;
  }

  async readAll(sources: readonly Source[]): Promise<void> {
    this.#total = sources.length;
    for (const { path, blob } of sources) {
      if (this.#intake.stopped()) return;
      await this.#readBlob(path, blob, 0);
    }
    this.#intake.onProgress(this.#done, this.#total);
  }

  #step(): void {
    this.#done += 1;
    this.#intake.onProgress(this.#done, this.#total);
  }

  async #readBlob(path: string, blob: Blob, depth: number): Promise<void> {
    if (isLitter(path)) return this.#step();
    let head: Uint8Array;
    try {
      head = new Uint8Array(await blob.slice(0, 4).arrayBuffer());
    } catch {
      this.#refuse({ path, size: blob.size }, "UNREADABLE");
      return this.#step();
    }
    if (isZip(head) && (depth > 0 || /\.zip$/i.test(path) || !/\.[a-z0-9]{3,5}$/i.test(path))) await this.#readZip(path, blob, depth);
    else await this.#readOne({ path, size: blob.size, read: async () => new Uint8Array(await blob.arrayBuffer()) });
    this.#step();
  }

  async #readZip(path: string, blob: Blob, depth: number): Promise<void> {
    const origin = { path, size: blob.size };
    if (depth >= DEEPEST_ZIP) return this.#refuse(origin, "OTHER_KIND");
    let entries: Awaited<ReturnType<typeof zipEntries>>;
    try {
      entries = (await zipEntries(blob)).filter((entry) => !isLitter(entry.path));
    } catch (cause) {
      return this.#refuse(origin, reasonOf(cause));
    }
    if (!entries.length) return this.#refuse(origin, "EMPTY");
    this.#total += entries.length;
    for (const entry of entries) {
      if (this.#intake.stopped()) return;
      const inside = depth === 0 ? entry.path : `${path}/${entry.path}`;
      if (entry.encrypted) this.#refuse({ path: inside, size: entry.size }, "ENCRYPTED");
      else if (/\.zip$/i.test(entry.path)) await this.#readInnerZip(inside, blob, entry, depth);
      else await this.#readOne({ path: inside, size: entry.size, read: () => readEntry(blob, entry) });
      this.#step();
    }
  }

  async #readInnerZip(path: string, blob: Blob, entry: Awaited<ReturnType<typeof zipEntries>>[number], depth: number): Promise<void> {
    try {
      const bytes = await readEntry(blob, entry);
      await this.#readZip(path, new Blob([bytes as BlobPart]), depth + 1);
    } catch (cause) {
      this.#refuse({ path, size: entry.size }, reasonOf(cause));
    }
  }

  async #readOne({ path, size, read }: Ready): Promise<void> {
    await this.#pace.breathe();
    const origin: Origin = { path: path.slice(-LONGEST_PATH), size, ...owned(path) };
    const { held } = this.#intake;
    if (held.files >= MOST_FILES || held.letters > MOST_TOTAL_LETTERS) return this.#refuse(origin, "TOO_MANY");
    if (size > MOST_BYTES) return this.#refuse(origin, "TOO_BIG");
    let bytes: Uint8Array | undefined;
    try {
      bytes = await read();
      const envelope = await readEnvelope(bytes, this.#intake.site);
      if (envelope.purpose === "feedback") return this.#refuse(origin, "RETURNED");
      await this.#pace.breathe();
      const weight = weigh(envelope.worksheets);
      if (isTooMuch(weight)) return this.#refuse(origin, "TOO_MUCH");
      held.files += 1;
      held.letters += weight.letters;
      this.#intake.onHandIn(handInOf(envelope, origin, this.#intake.definitions));
    } catch (cause) {
      this.#refuse(origin, closerReason(reasonOf(cause), path, bytes));
    }
  }

  #refuse(origin: Origin, reason: Reason): void {
    this.#intake.onRefusal({ origin: { ...origin, path: origin.path.slice(-LONGEST_PATH), ...owned(origin.path) }, reason });
  }
}

function owned(path: string): Pick<Origin, "owner"> {
  const owner = ownerOf(path);
  return owner ? { owner } : {};
}

/** What the browser says when a file went away or may not be read. */
function reasonOf(cause: unknown): Reason {
  if (cause instanceof FileFailure) return cause.code;
  return cause instanceof DOMException ? "UNREADABLE" : "DAMAGED";
}

const latin1 = new TextDecoder("latin1");
/** Bytes at either end of a PDF that are looked at for what made it. */
const LOOK = 256 * 1024;
const ENCRYPTED = /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/;
/** Programs behind "print to PDF" of computers, phones and browsers. */
const PRINTERS = /Skia\/PDF|Microsoft(?:®|\s*\S{0,3})?:? ?Print To PDF|Quartz PDFContext|cairo \d|Mozilla|Chromium|CUPS|Ghostscript|PDFCreator|iOS Version|iPhone OS|WebKit/i;

/** Why a file without our answers has none: a teacher can tell the pupil more than "not ours". */
export function closerReason(reason: Reason, path: string, bytes: Uint8Array | undefined): Reason {
  if ((reason !== "NOT_OURS" && reason !== "DAMAGED") || !bytes) return reason;
  const isPdf = latin1.decode(bytes.subarray(0, 1024)).includes("%PDF-");
  if (!isPdf) return reason === "DAMAGED" || /\.(?:pdf|json)$/i.test(path) ? reason : "OTHER_KIND";
  const ends = latin1.decode(bytes.subarray(0, LOOK)) + latin1.decode(bytes.subarray(Math.max(LOOK, bytes.length - LOOK)));
  if (ENCRYPTED.test(ends)) return "ENCRYPTED";
  return reason === "NOT_OURS" && PRINTERS.test(ends) ? "PRINTED" : reason;
}

/** Read everything that was dropped. */
export async function readSources(sources: readonly Source[], intake: Intake): Promise<void> {
  await new Reader(intake).readAll(sources);
}
