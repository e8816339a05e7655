/** Why a file cannot be opened. Each code has one Dutch sentence in core/messages.ts. */

import type { FailureCode } from "../core/messages.ts";

export class FileFailure extends Error {
  readonly code: FailureCode;
  constructor(code: FailureCode) {
    super(code);
    this.code = code;
  }
}
