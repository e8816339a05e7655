/** Practising a phone call: alone with a company that talks back, or together with roles and cards. */

import type { PracticeTool } from "../kind.ts";
import type { PhoneSlot } from "./answers.ts";
import type { Company } from "./company.ts";
import { Phone } from "./phone.ts";
import { startTogether } from "./together.ts";

const DATA = "phone-call";

function part(slot: PhoneSlot, name: string): HTMLElement | null {
  return slot.root.querySelector<HTMLElement>(`[data-phone-${name}]`);
}

export const phoneCall: PracticeTool<"phone-call"> = {
  async start(slot) {
    const all = await slot.data<readonly Company[]>(DATA);
    const wanted = slot.options.companies;
    const companies = wanted ? all.filter(({ id }) => wanted.includes(id)) : all;
    const together = part(slot, "together");
    if (together) startTogether(slot, companies, together);
    const [before, list, now] = [part(slot, "before"), part(slot, "companies"), part(slot, "now")];
    if (before && list && now) await new Phone(slot, companies, { before, companies: list, now }).start();
  },
};
