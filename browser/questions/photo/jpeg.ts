/**
 * A JPEG as the numbers that it holds: the coefficients of its blocks. To change some blocks and write the rest back as it was is the only way
 * to cover a part of a photo without touching one pixel elsewhere: drawing it and saving it anew changes all of them a little.
 *
 * Only what canvases write: baseline, 8 bits, one scan. Reading and writing go row by row, so that the page can do something else in between.
 */

import { BitReader, BitWriter, codesOf, lookupOf, type Lookup } from "./bits.ts";

export interface Component {
  readonly id: number;
  /** Blocks in one unit of the picture, across and down. */
  readonly across: number;
  readonly down: number;
  readonly table: number;
  /** Blocks in a row, padded to whole units. */
  readonly stride: number;
  /** 64 numbers a block, in the order of the file; the first is the mean. */
  readonly blocks: Int16Array;
}

export interface Jpeg {
  readonly width: number;
  readonly height: number;
  /** Pixels of one unit. */
  readonly unitWidth: number;
  readonly unitHeight: number;
  readonly unitsAcross: number;
  readonly unitsDown: number;
  /** Quantisation tables as they stand in the file, by number. */
  readonly tables: readonly (Uint8Array | undefined)[];
  readonly components: readonly Component[];
}

const MARKER = { SOF0: 0xc0, DHT: 0xc4, SOI: 0xd8, EOI: 0xd9, SOS: 0xda, DQT: 0xdb, DRI: 0xdd, APP0: 0xe0 } as const;
/** Bigger than any photo of this site: what an opened file claims is not believed. */
const MOST_PIXELS = 16_000_000;

interface Header {
  width: number;
  height: number;
  parts: { id: number; across: number; down: number; table: number }[];
  readonly tables: (Uint8Array | undefined)[];
  readonly means: (Uint8Array | undefined)[];
  readonly details: (Uint8Array | undefined)[];
  restart: number;
  scan: { id: number; mean: number; detail: number }[];
  /** Where the bits begin. */
  start: number;
}

function readTables(header: Header, body: Uint8Array): boolean {
  for (let at = 0; at + 65 <= body.length; at += 65) {
    const kind = body[at] as number;
    if (kind > 3) return false; // 16 bits
    header.tables[kind] = body.slice(at + 1, at + 65);
  }
  return true;
}

function readCodes(header: Header, body: Uint8Array): void {
  for (let at = 0; at + 17 <= body.length; ) {
    const kind = body[at] as number;
    const count = body.subarray(at + 1, at + 17).reduce((sum, number) => sum + number, 0);
    (kind >> 4 ? header.details : header.means)[kind & 15] = body.slice(at + 1, at + 17 + count);
    at += 17 + count;
  }
}

function readFrame(header: Header, body: Uint8Array): boolean {
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  header.height = view.getUint16(1);
  header.width = view.getUint16(3);
  const count = view.getUint8(5);
  if (view.getUint8(0) !== 8 || (count !== 1 && count !== 3) || body.length < 6 + 3 * count) return false;
  for (let at = 6; at < 6 + 3 * count; at += 3) {
    const sampling = view.getUint8(at + 1);
    // The only component of a grey picture has units of one block, whatever it says.
    header.parts.push({ id: view.getUint8(at), across: count === 1 ? 1 : sampling >> 4, down: count === 1 ? 1 : sampling & 15, table: view.getUint8(at + 2) });
  }
  const { width, height, parts } = header;
  const fits = parts.every(({ across, down }) => [1, 2].includes(across) && [1, 2].includes(down));
  return fits && width > 0 && height > 0 && width * height <= MOST_PIXELS;
}

function readScan(header: Header, body: Uint8Array): boolean {
  const count = body[0] ?? 0;
  for (let at = 1; at + 1 < 1 + 2 * count; at += 2) {
    const kinds = body[at + 1] ?? 0;
    header.scan.push({ id: body[at] ?? 0, mean: kinds >> 4, detail: kinds & 15 });
  }
  return count === header.parts.length && count > 0;
}

