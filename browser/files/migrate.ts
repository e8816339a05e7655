/**
 * Steps from each older format to the next. Step n turns version n into n + 1, is pure, and is never changed once a release
 * wrote version n + 1. Golden files of every version are opened in the tests for ever (site_tests/golden).
 */

type Raw = Record<string, unknown>;

const STEPS: readonly ((raw: Raw) => Raw)[] = [
  // version 1 is the first; its step to 2 goes here
];

/** The envelope of an older format in today's format. */
export function migrate(raw: Raw, version: number): Raw {
  return STEPS.slice(version - 1).reduce((current, step) => step(current), raw);
}
