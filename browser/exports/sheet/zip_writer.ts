/** Writes a ZIP in pieces, each given as it becomes ready, so that a large one never stands in memory twice. */

const LOCAL_SIGN = 0x04034b50;
const ENTRY_SIGN = 0x02014b50;
const END_SIGN = 0x06054b50;
const VERSION = 20;
const IS_UTF8 = 0x800;
const STORED = 0;
const DEFLATED = 8;
/** 1 January 1980, the oldest day that a ZIP knows: the same content gives the same bytes. */
const DAY = 0x21;

const encoder = new TextEncoder();

const SUMS = /* @__PURE__ */ Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
  return sum;
});

function addToSum(sum: number, bytes: Uint8Array): number {
  let current = sum;
  for (let index = 0; index < bytes.length; index += 1) current = (SUMS[(current ^ (bytes[index] ?? 0)) & 0xff] ?? 0) ^ (current >>> 8);
  return current;
}

interface Packed {
  readonly method: number;
  readonly sum: number;
  readonly size: number;
  readonly data: Blob;
}

/** A stream that packs, or nothing in a browser that has none. */
function deflater(): CompressionStream | undefined {
  try {
    return new CompressionStream("deflate-raw");
  } catch {
    return undefined;
  }
}

/** Pack the pieces; without a packer they go in as they are. */
async function pack(pieces: AsyncIterable<string | Uint8Array>): Promise<Packed> {
  const stream = deflater();
  const writer = stream?.writable.getWriter();
  const packed = stream && new Response(stream.readable).blob();
  const plain: Uint8Array[] = [];
  let sum = 0xffffffff;
  let size = 0;
  for await (const piece of pieces) {
    const bytes = typeof piece === "string" ? encoder.encode(piece) : piece;
    sum = addToSum(sum, bytes);
    size += bytes.length;
    if (writer) await writer.write(bytes as BufferSource);
    else plain.push(bytes);
  }
  await writer?.close();
  const data = packed ? await packed : new Blob(plain as BlobPart[]);
  return { method: packed ? DEFLATED : STORED, sum: (sum ^ 0xffffffff) >>> 0, size, data };
}

/** Numbers of two (`n`) and four (`N`) bytes, smallest end first. */
function numbers(shape: string, ...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array([...shape].reduce((length, kind) => length + (kind === "n" ? 2 : 4), 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  [...shape].forEach((kind, index) => {
    const value = values[index] ?? 0;
    if (kind === "n") view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += kind === "n" ? 2 : 4;
  });
  return bytes;
}

export class ZipWriter {
  readonly #parts: BlobPart[] = [];
  readonly #table: BlobPart[] = [];
  #length = 0;
  #tableLength = 0;
  #count = 0;

  /** Add a file. Names are ours: slashes between folders. */
  async add(name: string, pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
    const { method, sum, size, data } = await pack(pieces);
    const path = encoder.encode(name);
    const facts = [VERSION, IS_UTF8, method, 0, DAY, sum, data.size, size, path.length] as const;
    const head = numbers("NnnnnnNNNnn", LOCAL_SIGN, ...facts, 0);
    const row = numbers("NnnnnnnNNNnnnnnNN", ENTRY_SIGN, VERSION, ...facts, 0, 0, 0, 0, 0, this.#length);
    this.#parts.push(head as BlobPart, path, data);
    this.#table.push(row as BlobPart, path);
    this.#length += head.length + path.length + data.size;
    this.#tableLength += row.length + path.length;
    this.#count += 1;
  }

  /** The ZIP, once every file is in it. */
  finish(type: string): Blob {
    const end = numbers("NnnnnNNn", END_SIGN, 0, 0, this.#count, this.#count, this.#tableLength, this.#length, 0);
    return new Blob([...this.#parts, ...this.#table, end as BlobPart], { type });
  }
}
