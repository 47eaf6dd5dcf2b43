import { addDays } from "../../src/day.ts";
import { fingerprint, hashOf, speakableCode } from "../../src/ids.ts";
import type {
  Article,
  Assessment,
  Capture,
  Digest,
  EventType,
  Incident,
  Ledger,
  Origin,
  Place,
  Precision,
  ReportedEvent,
  Whereabouts,
} from "../../src/model.ts";
import { cite } from "../../src/span.ts";
import { sha256Of } from "../../src/store/captures.ts";
import type { RecordedCapture } from "../../src/store/records.ts";
import type { Store } from "../../src/store/store.ts";

/**
 * Pages in the plainest language there is, so that the store can be tried without the reader:
 *
 *     ASSAULT at Gao on 2025-03-10, 3 dead
 *     PROTEST at Mali on an unknown day
 */
const LINE = /^([A-Z]+) at ([\p{L} ]+?|nowhere) on (\d{4}-\d{2}-\d{2}|an unknown day)(?:, (\d+) dead)?$/u;

const WHERE: Readonly<Record<string, readonly [number, number, string, Precision]>> = {
  Gao: [16.27, -0.04, "MLI", "exact"],
  Berrah: [16.3, 0.3, "MLI", "exact"],
  Timbuktu: [16.77, -3.0, "MLI", "exact"],
  Mali: [17.0, -4.0, "MLI", "country"],
  Niamey: [13.51, 2.11, "NER", "exact"],
  Suva: [-18.14, 178.44, "FJI", "exact"],
  Taveuni: [-18.1, -179.9, "FJI", "exact"],
};

export function capture(text: string, url = "https://example.org/bulletin", stated: Capture["stated"] = {}): Capture {
  const body = new TextEncoder().encode(text);
  return { url, fetchedAt: "2025-03-20T08:00:00Z", mediaType: "text/plain", sha256: sha256Of(body), body, stated };
}

/** What a bulletin reports. Equal bulletins at one address give equal digests. */
export function digestBulletin(page: Capture): Digest {
  const article = articleOf(page);
  const reports = [...linesOf(article.text)].flatMap(([start, line]) => reportIn(article, start, line) ?? []);
  const reading = {
    sentences: [],
    names: [],
    mentions: [],
    attributions: [],
    events: [],
    claims: [],
    diagnostics: [{ code: "bulletin", message: "Read as a bulletin, not by the reader.", span: null }],
  };
  return { article, reading, reports, places: reports.flatMap(({ place }) => place ?? []) };
}

/** Reports of one type at one place join, whatever the day: enough to have incidents grow. */
export function joinBulletins(known: readonly Incident[], fresh: readonly ReportedEvent[]): Ledger {
  const incidents = [...known];
  for (const report of fresh) {
    const i = incidents.findIndex(({ type, place }) => type === report.type && sameSpot(place, report.place));
    const before = incidents[i];
    if (before === undefined) incidents.push(incidentOf([report]));
    else incidents[i] = { ...incidentOf([...before.reports, report]), id: before.id, code: before.code };
  }
  return { incidents, assessments: incidents.map(assess) };
}

/** Bulletins of one type and place meet under one number. */
export function marksOf({ type, place }: ReportedEvent): readonly number[] {
  return [hashOf(`${type} ${place?.citation.exact}`)];
}

/** Everything between a recorded page and the saved record. */
export async function ingestBulletin(recorded: RecordedCapture, store: Store): Promise<void> {
  const digest = digestBulletin(await store.readCapture(recorded));
  const known = await store.incidentsMarked(digest.reports.flatMap(marksOf));
  await store.save({ capture: recorded, digest, known, ledger: joinBulletins(known, digest.reports), marksOf });
}

/** Records and digests a bulletin. */
export async function publish(store: Store, text: string, url?: string): Promise<RecordedCapture> {
  const { capture: recorded } = await store.addCapture(capture(text, url));
  await ingestBulletin(recorded, store);
  return recorded;
}

function articleOf(page: Capture): Article {
  const text = new TextDecoder().decode(page.body);
  return {
    id: `article:${fingerprint(page.url + text)}`,
    url: page.url,
    publisher: page.stated.publisher ?? "Bulletin",
    publishedAt: page.stated.published ?? null,
    language: "en",
    title: text.split("\n")[0] ?? "",
    text,
    dateline: null,
  };
}

