import { useEffect } from "react";

const REMEMBERED = "tocsin-keys";

/** Whether single keys do things; whoever types by voice or uses other software may turn them off. */
export function keysOn(): boolean {
  return localStorage.getItem(REMEMBERED) !== "off";
}

export function turnKeys(on: boolean): boolean {
  localStorage.setItem(REMEMBERED, on ? "on" : "off");
  return on;
}

/**
 * Does something at a single key, by its place on the keyboard, so that it works in any script. Keys that are typed
 * into a field, or together with Control, Alt or Meta, are left alone.
 */
export function useKey(code: string, on: boolean, act: () => void): void {
  useEffect(() => {
    if (!on) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.code !== code || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]")) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  });
}
