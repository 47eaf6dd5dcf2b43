import { describe, expect, test } from "vitest";
import { loadAgreements } from "../../src/knowledge/agreements.ts";
import { match } from "../../src/match/match.ts";
import type { Agreement, Assessment, Incident } from "../../src/model.ts";
import {
  ALEPPO,
  ARIHA,
  AROUND_ALEPPO,
  BAQAEI,
  DEIR_EZ_ZOR,
  DOUMA,
  described,
  GAO,
  HEZBOLLAH,
  HTS,
  IDF,
  IDLIB,
  ISLAMIC_STATE,
  incident,
  KHIAM,
  LEBANON,
  NAQOURA,
  RUSSIA,
  type Scene,
  SYRIA,
  SYRIAN_ARMY,
  TERRORISTS,
  town,
  UNIFIL,
} from "./scene.ts";

const AGREEMENTS = loadAgreements();

function agreement(id: string): Agreement {
  const found = AGREEMENTS.find((one) => one.id === `agreement:${id}`);
  if (found === undefined) throw new Error(`No agreement ${id}`);
  return found;
}

function assessment(of: Incident, duty: string): Assessment | undefined {
  return match(of, [agreement(duty.split("/")[0] ?? "")]).find(({ obligation }) => obligation === `obligation:${duty}`);
}

/** What an incident means for one duty, and which of the reasons asked for are missing; `null` when it is not reached. */
function meaning(of: Incident, duty: string, ...codes: readonly string[]): string | null {
  const found = assessment(of, duty);
  const given = [...(found?.reasonsFor ?? []), ...(found?.reasonsAgainst ?? [])].map(({ code }) => code);
  const missing = codes.filter((code) => !given.includes(code));
  return missing.length === 0 ? (found?.value ?? null) : `${found?.value}, without the reasons ${missing.join(", ")}`;
}

const ATTACK_IN_IDLIB: Scene = {
  type: "ASSAULT",
  actors: [TERRORISTS],
  place: IDLIB,
  day: "2024-11-27",
  said: [{ by: BAQAEI }],
};
const HOSTILITIES = "astana-2017/hostilities";

describe("the spokesman's attacks around Aleppo and Idlib", () => {
  test("may not be in line with the memorandum, and the reasons on both sides say why", () => {
    const found = assessment(incident(ATTACK_IN_IDLIB), HOSTILITIES);
    expect(found?.value).toBe("possible-non-compliance");
    expect(found?.zone).toBe("zone:astana-2017/north");
    expect(found?.reasonsFor.map(({ text }) => text)).toContain(
      "Alleged attack inside the area, according to Esmaeil Baqaei, speaking for a guarantor (Iran)",
    );
    const against = found?.reasonsAgainst.map(({ text }) => text) ?? [];
    expect(against).toContain("Only one origin, and it is a party or guarantor with an interest: Esmaeil Baqaei");
    expect(against).toContain(
      "The text places designated groups (Islamic State, Nusra Front, Hayat Tahrir al-Sham, al-Qaida and groups affiliated with it) outside its protection",
    );
    expect(against).toContain("The report names no actor that the agreement binds");
    expect(against.some((text) => text.startsWith("No agreed map: the area's edge is known to about 30 km"))).toBe(
      true,
    );
  });

  test("every reason that rests on words cites them", () => {
    const found = assessment(incident(ATTACK_IN_IDLIB), HOSTILITIES);
    const alleged = found?.reasonsFor.find(({ code }) => code === "alleged");
    expect(alleged?.citations.map(({ exact }) => exact)).toEqual(["It happened, says Esmaeil Baqaei"]);
  });

  test("Aleppo city lies at the rim, so an attack there may lie inside", () => {
    expect(meaning(incident({ ...ATTACK_IN_IDLIB, place: ALEPPO }), HOSTILITIES, "edge-unsure")).toBe(
      "possible-non-compliance",
    );
    expect(meaning(incident({ ...ATTACK_IN_IDLIB, place: AROUND_ALEPPO }), HOSTILITIES, "edge-unsure")).toBe(
      "possible-non-compliance",
    );
  });

  test("naming the agreement in the same words speaks for it", () => {
    const said = [
      { by: BAQAEI, says: "The attacks are a flagrant violation of the Astana Process agreements" },
    ] as const;
    const names = { agreement: "agreement:astana-2017", words: "Astana Process agreements", where: "claims" } as const;
    expect(meaning(incident({ ...ATTACK_IN_IDLIB, said, names }), HOSTILITIES, "agreement-named")).toBe(
      "possible-non-compliance",
    );
  });

  test("calling it a violation without saying of what is a reason too, and said to be our reading", () => {
    for (const says of [
      "The attacks are a flagrant violation of the agreements",
      "The shelling broke the terms of the truce",
      "It was in breach of a ceasefire",
    ]) {
      const said = [{ by: BAQAEI, says }] as const;
      expect(meaning(incident({ ...ATTACK_IN_IDLIB, said }), HOSTILITIES, "called-a-violation")).toBe(
        "possible-non-compliance",
      );
    }
    const said = [
      { by: BAQAEI, says: "The fighting broke out near the place where the agreement was signed" },
    ] as const;
    expect(meaning(incident({ ...ATTACK_IN_IDLIB, said }), HOSTILITIES, "called-a-violation")).toContain("without");
  });

  test("naming it elsewhere in the article is a lesser reason, with its words", () => {
    const names = { agreement: "agreement:astana-2017", words: "Astana process", where: "article" } as const;
    const [found] = match(incident({ ...ATTACK_IN_IDLIB, names }), [agreement("astana-2017")]);
    const nearby = found?.reasonsFor.find(({ code }) => code === "agreement-named-nearby");
    expect(nearby?.citations[0]?.exact).toBe("Astana process");
  });
});

