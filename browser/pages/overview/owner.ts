/**
 * Whose file it is by the name that a learning platform gave it. Platforms name folders or files after the pupil, each in its own
 * way; a guess, which the teacher sees and can correct, and which yields to the name in the file itself.
 */

export interface Owner {
  readonly name: string;
  /** The same for all files of one pupil on one platform: a number if there is one, else the name. */
  readonly key: string;
}

interface Pattern {
  readonly shape: RegExp;
  /** The number of the pupil is unique; a name need not be. */
  readonly name: (found: RegExpExecArray) => string;
  readonly number: (found: RegExpExecArray) => string;
}

const first = (found: RegExpExecArray): string => found[1] ?? "";
const second = (found: RegExpExecArray): string => found[2] ?? "";

const PATTERNS: readonly Pattern[] = [
  // Moodle: "Sanne de Vries_123456_assignsubmission_file_" as folder, or in front of the file
  { shape: /^(.+?)_(\d+)_assignsubmission_(?:file|onlinetext)/i, name: first, number: second },
  // "Vries, Sanne de (12345)", alone or in front of the file
  { shape: /^([^()]+?)\s*\((\d{3,})\)/, name: first, number: second },
  // Brightspace: "12345-67890 - Sanne de Vries - 21 november 2026 1032"
  { shape: /^(\d+-\d+) - (.+?) - .+/, name: second, number: first },
  // Canvas: "vriessannede_LATE_12345_67890_werkblad.pdf"
  { shape: /^([\p{L}'-]+?)_(?:LATE_)?(\d{2,})_\d{2,}_/u, name: first, number: second },
  // "12345 - Sanne de Vries", "12345_Sanne de Vries"
  { shape: /^(\d{4,})\s*[-_]\s*(\p{L}[\p{L} .,'’-]+)$/u, name: second, number: first },
];

/** Folders that platforms make for themselves, and files of ours. */
const NOT_A_NAME =
  /^(?:version|versie|poging|attempt|submission|submitted files|working files|inleveringen?|ingeleverd|bestanden|bijlagen?|files?|downloads?|opdrachten?|werkblad(?:en)?|stagemap|antwoorden|klas|stage|les(?:sen)?|documenten?|bureaublad|desktop|nieuwe map|new folder|week)\b/i;
const LOOKS_LIKE_A_NAME = /^\p{L}[\p{L}.'’-]*(?:,?\s+\p{L}[\p{L}.'’-]*){1,5}$/u;

/** "Sanne de Vries" for "Vries, Sanne de"; single spaces. */
function inOrder(name: string): string {
  const clean = name.replace(/[_\s]+/g, " ").trim();
  const [last = "", rest] = clean.split(/\s*,\s*/, 2);
  return rest ? `${rest} ${last}` : clean;
}

/** What two ways to write one name have in common. */
export function nameKey(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function fromPattern(part: string): Owner | undefined {
  for (const { shape, name, number } of PATTERNS) {
    const found = shape.exec(part);
    if (found) return { name: inOrder(name(found)).slice(0, 100), key: `n:${number(found)}` };
  }
  return undefined;
}

function fromPlainName(part: string): Owner | undefined {
  if (NOT_A_NAME.test(part) || !LOOKS_LIKE_A_NAME.test(part)) return undefined;
  const name = inOrder(part);
  return { name: name.slice(0, 100), key: `f:${nameKey(name)}` };
}

/** Longest path that a platform gives; one that is longer exists only to keep the patterns busy. */
const LONGEST_PATH = 400;

/** Whose file stands at a path, or nothing when the path does not tell. */
export function ownerOf(path: string): Owner | undefined {
  if (path.length > LONGEST_PATH) return undefined;
  const parts = path.split(/[/\\]+/).filter(Boolean);
  for (const part of [...parts].reverse()) {
    const owner = fromPattern(part);
    if (owner) return owner;
  }
  for (const folder of parts.slice(0, -1).reverse()) {
    const owner = fromPlainName(folder);
    if (owner) return owner;
  }
  return undefined;
}
