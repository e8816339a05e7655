/** Keeps a plan on this device, only when the teacher asks. What is found is checked: it may be of an older site. */

import { areaOf } from "../../storage/database.ts";
import type { Wishes } from "./form.ts";
import type { Break, Lesson } from "./plan.ts";

export interface Kept {
  readonly wishes: Wishes;
  readonly lessons: readonly Lesson[];
}

const AREA = "localStorage";

export class Memory {
  readonly #key: string;

  constructor(site: string) {
    this.#key = `opstage:${site}:lesson-plan`;
  }

  read(): Kept | undefined {
    try {
      const found: unknown = JSON.parse(areaOf(AREA)?.getItem(this.#key) ?? "null");
      return isKept(found) ? found : undefined;
    } catch {
      return undefined;
    }
  }

  /** False when the browser refuses. */
  write(kept: Kept): boolean {
    try {
      const area = areaOf(AREA);
      area?.setItem(this.#key, JSON.stringify(kept));
      return area !== undefined;
    } catch {
      return false;
    }
  }

  forget(): void {
    areaOf(AREA)?.removeItem(this.#key);
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isText = (value: unknown): value is string => typeof value === "string";
const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const isListOf = (value: unknown, is: (item: unknown) => boolean): boolean => Array.isArray(value) && value.every(is);

function isBreak(value: unknown): value is Break {
  if (!isRecord(value)) return false;
  const { from, to } = value;
  return isText(from) && isText(to);
}

function isWishes(value: unknown): boolean {
  return isRecord(value) && isListOf(value["cards"], isNumber) && isNumber(value["length"]) && isListOf(value["weekdays"], isNumber) &&
    isText(value["start"]) && isListOf(value["breaks"], isBreak) && isBreak(value["stage"]) && typeof value["home"] === "boolean" && isText(value["group"]);
}

function isPart(value: unknown): boolean {
  return isRecord(value) && ["id", "form", "text", "place"].every((key) => isText(value[key])) &&
    ["card", "step", "minutes", "part", "parts"].every((key) => isNumber(value[key])) && typeof value["after"] === "boolean";
}

function isLesson(value: unknown): boolean {
  return isRecord(value) && isListOf(value["parts"], isPart) && isListOf(value["outside"], isPart) && typeof value["after"] === "boolean";
}

/** True for a plan as `write` made it. */
export function isKept(value: unknown): value is Kept {
  return isRecord(value) && isWishes(value["wishes"]) && isListOf(value["lessons"], isLesson);
}
