/**
 * Stands in for the package `brotli`, which fontkit needs for WOFF2 only. Our fonts are plain TrueType, and brotli's dictionary
 * would add 90 kB to the bundle.
 */
export default function decompress(): never {
  throw new Error("WOFF2 fonts are not supported here");
}
