/** Starts what a page needs. One part that fails does not stop the others. */

import { App, type SiteConfig } from "./app.ts";
import { enableBoard } from "./board.ts";
import { showCheck } from "./check.ts";
import { savePdf, sheetContent } from "./documents.ts";
import { enableCopying, enableGallery } from "./gallery.ts";
import { passGate } from "./gate.ts";
import { watchHandedIn } from "./handed_in.ts";
import { leaveComputer, wipeSheet } from "./leave.ts";
import { enableMenu } from "./menu.ts";
import { notify } from "./notice.ts";
import { enableOpening } from "./open_file.ts";
import { startPractice } from "./practice.ts";
import { enablePrinting, printAnswers, printEmpty, readPhotos } from "./printing.ts";
import { forgetPupil, showPupilFields, workedOn } from "./pupil.ts";
import { enableSearch } from "./search.ts";
import type {} from "./overview/main.ts";
import { showSectionsInTurn } from "./sections.ts";
import { send, startSending } from "./send.ts";
import { showProgress } from "./start.ts";
import { WorksheetForm } from "./worksheet.ts";
import { messages } from "../core/messages.ts";
import { fullTitle } from "../core/definition.ts";
import { reveal } from "../questions/_parts/dom.ts";
import { readAnswer, writeAnswer } from "../questions/registry.ts";

const script = document.currentScript as HTMLScriptElement;

function attempt(part: () => void): void {
  try {
    part();
  } catch (error) {
    console.warn(error);
  }
}

function startApp(): App {
  const config = JSON.parse(document.getElementById("opstage-config")?.textContent ?? "") as SiteConfig;
  const root = new URL(`${script.dataset["root"] ?? "."}/`, location.href).href;
  return new App(config, root);
}

function startForms(app: App): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-worksheet]")) {
    attempt(() => {
      if (form.classList.contains("worksheet--gallery")) return enableGallery(form);
      app.forms.push(new WorksheetForm(app, form));
      if (form.classList.contains("worksheet--page")) showSectionsInTurn(form);
    });
  }
}

/** What each `data-action` does. */
function act(app: App, action: string, form: WorksheetForm | undefined): void {
  switch (action) {
    case "save-pdf":
      if (form) void savePdf(app, sheetContent(form));
      return;
    case "save-folder":
      return send(app, (script, desk) => script.finish(desk, "folder"));
    case "continue":
      return send(app, (script, desk) => script.finish(desk, "cards"));
    case "hand-in":
      if (form) send(app, (script, desk) => script.handIn(desk, form));
      return;
    case "save-docx":
      if (form) send(app, (script, desk) => script.word(desk, form));
      return;
    case "check":
      if (form) showCheck(form);
      return;
    case "print-answers":
      if (form) void printAnswers(app, form);
      return;
    case "print-empty":
      return printEmpty();
    case "wipe":
      if (form) void wipeSheet(app, form);
      return;
    case "done-here":
      return void leaveComputer(app);
  }
}

function listenToActions(app: App): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-action], [data-download-now]");
    if (!button || button.closest("dialog")) return;
    act(app, button.dataset["action"] ?? "save-pdf", app.forms.find(({ form }) => form.contains(button)));
  });
}

/** Other tabs that save or wipe. */
function listenToTabs(app: App): void {
  app.backend.listen((notice) => {
    if (notice.kind === "saved") {
      void app.forms.find(({ definition }) => definition.id === notice.worksheet)?.autosave.refresh();
      if (!app.forms.length) void app.reload();
      return;
    }
    const wiped = app.forms.filter(({ definition }) => notice.worksheet === undefined || definition.id === notice.worksheet);
    for (const form of wiped) form.adopt(undefined);
    if (notice.worksheet === undefined) forgetPupil();
    void app.reload();
    if (wiped.length) notify({ text: messages.tabs.wiped });
  });
}

/** Remember this page as the place to go on, once something on it changes. */
function rememberPage(app: App): void {
  for (const { form, definition } of app.forms) {
    if (definition.audience !== "pupil") continue; // the start page is the pupil's
    const note = (): void => {
      const page = decodeURI(location.href.split(/[?#]/)[0] ?? "").slice(decodeURI(app.root).length);
      void workedOn(app, { worksheet: definition.id, page, title: definition.placement === "page" ? fullTitle(definition) : document.title.split(" - ")[0] ?? "" });
    };
    form.addEventListener("input", note, { once: true });
  }
}

/** The teacher's class overview: its script comes on its own page only. */
function startOverview(app: App): void {
  const root = document.querySelector<HTMLElement>("[data-overview]");
  if (!root) return;
  const failed = (cause: unknown): void => {
    console.warn(cause);
    notify({ text: messages.practice.failed, kind: "problem" });
  };
  app.load("overview").then(() => globalThis.opstageOverview?.start(root, app)).catch(failed);
}

/** Pixels around the screen within which an editor starts. */
const NEAR = "400px";

/** Editors of photos, drawings and recordings: each comes when its question comes near the screen. */
function startStudios(app: App): void {
  const tools = { read: readAnswer, write: writeAnswer, notify };
  const warn = (cause: unknown): void => console.warn(cause);
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        const root = target as HTMLElement;
        app.media().then((media) => media.start(app, tools, root)).catch((cause: unknown) => {
          root.dataset["studio"] = "failed"; // its paper form shows again
          warn(cause);
        });
      }
    },
    { rootMargin: NEAR },
  );
  for (const root of document.querySelectorAll("[data-studio]")) observer.observe(root);
  for (const form of app.forms) readPhotos(app, form.answers()).catch(warn); // paper cannot wait for them
}

async function restore(app: App): Promise<void> {
  await passGate(app);
  for (const form of app.forms) await form.restore();
  await showPupilFields(app);
  await showProgress(app);
  attempt(() => rememberPage(app));
  app.onReload(() => showProgress(app));
  attempt(() => startSending(app));
  listenToTabs(app);
  document.documentElement.dataset["opstage"] = "ready";
  if (document.querySelector("[data-studio]")) startStudios(app);
  await startPractice(app);
}

function start(): void {
  document.documentElement.classList.replace("no-js", "js");
  const app = startApp();
  attempt(() => startForms(app));
  for (const part of [enableMenu, enableCopying, () => enableSearch(app), () => enableOpening(app), () => enablePrinting(app), () => enableBoard(app)]) attempt(part);
  attempt(() => listenToActions(app));
  attempt(() => watchHandedIn(app));
  for (const part of document.querySelectorAll(".site-header, .start, .page-tools")) reveal(part);
  if (document.querySelector("[data-planner]")) void app.load("planner");
  startOverview(app);
  void restore(app);
}

start();
