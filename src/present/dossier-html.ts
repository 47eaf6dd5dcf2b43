import type { Dossier } from "../model.ts";
import { type DossierView, dossierText } from "./dossier.ts";
import { html, page } from "./html.ts";

export function dossiersPage(dossiers: readonly Dossier[], view: DossierView): string {
  return page("x", html`<main>${dossiers.map((dossier) => html`<pre>${dossierText(dossier, view)}</pre>`)}</main>`);
}
