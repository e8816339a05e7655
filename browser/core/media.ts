/**
 * Photos and clips. They are kept as files that bear the name of their content, `<SHA-256>.<ending>`: an answer holds only that name. So the
 * same photo is kept once, a name can never come to mean other bytes, and a file that comes back out of a PDF proves itself.
 */

/** Endings of files that are kept, with their types. Photos are always made anew as JPEG, whatever they came as. */
export const FILE_TYPES: { readonly [ending: string]: string } = {
  jpg: "image/jpeg",
  webm: "video/webm",
  weba: "audio/webm",
  m4a: "audio/mp4",
  mp4: "video/mp4",
  mp3: "audio/mpeg",
  ogg: "audio/ogg",
  wav: "audio/wav",
  mov: "video/quicktime",
};

const FILE_NAME = /^[0-9a-f]{64}\.[a-z0-9]{2,4}$/;

/** True for the name of a stored file. A file from elsewhere may say anything. */
export function isFileName(name: unknown): name is string {
  return typeof name === "string" && FILE_NAME.test(name) && FILE_TYPES[name.slice(65)] !== undefined;
}

/** True for the file of a photo, among clips. */
export function isPhoto(name: string): boolean {
  return name.endsWith(".jpg");
}

/** How full the store is, in bytes; `quota` is 0 where the browser does not say. */
export interface Room {
  readonly used: number;
  readonly quota: number;
}

/** Where files are kept. Methods reject with a StorageError: `full` or `blocked` in its `failure`. */
export interface Shelf {
  /** Keep a file; resolves with its name when it is durable. What was there before stays when it does not fit. */
  put(bytes: Uint8Array, ending: string): Promise<string>;
  get(name: string): Promise<Blob | undefined>;
  /** Remove files at once and for good. */
  drop(names: readonly string[]): Promise<void>;
  room(): Promise<Room>;
}

/** Reads the bytes of stored files for an exporter; nothing when a file is not on this device. */
export type FileReader = (name: string) => Promise<Uint8Array | undefined>;

/** The names of all files that a value refers to, each once: every `file` key at any depth. */
export function filesIn(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (Array.isArray(value)) for (const item of value) filesIn(item, found);
  else if (typeof value === "object" && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      if (key === "file" && isFileName(part)) found.add(part);
      else filesIn(part, found);
    }
  }
  return found;
}
