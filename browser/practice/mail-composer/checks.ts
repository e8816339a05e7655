/**
 * Looks at the real text of a mail. Every check is a plain rule that says one thing; none gives a grade. A rule that is not sure
 * stays silent: a false alarm in a good mail costs more than a missed slip, because a person reads along as well.
 */

import { bareName } from "../../core/names.ts";
import { anatomy, type Anatomy } from "./anatomy.ts";
import type { Mail } from "./mail.ts";

/** What the pupil said beside the text. */
export interface MailFacts {
  readonly company: string;
  /** Name of the reader; empty when the pupil does not know it. */
  readonly reader: string;
  /** The pupil says that something goes with the mail. */
  readonly attached: boolean;
}

/** What a check found: a reason that messages.ts has words for, and the piece of text that it is about. */
export interface Problem {
  readonly reason: Reason;
  readonly detail: string;
}

export type Reason =
  | "subjectEmpty"
  | "subjectShort"
  | "greetingNone"
  | "greetingFriends"
  | "greetingComma"
  | "readerMissing"
  | "readerKnown"
  | "readerCapital"
  | "companyUnknown"
  | "companyMissing"
  | "companyOther"
  | "datesNone"
  | "questionNone"
  | "questionMark"
  | "ik"
  | "long"
  | "capitals"
  | "app"
  | "emoji"
  | "shouting"
  | "marks"
  | "unfinished"
  | "attachmentMissing"
  | "attachmentUnnamed"
  | "closingNone"
  | "closingFriends"
  | "closingShort"
  | "nameNone"
  | "schoolNone";

interface Reading extends Anatomy {
  readonly subject: string;
  readonly body: string;
  readonly facts: MailFacts;
}

type Rule = (mail: Reading) => Problem | undefined;

const found = (reason: Reason, detail = ""): Problem => ({ reason, detail });
const LETTER = /\p{L}/u;
const BEFORE = "(?:^|[^\\p{L}\\p{N}'’])";
const AFTER = "(?![\\p{L}\\p{N}'’])";

/** A pattern for one of these words as a whole; the word is group 1. */
function wholeWord(words: RegExp): RegExp {
  return new RegExp(`${BEFORE}(${words.source})${AFTER}`, words.flags);
}

/** The first words of a sentence, to find it again. */
function beginning(sentence: string, count = 5): string {
  const words = sentence.split(/\s+/);
  const start = words.slice(0, count).join(" ");
  return start.length > 60 ? `${start.slice(0, 60)}…` : words.length > count ? `${start} …` : start;
}

