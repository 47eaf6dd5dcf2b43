import { describe, expect, test } from "vitest";
import { loadAgreements } from "../../src/knowledge/agreements.ts";
import { match } from "../../src/match/match.ts";
import type { Participant } from "../../src/model.ts";
import { IDF, incident, known, RUSSIA, type Scene, town } from "./scene.ts";

const AGREEMENTS = loadAgreements();

/** What an incident is set against among all the agreements that we ship: each duty and the value, in order. */
function against(scene: Scene): readonly string[] {
  return match(incident(scene), AGREEMENTS)
    .map(({ obligation, value }) => `${obligation.replace("obligation:", "")} ${value}`)
    .sort();
}

/** The agreements alone. */
function texts(scene: Scene): readonly string[] {
  return [...new Set(against(scene).map((line) => line.slice(0, line.indexOf("/"))))];
}

const UKRAINE = known("actor:ukrainian-armed-forces", "Armed Forces of Ukraine", "UKR", "MIL");
const RUSSIAN_ARMY = known("actor:russian-armed-forces", "Russian Armed Forces", "RUS", "MIL");
const FORMATIONS = known("actor:donbas-armed-formations", "Armed formations", "UKR", "REB");
const RSF = known("actor:rsf", "Rapid Support Forces", "SDN", "REB");
const SAF = known("actor:saf", "Sudanese Armed Forces", "SDN", "MIL");
const M23 = known("actor:m23", "March 23 Movement", "COD", "REB");
const ADF = known("actor:adf", "Allied Democratic Forces", "COD", "REB");
const FARDC = known("actor:fardc", "Congolese army", "COD", "MIL");
const HOUTHIS = known("actor:houthis", "Ansar Allah", "YEM", "REB");
const HAMAS = known("actor:hamas", "Hamas", "PSE", "REB");
const US_MILITARY = known("actor:us-military", "United States military", "USA", "MIL");
const USA = known("actor:country/USA", "United States", "USA", "GOV");
const IRAN = known("actor:country/IRN", "Iran", "IRN", "GOV");
const FRANCE = known("actor:country/FRA", "France", "FRA", "GOV");
const ELN = known("actor:eln", "National Liberation Army (Colombia)", "COL", "REB");
const COLOMBIA = known("actor:country/COL", "Colombia", "COL", "GOV");
const SDF = known("actor:sdf", "Syrian Democratic Forces", "SYR", "REB");
const SYRIA_GOV = known("actor:country/SYR", "Syria", "SYR", "GOV");

const AVDIIVKA = town("Avdiivka", 37.75, 48.14, "UKR");
const KHARKIV = town("Kharkiv", 36.23, 49.99, "UKR");
const KHARTOUM = town("Khartoum", 32.53, 15.59, "SDN");
const GOMA = town("Goma", 29.22, -1.66, "COD");
const BENI = town("Beni", 29.47, 0.49, "COD");
const HODEIDAH = town("Hodeidah", 42.95, 14.8, "YEM");
const GAZA_CITY = town("Gaza City", 34.46, 31.5, "PSE");
const ISFAHAN = town("Isfahan", 51.67, 32.65, "IRN");
const HASAKAH = town("Hasakah", 40.74, 36.5, "SYR");

function attack(by: Participant, on: Participant | null, place: Scene["place"], day: string, mode = "heavy-weapons") {
  const scene: Scene = { type: "ASSAULT", mode, actors: [by], recipients: on === null ? [] : [on], day };
  return { ...scene, place: place ?? null, published: day };
}

