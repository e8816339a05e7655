/** The parts that a JPEG file is made of. */

interface Segment {
  readonly marker: number;
  /** Where it begins, and where the next one does. */
  readonly start: number;
  readonly end: number;
}

const SCAN = 0xda;
const END = 0xd9;

/** All parts before the first scan, and the scan's own head as the last. */
function* segmentsOf(bytes: Uint8Array): Generator<Segment> {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) {
      at += 1; // padding
      continue;
    }
    const end = at + 2 + (((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number));
    yield { marker, start: at, end };
    if (marker === SCAN) return;
    at = Math.max(end, at + 4);
  }
}

/** False for a JPEG that was cut off: some browsers show the rest of it as a grey area and say nothing. */
export function isWholeJpeg(bytes: Uint8Array): boolean {
  const scan = [...segmentsOf(bytes)].find(({ marker }) => marker === SCAN);
  if (!scan) return false;
  // From the back, where the end of a whole one is.
  let at = bytes.lastIndexOf(0xff);
  while (at >= scan.end && bytes[at + 1] !== END) at = bytes.lastIndexOf(0xff, at - 1);
  return at >= scan.end;
}

function isNeeded(marker: number): boolean {
  const isApplication = marker > 0xe0 && marker <= 0xef && marker !== 0xee; // 0xEE says how colours are meant
  return !isApplication && marker !== 0xfe;
}

/** The same picture without anything that only programs read: notes, profiles, EXIF. */
export function bareJpeg(bytes: Uint8Array): Uint8Array {
  const segments = [...segmentsOf(bytes)];
  const kept = segments.filter(({ marker }) => isNeeded(marker)).map(({ start, end }) => bytes.subarray(start, end));
  const parts = [bytes.subarray(0, 2), ...kept, bytes.subarray(segments.at(-1)?.end ?? 2)];
  const bare = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bare.set(part, at);
    at += part.length;
  }
  return bare;
}
