/** The script of the board: loaded on the click, together with its style. */

import type { App } from "../app.ts";
import { ClassList } from "./class_list.ts";
import { stepsOf } from "./steps.ts";
import { Lesson, LessonBoard } from "./view.ts";

declare global {
  // eslint-disable-next-line no-var
  var opstageBoard: { readonly present: (app: App) => Promise<void> } | undefined;
}

let lesson: Lesson | undefined;
let style: Promise<void> | undefined;

function loadStyle(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = url;
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      style = undefined;
      reject(new Error(`could not load ${url}`));
    };
    document.head.append(link);
  });
}

function lessonOfPage(app: App): Lesson | undefined {
  const article = document.querySelector("article");
  const button = document.querySelector<HTMLElement>(".page-tools [data-action=present]");
  if (!article || !button) return undefined;
  const numbers = (text = ""): number[] => text.split(" ").filter(Boolean).map(Number);
  const steps = stepsOf(article, { all: numbers(button.dataset["minutes"])[0] ?? 0, steps: numbers(button.dataset["steps"]) });
  return new Lesson(steps, new ClassList(app.config.site));
}

async function present(app: App): Promise<void> {
  await (style ??= loadStyle(app.url(app.config.assets.boardStyle)));
  lesson ??= lessonOfPage(app);
  if (lesson && !document.querySelector("dialog[open]")) new LessonBoard(lesson);
}

globalThis.opstageBoard = { present };
