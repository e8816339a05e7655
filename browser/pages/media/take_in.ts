/** Photos out of an opened file, onto the shelf. What is not there is named, so that a pupil knows what to look for. */

import { filesIn, isPhoto } from "../../core/media.ts";
import { mediaMessages } from "../../core/messages.ts";
import { isRecord } from "../../core/schema.ts";
import { hasText } from "../../core/text.ts";
import { photosInPdf } from "../../files/media/index.ts";
import { storageFailure } from "../../storage/backend.ts";
import type { DeviceShelf } from "./shelf.ts";

/** Sentences about what did not come along; none when all is well. */
export async function takeIn(shelf: DeviceShelf, worksheets: unknown, pdf: Uint8Array): Promise<readonly string[]> {
  const wanted = new Set<string>();
  for (const name of filesIn(worksheets)) if (!(await shelf.get(name))) wanted.add(name);
  const unkept = new Set<string>();
  for (const [name, bytes] of wanted.size ? await photosInPdf(pdf, wanted) : []) {
    wanted.delete(name);
    await shelf.putNamed(name, bytes).catch((cause: unknown) => {
      if (!storageFailure(cause)) throw cause;
      unkept.add(name);
    });
  }
  const titles = titlesOf(worksheets);
  const named = (names: ReadonlySet<string>): readonly string[] =>
    [...names].map((name, index) => titles.get(name) ?? mediaMessages[isPhoto(name) ? "namelessPhoto" : "namelessClip"](index + 1));
  const photos = new Set([...wanted].filter(isPhoto));
  const clips = new Set([...wanted].filter((name) => !photos.has(name)));
  return [
    ...(photos.size ? [mediaMessages.missingPhotos(named(photos))] : []),
    ...(clips.size ? [mediaMessages.missingClips(named(clips))] : []),
    ...(unkept.size ? [mediaMessages.unkept(named(unkept))] : []),
  ];
}

/** What a pupil calls each file: the first words that stand beside it. */
function titlesOf(value: unknown, titles: Map<string, string> = new Map()): ReadonlyMap<string, string> {
  if (Array.isArray(value)) for (const item of value) titlesOf(item, titles);
  else if (isRecord(value)) {
    const { file } = value;
    const title = [value["caption"], value["alt"], value["name"]].find((text): text is string => typeof text === "string" && hasText(text));
    if (typeof file === "string" && title) titles.set(file, title);
    for (const part of Object.values(value)) titlesOf(part, titles);
  }
  return titles;
}
