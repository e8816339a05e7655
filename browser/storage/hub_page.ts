/** Script of hub.html: holds the storage of a site that is opened from files, where Firefox gives every page its own. */

import { type Notice, StorageError } from "./backend.ts";
import { Database } from "./database.ts";
import { type HubMessage, type HubRequest, isHubMessage, type Method } from "./hub_protocol.ts";

const METHODS: readonly Method[] = [
  "worksheets", "worksheet", "profile", "merge", "replace", "saveProfile", "wipe", "count", "visitConfirmed", "confirmVisit",
  "putFile", "file", "dropFiles", "fileList",
];
const databases = new Map<string, Database>();

function tellPage(message: HubMessage): void {
  parent.postMessage(message, "*"); // the origin of a file cannot be named
}

function databaseOf(site: string): Database {
  let database = databases.get(site);
  if (!database) {
    database = new Database(site);
    database.listen((notice: Notice) => tellPage({ opstage: "heard", notice }));
    databases.set(site, database);
  }
  return database;
}

async function answer({ number, site, method, values }: HubRequest): Promise<void> {
  if (!METHODS.includes(method)) return;
  try {
    const database = databaseOf(site);
    const call = database[method].bind(database) as (...values: readonly unknown[]) => Promise<unknown>;
    tellPage({ opstage: "reply", number, value: await call(...values) });
  } catch (cause) {
    tellPage({ opstage: "reply", number, failure: cause instanceof StorageError ? cause.failure : "blocked" });
  }
}

if (parent !== window && location.protocol === "file:") {
  addEventListener("message", (event: MessageEvent<unknown>) => {
    if (event.source !== parent || !isHubMessage(event.data)) return;
    if (event.data.opstage === "request") void answer(event.data);
    else if (event.data.opstage === "announce") databaseOf(event.data.site).announce(event.data.notice);
  });
  tellPage({ opstage: "ready" });
}
