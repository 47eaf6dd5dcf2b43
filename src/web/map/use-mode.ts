import { useSyncExternalStore } from "react";

/** Whether the screens are light or dark at the moment, by choice or as the system has it. */
export function useMode(): "light" | "dark" {
  return useSyncExternalStore(listen, currentMode);
}

const SYSTEM_DARK = "(prefers-color-scheme: dark)";

function currentMode(): "light" | "dark" {
  const chosen = document.documentElement.dataset["look"];
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia(SYSTEM_DARK).matches ? "dark" : "light";
}

function listen(changed: () => void): () => void {
  const system = matchMedia(SYSTEM_DARK);
  const chosen = new MutationObserver(changed);
  system.addEventListener("change", changed);
  chosen.observe(document.documentElement, { attributeFilter: ["data-look"] });
  return () => {
    system.removeEventListener("change", changed);
    chosen.disconnect();
  };
}
