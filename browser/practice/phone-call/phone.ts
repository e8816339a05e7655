/**
 * The phone: choosing a company, the call, and looking back. The answer on the sheet is the only memory; a reload or a reopened file
 * goes on where the last call stands.
 */

import { phoneMessages as words } from "../../core/messages.ts";
import { sameValue } from "../../core/text.ts";
import { button, make } from "../../questions/_parts/elements.ts";
import { afterView } from "./after_view.ts";
import { callerOf, callsOf, observed, type PhoneSlot, rowsOf } from "./answers.ts";
import { type Call, type Caller, type Company, filled, type Line, type Notes, type Reply, type Turn } from "./company.ts";
import { answer, askAgain, dial, goingOn, hangUp, misses, mixed, settled, waitingAt } from "./engine.ts";
import { understood } from "./listen.ts";
import { lookBack } from "./look_back.ts";
import { notesFields } from "./notes_view.ts";
import { makeSpeaker } from "./speech.ts";
import { type Choice, makeTalk, replyPart, type TalkView } from "./talk_view.ts";

/** Times that the company did not understand after which the choices appear. */
const MISSES_BEFORE_HELP = 2;

interface Places {
  /** Above the companies: the pupil's card and earlier calls. */
  readonly before: HTMLElement;
  readonly companies: HTMLElement;
  /** The call, or what came of it. */
  readonly now: HTMLElement;
}

/** A line as a screen reader hears it. */
function spoken({ who, text }: Line): string {
  return `${who ?? words.company}: ${text}`;
}

export class Phone {
  readonly #slot: PhoneSlot;
  readonly #load: () => Promise<readonly Company[]>;
  #companies: readonly Company[] = [];
  readonly #places: Places;
  readonly #status = make("p", { class: "visually-hidden", attributes: { role: "status" } });
  readonly #speaker = makeSpeaker();
  #calls: readonly Call[] = [];
  /** Which call is on the screen; -1 while the pupil chooses a company. */
  #current = -1;
  #caller: Caller = { naam: words.ownName, klas: words.ownClass, school: words.ownSchool };
  #talk: TalkView | undefined;
  #reply: HTMLElement | undefined;
  #aloud = false;
  #voice = false;
  #typing = false;
  #writing = false;

  /** `load`: the companies with all that they say. */
  constructor(slot: PhoneSlot, load: () => Promise<readonly Company[]>, places: Places) {
    this.#slot = slot;
    this.#load = load;
    this.#places = places;
    places.now.before(this.#status);
    this.#speaker.whenReady(() => {
      this.#voice = true;
      if (this.#talk) this.#showCall(); // the switch comes late, with the voice
    });
  }

