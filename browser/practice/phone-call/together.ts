/** Two or three pupils at one screen, or two before the class: roles, a company to play, and cards with what goes another way. */

import { phoneMessages as words } from "../../core/messages.ts";
import { button, type Child, make } from "../../questions/_parts/elements.ts";
import { openBoard } from "../_parts/board.ts";
import { Deck, makeDeck } from "../_parts/deck.ts";
import { type Labelled, type PhoneSlot, rowsOf } from "./answers.ts";
import type { CompanyFacts } from "./company.ts";

const ROLES = ["a", "b", "c"] as const;

/** The number in front of a situation helps on paper; on a card it is noise. */
function withoutNumber(label: string): string {
  return label.replace(/^\d+\.\s*/, "");
}

function roles(): HTMLElement {
  const items = ROLES.map((role) => make("li", {}, make("strong", {}, `${words.roles[role].name}: `), words.roles[role].task));
  return make("ul", { class: "phone__roles" }, ...items);
}

function companyFace({ company, who, mood, about }: CompanyFacts): readonly Child[] {
  return [make("p", {}, make("strong", {}, words.youPlay(who, company))), make("p", {}, about), make("p", {}, mood)];
}

function situationFace({ label }: Labelled): readonly Child[] {
  return [make("p", { class: "phone__situation" }, withoutNumber(label))];
}

/** On the board: first the roles and the company, then a situation a step. */
function showOnBoard(companies: Deck<CompanyFacts>, situations: Deck<Labelled>, onClose: () => void): void {
  const body = make("div", { class: "phone__board" });
  let withCard = false;
  const next = (): void => {
    withCard = situations.draw() !== undefined;
    show();
  };
  const previous = (): void => {
    if (situations.canGoBack) situations.back();
    else withCard = false;
    show();
  };
  const board = openBoard({ title: words.board, body, onNext: next, onPrevious: previous, onClose });
  const show = (): void => {
    const company = companies.current;
    const card = withCard ? situations.current : undefined;
    board.setTitle(card ? words.boardCard : words.board);
    board.setSteps({ next: true, previous: withCard });
    const lead = company ? [make("p", {}, words.boardCompany(company.company, company.mood))] : [];
    if (card) body.replaceChildren(make("p", { class: "phone__shout" }, withoutNumber(card.label)), make("p", {}, words.boardAsk));
    else body.replaceChildren(...lead, roles());
  };
  show();
}

/** The part for pairs and trios. Nothing of it is kept: what they saw goes into the observer's list on the sheet. */
export function startTogether(slot: PhoneSlot, companies: readonly CompanyFacts[], root: HTMLElement): void {
  const rows = rowsOf(slot, "situations");
  const calls = slot.question("calls");
  const companyDeck = new Deck(companies);
  const situationDeck = new Deck<Labelled>(rows);
  const companyView = makeDeck({
    deck: companyDeck,
    name: words.companyDeck,
    face: companyFace,
    spoken: ({ company, who, mood }) => `${words.youPlay(who, company)} ${mood}`,
    drawText: words.drawCompany,
  });
  const situationView = makeDeck({
    deck: situationDeck,
    name: words.situationDeck,
    face: situationFace,
    spoken: ({ label }) => withoutNumber(label),
    drawText: words.drawSituation,
  });
  const onBoard = button(
    words.toBoard,
    () =>
      showOnBoard(companyDeck, situationDeck, () => {
        companyView.refresh();
        situationView.refresh();
      }),
    { action: "practice-board" },
  );
  root.append(
    make("p", {}, words.togetherLead),
    make("h4", {}, words.companyDeck),
    companyView.element,
    ...(rows.length ? [make("h4", {}, words.situationDeck), make("p", {}, words.hideCards), situationView.element] : []),
    make("p", {}, words.observer),
    ...(calls ? [make("p", {}, words.writeTogether(calls.question))] : []),
    make("div", { class: "practice__buttons" }, onBoard),
  );
}
