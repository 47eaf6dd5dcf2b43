import { useQuery } from "@tanstack/react-query";
import type { Calendar, DateRange, Day } from "../../model.ts";
import { ask } from "../ask.ts";
import type { IncidentFilter } from "../filter.ts";
import { type Bar, type Bucket, blindStretches, bucketFor, spanOf } from "./timescale.ts";

/** What `/api/timeline` answers. */
interface TimelineAnswer {
  readonly buckets: readonly Bar[];
  readonly undated: number;
  /** Incidents whose days lie in more than one bucket. */
  readonly spread?: number;
}

export interface TimelineShown {
  readonly bucket: Bucket;
  readonly span: DateRange | null;
  readonly bars: readonly Bar[];
  readonly undated: number;
  readonly spread: number;
}

/** Bars over all days of a filter, or over the days of `zoom`, by months first: that says how long the record is. */
export function useTimeline(filter: IncidentFilter, zoom: DateRange | null, chosen: Bucket | null) {
  const { from: _from, to: _to, ...rest } = filter;
  const asked = zoom === null ? rest : { ...rest, from: zoom.first, to: zoom.last };
  const months = useQuery({ queryKey: ["timeline", asked, "month"], queryFn: () => askFor(asked, "month") });
  const whole = months.data === undefined ? null : (zoom ?? spanOf(months.data.buckets));
  const bucket = chosen ?? (whole === null ? "month" : bucketFor(whole));
  const fine = useQuery({
    queryKey: ["timeline", asked, bucket],
    queryFn: () => askFor(asked, bucket),
    enabled: whole !== null,
  });
  return { query: months, shown: fine.data === undefined ? null : shownOf(fine.data, bucket, zoom) };
}

function askFor(filter: IncidentFilter, bucket: Bucket): Promise<TimelineAnswer> {
  return ask<TimelineAnswer>("/api/timeline", { ...filter, bucket });
}

function shownOf(
  { buckets, undated, spread = 0 }: TimelineAnswer,
  bucket: Bucket,
  zoom: DateRange | null,
): TimelineShown {
  return { bucket, span: zoom ?? spanOf(buckets), bars: buckets, undated, spread };
}

interface CoverageAnswer {
  readonly areas: readonly Pick<Calendar, "area" | "name" | "days">[];
}

export interface Blindness {
  readonly stretches: readonly DateRange[];
  /** Of whom the days are blind. */
  readonly areas: readonly string[];
  /** The first day that was looked at. */
  readonly since: Day | null;
}

/** The days on which none of the areas that a filter asks for could be seen. Asked by country, zone or agreement. */
export function useBlindness({ country, zone, agreement }: IncidentFilter, span: DateRange | null): Blindness {
  const area = zone ?? agreement ?? country?.split(",")[0];
  const name = zone !== undefined ? "zone" : agreement !== undefined ? "agreement" : "country";
  const { data } = useQuery({
    queryKey: ["coverage", name, area, span],
    queryFn: () => ask<CoverageAnswer>("/api/coverage", { [name]: area, from: span?.first, to: span?.last }),
    enabled: span !== null,
  });
  return data === undefined ? NOT_KNOWN : blindnessOf(data);
}

const NOT_KNOWN: Blindness = { stretches: [], areas: [], since: null };

function blindnessOf({ areas }: CoverageAnswer): Blindness {
  const days = areas[0]?.days ?? [];
  const blind = days.map(({ day }, i) => ({ day, blind: areas.every((area) => area.days[i]?.state === "blind") }));
  return { stretches: blindStretches(blind), areas: areas.map(({ name }) => name), since: days[0]?.day ?? null };
}
