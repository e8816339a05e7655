/** Days as people say them. */

import { planMessages, timeMessages } from "../../core/messages.ts";
import { readableDate } from "../../core/text.ts";
import { dayNumber, weekday } from "./days.ts";

/** "maandag 18 januari 2027"; other text as it is. */
export function longDay(text: string): string {
  const day = dayNumber(text);
  return day === undefined ? text : `${timeMessages.days[weekday(day)]} ${readableDate(text)}`;
}

/** "over 3 weken", "morgen", "2 dagen geleden". */
export function distance(text: string, today: string): string {
  const [day, now] = [dayNumber(text), dayNumber(today)];
  return day === undefined || now === undefined ? "" : planMessages.distance(day - now);
}
