/** The sending script: loaded when work leaves the page, and on the page of the stagemap. */

import type { Sending } from "./desk.ts";
import { finish } from "./finish.ts";
import { folderPage } from "./folder_page.ts";
import { handIn } from "./hand_in.ts";
import { tell } from "./ready.ts";
import { warn, wayOut } from "./way_out.ts";
import { word } from "./word.ts";

const sending: Sending = { finish, handIn, tell, wayOut, warn, folderPage, word };
globalThis.opstageSending = sending;
