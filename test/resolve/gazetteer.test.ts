import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadGazetteer } from "../../src/knowledge/gazetteer.ts";
import type { Place } from "../../src/model.ts";
import { consonants, editDistance, foldName } from "../../src/resolve/folding.ts";
import { openGazetteer } from "../../src/resolve/gazetteer.ts";
import { type Entry, packGazetteer } from "../../training/gazetteer/pack.ts";

const gazetteer = loadGazetteer();

/** A name leads, among others, to a place of that country within 15 km of the point. */
function leads(name: string, country: string, latitude: number, longitude: number): void {
  test(`${name} is at ${latitude}, ${longitude}`, () => {
    expect(gazetteer.lookup(name).some((place) => isAt(place, country, latitude, longitude))).toBe(true);
  });
}

/** A spelling nobody lists leads to a place by its consonants, in a country that is known. */
function sounds(name: string, country: string, latitude: number, longitude: number): void {
  test(`${name} sounds like a place at ${latitude}, ${longitude}`, () => {
    expect(gazetteer.lookup(name)).toEqual([]);
    expect(gazetteer.similar(name, country).some((place) => isAt(place, country, latitude, longitude))).toBe(true);
  });
}

function isAt(place: Place, country: string, latitude: number, longitude: number): boolean {
  const north = (place.latitude - latitude) * 111;
  const east = (place.longitude - longitude) * 111 * Math.cos((latitude * Math.PI) / 180);
  return place.country === country && Math.hypot(north, east) < 15;
}

describe("names of places", () => {
  leads("Aleppo", "SYR", 36.2, 37.16);
  leads("Halab", "SYR", 36.2, 37.16);
  leads("حلب", "SYR", 36.2, 37.16);
  leads("Ma'arrat al-Nu'man", "SYR", 35.64, 36.67);
  leads("Khan Sheikhoun", "SYR", 35.44, 36.65);
  leads("KAFR NABL", "SYR", 35.61, 36.56);
  leads("Hodeidah", "YEM", 14.8, 42.95);
  leads("Al-Fashir", "SDN", 13.63, 25.35);
  leads("Zamzam camp", "SDN", 13.49, 25.31);
  leads("Дебальцево", "UKR", 48.34, 38.41);
  leads("Artemivsk", "UKR", 48.6, 38);
  leads("Khiam", "LBN", 33.33, 35.61);
  leads("Netzarim Corridor", "PSE", 31.47, 34.41);
  leads("Loikaw", "MMR", 19.68, 97.21);
  leads("Texas", "USA", 31.25, -99.25);
  leads("W.Va.", "USA", 38.5, -80.5);
});

describe("spellings nobody lists", () => {
  sounds("Khaan Shaykhoon", "SYR", 35.44, 36.65);
  sounds("Hudeyda", "YEM", 14.8, 42.95);
  sounds("Nabatiyeeh", "LBN", 33.38, 35.48);

  test("sound like places of the country asked for, and of no other", () => {
    expect(gazetteer.similar("Khaan Shaykhoon", "SYR").every((place) => place.country === "SYR")).toBe(true);
    expect(gazetteer.similar("Khaan Shaykhoon", "FRA")).toEqual([]);
  });
});

describe("what a place says of itself", () => {
  test("a country has its code, no division, and an id of its own", () => {
    const syria = gazetteer.place("place:iso/SYR");
    expect(syria).toMatchObject({ name: "Syria", country: "SYR", admin1: null, featureCode: "PCLI" });
  });

  test("a town has GeoNames' number, its country and its division", () => {
    expect(gazetteer.place("place:geonames/170063")).toMatchObject({
      name: "Aleppo",
      country: "SYR",
      admin1: "Aleppo",
    });
  });

  test("a sea lies in no country", () => {
    expect(gazetteer.lookup("Red Sea")[0]?.country).toBeNull();
  });

  test("an id that nobody gave leads nowhere", () => {
    expect(gazetteer.place("place:geonames/1")).toBeNull();
    expect(gazetteer.place("place:tocsin/atlantis")).toBeNull();
  });

  test("the place of an id is the place that a name led to", () => {
    for (const place of ["Idlib", "Kyiv", "Gaza", "Darfur"].flatMap((name) => gazetteer.lookup(name))) {
      expect(gazetteer.place(place.id)).toBe(place);
    }
  });
});

describe("odd names", () => {
  test("find nothing, quietly", () => {
    for (const name of ["", " ", "-", "'", "~~", "\u0000", "😀", "x".repeat(10_000)]) {
      expect(gazetteer.lookup(name)).toEqual([]);
      expect(gazetteer.similar(name, "SYR")).toEqual([]);
    }
  });

  test("of any letters are looked up without harm", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, country) => {
        expect(Array.isArray(gazetteer.lookup(name))).toBe(true);
        expect(gazetteer.similar(name, country).every((place) => place.country === country)).toBe(true);
      }),
    );
  });
});

function folds(name: string, key: string): void {
  test(`${name} folds to ${key}`, () => expect(foldName(name)).toBe(key));
}

describe("folding", () => {
  folds("Ma‘arrat an-Nu'mān", "maarrat an numan");
  folds("  São   Paulo ", "sao paulo");
  folds("W.Va.", "wva");
  folds("Łódź", "lodz");
  folds("İstanbul", "istanbul");

  test("romanisations of one name share their consonants, other names do not", () => {
    expect(consonants("khan sheikhoun")).toBe(consonants("khan shaykhun"));
    expect(consonants("al hudaydah")).toBe(consonants("hodeida"));
    expect(consonants("homs")).not.toBe(consonants("hama"));
  });

  test("the distance of two words is the same both ways, and none to itself", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, a)).toBe(0);
      }),
    );
  });
});

describe("a gazetteer file", () => {
  const village: Entry = {
    id: "place:tocsin/xx-onlyhere",
    names: ["Onlyhere", "Nur Hier"],
    primary: 1,
    latitude: -12.34567,
    longitude: 178.9,
    featureCode: "PPL",
    country: "FJI",
    admin1: "West",
    population: 42,
  };

  test("gives back what was packed", () => {
    const small = openGazetteer(packGazetteer([village]));
    expect(small.lookup("nur hier")).toEqual([
      {
        id: "place:tocsin/xx-onlyhere",
        name: "Onlyhere",
        latitude: -12.34567,
        longitude: 178.9,
        featureCode: "PPL",
        country: "FJI",
        admin1: "West",
        population: 42,
      },
    ]);
    expect(small.lookup("elsewhere")).toEqual([]);
  });

  test("puts places that bear the name first before those that merely answer to it", () => {
    const city = {
      ...village,
      id: "place:tocsin/xx-city" as const,
      names: ["City", "Onlyhere"],
      population: 9_000_000,
    };
    expect(
      openGazetteer(packGazetteer([city, village]))
        .lookup("Onlyhere")
        .map((place) => place.name),
    ).toEqual(["Onlyhere", "City"]);
  });

  test("opens from any place in memory", () => {
    const file = packGazetteer([village]);
    const shifted = new Uint8Array(file.length + 3);
    shifted.set(file, 3);
    expect(openGazetteer(shifted.subarray(3)).lookup("Onlyhere")).toHaveLength(1);
  });

  test("says so when it is none", () => {
    expect(() => openGazetteer(new Uint8Array(64))).toThrow(/no gazetteer/);
  });
});
