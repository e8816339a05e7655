/** From the bytes of any file to an envelope that has the shape of ours. Everything in a file is untrusted. */

import { FORMAT, FORMAT_VERSION, type Envelope, type Pupil, type Status, type Unplaced, type WorksheetAnswers } from "../core/envelope.ts";
import { type Feedback, saysFeedback } from "../core/feedback.ts";
import { isRecord } from "../core/schema.ts";
import { FileFailure } from "./failure.ts";
import { migrate } from "./migrate.ts";
import { findAnswers, TooBigError } from "./pdf_scanner.ts";

/** Largest file that is read at all, in bytes. A stagemap with photos stays far below. */
export const MOST_BYTES = 100 * 1024 * 1024;
/** Most worksheets in one file, and characters in a name. */
const MOST_WORKSHEETS = 500;
const MOST_NAME = 200;
/** Deepest nesting of our own files is below ten; deeper ones exist only to exhaust a reader. */
const MOST_DEPTH = 40;
/** Keys that could reach into an object's prototype. */
const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

function isPdf(bytes: Uint8Array): boolean {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  return head.includes("%PDF-");
}

async function textOf(bytes: Uint8Array): Promise<string> {
  if (!isPdf(bytes)) return new TextDecoder().decode(bytes);
  try {
    const text = await findAnswers(bytes);
    if (text !== null) return text;
  } catch (cause) {
    if (cause instanceof TooBigError) throw new FileFailure("TOO_BIG");
    throw new FileFailure("DAMAGED");
  }
  throw new FileFailure(new TextDecoder("latin1").decode(bytes.subarray(-2048)).includes("%%EOF") ? "NOT_OURS" : "DAMAGED");
}

function parse(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text, (key, part: unknown) => (FORBIDDEN.has(key) ? undefined : part));
  } catch {
    throw new FileFailure(text.includes(`"${FORMAT}"`) ? "DAMAGED" : "NOT_OURS");
  }
  if (!isRecord(value) || value["format"] !== FORMAT) throw new FileFailure("NOT_OURS");
  if (isTooDeep(value)) throw new FileFailure("DAMAGED");
  return value;
}

function isTooDeep(value: unknown, room = MOST_DEPTH): boolean {
  if (typeof value !== "object" || value === null) return false;
  return room === 0 || Object.values(value).some((part) => isTooDeep(part, room - 1));
}

function text(value: unknown, most = MOST_NAME): string {
  return typeof value === "string" ? value.slice(0, most) : "";
}

function pupilOf(value: unknown): Pupil | undefined {
  if (!isRecord(value)) return undefined;
  return { name: text(value["name"]), group: text(value["group"]) };
}

function unplacedOf(value: unknown): Unplaced[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).map((row) => ({
    id: text(row["id"]),
    value: row["value"],
    reason: row["reason"] === "tab" || row["reason"] === "version" ? row["reason"] : "file",
  }));
}

/** Most lines of a rubric, and characters of a comment. */
const MOST_LINES = 50;
const MOST_COMMENT = 5000;

function moment(value: unknown): string {
  const iso = text(value, 40);
  return Number.isNaN(Date.parse(iso)) ? "" : iso;
}

function feedbackOf(value: unknown): Feedback | undefined {
  if (!isRecord(value)) return undefined;
  const comments = isRecord(value["comments"]) ? Object.entries(value["comments"]) : [];
  const rubric = Array.isArray(value["rubric"]) ? value["rubric"].filter(isRecord).slice(0, MOST_LINES) : [];
  const feedback: Feedback = {
    at: moment(value["at"]),
    comments: Object.fromEntries(comments.map(([id, comment]) => [id, text(comment, MOST_COMMENT)])),
    top: text(value["top"], MOST_COMMENT),
    tip: text(value["tip"], MOST_COMMENT),
    discuss: value["discuss"] === true,
    rubric: rubric.map((line) => ({ aspect: text(line["aspect"]), level: text(line["level"]) })),
    readAt: moment(value["readAt"]),
    reaction: text(value["reaction"], MOST_COMMENT),
  };
  return feedback.at || saysFeedback(feedback) ? feedback : undefined; // a round without words takes back the one before
}

function worksheetOf(value: unknown): WorksheetAnswers | undefined {
  if (!isRecord(value) || !isRecord(value["answers"])) return undefined;
  const status: Status = value["status"] === "done" || value["status"] === "busy" ? value["status"] : "new";
  const feedback = feedbackOf(value["feedback"]);
  const madeWith = text(value["madeWith"]);
  return {
    worksheetVersion: Number.isInteger(value["worksheetVersion"]) ? (value["worksheetVersion"] as number) : 1,
    status,
    updatedAt: moment(value["updatedAt"]),
    answers: { ...value["answers"] },
    unplaced: unplacedOf(value["unplaced"]),
    ...(feedback ? { feedback } : {}),
    ...(madeWith ? { madeWith } : {}),
  };
}

function worksheetsOf(value: unknown): Record<string, WorksheetAnswers> {
  const found: Record<string, WorksheetAnswers> = {};
  if (!isRecord(value)) throw new FileFailure("DAMAGED");
  for (const [id, part] of Object.entries(value).slice(0, MOST_WORKSHEETS)) {
    const worksheet = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) ? worksheetOf(part) : undefined;
    if (worksheet) found[id] = worksheet;
  }
  return found;
}

/** The envelope in a file (PDF, or the JSON itself). Throws FileFailure. */
export async function readEnvelope(bytes: Uint8Array, site: string): Promise<Envelope> {
  if (bytes.length > MOST_BYTES) throw new FileFailure("TOO_BIG");
  if (bytes.length === 0) throw new FileFailure("DAMAGED");
  const raw = parse(await textOf(bytes));
  const version = raw["formatVersion"];
  if (!Number.isInteger(version) || (version as number) < 1) throw new FileFailure("DAMAGED");
  if ((version as number) > FORMAT_VERSION) throw new FileFailure("TOO_NEW");
  const current = migrate(raw, version as number);
  if (current["site"] !== site) throw new FileFailure("OTHER_SITE");
  const worksheets = worksheetsOf(current["worksheets"]);
  if (Object.keys(worksheets).length === 0) throw new FileFailure("EMPTY");
  const pupil = pupilOf(current["pupil"]);
  return {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    site,
    exportedAt: text(current["exportedAt"], 40),
    ...(current["purpose"] === "feedback" ? { purpose: "feedback" } : {}),
    ...(pupil ? { pupil } : {}),
    worksheets,
  };
}