describe("where", () => {
  test("an attack far from every area, by one who is bound, is out of scope where it is called a violation", () => {
    const far: Scene = { ...ATTACK_IN_IDLIB, actors: [SYRIAN_ARMY], place: DEIR_EZ_ZOR };
    expect(meaning(incident(far), HOSTILITIES)).toBeNull();
    const said = [{ by: BAQAEI, says: "It violates the agreements" }] as const;
    expect(meaning(incident({ ...far, said }), HOSTILITIES, "outside-area")).toBe("outside-scope");
  });
  test("an attack in another part of the world is not looked at", () => {
    expect(meaning(incident({ ...ATTACK_IN_IDLIB, place: GAO }), HOSTILITIES)).toBeNull();
  });
  test("nor when someone likens it to the agreement", () => {
    const said = [{ by: BAQAEI, says: "It was as bad as what the Astana agreements forbid" }] as const;
    expect(meaning(incident({ ...ATTACK_IN_IDLIB, place: GAO, said }), HOSTILITIES)).toBeNull();
  });
  test("'in Syria' is too wide to say", () => {
    expect(meaning(incident({ ...ATTACK_IN_IDLIB, place: SYRIA }), HOSTILITIES, "place-too-wide")).toBe(
      "cannot-be-determined",
    );
  });
  test("an area that the government took back in 2018 no longer takes in what happens there in 2024", () => {
    expect(meaning(incident({ ...ATTACK_IN_IDLIB, actors: [SYRIAN_ARMY], place: DOUMA }), HOSTILITIES)).toBe(
      "outside-scope",
    );
    expect(
      meaning(
        incident({
          ...ATTACK_IN_IDLIB,
          actors: [SYRIAN_ARMY],
          place: DOUMA,
          day: "2018-02-20",
          published: "2018-02-21",
        }),
        HOSTILITIES,
      ),
    ).toBe("possible-non-compliance");
  });
  test("the corridor along the M4 takes in Ariha but not Idlib city", () => {
    const patrol = incident({ type: "COOPERATE", actors: [RUSSIA], place: ARIHA, day: "2020-06-01" });
    expect(meaning(patrol, "idlib-2020/patrols")).toBe("consistent");
    expect(
      meaning(incident({ type: "COOPERATE", actors: [RUSSIA], place: IDLIB, day: "2020-06-01" }), "idlib-2020/patrols"),
    ).toBeNull();
  });
  test("a strike 'in Lebanon' is inside the zone that is Lebanon", () => {
    expect(
      meaning(
        incident({ type: "ASSAULT", mode: "aerial", actors: [IDF], place: LEBANON, day: "2024-12-02" }),
        "lebanon-2024/no-offensive-operations",
      ),
    ).toBe("possible-non-compliance");
  });
});

