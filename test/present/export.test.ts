import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { Article, ArticleId, Decided, Dossier, ObligationId } from "../../src/model.ts";
import { digestText, update } from "../../src/pipeline.ts";
import {
  type Exported,
  type ExportPrinter,
  type ExportSetting,
  isShareable,
  statementWords,
} from "../../src/present/export.ts";
import { acledTable } from "../../src/present/export-acled.ts";
import { geoJsonExport } from "../../src/present/export-geojson.ts";
import { type RecordLine, recordLines } from "../../src/present/export-lines.ts";
import { stixBundle } from "../../src/present/export-stix.ts";
import { assessmentTable, claimTable, incidentTable } from "../../src/present/export-tables.ts";
import { dossierOf } from "../../src/review/dossier.ts";
import { withoutPersons } from "../../src/review/persons.ts";
import { knowledge } from "../knowledge.ts";

const SETTING: ExportSetting = {
  agreements: [],
  statement: {
    madeAt: "2025-03-10T06:00:00.000Z",
    asKnownOn: null,
    asked: {},
    markingMax: "GREEN",
    articles: 3,
    publishers: 2,
    lastPublished: "2025-03-04",
    pending: 0,
  },
  uuid(name) {
    const hex = createHash("sha1").update(name).digest("hex");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  },
  country: (code) => (code === "MLI" ? { name: "Mali", alpha2: "ML", numeric: "466" } : null),
};

const TEXTS = [
  [
    "Sahel Wire",
    "Fighters of the Dune Front shelled a market in Gao on 3 March 2025, killing four people, the mayor said.",
  ],
  ["River Post", "=Gunmen attacked a patrol somewhere in Mali on 2 March 2025, a witness said."],
  ["River Post", "The minister of Mali called on the Dune Front to leave the north."],
] as const;

const DECIDED: Omit<Decided, "about"> = {
  seq: 7,
  at: "2025-03-09T10:00:00Z",
  by: { person: "Ada Person", organisation: "Valley Watch" },
  decision: {
    kind: "assessment",
    obligation: "obligation:x/y" as ObligationId,
    value: "possible-non-compliance",
    reasonsFor: ["Two saw it"],
    reasonsAgainst: [],
    dissentOf: null,
  },
  why: "Ada Person was there",
  anchors: [],
  seen: null,
};

function exported(marking: "RED" | null = null): readonly Exported[] {
  const digests = TEXTS.map(([publisher, text], i) =>
    digestText({ id: `a${i}`, text, publisher, published: "2025-03-04", url: `https://news.example/${i}` }, knowledge),
  );
  const articles = new Map<ArticleId, Article>(digests.map(({ article }) => [article.id, article]));
  const { incidents } = update(
    [],
    digests.flatMap(({ reports }) => reports),
    [],
  );
  return incidents.map((incident): Exported => {
    const marked: Decided = { ...DECIDED, seq: 8, about: incident.id, decision: { kind: "marking", marking: "RED" } };
    const decisions = [{ ...DECIDED, about: incident.id }, ...(marking === null ? [] : [marked])];
    const dossier: Dossier = withoutPersons(dossierOf(incident, [], decisions));
    const own = incident.reports.flatMap(({ article }) => articles.get(article) ?? []);
    return { dossier, articles: new Map(own.map((article) => [article.id, article])) };
  });
}

function print(printer: ExportPrinter, all: readonly Exported[] = exported()): string {
  return printer.head() + all.map((one) => printer.next(one) ?? "").join("") + printer.end();
}

const EVERY: readonly (readonly [string, () => ExportPrinter])[] = [
  ["incidents", () => incidentTable(SETTING)],
  ["claims", () => claimTable()],
  ["assessments", () => assessmentTable(SETTING)],
  ["geojson", () => geoJsonExport(SETTING)],
  ["jsonl", () => recordLines(SETTING)],
  ["stix", () => stixBundle(SETTING)],
  ["acled", () => acledTable(SETTING)],
];

test.each(EVERY)("%s names no person who decided", (_, open) => {
  const text = print(open());
  expect(text.length).toBeGreaterThan(100);
  expect(text).not.toContain("Ada");
});

