/** Where the script of each studio leaves it, and the page finds it. */

import type { QuestionType } from "../generated/contracts.ts";
import type { Bench, Studio } from "./studio.ts";

type Studios = { [T in QuestionType]?: Studio<T> };

declare global {
  // eslint-disable-next-line no-var
  var opstageStudios: Studios | undefined;
}

/** Called by the script of a studio (browser/generated/studios). */
export function offerStudio<T extends QuestionType>(type: T, studio: Studio<T>): void {
  const studios: Studios = (globalThis.opstageStudios ??= {});
  studios[type] = studio as Studios[T];
}

/** Start a studio whose script has been loaded. */
export async function startStudio<T extends QuestionType>(type: T, bench: Bench<T>): Promise<void> {
  const studio: Studio<T> | undefined = globalThis.opstageStudios?.[type];
  await studio?.start(bench);
}
