import type {
  ActorId,
  AgreementId,
  Citation,
  CitedQuantity,
  Claim,
  DateRange,
  EventType,
  Incident,
  Participant,
  Place,
  Precision,
  QuantityKind,
  Realis,
  ReportedEvent,
  Stance,
  Whereabouts,
} from "../../src/model.ts";

/** Words of an article; where they stand plays no part in these tests. */
function words(exact: string, article = "a"): Citation {
  return { article: `article:${article}`, span: { start: 0, end: exact.length }, exact };
}

/** A participant that is known by name. */
export function known(id: ActorId, name: string, country: string | null, sector: string | null): Participant {
  return { citation: words(name), link: { status: "linked", id, score: 1 }, name, country, sector };
}

/** A participant that the text only describes: "armed groups", "Syrian army units". */
export function described(name: string, country: string | null = null, sector: string | null = null): Participant {
  return { citation: words(name), link: { status: "nil", exact: name }, name, country, sector };
}

export const BAQAEI = known("actor:esmaeil-baqaei", "Esmaeil Baqaei", "IRN", "GOV");
export const SYRIAN_ARMY = known("actor:syrian-arab-army", "Syrian army", "SYR", "MIL");
export const HTS = known("actor:hayat-tahrir-al-sham", "Hayat Tahrir al-Sham", "SYR", "REB");
export const ISLAMIC_STATE = known("actor:islamic-state", "Islamic State", null, "IMG");
export const RUSSIA = known("actor:country/RUS", "Russia", "RUS", "GOV");
export const IDF = known("actor:idf", "Israel Defense Forces", "ISR", "MIL");
export const HEZBOLLAH = known("actor:hezbollah", "Hezbollah", "LBN", "REB");
export const UNIFIL = known("actor:unifil", "UNIFIL", "IGO", "UNO");
export const TERRORISTS = described("terrorist groups");
export const REBELS = described("opposition fighters", "SYR", "REB");

export function town(
  name: string,
  longitude: number,
  latitude: number,
  country: string,
  precision: Precision = "exact",
  featureCode = "PPL",
): Whereabouts {
  const id = `place:${name.toLowerCase()}` as const;
  const place: Place = { id, name, latitude, longitude, featureCode, country, admin1: null, population: 10000 };
  return { citation: words(name), link: { status: "linked", id, score: 1 }, place, precision };
}

export const IDLIB = town("Idlib", 36.634, 35.931, "SYR");
export const ARIHA = town("Ariha", 36.61, 35.813, "SYR");
export const ALEPPO = town("Aleppo", 37.161, 36.201, "SYR");
export const AROUND_ALEPPO = town("Aleppo", 37.161, 36.201, "SYR", "near");
export const DEIR_EZ_ZOR = town("Deir ez-Zor", 40.14, 35.336, "SYR");
export const SYRIA = town("Syria", 38.5, 35, "SYR", "country", "PCLI");
export const DOUMA = town("Douma", 36.4, 33.572, "SYR");
export const KHIAM = town("Khiam", 35.611, 33.328, "LBN");
export const LEBANON = town("Lebanon", 35.8, 33.8, "LBN", "country", "PCLI");
export const NAQOURA = town("Naqoura", 35.14, 33.118, "LBN");
export const GAO = town("Gao", -0.05, 16.27, "MLI");

interface Telling {
  readonly by: Participant | "narrator" | "unnamed";
  readonly stance?: Stance;
  readonly says?: string;
  readonly realis?: Realis;
}

export interface Scene {
  readonly type: EventType;
  readonly mode?: string | null;
  readonly actors?: readonly Participant[];
  readonly recipients?: readonly Participant[];
  readonly place?: Whereabouts | null;
  readonly day?: string | DateRange | null;
  readonly published?: string | null;
  readonly publisher?: string;
  readonly article?: string;
  readonly said?: readonly [Telling, ...Telling[]];
  readonly realis?: Realis;
  readonly deaths?: number | null;
  readonly injured?: number | null;
  readonly vehicles?: number | null;
  readonly released?: number | null;
  readonly id?: string;
  /** An agreement that the claims name, or other words of the article. */
  readonly names?: { readonly agreement: AgreementId; readonly words: string; readonly where: "claims" | "article" };
}

export function report(scene: Scene): ReportedEvent {
  const article = scene.article ?? "a";
  const told = scene.said ?? [{ by: "narrator" as const }];
  const claims = told.map((telling): Claim => {
    const denies = telling.stance === "denies";
    return {
      speaker: telling.by,
      chain: [],
      via: scene.publisher ?? "The Courier",
      stance: telling.stance ?? "asserts",
      polarity: denies || scene.realis === "negated" ? "negative" : "positive",
      certainty: "certain",
      realis: telling.realis ?? scene.realis ?? "actual",
      citation: words(
        telling.says ??
          (typeof telling.by === "string" ? "It happened, as it says" : `It happened, says ${telling.by.name}`),
        article,
      ),
    };
  });
  const [first, ...others] = claims;
  if (first === undefined) throw new RangeError("A report needs a claim");
  return {
    id: `report:${scene.id ?? `${article}-${JSON.stringify(scene)}`}`,
    article: `article:${article}`,
    publisher: scene.publisher ?? "The Courier",
    publishedAt: scene.published === undefined ? "2024-11-29" : scene.published,
    type: scene.type,
    mode: scene.mode ?? null,
    rule: "rule:test",
    trigger: words(scene.type.toLowerCase(), article),
    actors: scene.actors ?? [],
    recipients: scene.recipients ?? [],
    place: scene.place ?? null,
    date: typeof scene.day === "string" ? { first: scene.day, last: scene.day } : (scene.day ?? null),
    quantities: [
      ...quantity("dead", scene.deaths, first.citation),
      ...quantity("injured", scene.injured, first.citation),
      ...quantity("vehicles", scene.vehicles, first.citation),
      ...quantity("released", scene.released, first.citation),
    ],
    polarity: scene.realis === "negated" ? "negative" : "positive",
    realis: scene.realis ?? "actual",
    claims: [first, ...others],
    contexts: [],
    agreements: scene.names === undefined ? [] : [named(scene.names, first.citation)],
  };
}

function named({ agreement, words: exact, where }: NonNullable<Scene["names"]>, claim: Citation) {
  const start = where === "claims" ? claim.span.start : claim.span.end + 100;
  return { agreement, citation: { article: claim.article, span: { start, end: start + exact.length }, exact } };
}

function quantity(kind: QuantityKind, number: number | null | undefined, citation: Citation): readonly CitedQuantity[] {
  if (number === null || number === undefined) return [];
  return [{ kind, estimate: { low: number, best: number, high: number }, cumulative: false, citation }];
}

/** An incident of one report, with one origin unless more are named. */
export function incident(scene: Scene, origins: readonly string[] = ["Esmaeil Baqaei"]): Incident {
  const only = report(scene);
  return {
    id: "incident:test",
    code: "INT-TEST0",
    type: only.type,
    reports: [only],
    joins: [],
    origins: origins.map((label) => ({
      id: `origin:${label}`,
      label,
      basis: "same-speaker",
      grounds: [],
      interested: false,
      interest: null,
      side: label,
      says: ["asserts"],
      articles: [only.article],
      publishers: [only.publisher],
      reports: [only.id],
      claims: [],
    })),
    place: only.place,
    date: only.date,
    tallies: [],
    verification: { state: origins.length > 1 ? "corroborated" : "reported", why: "made for a test" },
  };
}