describe("when", () => {
  test("before the agreement nothing is owed", () => {
    expect(meaning(incident({ ...ATTACK_IN_IDLIB, day: "2016-11-27" }), HOSTILITIES)).toBeNull();
  });
  test("no day given: judged by the day of the report, and said so", () => {
    expect(meaning(incident({ ...ATTACK_IN_IDLIB, day: null }), HOSTILITIES, "no-day")).toBe("possible-non-compliance");
  });
  test("an old attack told again: only its own day can be judged", () => {
    const memory: Scene = { ...ATTACK_IN_IDLIB, realis: "historical" };
    expect(meaning(incident({ ...memory, day: null }), HOSTILITIES)).toBeNull();
    expect(meaning(incident({ ...memory, day: "2020-02-27" }), HOSTILITIES)).toBe("possible-non-compliance");
    expect(meaning(incident({ ...memory, day: "2015-03-28" }), HOSTILITIES)).toBeNull();
  });
  test("no day and no day of publication: not assessed", () => {
    expect(meaning(incident({ ...ATTACK_IN_IDLIB, day: null, published: null }), HOSTILITIES)).toBeNull();
  });
  test("after the text is said to have lapsed, only what names it is looked at", () => {
    expect(meaning(incident({ ...ATTACK_IN_IDLIB, day: "2025-03-07" }), HOSTILITIES)).toBeNull();
    const said = [{ by: BAQAEI, says: "It breaks the Astana agreements" }] as const;
    const names = { agreement: "agreement:astana-2017", words: "Astana agreements", where: "claims" } as const;
    expect(meaning(incident({ ...ATTACK_IN_IDLIB, day: "2025-03-07", said, names }), HOSTILITIES, "ended")).toBe(
      "cannot-be-determined",
    );
  });
  test("where one side says a text has fallen and the UN says it holds, the reasons say that it is disputed", () => {
    const buffer = town("Khan Arnabah", 35.87, 33.18, "SYR");
    expect(
      meaning(
        incident({ type: "MOBILIZE", mode: "troops", actors: [IDF], place: buffer, day: "2024-12-10" }),
        "disengagement-1974/no-forces",
        "force-disputed",
      ),
    ).toBe("possible-non-compliance");
  });
});

describe("who", () => {
  test("the army shells Idlib: it is bound", () => {
    expect(meaning(incident({ ...ATTACK_IN_IDLIB, actors: [SYRIAN_ARMY] }), HOSTILITIES, "duty-holder")).toBe(
      "possible-non-compliance",
    );
  });
  test("units with a country and a sector but no name of their own are bound with their state", () => {
    const units = described("government artillery units", "SYR", "MIL");
    expect(meaning(incident({ ...ATTACK_IN_IDLIB, actors: [units] }), HOSTILITIES, "duty-holder")).toBe(
      "possible-non-compliance",
    );
  });
  test("a group that the text leaves out: possible, and the exclusion speaks against", () => {
    expect(meaning(incident({ ...ATTACK_IN_IDLIB, actors: [HTS] }), HOSTILITIES, "designated-groups")).toBe(
      "possible-non-compliance",
    );
  });
  test("a strike on a designated group may be within the text", () => {
    expect(
      meaning(
        incident({ ...ATTACK_IN_IDLIB, actors: [RUSSIA], recipients: [ISLAMIC_STATE] }),
        HOSTILITIES,
        "designated-groups",
      ),
    ).toBe("cannot-be-determined");
  });
  test("one whom the text does not bind is out of its scope", () => {
    const coalition = described("United States aircraft", "USA", "MIL");
    expect(meaning(incident({ ...ATTACK_IN_IDLIB, actors: [coalition] }), HOSTILITIES, "actor-not-bound")).toBe(
      "outside-scope",
    );
  });
  test("rockets by Hezbollah touch Lebanon's duty, not Israel's", () => {
    const rockets = incident({
      type: "ASSAULT",
      actors: [HEZBOLLAH],
      recipients: [IDF],
      place: KHIAM,
      day: "2024-12-02",
    });
    expect(meaning(rockets, "lebanon-2024/no-attacks-on-israel", "self-defence")).toBe("possible-non-compliance");
    expect(meaning(rockets, "lebanon-2024/no-offensive-operations")).toBeNull();
  });
  test("an attack on peacekeepers touches their safety; an attack on others does not", () => {
    const drone: Scene = { type: "ASSAULT", mode: "drone", actors: [IDF], place: NAQOURA, day: "2025-10-11" };
    expect(meaning(incident({ ...drone, recipients: [UNIFIL] }), "unscr-1701/unifil-safety")).toBe(
      "possible-non-compliance",
    );
    expect(meaning(incident(drone), "unscr-1701/unifil-safety")).toBeNull();
  });
});

