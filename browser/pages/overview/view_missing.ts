/** A pasted class list beside what was handed in: who is missing. The list stays in memory. */

import { fullTitle } from "../../core/definition.ts";
import { overviewMessages as words } from "../../core/messages.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import { attendance, parseClassList } from "./class_list.ts";
import { choice, freshId, labelled } from "./parts.ts";
import type { Screen } from "./view.ts";

function listNode(title: string, names: readonly string[], kind: string, showNames: boolean): readonly HTMLElement[] {
  if (!names.length) return [];
  const rows = showNames ? [make("ul", {}, ...names.map((name) => make("li", {}, name)))] : [];
  return [make("section", { attributes: { "data-attendance": kind } }, make("h3", {}, title), ...rows)];
}

function result({ model, chosen }: Screen): readonly HTMLElement[] {
  const names = parseClassList(chosen.list);
  if (!names.length) return [make("p", {}, words.missing.none)];
  const definition = model.byId.get(chosen.listSheet);
  const people = definition ? model.roster.people.filter((person) => model.state(person, definition)) : model.roster.people;
  const { present, unclear, missing, unlisted } = attendance(names, people);
  const open = !model.hidden;
  return [
    make("p", { class: "overview__hint" }, definition ? fullTitle(definition) : words.missing.anything),
    ...(missing.length ? listNode(words.missing.missing(missing.length), missing.map(({ name }) => name), "missing", open) : [make("p", {}, words.missing.nobody)]),
    ...listNode(words.missing.unclear(unclear.length), unclear.map(({ name, people: fitting }) => words.missing.maybe(name, fitting.map((person) => model.label(person)).join(words.missing.or))), "unclear", open),
    ...listNode(words.missing.unlisted(unlisted.length), unlisted.map((person) => model.label(person)), "unlisted", open),
    ...listNode(words.missing.present(present.length), present.map(({ name }) => name), "present", open),
  ];
}

export function missingView(screen: Screen): HTMLElement {
  const { model, chosen } = screen;
  const outcome = make("div", { attributes: { role: "status" } });
  const show = (): void => outcome.replaceChildren(...result(screen));
  const hint = make("p", { class: "overview__hint", attributes: { id: freshId() } }, words.missing.hint);
  const area = make("textarea", { class: "field field--long", attributes: { rows: "8", autocomplete: "off", spellcheck: "false", "aria-describedby": hint.id } });
  area.value = chosen.list;
  area.addEventListener("input", () => {
    chosen.list = area.value;
  });
  const sheet = choice([["", words.missing.anything], ...model.handedSheets.map((definition) => [definition.id, fullTitle(definition)] as const)], chosen.listSheet, (value) => {
    chosen.listSheet = value;
    show();
  });
  if (chosen.list) show();
  const field = model.hidden ? [] : [labelled(words.missing.label, area), hint];
  return make("div", {}, ...field, make("div", { class: "overview__tools" }, labelled(words.missing.sheet, sheet)), make("p", {}, button(words.missing.compare, show, { primary: true })), outcome);
}
