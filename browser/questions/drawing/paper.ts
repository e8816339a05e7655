/** The sheet that is drawn on: it shows the things, and turns mouse, finger and stylus into lines, cuts and moves. */

import { make } from "../_parts/elements.ts";
import { svgElement, svgShape } from "../_parts/svg.ts";
import { COLORS, type Color, type Drawing, shapeOf } from "./figure.ts";
import { erased, hit, lineOf, moved } from "./model.ts";
import { boxOf, HEIGHT, itemOf, type Thing, WIDTH } from "./things.ts";

export type ToolName = "pen" | "eraser" | "move";

/** Half the width of the eraser. */
const ERASER = 16;

/** What the paper needs of the easel around it. */
export interface Easel {
  readonly things: readonly Thing[];
  readonly shapes: Drawing["shapes"];
  readonly isOpen: boolean;
  readonly tool: ToolName;
  readonly color: Color;
  readonly width: number;
  /** Place of the chosen thing; -1 for none. */
  readonly chosen: number;
  /** A step was made: keep it. */
  commit(things: readonly Thing[]): void;
  choose(index: number): void;
}

/** What one pointer does from down to up. */
interface Gesture {
  readonly pointer: number;
  move(x: number, y: number, pressure: number): void;
  end(): void;
}

export class Paper {
  readonly element: HTMLElement;
  readonly #easel: Easel;
  readonly #svg: SVGSVGElement;
  readonly #layer = svgElement("g", {});
  readonly #marks = svgElement("g", {});
  #gesture: Gesture | undefined;

  constructor(easel: Easel) {
    this.#easel = easel;
    this.#svg = svgElement("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" });
    this.#svg.append(this.#layer, this.#marks);
    this.element = make("div", { class: "drawing__paper" }, this.#svg);
    this.element.addEventListener("pointerdown", (event) => this.#down(event));
    this.element.addEventListener("pointermove", (event) => this.#move(event));
    this.element.addEventListener("pointerup", (event) => this.#up(event));
    this.element.addEventListener("pointercancel", () => this.#drop());
  }

  /** Show the drawing as it is; `label` says it in words. */
  show(label: string): void {
    this.#svg.setAttribute("aria-label", label);
    this.#showThings(this.#easel.things);
    this.#showMark(this.#easel.things[this.#easel.chosen]);
    this.element.dataset["tool"] = this.#easel.tool;
  }

  #showThings(things: readonly Thing[]): void {
    const shapes = things.map((thing) => shapeOf(itemOf(thing), this.#easel.shapes)).filter((shape) => shape !== undefined);
    this.#layer.replaceChildren(...shapes.map(svgShape));
  }

  /** A dashed box around what is chosen. */
  #showMark(thing: Thing | undefined): void {
    this.#marks.replaceChildren();
    if (!thing) return;
    const { left, top, right, bottom } = boxOf(thing);
    const box = { x: left - 8, y: top - 8, width: right - left + 16, height: bottom - top + 16, rx: 8 };
    this.#marks.append(svgElement("rect", { ...box, class: "drawing__mark" }));
  }

  #at(event: PointerEvent): [number, number] {
    const box = this.#svg.getBoundingClientRect();
    return [((event.clientX - box.left) * WIDTH) / box.width, ((event.clientY - box.top) * HEIGHT) / box.height];
  }

  #down(event: PointerEvent): void {
    if (!this.#easel.isOpen || event.button !== 0) return;
    if (this.#gesture) return this.#drop(); // a second finger: the pupil wants to zoom, not to draw
    const [x, y] = this.#at(event);
    const make = { pen: this.#draw, eraser: this.#erase, move: this.#drag }[this.#easel.tool];
    this.#gesture = make.call(this, event, x, y);
    if (!this.#gesture) return;
    this.element.setPointerCapture?.(event.pointerId);
    event.preventDefault();
  }

  #move(event: PointerEvent): void {
    if (this.#gesture?.pointer !== event.pointerId) return;
    const steps = event.getCoalescedEvents?.() ?? [];
    for (const step of steps.length ? steps : [event]) this.#gesture.move(...this.#at(step), step.pressure);
  }

  #up(event: PointerEvent): void {
    const gesture = this.#gesture;
    if (gesture?.pointer !== event.pointerId) return;
    this.#gesture = undefined;
    gesture.end();
  }

  #drop(): void {
    this.#gesture = undefined;
    this.#showThings(this.#easel.things);
    this.#showMark(this.#easel.things[this.#easel.chosen]);
  }

  #draw(event: PointerEvent, x: number, y: number): Gesture {
    const { color, width } = this.#easel;
    const points = [x, y];
    const pressures = [event.pressure];
    let d = `M${x} ${y}L${x + 0.1} ${y}`;
    const live = svgShape({ kind: "path", d, stroke: COLORS[color], lineWidth: width });
    this.#layer.append(live);
    return {
      pointer: event.pointerId,
      move: (toX, toY, pressure) => {
        points.push(toX, toY);
        pressures.push(pressure);
        d += `L${toX.toFixed(1)} ${toY.toFixed(1)}`;
        live.setAttribute("d", d);
      },
      end: () => {
        const pressure = pressures.reduce((sum, value) => sum + value, 0) / pressures.length;
        const size = event.pointerType === "pen" && pressure > 0 ? Math.max(Math.round(width * (0.5 + pressure)), 1) : width;
        this.#easel.commit([...this.#easel.things, { kind: "line", color, size, points: lineOf(points) }]);
      },
    };
  }

  #erase(event: PointerEvent, x: number, y: number): Gesture {
    let things = this.#easel.things;
    let [lastX, lastY] = [x, y];
    const wipe = (toX: number, toY: number): void => {
      const count = Math.max(Math.ceil(Math.hypot(toX - lastX, toY - lastY) / ERASER), 1);
      const before = things;
      for (let step = 1; step <= count; step += 1) {
        const part = step / count;
        things = erased(things, lastX + (toX - lastX) * part, lastY + (toY - lastY) * part, ERASER);
      }
      [lastX, lastY] = [toX, toY];
      if (things !== before) this.#showThings(things);
    };
    this.#easel.choose(-1);
    wipe(x, y);
    return {
      pointer: event.pointerId,
      move: wipe,
      end: () => {
        if (things !== this.#easel.things) this.#easel.commit(things);
      },
    };
  }

  #drag(event: PointerEvent, x: number, y: number): Gesture | undefined {
    const index = hit(this.#easel.things, x, y);
    this.#easel.choose(index);
    const thing = this.#easel.things[index];
    if (!thing) return undefined;
    let now = thing;
    return {
      pointer: event.pointerId,
      move: (toX, toY) => {
        now = moved(thing, toX - x, toY - y);
        this.#showThings(this.#easel.things.map((other) => (other === thing ? now : other)));
        this.#showMark(now);
      },
      end: () => {
        if (now !== thing) this.#easel.commit(this.#easel.things.map((other) => (other === thing ? now : other)));
      },
    };
  }
}
