/**
 * A mail as a file (RFC 5322, 2045, 2047) that a mail program opens as a draft. The file is plain ASCII whatever the mail says, and
 * nothing in it can add a header: every header is one line of text, made safe here.
 */

export interface MailFile {
  readonly name: string;
  /** Media type, such as application/pdf. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface MailContent {
  /** One address, or empty. */
  readonly to: string;
  readonly subject: string;
  /** Text with line ends of any kind. */
  readonly body: string;
  readonly files: readonly MailFile[];
}

const EOL = "\r\n";
/** Letters on a line with an encoded word (RFC 2047: 76), less the longest name of a header that we write. */
const HEADER_LINE = 76;
/** Bytes in one encoded word: 52 letters of base64 and 12 around them fit on a line behind "Subject: ". */
const WORD_BYTES = 39;
const BASE64_LINE = 76;
/** An address that needs no quoting (RFC 5321 dot-string), so that it can be put in a header as it is. */
const ADDRESS = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

/** True for one plain address and nothing else. */
export function isAddress(text: string): boolean {
  return text.length <= 254 && ADDRESS.test(text);
}

/** Text on one line: control characters, line ends of any script and what turns the reading direction become spaces. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, " ").replace(/ {2,}/g, " ").trim();
}

/** Text with CRLF line ends and without control characters that no mail may hold. */
export function crlf(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(/(?![\n\t])\p{Cc}/gu, "")
    .replace(/\n/g, EOL);
}

const encoder = new TextEncoder();

function base64(bytes: Uint8Array): string {
  let binary = "";
  for (let start = 0; start < bytes.length; start += 0x8000) binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  return btoa(binary);
}

/** Base64 in lines. */
function base64Lines(bytes: Uint8Array): string {
  const text = base64(bytes);
  const lines: string[] = [];
  for (let start = 0; start < text.length; start += BASE64_LINE) lines.push(text.slice(start, start + BASE64_LINE));
  return lines.join(EOL);
}

/** Pieces of a text of at most so many bytes; no character is cut in two. */
function pieces(text: string, most: number): string[] {
  const found: string[] = [];
  let piece = "";
  let size = 0;
  for (const character of text) {
    const length = encoder.encode(character).length;
    if (size + length > most) {
      found.push(piece);
      piece = "";
      size = 0;
    }
    piece += character;
    size += length;
  }
  return [...found, piece];
}

/** A header whose value is free text: as it is when that is safe and short, else in encoded words on folded lines. */
function textHeader(name: string, value: string): string {
  const line = `${name}: ${value}`;
  if (/^[\x20-\x7e]*$/.test(value) && !value.includes("=?") && line.length <= HEADER_LINE) return line;
  const encoded = pieces(value, WORD_BYTES).map((piece) => `=?UTF-8?B?${base64(encoder.encode(piece))}?=`);
  return `${name}: ${encoded.join(`${EOL} `)}`;
}

/** A file name of letters that every mail program reads the same; the end of the name stays. */
export function safeFileName(name: string): string {
  const [, stem = "", end = ""] = /^(.*?)(\.[a-z0-9]{1,5})?$/is.exec(name) ?? [];
  const clean = stem
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\w.-]+/g, "-")
    .replace(/-*\.+-*/g, ".")
    .replace(/^[.-]+/, "")
    .slice(0, 50)
    .replace(/[.-]+$/, "");
  return (clean || "bijlage") + end.toLowerCase();
}

/** A media type without anything that could end the header. */
function mediaType(type: string): string {
  return /^[a-z]+\/[a-z0-9.+-]+$/i.test(type) ? type : "application/octet-stream";
}

function bodyPart(body: string): string[] {
  return ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "", base64Lines(encoder.encode(crlf(body)))];
}

function filePart(file: MailFile): string[] {
  const name = safeFileName(file.name);
  return [
    `Content-Type: ${mediaType(file.type)};`,
    ` name="${name}"`,
    "Content-Transfer-Encoding: base64",
    "Content-Disposition: attachment;",
    ` filename="${name}"`,
    "",
    base64Lines(file.bytes),
  ];
}

/** The parts of a mail with files. "=_" never stands in base64, so the boundary cannot stand in a part. */
function parts(content: MailContent): string[] {
  const boundary = "=_opstage_1";
  return [
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    "",
    ...[bodyPart(content.body), ...content.files.map(filePart)].flatMap((part) => [`--${boundary}`, ...part]),
    `--${boundary}--`,
  ];
}

/** The file. What is no address is left out; X-Unsent lets a mail program open it as a draft. */
export function makeEml(content: MailContent): Uint8Array {
  const to = content.to.trim();
  const lines = [
    "X-Unsent: 1",
    "MIME-Version: 1.0",
    ...(isAddress(to) ? [`To: ${to}`] : []),
    textHeader("Subject", oneLine(content.subject)),
    ...(content.files.length ? parts(content) : bodyPart(content.body)),
  ];
  return encoder.encode(lines.join(EOL) + EOL);
}
