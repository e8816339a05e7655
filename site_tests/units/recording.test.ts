/** Clips: what their bytes say, what must not leave with them, how large they may become, and which tries a pupil keeps. */

import { clipName, clipWords, type Item } from "../../browser/questions/recording/clips.ts";
import { endingFor, endingOf, withDuration, withoutPlace } from "../../browser/questions/recording/container.ts";
import {
  bitRates,
  clipsOf,
  expectedBytes,
  liveNote,
  MOST_BYTES,
  nextNumber,
  withBest,
  withClips,
  withLive,
  withoutClips,
} from "../../browser/questions/recording/limits.ts";
import { same, test } from "./runner.ts";

const bytesOf = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  new Uint8Array(parts.flatMap((part) => (typeof part === "string" ? [...part].map((letter) => letter.charCodeAt(0)) : part)));

const lengthField = (length: number): number[] => [24, 16, 8, 0].map((shift) => (length >>> shift) & 0xff);

/** An MP4 box. */
function box(kind: string, ...inside: readonly Uint8Array[]): Uint8Array {
  const body = inside.flatMap((part) => [...part]);
  return bytesOf(lengthField(body.length + 8), kind, body);
}

const text = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

const clip = (number: number, changes: Partial<Item> = {}): Item => ({
  kind: "video",
  number,
  file: `${String(number).padStart(64, "a")}.webm`,
  seconds: 10,
  size: 1000,
  best: false,
  note: "",
  ...changes,
});

const kinds: readonly (readonly [string, Uint8Array, string | undefined])[] = [
  ["what Chromium records", bytesOf([0x1a, 0x45, 0xdf, 0xa3], new Array<number>(8).fill(0)), "webm"],
  ["a film of a phone", bytesOf([0, 0, 0, 24], "ftypisom0000"), "mp4"],
  ["a film of an iPhone", bytesOf([0, 0, 0, 20], "ftypqt  0000"), "mov"],
  ["sound of an iPhone", bytesOf([0, 0, 0, 20], "ftypM4A 0000"), "m4a"],
  ["a photo that is packed like a film", bytesOf([0, 0, 0, 20], "ftypheic0000"), undefined],
  ["an mp3 with a title", bytesOf("ID3", new Array<number>(12).fill(0)), "mp3"],
  ["an mp3 without", bytesOf([0xff, 0xfb, 0x90], new Array<number>(12).fill(0)), "mp3"],
  ["a wav", bytesOf("RIFF", [0, 0, 0, 0], "WAVEfmt "), "wav"],
  ["another RIFF file", bytesOf("RIFF", [0, 0, 0, 0], "AVI LIST"), undefined],
  ["an ogg", bytesOf("OggS", new Array<number>(12).fill(0)), "ogg"],
  ["text with a false name", bytesOf("Dit is geen filmpje."), undefined],
  ["next to nothing", bytesOf([1, 2, 3]), undefined],
];
for (const [name, bytes, ending] of kinds) test(`a file is what its bytes say: ${name}`, () => same(endingOf(bytes), ending));

test("sound and film have endings of their own", () => {
  same([endingFor("webm", "audio"), endingFor("mp4", "audio"), endingFor("m4a", "video"), endingFor("mp3", "audio")], ["weba", "m4a", "mp4", "mp3"]);
});

const place = bytesOf("+52.3702+004.8952/");
const film = new Uint8Array([
  ...box("ftyp", bytesOf("isom0000")),
  ...box("moov", box("mvhd", bytesOf("hoofd")), box("udta", box("\u00a9xyz", place)), box("trak", box("tkhd", bytesOf("spoor")), box("meta", place)), box("meta", place)),
  ...box("uuid", bytesOf("0123456789abcdef"), place),
  ...box("mdat", bytesOf("udta beeld en geluid meta")),
]);

test("the place and the maker go out of a film", () => {
  const clean = withoutPlace(film);
  same(text(clean).includes("52.37"), false);
  same(text(clean).includes("\u00a9xyz"), false);
});

test("nothing else in a film changes, and it keeps its length", () => {
  const clean = withoutPlace(film);
  same(clean.length, film.length);
  for (const part of ["hoofd", "spoor", "udta beeld en geluid meta"]) same(text(clean).includes(part), true);
  same(text(film).includes("52.37"), true); // what was given stays as it was
});

