/** The countdown: right by the clock, whatever the page did in the meantime. */

import { Countdown, cueBetween, digits, sentenceFor, type TimerEvent } from "../../browser/practice/_parts/timer.ts";
import { same, test } from "./runner.ts";

/** A countdown with a clock that a test moves, and what it told. */
function made(seconds: number): { countdown: Countdown; wait: (seconds: number) => void; told: TimerEvent[] } {
  let now = 1_000_000;
  const countdown = new Countdown(seconds, () => now);
  const told: TimerEvent[] = [];
  countdown.watch((event) => {
    if (event !== "tick") told.push(event);
  });
  const wait = (more: number): void => {
    now += more * 1000;
    countdown.tick();
  };
  return { countdown, wait, told };
}

test("time goes by only after the start", () => {
  const { countdown, wait } = made(45);
  wait(100);
  same([countdown.seconds, countdown.state], [45, "ready"]);
  countdown.start();
  wait(15);
  same([countdown.seconds, countdown.elapsed, countdown.state], [30, 15, "running"]);
});

test("a pause keeps the time, and going on goes on", () => {
  const { countdown, wait } = made(45);
  countdown.start();
  wait(10);
  countdown.pause();
  wait(500);
  same([countdown.seconds, countdown.state], [35, "paused"]);
  countdown.start();
  wait(5);
  same(countdown.seconds, 30);
});

test("a whole run tells start, half, the last ten seconds and the end, each once", () => {
  const { countdown, wait, told } = made(45);
  countdown.start();
  for (let step = 0; step < 300; step += 1) wait(0.2);
  same(told, ["start", "half", "last", "end"]);
  same([countdown.seconds, countdown.state, countdown.elapsed], [0, "done", 45]);
});

test("after a sleep past the end it is the end, and nothing else is told", () => {
  const { countdown, wait, told } = made(45);
  countdown.start();
  wait(3600);
  same([told, countdown.seconds, countdown.state], [["start", "end"], 0, "done"]);
});

test("after a sleep into the last seconds it tells how many there are", () => {
  const { countdown, wait, told } = made(45);
  countdown.start();
  wait(41);
  same([told, sentenceFor("last", countdown)], [["start", "last"], "Nog 4 seconden."]);
});

test("a clock that is set back gives no time", () => {
  const { countdown, wait } = made(45);
  countdown.start();
  wait(-600);
  same(countdown.seconds, 45);
});

test("again gives all time back and waits, also with another length", () => {
  const { countdown, wait } = made(45);
  countdown.start();
  wait(44);
  countdown.again();
  same([countdown.seconds, countdown.state], [45, "ready"]);
  countdown.again(60);
  same([countdown.seconds, countdown.total], [60, 60]);
});

test("a start after the end is a new run with all its signs", () => {
  const { countdown, wait, told } = made(30);
  countdown.start();
  wait(31);
  countdown.start();
  for (let step = 0; step < 300; step += 1) wait(0.2);
  same(told, ["start", "end", "start", "half", "last", "end"]);
});

test("a pause that comes after the end is the end", () => {
  let now = 0;
  const countdown = new Countdown(30, () => now);
  countdown.start();
  now = 90_000; // no one looked at the clock in the meantime
  countdown.pause();
  same([countdown.state, countdown.seconds], ["done", 0]);
});

test("a second start changes nothing", () => {
  const { countdown, wait, told } = made(45);
  countdown.start();
  wait(5);
  countdown.start();
  same([countdown.seconds, told], [40, ["start"]]);
});

test("a short time has no half, and ten seconds have no last ten", () => {
  same([cueBetween(20_000, 10_500, 9_900), cueBetween(12_000, 6_500, 5_900), cueBetween(10_000, 10_000, 9_900)], ["last", undefined, undefined]);
});

test("who stops watching hears no more", () => {
  const { countdown } = made(45);
  const heard: TimerEvent[] = [];
  const stop = countdown.watch((event) => heard.push(event));
  stop();
  countdown.start();
  same(heard, []);
});

test("digits read as on a clock", () => {
  same([65, 60, 59, 9, 0, 480].map(digits), ["1:05", "1:00", "0:59", "0:09", "0:00", "8:00"]);
});

test("the sentences name minutes and seconds in words", () => {
  const at = (seconds: number): string | undefined => sentenceFor("pause", new Countdown(seconds));
  same([at(90), at(1), at(60), at(480)], [
    "Pauze. Je hebt nog 1 minuut en 30 seconden.",
    "Pauze. Je hebt nog 1 seconde.",
    "Pauze. Je hebt nog 1 minuut.",
    "Pauze. Je hebt nog 8 minuten.",
  ]);
});
