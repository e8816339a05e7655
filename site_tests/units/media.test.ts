/** Files named by their content, and photos that come back out of a PDF. */

import { filesIn, isFileName } from "../../browser/core/media.ts";
import { nameOf, photosInPdf } from "../../browser/files/media/index.ts";
import { same, test } from "./runner.ts";

/** What hashlib of Python says of the bytes below. */
const BY_PYTHON = "3eec6f2df36b88a1a97c03224253e9d0c59f2696ff7b145203a5d43c736bc7e0";
const PHOTO = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 13, 10, 0xff, 0xd9]);
const OTHER = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 9, 9, 9]);

function pdf(...streams: readonly Uint8Array[]): Uint8Array {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const parts = streams.flatMap((bytes, index) => [
    encode(`${index + 1} 0 obj\n<< /Type /XObject /Subtype /Image /Filter /DCTDecode /Length ${bytes.length} >>\nstream\n`),
    bytes,
    encode("\nendstream\nendobj\n"),
  ]);
  return Uint8Array.from([encode("%PDF-1.7\n"), ...parts].flatMap((part) => [...part]));
}

test("a file is named by the SHA-256 of its bytes, as any other program counts it", async () => {
  const bytes = Uint8Array.from({ length: 600_000 }, (_, index) => index % 251);
  same(await nameOf(bytes, "jpg"), `${BY_PYTHON}.jpg`);
});

test("a photo comes back from a PDF byte for byte", async () => {
  const name = await nameOf(PHOTO, "jpg");
  const found = await photosInPdf(pdf(OTHER, PHOTO), new Set([name]));
  same([...found].map(([key, bytes]) => [key, [...bytes]]), [[name, [...PHOTO]]]);
});

test("a photo that was made smaller on the way is not taken for the first", async () => {
  const name = await nameOf(PHOTO, "jpg");
  same([...(await photosInPdf(pdf(OTHER), new Set([name])))], []);
});

test("only names that we gave count as files", () => {
  const name = `${"a".repeat(64)}.jpg`;
  const refused = ["foto.jpg", `../${name}`, `${"a".repeat(64)}.exe`, `${"A".repeat(64)}.jpg`, 5, null];
  same([isFileName(name), refused.filter(isFileName)], [true, []]);
});

test("files are found wherever they stand in an answer", () => {
  const [one, two] = [`${"a".repeat(64)}.jpg`, `${"b".repeat(64)}.webm`];
  same([...filesIn({ fotos: [{ file: one, caption: "x" }, { file: one }], dagen: { maandag: { file: two } }, file: "niets" })], [one, two]);
});
