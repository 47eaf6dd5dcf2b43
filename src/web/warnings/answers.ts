import type { DateRange, Day } from "../../model.ts";
import type { IncidentLine } from "../../present/incident-line.ts";

/** A forecast of some days ahead. `quantiles` stand beside the `levels` of the answer. */
export interface Ahead {
  readonly ahead: string;
  readonly during: DateRange;
  readonly quantiles: readonly number[];
}

/** What `/api/forecasts` tells of one area. */
export interface AreaForecast {
  readonly zone: string;
  readonly name: string;
  readonly asOf: Day;
  /** Weeks up to `asOf`; `null` is a week that nobody saw. */
  readonly counts: readonly (number | null)[];
  readonly forecasts: readonly Ahead[];
  readonly escalation: {
    readonly level: 1 | 2 | 3 | 4;
    readonly probability: number;
    readonly bound: number;
    readonly usual: { readonly came: number; readonly of: number };
  } | null;
  readonly cautions: readonly string[];
  readonly words: string;
  /** What was counted, where it is no zone and no country. */
  readonly of?: { readonly filter: Readonly<Record<string, string>> } | { readonly province: object };
}

export interface Forecasts {
  readonly asOf: Day | null;
  readonly levels: readonly number[];
  readonly areas: readonly AreaForecast[];
}

type Level = 1 | 2 | 3 | 4;

/** What `/api/warnings/{area}` tells beside: on what it rests, and what would change its mind. */
export interface AreaOutlook extends AreaForecast {
  readonly whatIf: {
    readonly falls: { readonly level: Level; readonly atMost: number } | null;
    readonly rises: { readonly level: Level; readonly atLeast: number } | null;
  } | null;
  readonly weighty: readonly {
    readonly line: IncidentLine;
    readonly week: DateRange;
    readonly events: number;
    readonly weight: number;
  }[];
}

/** What `/api/warnings` tells of one forecast that was put down. */
export interface Told extends AreaForecast {
  readonly outcome: number | null;
  readonly isOver: boolean;
  readonly escalated: boolean | null;
}

interface TrackRecord {
  readonly made: number;
  readonly open: number;
  readonly unseen: number;
  readonly judged: number;
  readonly within90: number;
  readonly gain: number | null;
  readonly brier: number | null;
  readonly hits: number;
  readonly falseAlarms: number;
  readonly misses: number;
  readonly calibration: readonly {
    readonly from: number;
    readonly to: number;
    readonly n: number;
    readonly mean: number;
    readonly came: number;
  }[];
}

export interface WarningLedger {
  readonly all: TrackRecord;
  readonly methods: readonly {
    readonly method: string;
    readonly n: number;
    readonly told: number;
    readonly crps: number | null;
    readonly brier: number | null;
  }[];
  readonly zones: readonly (TrackRecord & { readonly zone: string; readonly name: string })[];
  readonly forecasts: readonly Told[];
}
