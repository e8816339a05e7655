/** The menu on a narrow screen: a real button that shows and hides the links. */

export function enableMenu(): void {
  const button = document.querySelector<HTMLElement>("[data-menu]");
  const nav = document.getElementById("site-nav");
  if (!button || !nav) return;
  const set = (open: boolean): void => {
    button.setAttribute("aria-expanded", String(open));
    nav.classList.toggle("is-open", open);
  };
  button.addEventListener("click", () => set(button.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
    set(false);
    button.focus();
  });
}
