/** The overview as sheets of cells, for Excel and CSV: one sheet a view. Names follow the screen: hidden there is hidden here. */

import { fullTitle, questionsOf } from "../../core/definition.ts";
import { messages, overviewMessages } from "../../core/messages.ts";
import { hasText, textOfValue } from "../../core/text.ts";
import type { Cell, Sheet } from "../../exports/sheet/table.ts";
import { MOST_CELL } from "../../exports/sheet/xlsx.ts";
import { countsOf } from "./counts.ts";
import type { OverviewModel } from "./model.ts";
import type { Person } from "./roster.ts";
import { answerOf } from "./versions.ts";

const words = overviewMessages;
const WIDE = 60;

function column(title: string, width = 20): Sheet["columns"][number] {
  return { title, width };
}

function dateCell(iso: string): Cell {
  const date = new Date(iso);
  return iso === "" || Number.isNaN(date.getTime()) ? null : date;
}

function who(model: OverviewModel, person: Person): readonly Cell[] {
  return [model.label(person), person.group];
}

function* classRows(model: OverviewModel): Generator<readonly Cell[]> {
  for (const person of model.people) {
    const states = model.handedSheets.map((definition) => model.state(person, definition));
    yield [...who(model, person), ...states.map((state) => (state ? messages.status[state.status] : ""))];
  }
}

function* stateRows(model: OverviewModel): Generator<readonly Cell[]> {
  for (const person of model.people) {
    for (const definition of model.handedSheets) {
      const state = model.state(person, definition);
      if (!state) continue;
      const changed = state.changed ? state.changed.length : null;
      yield [...who(model, person), fullTitle(definition), messages.status[state.status], dateCell(state.at), state.complete, state.total, changed];
    }
  }
}

/** A long answer goes on in a next row: no program cuts it off then. */
function* pieces(before: readonly Cell[], question: string, text: string, date: Cell): Generator<readonly Cell[]> {
  for (let from = 0; from < text.length; from += MOST_CELL) {
    yield [...before, from ? words.out.continued(question) : question, text.slice(from, from + MOST_CELL), date];
  }
}

function* answerRows(model: OverviewModel): Generator<readonly Cell[]> {
  for (const person of model.people) {
    for (const definition of model.handedSheets) {
      const state = model.state(person, definition);
      if (!state) continue;
      const before = [...who(model, person), fullTitle(definition)];
      for (const question of questionsOf(definition)) {
        yield* pieces(before, question.question, model.answer(person, definition, question), dateCell(state.at));
      }
      for (const { id, value } of state.answers.unplaced) {
        const text = model.shown(person, textOfValue(value));
        if (hasText(text)) yield* pieces(before, `${words.unplaced}: ${id}`, text, dateCell(state.at));
      }
    }
  }
}

function* countRows(model: OverviewModel): Generator<readonly Cell[]> {
  for (const definition of model.handedSheets) {
    const people = model.people.filter((person) => model.state(person, definition));
    for (const question of questionsOf(definition)) {
      const counts = countsOf(question, people.map((person) => answerOf(person, definition.id, question.id)));
      if (!counts) continue;
      const divided = counts.columns.length > 1;
      for (const { label, values } of counts.rows) {
        for (const [index, value] of values.entries()) {
          yield [fullTitle(definition), question.question, divided ? label : "", divided ? (counts.columns[index] ?? "") : label, value, counts.answered];
        }
      }
    }
  }
}

function* fileRows(model: OverviewModel): Generator<readonly Cell[]> {
  let number = 0;
  const label = (path: string): string => {
    number += 1;
    return model.hidden ? words.someFile(number) : path;
  };
  for (const { origin, reason } of model.refusals) yield [label(origin.path), words.reasons[reason].why, words.reasons[reason].ask];
  for (const person of model.people) for (const { origin } of person.handIns) yield [label(origin.path), words.out.ok, ""];
}

/** All answers, one a row: pupil, class, worksheet, question, answer, date. */
export function answersSheet(model: OverviewModel): Sheet {
  const columns = [column(words.name), column(words.group, 8), column(words.sheet, 32), column(words.question, 40), column(words.answer, WIDE), column(words.date, 17)];
  return { name: words.out.answers, columns, rows: answerRows(model) };
}

export function workbookSheets(model: OverviewModel): readonly Sheet[] {
  const person = [column(words.name), column(words.group, 8)];
  return [
    { name: words.out.overview, columns: [...person, ...model.handedSheets.map((definition) => column(fullTitle(definition), 18))], rows: classRows(model) },
    {
      name: words.out.states,
      columns: [...person, column(words.sheet, 32), column(words.status), column(words.date, 17), column(words.out.complete, 10), column(words.out.total, 10), column(words.changes, 16)],
      rows: stateRows(model),
    },
    answersSheet(model),
    {
      name: words.out.counts,
      columns: [column(words.sheet, 32), column(words.question, 40), column(words.out.row, 32), column(words.out.choice, 32), column(words.out.count, 10), column(words.out.answered, 16)],
      rows: countRows(model),
    },
    { name: words.out.files, columns: [column(words.file, WIDE), column(words.reason, 40), column(words.askPupil, 40)], rows: fileRows(model) },
  ];
}
