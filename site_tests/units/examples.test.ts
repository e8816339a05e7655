/** Every example of every contract: the script says of each answer what the contract says. */

import type { Question } from "../../browser/core/definition.ts";
import examples from "../../browser/generated/examples.json";
import { emptyAnswer, isAnswer, isComplete, placeAnswer, reportAnswer } from "../../browser/questions/registry.ts";
import { same, test } from "./runner.ts";

interface Example {
  readonly type: string;
  readonly name: string;
  readonly question: unknown;
  readonly answers: readonly { readonly answer: unknown; readonly complete: boolean; readonly report: unknown }[];
}

for (const { type, name, question: raw, answers } of examples as readonly Example[]) {
  const question = raw as Question;
  test(`${type} (${name}): the empty answer is an answer, is not complete and reports nothing`, () => {
    const empty = emptyAnswer(question);
    same([isAnswer(question, empty), isComplete(question, empty), reportAnswer(question, empty)], [true, false, []]);
  });
  answers.forEach(({ answer, complete, report }, index) => {
    const which = `${type} (${name}), answer ${index + 1}`;
    test(`${which}: complete as the contract says`, () => same(isComplete(question, answer), complete));
    test(`${which}: reports the blocks that the contract says`, () => same(reportAnswer(question, answer), report));
    test(`${which}: has its place on the question as it stands`, () => {
      if (!isAnswer(question, answer)) throw new Error("no answer to its own question");
      same(placeAnswer(question, answer, new Map()), { placed: answer, unplaced: [] });
    });
  });
}
