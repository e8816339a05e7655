/** The smallest test runner: `test` notes a case; when the file has been read all run, and each prints one JSON line. */

import { sameValue } from "../../browser/core/text.ts";

interface Case {
  readonly name: string;
  readonly run: () => void | Promise<void>;
}

const cases: Case[] = [];

export function test(name: string, run: () => void | Promise<void>): void {
  cases.push({ name, run });
}

/** Both values are the same JSON; the order of keys does not count. */
export function same(found: unknown, expected: unknown): void {
  if (sameValue(found, expected)) return;
  throw new Error(`expected ${JSON.stringify(expected)}\n     found ${JSON.stringify(found)}`);
}

export function holds(condition: boolean, otherwise = "it does not hold"): void {
  if (!condition) throw new Error(otherwise);
}

async function runAll(): Promise<void> {
  for (const { name, run } of cases) {
    let error = "";
    try {
      await run();
    } catch (cause) {
      error = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    }
    console.log(JSON.stringify({ name, error }));
  }
}

setTimeout(() => void runAll(), 0);
