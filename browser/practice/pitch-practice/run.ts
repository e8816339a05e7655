/** One time of saying the pitch: how long it took, also when it went on past the timer, and where that is noted. Pure: no DOM. */

import type { Countdown } from "../_parts/timer.ts";

/** Follows a countdown and goes on when its time is up, for who is still speaking. */
export class Run {
  readonly #countdown: Countdown;

  constructor(countdown: Countdown) {
    this.#countdown = countdown;
  }

  /** Seconds of speech so far, not rounded. */
  get spoken(): number {
    const { total, left, over } = this.#countdown;
    return total + (over - left) / 1000;
  }

  /** True when there is a time to note: it began, and was not begun anew. */
  get begun(): boolean {
    return this.#countdown.state !== "ready";
  }

  /** The pupil is done: the whole seconds that it took. The timer stands ready for the next time. */
  finish(): number {
    const seconds = Math.round(this.spoken);
    this.#countdown.again();
    return seconds;
  }
}

export type Table = { readonly [row: string]: { readonly [column: string]: string } };

/** The first row without a time; none when every row has one. */
export function openRow(rows: readonly { readonly id: string }[], table: Table, column: string): string | undefined {
  return rows.find(({ id }) => !(table[id]?.[column] ?? "").trim())?.id;
}

/** The table with a cell changed; an empty value takes the cell away, so that the answer is what the form itself gives. */
export function withCell(table: Table, row: string, column: string, value: string): Table {
  const { [column]: _, ...others } = table[row] ?? {};
  const cells = value ? { ...others, [column]: value } : others;
  const { [row]: __, ...rest } = table;
  return Object.keys(cells).length ? { ...rest, [row]: cells } : rest;
}
