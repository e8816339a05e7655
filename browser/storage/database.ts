/** Records in IndexedDB: one database a site, one store, keys `worksheet/<id>` and `profile`. */

import { type Backend, type Notice, StorageError } from "./backend.ts";
import { EMPTY_PROFILE, type Merged, mergePatch, type Patch, type ProfileRecord, type WorksheetRecord } from "./records.ts";

const STORE = "records";
const WORKSHEET = "worksheet/";
const PROFILE = "profile";
/** A browser that never answers (seen with broken profiles) counts as blocked after this time, in milliseconds. */
const PATIENCE = 8000;

function failure(cause: unknown): StorageError {
  if (cause instanceof StorageError) return cause;
  const name = cause instanceof DOMException ? cause.name : "";
  return new StorageError(name === "QuotaExceededError" ? "full" : "blocked", cause);
}

function inTime<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new StorageError("blocked", "no answer")), PATIENCE);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** The name under which all things of a site are kept, in every kind of storage. */
export function storagePrefix(site: string): string {
  return `opstage:${site}`;
}

export class Database implements Backend {
  readonly #name: string;
  #connection: Promise<IDBDatabase> | undefined;
  #channel: BroadcastChannel | undefined;

  constructor(site: string) {
    this.#name = storagePrefix(site);
    try {
      this.#channel = new BroadcastChannel(this.#name);
    } catch {
      this.#channel = undefined; // tabs then notice each other when they get the focus
    }
    this.listen((notice) => {
      if (notice.kind === "wiped" && notice.worksheet === undefined) clearAreas(this.#name);
    });
  }

  #open(): Promise<IDBDatabase> {
    this.#connection ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(this.#name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE);
      request.onsuccess = () => {
        const forget = (): void => {
          this.#connection = undefined;
        };
        request.result.onclose = forget; // the browser cleared its data
        request.result.onversionchange = () => {
          request.result.close();
          forget();
        };
        resolve(request.result);
      };
      request.onerror = () => reject(failure(request.error));
      request.onblocked = () => reject(new StorageError("blocked", "another version is open"));
    }).catch((cause: unknown) => {
      this.#connection = undefined;
      throw failure(cause);
    });
    return this.#connection;
  }

  async #transaction<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore, done: (value: T) => void) => void): Promise<T> {
    const run = async (): Promise<T> => {
      const database = await this.#open();
      return new Promise<T>((resolve, reject) => {
        let result: { value: T } | undefined;
        const transaction = database.transaction(STORE, mode, { durability: "strict" });
        transaction.oncomplete = () => (result ? resolve(result.value) : reject(new StorageError("blocked", "no result")));
        transaction.onabort = () => reject(failure(transaction.error));
        work(transaction.objectStore(STORE), (value) => {
          result = { value };
        });
      });
    };
    try {
      return await inTime(run());
    } catch (cause) {
      if (!(cause instanceof DOMException && cause.name === "InvalidStateError")) throw failure(cause);
      this.#connection = undefined; // the connection was closed under us: once more with a new one
      return inTime(run()).catch((again: unknown) => {
        throw failure(again);
      });
    }
  }

  worksheets(): Promise<{ readonly [id: string]: WorksheetRecord }> {
    return this.#transaction("readonly", (store, done) => {
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
    return this.#transaction("readonly", (store, done) => {
      const request = store.get(WORKSHEET + id);
      request.onsuccess = () => done(request.result as WorksheetRecord | undefined);
    });
  }

  profile(): Promise<ProfileRecord> {
    return this.#transaction("readonly", (store, done) => {
      const request = store.get(PROFILE);
      request.onsuccess = () => done((request.result as ProfileRecord | undefined) ?? EMPTY_PROFILE);
    });
  }

  merge(id: string, patch: Patch): Promise<Merged> {
    return this.#transaction("readwrite", (store, done) => {
      const request = store.get(WORKSHEET + id);
      request.onsuccess = () => {
        const merged = mergePatch(request.result as WorksheetRecord | undefined, patch);
        store.put(merged.record, WORKSHEET + id);
        done(merged);
      };
    });
  }

  replace(id: string, record: WorksheetRecord | null): Promise<void> {
    return this.#transaction("readwrite", (store, done) => {
      if (record) store.put(record, WORKSHEET + id);
      else store.delete(WORKSHEET + id);
      done();
    });
  }

  saveProfile(part: Partial<ProfileRecord>): Promise<void> {
    return this.#transaction("readwrite", (store, done) => {
      const request = store.get(PROFILE);
      request.onsuccess = () => {
        store.put({ ...EMPTY_PROFILE, ...(request.result as ProfileRecord | undefined), ...part }, PROFILE);
        done();
      };
    });
  }

  async wipe(): Promise<void> {
    clearAreas(this.#name);
    await this.#transaction<void>("readwrite", (store, done) => {
      store.clear();
      done();
    });
  }

  async count(): Promise<number> {
    const records = await this.#transaction<number>("readonly", (store, done) => {
      const request = store.count();
      request.onsuccess = () => done(request.result);
    });
    return records + countAreas(this.#name);
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
