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
    readonly border?: { readonly bottom?: Border };
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

  export interface ParagraphOptions extends ParagraphStyle {
    readonly children: readonly (TextRun | ImageRun)[];
    readonly heading?: "Heading1" | "Heading2" | "Heading3";
    readonly bidirectional?: boolean;
    readonly frame?: Frame;
    readonly tabStops?: readonly { readonly type: "right"; readonly position: number }[];
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

  export interface ImageOptions {
    readonly type: "png";
    readonly data: string;
    /** Pixels, 96 to the inch. */
    readonly transformation: { readonly width: number; readonly height: number };
    readonly floating: Floating;
    readonly decorative: true;
  }

  export interface SectionOptions {
    readonly properties: {
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
    readonly children: readonly Paragraph[];
  }

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
      };
    };
    readonly numbering: { readonly config: readonly { readonly reference: string; readonly levels: readonly NumberingLevel[] }[] };
    readonly sections: readonly SectionOptions[];
  }

  export class TextRun {
    constructor(options: RunStyle & ({ readonly text: string } | { readonly children: readonly (string | Tab)[] }));
  }
  export class Tab {
    constructor();
  }
  export class ImageRun {
    constructor(options: ImageOptions);
  }
  export class Paragraph {
    constructor(options: ParagraphOptions);
  }
  export class Header {
    constructor(options: { readonly children: readonly Paragraph[] });
  }
  export class Document {
    constructor(options: DocumentOptions);
  }
  export class Packer {
    static toArrayBuffer(document: Document): Promise<ArrayBuffer>;
  }
}
