/** The script of all practice tools: loaded after the page is there, only on pages with a slot. */

import { startTool } from "./registry.ts";

declare global {
  // eslint-disable-next-line no-var
  var opstagePractice: { readonly start: typeof startTool } | undefined;
}

globalThis.opstagePractice = { start: startTool };
