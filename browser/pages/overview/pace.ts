/** Long work in short turns, so that the page goes on listening: no turn is longer than a person notices. */

/** Milliseconds of work before the page gets a turn. */
const TURN = 12;

/** Let the page do what waits: paint, a click, a key. Not `setTimeout`: that waits at least four milliseconds a time. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

export class Pace {
  readonly #turn: number;
  #since = performance.now();

  constructor(turn = TURN) {
    this.#turn = turn;
  }

  /** Gives the page a turn when this one has lasted long enough. */
  async breathe(): Promise<void> {
    if (performance.now() - this.#since < this.#turn) return;
    await nextTurn();
    this.#since = performance.now();
  }
}
