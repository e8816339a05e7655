/** The certificate as a document of one page: what it says, from the answers of the form. */

import { certificateMessages as words } from "../../core/messages.ts";
import type { FigureShape } from "../../core/report.ts";
import { hasText, readableDate } from "../../core/text.ts";
import type { Writing, WritingBlock } from "../../core/writing.ts";

export interface Signer {
  /** Whom the signer speaks for: de school, het bedrijf. */
  readonly role: string;
  readonly name: string;
}

export interface Certificate {
  readonly name: string;
  readonly group: string;
  readonly school: string;
  readonly company: string;
  readonly place: string;
  /** Days as YYYY-MM-DD. */
  readonly from: string;
  readonly until: string;
  readonly hours: string;
  readonly tasks: readonly string[];
  readonly praise: string;
  readonly signers: readonly Signer[];
  readonly where: string;
  readonly day: string;
}

const TEAL = "#0b5f66";
const SUN = "#f2b233";
const WIDTH = 574;
const DIAMONDS = 9;

function diamond(x: number, y: number, size: number, fill: string): FigureShape {
  return { kind: "path", d: `M${x} ${y - size}L${x + size} ${y}L${x} ${y + size}L${x - size} ${y}Z`, fill };
}

/** A ribbon of diamonds between two lines. */
function ribbon(): readonly FigureShape[] {
  const step = WIDTH / DIAMONDS;
  const middle = Math.floor(DIAMONDS / 2);
  return [
    { kind: "path", d: `M0 2H${WIDTH}V6H0Z`, fill: TEAL },
    ...Array.from({ length: DIAMONDS }, (_, index) => diamond(step * (index + 0.5), 19, index === middle ? 9 : 5, index % 2 ? SUN : TEAL)),
    { kind: "path", d: `M0 32H${WIDTH}V34H0Z`, fill: SUN },
  ];
}

/** Where and when, in one sentence; what is not known is a line to write on. */
export function stay({ school, company, place, from, until, hours, group }: Certificate): readonly string[] {
  const who = [group && words.ofGroup(group), school && words.ofSchool(school)].filter(Boolean).join(" ");
  const at = words.at(company.trim() || words.blank, place.trim());
  const period = from && until ? words.period(readableDate(from), readableDate(until)) : readableDate(from || until);
  return [who, at, period, hours ? words.hours(hours) : ""].filter(hasText);
}

export function signedAt({ where, day }: Certificate): string {
  return [where.trim(), readableDate(day)].filter(hasText).join(", ");
}

export function nameOn({ name }: Certificate): string {
  return name.trim() || words.blank;
}

export function certificateWriting(certificate: Certificate, at: string): Writing {
  const { name, tasks, praise, signers } = certificate;
  const list: readonly WritingBlock[] = tasks.length
    ? [{ kind: "heading", level: 3, text: words.tasks }, { kind: "list", ordered: false, items: tasks }]
    : [{ kind: "room", label: words.tasks, lines: 3 }];
  const edge: WritingBlock = { kind: "figure", width: WIDTH, height: 36, shapes: ribbon(), alt: words.ribbon, caption: "" };
  const signed = signedAt(certificate);
  return {
    title: name.trim() ? `${words.title} – ${name.trim()}` : words.title,
    author: certificate.school,
    subject: words.subject,
    footer: "",
    layout: "letter",
    createdAt: at,
    blocks: [
      edge,
      { kind: "heading", level: 1, text: words.title },
      { kind: "text", text: words.given },
      { kind: "heading", level: 1, text: nameOn(certificate) },
      { kind: "lines", lines: stay(certificate) },
      ...list,
      ...(hasText(praise) ? ([{ kind: "heading", level: 3, text: words.praise }, { kind: "text", text: praise }] as const) : []),
      { kind: "text", text: words.well },
      ...(signed ? ([{ kind: "lines", lines: [`${words.signed}: ${signed}`] }] as const) : []),
      { kind: "signatures", parties: signers.length ? signers : [{ role: words.school, name: "" }, { role: words.company, name: "" }] },
      edge,
    ],
  };
}

/** Pages of a PDF as our exporter writes it: each page is an object of its own, in plain text. */
export function pagesOf(bytes: Uint8Array): number {
  const text = new TextDecoder("latin1").decode(bytes);
  return text.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
