/** Lets long work share the page: it goes on for a moment, and then the page gets a turn. */

/** Milliseconds; a machine that is four times slower still answers at once. */
const MOMENT = 16;

export function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

export async function inTurns<T>(work: Generator<void, T>): Promise<T> {
  let end = performance.now() + MOMENT;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() < end) continue;
    await turn();
    end = performance.now() + MOMENT;
  }
}
