/**
 * Finds our answers in a PDF, whatever program saved it last.
 *
 * It does not read the PDF's tables. A stream of data always stands in the raw bytes of the file as a "stream" with a dictionary
 * in front of it, also after a repair, a compression or a note of the teacher; so going through the bytes once finds every
 * embedded file. Files come from others: work and memory are bounded whatever the bytes say.
 */

/** In every envelope as its `format`. */
const ourFormat = '"opstage-antwoorden"';
/** Bytes that may be unpacked from one file, all attempts together. */
const mostUnpacked = 16 * 1024 * 1024;
/** A dictionary is never longer than this, and never shorter. */
const longestDictionary = 2048;
const shortestDictionary = 8;
/** Embedded files that are looked into, newest first. */
const mostAttempts = 100;
/** Small pieces: the most that one of them can unpack to is a thousand times its size. */
const pieceSize = 16 * 1024;

/** The file would unpack to more than we are willing to read. */
export class TooBigError extends Error {
  override readonly name = "TooBigError";

  constructor() {
    super("The file unpacks to more than is allowed");
  }
}

const latin1 = new TextDecoder("latin1");
const utf8 = new TextDecoder();

function bytesOf(word: string): Uint8Array {
  return Uint8Array.from(word, (letter) => letter.charCodeAt(0));
}

/** Horspool search: looks at about one byte in every `word.length`. */
class WordFinder {
  readonly #word: Uint8Array;
  readonly #skip: Uint8Array;

  constructor(text: string) {
    this.#word = bytesOf(text);
    this.#skip = new Uint8Array(256).fill(text.length);
    for (let index = 0; index < text.length - 1; index += 1) this.#skip[text.charCodeAt(index)] = text.length - 1 - index;
  }

  get length(): number {
    return this.#word.length;
  }

  isAt(bytes: Uint8Array, position: number): boolean {
    for (let index = 0; index < this.#word.length; index += 1) {
      if (bytes[position + index] !== this.#word[index]) return false;
    }
    return true;
  }

  /** Position of the word at or after `from`, or -1. */
  find(bytes: Uint8Array, from: number): number {
    const last = this.#word.length - 1;
    let position = from;
    while (position + last < bytes.length) {
      if (this.isAt(bytes, position)) return position;
      position += this.#skip[bytes[position + last] ?? 0] ?? 1;
    }
    return -1;
  }
}

const streamWord = new WordFinder("stream");
const endWord = new WordFinder("endstream");
const endPrefix = new WordFinder("end");

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** A stream of data as it stands in the bytes of a PDF. */
export interface PdfStream {
  readonly start: number;
  /** Where the data end by the file's own word; an uncompressed text may go on behind a false end. */
  readonly end: number;
  readonly endIsSure: boolean;
  readonly dictionary: string;
}

interface EmbeddedFile extends PdfStream {
  readonly isCompressed: boolean;
}

/** Where the data start behind the word `stream`, or -1 when that word is no start of data. */
function dataStart(bytes: Uint8Array, word: number): number {
  if (word >= 3 && endPrefix.isAt(bytes, word - 3)) return -1;
  const after = word + streamWord.length;
  if (bytes[after] === lineFeed) return after + 1;
  if (bytes[after] !== carriageReturn) return -1;
  return bytes[after + 1] === lineFeed ? after + 2 : after + 1;
}

/** The dictionary between `floor` and the word `stream`; empty when there is no object. */
function dictionaryBefore(bytes: Uint8Array, floor: number, word: number): string {
  if (word - floor < shortestDictionary) return "";
  const text = latin1.decode(bytes.subarray(Math.max(floor, word - longestDictionary), word));
  const start = text.lastIndexOf(" obj");
  return start < 0 ? "" : text.slice(start + 4);
}

/** Trusts the stated length only when the data really end there. */
function statedEnd(bytes: Uint8Array, dictionary: string, start: number): number | undefined {
  const stated = /\/Length\s+(\d{1,10})\b(?!\s+\d+\s+R)/.exec(dictionary)?.[1];
  if (stated === undefined) return undefined;
  const end = start + Number(stated);
  for (const gap of [0, 1, 2]) {
    if (endWord.isAt(bytes, end + gap)) return end;
  }
  return undefined;
}

/** Every stream, in the order of the bytes: a later version of a file stands behind an older one. */
export function* streamsIn(bytes: Uint8Array): Generator<PdfStream> {
  // Each byte is looked at once for words and once for a dictionary: `floor` keeps the windows apart.
  let floor = 0;
  let word = streamWord.find(bytes, 0);
  while (word >= 0) {
    let next = word + streamWord.length;
    const start = dataStart(bytes, word);
    const dictionary = start < 0 ? "" : dictionaryBefore(bytes, floor, word);
    if (dictionary !== "") {
      const stated = statedEnd(bytes, dictionary, start);
      const end = stated ?? endWord.find(bytes, start);
      if (end < 0) return;
      yield { start, end, endIsSure: stated !== undefined, dictionary };
      next = end;
    }
    if (start >= 0) floor = next;
    word = streamWord.find(bytes, next);
  }
}

function embeddedFiles(bytes: Uint8Array): EmbeddedFile[] {
  const found: EmbeddedFile[] = [];
  for (const stream of streamsIn(bytes)) {
    if (!/\/EmbeddedFile\b|json/i.test(stream.dictionary)) continue;
    found.push({ ...stream, isCompressed: /\/FlateDecode\b|\/Fl\b/.test(stream.dictionary) });
  }
  return found;
}

/** What may still be unpacked. */
class Budget {
  #left = mostUnpacked;

