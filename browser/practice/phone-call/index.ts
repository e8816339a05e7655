/** Practising a phone call: alone with a company that talks back, or together with roles and cards. */

import type { PracticeTool } from "../kind.ts";
import type { PhoneSlot } from "./answers.ts";
import type { Company, CompanyFacts } from "./company.ts";
import { Phone } from "./phone.ts";
import { startTogether } from "./together.ts";

/** Who the companies are, and all that they say (hooks/opstage/practice_data.py). */
const FACTS = "companies";
const TALKS = "phone-call";

function part(slot: PhoneSlot, name: string): HTMLElement | null {
  return slot.root.querySelector<HTMLElement>(`[data-phone-${name}]`);
}

export const phoneCall: PracticeTool<"phone-call"> = {
  async start(slot) {
    const wanted = slot.options.companies;
    const chosen = <C extends CompanyFacts>(all: readonly C[]): readonly C[] => (wanted ? all.filter(({ id }) => wanted.includes(id)) : all);
    const together = part(slot, "together");
    if (together) startTogether(slot, chosen(await slot.data<readonly CompanyFacts[]>(FACTS)), together);
    const [before, list, now] = [part(slot, "before"), part(slot, "companies"), part(slot, "now")];
    if (before && list && now) await new Phone(slot, async () => chosen(await slot.data<readonly Company[]>(TALKS)), { before, companies: list, now }).start();
  },
};
