/** Lets the page breathe: a PDF of seventeen sheets is made in slices, between which clicks and drawing come through. */

/** One macrotask. Not `setTimeout`, which browsers slow down to a second in a tab that is not in view. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (): void => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

const longestSlice = 12;

/** Call it often: it only pauses when the present slice has taken long enough. */
export class Breather {
  #sliceStart = performance.now();

  async breathe(): Promise<void> {
    if (performance.now() - this.#sliceStart < longestSlice) return;
    await nextTask();
    this.#sliceStart = performance.now();
  }
}
