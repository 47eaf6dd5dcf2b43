import { booleanPointInPolygon } from "@turf/boolean-point-in-polygon";
import { describe, expect, test } from "vitest";
import { loadActors } from "../../src/knowledge/actors.ts";
import { loadAgreements } from "../../src/knowledge/agreements.ts";
import type { ActorId, Agreement, Ring, Zone } from "../../src/model.ts";

const AGREEMENTS = loadAgreements();
const ZONES = AGREEMENTS.flatMap(({ zones }) => zones);
const DUTIES = AGREEMENTS.flatMap((agreement) => agreement.obligations.map((duty) => ({ agreement, duty })));

describe("every actor that an agreement names", () => {
  const known = new Set<ActorId>(loadActors().actors.map(({ id }) => id));

  test("is one that we list, or a country with a sector at most", () => {
    const named = AGREEMENTS.flatMap((agreement) => [
      ...agreement.roles.map(({ actor }) => actor),
      ...agreement.bodies.flatMap(({ actor }) => (actor === null ? [] : [actor])),
      ...agreement.obligations.flatMap(({ dutyHolders, beneficiaries, exceptions }) => [
        ...dutyHolders,
        ...beneficiaries,
        ...exceptions.flatMap(({ actors }) => actors),
      ]),
    ]);
    const lost = named.filter((actor) => !known.has(actor) && !known.has(withoutSector(actor)));
    expect([...new Set(lost)]).toEqual([]);
  });

  test("gives every agreement a country that it is about", () => {
    const about = ({ roles }: Agreement) =>
      roles.some(({ actor, role }) => role !== "mediator" && role !== "monitor" && actor.startsWith("actor:country/"));
    expect(AGREEMENTS.filter((agreement) => !about(agreement)).map(({ id }) => id)).toEqual([]);
  });
});

function withoutSector(actor: ActorId): ActorId {
  return actor.replace(/^(actor:country\/[A-Z]{3})\/[A-Z]{3}$/, "$1") as ActorId;
}

