/** Where the script of each practice tool leaves it, and the page finds it. */

import type { ToolName } from "../generated/tools.ts";
import type { PracticeTool, Slot } from "./kind.ts";

type Tools = { [T in ToolName]?: PracticeTool<T> };

declare global {
  // eslint-disable-next-line no-var
  var opstageTools: Tools | undefined;
}

/** Called by the script of a tool (browser/generated/tools). */
export function offer<T extends ToolName>(name: T, tool: PracticeTool<T>): void {
  const tools: Tools = (globalThis.opstageTools ??= {});
  tools[name] = tool as Tools[T];
}

/** Start a tool whose script has been loaded. */
export async function startTool<T extends ToolName>(name: T, slot: Slot<T>): Promise<void> {
  const tool: PracticeTool<T> | undefined = globalThis.opstageTools?.[name];
  await tool?.start(slot);
}
