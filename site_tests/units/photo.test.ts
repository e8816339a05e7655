/** Photos: what a file is by its first bytes, what is cut out of it, and how a part is covered without touching the rest. */

import { between, grown, inPercents, within } from "../../browser/questions/photo/box.ts";
import { cover, coveredBox } from "../../browser/questions/photo/cover.ts";
import { headOf } from "../../browser/questions/photo/head.ts";
import { type Component, type Jpeg, readJpeg, writeJpeg } from "../../browser/questions/photo/jpeg.ts";
import { fittingSize } from "../../browser/questions/photo/prepare.ts";
import { bareJpeg, isWholeJpeg } from "../../browser/questions/photo/segments.ts";
import { holds, same, test } from "./runner.ts";

function finished<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** The same numbers at every run: a photo of noise. */
function noise(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) / 0x7fffffff;
}

function component(id: number, across: number, down: number, units: readonly [number, number], random: () => number): Component {
  const stride = units[0] * across;
  const blocks = new Int16Array(stride * units[1] * down * 64);
  for (let at = 0; at < blocks.length; at++) {
    const isMean = at % 64 === 0;
    if (isMean) blocks[at] = Math.round(random() * 2000 - 1000);
    else if (random() < 0.15) blocks[at] = Math.round(random() * 300 - 150);
  }
  return { id, across, down, table: id === 1 ? 0 : 1, stride, blocks };
}

/** 4:2:0, as canvases write. */
function photo(width: number, height: number): Jpeg {
  const random = noise(width);
  const units = [Math.ceil(width / 16), Math.ceil(height / 16)] as const;
  const table = new Uint8Array(64).fill(3);
  return {
    width,
    height,
    unitWidth: 16,
    unitHeight: 16,
    unitsAcross: units[0],
    unitsDown: units[1],
    tables: [table, table],
    components: [component(1, 2, 2, units, random), component(2, 1, 1, units, random), component(3, 1, 1, units, random)],
  };
}

function numbers({ components }: Jpeg): readonly (readonly number[])[] {
  return components.map(({ blocks }) => [...blocks]);
}

test("a photo that is written and read again holds the same numbers", () => {
  const before = photo(100, 75);
  const after = finished(readJpeg(finished(writeJpeg(before))));
  same([after?.width, after?.height, after?.unitsAcross, after?.unitsDown], [100, 75, 7, 5]);
  same(after && numbers(after), numbers(before));
});

test("a grey photo too", () => {
  const units = [4, 3] as const;
  const grey: Jpeg = { ...photo(32, 24), unitWidth: 8, unitHeight: 8, unitsAcross: 4, unitsDown: 3, components: [component(1, 1, 1, units, noise(7))] };
  const after = finished(readJpeg(finished(writeJpeg(grey))));
  same(after && numbers(after), numbers(grey));
});

test("covering leaves no detail under the box and every other number as it was", () => {
  const before = numbers(photo(160, 128));
  const covered = photo(160, 128);
  cover(covered, { x: 50, y: 40, width: 30, height: 20 }); // units 3 and 4 across, 2 and 3 down
  for (const [index, { blocks, stride, across, down }] of covered.components.entries()) {
    for (let at = 0; at < blocks.length; at++) {
      const [x, y] = [Math.floor(((at >> 6) % stride) / across), Math.floor(Math.floor((at >> 6) / stride) / down)];
      const isInside = x >= 3 && x < 5 && y >= 2 && y < 4;
      if (!isInside) holds(blocks[at] === before[index]?.[at], `number ${at} outside the box changed`);
      else if (at % 64) holds(blocks[at] === 0, `number ${at} under the box is still there`);
    }
  }
});

test("a small box becomes one colour, a large one at most four squares across", () => {
  const small = photo(320, 320);
  cover(small, { x: 0, y: 0, width: 32, height: 32 });
  const means = (jpeg: Jpeg, blocks: number): number[] => Array.from({ length: blocks }, (_, index) => jpeg.components[0]?.blocks[index * 64] ?? 0);
  same(new Set(means(small, 4)).size, 1);
  const large = photo(320, 320);
  cover(large, { x: 0, y: 0, width: 320, height: 320 });
  holds(new Set(means(large, 40)).size <= 4, "a row of a covered photo has more than four squares");
});

test("the box that is shown holds all that covering can change, on the grid and one pixel around", () => {
  const grid = photo(100, 75);
  same(coveredBox(grid, { x: 20, y: 20, width: 10, height: 10 }), { x: 15, y: 15, width: 18, height: 18 });
  same(coveredBox(grid, { x: 0, y: 0, width: 5, height: 5 }), { x: 0, y: 0, width: 17, height: 17 });
  same(coveredBox(grid, { x: 90, y: 70, width: 10, height: 5 }), { x: 79, y: 63, width: 21, height: 12 });
});

