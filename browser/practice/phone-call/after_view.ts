/** After a call: how it ended, the notes, what went well, what to say instead. Never a mark. */

import { phoneMessages as words } from "../../core/messages.ts";
import { type Child, make } from "../../questions/_parts/elements.ts";
import type { Labelled, Written } from "./answers.ts";
import type { Call, Notes } from "./company.ts";
import type { LookBack, Tip } from "./look_back.ts";
import { notesCheck, notesFields } from "./notes_view.ts";

/** What a good call has, in the order in which it comes up. Repeating counts only when a day was agreed. */
const WANTED = ["groet", "naam", "school", "reden", "herhalen", "bedanken"] as const;
const MOST_TO_ADD = 3;

export interface AfterOptions {
  readonly call: Call;
  readonly back: LookBack;
  readonly observed: readonly Labelled[];
  readonly situations: readonly Written[];
  readonly onNotes: (notes: Notes) => void;
}

function part(title: string, ...children: readonly Child[]): HTMLElement {
  return make("div", { class: "phone__part" }, make("h5", {}, title), ...children);
}

function bullets(texts: readonly string[]): HTMLElement {
  return make("ul", {}, ...texts.map((text) => make("li", {}, text)));
}

function tipNode({ said, instead, why }: Tip): HTMLElement {
  return make(
    "li",
    {},
    make("p", {}, make("strong", {}, words.youSaid), ` ‘${said}’`),
    make("p", {}, make("strong", {}, words.sayInstead), ` ‘${instead}’`),
    ...(why ? [make("p", {}, why)] : []),
  );
}

function wentWell({ done }: LookBack, observed: readonly Labelled[]): HTMLElement {
  const labels = observed.filter(({ id }) => done.includes(id)).map(({ label }) => label);
  return part(words.wentWell, labels.length ? bullets(labels) : make("p", {}, words.nothingYet));
}

function toAdd({ done, agreed }: LookBack): readonly HTMLElement[] {
  const missing = WANTED.filter((item) => !done.includes(item) && (item !== "herhalen" || agreed.day));
  return missing.length ? [part(words.toAdd, bullets(missing.slice(0, MOST_TO_ADD).map((item) => words.missing[item])))] : [];
}

function obstacleNode({ label, text }: Written): HTMLElement {
  return make("li", {}, label, ...(text ? [make("p", {}, make("strong", {}, words.youPlanned), ` ‘${text}’`)] : []));
}

function met({ obstacles }: LookBack, situations: readonly Written[]): readonly HTMLElement[] {
  const rows = situations.filter(({ id }) => obstacles.includes(id));
  return rows.length ? [part(words.met, make("ul", {}, ...rows.map(obstacleNode)))] : [];
}

/** Everything about a call that ended. The heading stands above it, in the tool. */
export function afterView({ call, back, observed, situations, onNotes }: AfterOptions): readonly HTMLElement[] {
  let notes = call.notes;
  const fields = notesFields(notes, (changed) => {
    notes = changed;
    onNotes(changed);
  });
  return [
    make("p", { class: "phone__end", attributes: { "data-end": call.outcome || "stopped" } }, words.ends[call.outcome || "stopped"]),
    part(words.notesTitle, make("p", {}, words.notesAsk), fields, notesCheck(() => notes, back.agreed, back.voices)),
    wentWell(back, observed),
    ...(back.tips.length ? [part(words.better, make("ul", { class: "phone__tips" }, ...back.tips.map(tipNode)))] : []),
    ...toAdd(back),
    ...met(back, situations),
  ];
}
