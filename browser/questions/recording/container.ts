/**
 * What stands in the bytes of a clip: its kind, whatever its name says; the place where a phone filmed it, which never leaves; and the
 * length that a browser leaves out of what it records. Pure: bytes in, bytes out.
 */

const MATROSKA = 0x1a45dfa3;
const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const TIMECODE_SCALE = 0x2ad7b1;
const DURATION = 0x4489;
/** Brands of photos that are packed like a film. */
const PICTURES = /^(hei|hev|mif1|msf1|avi)/;

function text(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Ending of the file that these bytes are; none for what no browser plays. */
export function endingOf(bytes: Uint8Array): string | undefined {
  if (bytes.length < 12) return undefined;
  if (viewOf(bytes).getUint32(0) === MATROSKA) return "webm";
  if (text(bytes, 4, 4) === "ftyp") {
    const brand = text(bytes, 8, 4);
    if (PICTURES.test(brand)) return undefined;
    return brand === "qt  " ? "mov" : brand.startsWith("M4A") ? "m4a" : "mp4";
  }
  if (text(bytes, 4, 4) === "moov" || text(bytes, 4, 4) === "wide") return "mov"; // an old QuickTime file has no ftyp
  if (text(bytes, 0, 4) === "OggS") return "ogg";
  if (text(bytes, 0, 4) === "RIFF" && text(bytes, 8, 4) === "WAVE") return "wav";
  const [first = 0, second = 0] = bytes;
  const isFrame = first === 0xff && (second & 0xe6) === 0xe2; // MPEG audio, layer III
  return text(bytes, 0, 3) === "ID3" || isFrame ? "mp3" : undefined;
}

/** The ending for a file that holds sound only, or a picture too. */
export function endingFor(ending: string, media: "audio" | "video"): string {
  const other: { readonly [ending: string]: string } = media === "audio" ? { webm: "weba", mp4: "m4a" } : { weba: "webm", m4a: "mp4" };
  return other[ending] ?? ending;
}

/** True for an ending that holds no picture. */
export function isSoundOnly(ending: string): boolean {
  return ["weba", "m4a", "mp3", "ogg", "wav"].includes(ending);
}

/** Boxes of an MP4 that hold other boxes on the way to what a maker wrote of himself. */
const HOLDERS = ["moov", "trak", "moof", "traf"];
/** Boxes in which phones write where and with what they filmed. No player needs them. */
const TELLING = ["udta", "meta", "uuid"];
const FREE = [0x66, 0x72, 0x65, 0x65]; // "free": a box that players skip

interface Box {
  readonly kind: string;
  /** Of its head, of what it holds, and behind it. */
  readonly start: number;
  readonly inside: number;
  readonly end: number;
}

function* boxes(bytes: Uint8Array, from: number, to: number): Generator<Box> {
  const view = viewOf(bytes);
  for (let start = from; start + 8 <= to; ) {
    const short = view.getUint32(start);
    const isLong = short === 1 && start + 16 <= to;
    const size = short === 0 ? to - start : isLong ? view.getUint32(start + 8) * 2 ** 32 + view.getUint32(start + 12) : short;
    const inside = start + (isLong ? 16 : 8);
    if (size < inside - start) return; // broken: nothing behind it can be found
    const end = Math.min(start + size, to);
    yield { kind: text(bytes, start + 4, 4), start, inside, end };
    start += size;
  }
}

function blank(bytes: Uint8Array, from: number, to: number): void {
  for (const { kind, start, inside, end } of boxes(bytes, from, to)) {
    if (HOLDERS.includes(kind)) blank(bytes, inside, end);
    else if (TELLING.includes(kind)) {
      bytes.set(FREE, start + 4);
      bytes.fill(0, inside, end);
    }
  }
}

/** A film of the MP4 family without place, maker and device. Every byte stays where it was, so that it plays the same. */
export function withoutPlace(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  blank(copy, 0, copy.length);
  return copy;
}

interface Element {
  readonly id: number;
  /** Of its length field, of what it holds, and behind it (the end of all for an open one). */
  readonly sizeAt: number;
  readonly inside: number;
  readonly end: number;
}

/** One EBML element; nothing where there is none. */
function element(bytes: Uint8Array, start: number, to: number): Element | undefined {
  const idLength = Math.clz32(bytes[start] ?? 0) - 23;
  const sizeAt = start + idLength;
  const sizeLength = Math.clz32(bytes[sizeAt] ?? 0) - 23;
  const inside = sizeAt + sizeLength;
  if (idLength > 4 || sizeLength > 8 || inside > to) return undefined;
  let id = 0;
  for (const byte of bytes.subarray(start, sizeAt)) id = id * 256 + byte;
  let size = (bytes[sizeAt] ?? 0) & (0xff >> sizeLength);
  let open = size === 0xff >> sizeLength;
  for (const byte of bytes.subarray(sizeAt + 1, inside)) {
    size = size * 256 + byte;
    open = open && byte === 0xff;
  }
  return { id, sizeAt, inside, end: open ? to : Math.min(inside + size, to) };
}

function find(bytes: Uint8Array, id: number, from: number, to: number): Element | undefined {
  for (let start = from; start < to; ) {
    const found = element(bytes, start, to);
    if (!found || found.id === id) return found;
    start = found.end;
  }
  return undefined;
}

/** The same length field with another length, as many bytes long; nothing when that does not fit. */
function sizeField(size: number, length: number): Uint8Array | undefined {
  if (size >= 2 ** (7 * length) - 1) return undefined;
  const field = new Uint8Array(length);
  for (let index = length - 1, rest = size; index >= 0; index -= 1, rest = Math.floor(rest / 256)) field[index] = rest % 256;
  field[0] = (field[0] ?? 0) | (0x80 >> (length - 1));
  return field;
}

/**
 * A WebM with its length in it. Browsers record without, so that a player shows no time and cannot wind. Anything unexpected: the
 * same bytes.
 */
export function withDuration(bytes: Uint8Array, seconds: number): Uint8Array {
  const head = element(bytes, 0, bytes.length);
  if (head?.id !== MATROSKA) return bytes;
  const segment = find(bytes, SEGMENT, head.end, bytes.length);
  const info = segment && find(bytes, INFO, segment.inside, segment.end);
  if (!segment || !info || find(bytes, DURATION, info.inside, info.end)) return bytes;
  // A segment whose length is told would have to be told anew; browsers leave it open.
  if (segment.end !== bytes.length || bytes[segment.sizeAt + 1] !== 0xff) return bytes;
  const scale = find(bytes, TIMECODE_SCALE, info.inside, info.end);
  let nanoseconds = 0;
  for (const byte of scale ? bytes.subarray(scale.inside, scale.end) : [0x0f, 0x42, 0x40]) nanoseconds = nanoseconds * 256 + byte;
  const added = new Uint8Array([0x44, 0x89, 0x88, 0, 0, 0, 0, 0, 0, 0, 0]);
  viewOf(added).setFloat64(3, (seconds * 1e9) / nanoseconds);
  const size = sizeField(info.end - info.inside + added.length, info.inside - info.sizeAt);
  if (!size) return bytes;
  const whole = new Uint8Array(bytes.length + added.length);
  whole.set(bytes.subarray(0, info.end));
  whole.set(size, info.sizeAt);
  whole.set(added, info.end);
  whole.set(bytes.subarray(info.end), info.end + added.length);
  return whole;
}
