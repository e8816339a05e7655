/** The same storage, kept by hub.html in a hidden frame. Used on file:// only. */

import { type Backend, type FileFacts, type Notice, StorageError } from "./backend.ts";
import { clearAreas, countAreas, storagePrefix } from "./database.ts";
import { type HubMessage, type HubReply, isHubMessage, type Method } from "./hub_protocol.ts";
import type { Merged, Patch, ProfileRecord, WorksheetRecord } from "./records.ts";

/** A hub that does not answer within this time (milliseconds) counts as blocked: a little longer than its database takes. */
const PATIENCE = 10_000;
const PATIENCE_FOR_FILES = 65_000;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: StorageError) => void;
}

export class HubClient implements Backend {
  readonly #site: string;
  readonly #frame: HTMLIFrameElement;
  readonly #ready: Promise<void>;
  readonly #waiting = new Map<number, Waiting>();
  readonly #hearers: ((notice: Notice) => void)[] = [];
  #number = 0;

  /** `url`: address of hub.html. */
  constructor(site: string, url: string) {
    this.#site = site;
    this.#frame = document.createElement("iframe");
    this.#frame.hidden = true;
    this.#frame.title = "";
    this.#frame.src = url;
    this.#ready = new Promise((resolve) => {
      addEventListener("message", (event: MessageEvent<unknown>) => {
        if (event.source !== this.#frame.contentWindow || !isHubMessage(event.data)) return;
        if (event.data.opstage === "ready") resolve();
        else this.#hear(event.data);
      });
    });
    document.body.append(this.#frame);
  }

  #hear(message: HubMessage): void {
    if (message.opstage === "reply") this.#settle(message);
    else if (message.opstage === "heard") for (const hear of this.#hearers) hear(message.notice);
  }

  #settle(reply: HubReply): void {
    const waiting = this.#waiting.get(reply.number);
    this.#waiting.delete(reply.number);
    if ("failure" in reply) waiting?.reject(new StorageError(reply.failure, "hub"));
    else waiting?.resolve(reply.value);
  }

  #post(message: HubMessage): void {
    this.#frame.contentWindow?.postMessage(message, "*"); // the origin of a file cannot be named
  }

  #ask<T>(method: Method, ...values: readonly unknown[]): Promise<T> {
    const number = (this.#number += 1);
    return new Promise<T>((resolve, reject) => {
      const patience = method === "putFile" ? PATIENCE_FOR_FILES : PATIENCE;
      const timer = setTimeout(() => reject(new StorageError("blocked", "hub does not answer")), patience);
      const stop = (): void => clearTimeout(timer);
      this.#waiting.set(number, {
        resolve: (value) => (stop(), resolve(value as T)),
        reject: (error) => (stop(), reject(error)),
      });
      void this.#ready.then(() => this.#post({ opstage: "request", number, site: this.#site, method, values }));
    });
  }

  worksheets(): Promise<{ readonly [id: string]: WorksheetRecord }> {
    return this.#ask("worksheets");
  }
  worksheet(id: string): Promise<WorksheetRecord | undefined> {
    return this.#ask("worksheet", id);
  }
  profile(): Promise<ProfileRecord> {
    return this.#ask("profile");
  }
  merge(id: string, patch: Patch): Promise<Merged> {
    return this.#ask("merge", id, patch);
  }
  replace(id: string, record: WorksheetRecord | null): Promise<void> {
    return this.#ask("replace", id, record);
  }
  saveProfile(part: Partial<ProfileRecord>): Promise<void> {
    return this.#ask("saveProfile", part);
  }
  putFile(name: string, blob: Blob): Promise<void> {
    return this.#ask("putFile", name, blob);
  }
  file(name: string): Promise<Blob | undefined> {
    return this.#ask("file", name);
  }
  dropFiles(names: readonly string[]): Promise<void> {
    return this.#ask("dropFiles", names);
  }
  fileList(): Promise<readonly FileFacts[]> {
    return this.#ask("fileList");
  }
  async wipe(): Promise<void> {
    clearAreas(storagePrefix(this.#site));
    await this.#ask("wipe");
  }
  async count(): Promise<number> {
    return (await this.#ask<number>("count")) + countAreas(storagePrefix(this.#site));
  }
  visitConfirmed(): Promise<boolean> {
    return this.#ask("visitConfirmed");
  }
  confirmVisit(): Promise<void> {
    return this.#ask("confirmVisit");
  }
  announce(notice: Notice): void {
    void this.#ready.then(() => this.#post({ opstage: "announce", site: this.#site, notice }));
  }
  listen(hear: (notice: Notice) => void): void {
    this.#hearers.push(hear);
  }
}