  async start(): Promise<void> {
    this.#caller = await callerOf(this.#slot);
    this.#places.companies.addEventListener("click", (event) => {
      const id = (event.target as Element).closest<HTMLElement>("[data-dial]")?.dataset["dial"];
      if (id) void this.#dial(id);
    });
    this.#slot.watch("calls", () => void this.#changedOutside());
    this.#slot.watch("card", () => this.#cardChanged());
    this.#calls = callsOf(this.#slot);
    if (this.#calls.length) await this.#ready();
    this.#show(goingOn(this.#companies, this.#calls));
  }

  /** Bring in what the companies say: nobody needs it before there is a call. False when it does not arrive. */
  async #ready(): Promise<boolean> {
    if (this.#companies.length) return true;
    try {
      this.#companies = await this.#load();
      return true;
    } catch {
      this.#slot.notify(words.noCompanies, "problem");
      return false;
    }
  }

  // --- what is kept ------------------------------------------------------------------------------------------------------

  #company(call: Call | undefined): Company | undefined {
    return this.#companies.find(({ id }) => id === call?.company);
  }

  get #call(): Call | undefined {
    return this.#calls[this.#current];
  }

  #keep(calls: readonly Call[]): void {
    this.#calls = calls;
    this.#writing = true;
    try {
      this.#slot.write("calls", calls);
    } finally {
      this.#writing = false;
    }
  }

  #change(call: Call): void {
    this.#keep(this.#calls.map((old, index) => (index === this.#current ? call : old)));
  }

  /** The pupil took a call away, a file was opened, or another tab went on: show what is there now. */
  async #changedOutside(): Promise<void> {
    if (this.#writing || sameValue(callsOf(this.#slot), this.#calls)) return;
    await this.#ready();
    const found = callsOf(this.#slot);
    if (sameValue(found, this.#calls)) return;
    const before = this.#call;
    this.#calls = found;
    const same = before ? found.findIndex((call) => call.company === before.company && sameValue(call.lines, before.lines)) : -1;
    this.#show(same >= 0 ? same : goingOn(this.#companies, found));
  }

  #cardChanged(): void {
    if (this.#current < 0) this.#showBefore();
  }

  // --- choosing ----------------------------------------------------------------------------------------------------------

  #show(index: number): void {
    this.#current = index;
    const choosing = !this.#call;
    this.#places.companies.hidden = !choosing;
    this.#places.now.hidden = choosing;
    this.#talk = undefined;
    this.#reply = undefined;
    this.#showBefore();
    if (choosing) this.#places.now.replaceChildren();
    else if (waitingAt(this.#company(this.#call), this.#call as Call)) this.#showCall();
    else this.#showAfter();
  }

  /** The pupil's own card stands above the companies and above the call; earlier calls only above the companies. */
  #showBefore(): void {
    this.#places.before.replaceChildren(...this.#cardPart(), ...(this.#call ? [] : this.#earlierPart()));
  }

  #cardPart(): readonly HTMLElement[] {
    const rows = rowsOf(this.#slot, "card");
    if (!rows.length) return [];
    const filledRows = rows.filter(({ text }) => text);
    const list = filledRows.map(({ label, text }) => make("div", {}, make("dt", {}, label), make("dd", {}, text)));
    const body = filledRows.length ? make("dl", { class: "phone__card" }, ...list) : make("p", {}, words.emptyCard);
    const details = make("details", { class: "phone__details" }, make("summary", {}, words.yourCard), body);
    return [details];
  }

  #earlierPart(): readonly HTMLElement[] {
    const ended = this.#calls.flatMap((call, index) => (call.lines.length ? [{ call, index }] : []));
    if (!ended.length) return [];
    const buttons = ended.map(({ call, index }) =>
      button(call.turn && waitingAt(this.#company(call), call) ? words.goOn(call.name) : words.lookBackAt(call.name), () => this.#open(index)),
    );
    return [make("h4", {}, words.earlier), make("div", { class: "practice__buttons" }, ...buttons)];
  }

  #open(index: number): void {
    this.#show(index);
    this.#places.now.querySelector<HTMLElement>("h4")?.focus();
  }

  async #dial(id: string): Promise<void> {
    if (!(await this.#ready())) return;
    const company = this.#companies.find((candidate) => candidate.id === id);
    if (!company) return;
    this.#caller = await callerOf(this.#slot);
    this.#keep([...settled(this.#companies, this.#calls), dial(company)]);
    this.#open(this.#calls.length - 1);
    this.#tell((this.#call?.lines ?? []).map(spoken));
    this.#hear((this.#call?.lines ?? []).map(({ text }) => text));
  }

  /** Back to the companies, with the focus on the one that was called. */
  #toCompanies(): void {
    const id = this.#call?.company ?? "";
    this.#speaker.stop();
    this.#show(-1);
    const buttons = [...this.#places.companies.querySelectorAll<HTMLElement>("[data-dial]")];
    (buttons.find((candidate) => candidate.dataset["dial"] === id) ?? buttons[0])?.focus();
  }

  // --- calling -----------------------------------------------------------------------------------------------------------

  #heading(text: string): HTMLElement {
    return make("h4", { class: "phone__title", attributes: { tabindex: "-1" } }, text);
  }

  #showCall(): void {
    const call = this.#call;
    if (!call) return;
    const talk = makeTalk();
    talk.show(call);
    this.#talk = talk;
    this.#reply = make("div");
    const notes = make(
      "details",
      { class: "phone__details" },
      make("summary", {}, words.writeDown),
      notesFields(call.notes, (changed) => this.#noted(changed)),
    );
    this.#places.now.replaceChildren(this.#heading(words.calling(call.name)), ...this.#voiceSwitch(), talk.list, this.#reply, notes);
    this.#showReplies();
  }

  #voiceSwitch(): readonly HTMLElement[] {
    if (!this.#voice) return [];
    const box = make("input", { attributes: { type: "checkbox", "data-aloud": "" } });
    box.checked = this.#aloud;
    box.addEventListener("change", () => {
      this.#aloud = box.checked;
      if (box.checked) this.#hear(this.#lastWords());
      else this.#speaker.stop();
    });
    return [make("label", { class: "option" }, box, make("span", {}, words.aloud))];
  }

  #lastWords(): readonly string[] {
    const last = this.#call?.lines.filter(({ by }) => by === "company").at(-1);
    return last ? [last.text] : [];
  }

  #noted(notes: Notes): void {
    if (this.#call) this.#change({ ...this.#call, notes });
  }

  #choices(company: Company, turn: Turn): readonly Choice[] {
    const card = rowsOf(this.#slot, "card");
    return mixed(company, turn).map((reply) => {
      const own = reply.card ? (card.find(({ id }) => id === reply.card)?.text ?? "") : "";
      return { reply, text: own || filled(reply.says, this.#caller), own: own !== "" };
    });
  }

  #showReplies(): HTMLElement | undefined {
    const call = this.#call;
    const company = this.#company(call);
    const turn = call && waitingAt(company, call);
    if (!call || !company || !turn || !this.#reply) return undefined;
    const { element, heading } = replyPart({
      choices: this.#choices(company, turn),
      typing: this.#typing,
      help: misses(call) >= MISSES_BEFORE_HELP,
      hint: misses(call) ? (turn.learn ?? "") : "",
      onChoose: ({ reply, text }) => this.#say(company, reply, text),
      onSay: (text) => this.#sayOwn(company, turn, text),
      onMode: (typing) => {
        this.#typing = typing;
        this.#showReplies();
        this.#reply?.querySelector<HTMLElement>("[data-own-words], .phone__choice")?.focus();
      },
      onHangUp: () => {
        this.#change(hangUp(call));
        this.#ended();
      },
    });
    this.#reply.replaceChildren(element);
    return heading;
  }

  #sayOwn(company: Company, turn: Turn, text: string): void {
    const reply = understood(turn.replies ?? [], text);
    if (reply) return this.#say(company, reply, text);
    const call = this.#call as Call;
    const again = turn.obstacle === "voicemail" ? words.againVoicemail : words.again;
    this.#change(askAgain(company, call, text, misses(call) + 1 < MISSES_BEFORE_HELP ? again : words.againWithChoices));
    this.#goOn();
  }

  #say(company: Company, reply: Reply, text: string): void {
    this.#change(answer(company, this.#call as Call, reply, text));
    if (waitingAt(company, this.#call as Call)) this.#goOn();
    else this.#ended();
  }

  /** The company answered: add it to the talk, say it, and ask the pupil again. */
  #goOn(): void {
    const fresh = this.#talk?.show(this.#call as Call) ?? [];
    this.#tell(fresh.map(spoken));
    this.#hear(fresh.map(({ text }) => text));
    const heading = this.#showReplies();
    if (this.#typing) this.#reply?.querySelector<HTMLElement>("[data-own-words]")?.focus({ preventScroll: true });
    else heading?.focus({ preventScroll: true });
    this.#talk?.list.lastElementChild?.scrollIntoView({ block: "center" });
  }

  #tell(sentences: readonly string[]): void {
    this.#status.textContent = sentences.join(" ");
  }

  #hear(texts: readonly string[]): void {
    if (this.#aloud) this.#speaker.say(texts);
  }

  // --- looking back ------------------------------------------------------------------------------------------------------

  #ended(): void {
    const last = this.#lastWords();
    this.#tell(this.#call?.outcome ? last : []);
    this.#hear(this.#call?.outcome ? last : []);
    this.#show(this.#current);
    this.#places.now.querySelector<HTMLElement>("h4")?.focus();
  }

  #showAfter(): void {
    const call = this.#call;
    if (!call) return;
    const company = this.#company(call);
    const last = call.lines.at(-1);
    const parting = call.outcome && last ? [make("p", { class: "phone__parting" }, `${last.who ?? words.company}: ‘${last.text}’`)] : [];
    const body = afterView({
      call,
      back: lookBack(company, call, this.#caller),
      observed: observed(this.#slot),
      situations: rowsOf(this.#slot, "situations"),
      onNotes: (notes) => this.#noted(notes),
    });
    const again = company ? [button(words.callAgain, () => void this.#dial(company.id), { primary: true, action: "call-again" })] : [];
    const other = button(words.other, () => this.#toCompanies(), { action: "other-company" });
    this.#places.now.replaceChildren(
      this.#heading(words.calledWith(call.name)),
      ...parting,
      ...body,
      make("div", { class: "practice__buttons" }, ...again, other),
    );
  }
}