/** Everything before the bits; nothing when it is another sort of JPEG. */
function headerOf(bytes: Uint8Array): Header | undefined {
  const header: Header = { width: 0, height: 0, parts: [], tables: [], means: [], details: [], restart: 0, scan: [], start: 0 };
  if (bytes[0] !== 0xff || bytes[1] !== MARKER.SOI) return undefined;
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1] as number;
    const length = ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
    if (bytes[at] !== 0xff || length < 2 || at + 2 + length > bytes.length) return undefined;
    const body = bytes.subarray(at + 4, at + 2 + length);
    at += 2 + length;
    const isOtherFrame = marker > MARKER.SOF0 && marker < 0xd0 && marker !== MARKER.DHT && marker !== 0xc8;
    if (isOtherFrame) return undefined;
    if (marker === MARKER.DQT && !readTables(header, body)) return undefined;
    if (marker === MARKER.DHT) readCodes(header, body);
    if (marker === MARKER.DRI) header.restart = ((body[0] ?? 0) << 8) | (body[1] ?? 0);
    if (marker === MARKER.SOF0 && (header.parts.length || body.length < 9 || !readFrame(header, body))) return undefined;
    if (marker === MARKER.SOS) return readScan(header, body) ? { ...header, start: at } : undefined;
  }
  return undefined;
}

function emptyJpeg({ width, height, parts, tables }: Header): Jpeg {
  const unitWidth = 8 * Math.max(...parts.map(({ across }) => across));
  const unitHeight = 8 * Math.max(...parts.map(({ down }) => down));
  const unitsAcross = Math.ceil(width / unitWidth);
  const unitsDown = Math.ceil(height / unitHeight);
  const components = parts.map((part): Component => {
    const stride = unitsAcross * part.across;
    return { ...part, stride, blocks: new Int16Array(stride * unitsDown * part.down * 64) };
  });
  return { width, height, unitWidth, unitHeight, unitsAcross, unitsDown, tables, components };
}

/** Where the numbers of a block begin, by its unit and its place in the unit. */
function blockAt(component: Component, unitX: number, unitY: number, x: number, y: number): number {
  return ((unitY * component.down + y) * component.stride + unitX * component.across + x) * 64;
}

/** Everything of a unit, component by component, as it stands in the file. */
function eachBlock(components: readonly Component[], unitX: number, unitY: number, visit: (component: Component, index: number, at: number) => void): void {
  components.forEach((component, index) => {
    for (let y = 0; y < component.down; y++) {
      for (let x = 0; x < component.across; x++) visit(component, index, blockAt(component, unitX, unitY, x, y));
    }
  });
}

function readBlock(bits: BitReader, mean: Lookup, detail: Lookup, before: number, blocks: Int16Array, at: number): number {
  const value = before + bits.number(bits.symbol(mean) & 15);
  blocks[at] = value;
  for (let place = 1; place < 64; place++) {
    const symbol = bits.symbol(detail);
    const size = symbol & 15;
    if (!size && symbol >> 4 !== 15) break;
    place += symbol >> 4;
    if (size && place < 64) blocks[at + place] = bits.number(size);
  }
  return value;
}

/** The numbers in a JPEG; nothing when it is of a sort that canvases do not write. Throws BrokenScan. Yields after each row of units. */
export function* readJpeg(bytes: Uint8Array): Generator<void, Jpeg | undefined> {
  const header = headerOf(bytes);
  if (!header) return undefined;
  const jpeg = emptyJpeg(header);
  const codes = header.parts.map(({ id }) => {
    const scan = header.scan.find((part) => part.id === id);
    const mean = header.means[scan?.mean ?? 0];
    const detail = header.details[scan?.detail ?? 0];
    return mean && detail && { mean: lookupOf(mean), detail: lookupOf(detail) };
  });
  if (codes.some((code) => !code) || header.parts.some(({ table }) => !header.tables[table])) return undefined;
  const bits = new BitReader(bytes, header.start);
  let before = [0, 0, 0];
  let left = header.restart;
  for (let unitY = 0; unitY < jpeg.unitsDown; unitY++) {
    for (let unitX = 0; unitX < jpeg.unitsAcross; unitX++) {
      if (header.restart && left-- === 0) {
        bits.restart();
        before = [0, 0, 0];
        left = header.restart - 1;
      }
      eachBlock(jpeg.components, unitX, unitY, (component, index, at) => {
        const { mean, detail } = codes[index] as { mean: Lookup; detail: Lookup };
        before[index] = readBlock(bits, mean, detail, before[index] as number, component.blocks, at);
      });
    }
    if (bits.isPastEnd) return undefined;
    yield;
  }
  return jpeg;
}

