import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { firstPrinted, isSaidToHaveHappened, mayLieOn } from "../../src/happening.ts";
import { incidentIdOf, speakableCode } from "../../src/ids.ts";
import type { Incident } from "../../src/model.ts";
import type { CountedAsked } from "../../src/store/counted.ts";
import type { AssessedIncident, IncidentFilter } from "../../src/store/incidents.ts";
import type { Lined, LineFilter, LineKey, LineStretch } from "../../src/store/lines.ts";
import type { Store } from "../../src/store/store.ts";
import { capture, digestBulletin, ingestBulletin, marksOf, publish } from "./bulletin.ts";
import { Folders } from "./folders.ts";
import { NO_POSTGRES, startPostgres } from "./postgres.ts";

// On a busy machine the first opening, which makes a database, alone takes half a minute.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** The same questions, to the embedded database and to a server. */
const postgres = await startPostgres();
const INDEXES = [
  { where: "the embedded database", server: null },
  ...(postgres === null ? [] : [{ where: "a PostgreSQL server", server: postgres }]),
];
const fingerprints = new Map<string, string>();

afterAll(() => postgres?.stop());

test.for(postgres === null ? [NO_POSTGRES] : [])("the same on a PostgreSQL server (%s)", (_, context) =>
  context.skip(),
);

