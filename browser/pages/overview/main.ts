/** The script of the class overview: loaded on its own page only. */

import { inOrder } from "../../core/definition.ts";
import type { App } from "../app.ts";
import type { FeedbackContent } from "./feedback/drafts.ts";
import { OverviewModel } from "./model.ts";
import { OverviewScreen } from "./screen.ts";

async function start(root: HTMLElement, app: App): Promise<void> {
  const definitions = await app.definitions();
  await app.loadData("feedback");
  const feedback = globalThis.opstageData?.["feedback"] as FeedbackContent; // made by the build, of the same version as this script
  await new OverviewScreen(root, new OverviewModel(inOrder(definitions)), app, feedback).start();
}

declare global {
  // eslint-disable-next-line no-var
  var opstageOverview: { readonly start: typeof start } | undefined;
}

globalThis.opstageOverview = { start };
