const ENDED = "tocsin-tour";
const ASKED = "tocsin-tour-asked";

/** Whether this browser has seen the tour, or did not want it. */
export function tourEnded(): boolean {
  return localStorage.getItem(ENDED) === "ended";
}

export function endTour(): void {
  localStorage.setItem(ENDED, "ended");
}

/** Brings the tour back, on the screen that shows it. */
export function askForTour(): void {
  localStorage.removeItem(ENDED);
  sessionStorage.setItem(ASKED, "yes");
  window.dispatchEvent(new Event(ASKED));
}

/** Calls back when the tour is asked for, or was just before. Gives what ends that. */
export function onTourAsked(open: () => void): () => void {
  const take = () => {
    sessionStorage.removeItem(ASKED);
    open();
  };
  if (sessionStorage.getItem(ASKED) !== null) take();
  window.addEventListener(ASKED, take);
  return () => window.removeEventListener(ASKED, take);
}
