/** The buttons of the search: its script comes when someone searches. */

import { messages } from "../core/messages.ts";
import type { App } from "./app.ts";
import { notify } from "./notice.ts";
import type {} from "./search/main.ts";

export function enableSearch(app: App): void {
  for (const opener of document.querySelectorAll<HTMLElement>("[data-search]")) {
    opener.addEventListener("click", () => {
      app.load("finding").then(
        () => globalThis.opstageFinding?.open(app),
        () => notify({ text: messages.searchFailed, kind: "problem" }),
      );
    });
  }
}
