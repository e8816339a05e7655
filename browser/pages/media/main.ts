/** Photos, drawings and clips on a page: its studios, the shelf, and the way in from an opened file. A script of its own, loaded when it is needed. */

import { type Question, questionsOf, type WorksheetDefinition } from "../../core/definition.ts";
import { isFileName, type Shelf } from "../../core/media.ts";
import { mediaMessages } from "../../core/messages.ts";
import { nameOf } from "../../files/media/index.ts";
import { make } from "../../questions/_parts/elements.ts";
import type { App } from "../app.ts";
import type { Field } from "../worksheet.ts";
import { type PageTools, startBench } from "./bench.ts";
import { DeviceShelf } from "./shelf.ts";
import { takeIn } from "./take_in.ts";

let shelf: DeviceShelf | undefined;

function shelfOf(app: App): DeviceShelf {
  return (shelf ??= new DeviceShelf(app.backend));
}

/** For the gallery, where nothing is kept. */
class LooseShelf implements Shelf {
  readonly #files = new Map<string, Blob>();

  async put(bytes: Uint8Array, ending: string): Promise<string> {
    const name = await nameOf(bytes, ending);
    this.#files.set(name, new Blob([bytes as BlobPart]));
    return name;
  }
  async get(name: string): Promise<Blob | undefined> {
    return this.#files.get(name);
  }
  async drop(names: readonly string[]): Promise<void> {
    for (const name of names) this.#files.delete(name);
  }
  async room(): Promise<{ used: number; quota: number }> {
    return { used: 0, quota: 0 };
  }
}

/** The question behind an element, from the definition that stands inside its form. */
function questionOf(form: HTMLFormElement, root: HTMLElement): Question | undefined {
  const definition = JSON.parse(form.querySelector("script[data-definition]")?.textContent ?? "") as WorksheetDefinition;
  return questionsOf(definition).find(({ id }) => id === root.dataset["question"]);
}

/** A line in plain words when more than half of the room on this device is used. */
async function showRoom(root: HTMLElement, device: DeviceShelf): Promise<void> {
  const { used, quota } = await device.room();
  const isTight = quota > 0 && used > quota / 2;
  const line = root.querySelector("[data-room]");
  if (!isTight) return line?.remove();
  if (!line) root.append(make("p", { class: "hint", attributes: { "data-room": "", role: "status" } }, mediaMessages.room));
}

async function startField(app: App, tools: PageTools, form: HTMLFormElement, field: Field): Promise<void> {
  const isGallery = form.classList.contains("worksheet--gallery");
  await startBench(app, tools, isGallery ? new LooseShelf() : shelfOf(app), field);
  if (isGallery) return;
  await showRoom(field.root, shelfOf(app));
  field.root.addEventListener("input", () => void showRoom(field.root, shelfOf(app)));
}

/** Thrown away once a page: what no answer names any more. */
let tidied = false;

/** Start the studio of a question. One that fails does not stop the others. */
async function start(app: App, tools: PageTools, root: HTMLElement): Promise<void> {
  const form = root.closest<HTMLFormElement>("form[data-worksheet]");
  const question = form && questionOf(form, root);
  if (!form || !question) return;
  try {
    await startField(app, tools, form, { question, root });
  } catch (cause) {
    console.warn(cause);
    root.dataset["studio"] = "failed"; // the paper form shows again
    tools.notify({ text: mediaMessages.failed, kind: "problem" });
  }
  if (tidied) return;
  tidied = true;
  await shelfOf(app).tidy().catch(() => undefined); // refused storage needs no tidying
}

/** The bytes of a file by its name, for an exporter. */
function reader(app: App): (name: string) => Promise<Uint8Array | undefined> {
  return async (name) => (isFileName(name) ? shelfOf(app).bytes(name) : undefined);
}

function photoUrl(name: string): string | undefined {
  return shelf?.url(name);
}

function forget(): void {
  shelf?.forget();
}

const media = { shelfOf, start, reader, photoUrl, forget, takeIn: (app: App, worksheets: unknown, pdf: Uint8Array) => takeIn(shelfOf(app), worksheets, pdf) };

declare global {
  // eslint-disable-next-line no-var
  var opstageMedia: typeof media | undefined;
}

globalThis.opstageMedia = media;
