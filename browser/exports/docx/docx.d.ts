/**
 * The part of docx 9.15.2 that we use, typed by hand. Its own types pull all of `@types/node` into the browser program, where
 * `setTimeout` then gives an object; that is why the package is imported by file and this pattern gives the types.
 * Measures without a unit are twips: a twentieth of a point. Sizes of letters are half points.
 */
declare module "*/docx/dist/index.mjs" {
  export interface RunStyle {
    readonly bold?: boolean;
    readonly color?: string;
    readonly size?: number;
    readonly sizeComplexScript?: number;
    readonly font?: string;
    readonly rightToLeft?: boolean;
    readonly language?: { readonly value: string; readonly bidirectional?: string };
  }

  export interface ParagraphStyle {
    readonly spacing?: { readonly before?: number; readonly after?: number; readonly line?: number; readonly lineRule?: "auto" | "exact" };
    readonly keepNext?: boolean;
    readonly keepLines?: boolean;
    readonly indent?: { readonly left?: number; readonly right?: number; readonly hanging?: number };
    readonly border?: { readonly bottom?: Border; readonly left?: Border; readonly right?: Border; readonly top?: Border };
    readonly tabStops?: readonly TabStop[];
  }

  export interface TabStop {
    readonly type: "left" | "right";
    readonly position: number;
    readonly leader?: "underscore";
  }

  export interface Border {
    readonly style: "single" | "nil";
    /** Eighths of a point. */
    readonly size: number;
    readonly color: string;
    /** Points between text and border. */
    readonly space: number;
  }

  export interface StyleOptions {
    readonly run?: RunStyle;
    readonly paragraph?: ParagraphStyle;
  }

  /** A style of our own, or one of Word's ("TOC1") as we want it. */
  export interface NamedStyle extends StyleOptions {
    readonly id: string;
    readonly name: string;
    readonly basedOn: "Normal";
    readonly next?: string;
    readonly quickFormat?: boolean;
  }

  export interface ParagraphOptions extends ParagraphStyle {
    readonly children: readonly (TextRun | ImageRun)[];
    readonly heading?: "Heading1" | "Heading2" | "Heading3" | "Title";
    readonly style?: string;
    readonly pageBreakBefore?: boolean;
    readonly bidirectional?: boolean;
    readonly frame?: Frame;
    readonly numbering?: { readonly reference: string; readonly level: number; readonly instance?: number };
  }

  /** A place on the page of its own; paragraphs with the same frame that follow each other share it. */
  export interface Frame {
    readonly type: "absolute";
    readonly position: { readonly x: number; readonly y: number };
    readonly width: number;
    readonly wrap: "around";
    readonly anchor: { readonly horizontal: "page"; readonly vertical: "page" };
  }

  export interface Floating {
    readonly horizontalPosition: { readonly relative: "page"; readonly offset: number };
    readonly verticalPosition: { readonly relative: "page"; readonly offset: number };
    readonly behindDocument: boolean;
    readonly allowOverlap: boolean;
    readonly lockAnchor: boolean;
    readonly zIndex: number;
  }

  /** A decoration of the page: no one hears it. */
  export interface BandOptions {
    readonly type: "png";
    readonly data: string;
    /** Pixels, 96 to the inch. */
    readonly transformation: { readonly width: number; readonly height: number };
    readonly floating: Floating;
    readonly decorative: true;
  }

  interface Picture {
    readonly transformation: { readonly width: number; readonly height: number };
    readonly altText: { readonly name: string; readonly description: string };
  }

  interface PixelData {
    readonly type: "jpg" | "png";
    readonly data: Uint8Array | string;
  }

  export type PictureOptions = Picture & (PixelData | { readonly type: "svg"; readonly data: Uint8Array; readonly fallback: PixelData });

  export interface SectionOptions {
    readonly properties: {
      /** The first page has a foot of its own. */
      readonly titlePage?: boolean;
      readonly page: {
        readonly size: { readonly width: number; readonly height: number };
        readonly margin: {
          readonly top: number;
          readonly right: number;
          readonly bottom: number;
          readonly left: number;
          readonly header: number;
          readonly footer: number;
        };
      };
    };
    readonly headers?: { readonly default: Header };
    readonly footers?: { readonly default: Footer; readonly first?: Footer };
    readonly children: readonly DocumentPart[];
  }