describe("what an agreement says of time", () => {
  test("no duty is due before it begins", () => {
    const wrong = DUTIES.filter(({ agreement, duty }) => {
      const begins = duty.from ?? agreement.effective[0]?.from ?? agreement.signed;
      return duty.deadline !== null && begins !== null && duty.deadline.day < begins;
    });
    expect(wrong.map(({ duty }) => duty.id)).toEqual([]);
  });

  test("nothing ends before it begins, and starts and statements come in the order of their days", () => {
    const inOrder = (days: readonly string[]) => days.every((day, i) => i === 0 || (days[i - 1] ?? "") <= day);
    const wrong = AGREEMENTS.filter(
      ({ effective, ends, lifecycle, bodies, roles }) =>
        !inOrder(effective.map(({ from }) => from)) ||
        !inOrder(lifecycle.map(({ from }) => from)) ||
        (ends !== null && ends < (effective[0]?.from ?? "")) ||
        [...bodies, ...roles].some(({ from, to }) => from !== null && to !== null && to < from),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test("an agreement whose own last day has come says who prolonged it or what became of it", () => {
    const silent = AGREEMENTS.filter(
      ({ ends, lifecycle }) =>
        ends !== null && !lifecycle.some(({ from, state }) => from >= ends || state === "extended"),
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  test("whoever replaces an agreement begins after it", () => {
    const starts = new Map(AGREEMENTS.map(({ id, effective }) => [id, effective[0]?.from ?? ""]));
    const wrong = AGREEMENTS.filter(({ id, supersedes }) =>
      supersedes.some((old) => (starts.get(old) ?? "") >= (starts.get(id) ?? "")),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

describe("what an agreement owes in numbers", () => {
  test("is counted in things, not in words like 'many', and in amounts somebody could count", () => {
    const wrong = DUTIES.filter(
      ({ duty }) =>
        duty.quota !== null &&
        (!/^[a-z][a-z ]+$/.test(duty.quota.unit) || duty.quota.amount > 1_000_000 || duty.action !== "do"),
    );
    expect(wrong.map(({ duty }) => duty.id)).toEqual([]);
  });

  test.each([
    ["yemen-truce-2022/fuel-ships", 18, "fuel ships", "in-all"],
    ["yemen-truce-2022/flights", 2, "commercial flights", "week"],
    ["gaza-january-2025/aid", 600, "trucks", "day"],
    ["gaza-january-2025/fuel", 50, "trucks of fuel", "day"],
    ["gaza-january-2025/hostages", 33, "hostages", "in-all"],
    ["gaza-2025/aid", 600, "trucks", "day"],
    ["thailand-cambodia-2025/release", 18, "captive soldiers", "in-all"],
  ])("%s: %d %s, %s", (id, amount, unit, per) => {
    const found = DUTIES.find(({ duty }) => duty.id === `obligation:${id}`);
    expect(found?.duty.quota).toEqual({ amount, unit, per });
  });
});

describe("what an agreement rests on", () => {
  test("every source is a link, a document's number or says what it is", () => {
    const sources = AGREEMENTS.flatMap((agreement) => [
      ...agreement.sources,
      ...[...agreement.effective, ...agreement.lifecycle, ...agreement.bodies].map(({ source }) => source),
      ...agreement.zones.flatMap(({ versions }) => versions.map(({ source }) => source)),
    ]);
    const poor = sources.filter((source) => !/^https?:\/\/[^\s]+$/.test(source) && source.length < 20);
    expect(poor.filter((source) => !source.startsWith("UN document "))).toEqual([]);
  });

  test("texts can be read somewhere", () => {
    const links = AGREEMENTS.flatMap(({ texts }) => texts.map(({ url }) => url));
    expect(links.filter((url) => !/^https?:\/\/[^\s]+$/.test(url))).toEqual([]);
  });

  test("our own words pass no judgement", () => {
    const words = AGREEMENTS.flatMap((agreement) => [
      ...agreement.obligations.flatMap(({ summary, conditions, exceptions }) => [
        summary,
        ...conditions,
        ...exceptions.map((one) => one.summary),
      ]),
      ...agreement.bodies.map(({ task }) => task),
    ]);
    expect(words.filter((text) => /\b(?:violat|breach|regime|militant)/i.test(text))).toEqual([]);
  });
});

/** A town that lies inside each zone, and one that lies outside, as [longitude, latitude]. */
const TOWNS: Readonly<Record<string, readonly [Town, Town]>> = {
  "astana-2017/north": [
    ["Idlib", 36.63, 35.93],
    ["Latakia", 35.78, 35.52],
  ],
  "astana-2017/homs": [
    ["Rastan", 36.73, 34.93],
    ["Homs", 36.72, 34.73],
  ],
  "astana-2017/eastern-ghouta": [
    ["Douma", 36.4, 33.57],
    ["Darayya", 36.24, 33.46],
  ],
  "astana-2017/south": [
    ["Daraa", 36.1, 32.62],
    ["Suwayda", 36.57, 32.71],
  ],
  "idlib-2018/idlib-area": [
    ["Maarrat al-Numan", 36.68, 35.64],
    ["Hama", 36.75, 35.13],
  ],
  "idlib-2018/demilitarised": [
    ["Saraqib", 36.8, 35.86],
    ["Idlib", 36.63, 35.93],
  ],
  "idlib-2020/idlib-area": [
    ["Ariha", 36.61, 35.81],
    ["Homs", 36.72, 34.73],
  ],
  "idlib-2020/m4-corridor": [
    ["Ariha", 36.61, 35.81],
    ["Idlib", 36.63, 35.93],
  ],
  "lebanon-2024/lebanon": [
    ["Beirut", 35.5, 33.89],
    ["Damascus", 36.29, 33.51],
  ],
  "lebanon-2024/south-litani": [
    ["Bint Jbeil", 35.43, 33.12],
    ["Sidon", 35.37, 33.56],
  ],
  "lebanon-2024/israel": [
    ["Haifa", 35.0, 32.8],
    ["Tyre", 35.2, 33.27],
  ],
  "unscr-1701/lebanon": [
    ["Tripoli", 35.84, 34.43],
    ["Haifa", 35.0, 32.8],
  ],
  "unscr-1701/south-litani": [
    ["Khiam", 35.61, 33.33],
    ["Jezzine", 35.58, 33.54],
  ],
  "unscr-1701/israel": [
    ["Kiryat Shmona", 35.57, 33.21],
    ["Beirut", 35.5, 33.89],
  ],
  "disengagement-1974/separation": [
    ["Quneitra", 35.82, 33.12],
    ["Nawa", 36.04, 32.89],
  ],
  "gaza-2025/gaza-strip": [
    ["Khan Younis", 34.3, 31.34],
    ["Sderot", 34.6, 31.52],
  ],
  "thailand-cambodia-2025/border-provinces": [
    ["Samraong", 103.52, 14.18],
    ["Bangkok", 100.5, 13.75],
  ],
  "minsk-2015/donetsk-luhansk": [
    ["Debaltseve", 38.44, 48.34],
    ["Kharkiv", 36.23, 49.99],
  ],
  "minsk-2015/withdrawal-50-government": [
    ["Avdiivka", 37.75, 48.14],
    ["Kramatorsk", 37.58, 48.72],
  ],
  "minsk-2015/withdrawal-70-government": [
    ["Bakhmut", 38.0, 48.6],
    ["Dnipro", 35.05, 48.46],
  ],
  "minsk-2015/withdrawal-140-government": [
    ["Kramatorsk", 37.58, 48.72],
    ["Kharkiv", 36.23, 49.99],
  ],
  "minsk-2015/withdrawal-50-formations": [
    ["Donetsk", 37.8, 48.0],
    ["Mariupol", 37.55, 47.1],
  ],
  "minsk-2015/withdrawal-70-formations": [
    ["Luhansk", 39.3, 48.57],
    ["Sievierodonetsk", 38.49, 48.95],
  ],
  "minsk-2015/withdrawal-140-formations": [
    ["Luhansk", 39.3, 48.57],
    ["Kramatorsk", 37.58, 48.72],
  ],
  "minsk-training-2016/security-zone": [
    ["Horlivka", 38.05, 48.31],
    ["Sloviansk", 37.61, 48.87],
  ],
  "minsk-measures-2020/donetsk-luhansk": [
    ["Luhansk", 39.3, 48.57],
    ["Dnipro", 35.05, 48.46],
  ],
  "hodeidah-2018/governorate": [
    ["Bayt al-Faqih", 43.32, 14.52],
    ["Sana'a", 44.21, 15.35],
  ],
  "hodeidah-2018/city-and-ports": [
    ["Hodeidah", 42.95, 14.8],
    ["Zabid", 43.32, 14.2],
  ],
  "yemen-truce-2022/yemen": [
    ["Marib", 45.33, 15.46],
    ["Jizan", 42.55, 16.89],
  ],
  "yemen-truce-2022/saudi-arabia": [
    ["Riyadh", 46.72, 24.69],
    ["Sana'a", 44.21, 15.35],
  ],
  "yemen-truce-2022/hodeidah-ports": [
    ["Salif", 42.68, 15.31],
    ["Mokha", 43.25, 13.32],
  ],
  "yemen-truce-2022/sanaa-airport": [
    ["Sana'a airport", 44.22, 15.48],
    ["Aden", 45.03, 12.79],
  ],
  "pretoria-2022/tigray": [
    ["Mekelle", 39.48, 13.5],
    ["Gondar", 37.47, 12.6],
  ],
  "nairobi-2022/tigray": [
    ["Shire", 38.28, 14.1],
    ["Asmara", 38.93, 15.33],
  ],
  "jeddah-2023/sudan": [
    ["Khartoum", 32.53, 15.59],
    ["N'Djamena", 15.04, 12.11],
  ],
  "jeddah-declaration-2023/sudan": [
    ["El Fasher", 25.35, 13.63],
    ["Juba", 31.58, 4.85],
  ],
  "drc-m23-2025/kivu": [
    ["Goma", 29.22, -1.66],
    ["Kisangani", 25.19, 0.52],
  ],
  "gaza-january-2025/gaza-strip": [
    ["Gaza City", 34.46, 31.5],
    ["Sderot", 34.6, 31.52],
  ],
  "gaza-january-2025/netzarim": [
    ["Mughraqa", 34.41, 31.47],
    ["Khan Younis", 34.3, 31.34],
  ],
  "gaza-january-2025/philadelphi": [
    ["Rafah crossing", 34.256, 31.247],
    ["Khan Younis", 34.3, 31.34],
  ],
  "syria-sdf-january-2026/raqqa-deir-ez-zor": [
    ["Raqqa", 39.01, 35.95],
    ["Hasakah", 40.74, 36.5],
  ],
  "syria-sdf-2026/north-east": [
    ["Qamishli", 41.22, 37.05],
    ["Raqqa", 39.01, 35.95],
  ],
  "syria-sdf-2026/hasakah-qamishli": [
    ["Hasakah", 40.74, 36.5],
    ["Kobani", 38.35, 36.89],
  ],
  "iran-us-2026/iran": [
    ["Tehran", 51.39, 35.69],
    ["Baghdad", 44.36, 33.31],
  ],
  "iran-us-2026/hormuz": [
    ["the strait's narrows", 56.4, 26.5],
    ["Doha", 51.53, 25.28],
  ],
  "islamabad-2026/iran": [
    ["Isfahan", 51.67, 32.65],
    ["Kabul", 69.17, 34.53],
  ],
  "islamabad-2026/hormuz": [
    ["off Qeshm", 56.27, 26.9],
    ["Manama", 50.58, 26.22],
  ],
  "black-sea-2025/black-sea": [
    ["Snake Island", 30.2, 45.26],
    ["Odesa", 30.72, 46.48],
  ],
  "south-sudan-2018/south-sudan": [
    ["Malakal", 31.66, 9.53],
    ["Gambela", 34.59, 8.25],
  ],
  "libya-2020/libya": [
    ["Sabha", 14.43, 27.04],
    ["Tunis", 10.18, 36.8],
  ],
  "karabakh-2020/conflict-zone": [
    ["Stepanakert", 46.75, 39.82],
    ["Ganja", 46.36, 40.68],
  ],
  "karabakh-2020/lachin-corridor": [
    ["Lachin", 46.55, 39.64],
    ["Goris", 46.34, 39.51],
  ],
  "lebanon-april-2026/lebanon": [
    ["Baalbek", 36.21, 34.0],
    ["Damascus", 36.29, 33.51],
  ],
  "lebanon-april-2026/south-litani": [
    ["Marjayoun", 35.59, 33.36],
    ["Sidon", 35.37, 33.56],
  ],
  "lebanon-april-2026/israel": [
    ["Nahariya", 35.1, 33.0],
    ["Tyre", 35.2, 33.27],
  ],
  "lebanon-framework-2026/lebanon": [
    ["Zahle", 35.9, 33.85],
    ["Homs", 36.72, 34.73],
  ],
  "kuala-lumpur-2025/border-provinces": [
    ["Si Sa Ket", 104.32, 15.12],
    ["Phnom Penh", 104.92, 11.56],
  ],
};

type Town = readonly [name: string, longitude: number, latitude: number];

describe("the zones", () => {
  test("all have a town inside and one outside to be tried by", () => {
    expect(ZONES.map(({ id }) => id.replace("zone:", "")).filter((id) => TOWNS[id] === undefined)).toEqual([]);
  });

  test.each(Object.entries(TOWNS))("%s holds its town and not the other", (id, [inside, outside]) => {
    const zone = ZONES.find((one) => one.id === `zone:${id}`);
    expect([inside[0], zone !== undefined && holds(zone, inside)]).toEqual([inside[0], true]);
    expect([outside[0], zone !== undefined && holds(zone, outside)]).toEqual([outside[0], false]);
  });

  test("have outlines that do not cross themselves", () => {
    const crossing = ZONES.filter((zone) => ringsOf(zone).some(crossesItself));
    expect(crossing.map(({ id }) => id)).toEqual([]);
  });

  test.each([
    ["lebanon-2024/lebanon", 10_452],
    ["gaza-2025/gaza-strip", 365],
    ["jeddah-2023/sudan", 1_886_068],
    ["south-sudan-2018/south-sudan", 644_329],
    ["libya-2020/libya", 1_759_540],
    ["islamabad-2026/iran", 1_648_195],
    ["yemen-truce-2022/yemen", 527_968],
    ["yemen-truce-2022/saudi-arabia", 2_149_690],
    ["minsk-2015/donetsk-luhansk", 53_201],
    ["pretoria-2022/tigray", 50_079],
    ["drc-m23-2025/kivu", 124_553],
    ["syria-sdf-january-2026/raqqa-deir-ez-zor", 52_676],
    ["karabakh-2020/conflict-zone", 11_458],
  ])("%s is about as large as public figures say: %d km²", (id, km2) => {
    const zone = ZONES.find((one) => one.id === `zone:${id}`);
    const drawn = zone === undefined ? 0 : ringsOf(zone).reduce((sum, ring) => sum + areaKm2(ring), 0);
    expect(drawn / km2).toBeGreaterThan(0.8);
    expect(drawn / km2).toBeLessThan(1.15);
  });

  test("trust no line more than its kind allows", () => {
    const bold = ZONES.flatMap(({ id, versions }) =>
      versions.filter(({ basis, precisionKm }) => basis === "analyst" && precisionKm < 2).map(() => id),
    );
    expect(bold).toEqual([]);
  });
});

function ringsOf({ versions }: Zone): readonly Ring[] {
  return versions.flatMap(({ polygons }) => polygons);
}

function holds(zone: Zone, [, longitude, latitude]: Town): boolean {
  return ringsOf(zone).some((ring) =>
    booleanPointInPolygon([longitude, latitude], { type: "Polygon", coordinates: [ring.map(([x, y]) => [x, y])] }),
  );
}

const KM_PER_DEGREE = 111.32;

/** The area of a ring on a plane laid at its middle latitude. */
function areaKm2(ring: Ring): number {
  const middle = ring.reduce((sum, [, y]) => sum + y, 0) / ring.length;
  const twice = ring.slice(1).reduce((sum, [x, y], i) => {
    const [fromX, fromY] = ring[i] ?? [x, y];
    return sum + fromX * y - x * fromY;
  }, 0);
  return (Math.abs(twice) / 2) * KM_PER_DEGREE ** 2 * Math.cos((middle * Math.PI) / 180);
}

type Position = Ring[number];

function crossesItself(ring: Ring): boolean {
  const edges = ring.slice(1).map((to, i): readonly [Position, Position] => [ring[i] ?? to, to]);
  return edges.some(([a, b], i) =>
    edges.slice(i + 2).some(([c, d], k) => !(i === 0 && i + 2 + k === edges.length - 1) && cross(a, b, c, d)),
  );
}

/** Whether two stretches meet at a point that is an end of neither. */
function cross(a: Position, b: Position, c: Position, d: Position): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function side(from: Position, to: Position, point: Position): number {
  return Math.sign((to[0] - from[0]) * (point[1] - from[1]) - (to[1] - from[1]) * (point[0] - from[0]));
}
