/** A script of its own: reads a file that a pupil opens. It comes with the first file, because few pages ever open one. */

import type { Envelope } from "../core/envelope.ts";
import type { FailureCode } from "../core/messages.ts";
import { FileFailure } from "./failure.ts";
import { readEnvelope } from "./guard.ts";

declare global {
  // eslint-disable-next-line no-var
  var opstageReading: { readFile: typeof readFile } | undefined;
}

/** What a file holds, or why it cannot be read. The page's script has another class of failures, so none is thrown across. */
async function readFile(bytes: Uint8Array, site: string): Promise<Envelope | FailureCode> {
  try {
    return await readEnvelope(bytes, site);
  } catch (cause) {
    if (cause instanceof FileFailure) return cause.code;
    throw cause;
  }
}

globalThis.opstageReading = { readFile };
