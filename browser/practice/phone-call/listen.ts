/** Understands what a pupil typed, by words: which reply it comes nearest to, and what an observer would have heard in it. */

import type { Quality, Reply } from "./company.ts";

const RANK: { readonly [Q in Quality]: number } = { strong: 2, fine: 1, weak: 0 };

/** Lower case, without accents and signs, a space before every word. */
function words(text: string): string {
  return ` ${text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
}

/** Words of the reply that were heard: three words in a row say more than one. */
function score(heard: string, reply: Reply): number {
  const found = reply.hears.map((begin) => words(begin).trimEnd()).filter((begin) => heard.includes(begin));
  return found.reduce((sum, begin) => sum + begin.trim().split(" ").length, 0);
}

/** The reply of which most words were heard; of two that are as near the better one. None when no word was heard. */
export function understood(replies: readonly Reply[], text: string): Reply | undefined {
  const heard = words(text);
  return replies
    .map((reply) => ({ reply, score: score(heard, reply) }))
    .filter((found) => found.score > 0)
    .sort((a, b) => b.score - a.score || RANK[b.reply.quality] - RANK[a.reply.quality])[0]?.reply;
}

/** Items of the observer's list (worksheet 6, `gezien`) that can be heard in words alone. */
const SIGNS: { readonly [item: string]: RegExp } = {
  groet: / (goede\w*|dag|hallo|hoi|hey) /,
  naam: /^ ((goede\w*|dag|hallo|hoi|mevrouw|meneer) )*met \p{L}| (mijn naam is|ik heet|spreekt? met|ik ben) (?!graag|goed|niet|wel|heel|echt|een|het|de|al|ook|nog)\p{L}/u,
  school: / (klas|vmbo|secundair|\p{L}*(school|college|lyceum)) /u,
  reden: / (stage\w*|meelopen) /,
  hier: / (omdat|want|graag|leren|leer|zien|thuis) /,
  herhalen: / (maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)\b.*\b\d/,
  bedanken: / (dank\w*|bedankt) /,
};

/** What a pupil did in his own words. */
export function heardIn(text: string): readonly string[] {
  const heard = words(text);
  return Object.keys(SIGNS).filter((item) => SIGNS[item]?.test(heard));
}
