/** Makes the files that go back to the pupils: one PDF each, with the work as it was handed in and what the teacher says of it. */

import { fullTitle, type WorksheetDefinition } from "../../../core/definition.ts";
import { ATTACHMENT_NAME, makeEnvelope, type WorksheetAnswers } from "../../../core/envelope.ts";
import { messages, overviewFeedbackMessages as text } from "../../../core/messages.ts";
import { fileName } from "../../../core/text.ts";
import type { Attachment } from "../../../exports/pdf/index.ts";
import { ZipWriter } from "../../../exports/sheet/zip_writer.ts";
import { makeReport, reportWorksheet } from "../../../questions/report.ts";
import type { App } from "../../app.ts";
import type { Person } from "../roster.ts";
import { versionsOf } from "../versions.ts";
import type { Drafts } from "./drafts.ts";

type Part = { readonly definition: WorksheetDefinition; readonly answers: WorksheetAnswers };

/** The file of one pupil. */
export interface Return {
  readonly person: Person;
  readonly parts: readonly Part[];
}

function latest(person: Person, worksheet: string): WorksheetAnswers | undefined {
  const versions = versionsOf(person, worksheet);
  return versions[versions.length - 1]?.answers;
}

/** The sheets of a pupil that get something back, with it; nothing when there is none. */
export function returnOf(person: Person, definitions: readonly WorksheetDefinition[], drafts: Drafts, at: string): Return | undefined {
  const wanted = new Set(drafts.worksheetsOf(person.key));
  const parts: Part[] = [];
  for (const definition of definitions) {
    const answers = wanted.has(definition.id) ? latest(person, definition.id) : undefined;
    const feedback = answers && drafts.given({ person: person.key, worksheet: definition.id }, answers.feedback, at);
    if (answers && feedback) parts.push({ definition, answers: { ...answers, feedback } });
  }
  return parts.length ? { person, parts } : undefined;
}

async function pdfOf(app: App, { person, parts }: Return, at: Date): Promise<Uint8Array> {
  const pupil = { name: person.name, group: person.group };
  const [only] = parts;
  const title = parts.length === 1 && only ? fullTitle(only.definition) : messages.report.folderTitle;
  const worksheets = parts.map(({ definition, answers }) => reportWorksheet(definition, answers));
  const report = makeReport(title, parts.length === 1 ? "sheet" : "folder", pupil, app.config.school, at.toISOString(), worksheets);
  const answers = Object.fromEntries(parts.map((part) => [part.definition.id, part.answers]));
  const json = JSON.stringify(makeEnvelope(app.config.site, pupil, answers, at.toISOString(), "feedback"));
  const attachment: Attachment = { name: ATTACHMENT_NAME, json };
  if (!globalThis.opstagePdf) throw new Error("the PDF code did not start");
  // Photos stay with the pupil, who has them: a class would be a file of hundreds of megabytes.
  return globalThis.opstagePdf.makePdf(report, attachment, async () => undefined);
}

/** A name that no other file in the ZIP has: two pupils may be called the same. */
function uniqueName(name: string, taken: Set<string>): string {
  const [stem = name, extension = ""] = name.split(/(?=\.pdf$)/);
  let unique = name;
  for (let number = 2; taken.has(unique); number += 1) unique = `${stem}_${number}${extension}`;
  taken.add(unique);
  return unique;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** One ZIP with a PDF for each pupil. `onProgress`: after each. */
export async function zipOf(app: App, returns: readonly Return[], at: Date, onProgress: (done: number) => void): Promise<Blob> {
  await Promise.all([app.load("pdf"), app.load("fonts")]);
  const zip = new ZipWriter();
  const taken = new Set<string>();
  for (const [index, one] of returns.entries()) {
    const name = uniqueName(fileName(text.filePrefix, one.person, at, ".pdf"), taken);
    await zip.add(name, once(await pdfOf(app, one, at)));
    onProgress(index + 1);
  }
  return zip.finish("application/zip");
}
