/** What page and hub say to each other. Only plain data; both are pages of this site on one disk. */

import type { Backend, Notice, StorageFailure } from "./backend.ts";

export type Method = Exclude<keyof Backend, "announce" | "listen">;

export interface HubRequest {
  readonly opstage: "request";
  readonly number: number;
  readonly site: string;
  readonly method: Method;
  readonly values: readonly unknown[];
}

export type HubReply =
  | { readonly opstage: "reply"; readonly number: number; readonly value: unknown }
  | { readonly opstage: "reply"; readonly number: number; readonly failure: StorageFailure };

export type HubMessage =
  | HubRequest
  | HubReply
  | { readonly opstage: "ready" }
  | { readonly opstage: "announce"; readonly site: string; readonly notice: Notice }
  | { readonly opstage: "heard"; readonly notice: Notice };

/** True for a message of ours; other windows may post anything. */
export function isHubMessage(data: unknown): data is HubMessage {
  return typeof data === "object" && data !== null && "opstage" in data;
}