describe("what is said", () => {
  test("a threat is no breach", () => {
    expect(
      meaning(
        incident({ ...ATTACK_IN_IDLIB, realis: "future", said: [{ by: BAQAEI, stance: "threatens" }] }),
        HOSTILITIES,
      ),
    ).toBeNull();
    expect(meaning(incident({ ...ATTACK_IN_IDLIB, realis: "hypothetical" }), HOSTILITIES)).toBeNull();
  });
  test("with only a denial on record nothing can be said", () => {
    const denied = incident({
      ...ATTACK_IN_IDLIB,
      actors: [SYRIAN_ARMY],
      said: [{ by: SYRIAN_ARMY, stance: "denies" }],
    });
    expect(meaning(denied, HOSTILITIES, "denied")).toBe("cannot-be-determined");
  });
  test("a claim and its denial stand as reasons on two sides", () => {
    const said = [{ by: BAQAEI }, { by: SYRIAN_ARMY, stance: "denies" }] as const;
    expect(meaning(incident({ ...ATTACK_IN_IDLIB, said }), HOSTILITIES, "alleged", "denied")).toBe(
      "possible-non-compliance",
    );
  });
  test("likely only by independent origins, surely inside, by one who is bound, with no way out in the text", () => {
    const clash: Scene = {
      type: "ASSAULT",
      mode: "firearms",
      actors: [described("Cambodian soldiers", "KHM", "MIL")],
      recipients: [described("Thai soldiers", "THA", "MIL")],
      place: town("Kantharalak", 104.65, 14.55, "THA"),
      day: "2026-01-06",
      published: "2026-01-06",
    };
    const duty = "thailand-cambodia-2025/hostilities";
    expect(meaning(incident(clash, ["Thai army", "ASEAN observers"]), duty, "independent-origins")).toBe(
      "likely-non-compliance",
    );
    expect(meaning(incident(clash, ["Thai army"]), duty, "one-origin")).toBe("possible-non-compliance");
    expect(meaning(incident({ ...clash, day: null }, ["Thai army", "ASEAN observers"]), duty)).toBe(
      "possible-non-compliance",
    );
    expect(meaning(incident({ ...clash, actors: [] }, ["Thai army", "ASEAN observers"]), duty)).toBe(
      "possible-non-compliance",
    );
  });
});

describe("duties to do", () => {
  test("aid that reaches Idlib is in line with the text, whoever brings it", () => {
    const convoy = incident({
      type: "AID",
      actors: [described("aid agencies", "NGO", "NGO")],
      place: IDLIB,
      day: "2023-02-20",
    });
    expect(meaning(convoy, "astana-2017/aid-access")).toBe("consistent");
  });
  test("a withdrawal fulfils; a withdrawal that did not come by its day may not", () => {
    const leaving: Scene = { type: "RETREAT", mode: "withdraw", actors: [IDF], place: KHIAM, published: "2024-12-12" };
    expect(meaning(incident({ ...leaving, day: "2024-12-11" }), "lebanon-2024/withdrawal")).toBe("consistent");
    const stayed: Scene = { ...leaving, realis: "negated", published: "2025-02-19" };
    expect(meaning(incident({ ...stayed, day: "2025-02-19" }), "lebanon-2024/withdrawal")).toBe(
      "possible-non-compliance",
    );
    expect(meaning(incident({ ...stayed, day: "2024-12-11" }), "lebanon-2024/withdrawal")).toBe("cannot-be-determined");
  });
});

test("matching twice says the same", () => {
  expect(match(incident(ATTACK_IN_IDLIB), AGREEMENTS)).toEqual(match(incident(ATTACK_IN_IDLIB), AGREEMENTS));
  expect(match(incident(ATTACK_IN_IDLIB), AGREEMENTS)).not.toEqual([]);
});

describe("whom a text between states does not reach", () => {
  const STATES = [agreement("disengagement-1974")];
  const groups = described("armed groups", null, "REB");
  const unknown = {
    ...AROUND_ALEPPO,
    link: { status: "nil", exact: "Chong Bok" },
    place: null,
    precision: "unknown",
  } as const;

  test("rebels, whatever their country", () => {
    expect(match(incident({ ...ATTACK_IN_IDLIB, place: AROUND_ALEPPO, actors: [groups] }), STATES)).toEqual([]);
  });

  test("an attack at a place that is not on the map, on someone from elsewhere", () => {
    const soldier = described("a soldier", "THA", "MIL");
    expect(match(incident({ ...ATTACK_IN_IDLIB, place: unknown, actors: [], recipients: [soldier] }), STATES)).toEqual(
      [],
    );
  });
});
