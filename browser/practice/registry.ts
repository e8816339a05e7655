/** Every practice tool that a contract names. A contract without a line here does not compile. */

import type { ToolName } from "../generated/tools.ts";
import { cv } from "./cv/index.ts";
import { cvSource } from "./cv-source/index.ts";
import { factOrOpinion } from "./fact-or-opinion/index.ts";
import { followUp } from "./follow-up/index.ts";
import { interestHelper } from "./interest-helper/index.ts";
import { agreements } from "./agreements/index.ts";
import { pitchPractice } from "./pitch-practice/index.ts";
import { pitchText } from "./pitch-text/index.ts";
import { situationCards } from "./situation-cards/index.ts";
import { talk } from "./talk/index.ts";
import { mailComposer } from "./mail-composer/index.ts";
import { mailRepair } from "./mail-repair/index.ts";
import { phoneCall } from "./phone-call/index.ts";
import type { PracticeTool, Slot } from "./kind.ts";
import { professionCards } from "./profession-cards/index.ts";
import { stepPlan } from "./step-plan/index.ts";

const registry: { readonly [T in ToolName]: PracticeTool<T> } = {
  "cv": cv,
  "cv-source": cvSource,
  "fact-or-opinion": factOrOpinion,
  "follow-up": followUp,
  "interest-helper": interestHelper,
  "profession-cards": professionCards,
  "phone-call": phoneCall,
  "step-plan": stepPlan,
  "agreements": agreements,
  "pitch-practice": pitchPractice,
  "pitch-text": pitchText,
  "situation-cards": situationCards,
  "talk": talk,
  "mail-composer": mailComposer,
  "mail-repair": mailRepair,
};

/** Start the tool of a slot. */
export function startTool<T extends ToolName>(name: T, slot: Slot<T>): void | Promise<void> {
  const tool: PracticeTool<T> = registry[name];
  return tool.start(slot);
}
