import type { Instant } from "../../model.ts";
import type { IncidentLine } from "../../present/incident-line.ts";

/** What `/api/today` answers. */
export interface TodayAnswer {
  readonly now: Instant;
  readonly record: string;
  readonly demonstration: boolean;
  readonly basis: {
    readonly articles: number;
    readonly publishers: number;
    readonly pending: number;
    readonly lastPublished: string | null;
  };
  readonly incidents: number;
  readonly fresh: { readonly total: number; readonly items: readonly IncidentLine[] };
  readonly waiting: {
    readonly total: number;
    readonly byNeed: Readonly<Record<string, number>>;
    readonly items: readonly IncidentLine[];
  };
  readonly disputed: number;
}

/** What `/api/deadlines` answers. */
export interface DeadlinesAnswer {
  readonly items: readonly {
    readonly agreement: string;
    readonly title: string;
    readonly obligation: string | null;
    readonly clause: string;
    readonly summary: string;
    readonly day: string;
    readonly daysLeft: number;
    readonly told: number;
  }[];
}

/** What `/api/blind` answers. */
export interface BlindAnswer {
  readonly period: { readonly first: string; readonly last: string };
  readonly record: string;
  readonly looked: number;
  readonly items: readonly BlindArea[];
}

export interface BlindArea {
  readonly area: string;
  readonly name: string;
  readonly kind: "country" | "zone";
  readonly agreement: { readonly id: string; readonly title: string } | null;
  readonly days: { readonly usual: number; readonly thin: number; readonly blind: number; readonly unknown: number };
  readonly silent: readonly string[];
  readonly down: readonly string[];
  readonly unread: number;
}