  export type DocumentPart = Paragraph | Table | TableOfContents;

  export interface NumberingLevel {
    readonly level: number;
    readonly format: "bullet" | "decimal";
    readonly text: string;
    readonly alignment: "left";
    readonly style: StyleOptions;
  }

  export interface DocumentOptions {
    readonly title: string;
    readonly subject: string;
    readonly creator: string;
    readonly lastModifiedBy: string;
    readonly styles: {
      readonly default: {
        readonly document: StyleOptions;
        readonly heading1: StyleOptions;
        readonly heading2: StyleOptions;
        readonly heading3: StyleOptions;
        readonly listParagraph: StyleOptions;
        readonly title?: StyleOptions;
        readonly caption?: StyleOptions;
      };
      readonly paragraphStyles?: readonly NamedStyle[];
    };
    readonly numbering: { readonly config: readonly { readonly reference: string; readonly levels: readonly NumberingLevel[] }[] };
    readonly sections: readonly SectionOptions[];
    readonly pageNumbers?: PageNumberEstimator;
  }

  export class TextRun {
    constructor(options: RunStyle & ({ readonly text: string; readonly break?: number } | { readonly children: readonly (string | Tab)[]; readonly break?: number }));
  }
  export class Tab {
    constructor();
  }
  export const PageNumber: { readonly CURRENT: string; readonly TOTAL_PAGES: string };
  export class ImageRun {
    constructor(options: BandOptions | PictureOptions);
  }
  export class Paragraph {
    constructor(options: ParagraphOptions);
  }
  export class Header {
    constructor(options: { readonly children: readonly Paragraph[] });
  }
  export class Footer {
    constructor(options: { readonly children: readonly Paragraph[] });
  }

  interface Width {
    readonly size: number;
    readonly type: "dxa";
  }

  export type Shading = { readonly type: "clear"; readonly color: "auto"; readonly fill: string };

  export interface Margins {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
  }

  export class TableCell {
    constructor(options: { readonly children: readonly Paragraph[]; readonly width: Width; readonly shading?: Shading });
  }
  export class TableRow {
    constructor(options: {
      readonly children: readonly TableCell[];
      /** Comes back on every page. */
      readonly tableHeader?: boolean;
      readonly cantSplit?: boolean;
      readonly keepNext?: boolean;
    });
  }
  export interface TableBorder {
    readonly style: "single";
    readonly size: number;
    readonly color: string;
  }
  export class Table {
    constructor(options: {
      readonly rows: readonly TableRow[];
      readonly width: Width;
      readonly columnWidths: readonly number[];
      readonly layout: "fixed";
      readonly margins: Margins;
      readonly borders: { readonly [side in "top" | "bottom" | "left" | "right" | "insideHorizontal" | "insideVertical"]: TableBorder };
      readonly tableLook?: { readonly firstRow: boolean; readonly firstColumn: boolean };
    });
  }

  /** Filled from the headings, each a link. */
  export class TableOfContents {
    constructor(
      alias: string,
      options: { readonly hyperlink: true; readonly headingStyleRange: "1-2" | "1-1"; readonly beginDirty?: boolean },
    );
  }

  /** Works out on which page each heading stands. */
  export interface PageNumberEstimator {
    (body: object, context: object): { readonly bookmarks: ReadonlyMap<string, string>; readonly pageCount?: number };
  }

  export class Document {
    constructor(options: DocumentOptions);
  }
  export class Packer {
    static toArrayBuffer(document: Document): Promise<ArrayBuffer>;
  }
}

declare module "*/docx/dist/layout.mjs" {
  type Document = object;
  type PageNumberEstimator = (body: object, context: object) => { readonly bookmarks: ReadonlyMap<string, string>; readonly pageCount?: number };
  /** `guess`: goes on where it does not know how Word would set something. */
  export function estimatePageNumbersWith(options: { readonly guess: true }): PageNumberEstimator;
  export function layoutDocument(document: Document, options: { readonly guess: true }): { readonly pages: readonly object[] };
}