test.each(EVERY)("%s is the same for the same record", (_, open) => {
  expect(print(open())).toBe(print(open()));
});

test("every line of a table cites words, and none is run as a formula", () => {
  const lines = print(incidentTable(SETTING)).trimEnd().split("\r\n").slice(1);
  expect(lines).toHaveLength(3);
  for (const line of lines) expect(line).toMatch(/“[^”]+” \[\d+-\d+\]/);
  expect(print(claimTable())).not.toMatch(/(?:^|,)=/m);
});

test("an assessment of people stands with its organisation and its number", () => {
  const [, line = ""] = print(assessmentTable(SETTING)).split("\r\n");
  expect(line).toContain("possible-non-compliance,Two saw it,,Valley Watch,2025-03-09T10:00:00Z,7");
});

test("GeoJSON draws no point for a country, and reads back", () => {
  const { features } = JSON.parse(print(geoJsonExport(SETTING))) as {
    features: { geometry: unknown; properties: { place: string | null; citations: { words: string }[] } }[];
  };
  const at = (place: string) => features.find(({ properties }) => properties.place === place);
  expect(at("Gao")?.geometry).toMatchObject({ type: "Point" });
  expect(at("Mali")?.geometry).toBeNull();
  for (const { properties } of features) expect(properties.citations.length).toBeGreaterThan(0);
});

test("JSON Lines have each article before the incident that cites it, and every citation holds", () => {
  const lines = print(recordLines(SETTING))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as RecordLine);
  expect(lines[0]).toMatchObject({ kind: "record", format: "tocsin-record", version: 1 });
  const texts = new Map<string, string>();
  for (const line of lines) {
    if (line.kind === "article") texts.set(line.article.id, line.article.text);
    if (line.kind !== "incident") continue;
    for (const { citation } of line.incident.reports.flatMap(({ claims }) => claims)) {
      expect(texts.get(citation.article)?.slice(citation.span.start, citation.span.end)).toBe(citation.exact);
    }
  }
  expect(texts.size).toBe(3);
});

