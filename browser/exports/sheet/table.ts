/** A sheet of cells, as both writers (XLSX and CSV) see it. */

export type Cell =
  | string
  | number
  /** A moment, shown in local time. */
  | Date
  /** Nothing. */
  | null;

export interface Sheet {
  readonly name: string;
  readonly columns: readonly { readonly title: string; /** In characters. */ readonly width: number }[];
  /** Asked for one by one: a sheet may have a million rows. */
  readonly rows: Iterable<readonly Cell[]>;
}

const ROWS_A_PIECE = 200;

/** The text of rows in pieces; `pause` gives the page a turn when it wants one. */
export async function* inPieces(
  rows: Iterable<readonly Cell[]>,
  write: (row: readonly Cell[], index: number) => string,
  pause: () => Promise<void>,
): AsyncGenerator<string> {
  let piece: string[] = [];
  let index = 0;
  for (const row of rows) {
    piece.push(write(row, index));
    index += 1;
    await pause();
    if (piece.length < ROWS_A_PIECE) continue;
    yield piece.join("");
    piece = [];
  }
  yield piece.join("");
}
