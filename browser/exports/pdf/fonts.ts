/** The fonts that the PDF embeds: base64 inside a classic script, because a `file://` page may not fetch. */

export type FontName = "regular" | "bold" | "arabic" | "symbols";
export type FontFiles = Readonly<Record<FontName, Uint8Array>>;

declare global {
  // `hooks/opstage/fonts.py` writes the script that sets this.
  var opstageFonts: Readonly<Record<FontName, string>> | undefined;
}

export const fontNames: readonly FontName[] = ["regular", "bold", "arabic", "symbols"];

function decodeBase64(base64: string): Uint8Array {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

let decoded: FontFiles | undefined;

/** Decodes the fonts once; throws when their script was not loaded before this one. */
export function loadFonts(): FontFiles {
  const source = globalThis.opstageFonts;
  if (!source) throw new Error("opstageFonts is missing: load fonts.js before making a PDF");
  decoded ??= {
    regular: decodeBase64(source.regular),
    bold: decodeBase64(source.bold),
    arabic: decodeBase64(source.arabic),
    symbols: decodeBase64(source.symbols),
  };
  return decoded;
}
