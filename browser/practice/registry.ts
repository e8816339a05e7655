/** Every practice tool that a contract names. A contract without a line here does not compile. */

import type { ToolName } from "../generated/tools.ts";
import { factOrOpinion } from "./fact-or-opinion/index.ts";
import { followUp } from "./follow-up/index.ts";
import { stepPlan } from "./step-plan/index.ts";
import type { PracticeTool, Slot } from "./kind.ts";

const registry: { readonly [T in ToolName]: PracticeTool<T> } = {
  "step-plan": stepPlan,
  "follow-up": followUp,
  "fact-or-opinion": factOrOpinion,
};

/** Start the tool of a slot. */
export function startTool<T extends ToolName>(name: T, slot: Slot<T>): void | Promise<void> {
  const tool: PracticeTool<T> = registry[name];
  return tool.start(slot);
}