describe.each(INDEXES)("$where", ({ where, server }) => {
  const folders = new Folders();
  let store: Store;

  beforeAll(async () => {
    store = server === null ? await folders.store() : await folders.storeOn(await server.freshDatabase());
    const lines = [
      "ASSAULT at Gao on 2025-03-10, 3 dead",
      "ASSAULT at Niamey on 2025-03-12",
      "ASSAULT at Suva on 2025-03-14",
      "ASSAULT at nowhere on an unknown day",
      "PROTEST at Mali on 2025-03-10",
      "PROTEST at Timbuktu on 2025-02-01",
    ];
    for (const [i, line] of lines.entries()) {
      const stated = { publisher: i % 2 === 0 ? "Radio Gao" : "Agence du Fleuve", published: `2025-03-${20 + i}` };
      const page = capture(line, `https://example.org/${i}`, stated);
      await store.addCapture(page).then(({ capture: recorded }) => ingestBulletin(recorded, store));
    }
  });

  afterAll(() => folders.remove());

  async function found(filter: IncidentFilter): Promise<readonly string[]> {
    return (await store.incidents(filter)).items.map(named);
  }

  /** The incidents with a report that meets one of a bulletin's. */
  async function near(text: string): Promise<readonly string[]> {
    return (await store.incidentsMarked(digestBulletin(capture(text)).reports.flatMap(marksOf))).map(named).sort();
  }

  test("incidents are listed newest first, by the day of printing where none is told", async () => {
    expect(await found({})).toEqual([
      "ASSAULT nowhere",
      "ASSAULT Suva",
      "ASSAULT Niamey",
      ...["ASSAULT Gao", "PROTEST Mali"]
        .sort(() => 0)
        .filter((name) => name === "ASSAULT Gao" || name === "PROTEST Mali"),
      "PROTEST Timbuktu",
    ]);
  });

  test("incidents are narrowed by type, country and days", async () => {
    expect(await found({ types: [] })).toEqual([]);
    expect(await found({ types: ["PROTEST", "ASSAULT"] })).toHaveLength(6);
    expect(await found({ types: ["PROTEST"] })).toEqual(["PROTEST Mali", "PROTEST Timbuktu"]);
    expect(await found({ country: "NER" })).toEqual(["ASSAULT Niamey"]);
    expect(await found({ country: "XXX" })).toEqual([]);
    expect(await found({ from: "2025-03-12" })).toEqual(["ASSAULT nowhere", "ASSAULT Suva", "ASSAULT Niamey"]);
    expect(await found({ from: "2025-03-24" })).toEqual([]);
    expect(await found({ from: "2025-03-16", to: "2025-03-20" })).toEqual(["ASSAULT nowhere"]);
    expect(await found({ from: "2025-03-16", to: "2025-03-19" })).toEqual([]);
    expect(await found({ to: "2025-03-01" })).toEqual(["PROTEST Timbuktu"]);
    expect(await found({ from: "2025-03-11", to: "2025-03-13", types: ["ASSAULT"] })).toEqual(["ASSAULT Niamey"]);
  });

  test("incidents are found by the words of their claims and the names of their places", async () => {
    expect(await found({ text: "3 dead" })).toEqual(["ASSAULT Gao"]);
    expect(await found({ text: "niamey" })).toEqual(["ASSAULT Niamey"]);
    expect(await found({ text: '"assault at suva"' })).toEqual(["ASSAULT Suva"]);
    expect(await found({ text: "protest -timbuktu" })).toEqual(["PROTEST Mali"]);
    expect(await found({ text: "earthquake" })).toEqual([]);
    expect(await found({ text: "  " })).toHaveLength(6);
  });

  test("odd searches find nothing and break nothing", async () => {
    for (const text of ["'", '"', "& | !", ":*", "\u0000", "\\", "((", "or or"]) {
      expect(await found({ text })).toBeInstanceOf(Array);
    }
  });

  test("incidents are found by agreement and by article", async () => {
    expect(await found({ agreement: "agreement:other" })).toEqual(["PROTEST Mali", "PROTEST Timbuktu"]);
    const { items } = await store.articles();
    const article = items.find(({ title }) => title.includes("Suva"));
    expect(article && (await found({ article: article.id }))).toEqual(["ASSAULT Suva"]);
  });

  test("a page of a list says how long the list is", async () => {
    const { items, total } = await store.incidents({ limit: 2, offset: 1 });
    expect(items.map(named)[0]).toBe("ASSAULT Suva");
    expect([items.length, total]).toEqual([2, 6]);
    expect(await store.incidents({ offset: 100 })).toEqual({ items: [], total: 6 });
  });

  test("an incident is found by its id and by its code", async () => {
    const { items } = await store.incidents({ country: "NER" });
    const [incident] = items;
    expect(await store.incident(incident?.id ?? "")).toEqual(incident);
    expect(await store.incident(incident?.code ?? "")).toEqual(incident);
    expect(incident?.code).toMatch(/^NER-/);
    expect(await store.incident("incident:none")).toBeNull();
  });

  test("articles are listed newest first and narrowed by publisher and day", async () => {
    const { items, total } = await store.articles();
    expect(total).toBe(6);
    expect(items.map(({ publishedAt }) => publishedAt)).toEqual(
      [25, 24, 23, 22, 21, 20].map((date) => `2025-03-${date}`),
    );
    expect(items[0]).not.toHaveProperty("text");
    expect((await store.articles({ publisher: "Radio Gao" })).total).toBe(3);
    expect((await store.articles({ from: "2025-03-21", to: "2025-03-22" })).total).toBe(2);
    expect(await store.article("article:none")).toBeNull();
    expect(await store.digest("article:none")).toBeNull();
  });

  test("the record says what it rests on", async () => {
    expect(await store.countries()).toEqual(["FJI", "MLI", "NER"]);
    const basis = { articles: 6, publishers: 2, undated: 0, lastPublished: "2025-03-25", pending: 0 };
    expect(await store.basis()).toEqual(basis);
  });

  test("assessments are found by incident and by agreement", async () => {
    const { items } = await store.incidents({ country: "NER" });
    const incident = items[0]?.id ?? "incident:none";
    expect(await store.assessments({ incident })).toMatchObject([{ incident, agreement: "agreement:truce" }]);
    expect(await store.assessments({ incident, agreement: "agreement:other" })).toEqual([]);
    expect(await store.assessments({ agreement: "agreement:truce" })).toHaveLength(4);
  });

  test("incidents are found by the marks of their reports, and by the reports themselves", async () => {
    expect(await near("ASSAULT at Gao on 2025-03-10")).toEqual(["ASSAULT Gao"]);
    expect(await near("ASSAULT at Gao on 2025-03-10\nPROTEST at Mali on 2025-03-10")).toEqual([
      "ASSAULT Gao",
      "PROTEST Mali",
    ]);
    expect(await near("THREATEN at Gao on 2025-03-10")).toEqual([]);
    expect(await store.incidentsMarked([])).toEqual([]);
    const { items } = await store.incidents({ country: "NER" });
    expect(await store.incidentsHolding(items.flatMap(({ reports }) => reports.map(({ id }) => id)))).toEqual(items);
    expect(await store.incidentsHolding(["report:none"])).toEqual([]);
    expect(await store.incidentsHolding([])).toEqual([]);
  });

  test("more marks than one statement takes are asked for in several", async () => {
    const many = Array.from({ length: 45_000 }, (_, i) => i + 5);
    const gao = digestBulletin(capture("ASSAULT at Gao on 2025-03-10")).reports.flatMap(marksOf);
    expect((await store.incidentsMarked([...many, ...gao])).map(named)).toContain("ASSAULT Gao");
  });

  describe("a code", () => {
    const code = async () => (await store.incidents({ country: "NER" })).items[0]?.code ?? "";

    test("finds its incident however it is typed", async () => {
      const said = await code();
      const [country = "", first = "", second = ""] = said.split("-");
      const misheard = `${first}${second}`.replaceAll("0", "o").replaceAll("1", "l");
      for (const typed of [
        said,
        said.toLowerCase(),
        `${first} ${second}`,
        misheard,
        ` ${country} ${first}${second} `,
      ]) {
        expect((await store.incident(typed))?.code).toBe(said);
      }
    });
    test("finds the incident also by the code that another of its reports would give", async () => {
      await publish(store, "AID at Niamey on 2025-03-01", "https://example.org/aid-1");
      const { reports } = (await store.incidents({ types: ["AID"] })).items[0] ?? { reports: [] };
      await publish(store, "AID at Niamey on 2025-03-02", "https://example.org/aid-2");
      const [grown] = (await store.incidents({ types: ["AID"] })).items;
      expect(grown?.reports).toHaveLength(reports.length + 1);
      for (const { id } of grown?.reports ?? []) {
        expect(await store.incident(speakableCode("NER", id))).toEqual(grown);
        expect(await store.incident(incidentIdOf(id))).toEqual(grown);
      }
    });
    test("that is none finds nothing", async () => {
      for (const typed of ["", "SYR", "SYR-", "SYR-000-UUU", "SYR-0000000", "%", "incident:"]) {
        expect(await store.incidentsCalled(typed)).toEqual([]);
      }
    });
  });

  test("volumes tell how much each publisher printed on each day, and how much of it names some places", async () => {
    const from = "2025-03-20";
    const asked = { from, to: "2025-03-25" };
    const volume = (day: string, publisher: string, about: number) => ({
      day,
      publisher,
      language: "en",
      articles: 1,
      about,
    });
    const [inMali, inFiji] = await store.volumes({ ...asked, about: [{ country: "MLI" }, { country: "FJI" }] });
    expect(inMali).toEqual([
      volume("2025-03-20", "Radio Gao", 1),
      volume("2025-03-21", "Agence du Fleuve", 0),
      volume("2025-03-22", "Radio Gao", 0),
      volume("2025-03-23", "Agence du Fleuve", 0),
      volume("2025-03-24", "Radio Gao", 1),
      volume("2025-03-25", "Agence du Fleuve", 1),
    ]);
    expect(inFiji?.map(({ about }) => about)).toEqual([0, 0, 1, 0, 0, 0]);
    const around = await store.placesWithin([-1, 16, 0, 17]);
    expect(around.map(({ name, wide }) => [name, wide])).toEqual([["Gao", false]]);
    const [ofGao, ofNone] = await store.volumes({
      ...asked,
      about: [{ places: around.map(({ id }) => id) }, { places: [] }],
    });
    expect(ofGao?.map(({ about }) => about)).toEqual([1, 0, 0, 0, 0, 0]);
    expect(ofNone?.map(({ articles, about }) => articles - about)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  test("volumes as known on a day leave out what was recorded later", async () => {
    const asked = { about: [{ country: "MLI" }], from: "2025-03-20", to: "2025-03-25" };
    expect((await store.volumes({ ...asked, knownOn: "2025-03-20" }))[0]).toHaveLength(6);
    expect(await store.volumes({ ...asked, knownOn: "2025-03-19" })).toEqual([[]]);
  });

  test("days of incidents are found by type, country and box", async () => {
    const days = { from: "2025-03-01", to: "2025-03-31" };
    const names = async (where: { within: [number, number, number, number] }) =>
      (await store.incidentDays({ ...days, types: ["ASSAULT", "PROTEST"], where })).map(({ place, first }) => [
        place?.name,
        first,
        place?.wide,
      ]);
    const [there, ...others] = await store.incidentDays({ ...days, types: ["ASSAULT"], where: { country: "NER" } });
    expect([there, others]).toMatchObject([{ first: "2025-03-12", last: "2025-03-12", place: null }, []]);
    expect(await names({ within: [-1, 16, 0, 17] })).toEqual([["Gao", "2025-03-10", false]]);
    expect(await names({ within: [-5, 16.9, -3.5, 17.1] })).toEqual([["Mali", "2025-03-10", true]]);
    expect(await store.incidentDays({ ...days, types: [], where: { country: "NER" } })).toEqual([]);
  });

  describe("lines", () => {
    const made = (incidents: readonly AssessedIncident[]) => Promise.resolve(incidents.map(linedOf));
    const part = { order: "day", after: null, limit: 50 } as const;
    const lines = async (filter: LineFilter) => {
      await store.lineUp(made);
      return (await store.lines(filter, part)).lines;
    };

    test("are made of every incident once, and anew of one that changes", async () => {
      const seen: string[] = [];
      const noting = (incidents: readonly AssessedIncident[]) => {
        seen.push(...incidents.map(({ incident }) => named(incident)));
        return made(incidents);
      };
      await store.lineUp(noting);
      expect(seen.sort()).toEqual((await found({ limit: 500 })).toSorted());
      await store.lineUp(noting);
      expect(seen).toHaveLength(new Set(seen).size);
      const { items } = await store.incidents({ types: ["PROTEST"], country: "MLI", limit: 1 });
      const [protest] = items;
      if (protest === undefined) throw new Error("There is no protest");
      seen.length = 0;
      await store.decide({ ...DECISION, about: protest.id });
      await store.lineUp(noting);
      expect(seen).toEqual([named(protest)]);
    });

    test("are narrowed by every facet, as incidents are by theirs", async () => {
      expect(await lines({})).toHaveLength((await found({ limit: 500 })).length);
      for (const filter of [
        { types: ["ASSAULT"] },
        { types: [] },
        { from: "2025-03-12" },
        { to: "2025-03-12", types: ["PROTEST"] },
        { text: "gao" },
      ] as const) {
        expect(await lines(filter)).toEqual(await found({ ...filter, limit: 500 }));
      }
      expect(await lines({ countries: ["NER", "FJI"], types: ["ASSAULT"] })).toEqual([
        "ASSAULT Suva",
        "ASSAULT Niamey",
      ]);
      expect(await lines({ within: [178, -19, -179, -17] })).toEqual(["ASSAULT Suva"]);
      expect(await lines({ within: [-1, 16, 1, 17] })).toEqual(expect.arrayContaining(["ASSAULT Gao"]));
      expect(await lines({ tags: [["place:Suva", "place:none"]] })).toEqual(["ASSAULT Suva"]);
      expect(await lines({ tags: [["place:Suva"], ["place:none"]] })).toEqual([]);
      expect(await lines({ independent: 2 })).toEqual([]);
      expect(await lines({ waits: true })).toEqual([]);
      expect(await store.countLines({ types: ["ASSAULT"] })).toBe((await lines({ types: ["ASSAULT"] })).length);
    });

    test("come in stretches that join without a gap", async () => {
      const whole = await lines({});
      for (const order of ["day", "new"] as const) {
        const read: string[] = [];
        for (let after: LineKey | null = null; ; ) {
          const stretch: LineStretch = await store.lines({}, { order, after, limit: 2 });
          read.push(...stretch.lines);
          if (stretch.next === null) break;
          after = stretch.next;
        }
        expect(read.toSorted()).toEqual(whole.toSorted());
        if (order === "day") expect(read).toEqual(whole);
      }
      expect(whole.at(0)).toBe("ASSAULT nowhere");
    });

    test("count who tells of them, and how often others bear it out", async () => {
      await store.lineUp(made);
      const total = await store.countLines({});
      expect(await store.borneOut()).toEqual([
        {
          kind: "publisher",
          name: "Valley Courier",
          told: total,
          corroborated: total - 1,
          contradicted: 0,
          accused: 0,
        },
      ]);
    });

    test("give dots, spots and a timeline", async () => {
      await store.lineUp(made);
      const { features, count } = await store.dots({ types: ["ASSAULT"] }, 2);
      expect([JSON.parse(`[${features}]`).length, count]).toEqual([2, 2]);
      const all = await lines({ types: ["ASSAULT"] });
      expect(await store.countLines({ types: ["ASSAULT"], placed: true })).toBe(all.length - 1);
      const spots = await store.spots({ types: ["ASSAULT"] });
      expect(spots.reduce((sum, one) => sum + one.count, 0)).toBe(all.length);
      expect(spots.filter(({ spot }) => spot === null).map((one) => one.count)).toEqual([1]);
      const { counts, spread, undated } = await store.timeline({ types: ["ASSAULT"], countries: ["FJI"] }, "week");
      expect({ counts, spread, undated }).toEqual({
        counts: [{ from: "2025-03-10", type: "ASSAULT", state: "reported", count: 1 }],
        spread: 0,
        undated: 0,
      });
      const byDay = await store.timeline({ types: ["ASSAULT"], from: "2025-03-20" }, "day");
      expect(byDay).toEqual({
        counts: [{ from: "2025-03-23", type: "ASSAULT", state: "reported", count: 1 }],
        spread: 0,
        undated: 1,
      });
    });
  });

  test("what series count is found by the same filters, by mode and by province", async () => {
    await store.lineUp((incidents) => Promise.resolve(incidents.map(linedOf)));
    const count = async (asked: CountedAsked) => (await store.counted(asked)).length;
    const filter = { types: ["ASSAULT"] } as const;
    const all = await store.counted({ filter });
    const happened = (await found({ types: ["ASSAULT"], limit: 500 })).length;
    expect(all.length).toBe(happened);
    expect(all.map(({ last }) => last ?? "9")).toEqual(all.map(({ last }) => last ?? "9").toSorted());
    expect(all[0]).toMatchObject({ type: "ASSAULT", reports: 1, deaths: { low: 1, high: 2 }, firstKnownAt: null });
    const modes = new Set(all.map(({ mode }) => mode).filter((mode) => mode !== null));
    for (const mode of modes) expect(await count({ filter, modes: [mode] })).toBeGreaterThan(0);
    expect(await count({ filter, modes: ["no such mode"] })).toBe(0);
    expect(await count({ filter, modes: [] })).toBe(0);
    const provinces = await store.provinces();
    expect(provinces.length).toBeGreaterThan(0);
    for (const province of provinces) {
      expect(await count({ filter: {}, province })).toBeGreaterThan(0);
      expect(await count({ filter: {}, province: { ...province, country: "XXX" } })).toBe(0);
    }
  });

  test("articles and claims are found by their words, newest first", async () => {
    const heads = await store.articles({ text: "assault -niamey", to: "2025-03-24" });
    expect(heads.items.map(({ publishedAt }) => publishedAt)).toEqual(
      heads.items
        .map(({ publishedAt }) => publishedAt)
        .toSorted()
        .toReversed(),
    );
    expect(heads.total).toBe(3);
    const claims = await store.claims({ text: "suva", limit: 10, offset: 0 });
    expect(claims).toMatchObject({
      total: 1,
      items: [{ stance: "asserts", incident: expect.stringMatching(/^FJI-/) }],
    });
  });

  test("what is in the index does not depend on where it lives", async () => {
    fingerprints.set(where, await store.fingerprint());
    expect(new Set(fingerprints.values()).size).toBe(1);
  });
});

const DECISION = {
  by: { person: "A. Monitor", organisation: null },
  decision: { kind: "verification", state: "verified", evidence: [] },
  why: "Seen on site.",
  anchors: [],
  seen: null,
} as const;

function linedOf({ incident }: AssessedIncident): Lined {
  const { id, code, type, place, date } = incident;
  const where = place?.place ?? null;
  const days = mayLieOn(incident);
  return {
    id,
    code,
    type,
    country: where?.country ?? null,
    longitude: where?.longitude ?? null,
    latitude: where?.latitude ?? null,
    firstDay: days?.first ?? null,
    lastDay: days?.last ?? null,
    told: date !== null,
    state: incident.verification.state,
    independent: 1,
    firstKnownAt: null,
    waits: false,
    tags: where === null ? [] : [`place:${where.name}`],
    mode: incident.reports[0].mode,
    happened: isSaidToHaveHappened(incident),
    place: where?.name ?? "",
    admin1: where === null ? null : `${where.name} province`,
    precision: place?.precision ?? "unknown",
    printed: firstPrinted(incident),
    deaths: type === "ASSAULT" ? { low: 1, high: 2 } : null,
    line: named(incident),
    dot: where === null ? null : JSON.stringify({ name: where.name }),
    spot: where === null ? null : where.name,
    tellings: [
      { kind: "publisher", name: "Valley Courier", corroborated: where !== null, contradicted: false, accused: false },
    ],
  };
}

function named({ type, place }: Incident): string {
  return `${type} ${place?.citation.exact ?? "nowhere"}`;
}