test("cleaning twice gives the same bytes, so that a clip that comes back has its own name", () => {
  same(text(withoutPlace(withoutPlace(film))), text(withoutPlace(film)));
});

test("a broken film is left alone", () => {
  for (const broken of [bytesOf([0, 0, 0, 3], "moovxx"), bytesOf([0xff, 0xff, 0xff, 0xff], "moov"), bytesOf([0, 0, 0, 1], "udta"), new Uint8Array(0)]) {
    same(text(withoutPlace(broken)).length, text(broken).length);
  }
});

const OPEN = [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
const scale = [0x2a, 0xd7, 0xb1, 0x83, 0x0f, 0x42, 0x40];
const head = [0x1a, 0x45, 0xdf, 0xa3, 0x84, 0x42, 0x86, 0x81, 0x01];
const recorded = (info: readonly number[], size: readonly number[] = [0x80 | info.length]): Uint8Array =>
  bytesOf(head, [0x18, 0x53, 0x80, 0x67], OPEN, [0x15, 0x49, 0xa9, 0x66], size, info, [0x1f, 0x43, 0xb6, 0x75], OPEN, "beeld");

test("a recording of a browser gets its length", () => {
  const whole = withDuration(recorded(scale), 12.5);
  const at = head.length + 12 + 4 + 1 + scale.length;
  same([...whole.subarray(at, at + 3)], [0x44, 0x89, 0x88]);
  same(new DataView(whole.buffer).getFloat64(at + 3), 12_500);
  same(whole[head.length + 16], 0x80 | (scale.length + 11));
  same(text(whole.subarray(at + 11)), text(recorded(scale).subarray(at)));
});

test("a length field of eight bytes stays eight bytes long", () => {
  const whole = withDuration(recorded(scale, [0x01, 0, 0, 0, 0, 0, 0, scale.length]), 1);
  same([...whole.subarray(head.length + 16, head.length + 24)], [0x01, 0, 0, 0, 0, 0, 0, scale.length + 11]);
});

test("a recording that has a length, or is something else, stays as it is", () => {
  const known = recorded([...scale, 0x44, 0x89, 0x84, 0x46, 0x43, 0x50, 0x00]);
  for (const bytes of [known, film, bytesOf(head), new Uint8Array(0)]) same(withDuration(bytes, 5) === bytes, true);
});

for (const seconds of [10, 90, 180]) {
  test(`a film of ${seconds} seconds fits, with picture and sound`, () => {
    const { audioBitsPerSecond, videoBitsPerSecond = 0 } = bitRates("video", seconds);
    same(audioBitsPerSecond >= 32_000 && videoBitsPerSecond >= 500_000, true);
    same(expectedBytes("video", seconds) < MOST_BYTES * 0.85, true);
  });
}

test("sound alone asks for no picture", () => same(bitRates("audio", 90), { audioBitsPerSecond: 64_000 }));

test("a try that is gone gives its number to no other", () => {
  const answer = withoutClips([clip(1), clip(2), clip(3)], [clip(2).file]);
  same(clipsOf(answer).map(({ number }) => number), [1, 3]);
  same(nextNumber(answer), 4);
  same(nextNumber([]), 1);
});

test("one try is the best, and a second press takes that back", () => {
  const once = withBest([clip(1, { best: true }), clip(2)], clip(2).file);
  same(once.map(({ best }) => best), [false, true]);
  same(withBest(once, clip(2).file).map(({ best }) => best), [false, false]);
});

test("a try that comes back stands where it stood, once", () => {
  same(withClips([clip(1), clip(3)], [clip(2), clip(3)]).map(({ number }) => number), [1, 2, 3]);
});

test("doing it live stands beside the tries, and an empty note goes", () => {
  const told = withLive([clip(1)], "Voor mijn oma.");
  same(liveNote(told), "Voor mijn oma.");
  same(withClips(told, [clip(2)]).map(({ kind }) => kind), ["video", "video", "live"]);
  same(withoutClips(told, [""]), told);
  same(withLive(told, "  "), [clip(1)]);
});

test("a clip is named after its question and its number", () => {
  same(clipName("mijn-pitch", clip(2)), "mijn-pitch-poging-2.webm");
  same([clipWords(clip(1)), clipWords({ kind: "audio", seconds: 0.2 }), clipWords({ kind: "audio", seconds: 61.4 })], ["filmpje van 10 seconden", "geluid van 1 seconde", "geluid van 1 minuut en 1 seconde"]);
});
