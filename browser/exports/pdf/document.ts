/**
 * The PDF file itself: pdfkit, set up so that one file is PDF/UA-1 and PDF/A-3a at the same time. Everything in here that reaches
 * into pdfkit's insides mends something that a validator rejects; `site_tests/validators.py` holds the result to it.
 */
import PDFDocument, { type DocumentInfo, type EmbeddedFont } from "../../node_modules/pdfkit/js/pdfkit.browser.mjs";
import { fontNames, loadFonts } from "./fonts.ts";
import { pdfMessages } from "../../core/messages.ts";
import type { Breather } from "./pause.ts";

export type { PdfImage, StructureElement, StructureOptions } from "../../node_modules/pdfkit/js/pdfkit.browser.mjs";
export type PdfDocument = PDFDocument;

export interface FileFacts {
  readonly title: string;
  readonly author: string;
  /** What the file is; by default a worksheet with the answers inside. */
  readonly subject?: string;
  readonly createdAt: Date;
}

/** pdfkit can claim one standard per file; this block claims PDF/UA-1 and declares its own words, as PDF/A-3 asks. */
const accessibilityClaim = `<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about=""><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`;

export function createDocument(facts: FileFacts): PdfDocument {
  const kit = new PDFDocument({
    size: "A4",
    margin: 0,
    pdfVersion: "1.7",
    tagged: true,
    displayTitle: true,
    lang: "nl-NL",
    subset: "PDF/A-3a",
    bufferPages: true,
    autoFirstPage: false,
    font: null,
    info: infoOf(facts),
  });
  completeMetadata(kit);
  markStreamEnds(kit);
  for (const [name, bytes] of Object.entries(loadFonts())) kit.registerFont(name, bytes);
  for (const name of fontNames) mendToUnicode(kit.font(name)._font);
  return kit;
}

function infoOf(facts: FileFacts): DocumentInfo {
  return {
    Title: facts.title,
    ...(facts.author ? { Author: facts.author } : {}),
    Subject: facts.subject ?? pdfMessages.subject,
    Creator: pdfMessages.creator,
    Producer: "pdfkit",
    CreationDate: facts.createdAt,
    ModDate: facts.createdAt,
  };
}

/** The name is `antwoorden.json`: outside tools rely on it. */
export interface Attachment {
  readonly name: string;
  readonly json: string;
}

export function attachAnswers(kit: PdfDocument, attachment: Attachment, createdAt: Date): void {
  kit.file(new TextEncoder().encode(attachment.json), {
    name: attachment.name,
    type: "application/json",
    description: pdfMessages.attachmentDescription,
    relationship: "Data",
    creationDate: createdAt,
    modifiedDate: createdAt,
  });
}

/** Writes the finished pages, in slices: packing them all at once, as pdfkit does at the end, would hold the browser up. */
export async function writePages(kit: PdfDocument, breather: Breather): Promise<void> {
  for (const page of kit._pageBuffer.splice(0)) {
    page.end();
    await breather.breathe();
  }
}

/** Collects the bytes; call it before the first page, because pdfkit writes objects as soon as they are done. */
export function collectBytes(kit: PdfDocument): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    kit.on("data", (chunk) => {
      chunks.push(chunk);
      length += chunk.length;
    });
    kit.on("end", () => {
      const bytes = new Uint8Array(length);
      let offset = 0;
      for (const chunk of chunks) {
        bytes.set(chunk, offset);
        offset += chunk.length;
      }
      resolve(bytes);
    });
  });
}

function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** pdfkit puts title and name into the XMP packet unescaped, leaves the change date out and knows no PDF/UA. */
function completeMetadata(kit: PdfDocument): void {
  const writePacket = kit.endMetadata.bind(kit);
  kit.endMetadata = (): void => {
    const plain = kit.info;
    const escaped: DocumentInfo = { ...plain };
    for (const [key, value] of Object.entries(plain)) {
      if (typeof value === "string") escaped[key] = escapeXml(value);
    }
    const modified = `${plain.ModDate.toISOString().slice(0, 19)}Z`;
    kit.appendXML(accessibilityClaim);
    const change = `<xmp:ModifyDate>${modified}</xmp:ModifyDate>`;
    kit.appendXML(`<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">${change}</rdf:Description>`);
    kit.info = escaped;
    writePacket();
    kit.info = plain;
  };
}

/**
 * pdfkit puts one line feed between data and `endstream`. Data whose last byte is a carriage return then look one byte too short
 * to a strict reader; with both signs there is no doubt.
 */
function markStreamEnds(kit: PdfDocument): void {
  const write = kit._write.bind(kit);
  kit._write = (data): void => write(data === "\nendstream" ? "\r\nendstream" : data);
}

const hex4 = (value: number): string => value.toString(16).padStart(4, "0");

function utf16Hex(codePoints: readonly number[]): string {
  const text = String.fromCodePoint(...codePoints);
  return Array.from({ length: text.length }, (_unit, index) => hex4(text.charCodeAt(index))).join("");
}

/** Groups of at most 100, as the CMap format asks. */
function characterMap(unicode: EmbeddedFont["unicode"]): string {
  const entries: string[] = [];
  unicode.forEach((codePoints, glyph) => {
    // Glyph 0 is the missing-glyph box, which we never draw.
    if (glyph === 0) return;
    // A glyph without a character of its own says nothing: a joiner, since empty is not allowed.
    entries.push(`<${hex4(glyph)}> <${codePoints.length > 0 ? utf16Hex(codePoints) : "200d"}>`);
  });
  let map = "";
  for (let start = 0; start < entries.length; start += 100) {
    const group = entries.slice(start, start + 100);
    map += `${group.length} beginbfchar\n${group.join("\n")}\nendbfchar\n`;
  }
  return map;
}

/** pdfkit's own table maps glyph 0 to U+0000 and leaves entries empty: text that a reader cannot copy, and two failed rules. */
function mendToUnicode(font: EmbeddedFont): void {
  font.toUnicodeCmap = function () {
    const table = this.document.ref();
    table.end(`/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${characterMap(this.unicode)}endcmap
CMapName currentdict /CMap defineresource pop
end
end`);
    return table;
  };
}