describe("an attack is set against the text of its days and place", () => {
  test.each<[string, Scene, readonly string[]]>([
    ["Avdiivka in 2018", attack(FORMATIONS, UKRAINE, AVDIIVKA, "2018-06-01"), ["minsk-2015"]],
    ["Avdiivka in 2021", attack(UKRAINE, FORMATIONS, AVDIIVKA, "2021-03-01"), ["minsk-2015", "minsk-measures-2020"]],
    ["Avdiivka in 2023", attack(RUSSIAN_ARMY, UKRAINE, AVDIIVKA, "2023-11-01"), []],
    ["Kharkiv in 2026", attack(RUSSIAN_ARMY, UKRAINE, KHARKIV, "2026-05-01"), []],
    ["Kharkiv in 2018", attack(FORMATIONS, UKRAINE, KHARKIV, "2018-06-01"), []],
    ["Khartoum in the truce", attack(RSF, SAF, KHARTOUM, "2023-05-25"), ["jeddah-2023", "jeddah-declaration-2023"]],
    ["Khartoum a year later", attack(RSF, SAF, KHARTOUM, "2024-05-25"), ["jeddah-declaration-2023"]],
    ["Khartoum before", attack(RSF, SAF, KHARTOUM, "2023-04-20"), []],
    ["Goma, M23", attack(M23, FARDC, GOMA, "2025-12-01"), ["drc-m23-2025"]],
    ["Beni, another group", attack(ADF, null, BENI, "2025-12-01"), []],
    ["Hodeidah in 2019", attack(HOUTHIS, null, HODEIDAH, "2019-05-01"), ["hodeidah-2018"]],
    ["Hodeidah in the truce", attack(HOUTHIS, null, HODEIDAH, "2022-05-01"), ["hodeidah-2018", "yemen-truce-2022"]],
    ["Gaza in February 2025", attack(IDF, HAMAS, GAZA_CITY, "2025-02-05", "aerial"), ["gaza-january-2025"]],
    ["Gaza in the summer of 2025", attack(IDF, HAMAS, GAZA_CITY, "2025-07-05", "aerial"), []],
    ["Gaza in December 2025", attack(IDF, HAMAS, GAZA_CITY, "2025-12-05", "aerial"), ["gaza-2025"]],
    ["Isfahan in May 2026", attack(US_MILITARY, IRAN, ISFAHAN, "2026-05-05", "aerial"), ["iran-us-2026"]],
    ["Isfahan in July 2026", attack(US_MILITARY, IRAN, ISFAHAN, "2026-07-05", "aerial"), ["islamabad-2026"]],
    [
      "Hasakah in February 2026",
      attack(SYRIA_GOV, SDF, HASAKAH, "2026-02-10"),
      ["syria-sdf-2026", "syria-sdf-january-2026"],
    ],
    ["Hasakah in the summer of 2025", attack(SYRIA_GOV, SDF, HASAKAH, "2025-08-10"), ["syria-sdf-2025"]],
    ["the ELN in 2023", attack(ELN, COLOMBIA, null, "2023-10-10"), ["colombia-eln-2023"]],
    ["the ELN in 2025", attack(ELN, COLOMBIA, null, "2025-03-10"), []],
  ])("%s", (_, scene, expected) => {
    expect(texts(scene)).toEqual(expected);
  });
});

describe("a day on which nobody agrees whether it held", () => {
  const KYIV = known("actor:ukrenergo", "Ukrenergo", "UKR", "BUS");
  const struck = (day: string): Scene => attack(RUSSIAN_ARMY, KYIV, KHARKIV, day, "drone");

  test("an energy strike between the day that one side names and the other's is possible, never likely", () => {
    expect(against(struck("2025-03-20"))).toEqual(["ukraine-energy-2025/operators possible-non-compliance"]);
  });
  test("and none is set against it when the month is long over", () => {
    expect(against(struck("2025-09-20"))).toEqual([]);
  });
});

describe("a meeting is set against a duty to talk", () => {
  const meeting = (actors: readonly Participant[], recipients: readonly Participant[]): Scene => ({
    type: "CONSULT",
    actors,
    recipients,
    day: "2026-05-12",
    published: "2026-05-12",
  });
  test("when it is between those who owe it", () => {
    expect(against(meeting([USA], [IRAN]))).toEqual(["iran-us-2026/talks consistent"]);
    expect(against(meeting([USA, IRAN], []))).toEqual(["iran-us-2026/talks consistent"]);
  });
  test("and not when one of them meets somebody else", () => {
    expect(against(meeting([USA], [FRANCE]))).toEqual([]);
    expect(against(meeting([RUSSIA], [FRANCE]))).toEqual([]);
    expect(against(meeting([COLOMBIA], []))).toEqual([]);
  });
});

test("a meeting of years later does not answer a duty that had its day", () => {
  const meeting = (day: string): Scene => ({
    type: "CONSULT",
    mode: null,
    actors: [IRAN, RUSSIA],
    recipients: [],
    day,
    place: null,
    published: day,
  });
  expect(against(meeting("2017-05-20"))).toContain("astana-2017/maps consistent");
  expect(against(meeting("2024-11-29")).filter((line) => line.startsWith("astana-2017/maps"))).toEqual([]);
});
