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

/** Milliseconds after which a page that is not painted (another tab is in front) goes on all the same. */
const NO_FRAME = 100;

/** Let the page paint what is there: what is made in one turn is also styled, laid out and painted in one. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, NO_FRAME);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      void nextTurn().then(resolve);
    });
  });
}

export class Pace {
  #since = performance.now();

  /** Gives the page a turn when this one has lasted long enough. */
  async breathe(): Promise<void> {
    if (performance.now() - this.#since < TURN) return;
    await nextTurn();
    this.#since = performance.now();
  }
}
