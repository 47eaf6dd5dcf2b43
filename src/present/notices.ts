import type {
  Agreement,
  AgreementId,
  Assessment,
  Coverage,
  Dossier,
  Incident,
  Instant,
  Notice,
  NoticeArea,
  Precision,
  ZoneId,
} from "../model.ts";
import type { PastForecast } from "../warn/past-forecasts.ts";
import { agoWords, leftWords, toldWords } from "./clock-words.ts";
import { standingWords, whoToWhom } from "./dossier.ts";
import type { DueEntry } from "./due.ts";
import { cautions, escalationSentences, levelWords } from "./forecast.ts";
import { dateWords, dayWords, deed, estimateWords, placeWords, valueWords } from "./words.ts";

/** That an incident came into the record. Its wording says who reports it, and never that it happened. */
export function incidentNotice(dossier: Dossier, agreements: readonly Agreement[], at: Instant): Notice {
  const { incident } = dossier;
  const touching = dossier.assessments.filter(({ value }) => TOUCHING.includes(value));
  return {
    ...noticeOf(dossier, at),
    id: `notice:incident/${incident.id}`,
    kind: touching.length > 0 ? "assessment" : "incident",
    headline: `Reported: ${happening(incident)}`,
    details: [
      whoToWhom(incident),
      `${standingWords(dossier)}: ${incident.verification.why}`,
      ...touching.slice(0, MOST_TOUCHED).map((assessment) => touchWords(assessment, agreements)),
    ],
  };
}

/** That an incident which was known is now borne out, disputed or taken back. */
export function verificationNotice(dossier: Dossier, at: Instant): Notice {
  const { incident } = dossier;
  return {
    ...noticeOf(dossier, at),
    id: `notice:verification/${incident.id}/${incident.verification.state}`,
    kind: "verification",
    headline: `Now ${standingWords(dossier)}: ${happening(incident)}`,
    details: [incident.verification.why, whoToWhom(incident)],
  };
}

/** That a day set by an agreement is near. */
export function deadlineNotice({ day, daysLeft, agreement, clock, clause, summary }: DueEntry, at: Instant): Notice {
  const duty = agreement.obligations.find(({ id }) => id === clock?.obligation) ?? null;
  const told = (clock?.told ?? []).slice(-MOST_TOUCHED).map(toldWords);
  return {
    id: `notice:deadline/${clock?.obligation ?? agreement.id}/${day}/${daysLeft}`,
    kind: "deadline",
    at,
    headline: `${daysLeft < 0 ? agoWords(daysLeft) : leftWords(daysLeft)}: ${agreement.title}, ${clause}`,
    details: [dayWords(day), ...(summary === "" ? [] : [summary]), ...told],
    path: `/agreements/${agreement.id}`,
    level: 0,
    about: {
      countries: [],
      zones: duty?.zones ?? [],
      agreements: [agreement.id],
      actors: duty?.dutyHolders ?? [],
      types: [],
    },
    area: null,
    marking: "CLEAR",
  };
}

/** An area of which somebody wants to know when it falls silent or heats up. */
interface WatchedArea {
  readonly area: { readonly kind: "country" | "zone"; readonly id: string };
  readonly name: string;
  /** Whose zone it is. */
  readonly agreements: readonly AgreementId[];
}

/** That nobody who usually writes of an area was heard since a day. Silence is not calm. */
export function silenceNotice(watched: WatchedArea, first: Coverage, at: Instant): Notice {
  const { area, name } = watched;
  const { day, silent, elsewhere, expected } = first;
  const usual = expected === null ? [] : [`Usually ${estimateWords(expected)} articles name it on such a day.`];
  const gone = silent.length === 0 ? [] : [`From ${silent.join(", ")} came nothing at all that day.`];
  const other = elsewhere.length === 0 ? [] : [`${elsewhere.join(", ")} wrote of other things.`];
  return {
    id: `notice:coverage/${area.id}/${day}`,
    kind: "coverage",
    at,
    headline: `Nothing heard of ${name} since ${dayWords(day)}`,
    details: ["That is no calm: nobody can say what happened there.", ...usual, ...gone, ...other],
    path: `/coverage?area=${encodeURIComponent(area.id)}`,
    level: 0,
    about: aboutArea(watched),
    area: null,
    marking: "CLEAR",
  };
}

function aboutArea({ area, agreements }: WatchedArea): Notice["about"] {
  return {
    countries: area.kind === "country" ? [area.id] : [],
    zones: area.kind === "zone" ? [area.id as ZoneId] : [],
    agreements,
    actors: [],
    types: [],
  };
}

/** That a zone reached a level of warning: a probability beside what is usual, never that anything will happen. */
export function warningNotice(watched: WatchedArea, forecast: PastForecast, at: Instant): Notice {
  const { escalation, asOf } = forecast;
  const level = escalation?.level ?? 1;
  return {
    id: `notice:warning/${watched.area.id}/${asOf}/${level}`,
    kind: "warning",
    at,
    headline: `${watched.name}: ${levelWords(level)}`,
    details: [...cautions(forecast), ...escalationSentences(forecast), `As of ${dayWords(asOf)}.`],
    path: "/",
    level,
    about: aboutArea(watched),
    area: null,
    marking: "CLEAR",
  };
}

const TOUCHING: readonly string[] = ["possible-non-compliance", "likely-non-compliance"];
const MOST_TOUCHED = 3;

function noticeOf({ incident, assessments, marking }: Dossier, at: Instant) {
  const touched = assessments.filter(({ value }) => value !== "outside-scope");
  const country = incident.place?.place?.country ?? null;
  const people = incident.reports.flatMap(({ actors, recipients }) => [...actors, ...recipients]);
  return {
    at,
    path: `/incidents/${incident.code}`,
    level: 0 as const,
    about: {
      countries: country === null ? [] : [country],
      zones: distinct(touched.flatMap(({ zone }) => (zone === null ? [] : [zone]))),
      agreements: distinct(touched.map(({ agreement }) => agreement)),
      actors: distinct(people.flatMap(({ link }) => (link.status === "linked" ? [link.id] : []))),
      types: [incident.type],
    },
    area: areaOf(incident),
    marking: marking ?? ("CLEAR" as const),
  };
}

function distinct<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)];
}

function happening({ type, reports, place, date }: Incident): string {
  return [deed(type, reports[0].mode), placeWords(place), dateWords(date)].filter((part) => part !== "").join(" · ");
}

function touchWords({ agreement, obligation, value }: Assessment, agreements: readonly Agreement[]): string {
  const named = agreements.find(({ id }) => id === agreement);
  const clause = named?.obligations.find(({ id }) => id === obligation)?.clause ?? obligation;
  return `${valueWords(value)} (a question to look into): ${named?.title ?? agreement}, ${clause}`;
}

/** How far from its point a place may lie, in kilometres, by the precision of its name; `null` is no place on a map. */
const RADIUS_KM: Readonly<Record<Precision, number | null>> = {
  exact: 2,
  near: 10,
  admin2: 30,
  admin1: 100,
  region: null,
  country: null,
  unknown: null,
};

function areaOf({ place }: Incident): NoticeArea | null {
  if (place?.place == null) return null;
  const radiusKm = RADIUS_KM[place.precision];
  const { name, latitude, longitude } = place.place;
  return radiusKm === null ? null : { name, latitude, longitude, radiusKm };
}
