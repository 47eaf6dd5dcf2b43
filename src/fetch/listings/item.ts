import type { Day } from "../../model.ts";
import { untracked } from "../untracked.ts";

/** What a publisher lists: a page to ask for, and what the list itself says of it. */
export interface Item {
  readonly url: string;
  readonly title: string | null;
  readonly published: Day | null;
  /** What happened to the page on that day, as far as the list tells. */
  readonly dated: "published" | "changed";
  /** The item's own words as HTML, whole or in short; `null` where the list only points. */
  readonly html: string | null;
  /** Whether `html` is all there is, as with a message: then nothing more is asked for. */
  readonly whole: boolean;
}

/** A list of pages that a publisher keeps up to date. */
export interface Listing {
  readonly kind: "feed" | "sitemap" | "channel";
  readonly title: string | null;
  readonly language: string | null;
  readonly items: readonly Item[];
  /** Further lists that it points to, as the index of a sitemap does. */
  readonly lists: readonly string[];
}

/** An address as written in a list, made whole; `null` when it leads nowhere on the web. */
export function wholeUrl(written: string | undefined, base: string): string | null {
  const text = (written ?? "").trim();
  if (text === "" || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  url.hash = "";
  return untracked(url.href);
}
