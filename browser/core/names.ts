/** Names of people, with the capitals that Dutch gives them and without what a writer puts before them. */

/** Dutch words that belong to a last name. They get a capital only when nothing stands before them. */
const PARTICLE = /^(?:van|de|der|den|d[eo]n|het|in|op|aan|bij|onder|over|te|ten|ter|tot|uit|uijt|voor|toe|'t|’t|'s|’s)$/iu;
/** Words of other languages that stay small behind a first name, if the writer wrote them so. */
const FOREIGN_PARTICLE = /^(?:da|das|do|dos|di|del|della|du|la|le|von|zu|bin|bint|ibn|y|e)$/u;
/** What a writer puts before the name although the salutation says it already. */
const TITLE = /^(?:geachte|beste|de\s+heer|de\s+hr\.?|dhr\.?|heer|hr\.?|meneer|mijnheer|mevrouw|mevr\.?|mw\.?|mej\.?)(?=\s)\s+/iu;
const INITIALS = /^(?:\p{L}\.)+$/u;
/** Behind these last names Van is no Dutch particle but a name: Nguyen Van Minh. */
const VIETNAMESE = /^(?:nguy[eễ]n|tr[aầ]n|ph[aạ]m|hu[yỳ]nh|ho[aà]ng|phan|v[uũoõ]|[dđ][aặ]ng|b[uù]i|ng[oô]|d[uư][oơ]ng)$/iu;

function capital(word: string): string {
  if (/^ij/u.test(word)) return word.slice(0, 2).toUpperCase() + word.slice(2);
  const [first = ""] = word;
  return first.toLocaleUpperCase("nl") + word.slice(first.length);
}

/** True for a word that is written all small or all large: then the writer did not think of its capitals. */
function isCareless(word: string): boolean {
  const letters = word.replace(/[^\p{L}]/gu, "");
  return letters === letters.toLocaleLowerCase("nl") || (letters.length > 2 && letters === letters.toLocaleUpperCase("nl"));
}

/** One part between hyphens of a word that is a name. */
function namePart(part: string): string {
  const small = part.toLocaleLowerCase("nl");
  const irish = /^o(['’])(\p{L}.*)$/u.exec(small);
  return irish ? `O${irish[1]}${capital(irish[2] ?? "")}` : capital(small);
}

/** A word of a name: "el-bakkali" → "El-Bakkali", "vries-van" → "Vries-van". What has capitals inside was written with care. */
function nameWord(word: string, careless: boolean): string {
  if (INITIALS.test(word)) return word.toLocaleUpperCase("nl");
  return word
    .split("-")
    .map((part, index) => {
      if (index > 0 && PARTICLE.test(part)) return part.toLocaleLowerCase("nl");
      return careless || isCareless(part) ? namePart(part) : part;
    })
    .join("-");
}

/**
 * A name as it stands in a Dutch sentence behind mevrouw, heer or nothing: "de wit" → "De Wit", "anna de Wit" → "Anna de Wit",
 * "'t hart" → "'t Hart", "el amrani" → "El Amrani". What the writer chose on purpose, such as McDonald, stays.
 */
export function properName(typed: string): string {
  const words = typed.replace(/\s+/gu, " ").trim().split(" ");
  const careless = isCareless(words.join(""));
  const dutch = !VIETNAMESE.test(words[0] ?? "");
  return words
    .map((word, index) => {
      if (PARTICLE.test(word) && (dutch || !/^van$/iu.test(word))) {
        const small = word.toLocaleLowerCase("nl");
        return index === 0 ? capital(small) : small;
      }
      return index > 0 && !careless && FOREIGN_PARTICLE.test(word) ? word : nameWord(word, careless);
    })
    .join(" ");
}

/** A name without "mevrouw", "dhr." and the like, on one line, without the comma that follows it. */
export function bareName(typed: string): string {
  let name = typed.replace(/[\p{Cc}\s]+/gu, " ").trim().replace(/\s*[,;:]+$/u, "");
  for (let before = ""; before !== name; ) {
    before = name;
    name = name.replace(TITLE, "");
  }
  return name;
}

/** The name that friends use: the first word, unless a last name or initials stand there. */
export function firstName(typed: string): string {
  const name = properName(bareName(typed));
  const [first = ""] = name.split(" ");
  return PARTICLE.test(first) || INITIALS.test(first) ? name : first;
}

/** The name behind "meneer" or "mevrouw": from the first Dutch particle on. Where none stands, who can tell: the whole name. */
export function lastName(typed: string): string {
  const words = properName(bareName(typed)).split(" ");
  if (VIETNAMESE.test(words[0] ?? "")) return words.join(" ");
  const start = words.findIndex((word, index) => index > 0 && PARTICLE.test(word));
  const initials = start < 0 && INITIALS.test(words[0] ?? "") ? 1 : start;
  return PARTICLE.test(words[0] ?? "") || initials < 0 ? words.join(" ") : capital(words.slice(initials).join(" "));
}

/** True when a first name may stand before the last name, so that it is worth a look behind "meneer" or "mevrouw". */
export function mayHoldFirstName(name: string): boolean {
  const words = name.split(" ");
  return words.length > 1 && !PARTICLE.test(words[0] ?? "") && !/^(?:el|al|ben|bou|von|da|dos|la|le|st\.?)$/iu.test(words[0] ?? "");
}
