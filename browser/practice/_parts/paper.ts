/** Prints what a tool made instead of the page. */

/** What styles/print.css does for a tool's own `.paper`: only that is printed, and pages/printing.ts lays no paper of its own. */
export const ONLY_PAPER: readonly string[] = ["prints-answers", "prints-empty"];

/** Print a paper and leave the page as it was. `title`: what a browser prints at the top, and names a file after. */
export function printInstead(paper: HTMLElement, classes: readonly string[] = ONLY_PAPER, title: string = document.title): void {
  const root = document.documentElement.classList;
  const before = document.title;
  const clear = (): void => {
    paper.remove();
    root.remove(...classes);
    document.title = before;
  };
  document.body.append(paper);
  root.add(...classes);
  document.title = title;
  addEventListener("afterprint", clear, { once: true });
  print();
}
