/**
 * Names files by their content, and finds photos in a PDF by those names. Part of media.js, which only pages with photos or clips load. The hash comes
 * from a library, because the browser's own is absent on plain http and from files.
 */

import { sha256 } from "../../node_modules/@noble/hashes/esm/sha2.js";
import { bytesToHex } from "../../node_modules/@noble/hashes/esm/utils.js";
import { possibleTails, streamsIn } from "../pdf_scanner.ts";

/** Bytes that are hashed before the page gets a turn: about 10 ms on a slow machine. */
const PIECE = 256 * 1024;
/** Most photos that are looked at in one file. */
const MOST_PHOTOS = 2000;

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

async function hash(bytes: Uint8Array): Promise<string> {
  const sum = sha256.create();
  for (let start = 0; start < bytes.length; start += PIECE) {
    if (start) await turn();
    sum.update(bytes.subarray(start, start + PIECE));
  }
  return bytesToHex(sum.digest());
}

/** The name under which a file is kept (core/media.ts). */
export async function nameOf(bytes: Uint8Array, ending: string): Promise<string> {
  return `${await hash(bytes)}.${ending}`;
}

function isJpeg(bytes: Uint8Array, start: number): boolean {
  return bytes[start] === 0xff && bytes[start + 1] === 0xd8 && bytes[start + 2] === 0xff;
}

/**
 * The photos with these names that stand in a PDF, byte for byte as they were put in. A program that saved the PDF again may have made
 * them smaller: those have another name by then, and are not found.
 */
export async function photosInPdf(pdf: Uint8Array, names: ReadonlySet<string>): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  let looked = 0;
  for (const stream of streamsIn(pdf)) {
    if (found.size === names.size || looked === MOST_PHOTOS) break;
    if (!isJpeg(pdf, stream.start)) continue;
    looked += 1;
    for (const tail of possibleTails(pdf, stream)) {
      const bytes = pdf.slice(stream.start, stream.end - tail);
      const name = await nameOf(bytes, "jpg");
      if (!names.has(name)) continue;
      found.set(name, bytes);
      break;
    }
  }
  return found;
}