/** Small letters and digits without accents or signs, each word between spaces. */
function bare(text: string): string {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return ` ${plain.replace(/['’]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
}

// --- subject -------------------------------------------------------------------------------------------------------------

const subject: Rule = (mail) => {
  if (!LETTER.test(mail.subject)) return found("subjectEmpty");
  return bare(mail.subject).trim().includes(" ") ? undefined : found("subjectShort", mail.subject);
};

// --- the first line ---------------------------------------------------------------------------------------------------------

const FRIENDS = wholeWord(/hall?o+|ho+i+|ha+i+|hi+|he+y+|hé+|hee+|yo+|ey+|ewa|moi|lieve/iu);

const greeting: Rule = (mail) => {
  if (!mail.greeting) return found("greetingNone");
  const friendly = FRIENDS.exec(mail.greeting.split(/\s+/)[0] ?? "")?.[1];
  if (friendly) return found("greetingFriends", friendly);
  return mail.greeting.endsWith(",") ? undefined : found("greetingComma");
};

const SMALL_PARTICLE = /(?:mevrouw|meneer|heer)\s+((?:van|de|der|den|ten|ter|te|op|in)\s+\S+)/u;
const UNKNOWN_READER = wholeWord(/heer\s+of\s+mevrouw|mevrouw\s+of\s+(?:heer|meneer)|heer\s*\/\s*mevrouw|mevrouw,?\s*meneer/iu);

const PARTICLES = /^(?:van|de|der|den|het|t|ten|ter|te|op|in|el|al|da|di|von)$/u;

const reader: Rule = (mail) => {
  if (!mail.greeting) return undefined; // the line above says so
  const small = SMALL_PARTICLE.exec(mail.greeting)?.[1];
  if (small) return found("readerCapital", small.replace(/,$/, ""));
  const name = bareName(mail.facts.reader);
  if (!LETTER.test(name)) return undefined;
  if (UNKNOWN_READER.test(mail.greeting)) return found("readerKnown", name);
  const greeted = bare(mail.greeting);
  const telling = bare(name).trim().split(" ").filter((word) => !PARTICLES.test(word));
  return telling.some((word) => greeted.includes(` ${word} `)) ? undefined : found("readerMissing", name);
};

// --- the company ------------------------------------------------------------------------------------------------------------

/** Kinds of places that one company never is at the same time. */
const KINDS = [
  /(?:banket)?bakkerij/iu,
  /garage|autobedrijf/iu,
  /kapsalon|kapper(?:szaak)?/iu,
  /kinderopvang|kinderdagverblijf|kinderdagopvang|crèche/iu,
  /tuincentrum|kwekerij|hoveniersbedrijf/iu,
  /hotel/iu,
  /ziekenhuis/iu,
  /(?:woon)?zorg(?:huis|centrum)|verzorgingshuis|verpleeghuis/iu,
  /supermarkt/iu,
  /bouwbedrijf|timmerbedrijf|aannemersbedrijf/iu,
  /dierenarts|dierenkliniek|dierenasiel/iu,
  /drukkerij/iu,
  /scheepswerf/iu,
  /fietsen(?:zaak|winkel|maker)/iu,
  /apotheek/iu,
  /sportschool|zwembad/iu,
  /manege/iu,
] as const;

/** Words in the name of a company that do not tell which one it is. */
const COMMON = /^(?:bv|vof|nv|b|v|de|het|t|en|van|den|der|bij|winkel|bedrijf|salon|zaak|groep|restaurant|installatie|team|nederland)$/u;

function isCommon(word: string): boolean {
  return COMMON.test(word) || KINDS.some((kind) => new RegExp(`^(?:${kind.source})$`, "iu").test(word));
}

/** The name stands in the mail when half of what tells it apart does: "Zon" for Bakkerij Zon Utrecht. */
const company: Rule = (mail) => {
  if (!LETTER.test(mail.facts.company)) return found("companyUnknown");
  const text = bare(`${mail.subject}\n${mail.body}`);
  const all = bare(mail.facts.company).trim().split(" ");
  const telling = all.filter((word) => !isCommon(word));
  const wanted = telling.length ? telling : all;
  const there = wanted.filter((word) => text.includes(` ${word} `)).length * 2 >= wanted.length;
  return there || text.replace(/ /g, "").includes(all.join("")) ? undefined : found("companyMissing", mail.facts.company.trim());
};

/** A mail for one place that was sent before to another. */
const sector: Rule = (mail) => {
  const own = KINDS.filter((kind) => kind.test(mail.facts.company));
  if (!own.length) return undefined;
  const says = (kind: RegExp): string | undefined =>
    new RegExp(`${BEFORE}(?:uw|jullie|je)\\s+(?:\\p{L}+\\s+)?(${kind.source})${AFTER}`, "iu").exec(mail.text)?.[1];
  if (own.some(says)) return undefined;
  const other = KINDS.filter((kind) => !own.includes(kind)).map(says).find(Boolean);
  return other ? found("companyOther", other) : undefined;
};

// --- what it says ----------------------------------------------------------------------------------------------------------

const MONTH = wholeWord(/januari|februari|maart|april|juni|juli|augustus|september|oktober|november|december|jan|feb|mrt|apr|aug|sept?|okt|nov|dec/iu);
const MAY = wholeWord(/mei/u);
const NUMBERED = /\d{1,2}\s?[-/]\s?\d{1,2}|\d{1,2}\.\d{1,2}\.\d{2,4}|\d{1,2}\s+mei|week\s+\d{1,2}/iu;
const EVERY_DAY = wholeWord(/(?:elke|iedere)\s+(?:maan|dins|woens|donder|vrij|zater)dag/iu);

const dates: Rule = (mail) => {
  const text = `${mail.subject}\n${mail.text}`;
  return [MONTH, MAY, NUMBERED, EVERY_DAY].some((pattern) => pattern.test(text)) ? undefined : found("datesNone");
};

const ASKS = /^(?:mag ik|mogen we|kan ik|kunnen we|kunt u|zou ik|zou u|wilt u|wil u|heeft u|hebt u|is er|zijn er)(?!\p{L})/iu;
const ASKS_WHETHER = wholeWord(/of (?:ik|u|er|wij|we|jullie|dat|het)/iu);

const question: Rule = (mail) => {
  if (mail.text.includes("?")) return undefined;
  const unmarked = mail.sentences.find((sentence) => ASKS.test(sentence));
  if (unmarked) return found("questionMark", beginning(unmarked));
  return ASKS_WHETHER.test(mail.text) ? undefined : found("questionNone");
};

// --- how it says it --------------------------------------------------------------------------------------------------------

const STARTS_WITH_IK = /^["'‘“(]*ik(?=[\s’'])/iu;
/** From so many sentences on, a row of them says something. */
const ROW = 3;
const MOST_IK = 0.75;

const ik: Rule = (mail) => {
  const count = mail.sentences.filter((sentence) => STARTS_WITH_IK.test(sentence)).length;
  return count >= ROW && count >= mail.sentences.length * MOST_IK ? found("ik") : undefined;
};

const LONGEST = 25;

const long: Rule = (mail) => {
  const sentence = mail.sentences.find((candidate) => candidate.split(/\s+/).filter((word) => LETTER.test(word)).length > LONGEST);
  return sentence ? found("long", beginning(sentence)) : undefined;
};

const capitals: Rule = (mail) => {
  const sentence = mail.sentences.find((candidate) => /^["‘“(]*\p{Ll}(?!\p{Lu})/u.test(candidate));
  return sentence ? found("capitals", beginning(sentence, 4)) : undefined;
};

const APP = wholeWord(
  /f+f|eff+e|wrm|egt|idk|omg|bro|thx|tnx|pls|plz|plies|mss|iig|iid|gwn|tog|nvm|wss|sws|ofzo|ikr|jwz|jwt|suc6|w8|wtf|xx+|kk|idd|zkr|mn|zn|hmu|lekkah|sgool|zooo+|heeel+/iu,
);

const app: Rule = (mail) => {
  const word = APP.exec(`${mail.subject}\n${mail.text}`)?.[1];
  return word ? found("app", word) : undefined;
};

const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|(?:^|\s)(?:[:;=]['’]?-?[)(DPp3|/]|<3|[xX]D)(?=[\s.,!?]|$)/u;

const emoji: Rule = (mail) => {
  const sign = EMOJI.exec(`${mail.subject}\n${mail.body}`)?.[0].trim();
  return sign ? found("emoji", sign) : undefined;
};

/** Words that are always written large. */
const LARGE = /^(?:VMBO|MBO|HAVO|MAVO|CV|PDF|BWI|PIE|HBR|MVI|MAT|ZW|EO|DP|GT|TL|GL|BB|KB|BBL|BOL|KGT|ICT|EHBO|ROC|ISK|BV|VOF|NL|EU|TV|OK|VCA|ID|MT)$/u;

/** True for a word in large letters that is no name of someone in this mail. */
function isLoud(word: string, names: string): boolean {
  return /^\p{Lu}{2,}$/u.test(word) && !LARGE.test(word) && !names.includes(bare(word));
}

/** One long loud word, or a row of them: a single short one may be an abbreviation that this program does not know. */
const shouting: Rule = (mail) => {
  const names = bare(`${mail.facts.company} ${mail.facts.reader} ${mail.signature}`);
  const words = `${mail.subject}\n${mail.text}`.match(/[\p{L}\p{N}]+/gu) ?? [];
  const loud = words.map((word) => isLoud(word, names));
  const index = words.findIndex((word, i) => loud[i] && (word.length > 4 || (word.length > 3 && (loud[i - 1] || loud[i + 1]))));
  return index < 0 ? undefined : found("shouting", words[index]);
};

const marks: Rule = (mail) => {
  const row = /[!?]{2,}/u.exec(`${mail.subject}\n${mail.body}`)?.[0];
  return row ? found("marks", row.slice(0, 6)) : undefined;
};

const unfinished: Rule = (mail) => {
  const line = `${mail.subject}\n${mail.body}`.split("\n").find((candidate) => /…|\.{3}|_{3}|\[[^\]]*\]/u.test(candidate));
  return line ? found("unfinished", beginning(line)) : undefined;
};

// --- what goes with it, and the end ------------------------------------------------------------------------------------------

const ATTACHMENT = wholeWord(/bijlagen?|bijgevoegde?|bijgesloten|meegestuurd/iu);
const THING = wholeWord(/cv|curriculum vitae|motivatie|(?:motivatie|sollicitatie)?brief|portfolio/iu);
const GOES_ALONG = wholeWord(/bij (?:deze|de|mijn) (?:mail|e-mail)|erbij|bijgaand|hierbij|stuur|stuurde|voeg|meestuur/iu);
const NOT_NOW = wholeWord(/later|nog geen|nog niet|niet|geen|als u (?:dat )?wilt|meenemen|neem|nemen|breng|brengen/iu);

function namesAttachment(sentence: string): boolean {
  if (NOT_NOW.test(sentence)) return false;
  return ATTACHMENT.test(sentence) || (THING.test(sentence) && GOES_ALONG.test(sentence));
}

const attachment: Rule = (mail) => {
  const sentence = mail.sentences.find(namesAttachment);
  if (sentence && !mail.facts.attached) return found("attachmentMissing", beginning(sentence));
  return mail.facts.attached && !sentence ? found("attachmentUnnamed") : undefined;
};

const FRIENDLY_END = /^(?:(?:de\s+|veel\s+)?groetjes|doe+i+|do+eg|later|laters|ciao|xx+|houdoe|joe|greetz|tot\s+(?:snel|gauw))/iu;
const SHORT_END = /^(?:gr|grtz|grtjs|grjes|m\.?\s?v\.?\s?g)(?!\p{L})/iu;

const closing: Rule = (mail) => {
  if (!mail.closing) return found("closingNone");
  const plain = mail.closing.replace(/[.,]+$/u, "");
  if (FRIENDLY_END.test(plain)) return found("closingFriends", plain);
  return SHORT_END.test(plain) ? found("closingShort", plain) : undefined;
};

const name: Rule = (mail) => (LETTER.test(mail.signature) ? undefined : found("nameNone"));

const SCHOOL = wholeWord(/\p{L}*school|klas|vmbo(?:-\p{L}+)?|secundair|\p{L}*college|lyceum|mavo|havo|praktijkonderwijs|isk|leerlinge?|leerjaar/iu);

const school: Rule = (mail) => (SCHOOL.test(`${mail.text}\n${mail.signature}`) ? undefined : found("schoolNone"));

/** All checks, in the order of a mail. */
const RULES = {
  subject,
  greeting,
  reader,
  company,
  sector,
  dates,
  question,
  ik,
  long,
  capitals,
  app,
  emoji,
  shouting,
  marks,
  unfinished,
  attachment,
  closing,
  name,
  school,
} as const satisfies { readonly [id: string]: Rule };

export type CheckId = keyof typeof RULES;

export interface Check {
  readonly id: CheckId;
  /** Absent when the check is content. */
  readonly problem?: Problem;
}

/** Every check with what it found. */
export function checkMail(mail: Mail, facts: MailFacts): readonly Check[] {
  const reading: Reading = { ...anatomy(mail.body), ...mail, facts };
  return (Object.keys(RULES) as CheckId[]).map((id) => {
    const problem = RULES[id](reading);
    return problem ? { id, problem } : { id };
  });
}
