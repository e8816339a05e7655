/** The storage of this site on this device. */

import type { Backend } from "./backend.ts";
import { Database } from "./database.ts";
import { HubClient } from "./hub_client.ts";

/** `root`: address of the root of the site, with a slash at its end. */
export function openStorage(site: string, root: string): Backend {
  return location.protocol === "file:" ? new HubClient(site, `${root}hub.html`) : new Database(site);
}
