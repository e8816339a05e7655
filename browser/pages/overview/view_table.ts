/** The class: pupil × worksheet, with state, date and what changed. On a phone every pupil is a card. */

import { fullTitle, type WorksheetDefinition } from "../../core/definition.ts";
import { messages, overviewMessages as words } from "../../core/messages.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import { matches } from "./answers.ts";
import { choice, dayOf, fill, labelled, scrolling, searchField, shortDay, small } from "./parts.ts";
import { groupKey, type Person } from "./roster.ts";
import type { Screen } from "./view.ts";

const NO_GROUP = "-";

/** Pupils of the chosen class and name. */
export function chosenPeople({ model, chosen }: Screen): readonly Person[] {
  return model.people.filter(
    (person) =>
      (chosen.group === "" || (groupKey(person.group) || NO_GROUP) === chosen.group) && (chosen.find === "" || matches(`${model.label(person)} ${person.group}`, chosen.find)),
  );
}

/** A choice of class, when there is more than one. */
export function groupField({ model, chosen, refresh }: Screen): readonly HTMLElement[] {
  const groups = model.groupNames;
  const without = model.roster.people.some(({ group }) => group === "");
  if (groups.size + Number(without) < 2) return [];
  const options = [["", words.allGroups], ...groups, ...(without ? [[NO_GROUP, words.noGroup]] : [])] as [string, string][];
  const select = choice(options, chosen.group, (value) => {
    chosen.group = value;
    refresh();
  });
  return [labelled(words.group, select)];
}

function heading(definition: WorksheetDefinition): HTMLElement {
  const number = definition.number ? [make("span", { class: "overview__number" }, definition.number)] : [];
  return make("th", { attributes: { scope: "col", role: "columnheader" } }, ...number, make("span", {}, definition.title));
}

function changeText(changed: readonly string[] | undefined): string {
  if (!changed) return "";
  return changed.length ? words.changed(changed.length) : words.unchanged;
}

function cell({ model }: Screen, person: Person, definition: WorksheetDefinition): HTMLElement {
  const state = model.state(person, definition);
  const attributes = { role: "cell", "data-label": fullTitle(definition), "data-sheet": definition.id };
  if (!state) return make("td", { class: "overview__none", attributes: { ...attributes, "aria-label": words.notIn } }, "–");
  const change = changeText(state.changed);
  const date = make("time", { attributes: { datetime: state.at.slice(0, 10), title: dayOf(state.at) } }, shortDay(state.at));
  return make(
    "td",
    { attributes },
    make("span", { class: "state", attributes: { "data-state": state.status } }, messages.status[state.status]),
    small(date, ` · ${state.complete}/${state.total}`),
    ...(change ? [make("small", { class: state.changed?.length ? "overview__changed" : "overview__small" }, change)] : []),
  );
}

/** Without a name only the file tells pupils apart. */
function nameless({ model }: Screen, person: Person): readonly HTMLElement[] {
  const path = person.handIns[0]?.origin.path.split("/").pop();
  return person.name || model.hidden || !path ? [] : [small(path)];
}

function row(screen: Screen, person: Person, definitions: readonly WorksheetDefinition[]): HTMLElement {
  const { model, chosen, go } = screen;
  const open = (): void => {
    chosen.pupil = person.key;
    go("pupil");
  };
  const name = button(model.label(person), open);
  name.className = "text-button";
  const count = person.handIns.length > 1 ? [small(words.versions(person.handIns.length))] : [];
  const head = make("th", { attributes: { scope: "row", role: "rowheader" } }, name, ...nameless(screen, person), ...(person.group ? [small(person.group)] : []), ...count);
  return make("tr", { attributes: { role: "row" } }, head, ...definitions.map((definition) => cell(screen, person, definition)));
}

export function tableView(screen: Screen): HTMLElement {
  const { model, chosen, refresh, forPaper } = screen;
  const definitions = chosen.everySheet ? model.definitions : model.handedSheets;
  const columns = make("tr", { attributes: { role: "row" } }, make("th", { attributes: { scope: "col", role: "columnheader" } }, words.name), ...definitions.map(heading));
  const body = make("tbody", { attributes: { role: "rowgroup" } });
  const after = make("div", {});
  const total = make("p", { attributes: { role: "status" } });
  const table = make("table", { class: "overview__table overview__table--class", attributes: { role: "table" } }, make("caption", { class: "visually-hidden" }, words.tableCaption), make("thead", { attributes: { role: "rowgroup" } }, columns), body);
  table.style.setProperty("--columns", String(definitions.length)); // a fixed width: rows that come later move nothing
  let filling: ReturnType<typeof fill> | undefined;
  const show = (): void => {
    filling?.stop();
    body.replaceChildren();
    const people = chosenPeople(screen);
    total.textContent = words.total(people.length, model.roster.people.length);
    filling = fill(body, people, (person) => row(screen, person, definitions), after, forPaper);
    screen.keep(filling);
  };
  const find = searchField(chosen.find, (value) => {
    chosen.find = value;
    show();
  });
  const sheets = choice([["", words.handedSheets], ["all", words.allSheets]], chosen.everySheet ? "all" : "", (value) => {
    chosen.everySheet = value === "all";
    refresh();
  });
  const tools = make("div", { class: "overview__tools" }, labelled(words.findPupil, find), ...groupField(screen), labelled(words.onlySheets, sheets));
  show();
  return make("div", {}, tools, total, make("p", { class: "overview__hint" }, words.tableHint), scrolling(table, words.tableCaption), after);
}
