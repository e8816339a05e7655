// Measures a page as it stands now. Each function returns a list of sentences about what is wrong; empty is good.
globalThis.survey = (() => {
  const name = (element) => {
    const words = (element.innerText || element.getAttribute("aria-label") || element.id || element.name || "").trim().slice(0, 40);
    return `${element.tagName.toLowerCase()}.${element.className?.toString().replaceAll(" ", ".")} "${words}"`;
  };
  const tiny = (element) => {
    const box = element.getBoundingClientRect();
    return box.width <= 1.5 || box.height <= 1.5;
  };
  /** Hidden from the eye but not from a screen reader: in a box of one pixel that cuts off the rest. */
  const cutAway = (element) => {
    for (let around = element; around; around = around.parentElement) {
      if (tiny(around) && getComputedStyle(around).overflow !== "visible") return true;
    }
    return false;
  };
  const seen = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !tiny(element) && !cutAway(element);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const labelOf = (element) => element.closest("label") ?? element.labels?.[0] ?? null;

  /** Does a press this far from the middle of a box still reach the control? */
  const reaches = (element, box, dx, dy) => {
    const hit = document.elementFromPoint(box.left + box.width / 2 + dx, box.top + box.height / 2 + dy);
    return hit !== null && (element.contains(hit) || (labelOf(element)?.contains(hit) ?? false));
  };
  const largeEnough = (element, least) => {
    const box = element.getBoundingClientRect();
    if (box.width >= least && box.height >= least) return true;
    element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    const now = element.getBoundingClientRect();
    const reach = least / 2 - 0.5;
    return [[-reach, 0], [reach, 0], [0, -reach], [0, reach]].every(([dx, dy]) => reaches(element, now, dx, dy));
  };

  const ticks = "input[type=radio], input[type=checkbox]";
  // A word in running text is exempt, as a link is (WCAG 2.5.8).
  const controls = "button:not(.term), input:not([type=file]), select, textarea, summary, label.option";

  return {
    smallTargets(least) {
      return all(controls)
        .map((element) => (element.matches(ticks) ? (labelOf(element) ?? element) : element))
        .filter((element) => seen(element) && !largeEnough(element, least))
        .map((element) => {
          const { width, height } = element.getBoundingClientRect();
          return `${name(element)} is ${width.toFixed(1)} by ${height.toFixed(1)}`;
        });
    },
    smallText(selector, least) {
      return all(selector)
        .filter((element) => seen(element) && parseFloat(getComputedStyle(element).fontSize) < least)
        .map((element) => `${name(element)} has text of ${getComputedStyle(element).fontSize}`);
    },
    /** Everything that makes a person scroll sideways: the page itself, a part beyond its edge, a box with a scroll bar. */
    sideways() {
      const width = document.documentElement.clientWidth;
      const page = document.scrollingElement.scrollWidth > width ? [`the page is ${document.scrollingElement.scrollWidth} wide`] : [];
      const boxes = all("body *").filter((element) => {
        const beyond = element.getBoundingClientRect().right > width + 1;
        const wider = element.scrollWidth > element.clientWidth + 1 && ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
        return (beyond || wider) && !element.matches("input, textarea, select, pre, pre *") && seen(element);
      });
      return [...page, ...boxes.map((element) => `${name(element)} goes beyond the edge`)];
    },
    clippedText() {
      const boxes = all("button, summary, label, legend, th, td, h1, h2, h3, dt, dd, .button, .option, .state, .header-button, nav a");
      return boxes
        .filter((element) => {
          const { display, overflowY } = getComputedStyle(element);
          if (display === "inline") return false;
          return element.scrollWidth > element.clientWidth + 1 || (overflowY !== "visible" && element.scrollHeight > element.clientHeight + 2);
        })
        .filter(seen)
        .map((element) => `${name(element)}: ${element.scrollWidth}x${element.scrollHeight} in ${element.clientWidth}x${element.clientHeight}`);
    },
    /** Shows everything that waits for a press: details, and the sections that a phone shows one by one. */
    unfold() {
      for (const details of all("details")) details.open = true;
      for (const section of all(".is-off-screen")) section.classList.remove("is-off-screen");
      for (const form of all(".is-before-end")) form.classList.remove("is-before-end");
    },
    /** What a focus ring could be drawn with, on the focused element or what stands for it. */
    ring(element) {
      const around = element.matches(ticks) ? [element, element.nextElementSibling, labelOf(element)] : [element];
      return around.filter(Boolean).flatMap((part) => ["", "::before", "::after"].map((pseudo) => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(part, pseudo || null);
        return outlineStyle === "none" ? boxShadow : [outlineStyle, outlineWidth, outlineColor, boxShadow].join();
      })).join(" | ");
    },
    /** What lies over the middle of an element, or nothing when the element itself does. */
    cover(element) {
      const shown = element.matches(ticks) ? (labelOf(element) ?? element) : element;
      const box = shown.getBoundingClientRect();
      const x = box.left + box.width / 2, y = box.top + Math.min(box.height / 2, 20);
      if (y < 0 || y > innerHeight || x < 0 || x > innerWidth) return "the edge of the screen";
      const hit = document.elementFromPoint(x, y);
      if (hit === null) return "nothing";
      return shown.contains(hit) || element.contains(hit) ? "" : name(hit);
    },
    name,
  };
})();
