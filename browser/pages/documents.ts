/** Makes the files that leave the site: a PDF of one worksheet or of the whole stagemap, with the answers inside. */

import { fullTitle, inOrder, type WorksheetDefinition } from "../core/definition.ts";
import { ATTACHMENT_NAME, makeEnvelope, type Pupil, type WorksheetAnswers } from "../core/envelope.ts";
import { messages } from "../core/messages.ts";
import type { Report } from "../core/report.ts";
import { fileName } from "../core/text.ts";
import { download } from "../exports/download.ts";
import type { Attachment } from "../exports/pdf/index.ts";
import { placeAnswers } from "../files/place.ts";
import { makeReport, reportWorksheet } from "../questions/report.ts";
import { holdsWork } from "../storage/records.ts";
import type { App } from "./app.ts";
import { notify } from "./notice.ts";
import { exported, pupilOf } from "./pupil.ts";
import { mayDownload, teller } from "./send.ts";
import type { WorksheetForm } from "./worksheet.ts";

const PDF = "application/pdf";
const text = messages.exporting;

/** One worksheet in a document. */
export interface Part {
  readonly definition: WorksheetDefinition;
  readonly answers: WorksheetAnswers;
}

/** What goes into a document. */
export interface DocumentContent {
  readonly title: string;
  /** First part of the file's name. */
  readonly what: string;
  readonly layout: Report["layout"];
  /** Of a sheet that no pupil fills in: see WorksheetDefinition. */
  readonly who?: WorksheetDefinition["who"] | undefined;
  readonly parts: readonly Part[];
  /** Answers of worksheets that this site does not have: carried in the file, not shown. */
  readonly carried: { readonly [id: string]: WorksheetAnswers };
}

/** The document of one worksheet. */
export function sheetContent(form: WorksheetForm): DocumentContent {
  const { definition } = form;
  return {
    title: fullTitle(definition),
    what: definition.number ? `werkblad-${definition.id}` : definition.id,
    layout: "sheet",
    who: definition.who,
    parts: [{ definition, answers: form.answers() }],
    carried: {},
  };
}

/** All work that is kept on this device and stands on this page. */
async function allParts(app: App): Promise<{ parts: Part[]; carried: Record<string, WorksheetAnswers> }> {
  await app.flush();
  const definitions = await app.definitions();
  const records = await app.backend.worksheets().catch(() => ({}));
  const kept = new Map<string, WorksheetAnswers>(Object.entries(records).filter(([, record]) => holdsWork(record)));
  for (const form of app.forms) if (form.status() !== "new") kept.set(form.definition.id, form.answers());
  const parts: Part[] = [];
  for (const definition of inOrder(definitions)) {
    const answers = kept.get(definition.id);
    if (answers) parts.push({ definition, answers: placeAnswers(definition, answers) });
    kept.delete(definition.id);
  }
  return { parts, carried: Object.fromEntries(kept) };
}

/**
 * The stagemap: everything that the pupil filled in. What a company or school filled in on this device is no page of it, but goes along in
 * the file, so that nothing is lost by it. Where there is only such work, that is what the document shows.
 */
export async function folderContent(app: App): Promise<DocumentContent> {
  const { parts, carried } = await allParts(app);
  const own = parts.filter(({ definition }) => definition.audience === "pupil");
  const others = parts.filter(({ definition }) => definition.audience !== "pupil");
  const [first] = others;
  if (!own.length && first) {
    const { id, who } = first.definition;
    return { title: fullTitle(first.definition), what: id, layout: "sheet", who: others[1] ? undefined : who, parts: others, carried };
  }
  const beside = Object.fromEntries(others.map(({ definition, answers }) => [definition.id, answers]));
  return { title: messages.report.folderTitle, what: "stagemap", layout: "folder", parts: own, carried: { ...carried, ...beside } };
}

/** Only what was answered on the cards. */
export async function cardContent(app: App): Promise<DocumentContent> {
  const { parts } = await allParts(app);
  const onCards = parts.filter(({ definition }) => definition.placement === "card");
  return { title: messages.report.cardAnswers, what: "kaartvragen", layout: "sheet", parts: onCards, carried: {} };
}

/** Whose name the document bears: the pupil's, or that of who filled in a sheet that is not about a pupil. */
export function namedOn({ who, parts }: DocumentContent, pupil: Pupil): Pupil {
  return who?.length === 1 ? { name: parts[0]?.answers.madeWith ?? "", group: "" } : pupil;
}

/** The answers as the file inside the document. */
function attachment(json: string): Attachment {
  return { name: ATTACHMENT_NAME, json };
}

function json(app: App, content: DocumentContent, pupil: Pupil, at: Date): string {
  const worksheets = { ...content.carried, ...Object.fromEntries(content.parts.map(({ definition, answers }) => [definition.id, answers])) };
  const owner = namedOn(content, pupil) === pupil ? pupil : { name: "", group: "" };
  return JSON.stringify(makeEnvelope(app.config.site, owner, worksheets, at.toISOString()));
}

/** The answers of a document as the file inside it. */
export function attachmentOf(app: App, content: DocumentContent, pupil: Pupil, at: Date): Attachment {
  return attachment(json(app, content, pupil, at));
}

export function reportOf(app: App, content: DocumentContent, pupil: Pupil, at: Date): Report {
  const worksheets = content.parts.map(({ definition, answers }) => reportWorksheet(definition, answers));
  return { ...makeReport(content.title, content.layout, namedOn(content, pupil), app.config.school, at.toISOString(), worksheets), who: content.who };
}

export async function makePdf(app: App, content: DocumentContent, pupil: Pupil, at: Date): Promise<Uint8Array> {
  await Promise.all([app.load("pdf"), app.load("fonts")]);
  if (!globalThis.opstagePdf) throw new Error("the PDF code did not start");
  const files = await app.filesOf(content.parts.map(({ answers }) => answers));
  return globalThis.opstagePdf.makePdf(reportOf(app, content, pupil, at), attachment(json(app, content, pupil, at)), files);
}

/** Make and download a PDF; resolves with the file's name, or nothing when there is no file (and the pupil knows). */
export async function savePdf(app: App, content: DocumentContent): Promise<string | undefined> {
  if (!(await mayDownload(app, content))) return undefined;
  const at = new Date();
  notify({ text: text.busy, kind: "busy" });
  await app.flush();
  const pupil = namedOn(content, await pupilOf(app));
  try {
    const bytes = await makePdf(app, content, pupil, at);
    const name = fileName(content.what, pupil, at, ".pdf");
    const tell = await teller(app);
    await exported(app, at);
    download(bytes, name, PDF);
    tell({ name, type: PDF, file: new Blob([bytes as BlobPart], { type: PDF }), content, pupil, at });
    return name;
  } catch (cause) {
    console.warn(cause);
    tellFailed(app, content, pupil, at);
    return undefined;
  }
}

/** A spare file with only the answers, when the PDF cannot be made: it opens again just the same. */
export function tellFailed(app: App, content: DocumentContent, pupil: Pupil, at: Date): void {
  const save = (): void => {
    const bytes = new TextEncoder().encode(json(app, content, pupil, at));
    download(bytes, fileName(content.what, pupil, at, ".json"), "application/json");
  };
  notify({ text: text.failed, kind: "problem", actions: [{ text: text.backup, run: save }] });
}
