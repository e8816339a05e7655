/**
 * Reads a ZIP that comes from elsewhere: the folder of hand-ins that a learning platform gives. Only its table and the file that is
 * asked for are in memory, however large the ZIP is. A ZIP is untrusted input: counts, sizes and ratios are capped.
 */

import { FileFailure } from "./failure.ts";

/** Most files in one ZIP, and bytes of its table. */
const MOST_ENTRIES = 20_000;
const MOST_TABLE = 16 * 1024 * 1024;
/** Largest file within a ZIP, unpacked. */
const MOST_BYTES = 100 * 1024 * 1024;
/** Text shrinks about tenfold, a PDF not at all; a file that grows more than this exists only to exhaust a reader. */
const MOST_GROWTH = 200;
const SMALL = 1024 * 1024;

const END_SIGN = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const LOCATOR_SIGN = 0x07064b50;
const LOCATOR_LENGTH = 20;
const END64_SIGN = 0x06064b50;
const END64_LENGTH = 56;
const ENTRY_SIGN = 0x02014b50;
const ENTRY_LENGTH = 46;
const LOCAL_SIGN = 0x04034b50;
const LOCAL_LENGTH = 30;
const WIDE_EXTRA = 1;
const FULL_32 = 0xffffffff;
const FULL_16 = 0xffff;
const IS_ENCRYPTED = 1;
const IS_UTF8 = 0x800;
const STORED = 0;
const DEFLATED = 8;

export interface ZipEntry {
  /** Path within the ZIP, as it stands there: only to be shown. */
  readonly path: string;
  /** Unpacked size that the ZIP promises. */
  readonly size: number;
  readonly encrypted: boolean;
  readonly packed: { readonly method: number; readonly size: number; readonly offset: number };
}

/** True when bytes begin as a ZIP does. */
export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6));
}

async function viewOf(blob: Blob, start: number, length: number): Promise<DataView> {
  if (start < 0 || start + length > blob.size) throw new FileFailure("DAMAGED");
  return new DataView(await blob.slice(start, start + length).arrayBuffer());
}

interface Table {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
}

/** A 64-bit number; beyond what a number holds exactly it is no size of a real file. */
function wide(view: DataView, position: number): number {
  return Number(view.getBigUint64(position, true));
}

async function findTable(blob: Blob): Promise<Table> {
  const length = Math.min(blob.size, END_LENGTH + LONGEST_COMMENT);
  const tail = await viewOf(blob, blob.size - length, length);
  for (let at = length - END_LENGTH; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) !== END_SIGN) continue;
    const table = { count: tail.getUint16(at + 10, true), size: tail.getUint32(at + 12, true), offset: tail.getUint32(at + 16, true) };
    const isWide = table.count === FULL_16 || table.size === FULL_32 || table.offset === FULL_32;
    return isWide ? findWideTable(blob, blob.size - length + at) : table;
  }
  throw new FileFailure("DAMAGED");
}

/** Large ZIPs keep their real numbers in a second place. */
async function findWideTable(blob: Blob, end: number): Promise<Table> {
  const locator = await viewOf(blob, end - LOCATOR_LENGTH, LOCATOR_LENGTH);
  if (locator.getUint32(0, true) !== LOCATOR_SIGN) throw new FileFailure("DAMAGED");
  const view = await viewOf(blob, wide(locator, 8), END64_LENGTH);
  if (view.getUint32(0, true) !== END64_SIGN) throw new FileFailure("DAMAGED");
  return { count: wide(view, 32), size: wide(view, 40), offset: wide(view, 48) };
}

const utf8 = new TextDecoder("utf-8", { fatal: true });
const western = new TextDecoder("windows-1252");

/** Older programs write names in the letters of their country and do not say which. */
function nameOf(bytes: Uint8Array, saysUtf8: boolean): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return saysUtf8 ? new TextDecoder().decode(bytes) : western.decode(bytes);
  }
}

interface Sizes {
  size: number;
  packed: number;
  offset: number;
}

/** Replaces the numbers that did not fit in 32 bits. */
function widen(view: DataView, start: number, length: number, sizes: Sizes): void {
  let at = start;
  while (at + 4 <= start + length) {
    const end = at + 4 + view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === WIDE_EXTRA) {
      let place = at + 4;
      for (const name of ["size", "packed", "offset"] as const) {
        if (sizes[name] !== FULL_32 || place + 8 > end) continue;
        sizes[name] = wide(view, place);
        place += 8;
      }
    }
    at = end;
  }
}

