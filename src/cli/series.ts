import { loadAgreements } from "../knowledge/agreements.ts";
import { type SeriesTime, type Subject, seriesNow, seriesThen, timeOf } from "../ledger/series.ts";
import { areaSubject } from "../ledger/subjects.ts";
import type { Agreement, Day, EventType } from "../model.ts";
import { PLOVER } from "../plover.ts";
import { type NamedSeries, seriesCsv, seriesJson, seriesText } from "../present/series.ts";
import type { Measure, Unit } from "../series/series.ts";
import type { Store } from "../store/store.ts";
import { areasAsked } from "./coverage.ts";
import { withStore } from "./data-folder.ts";
import { note, UsageError } from "./errors.ts";
import { write } from "./lines.ts";
import { filtersAsked, provincesAsked } from "./series-subjects.ts";

interface SeriesOptions {
  readonly data: string;
  readonly agreements?: readonly string[];
  readonly zone?: readonly string[];
  readonly agreement?: string;
  readonly area?: readonly string[];
  readonly country?: readonly string[];
  readonly filter?: readonly string[];
  readonly of: Measure;
  readonly type?: readonly string[];
  readonly mode?: readonly string[];
  readonly by: Unit;
  readonly from?: Day;
  readonly to?: Day;
  readonly asKnownOn?: Day;
  readonly asPublishedBy?: Day;
  readonly on?: Day;
  readonly format: "text" | "csv" | "json";
}

/** Counts incidents, deaths or reports by day or week. */
export async function printSeries(options: SeriesOptions): Promise<void> {
  const agreements = loadAgreements(options.agreements, note);
  const narrowing = narrowingOf(options);
  const { by: unit, from, to, of: measure, asKnownOn, asPublishedBy, format } = options;
  if (from !== undefined && to !== undefined && from > to)
    throw new UsageError(`--from ${from} lies after --to ${to}.`);
  await withStore(options.data, async (store) => {
    const time = await timeOf(store, { unit, from, to }, options.on ?? new Date().toISOString().slice(0, 10));
    if (time === null) throw new UsageError(`The days from ${from} on are not over. Ask for earlier ones with --from.`);
    const named: NamedSeries[] = [];
    for (const subject of await subjectsAsked(options, agreements, store)) {
      const whole = { ...subject, ...narrowing };
      named.push(await seriesAsked(store, agreements, whole, time, measure, { asKnownOn, asPublishedBy }));
    }
    const then = asKnownOn ?? asPublishedBy ?? null;
    if (format === "csv") await write(process.stdout, seriesCsv(named));
    else if (format === "json") await write(process.stdout, seriesJson(named, then));
    else await write(process.stdout, named.length === 0 ? NOTHING : seriesText(named, then));
  });
}

const NOTHING = "No incident has a place on the map yet: name a country, a zone, an area or a filter.\n";

async function seriesAsked(
  store: Store,
  agreements: readonly Agreement[],
  subject: Subject,
  time: SeriesTime,
  measure: Measure,
  { asKnownOn, asPublishedBy }: { readonly asKnownOn: Day | undefined; readonly asPublishedBy: Day | undefined },
): Promise<NamedSeries> {
  const now = await seriesNow(store, agreements, subject, time);
  const { name } = subject;
  if (asKnownOn === undefined && asPublishedBy === undefined) return { name, measure, series: now, now: null };
  const asOf = {
    ...(asKnownOn === undefined ? {} : { knownOn: asKnownOn }),
    ...(asPublishedBy === undefined ? {} : { publishedBy: asPublishedBy }),
  };
  return { name, measure, series: await seriesThen(store, agreements, subject, time, asOf), now };
}

/** Types and modes are checked before anything is opened. */
function narrowingOf({ type, mode }: SeriesOptions): Pick<Subject, "types" | "modes"> {
  const types = type?.map((each) => each.toUpperCase());
  const known = Object.keys(PLOVER);
  const odd = types?.find((each) => !known.includes(each));
  if (odd !== undefined) throw new UsageError(`“${odd}” is no type of event. Choose of: ${known.join(", ")}.`);
  return {
    ...(types === undefined ? {} : { types: types as readonly EventType[] }),
    ...(mode === undefined ? {} : { modes: mode }),
  };
}

async function subjectsAsked(
  options: SeriesOptions,
  agreements: readonly Agreement[],
  store: Store,
): Promise<readonly Subject[]> {
  const { zone = [], area = [], country, agreement, filter = [] } = options;
  const areas = [
    ...zone.flatMap((each) => areasAsked({ zone: each }, agreements)),
    ...areasAsked(
      { ...(agreement === undefined ? {} : { agreement }), ...(country === undefined ? {} : { country }) },
      agreements,
    ),
  ].map(areaSubject);
  const provinces = await provincesAsked(area, store, agreements);
  const filters = await filtersAsked(filter, options.data, agreements);
  const asked = [...areas, ...provinces, ...filters];
  if (asked.length > 0) return asked;
  return (await store.countries()).flatMap((code) => areasAsked({ country: [code] }, agreements)).map(areaSubject);
}