  spend(amount: number): void {
    this.#left -= amount;
    if (this.#left < 0) throw new TooBigError();
  }
}

const quote = 0x22;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** First byte that is no white space and no byte order mark. */
function firstInk(bytes: Uint8Array): number {
  let index = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while ([0x20, 0x09, lineFeed, carriageReturn].includes(bytes[index] ?? 0)) index += 1;
  return index;
}

/** Where the JSON object at the start of the bytes ends, or -1: the closing brace tells, not the PDF. */
function objectEnd(bytes: Uint8Array): number {
  const start = firstInk(bytes);
  if (bytes[start] !== openBrace) return -1;
  let depth = 0;
  let inText = false;
  let index = start;
  for (; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (inText) {
      if (byte === backslash) index += 1;
      else if (byte === quote) inText = false;
    } else if (byte === quote) inText = true;
    else if (byte === openBrace || byte === openBracket) depth += 1;
    else if (byte === closeBrace || byte === closeBracket) depth -= 1;
    if (depth === 0) break;
  }
  return depth === 0 ? index + 1 : -1;
}

/** Our envelope at the start of the bytes, or null. */
function envelopeIn(bytes: Uint8Array): string | null {
  const end = objectEnd(bytes);
  if (end < 0) return null;
  const text = utf8.decode(bytes.subarray(0, end));
  return text.includes(ourFormat) ? text : null;
}

function inPieces(bytes: Uint8Array): ReadableStream<BufferSource> {
  let position = 0;
  return new ReadableStream<BufferSource>({
    pull(controller): void {
      if (position >= bytes.length) {
        controller.close();
        return;
      }
      controller.enqueue(bytes.slice(position, position + pieceSize));
      position += pieceSize;
    },
  });
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

/** Unpacks as far as the data are sound; stops at once when they do not begin as JSON. */
async function inflate(bytes: Uint8Array, budget: Budget): Promise<Uint8Array> {
  const reader = inPieces(bytes).pipeThrough(new DecompressionStream("deflate")).getReader();
  const chunks: Uint8Array[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      budget.spend(value.length);
      if (chunks.length === 0 && value[firstInk(value)] !== openBrace) break;
      chunks.push(value);
    }
  } catch (problem) {
    if (problem instanceof TooBigError) throw problem;
    // Broken or followed by other bytes: what came out before may still be whole.
  } finally {
    reader.cancel().catch(() => undefined);
  }
  return join(chunks);
}

/**
 * How many bytes at the end may be a line end of the PDF and not of the data. Only when the length was not stated; the last byte
 * of the data can look like a line end itself, so all ways are tried.
 */
export function possibleTails(bytes: Uint8Array, file: PdfStream): number[] {
  if (file.endIsSure) return [0];
  if (bytes[file.end - 1] === lineFeed && bytes[file.end - 2] === carriageReturn) return [2, 1, 0];
  return [lineFeed, carriageReturn].includes(bytes[file.end - 1] ?? 0) ? [1, 0] : [0];
}

async function readEmbedded(bytes: Uint8Array, file: EmbeddedFile, budget: Budget): Promise<string | null> {
  if (!file.isCompressed) {
    // A pupil may have written "endstream": without a stated length the text is read up to its own closing brace.
    const text = bytes.subarray(file.start, file.endIsSure ? file.end : file.start + mostUnpacked);
    const envelope = envelopeIn(text);
    if (envelope === null) budget.spend(text.length);
    return envelope;
  }
  for (const tail of possibleTails(bytes, file)) {
    const unpacked = await inflate(bytes.subarray(file.start, file.end - tail), budget);
    const text = envelopeIn(unpacked);
    if (text !== null) return text;
  }
  return null;
}

/**
 * The text of the newest embedded file that is our envelope, or null when there is none. Throws `TooBigError` for a file that
 * unpacks to more than 16 MB.
 */
export async function findAnswers(bytes: Uint8Array): Promise<string | null> {
  const budget = new Budget();
  for (const file of embeddedFiles(bytes).slice(-mostAttempts).reverse()) {
    const text = await readEmbedded(bytes, file, budget);
    if (text !== null) return text;
  }
  return null;
}
