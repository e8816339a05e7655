/**
 * Days with a reminder as a calendar file (.ics, RFC 5545): made to be imported more than once. Pure: no DOM, no clock.
 *
 * Every event is a whole day without a time zone, and its reminder is a length of time before the midnight on which that day
 * begins. So a reminder rings by the clock of the phone itself, summer or winter, and the file needs no VTIMEZONE. A fixed moment
 * would have to be in UTC, and be wrong after the clocks change or on a trip.
 */

/** A reminder: at a whole hour of the clock, some days (1 or more) before the event. */
export interface Reminder {
  readonly daysBefore: number;
  readonly hour: number;
}

export interface CalendarEvent {
  /** Always the same for the same thing: a second import changes the event that is there. */
  readonly uid: string;
  /** 2026-11-21 */
  readonly day: string;
  readonly title: string;
  readonly text?: string;
  readonly reminder?: Reminder;
}

export const CALENDAR_TYPE = "text/calendar;charset=utf-8";

const PRODUCT = "-//opstage//calendar//EN";
/** Octets of a line, without its end. */
const LONGEST_LINE = 75;
/** Versions are counted in seconds from here, so that they stay small: some calendars keep 32 bits. */
const FIRST_SECOND = Date.UTC(2026, 0, 1) / 1000;
const MS_PER_DAY = 86_400_000;

/** Bytes of a calendar file with these events, made at a moment. */
export function calendarFile(events: readonly CalendarEvent[], made: Date): Uint8Array {
  const lines = component(
    "VCALENDAR",
    { VERSION: "2.0", PRODID: PRODUCT, CALSCALE: "GREGORIAN" },
    events.flatMap((event) => eventLines(event, made)),
  );
  return new TextEncoder().encode(lines.map((line) => `${fold(line)}\r\n`).join(""));
}

/** Lines of a part with its properties and the parts inside it; a property without a value is left out. */
function component(name: string, properties: { readonly [property: string]: string }, inside: readonly string[] = []): string[] {
  const [first, last] = Object.entries({ BEGIN: name, END: name }).map(([word, value]) => `${word}:${value}`);
  const lines = Object.entries(properties).flatMap(([property, value]) => (value ? [`${property}:${value}`] : []));
  return [first ?? "", ...lines, ...inside, last ?? ""];
}

function eventLines(event: CalendarEvent, made: Date): string[] {
  const properties = {
    UID: escapeText(event.uid),
    DTSTAMP: utcMoment(made),
    SEQUENCE: String(Math.max(0, Math.floor(made.getTime() / 1000) - FIRST_SECOND)),
    "DTSTART;VALUE=DATE": calendarDay(event.day),
    "DTEND;VALUE=DATE": calendarDay(nextDay(event.day)),
    SUMMARY: escapeText(event.title),
    DESCRIPTION: escapeText(event.text ?? ""),
    TRANSP: "TRANSPARENT", // the pupil is not busy all day
  };
  return component("VEVENT", properties, event.reminder ? alarmLines(event.title, event.reminder) : []);
}

function alarmLines(title: string, reminder: Reminder): string[] {
  return component("VALARM", { ACTION: "DISPLAY", DESCRIPTION: escapeText(title), TRIGGER: trigger(reminder) });
}

/** Whole days and hours before midnight: `-PT8H` for the day before at 16.00. Days are days of the calendar, also of 23 hours. */
function trigger({ daysBefore, hour }: Reminder): string {
  const days = hour > 0 ? daysBefore - 1 : daysBefore;
  const hours = hour > 0 ? 24 - hour : 0;
  return `-P${days > 0 ? `${days}D` : ""}${hours > 0 ? `T${hours}H` : ""}`;
}

function calendarDay(day: string): string {
  return day.replaceAll("-", "");
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + MS_PER_DAY).toISOString().slice(0, 10);
}

function utcMoment(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d+/g, "");
}

/** Text as a value: separators and line ends are escaped, what no calendar can read (control characters) is left out. */
export function escapeText(text: string): string {
  return text
    .replace(/\\/g, "\\\\")
    .replace(/[;,]/g, "\\$&")
    .replace(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/g, "\\n")
    .replace(/[\0-\x08\x0e-\x1f\x7f-\x9f]/g, "");
}

/** A line in pieces of at most 75 octets, each next one after a space; a character is never cut. */
export function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > LONGEST_LINE) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
