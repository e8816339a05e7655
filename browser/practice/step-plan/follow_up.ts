/** Whom to call again: contacts that gave no answer yet, and a day for each. Pure: no DOM, no clock. */

import { hasText } from "../../core/text.ts";
import { addSchoolDays, dayNumber, dayText, schoolDayFrom } from "./days.ts";
import type { Cells } from "./filling.ts";

/** Which columns of the table of contacts say what. */
export interface ContactColumns {
  readonly who: string;
  readonly day: string;
  readonly answer: string;
  readonly follow_up: string;
}

export interface Contact {
  /** Place in the table, from 0. */
  readonly place: number;
  readonly who: string;
  readonly day: string;
  /** The day that the pupil chose, as it is written. */
  readonly followUp: string;
  /** A day to call again, when the pupil chose none and the contact has a day. */
  readonly proposal: string;
}

/** Contacts that have no answer, or one of the answers that mean waiting. */
export function openContacts(
  rows: readonly Cells[],
  columns: ContactColumns,
  waiting: readonly string[],
  schoolDays: number,
  today: string,
): readonly Contact[] {
  const now = dayNumber(today) ?? 0;
  const text = (cells: Cells, column: string): string => (Object.hasOwn(cells, column) ? (cells[column] ?? "") : "");
  return rows
    .map((cells, place) => ({ cells, place }))
    .filter(({ cells }) => isOpen(text(cells, columns.answer), waiting))
    .map(({ cells, place }) => {
      const day = dayNumber(text(cells, columns.day));
      const followUp = text(cells, columns.follow_up);
      const wanted = day === undefined || hasText(followUp) ? undefined : Math.max(addSchoolDays(day, schoolDays), schoolDayFrom(now));
      return {
        place,
        who: text(cells, columns.who).trim(),
        day: day === undefined ? "" : dayText(day),
        followUp,
        proposal: wanted === undefined ? "" : dayText(wanted),
      };
    })
    .filter(({ who, day, followUp }) => who !== "" || day !== "" || followUp !== "");
}

function isOpen(answer: string, waiting: readonly string[]): boolean {
  return answer === "" || waiting.includes(answer);
}
