/** The pitch: five parts to one text, how long it takes, and the time of each try. */

import { Countdown } from "../../browser/practice/_parts/timer.ts";
import { openRow, Run, withCell } from "../../browser/practice/pitch-practice/run.ts";
import {
  changeFor,
  compose,
  countWords,
  estimatedSeconds,
  exactSeconds,
  fitOf,
  pagesOf,
  sentencesOf,
} from "../../browser/practice/pitch-text/speech.ts";
import { same, test } from "./runner.ts";

const words = (count: number): string => Array.from({ length: count }, () => "woord").join(" ");

const counted: readonly (readonly [string, number])[] = [
  ["", 0],
  ["… ! ?", 0],
  ["Ik ben Noor.", 3],
  ["Foto’s maken in mbo-4", 4],
  ["Om 8.30 uur", 3],
  ["Zoë, İlker en محمد", 4],
  ["een\ntwee\n\ndrie", 3],
];
for (const [text, count] of counted) test(`${JSON.stringify(text)} has ${count} words`, () => same(countWords(text), count));

test("130 words take a minute", () => same(exactSeconds(words(130)), 60));

test("an estimate goes in steps of five seconds and is never nothing when there is a word", () => {
  same([0, 1, 65, 87, 130].map((count) => estimatedSeconds(words(count))), [0, 5, 30, 40, 60]);
});

test("thirty to sixty seconds fit", () => {
  same([0, 5, 25, 30, 45, 60, 65].map(fitOf), ["empty", "short", "short", "fits", "fits", "fits", "long"]);
});

test("parts become lines that each end a sentence", () => {
  same(compose(["Ik ben Noor", " ", "Ik kook graag …", "Mag ik\nlangskomen?", "Hij zei: ‘Kom maar.’"]), "Ik ben Noor.\nIk kook graag.\nMag ik langskomen?\nHij zei: ‘Kom maar.’");
});

test("parts without words give nothing", () => same(compose(["", "  ", "…"]), ""));

test("a text of the pupil is never replaced without asking", () => {
  same(
    [
      changeFor("", "", undefined),
      changeFor("Deel.", "", undefined),
      changeFor("Deel.", "  ", undefined),
      changeFor("Deel.", "Deel.", undefined),
      changeFor("Nieuw.", "Deel.", "Deel."),
      changeFor("Nieuw.", "Deel, en meer.", "Deel."),
      changeFor("Nieuw.", "Mijn tekst.", undefined),
    ],
    ["nothing", "write", "write", "same", "write", "ask", "ask"],
  );
});

test("pages hold whole sentences and all of them", () => {
  const text = `Een twee drie. Vier vijf zes. ${words(30)}. Kort.\nNog een regel zonder punt`;
  const pages = pagesOf(text, 8);
  same(pages, ["Een twee drie. Vier vijf zes.", `${words(30)}.`, "Kort. Nog een regel zonder punt"]);
  same(sentencesOf(pages.join(" ")).length, 5);
});

test("no text has no pages", () => same(pagesOf(" \n "), []));

/** A run with a clock that a test moves. */
function running(seconds: number): { countdown: Countdown; run: Run; wait: (seconds: number) => void } {
  let now = 0;
  const clock = (): number => now;
  const countdown = new Countdown(seconds, clock);
  const run = new Run(countdown);
  return {
    countdown,
    run,
    wait: (more) => {
      for (let step = 0; step < more * 5; step += 1) {
        now += 200;
        countdown.tick();
      }
    },
  };
}

test("the time of a try is the time of speech, without the pause", () => {
  const { countdown, run, wait } = running(45);
  same(run.begun, false);
  countdown.start();
  wait(20);
  countdown.pause();
  wait(60);
  countdown.start();
  wait(18);
  same([run.begun, run.finish(), countdown.state, countdown.seconds], [true, 38, "ready", 45]);
});

test("who goes on after the end gets the whole time", () => {
  const { countdown, run, wait } = running(30);
  countdown.start();
  wait(42);
  same([countdown.state, run.finish()], ["done", 42]);
});

test("the time is right when no one looked at the clock for a while", () => {
  let now = 0;
  const countdown = new Countdown(30, () => now);
  const run = new Run(countdown);
  countdown.start();
  now = 42_000;
  countdown.tick();
  now = 44_000;
  same(run.finish(), 44);
});

test("a new try begins at nothing", () => {
  const { countdown, run, wait } = running(30);
  countdown.start();
  wait(42);
  run.finish();
  countdown.start();
  wait(5);
  same(run.finish(), 5);
});

test("a time goes into the first row without one, and everything else stays", () => {
  const rows = ["een", "twee"].map((id) => ({ id }));
  const table = { een: { tijd: "25", merkte: "snel" }, twee: { merkte: "beter" } };
  same([openRow(rows, {}, "tijd"), openRow(rows, table, "tijd")], ["een", "twee"]);
  const full = withCell(table, "twee", "tijd", "38");
  same(full, { een: { tijd: "25", merkte: "snel" }, twee: { merkte: "beter", tijd: "38" } });
  same(openRow(rows, full, "tijd"), undefined);
  same(withCell(full, "twee", "tijd", ""), table);
  same(withCell({ een: { tijd: "25" } }, "een", "tijd", ""), {});
});
