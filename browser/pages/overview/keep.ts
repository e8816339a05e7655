/**
 * The overview on this computer, only when the teacher asks: a database of its own, apart from the work of pupils. Looking whether
 * something is kept makes nothing.
 */

import { storagePrefix } from "../../storage/database.ts";
import type { Drafts } from "./feedback/drafts.ts";
import type { HandIn } from "./hand_in.ts";
import { nextTurn } from "./pace.ts";
import type { Choices } from "./roster.ts";

const STORE = "overview";
const FACTS = "facts";
const HAND_IN = "hand-in/";
/** Hand-ins that are written or read before the page gets a turn. */
const AT_ONCE = 10;

/** What may be said of a kept overview before anyone asks to see it. */
export interface Kept {
  /** ISO 8601. */
  readonly at: string;
  readonly people: number;
}

type DraftRows = ReturnType<Drafts["all"]>;

/** What the teacher decided and wrote. */
interface Own {
  readonly choices: Choices;
  readonly drafts: DraftRows;
}

interface Facts extends Kept, Own {}

function nameOf(site: string): string {
  return `${storagePrefix(site)}:klas`;
}

/** The database, or nothing when it is not there and `make` does not ask for it. */
function open(site: string, make: boolean): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(nameOf(site), 1);
    let absent = false;
    request.onupgradeneeded = () => {
      if (make) request.result.createObjectStore(STORE);
      else {
        absent = true;
        request.transaction?.abort(); // an open that is broken off leaves nothing behind
      }
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = (event) => {
      event.preventDefault();
      if (absent) resolve(undefined);
      else reject(request.error);
    };
    request.onblocked = () => reject(new Error("blocked"));
  });
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** What is kept on this computer, if anything. */
export async function keptOverview(site: string): Promise<Kept | undefined> {
  const database = await open(site, false);
  if (!database) return undefined;
  try {
    const facts = (await result(database.transaction(STORE).objectStore(STORE).get(FACTS))) as Facts | undefined;
    return facts && { at: facts.at, people: facts.people };
  } finally {
    database.close();
  }
}

/** Keep everything, in place of what was kept before. */
export async function keepOverview(site: string, handIns: readonly HandIn[], choices: Choices, people: number, drafts: DraftRows): Promise<Kept> {
  await wipeOverview(site);
  const database = await open(site, true);
  if (!database) throw new Error("no database");
  try {
    for (let from = 0; from < handIns.length; from += AT_ONCE) {
      const transaction = database.transaction(STORE, "readwrite");
      handIns.slice(from, from + AT_ONCE).forEach((handIn, index) => transaction.objectStore(STORE).put(handIn, `${HAND_IN}${from + index}`));
      await done(transaction);
      await nextTurn();
    }
    const facts: Facts = { at: new Date().toISOString(), people, choices, drafts };
    const transaction = database.transaction(STORE, "readwrite", { durability: "strict" });
    transaction.objectStore(STORE).put(facts, FACTS);
    await done(transaction);
    return { at: facts.at, people };
  } catch (cause) {
    database.close();
    await wipeOverview(site).catch(() => undefined); // half an overview is none
    throw cause;
  } finally {
    database.close();
  }
}

/** Read back what was kept, some at a time. */
export async function readOverview(site: string, onHandIns: (handIns: readonly HandIn[]) => void): Promise<Own> {
  const database = await open(site, false);
  if (!database) return { choices: {}, drafts: [] };
  try {
    const store = (): IDBObjectStore => database.transaction(STORE).objectStore(STORE);
    const keys = (await result(store().getAllKeys())).map(String).filter((key) => key.startsWith(HAND_IN));
    for (let from = 0; from < keys.length; from += AT_ONCE) {
      const here = store();
      onHandIns((await Promise.all(keys.slice(from, from + AT_ONCE).map((key) => result(here.get(key))))) as HandIn[]);
      await nextTurn();
    }
    const facts = (await result(store().get(FACTS))) as Facts | undefined;
    return { choices: facts?.choices ?? {}, drafts: facts?.drafts ?? [] };
  } finally {
    database.close();
  }
}

/** Remove it, and look whether it is really gone. */
export async function wipeOverview(site: string): Promise<boolean> {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(nameOf(site));
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
  const left = await open(site, false);
  left?.close();
  return left === undefined;
}
