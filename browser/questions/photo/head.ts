/** Looks at the first bytes of a file: what it is, and how large, before anything of it is decoded. */

export type PictureKind = "jpeg" | "png" | "gif" | "webp" | "bmp" | "avif" | "heic";

export interface Head {
  readonly kind: PictureKind;
  /** Size when it stands upright; absent where this code does not read it. */
  readonly width?: number;
  readonly height?: number;
}

/** Bytes at the start of a file that are enough to look at: a camera may put a preview of 64 KB and more before the size. */
export const HEAD_BYTES = 512 * 1024;

function text(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

const HEIF_BRANDS = /^(heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/;

function kindOf(bytes: Uint8Array): PictureKind | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "jpeg";
  if (text(bytes, 0, 8) === "\x89PNG\r\n\x1a\n") return "png";
  if (/^GIF8[79]a$/.test(text(bytes, 0, 6))) return "gif";
  if (text(bytes, 0, 4) === "RIFF" && text(bytes, 8, 4) === "WEBP") return "webp";
  if (text(bytes, 0, 2) === "BM" && bytes.length > 26 && bytes[15] === 0) return "bmp";
  if (text(bytes, 4, 4) === "ftyp") {
    const brand = text(bytes, 8, 4);
    if (/^avi[fs]$/.test(brand)) return "avif";
    if (HEIF_BRANDS.test(brand)) return "heic";
  }
  return undefined;
}

/** Orientation in an EXIF block, 1 to 8. 5 and more lie on their side. */
function orientationIn(exif: DataView): number {
  if (exif.byteLength < 14) return 1;
  const little = exif.getUint16(0) === 0x4949;
  const start = exif.getUint32(4, little);
  if (start + 2 > exif.byteLength) return 1;
  const count = exif.getUint16(start, little);
  for (let index = 0; index < count; index++) {
    const at = start + 2 + 12 * index;
    if (at + 12 > exif.byteLength) return 1;
    if (exif.getUint16(at, little) === 0x0112) return exif.getUint16(at + 8, little);
  }
  return 1;
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function jpegSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let orientation = 1;
  for (let at = 2; at + 10 <= bytes.length && view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // padding
      continue;
    }
    const length = view.getUint16(at + 2);
    if (marker === 0xe1 && text(bytes, at + 4, 6) === "Exif\0\0") {
      const end = Math.min(at + 2 + length, bytes.length);
      if (end > at + 10) orientation = orientationIn(new DataView(bytes.buffer, bytes.byteOffset + at + 10, end - at - 10));
    }
    if (isFrame(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return orientation > 4 ? { width: height, height: width } : { width, height };
    }
    at += 2 + Math.max(length, 2);
  }
  return undefined;
}

function sizeOf(kind: PictureKind, bytes: Uint8Array): { width: number; height: number } | undefined {
  if (kind === "jpeg") return jpegSize(bytes);
  if (kind !== "png" || bytes.length < 24) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** What a file is by its own first bytes; nothing when it is no picture, whatever its name says. */
export function headOf(bytes: Uint8Array): Head | undefined {
  const kind = kindOf(bytes);
  return kind && { kind, ...sizeOf(kind, bytes) };
}
