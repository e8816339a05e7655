/** Loads heavy code on first use: a further classic script, because module scripts and fetch do not work from files. */

const loaded = new Map<string, Promise<void>>();

/** Load a script once; a failed load may be tried again. Rejects when it does not arrive. */
export function loadScript(url: string): Promise<void> {
  let promise = loaded.get(url);
  if (!promise) {
    promise = new Promise<void>((resolve, reject) => {
      const script = document.createElement("script");
      script.src = url;
      script.onload = () => resolve();
      script.onerror = () => {
        loaded.delete(url);
        script.remove();
        reject(new Error(`could not load ${url}`));
      };
      document.head.append(script);
    });
    loaded.set(url, promise);
  }
  return promise;
}
