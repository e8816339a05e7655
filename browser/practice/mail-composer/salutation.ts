/** "Geachte mevrouw De Wit,": the first line of a mail. */

import { mailMessages } from "../../core/messages.ts";
import { bareName, properName } from "../../core/names.ts";

/** Whom the mail is for; the ids of the choices on the sheet. */
export type Addressee = "mevrouw" | "heer" | "naam" | "onbekend";
/** How formal it is; the ids of the choices on the sheet. */
export type Tone = "geachte" | "beste" | "hoi";

const text = mailMessages.salutation;

/** The whole first line, or nothing while the pupil did not choose. It ends with a comma. */
export function salutation(to: Addressee | "", tone: Tone | "", typed: string): string {
  if (!to || !tone) return "";
  const name = properName(bareName(typed));
  const greeting = text[tone];
  if (to === "onbekend" || (to === "naam" && !name)) return tone === "hoi" ? `${greeting},` : `${greeting} ${text.unknown},`;
  const title = { mevrouw: text.mevrouw, heer: tone === "geachte" ? text.heer : text.meneer, naam: "" }[to];
  return `${[greeting, title, name].filter(Boolean).join(" ")},`;
}