function entryAt(view: DataView, at: number): { readonly entry: ZipEntry; readonly next: number } {
  if (at + ENTRY_LENGTH > view.byteLength || view.getUint32(at, true) !== ENTRY_SIGN) throw new FileFailure("DAMAGED");
  const flags = view.getUint16(at + 8, true);
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [number, number, number];
  const next = at + ENTRY_LENGTH + nameLength + extraLength + commentLength;
  if (next > view.byteLength) throw new FileFailure("DAMAGED");
  const sizes = { packed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true), offset: view.getUint32(at + 42, true) };
  widen(view, at + ENTRY_LENGTH + nameLength, extraLength, sizes);
  const name = new Uint8Array(view.buffer, view.byteOffset + at + ENTRY_LENGTH, nameLength);
  const entry: ZipEntry = {
    path: nameOf(name, (flags & IS_UTF8) !== 0),
    size: sizes.size,
    encrypted: (flags & IS_ENCRYPTED) !== 0,
    packed: { method: view.getUint16(at + 10, true), size: sizes.packed, offset: sizes.offset },
  };
  return { entry, next };
}

/** The files in a ZIP, without its folders. Throws FileFailure. */
export async function zipEntries(blob: Blob): Promise<readonly ZipEntry[]> {
  const table = await findTable(blob);
  if (table.count > MOST_ENTRIES || table.size > MOST_TABLE) throw new FileFailure("TOO_BIG");
  const view = await viewOf(blob, table.offset, table.size);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let number = 0; number < table.count; number += 1) {
    const { entry, next } = entryAt(view, at);
    if (!entry.path.endsWith("/")) entries.push(entry);
    at = next;
  }
  return entries;
}

/** True for a size that a hand-in does not have. */
function isOutOfBounds({ size, packed }: ZipEntry): boolean {
  return size > MOST_BYTES || (size > SMALL && size > packed.size * MOST_GROWTH);
}

/** The bytes of one file. Throws FileFailure; never unpacks more than the ZIP promised. */
export async function readEntry(blob: Blob, entry: ZipEntry): Promise<Uint8Array> {
  if (isOutOfBounds(entry)) throw new FileFailure("TOO_BIG");
  const { method, size, offset } = entry.packed;
  const local = await viewOf(blob, offset, LOCAL_LENGTH);
  if (local.getUint32(0, true) !== LOCAL_SIGN) throw new FileFailure("DAMAGED");
  const start = offset + LOCAL_LENGTH + local.getUint16(26, true) + local.getUint16(28, true);
  if (start + size > blob.size) throw new FileFailure("DAMAGED");
  const data = blob.slice(start, start + size);
  if (method === DEFLATED) return inflateRaw(data, entry.size);
  if (method !== STORED || size !== entry.size) throw new FileFailure("DAMAGED");
  return new Uint8Array(await data.arrayBuffer());
}

/** A stream that unpacks bare deflate data; browsers before 2022 only know it with a head around it. */
function inflater(): { readonly stream: DecompressionStream; readonly head: readonly BlobPart[] } {
  try {
    return { stream: new DecompressionStream("deflate-raw"), head: [] };
  } catch {
    return { stream: new DecompressionStream("deflate"), head: [Uint8Array.of(0x78, 0x9c)] };
  }
}

async function inflateRaw(data: Blob, size: number): Promise<Uint8Array> {
  const { stream, head } = inflater();
  const reader = new Blob([...head, data]).stream().pipeThrough(stream).getReader();
  const bytes = new Uint8Array(size);
  let filled = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (filled + value.length > size) throw new FileFailure("TOO_BIG");
      bytes.set(value, filled);
      filled += value.length;
    }
  } catch (cause) {
    if (cause instanceof FileFailure) throw cause;
    if (filled !== size) throw new FileFailure("DAMAGED"); // the head asks for a sum at the end, which a ZIP keeps elsewhere
  } finally {
    reader.cancel().catch(() => undefined);
  }
  if (filled !== size) throw new FileFailure("DAMAGED");
  return bytes;
}