/** Tables that have a code for every number that there is (ITU-T T.81, annex K), as they stand in a file. */
function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
const MEANS = [
  fromHex("00010501010101010100000000000000000102030405060708090a0b"),
  fromHex("00030101010101010101010000000000000102030405060708090a0b"),
] as const;
const DETAILS = [
  fromHex(
    "0002010303020403050504040000017d01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa",
  ),
  fromHex(
    "00020102040403040705040400010277000102031104052131061241510761711322328108144291a1b1c109233352f0156272d10a162434e125f11718191a262728292a35363738393a434445464748494a535455565758595a636465666768696a737475767778797a82838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa",
  ),
] as const;

function sizeOf(value: number): number {
  return 32 - Math.clz32(Math.abs(value));
}

function segment(marker: number, ...body: readonly (readonly number[] | Uint8Array)[]): number[] {
  const bytes = body.flatMap((part) => [...part]);
  return [0xff, marker, (bytes.length + 2) >> 8, (bytes.length + 2) & 0xff, ...bytes];
}

function pair(number: number): number[] {
  return [number >> 8, number & 0xff];
}

/** The first component goes with the tables for brightness, the others with those for colour. */
function kindOf(index: number): 0 | 1 {
  return index ? 1 : 0;
}

/** No EXIF, no comment, no profile: nothing but what the pixels need. */
function headOf({ width, height, components, tables }: Jpeg): number[] {
  return [
    ...[0xff, MARKER.SOI],
    ...segment(MARKER.APP0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...tables.flatMap((table, number) => (table ? segment(MARKER.DQT, [number], table) : [])),
    ...segment(MARKER.SOF0, [8], pair(height), pair(width), [components.length], ...components.map(({ id, across, down, table }) => [id, (across << 4) | down, table])),
    ...MEANS.flatMap((table, kind) => segment(MARKER.DHT, [kind], table)),
    ...DETAILS.flatMap((table, kind) => segment(MARKER.DHT, [0x10 | kind], table)),
    ...segment(MARKER.SOS, [components.length], ...components.map(({ id }, index) => [id, kindOf(index) * 0x11]), [0, 63, 0]),
  ];
}

function writeBlock(bits: BitWriter, kind: 0 | 1, codes: { readonly means: readonly Int32Array[]; readonly details: readonly Int32Array[] }, before: number, blocks: Int16Array, at: number): number {
  const value = blocks[at] as number;
  const size = sizeOf(value - before);
  bits.code(codes.means[kind] as Int32Array, size);
  bits.number(value - before, size);
  const details = codes.details[kind] as Int32Array;
  let zeros = 0;
  for (let place = 1; place < 64; place++) {
    const detail = blocks[at + place] as number;
    if (!detail) {
      zeros += 1;
      continue;
    }
    for (; zeros > 15; zeros -= 16) bits.code(details, 0xf0);
    const length = sizeOf(detail);
    bits.code(details, (zeros << 4) | length);
    bits.number(detail, length);
    zeros = 0;
  }
  if (zeros) bits.code(details, 0);
  return value;
}

/** A JPEG with these numbers. Yields after each row of units. */
export function* writeJpeg(jpeg: Jpeg): Generator<void, Uint8Array> {
  const codes = { means: MEANS.map(codesOf), details: DETAILS.map(codesOf) };
  const bits = new BitWriter(jpeg.width * jpeg.height);
  const before = [0, 0, 0];
  for (let unitY = 0; unitY < jpeg.unitsDown; unitY++) {
    for (let unitX = 0; unitX < jpeg.unitsAcross; unitX++) {
      eachBlock(jpeg.components, unitX, unitY, (component, index, at) => {
        before[index] = writeBlock(bits, kindOf(index), codes, before[index] as number, component.blocks, at);
      });
    }
    yield;
  }
  const head = headOf(jpeg);
  const scan = bits.end();
  const bytes = new Uint8Array(head.length + scan.length + 2);
  bytes.set(head);
  bytes.set(scan, head.length);
  bytes.set([0xff, MARKER.EOI], head.length + scan.length);
  return bytes;
}
