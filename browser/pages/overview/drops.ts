/** From what a teacher drops or picks to files: single ones, folders with everything in them, ZIPs. */

import { overviewMessages as words } from "../../core/messages.ts";
import { make } from "../../questions/_parts/elements.ts";
import type { Source } from "./intake.ts";

/** More than this is a wrong folder, such as a whole disk. */
const MOST = 20_000;

export function pickedSources(field: HTMLInputElement): readonly Source[] {
  return [...(field.files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, blob: file }));
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

function someEntries(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

/** All files in a folder and the folders in it. */
async function filesIn(folder: FileSystemDirectoryEntry, found: Source[]): Promise<void> {
  const reader = folder.createReader();
  for (;;) {
    const entries = await someEntries(reader); // at most a hundred at a time
    if (!entries.length || found.length >= MOST) return;
    for (const entry of entries) {
      if (entry.isDirectory) await filesIn(entry as FileSystemDirectoryEntry, found);
      else if (found.length < MOST) found.push({ path: entry.fullPath.replace(/^\//, ""), blob: await fileOf(entry as FileSystemFileEntry) });
    }
  }
}

interface Dropped {
  readonly sources: Source[];
  readonly folders: readonly FileSystemDirectoryEntry[];
}

/** Must run while the drop is being told: afterwards the browser forgets what was dropped. */
function dropped(transfer: DataTransfer): Dropped {
  const sources: Source[] = [];
  const folders: FileSystemDirectoryEntry[] = [];
  for (const item of transfer.items) {
    if (item.kind !== "file") continue;
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (entry?.isDirectory) folders.push(entry as FileSystemDirectoryEntry);
    else if (file) sources.push({ path: file.name, blob: file });
  }
  return { sources, folders };
}

/** Hears drops anywhere on the page, before the part of the site that would open a pupil's file and keep it. */
export function hearDrops(onSources: (sources: readonly Source[]) => void, onFailure: (text: string) => void): void {
  const veil = make("div", { class: "drop-veil", attributes: { hidden: "" } }, make("p", {}, words.drop));
  document.body.append(veil);
  const early = { capture: true };
  const mine = (event: DragEvent): boolean => {
    if (![...(event.dataTransfer?.types ?? [])].includes("Files")) return false;
    event.preventDefault();
    event.stopImmediatePropagation();
    return true;
  };
  addEventListener("dragover", (event) => {
    if (mine(event)) veil.hidden = false;
  }, early);
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) veil.hidden = true;
  }, early);
  addEventListener("drop", (event) => {
    veil.hidden = true;
    if (!mine(event) || !event.dataTransfer) return;
    void gather(dropped(event.dataTransfer), onSources, onFailure);
  }, early);
}

async function gather({ sources, folders }: Dropped, onSources: (sources: readonly Source[]) => void, onFailure: (text: string) => void): Promise<void> {
  try {
    for (const folder of folders) await filesIn(folder, sources);
  } catch {
    onFailure(words.folderByButton); // a page from a file may not look into folders in Chromium
    if (!sources.length) return;
  }
  onSources(sources);
}
