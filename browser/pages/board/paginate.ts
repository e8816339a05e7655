/** Lays pieces out over pages of the board, so that nothing scrolls. Pure: what fits is asked of the caller. */

export interface Piece<P> {
  /** A heading stays with what follows. */
  readonly heading?: boolean;
  /** Smaller pieces of the same, when it fits on no page by itself. */
  readonly split?: () => readonly P[];
}

/** Pages in order. A piece that cannot be split and fits nowhere gets a page of its own: the caller makes it smaller. */
export function paginate<P extends Piece<P>>(pieces: readonly P[], fits: (page: readonly P[]) => boolean): P[][] {
  const pages = fill(pieces, fits);
  if (pages.length < 2) return pages;
  const even = spread(pages.flat(), pages.length);
  return even.every((page) => fits(page) && !page.at(-1)?.heading) ? even : pages;
}

function fill<P extends Piece<P>>(pieces: readonly P[], fits: (page: readonly P[]) => boolean): P[][] {
  const pages: P[][] = [];
  const queue = [...pieces];
  let page: P[] = [];
  while (queue.length) {
    const piece = queue.shift() as P;
    if (fits([...page, piece])) {
      page.push(piece);
      continue;
    }
    const kept = page.filter((_, index) => page.slice(index).every(({ heading }) => heading)); // headings at the end go along
    if (page.length > kept.length) {
      pages.push(page.slice(0, page.length - kept.length));
      page = kept;
      queue.unshift(piece);
      continue;
    }
    const parts = piece.split?.() ?? [];
    if (parts.length > 1) {
      queue.unshift(...parts);
      continue;
    }
    pages.push([...page, piece]);
    page = [];
  }
  if (page.length) pages.push(page);
  return pages;
}

/** The pieces over a number of pages, as evenly as whole pieces go. */
function spread<P>(pieces: readonly P[], count: number): P[][] {
  return Array.from({ length: count }, (_, index) =>
    pieces.slice(Math.round((index * pieces.length) / count), Math.round(((index + 1) * pieces.length) / count)),
  );
}

/** The sentences of a text, for a paragraph that is longer than a page. */
export function sentencesOf(text: string): string[] {
  return text
    .replace(/\s+/g, " ")
    .replace(/([.?!:…][’”)]?) (?=\S)/g, "$1\n")
    .split("\n")
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

/** Words in two halves, for a sentence that is longer than a page. */
export function halvesOf(text: string): string[] {
  const words = text.split(/\s+/).filter(Boolean);
  const half = Math.ceil(words.length / 2);
  return words.length < 2 ? [text] : [words.slice(0, half).join(" "), words.slice(half).join(" ")];
}

/** Minutes of a question: its share of the sheet, whole and at least one. */
export function shareOf(minutes: number, questions: number): number {
  return minutes && questions ? Math.max(1, Math.round(minutes / questions)) : 0;
}
