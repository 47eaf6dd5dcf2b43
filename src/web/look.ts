/** How the screens look: as the system does unless somebody chose. Remembered in this browser. */
export type Look = "system" | "light" | "dark";

export const LOOKS: readonly Look[] = ["system", "light", "dark"];
const REMEMBERED = "tocsin-look";

export function currentLook(): Look {
  const chosen = localStorage.getItem(REMEMBERED);
  return LOOKS.find((look) => look === chosen) ?? "system";
}

export function takeLook(look: Look): void {
  localStorage.setItem(REMEMBERED, look);
  showLook(look);
}

export function showLook(look: Look): void {
  if (look === "system") delete document.documentElement.dataset["look"];
  else document.documentElement.dataset["look"] = look;
}