function* linesOf(text: string): Generator<readonly [number, string]> {
  let start = 0;
  for (const line of text.split("\n")) {
    yield [start, line];
    start += line.length + 1;
  }
}

function reportIn(article: Article, start: number, line: string): ReportedEvent | null {
  const found = LINE.exec(line);
  if (found === null) return null;
  const [, type = "", where = "", day = "", dead] = found;
  const whole = cite(article, { start, end: start + line.length });
  const deaths = dead === undefined ? null : { low: Number(dead), best: Number(dead), high: Number(dead) };
  return {
    id: `report:${fingerprint(`${article.id} ${start}`)}`,
    article: article.id,
    publisher: article.publisher,
    publishedAt: article.publishedAt,
    type: type as EventType,
    mode: null,
    rule: "rule:test.bulletin",
    trigger: cite(article, { start, end: start + type.length }),
    actors: [],
    recipients: [],
    contexts: [],
    agreements: [],
    place: where === "nowhere" ? null : whereaboutsOf(article, start + line.indexOf(" at ") + 4, where),
    date: day === "an unknown day" ? null : { first: day, last: day },
    quantities:
      deaths === null
        ? []
        : [
            {
              kind: "dead",
              estimate: deaths,
              cumulative: false,
              citation: whole,
            },
          ],
    polarity: "positive",
    realis: "actual",
    claims: [
      {
        speaker: "narrator",
        chain: [],
        via: article.publisher,
        stance: "asserts",
        polarity: "positive",
        certainty: "certain",
        realis: "actual",
        citation: whole,
      },
    ],
  };
}

function whereaboutsOf(article: Article, start: number, name: string): Whereabouts {
  const citation = cite(article, { start, end: start + name.length });
  const [latitude, longitude, country, precision] = WHERE[name] ?? [0, 0, "", "unknown"];
  if (country === "") return { citation, link: { status: "nil", exact: name }, place: null, precision };
  const place: Place = {
    id: `place:${name}`,
    name,
    latitude,
    longitude,
    featureCode: "PPL",
    country,
    admin1: null,
    population: 0,
  };
  return { citation, link: { status: "linked", id: place.id, score: 1 }, place, precision };
}

function sameSpot(a: Whereabouts | null, b: Whereabouts | null): boolean {
  return a?.citation.exact === b?.citation.exact;
}

function originOf(report: ReportedEvent): Origin {
  return {
    id: `origin:${report.id}`,
    label: report.publisher,
    basis: "own-reporting",
    grounds: [],
    interested: false,
    interest: null,
    side: report.publisher,
    says: ["asserts"],
    articles: [report.article],
    publishers: [report.publisher],
    reports: [report.id],
    claims: [{ report: report.id, claim: 0 }],
  };
}

function incidentOf(reports: readonly [ReportedEvent, ...ReportedEvent[]]): Incident {
  const [first] = reports;
  const days = reports.flatMap(({ date }) => date ?? []);
  return {
    id: `incident:${fingerprint(first.id)}`,
    code: speakableCode(first.place?.place?.country ?? null, first.id),
    type: first.type,
    reports,
    joins: [],
    origins: [originOf(first)],
    place: first.place,
    date:
      days.length === 0
        ? null
        : {
            first: days.map((day) => day.first).sort()[0] ?? "",
            last:
              days
                .map((day) => day.last)
                .sort()
                .at(-1) ?? "",
          },
    tallies: [],
    verification: { state: "reported", why: "one origin" },
  };
}

function assess(incident: Incident): Assessment {
  return {
    incident: incident.id,
    agreement: incident.type === "ASSAULT" ? "agreement:truce" : "agreement:other",
    obligation: "obligation:refrain",
    zone: null,
    value: incident.date === null ? "cannot-be-determined" : "possible-non-compliance",
    reasonsFor: [{ code: "force", text: "Force was used.", citations: [incident.reports[0].trigger] }],
    reasonsAgainst: [],
    by: "tocsin",
    rule: "rule:test.bulletin",
  };
}

/** Every day from `first`, one bulletin line a day at each of some places. */
export function bulletins(first: string, count: number): readonly string[] {
  const places = ["Gao", "Timbuktu", "Niamey", "Suva", "nowhere"];
  return Array.from({ length: count }, (_, i) => {
    const day = addDays(first, Math.floor(i / 2));
    return `ASSAULT at ${places[i % places.length]} on ${day}, ${i} dead\nPROTEST at ${places[(i * 3) % places.length]} on ${day}`;
  });
}
