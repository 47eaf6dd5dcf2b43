/**
 * Ties the words of an article to what was read from them, in both directions: pointing at or focusing an
 * event lights up its words, and clicking words brings the event into view. Without this script the links
 * between the two still work.
 */
function highlight(event: string, on: boolean): void {
  document.getElementById(event)?.classList.toggle("on", on);
  for (const mark of document.querySelectorAll(`mark[data-events~="${CSS.escape(event)}"]`))
    mark.classList.toggle("on", on);
}

for (const card of document.querySelectorAll<HTMLElement>(".card[id]")) {
  for (const start of ["pointerenter", "focusin"]) card.addEventListener(start, () => highlight(card.id, true));
  for (const stop of ["pointerleave", "focusout"]) card.addEventListener(stop, () => highlight(card.id, false));
}

for (const mark of document.querySelectorAll<HTMLElement>("mark[data-events]")) {
  mark.addEventListener("click", () => {
    const first = mark.dataset["events"]?.split(" ")[0];
    const card = first === undefined ? null : document.getElementById(first);
    card?.scrollIntoView({ block: "nearest", behavior: "smooth" });
    card?.focus({ preventScroll: true });
  });
}
