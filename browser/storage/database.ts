/**
 * What is kept, in IndexedDB: records under `worksheet/<id>` and `profile`, and in a database beside it the files of photos and clips under
 * their own names. Two databases, so that a large file never stands in the way of an answer.
 */

import type { Backend, FileFacts, Notice } from "./backend.ts";
import { Connection } from "./connection.ts";
import { EMPTY_PROFILE, type Merged, mergePatch, type Patch, type ProfileRecord, type WorksheetRecord } from "./records.ts";

const STORE = "records";
const FILES = "files";
const WORKSHEET = "worksheet/";
const PROFILE = "profile";
/** Milliseconds that a record and a file may take. A clip of 25 MB on a slow disk needs many seconds. */
const PATIENCE = 8000;
const PATIENCE_FOR_FILES = 60_000;

/** The name under which all things of a site are kept, in every kind of storage. */
export function storagePrefix(site: string): string {
  return `opstage:${site}`;
}

interface KeptFile {
  readonly blob: Blob;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

export class Database implements Backend {
  readonly #name: string;
  readonly #records: Connection;
  readonly #files: Connection;
  #channel: BroadcastChannel | undefined;

  constructor(site: string) {
    this.#name = storagePrefix(site);
    this.#records = new Connection(this.#name, STORE, PATIENCE);
    this.#files = new Connection(`${this.#name}:files`, FILES, PATIENCE_FOR_FILES);
    try {
      this.#channel = new BroadcastChannel(this.#name);
    } catch {
      this.#channel = undefined; // tabs then notice each other when they get the focus
    }
    this.listen((notice) => {
      if (notice.kind === "wiped" && notice.worksheet === undefined) clearAreas(this.#name);
    });
  }

  worksheets(): Promise<{ readonly [id: string]: WorksheetRecord }> {
    return this.#records.transaction("readonly", (store, done) => {
      const records: Record<string, WorksheetRecord> = {};
      const request = store.openCursor(IDBKeyRange.bound(WORKSHEET, `${WORKSHEET}\uffff`));
      request.onsuccess = () => {
        const cursor = request.result;
        if (!cursor) return done(records);
        records[String(cursor.key).slice(WORKSHEET.length)] = cursor.value as WorksheetRecord;
        cursor.continue();
      };
    });
  }

  worksheet(id: string): Promise<WorksheetRecord | undefined> {
    return this.#records.transaction("readonly", (store, done) => {
      const request = store.get(WORKSHEET + id);
      request.onsuccess = () => done(request.result as WorksheetRecord | undefined);
    });
  }

  profile(): Promise<ProfileRecord> {
    return this.#records.transaction("readonly", (store, done) => {
      const request = store.get(PROFILE);
      request.onsuccess = () => done((request.result as ProfileRecord | undefined) ?? EMPTY_PROFILE);
    });
  }

  merge(id: string, patch: Patch): Promise<Merged> {
    return this.#records.transaction("readwrite", (store, done) => {
      const request = store.get(WORKSHEET + id);
      request.onsuccess = () => {
        const merged = mergePatch(request.result as WorksheetRecord | undefined, patch);
        store.put(merged.record, WORKSHEET + id);
        done(merged);
      };
    });
  }

  replace(id: string, record: WorksheetRecord | null): Promise<void> {
    return this.#records.transaction("readwrite", (store, done) => {
      if (record) store.put(record, WORKSHEET + id);
      else store.delete(WORKSHEET + id);
      done();
    });
  }

  saveProfile(part: Partial<ProfileRecord>): Promise<void> {
    return this.#records.transaction("readwrite", (store, done) => {
      const request = store.get(PROFILE);
      request.onsuccess = () => {
        store.put({ ...EMPTY_PROFILE, ...(request.result as ProfileRecord | undefined), ...part }, PROFILE);
        done();
      };
    });
  }

  async putFile(name: string, blob: Blob): Promise<void> {
    await this.#files.transaction<void>("readwrite", (store, done) => {
      store.put({ blob, keptAt: Date.now() } satisfies KeptFile, name);
      done();
    });
  }

  async file(name: string): Promise<Blob | undefined> {
    return this.#files.transaction<Blob | undefined>("readonly", (store, done) => {
      const request = store.get(name);
      request.onsuccess = () => done((request.result as KeptFile | undefined)?.blob);
    });
  }

  async dropFiles(names: readonly string[]): Promise<void> {
    await this.#files.transaction<void>("readwrite", (store, done) => {
      for (const name of names) store.delete(name);
      done();
    });
  }

  fileList(): Promise<readonly FileFacts[]> {
    return this.#files.transaction("readonly", (store, done) => {
      const facts: FileFacts[] = [];
      const request = store.openCursor();
      request.onsuccess = () => {
        const cursor = request.result;
        if (!cursor) return done(facts);
        const { blob, keptAt } = cursor.value as KeptFile;
        facts.push({ name: String(cursor.key), size: blob.size, keptAt });
        cursor.continue();
      };
    });
  }

  async wipe(): Promise<void> {
    clearAreas(this.#name);
    for (const connection of [this.#records, this.#files]) {
      await connection.transaction<void>("readwrite", (store, done) => {
        store.clear();
        done();
      });
    }
  }

  async count(): Promise<number> {
    let count = countAreas(this.#name);
    for (const connection of [this.#records, this.#files]) {
      count += await connection.transaction<number>("readonly", (store, done) => {
        const request = store.count();
        request.onsuccess = () => done(request.result);
      });
    }
    return count;
  }

  async visitConfirmed(): Promise<boolean> {
    return areaOf("sessionStorage")?.getItem(`${this.#name}:visit`) === "yes";
  }

  async confirmVisit(): Promise<void> {
    try {
      areaOf("sessionStorage")?.setItem(`${this.#name}:visit`, "yes");
    } catch {
      // a full or refused session storage only means that the question comes again on the next page
    }
  }

  announce(notice: Notice): void {
    this.#channel?.postMessage(notice);
  }

  listen(hear: (notice: Notice) => void): void {
    this.#channel?.addEventListener("message", (event: MessageEvent<Notice>) => hear(event.data));
  }
}

type AreaName = "localStorage" | "sessionStorage";

/** A storage area, or nothing where the browser refuses it. */
export function areaOf(kind: AreaName): Storage | undefined {
  try {
    return globalThis[kind];
  } catch {
    return undefined;
  }
}

function keysOf(kind: AreaName, prefix: string): readonly string[] {
  return Object.keys(areaOf(kind) ?? {}).filter((key) => key.startsWith(`${prefix}:`));
}

const AREAS: readonly AreaName[] = ["localStorage", "sessionStorage"];

/** Remove all that this page keeps outside the database under a prefix. */
export function clearAreas(prefix: string): void {
  for (const kind of AREAS) for (const key of keysOf(kind, prefix)) areaOf(kind)?.removeItem(key);
}

export function countAreas(prefix: string): number {
  return AREAS.reduce((count, kind) => count + keysOf(kind, prefix).length, 0);
}
