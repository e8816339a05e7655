/** One object store in a database of its own: it opens when it is needed, and again after the browser closed it. */

import { StorageError } from "./backend.ts";


function failure(cause: unknown): StorageError {
  if (cause instanceof StorageError) return cause;
  const name = cause instanceof DOMException ? cause.name : "";
  return new StorageError(name === "QuotaExceededError" ? "full" : "blocked", cause);
}

function inTime<T>(promise: Promise<T>, patience: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new StorageError("blocked", "no answer")), patience);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

export class Connection {
  readonly #name: string;
  readonly #store: string;
  readonly #patience: number;
  #opened: Promise<IDBDatabase> | undefined;

  /** A browser that never answers (seen with broken profiles) counts as blocked after `patience` milliseconds. */
  constructor(name: string, store: string, patience: number) {
    this.#name = name;
    this.#store = store;
    this.#patience = patience;
  }

  #open(): Promise<IDBDatabase> {
    this.#opened ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(this.#name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(this.#store);
      request.onsuccess = () => {
        const forget = (): void => {
          this.#opened = undefined;
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
      this.#opened = undefined;
      throw failure(cause);
    });
    return this.#opened;
  }

  /** One transaction; resolves when it is durable. Rejects with a StorageError. */
  async transaction<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore, done: (value: T) => void) => void): Promise<T> {
    const run = async (): Promise<T> => {
      const database = await this.#open();
      return new Promise<T>((resolve, reject) => {
        let result: { value: T } | undefined;
        const transaction = database.transaction(this.#store, mode, { durability: "strict" });
        transaction.oncomplete = () => (result ? resolve(result.value) : reject(new StorageError("blocked", "no result")));
        transaction.onabort = () => reject(failure(transaction.error));
        work(transaction.objectStore(this.#store), (value) => {
          result = { value };
        });
      });
    };
    try {
      return await inTime(run(), this.#patience);
    } catch (cause) {
      if (!(cause instanceof DOMException && cause.name === "InvalidStateError")) throw failure(cause);
      this.#opened = undefined; // the connection was closed under us: once more with a new one
      return inTime(run(), this.#patience).catch((again: unknown) => {
        throw failure(again);
      });
    }
  }
}
