/** The mail as a file and as a link: nothing that a pupil types can add a header or break a letter. */

import { crlf, isAddress, makeEml, oneLine, safeFileName } from "../../browser/exports/mail/eml.ts";
import { mailto, MOST } from "../../browser/exports/mail/mailto.ts";
import { holds, same, test } from "./runner.ts";

const eml = (part: Partial<Parameters<typeof makeEml>[0]>): string =>
  new TextDecoder().decode(makeEml({ to: "", subject: "Stage", body: "Dag", files: [], ...part }));
const head = (text: string): string[] => (text.split("\r\n\r\n")[0] ?? "").split("\r\n");

const HARD = ["👩‍🔧 stage 🇳🇱", "İpek ışık Şahin", "مرحبا بالعالم", "w".repeat(400), "=?UTF-8?Q?x?=", "a".repeat(60) + "é".repeat(200), "漢字 हिन्दी", "\ud83d half"];

for (const subject of HARD) {
  test(`the subject ${subject.slice(0, 20)} stands on lines of seventy-six letters`, () => {
    const lines = head(eml({ subject }));
    holds(lines.every((line) => line.length <= 76 && /^[\x20-\x7e]*$/.test(line)), lines.join("\n"));
    holds(lines.every((line) => /^(?:[A-Za-z-]+: | =\?)/.test(line)), lines.join("\n"));
  });
}

test("a line end in the subject adds no header", () => {
  const lines = head(eml({ subject: "Stage\r\nBcc: x@y.nl\n\nBody\u2028Cc: a\u0085Cc: b\0c" }));
  same(lines.filter((line) => /^(?:bcc|cc|body)/i.test(line)), []);
  same(lines.filter((line) => line.startsWith("Subject")).length, 1);
});

for (const to of ["a@b.nl\r\nBcc: x@y.nl", "a@b.nl, c@d.nl", "Naam <a@b.nl>", "a@b", "a b@c.nl", "@c.nl", "a@-b.nl", "é@b.nl", "a".repeat(250) + "@b.nl"]) {
  test(`${JSON.stringify(to).slice(0, 30)} is no address and leaves no trace`, () => {
    same([isAddress(to), eml({ to }).includes("To:"), mailto(to, "s", "b", "").href.startsWith("mailto:?")], [false, false, true]);
  });
}

for (const to of ["a@b.nl", "anna.de-wit+stage@mail.school.example"]) {
  test(`${to} is an address`, () => same([isAddress(to), eml({ to: ` ${to} ` }).includes(`\r\nTo: ${to}\r\n`)], [true, true]));
}

test("every line of the file ends as mail asks, and none is too long", () => {
  const text = eml({ body: "Dag,\n\n".repeat(300) + "w".repeat(5000), files: [{ name: "cv.pdf", type: "application/pdf", bytes: new Uint8Array(5000).fill(255) }] });
  holds(!/[^\r]\n|\r[^\n]/.test(text), "a bare line end");
  holds(text.split("\r\n").every((line) => line.length <= 76), "a long line");
});

test("the name and type of a file add no header", () => {
  const lines = eml({ files: [{ name: 'cv"\r\nX: y.pdf', type: "text/html\r\nX: y", bytes: new Uint8Array([1]) }] }).split("\r\n");
  same(lines.filter((line) => line.startsWith("X:")), []);
});

const fileNames: readonly (readonly [string, string])[] = [
  ["Mijn cv (nieuw).PDF", "Mijn-cv-nieuw.pdf"],
  ["cv.pdf", "cv.pdf"],
  ["سيرة.pdf", "bijlage.pdf"],
  ["İpek ŞAHİN cv.pdf", "Ipek-SAHIN-cv.pdf"],
  ["../../etc/passwd", "etc-passwd"],
  ["...", "bijlage"],
  [`${"a".repeat(400)}.pdf`, `${"a".repeat(50)}.pdf`],
];
for (const [name, expected] of fileNames) test(`the file name ${name.slice(0, 30)}`, () => same(safeFileName(name), expected));

test("one line stays one line", () => same(oneLine(" a\r\n b\t\u2029c\u202ed "), "a b c d"));
test("line ends of all kinds become those of mail", () => same(crlf("a\rb\r\nc\n\u2028d\0e\tf"), "a\r\nb\r\nc\r\n\r\nde\tf"));

test("a link carries subject and text with line ends that mail programs know", () => {
  same(mailto("", "Stage & meer?", "Beste Kim,\n\nMag ik + 1?", "").href, "mailto:?subject=Stage%20%26%20meer%3F&body=Beste%20Kim%2C%0D%0A%0D%0AMag%20ik%20%2B%201%3F");
});
test("a link carries the address as it is", () => same(mailto("a.b+c@d.nl", "s", "b", "").href, "mailto:a.b%2Bc@d.nl?subject=s&body=b"));
test("a text that fits is not cut", () => same(mailto("", "s", "woord ".repeat(150), "").cut, false));

for (const [name, body] of [["words", "woord ".repeat(2000)], ["one word", "w".repeat(9000)], ["emoji", "👩‍🔧".repeat(900)], ["half characters", "\ud83d".repeat(900)]] as const) {
  test(`a long text of ${name} is cut, and says so`, () => {
    const { href, cut } = mailto("a@b.nl", "s".repeat(400), body, "(Hier stopt de tekst.)");
    const [, text = ""] = decodeURIComponent(href).split("&body=");
    same([cut, href.length <= MOST, text.endsWith("\r\n\r\n(Hier stopt de tekst.)")], [true, true, true]);
    holds(text.length > 60, text);
  });
}
test("a cut is made between words", () => {
  const text = decodeURIComponent(mailto("", "s", "woord ".repeat(2000), "slot").href).split("&body=")[1] ?? "";
  same(new Set(text.replace(/\s+slot$/, "").split(" ")).size, 1);
});
