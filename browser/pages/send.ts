/** Gives the sending script its desk. That script comes when work leaves the page, and on the page of the stagemap. */

import { messages } from "../core/messages.ts";
import { appAround } from "../exports/in_app.ts";
import type { App } from "./app.ts";
import { cardContent, type DocumentContent, folderContent, makePdf, namedOn, reportOf, savePdf, sheetContent, tellFailed } from "./documents.ts";
import { noteHandedIn } from "./handed_in.ts";
import { hideNotice, notify } from "./notice.ts";
import { exported, pupilOf, setPupil } from "./pupil.ts";
import type { Desk, Made, Sending } from "./sending/desk.ts";

function deskOf(app: App): Desk {
  return {
    address: app.config.handIn,
    forms: app.forms,
    onReload: (reload) => app.onReload(reload),
    notify,
    hideNotice,
    pupil: () => pupilOf(app),
    named: namedOn,
    setPupil: (pupil) => setPupil(app, pupil),
    sheet: sheetContent,
    folder: () => folderContent(app),
    cards: () => cardContent(app),
    report: (...about) => reportOf(app, ...about),
    files: ({ parts }) => app.filesOf(parts.map(({ answers }) => answers)),
    pdf: (...about) => makePdf(app, ...about),
    load: (asset) => app.load(asset),
    mayDownload: (content) => mayDownload(app, content),
    savePdf: (content) => savePdf(app, content),
    failed: (...about) => tellFailed(app, ...about),
    exported: (at) => exported(app, at),
    handedIn: (content, at) => noteHandedIn(app, content.parts, at),
  };
}

async function sending(app: App): Promise<[Sending, Desk]> {
  await app.load("sending");
  if (!globalThis.opstageSending) throw new Error("the sending code did not start");
  return [globalThis.opstageSending, deskOf(app)];
}

/** Let the sending script do something; without it the page says so. */
export function send(app: App, work: (script: Sending, desk: Desk) => unknown): void {
  sending(app)
    .then(([script, desk]) => work(script, desk))
    .catch((cause: unknown) => {
      console.warn(cause);
      notify({ text: messages.exporting.failed, kind: "problem" });
    });
}

/**
 * What says where a file is and what to do with it; short when the sending script does not come. It is made before the download, so that it
 * speaks at once: words that come late would take the place of what the pupil did next.
 */
export async function teller(app: App): Promise<(made: Made) => void> {
  return sending(app).then(
    ([script, desk]) => (made: Made) => script.tell(desk, made),
    () => (made: Made) => notify({ text: messages.exporting.done(made.name) }),
  );
}

/** True when a download can work here, or when the pupil wants to try. Inside an app it says how to get out of there. */
export async function mayDownload(app: App, content: DocumentContent): Promise<boolean> {
  const name = appAround(navigator.userAgent);
  if (name === undefined) return true;
  const found = await sending(app).catch(() => undefined);
  return found ? found[0].wayOut(found[1], name, content) : true;
}

/** The page of the stagemap, and a word to who looks at this site inside an app. */
export function startSending(app: App): void {
  const folder = document.querySelector<HTMLElement>("[data-folder]");
  if (folder) send(app, (script, desk) => script.folderPage(desk, folder));
  const name = appAround(navigator.userAgent);
  if (name !== undefined && app.forms.length) send(app, (script, desk) => script.warn(desk, name));
}
