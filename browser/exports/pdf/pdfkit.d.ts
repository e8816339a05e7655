/**
 * The part of pdfkit 0.20.2 that we use, typed by hand. The package `@types/pdfkit` lacks the tagged-PDF half of the library
 * and pulls all of `@types/node` into the browser program, where `setTimeout` then gives an object; that is why `document.ts`
 * imports pdfkit by file and this pattern gives the types. What starts with an underscore or stands under "internal" is not
 * promised by pdfkit: the exact version is pinned and the validators run over every kind of page.
 */
declare module "*/pdfkit.browser.mjs" {
  export interface PdfReference {
    readonly data: Record<string, unknown>;
    end(chunk?: string): void;
  }

  /** A picture that may stand in several places and is written once. Sizes in pixels. */
  export interface PdfImage {
    readonly width: number;
    readonly height: number;
  }

  /** Marked content on a page that a structure element can own. */
  export interface StructureContent {
    readonly refs: readonly { readonly mcid: number }[];
  }

  export interface StructureOptions {
    readonly title?: string;
    readonly lang?: string;
    readonly alt?: string;
    /** ActualText: what a reader says instead of what is drawn. */
    readonly actual?: string;
    readonly scope?: "Row" | "Column";
  }

  export interface StructureElement {
    readonly dictionary: PdfReference;
    add(child: StructureElement | StructureContent | (() => void)): this;
    end(): void;
  }

  export interface MarkingOptions {
    readonly type?: "Pagination" | "Layout" | "Page";
    readonly attached?: readonly string[];
    readonly actual?: string;
    readonly lang?: string;
  }

  export interface OutlineOptions {
    readonly top: number;
    readonly left: number;
    readonly zoom: number;
    readonly fit: boolean;
    readonly pageNumber: null;
    readonly expanded: boolean;
  }

  export interface OutlineItem {
    addItem(title: string, options?: OutlineOptions): OutlineItem;
  }

  export interface DocumentInfo {
    [key: string]: string | Date;
    CreationDate: Date;
    ModDate: Date;
  }

  export interface TextOptions {
    readonly lineBreak: false;
    readonly baseline: "alphabetic";
    /** Known width: spares pdfkit one measurement. */
    readonly textWidth?: number;
    readonly wordCount?: number;
    /** Percent: stretches the glyphs. */
    readonly horizontalScaling?: number;
  }

  export interface AttachmentOptions {
    readonly name: string;
    readonly type: string;
    readonly description: string;
    readonly relationship: "Data" | "Source" | "Alternative" | "Supplement" | "Unspecified";
    readonly creationDate: Date;
    readonly modifiedDate: Date;
  }

  export interface AnnotationOptions {
    readonly structParent: StructureElement;
    /** A String object: pdfkit writes a bare string as a PDF name. */
    readonly Contents: object;
  }

  /** Internal: the embedded font behind `font()`. */
  export interface EmbeddedFont {
    readonly document: PDFDocument;
    /** Its name in the resources of a page. */
    readonly id: string;
    readonly font: { hasGlyphForCodePoint(codePoint: number): boolean };
    /** Code points behind every glyph of the subset, by subset glyph id. */
    readonly unicode: readonly (readonly number[])[];
    ref(): PdfReference;
    toUnicodeCmap(): PdfReference;
  }

  export interface DocumentOptions {
    readonly size: "A4";
    readonly margin: number;
    readonly pdfVersion: "1.7";
    readonly tagged: true;
    readonly displayTitle: true;
    readonly lang: string;
    readonly subset: "PDF/A-3a";
    readonly bufferPages: true;
    readonly autoFirstPage: false;
    readonly font: null;
    readonly info: DocumentInfo;
  }

  export interface PageHandle {
    readonly dictionary: PdfReference;
    /** Fonts in the resources of the page, by id. */
    readonly fonts: Record<string, PdfReference>;
    /** Compresses and writes the page. */
    end(): void;
  }

  export default class PDFDocument {
    constructor(options: DocumentOptions);
    readonly page: PageHandle;
    readonly outline: OutlineItem;
    info: DocumentInfo;

    on(event: "data", listener: (chunk: Uint8Array) => void): this;
    on(event: "end", listener: () => void): this;
    addPage(): this;
    switchToPage(index: number): PageHandle;
    bufferedPageRange(): { readonly start: number; readonly count: number };
    end(): void;

    registerFont(name: string, source: Uint8Array): this;
    font(name: string): this;
    fontSize(size: number): this;
    text(text: string, x: number, y: number, options: TextOptions): this;
    widthOfString(text: string): number;

    image(source: string | PdfImage, x: number, y: number, options: { readonly width: number; readonly height: number }): this;
    /** Throws when the bytes are no JPEG or PNG. A JPEG stands in the file byte for byte. */
    openImage(source: Uint8Array): PdfImage;
    /** SVG path data. */
    path(data: string): this;
    clip(): this;
    fillAndStroke(fill: string, stroke: string): this;
    save(): this;
    restore(): this;
    transform(a: number, b: number, c: number, d: number, e: number, f: number): this;
    fillColor(color: string): this;
    strokeColor(color: string): this;
    lineWidth(width: number): this;
    lineCap(cap: "butt" | "round" | "square"): this;
    lineJoin(join: "miter" | "round" | "bevel"): this;
    dash(length: number, options: { readonly space: number }): this;
    undash(): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    rect(x: number, y: number, width: number, height: number): this;
    roundedRect(x: number, y: number, width: number, height: number, radius: number): this;
    circle(x: number, y: number, radius: number): this;
    fill(color?: string): this;
    stroke(): this;

    struct(type: string, options?: StructureOptions): StructureElement;
    addStructure(element: StructureElement): this;
    markContent(tag: string, options: MarkingOptions): this;
    markStructureContent(tag: string, options: MarkingOptions): StructureContent;
    endMarkedContent(): this;

    addNamedDestination(name: string, kind: "XYZ", x: number, y: number, zoom: null): void;
    goTo(x: number, y: number, width: number, height: number, name: string, options: AnnotationOptions): this;
    file(source: Uint8Array, options: AttachmentOptions): PdfReference;
    /** Internal: operators into the content of the page. */
    addContent(operators: string): this;
    appendXML(xml: string): void;

    /** Internal: writes the XMP packet at the end. */
    endMetadata(): void;
    /** Internal: pages that are not written yet. */
    readonly _pageBuffer: PageHandle[];
    /** Internal: every byte of the file passes here. */
    _write(data: string | Uint8Array): void;
    /** Internal: a new object in the file. */
    ref(data?: Record<string, unknown>): PdfReference;
    /** Internal: the font that `font()` chose. */
    readonly _font: EmbeddedFont;
  }
}
