/** Answers from a file are checked against the schema of their contract, without any generated code. */

import { fits, type Schema } from "../../browser/core/schema.ts";
import { same, test } from "./runner.ts";

const person: Schema = {
  type: "object",
  required: ["name"],
  additionalProperties: false,
  properties: { name: { type: "string" }, tags: { type: "array", items: { type: "string" } } },
};
const grades: Schema = { type: "object", additionalProperties: { type: "integer", minimum: 1, maximum: 5 } };

const cases: readonly (readonly [string, Schema, unknown, boolean])[] = [
  ["a text", { type: "string" }, "hoi", true],
  ["a number where a text belongs", { type: "string" }, 1, false],
  ["null where a text belongs", { type: "string" }, null, false],
  ["a text with a method of its own", { type: "string" }, { toString: 1 }, false],
  ["true", { type: "boolean" }, true, true],
  ["a list", { type: "array", items: { type: "string" } }, ["a", "b"], true],
  ["a list with a wrong item", { type: "array", items: { type: "string" } }, ["a", 1], false],
  ["an object where a list belongs", { type: "array" }, { length: 0 }, false],
  ["a list where an object belongs", { type: "object" }, [], false],
  ["null where an object belongs", { type: "object" }, null, false],
  ["a value of the enum", { enum: ["a", "b"] }, "b", true],
  ["a value outside the enum", { enum: ["a", "b"] }, "c", false],
  ["all that is required", person, { name: "x" }, true],
  ["without what is required", person, { tags: [] }, false],
  ["a wrong part", person, { name: "x", tags: [1] }, false],
  ["a key too many", person, { name: "x", evil: 1 }, false],
  ["a required key that only the prototype has", { type: "object", required: ["toString"] }, {}, false],
  ["a prototype key too many", person, JSON.parse('{"name": "x", "__proto__": 1}'), false],
  ["grades", grades, { een: 1, twee: 5 }, true],
  ["a grade too high", grades, { een: 6 }, false],
  ["a grade too low", grades, { een: 0 }, false],
  ["half a grade", grades, { een: 1.5 }, false],
  ["a grade in words", grades, { een: "1" }, false],
  ["any key where none is forbidden", { type: "object" }, { what: "ever" }, true],
];
for (const [name, schema, value, expected] of cases) {
  test(`${name}: ${expected ? "fits" : "does not fit"}`, () => same(fits(schema, value), expected));
}