test("what is no JPEG of a canvas is not read", () => {
  same(finished(readJpeg(new Uint8Array())), undefined);
  same(finished(readJpeg(Uint8Array.of(0xff, 0xd8, 0xff, 0xd9))), undefined);
  const bytes = finished(writeJpeg(photo(64, 64)));
  same(finished(readJpeg(bytes.subarray(0, 300))), undefined);
  const progressive = bytes.slice();
  progressive[progressive.findIndex((byte, at) => byte === 0xff && bytes[at + 1] === 0xc0) + 1] = 0xc2;
  same(finished(readJpeg(progressive)), undefined);
});

function withSegment(bytes: Uint8Array, marker: number, text: string): Uint8Array {
  const body = [...text].map((letter) => letter.charCodeAt(0));
  return Uint8Array.from([...bytes.subarray(0, 2), 0xff, marker, 0, body.length + 2, ...body, ...bytes.subarray(2)]);
}

test("notes, places and profiles are cut out, and the picture stays", () => {
  const bytes = finished(writeJpeg(photo(64, 64)));
  const noted = [0xe1, 0xe2, 0xed, 0xfe].reduce((before, marker) => withSegment(before, marker, "Exif\0\0 GPS"), bytes);
  same([...bareJpeg(noted)], [...bytes]);
});

test("a JPEG that was cut off is not whole, whatever small picture it carries", () => {
  const bytes = finished(writeJpeg(photo(64, 64)));
  holds(isWholeJpeg(bytes), "a whole photo is whole");
  holds(isWholeJpeg(Uint8Array.from([...bytes, 1, 2, 3])), "what a phone hangs behind it does no harm");
  holds(!isWholeJpeg(bytes.subarray(0, bytes.length - 40)), "cut off in the picture");
  const preview = withSegment(bytes, 0xe1, "Exif\0\0\xff\xd9");
  holds(!isWholeJpeg(preview.subarray(0, preview.length - 40)), "the end of a preview is not the end");
  holds(!isWholeJpeg(bytes.subarray(0, 40)), "cut off in its head");
});

/** An EXIF block with only the orientation, as cameras of either byte order write it. */
function orientation(value: number, isLittle: boolean): string {
  const two = (number: number): string => String.fromCharCode(...(isLittle ? [number & 255, number >> 8] : [number >> 8, number & 255]));
  const four = (number: number): string => (isLittle ? two(number) + two(0) : two(0) + two(number));
  return `Exif\0\0${isLittle ? "II" : "MM"}${two(42)}${four(8)}${two(1)}${two(0x0112)}${two(3)}${four(1)}${two(value)}${two(0)}${four(0)}`;
}

test("the size of a photo is that of the photo when it stands upright", () => {
  const bytes = finished(writeJpeg(photo(160, 64)));
  same(headOf(bytes), { kind: "jpeg", width: 160, height: 64 });
  for (const isLittle of [true, false]) {
    same(headOf(withSegment(bytes, 0xe1, orientation(3, isLittle))), { kind: "jpeg", width: 160, height: 64 });
    same(headOf(withSegment(bytes, 0xe1, orientation(6, isLittle))), { kind: "jpeg", width: 64, height: 160 });
  }
});

test("a file is what its first bytes say, not its name", () => {
  const bytes = (text: string): Uint8Array => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));
  same(headOf(bytes("hallo, dit is een brief")), undefined);
  same(headOf(bytes("")), undefined);
  same(headOf(bytes("BM is geen plaatje, maar een tekst die zo begint")), undefined);
  same(headOf(bytes("\0\0\0\x18ftypheic\0\0\0\0mif1heic")), { kind: "heic" });
  same(headOf(bytes("RIFF\0\0\0\0WEBPVP8 ")), { kind: "webp" });
  same(headOf(bytes("GIF89a\x01\0\x01\0")), { kind: "gif" });
  same(headOf(bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x2e\xe0\0\0\x13\x88")), { kind: "png", width: 12_000, height: 5000 });
});

test("the longest side becomes 1600, a small photo stays as it is, and no side vanishes", () => {
  same(fittingSize(4000, 3000), { width: 1600, height: 1200 });
  same(fittingSize(3000, 4000), { width: 1200, height: 1600 });
  same(fittingSize(300, 200), { width: 300, height: 200 });
  same(fittingSize(20_000, 3), { width: 1600, height: 1 });
});

test("the box stays on the photo and never gets too small to see", () => {
  const size = { width: 200, height: 100 };
  same(within({ x: -20, y: 90, width: 50, height: 50 }, size, 16), { x: 0, y: 50, width: 50, height: 50 });
  same(within({ x: 10, y: 10, width: 900, height: 1 }, size, 16), { x: 0, y: 10, width: 200, height: 16 });
  same(between(50, 40, 10, 60), { x: 10, y: 40, width: 40, height: 20 });
  same(grown({ x: 50, y: 40, width: 20, height: 20 }, 16), { x: 34, y: 24, width: 52, height: 52 });
  same(inPercents({ x: 50, y: 25, width: 100, height: 50 }, size), [25, 25, 50, 50]);
});
