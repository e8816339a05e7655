/**
 * Works out on which pages things stand, as Word would. A classic script of its own, larger than all the rest of the Word code: only a
 * document with contents loads it. Where it does not know a letter (emoji, Arabic) it guesses; Word sets the numbers right when the reader
 * asks for it (F9).
 */

import { estimatePageNumbersWith, layoutDocument } from "../../node_modules/docx/dist/layout.mjs";

globalThis.opstageDocxPages = {
  estimate: estimatePageNumbersWith({ guess: true }),
  count: (document) => layoutDocument(document, { guess: true }).pages.length,
};