test("ACLED's columns: statements are left out, unknown dead are empty, a country has no point", () => {
  const printer = acledTable(SETTING);
  const rows = exported().map((one) => printer.next(one));
  expect(rows.filter((row) => row === null)).toHaveLength(1);
  const columns = printer.head().trimEnd().split(",");
  const cells = (event: string) => {
    const row = rows.find((each) => each?.includes(event)) ?? "";
    const values = row.trimEnd().match(/(?:"(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? [];
    return Object.fromEntries(columns.map((column, i) => [column, values[i]?.replace(/,$/, "")]));
  };
  expect(cells("Shelling/artillery")).toMatchObject({
    event_date: "2025-03-03",
    time_precision: "1",
    geo_precision: "1",
    country: "Mali",
    iso: "466",
    fatalities: "4",
  });
  expect(cells("attacked a patrol")).toMatchObject({ fatalities: "", latitude: "", longitude: "", geo_precision: "" });
});

test("what was asked for is said: a part must not pass for the whole", () => {
  const { statement } = SETTING;
  expect(statementWords(statement)).toBe(
    "Rests on 3 articles of 2 publishers, the latest of 2025-03-04. What nobody we read reports is not here.",
  );
  const asked = { country: "MLI", type: ["ASSAULT", "COERCE"] };
  const part = { ...statement, articles: 1, pending: 1, asKnownOn: "2025-03-04", asked };
  expect(statementWords(part)).toBe(
    "Rests on 1 article of 2 publishers, the latest of 2025-03-04, 1 page taken in but not read yet, " +
      "as known at the end of 2025-03-04, narrowed to country MLI; type ASSAULT, COERCE. " +
      "What nobody we read reports is not here.",
  );
});

test("a region has no point in any format: its middle is no place where anything happened", () => {
  const [gao] = exported();
  const place = gao?.dossier.incident.place;
  if (gao === undefined || place == null) throw new Error("The first incident has no place");
  const incident = { ...gao.dossier.incident, place: { ...place, precision: "region" as const } };
  const wide: Exported = { ...gao, dossier: { ...gao.dossier, incident } };
  expect(print(geoJsonExport(SETTING), [wide])).toContain('"geometry":null');
  expect(print(stixBundle(SETTING), [wide])).not.toContain("latitude");
  const { latitude } = place.place ?? { latitude: 0 };
  expect(print(acledTable(SETTING), [gao])).toContain(`,${latitude},`);
  expect(print(acledTable(SETTING), [wide])).not.toContain(`,${latitude},`);
  // One place that is told exactly and roughly is two locations.
  const { objects } = JSON.parse(print(stixBundle(SETTING), [gao, wide])) as { objects: readonly Stix[] };
  expect(objects.filter(({ type }) => type === "location").map((one) => one["precision"])).toEqual([1000, undefined]);
});

test("what is marked stays with those who may see it", () => {
  const [marked] = exported("RED");
  expect(marked?.dossier.marking).toBe("RED");
  expect(isShareable("RED", "AMBER+STRICT")).toBe(false);
  expect(isShareable("GREEN", "GREEN")).toBe(true);
  expect(isShareable(null, "CLEAR")).toBe(true);
});

// ---------------------------------------------------------------- STIX 2.1

interface Stix {
  readonly type: string;
  readonly id: string;
  readonly spec_version?: string;
  readonly created?: string;
  readonly modified?: string;
  readonly [property: string]: unknown;
}

/** What the specification asks of each type beyond the common properties (STIX 2.1, section 4, 5 and 7.2). */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  identity: ["name"],
  incident: ["name"],
  location: [],
  note: ["content", "object_refs"],
  relationship: ["relationship_type", "source_ref", "target_ref"],
  "marking-definition": [],
};

const ID = /^([a-z][a-z0-9-]+)--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

test.each([null, "RED"] as const)("a bundle keeps to STIX 2.1 (marked %s)", (marking) => {
  const bundle = JSON.parse(print(stixBundle(SETTING), exported(marking))) as Stix & { objects: readonly Stix[] };
  expect(bundle.type).toBe("bundle");
  expect(bundle.id).toMatch(ID);
  const ids = new Set(bundle.objects.map(({ id }) => id));
  expect(ids.size).toBe(bundle.objects.length);
  for (const object of bundle.objects) {
    const required = REQUIRED[object.type];
    expect(required, `${object.type} is no type that we write`).toBeDefined();
    for (const property of required ?? []) expect(object[property], `${object.id} ${property}`).toBeTruthy();
    expect(ID.exec(object.id)?.[1]).toBe(object.type);
    expect(object.spec_version).toBe("2.1");
    expect(object.created).toMatch(TIMESTAMP);
    if (object.type !== "marking-definition") {
      expect(object.modified).toMatch(TIMESTAMP);
      expect((object.created ?? "") <= (object.modified ?? "")).toBe(true);
    }
    for (const ref of refsOf(object)) expect(ids, `${object.id} refers to ${ref}`).toContain(ref);
    if (object.type === "location") {
      expect(object["country"] ?? object["latitude"]).toBeDefined();
      expect(object["latitude"] === undefined).toBe(object["longitude"] === undefined);
      if (object["precision"] !== undefined) expect(object["latitude"]).toBeDefined();
    }
  }
  expect(bundle.objects.filter(({ type }) => type === "incident")).toHaveLength(3);
});

function refsOf(object: Stix): readonly string[] {
  return Object.entries(object).flatMap(([key, value]) => {
    if (key.endsWith("_ref")) return [String(value)];
    return key.endsWith("_refs") ? (value as readonly string[]) : [];
  });
}

test("a later bundle has the same ids", () => {
  const ids = (madeAt: string) => {
    const setting = { ...SETTING, statement: { ...SETTING.statement, madeAt } };
    const { objects } = JSON.parse(print(stixBundle(setting))) as { objects: readonly Stix[] };
    return objects.map(({ id, created }) => `${id} ${created}`);
  };
  expect(ids("2025-04-01T00:00:00Z")).toEqual(ids("2025-05-01T00:00:00Z"));
});
