/** A mail: put together from the parts that the pupil wrote, or read back from one text. */

import { mailMessages } from "../../core/messages.ts";
import { type Addressee, salutation, type Tone } from "./salutation.ts";

export interface Mail {
  readonly subject: string;
  /** All text, from the salutation to the name under it; a blank line between paragraphs. */
  readonly body: string;
}

/** What stands in the questions of the sheet. */
export interface MailParts {
  readonly subject: string;
  readonly to: Addressee | "";
  readonly tone: Tone | "";
  readonly reader: string;
  readonly who: string;
  readonly what: string;
  readonly why: string;
  readonly skill: string;
  readonly question: string;
  readonly attachment: string;
  readonly closing: string;
  readonly sender: string;
}

/** Text without blanks around it and with at most one blank line in a row. */
function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\S\n]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Parts that belong in one paragraph; a part of several lines keeps them. */
function paragraph(...parts: readonly string[]): string {
  return parts.map(tidy).filter(Boolean).join(" ");
}

/** The mail of the parts. A part that is empty leaves no gap. */
export function compose(parts: MailParts): Mail {
  const body = [
    salutation(parts.to, parts.tone, parts.reader),
    paragraph(parts.who, parts.what),
    paragraph(parts.why),
    paragraph(parts.skill),
    paragraph(parts.question, parts.attachment),
    tidy(parts.closing),
    tidy(parts.sender),
  ];
  return { subject: parts.subject.replace(/\s+/g, " ").trim(), body: body.filter(Boolean).join("\n\n") };
}

/** Lines above a mail that are no part of its text. */
const HEADER = /^\s*(onderwerp|aan|van|bijlagen?|cc)\s*:\s*(.*)$/iu;

/** A mail as a person types it in one field: lines such as "Onderwerp: …" above the text. */
export function parse(text: string): Mail {
  const lines = tidy(text).split("\n");
  let subject = "";
  let start = 0;
  for (; start < lines.length; start++) {
    const line = lines[start] ?? "";
    const header = HEADER.exec(line);
    if (!header && line.trim()) break;
    if (header?.[1]?.toLowerCase() === mailMessages.subject.toLowerCase()) subject = header[2]?.trim() ?? "";
  }
  return { subject, body: lines.slice(start).join("\n") };
}

/** A mail in one text, as `parse` reads it. */
export function inOneText({ subject, body }: Mail): string {
  return `${mailMessages.subject}: ${subject}\n\n${body}`;
}

export function isEmpty({ subject, body }: Mail): boolean {
  return !/[\p{L}\p{N}]/u.test(subject + body);
}
