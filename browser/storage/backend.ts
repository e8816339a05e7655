/** Where records are kept. Two ways behind one interface: IndexedDB of this page, or that of the hub page (file://). */

import type { Merged, Patch, ProfileRecord, WorksheetRecord } from "./records.ts";

/** Why storage does not work. `full`: no room; `blocked`: any other reason. */
export type StorageFailure = "blocked" | "full";

export class StorageError extends Error {
  readonly failure: StorageFailure;
  constructor(failure: StorageFailure, cause?: unknown) {
    super(`storage ${failure}: ${String(cause)}`);
    this.failure = failure;
  }
}

/**
 * How storage failed, when a cause says so. Scripts that load later have a copy of the class, so that `instanceof` would not know an error of
 * the page's own script.
 */
export function storageFailure(cause: unknown): StorageFailure | undefined {
  const failure = typeof cause === "object" && cause !== null && "failure" in cause ? cause.failure : undefined;
  return failure === "full" || failure === "blocked" ? failure : undefined;
}

/** What a tab tells the others. `wiped` without a worksheet: everything of this site is gone. */
export type Notice = { readonly kind: "saved"; readonly worksheet: string } | { readonly kind: "wiped"; readonly worksheet?: string };

/** A kept file of a photo or clip. */
export interface FileFacts {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

/** Every method rejects with StorageError only. */
export interface Backend {
  worksheets(): Promise<{ readonly [id: string]: WorksheetRecord }>;
  worksheet(id: string): Promise<WorksheetRecord | undefined>;
  profile(): Promise<ProfileRecord>;
  /** Lay a patch over what is kept, in one transaction; durable when it resolves. */
  merge(id: string, patch: Patch): Promise<Merged>;
  /** Put a record in place, or remove it (`null`). */
  replace(id: string, record: WorksheetRecord | null): Promise<void>;
  /** Change a part of what is kept about the pupil, in one transaction. */
  saveProfile(part: Partial<ProfileRecord>): Promise<void>;
  /** Keep the file of a photo or clip; durable when it resolves. */
  putFile(name: string, blob: Blob): Promise<void>;
  file(name: string): Promise<Blob | undefined>;
  dropFiles(names: readonly string[]): Promise<void>;
  fileList(): Promise<readonly FileFacts[]>;
  /** Remove everything of this site. */
  wipe(): Promise<void>;
  /** Number of things still kept; 0 after a wipe. */
  count(): Promise<number>;
  /** Did the pupil of this visit say that the work is theirs? */
  visitConfirmed(): Promise<boolean>;
  confirmVisit(): Promise<void>;
  /** Tell other tabs. */
  announce(notice: Notice): void;
  /** Hear other tabs. */
  listen(hear: (notice: Notice) => void): void;
}
