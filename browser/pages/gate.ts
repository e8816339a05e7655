/** "Is dit jouw werk?": on a shared computer nothing of an earlier visit shows before the pupil says that it is theirs. */

import { messages } from "../core/messages.ts";
import { readableMoment } from "../core/text.ts";
import { hasNotes } from "../storage/journal.ts";
import { holdsWork } from "../storage/records.ts";
import type { App } from "./app.ts";
import { ask, paragraph } from "../questions/_parts/dialog.ts";
import { folderContent, savePdf } from "./documents.ts";
import { button } from "../questions/_parts/elements.ts";
import { emptyDevice } from "./leave.ts";

const text = messages.gate;

function askOwner(moment: string): Promise<boolean> {
  return ask<boolean>({
    title: text.title,
    body: [paragraph(text.text(moment))],
    buttons: (answer) => [
      button(text.yes, () => answer(true), { primary: true, action: "gate-yes" }),
      button(text.no, () => answer(false), { action: "gate-no" }),
    ],
  });
}

/** The work of someone else: offered as a download, then removed. Resolves with false when the pupil goes back. */
function askStranger(app: App): Promise<boolean> {
  return ask<boolean>({
    title: text.strangerTitle,
    body: [paragraph(text.strangerText)],
    buttons: (answer) => [
      button(text.strangerDownload, () => void folderContent(app).then((content) => savePdf(app, content)), { action: "gate-download" }),
      button(text.strangerWipe, () => answer(true), { primary: true, action: "gate-wipe" }),
      button(text.back, () => answer(false)),
    ],
  });
}

/** Resolves when the work on this device may be shown. Storage that does not answer holds no work to hide. */
export async function passGate(app: App): Promise<void> {
  try {
    const records = Object.values(await app.backend.worksheets()).filter(holdsWork);
    const { name, group, last } = await app.backend.profile();
    const something = records.length > 0 || name !== "" || group !== "" || last !== undefined || hasNotes(app.config.site);
    if (!something || (await app.backend.visitConfirmed())) return;
    const moment = readableMoment(records.map(({ updatedAt }) => updatedAt).sort().pop() ?? "");
    for (;;) {
      if (await askOwner(moment)) break;
      if (await askStranger(app)) {
        await emptyDevice(app);
        break;
      }
    }
    await app.backend.confirmVisit();
  } catch (cause) {
    console.warn(cause);
  }
}
