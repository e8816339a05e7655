/** Whom to call again, and when: reads the list of contacts and proposes a day for those who did not answer. */

import { followUpMessages as words } from "../../core/messages.ts";
import { hasText, isoDay } from "../../core/text.ts";
import { make } from "../../questions/_parts/elements.ts";
import type { PracticeTool, Slot } from "../kind.ts";
import { enableCalendar } from "../step-plan/calendar_part.ts";
import { asContacts, contactColumns, type ContactsQuestion, rowsIn } from "../step-plan/columns.ts";
import { dayNumber } from "../step-plan/days.ts";
import { fillPart } from "../step-plan/fill_part.ts";
import { type Change, changesFor, rowsOf, type Table, tableOf, withChanges, withoutChanges } from "../step-plan/filling.ts";
import { type Contact, openContacts } from "../step-plan/follow_up.ts";
import { longDay } from "../step-plan/words.ts";

type FollowUpSlot = Slot<"follow-up">;

export const followUp: PracticeTool<"follow-up"> = {
  start(slot) {
    const question = asContacts(slot.question("contacts"));
    const live = slot.root.querySelector<HTMLElement>("[data-follow-up]");
    if (question && live) showFollowUps(slot, question, live);
    enableCalendar(slot);
  },
};

function showFollowUps(slot: FollowUpSlot, question: ContactsQuestion, live: HTMLElement): void {
  const columns = contactColumns(question, slot.options.waiting);
  const rows = (): ReturnType<typeof rowsIn> => rowsIn(slot.read("contacts"));
  const contacts = (): readonly Contact[] => openContacts(rows(), columns, slot.options.waiting, slot.options.school_days, isoDay(new Date()));
  const wanted = (): ReadonlyMap<string, string> =>
    new Map(contacts().flatMap(({ place, proposal }) => (proposal ? [[String(place), proposal] as const] : [])));
  const write = (change: (table: Table) => Table): void => {
    const now = rows();
    slot.write("contacts", rowsOf(change(tableOf(now)), now.length));
  };
  const none = make("p", {}, words.none);
  const list = make("ul");
  const fill = fillPart({
    changes: (mode) => changesFor(tableOf(rows()), columns.follow_up, wanted(), mode),
    put: (changes: readonly Change[]) => write((table) => withChanges(table, columns.follow_up, changes)),
    takeBack: (changes: readonly Change[]) => write((table) => withoutChanges(table, columns.follow_up, changes)),
    words,
  });
  const show = (): void => {
    const open = contacts();
    none.hidden = open.length > 0;
    list.hidden = fill.hidden = open.length === 0;
    list.replaceChildren(...open.map((contact) => contactNode(contact, isoDay(new Date()))));
  };
  live.append(none, list, fill);
  slot.watch("contacts", show);
  show();
}

function contactNode({ place, who, followUp: chosen, proposal }: Contact, today: string): HTMLElement {
  const name = who || words.contact(place + 1);
  return make("li", { attributes: { "data-contact": String(place) } }, make("strong", {}, `${name}: `), sentence(chosen, proposal, today));
}

function sentence(chosen: string, proposal: string, today: string): string {
  if (hasText(chosen)) {
    const isOver = dayNumber(chosen) !== undefined && chosen <= today;
    return isOver ? words.now : words.chosen(longDay(chosen));
  }
  if (!proposal) return words.needDay;
  return proposal === today ? words.proposalNow : words.proposal(longDay(proposal));
}
