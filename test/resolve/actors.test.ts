import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadActors } from "../../src/knowledge/actors.ts";
import type { Article, Day, Mention, Name, Sentence, Token } from "../../src/model.ts";
import { linkActors, openActors, participantFor } from "../../src/resolve/actors.ts";
import { countRoles } from "../../src/resolve/sectors.ts";

const INDEX = openActors(loadActors().actors);
const PLACES: Readonly<Record<string, string>> = {
  Karachi: "PAK",
  Idlib: "SYR",
  Aleppo: "SYR",
  Goma: "COD",
  Sindh: "PAK",
};

function countryOf(toponym: string): string | null {
  return PLACES[toponym] ?? null;
}

/** A bare phrase stands for "COUNTRY SECTOR", "-" for what it does not tell; and for an actor, where one is given. */
function means(phrase: string, codes: string, id: string | null = null, day: Day | null = null): void {
  const { country, sector, link } = participantFor(phrase, day, INDEX, countryOf);
  const actor = id === null ? {} : { actor: link.status === "linked" ? link.id : link.status };
  expect({ phrase, codes: `${country ?? "-"} ${sector ?? "-"}`, ...actor }).toEqual({
    phrase,
    codes,
    ...(id === null ? {} : { actor: `actor:${id}` }),
  });
}

function isNobodyKnown(phrase: string, day: Day | null = null): void {
  expect(participantFor(phrase, day, INDEX, countryOf).link).toEqual({ status: "nil", exact: phrase });
}

describe("names", () => {
  test("are found in any of their spellings", () => {
    means("Hezbollah", "LBN REB", "hezbollah");
    means("Hizbullah", "LBN REB", "hezbollah");
    means("the Houthis", "YEM REB", "houthis");
    means("Ansar Allah", "YEM REB", "houthis");
    means("al-Nusra Front", "SYR REB", "al-nusra-front");
    means("Nusra Front", "SYR REB", "al-nusra-front");
    means("Jabhat al-Nusra", "SYR REB", "al-nusra-front");
    means("Hayʼat Taḥrīr al-Shām", "SYR REB", "hayat-tahrir-al-sham");
    means("al Shabab", "SOM REB", "al-shabaab");
    means("Kurdistan Workers’ Party", "TUR REB", "pkk");
    means("Nicolás Maduro", "VEN GOV", "nicolas-maduro");
    means("Syrian Observatory for Human Rights", "SYR SOC", "sohr");
  });
  test("of persons are found however they are romanised", () => {
    means("Esmail Baghaie", "IRN GOV", "esmaeil-baqaei");
    means("Hasan Rouhani", "IRN GOV", "hassan-rouhani");
    means("Abdulfattah al-Burhan", "SDN GOV");
    isNobodyKnown("Hasan Rabbani");
    isNobodyKnown("Sheikh Hassan");
  });
  test("of bodies are found however they are romanised, English ones only as they are spelled", () => {
    means("Jaish-i-Muhammad", "PAK REB", "jaish-e-mohammed");
    means("Hizbollah", "LBN REB", "hezbollah");
    means("Hezbullah", "LBN REB", "hezbollah");
    means("Ansarullah", "YEM REB", "houthis");
    means("Jundollah", "IRN REB");
    isNobodyKnown("Hezbak");
    isNobodyKnown("Natioanl Liberation Army");
  });
  test("are acronyms only where they are written so", () => {
    means("US", "USA -", "country/USA");
    means("the U.S.", "USA -", "country/USA");
    means("Nato", "IGO MIL", "nato");
    means("WHO", "UNO -", "who");
    isNobodyKnown("us");
    isNobodyKnown("who");
    isNobodyKnown("it");
  });
  test("of bodies of state belong to the country in front of them", () => {
    means("Chile's Defense Department", "CHL GOV");
    isNobodyKnown("Chile's Defense Department");
    means("the Argentine Congress", "ARG LEG");
    isNobodyKnown("the Argentine Congress");
  });
  test("inside other names are not found", () => {
    isNobodyKnown("Mohammad Abd-Ul-Haq");
    isNobodyKnown("Chad Smith");
    isNobodyKnown("Jordan Peterson");
  });
});

describe("states", () => {
  test("have no sector, their seats and governments have", () => {
    means("Iran", "IRN -", "country/IRN");
    means("Türkiye", "TUR -", "country/TUR");
    means("Moscow", "RUS GOV", "country/RUS");
    means("the Kremlin", "RUS GOV", "country/RUS");
    means("Downing Street", "GBR GOV", "country/GBR");
    means("the Syrian government", "SYR GOV", "country/SYR");
    means("Sudan's government", "SDN GOV", "country/SDN");
    means("Kenyan authorities", "KEN GOV", "country/KEN");
  });
  test("differ from their people", () => {
    means("Syrians", "SYR CVL");
    means("four Saudi men", "SAU CVL");
    means("the Syrians", "SYR -");
    isNobodyKnown("Syrians");
  });
});

describe("bodies and offices", () => {
  test("take the country of the words beside them", () => {
    means("Syrian army units", "SYR MIL", "syrian-arab-army");
    means("the Turkish defence minister", "TUR GOV");
    means("Iran's Foreign Ministry", "IRN GOV", "iranian-foreign-ministry");
    means("Chadian soldiers", "TCD MIL");
    means("the president of Armenia", "ARM GOV");
    means("a US destroyer", "USA MIL");
    means("Pakistan's prime minister", "PAK GOV");
  });
  test("take the country of a place, where a gazetteer knows it", () => {
    means("police in Karachi", "PAK COP");
    means("Karachi police", "PAK COP");
    means("residents of Idlib", "SYR CVL");
    means("rebels near Goma", "COD REB");
    expect(participantFor("police in Karachi", null, INDEX).country).toBeNull();
  });
  test("leave out who only stands behind them", () => {
    means("Turkish-backed Syrian rebels", "SYR REB");
    means("an Iran-backed militia in Iraq", "IRQ REB");
    means("anti-American protesters", "- CVL");
  });
});

describe("people who act for others", () => {
  test("take their sector", () => {
    means("the spokesman for Iran's Foreign Ministry", "IRN GOV", "iranian-foreign-ministry");
    means("a Hezbollah commander", "LBN REB", "hezbollah");
    means("Hamas fighters", "PSE REB", "hamas");
    means("Israeli army spokesman", "ISR MIL", "idf");
    means("the head of the police", "- COP");
    means("a rebel commander", "- REB");
    means("the army chief", "- MIL");
    means("members of parliament", "- LEG");
    means("hundreds of refugees from Sudan", "SDN REF");
    means("a Syrian opposition leader", "SYR OPP");
    means("an Iranian official", "IRN GOV");
    means("UN peacekeepers", "UNO MIL");
    means("a religious association", "- REL");
  });
  test("of a body that has another sector are not that body", () => {
    isNobodyKnown("Hezbollah lawmaker");
    means("Hezbollah lawmaker", "LBN LEG");
    isNobodyKnown("a former Hamas official");
  });
});

describe("role nouns", () => {
  test("are many", () => {
    expect(countRoles()).toBeGreaterThan(800);
  });
  test("change with the words before them", () => {
    means("the prime minister", "- GOV");
    means("a former prime minister", "- ELI");
    means("the retired general", "- ELI");
    means("former soldiers", "- MIL");
    means("prison guards", "- COP");
    means("the coast guard", "- COP");
    means("border guards", "- COP");
    means("opposition lawmakers", "- OPP");
    means("opposition fighters", "- REB");
    means("pro-government militia", "- PRM");
    means("military intelligence", "- SPY");
    means("separatist forces", "- REB");
  });
  test("for one who watches a war name a body, for those whom states send officials", () => {
    means("the monitor", "- SOC");
    means("the Britain-based monitor", "GBR SOC");
    means("a Syrian monitor", "SYR GOV");
    means("ceasefire monitors", "- GOV");
    means("UN monitors", "UNO GOV");
  });
  test("give those who are not named", () => {
    means("villagers", "- CVL");
    means("armed groups", "- UAF");
    means("unidentified gunmen", "- UAF");
    means("terrorist groups", "- REB");
    means("extremist factions", "- REB");
    means("terrorist groups in Syria", "SYR REB");
    means("armed groups in Idlib", "SYR REB");
    means("journalists", "- JRN");
    means("aid workers", "- SOC");
    means("farmers", "- AGR");
    means("a judge", "- JUD");
    means("students", "- EDU");
    means("clerics", "- REL");
    means("drug traffickers", "- CRM");
    means("a ball of string", "- -");
  });
});

describe("days", () => {
  test("decide what an actor is", () => {
    means("Hayat Tahrir al-Sham", "SYR REB", "hayat-tahrir-al-sham", "2024-11-29");
    means("Hayat Tahrir al-Sham", "SYR GOV", "hayat-tahrir-al-sham", "2025-06-01");
    means("the Taliban", "AFG REB", "taliban", "2021-08-01");
    means("the Taliban", "AFG GOV", "taliban", "2021-08-20");
    means("Bashar al-Assad", "SYR GOV", "bashar-al-assad", "2024-12-01");
    means("Bashar al-Assad", "SYR ELI", "bashar-al-assad", "2025-02-01");
    means("the Rapid Support Forces", "SDN PRM", "rsf", "2022-01-01");
    means("RSF", "SDN REB", "rsf", "2023-05-01");
    means("Kaja Kallas", "EST GOV", "kaja-kallas", "2023-01-01");
    means("Kaja Kallas", "EUR GOV", "kaja-kallas", "2025-01-01");
  });
  test("tell namesakes apart", () => {
    means("President Bush", "USA GOV", "george-w-bush", "2003-03-20");
    means("President Bush", "USA GOV", "george-h-w-bush", "1991-01-17");
    expect(participantFor("President Bush", null, INDEX)).toMatchObject({
      link: { status: "ambiguous" },
      country: "USA",
    });
  });
  test("and a title of another country means somebody else", () => {
    isNobodyKnown("Chinese President Xavier Macron");
    means("the French president, Emmanuel Macron", "FRA GOV", "emmanuel-macron");
    means("Peruvian farmer Emmanuel Macron", "PER AGR");
    isNobodyKnown("Peruvian farmer Emmanuel Macron");
  });
});

describe("sides", () => {
  test("are heard and not taken up", () => {
    const regime = participantFor("the Zionist regime", null, INDEX);
    expect(regime).toMatchObject({
      name: "Israel",
      country: "ISR",
      link: { status: "linked", id: "actor:country/ISR" },
    });
    expect(participantFor("Zionist forces", null, INDEX).name).not.toMatch(/zionist/i);
    expect(participantFor("the Israeli occupation army", null, INDEX)).toMatchObject({
      name: "Israel Defense Forces",
      sector: "MIL",
    });
    expect(participantFor("terrorist groups in Syria", null, INDEX).name).toBe("terrorist groups in Syria");
  });
});

// ---------------------------------------------------------------- whole articles

/**
 * An article in which `[…]` are actor mentions and `{…}` names of persons; the first head is the last word.
 * Trees are flat: what is tested here needs no syntax but the tags of words.
 */
function link(marked: string, published: Day | null, antecedents: Readonly<Record<number, number>> = {}) {
  const { text, mentions, names } = unmark(marked);
  const article: Article = {
    id: "article:test",
    url: "",
    publisher: "test",
    publishedAt: published,
    language: "en",
    title: "",
    text,
    dateline: null,
  };
  const sentence: Sentence = { span: { start: 0, end: text.length }, tokens: tokensOf(text) };
  const at = (offset: number): number => sentence.tokens.findIndex(({ span }) => span.start >= offset);
  const last = (end: number): number => sentence.tokens.findLastIndex(({ span }) => span.end <= end);
  const read = {
    sentences: [sentence],
    names: names.map(
      (span): Name => ({ kind: "person", span, sentence: 0, first: at(span.start), last: last(span.end) }),
    ),
    mentions: mentions.map(
      (span, i): Mention => ({
        kind: "actor",
        span,
        sentence: 0,
        head: last(span.end),
        antecedent: antecedents[i] ?? null,
      }),
    ),
  };
  return linkActors(read, article, INDEX, countryOf);
}

function unmark(marked: string) {
  const open: { readonly mark: string; readonly start: number }[] = [];
  const mentions: { start: number; end: number }[] = [];
  const names: { start: number; end: number }[] = [];
  let text = "";
  for (const letter of marked) {
    if (letter === "[" || letter === "{") open.push({ mark: letter, start: text.length });
    else if (letter === "]" || letter === "}") {
      const start = open.pop()?.start ?? 0;
      (letter === "]" ? mentions : names).push({ start, end: text.length });
    } else text += letter;
  }
  return { text, mentions, names };
}

const VERBS = new Set(
  "said met was warned denied blamed fled killed denounced clashed shelled had told is attacked".split(" "),
);
const TAGS: Readonly<Record<string, string>> = {
  the: "DET",
  a: "DET",
  an: "DET",
  of: "ADP",
  for: "ADP",
  in: "ADP",
  with: "ADP",
  by: "ADP",
  and: "CCONJ",
  he: "PRON",
  she: "PRON",
  they: "PRON",
  it: "PRON",
  us: "PRON",
  who: "PRON",
  that: "SCONJ",
};

function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(/['’]s\b|[\p{L}\p{N}][\p{L}\p{N}-]*|[^\s\p{L}\p{N}]/gu)].map((match, i): Token => {
    const form = match[0];
    const upos = /^[^\p{L}\p{N}'’]/u.test(form)
      ? "PUNCT"
      : (TAGS[form.toLowerCase()] ??
        (VERBS.has(form) ? "VERB" : form.startsWith("'") ? "PART" : /^\p{Lu}/u.test(form) ? "PROPN" : "NOUN"));
    const span = { start: match.index, end: match.index + form.length };
    return {
      span,
      form,
      lemma: form.toLowerCase(),
      upos,
      xpos: upos === "PRON" ? "PRP" : "",
      head: i === 0 ? -1 : 0,
      deprel: i === 0 ? "root" : "dep",
    };
  });
}

/** Each mention in order, as "name: COUNTRY SECTOR". */
function reads(
  marked: string,
  published: Day | null,
  expected: readonly string[],
  antecedents: Readonly<Record<number, number>> = {},
): void {
  const found = link(marked, published, antecedents).map(
    (one) => `${one?.name}: ${one?.country ?? "-"} ${one?.sector ?? "-"}`,
  );
  expect(found).toEqual(expected);
}

describe("an article", () => {
  test("introduces persons once and then calls them by a short name", () => {
    reads(
      "[The spokesman for Iran's Foreign Ministry], {Esmaeil Baqaei}, warned the envoys. [{Baqaei}] denied it.",
      "2025-01-10",
      ["Esmaeil Baqaei: IRN GOV", "Esmaeil Baqaei: IRN GOV"],
    );
    reads(
      "[{Kioumars Pour Hashemi}], a senior Iranian military advisor, was killed. [{Hashemi}] had fled.",
      "2024-11-29",
      ["Kioumars Pour Hashemi: IRN MIL", "Hashemi: IRN MIL"],
    );
    reads("[Chadian colonel {Abakar Nour}] said so. [{Nour}] fled with [{Saleh Adam}].", "2024-11-29", [
      "Abakar Nour: TCD MIL",
      "Nour: TCD MIL",
      "Saleh Adam: - -",
    ]);
  });
  test("does not lend a title to a namesake", () => {
    reads("[Chadian colonel {Abakar Nour}] met [{Idris Nour}].", "2024-11-29", [
      "Abakar Nour: TCD MIL",
      "Idris Nour: - -",
    ]);
  });
  test("gives pronouns what their antecedents stand for", () => {
    reads(
      "[Hezbollah] denied it. [They] blamed the army.",
      "2024-11-29",
      ["Hezbollah: LBN REB", "Hezbollah: LBN REB"],
      { 1: 0 },
    );
    reads("[He] said [they] fled.", "2024-11-29", ["He: - -", "they: - -"], { 0: 1, 1: 0 });
  });
  test("takes no person for the country of that name", () => {
    reads("[{Jordan} ] fled with [{Georgia Miller}].", null, ["Jordan: - -", "Georgia Miller: - -"]);
    reads("[Jordan] denied it.", null, ["Jordan: JOR -"]);
  });
  test("takes an acronym of far away for another one", () => {
    reads("[Syrian villagers] fled. [The SAC] denied it.", null, ["Syrian villagers: SYR CVL", "SAC: - -"]);
    reads("[Myanmar soldiers] fled. [The SAC] denied it.", null, [
      "Myanmar soldiers: MMR MIL",
      "State Administration Council: MMR GOV",
    ]);
  });
  test("takes no part of a name for a role", () => {
    reads("[{Lama Haddad}] denied it.", null, ["Lama Haddad: - -"]);
  });
  test("keeps a group that was taken for a person", () => {
    reads("[{Hayat Tahrir al-Sham}] attacked the town.", "2024-11-29", ["Hayat Tahrir al-Sham: SYR REB"]);
  });
  test("tells whose army it is only where that is clear", () => {
    reads("[Syrian army units] shelled a town. [The army] denied it.", null, [
      "Syrian army units: SYR MIL",
      "army: SYR MIL",
    ]);
    reads("[Syrian soldiers] clashed with [Turkish soldiers]. [The army] denied it.", null, [
      "Syrian soldiers: SYR MIL",
      "Turkish soldiers: TUR MIL",
      "army: - MIL",
    ]);
    reads("[The army] denied it.", null, ["army: - MIL"]);
    reads("[Kenya] met [Kenyan farmers]. [The government] denied it.", null, [
      "Kenya: KEN -",
      "Kenyan farmers: KEN AGR",
      "government: KEN GOV",
    ]);
  });
  test("answers for every mention, and cites it", () => {
    const [first] = link("[Iran] denounced it.", null);
    expect(first?.citation).toEqual({ article: "article:test", span: { start: 0, end: 4 }, exact: "Iran" });
  });
});

test("any text has an answer", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200, unit: "grapheme" }), (text) => {
      expect(participantFor(text, "2024-01-01", INDEX, countryOf).link.status).toMatch(/linked|nil|ambiguous/);
    }),
  );
});

test.each(["the spokesman for Iran's Foreign Ministry, ", "group of ", "of ", "Al-", "President "])(
  "no run of %j takes long",
  (words) => {
    const start = performance.now();
    participantFor(words.repeat(5000), null, INDEX, countryOf);
    expect(performance.now() - start).toBeLessThan(1000);
  },
);

describe("who is no country's", () => {
  test("has PLOVER's international code by kind", () => {
    means("international observers", "IGO GOV");
    means("a regional peacekeeping force", "IGO MIL");
    means("peacekeepers", "IGO MIL");
    means("human rights groups", "NGO SOC");
    means("aid agencies", "NGO SOC");
  });
  test("unless a country is told, or it may be anybody's", () => {
    means("Kenyan peacekeepers", "KEN MIL");
    means("a human rights group in Karachi", "PAK SOC");
    means("observers", "- GOV");
    means("a local aid group", "- SOC");
  });
});

describe("people away from where they are named after", () => {
  test("are of where they live", () => {
    means("ethnic Albanians in Serbia", "SRB CVL");
    means("the Albanians of Serbia", "SRB CVL");
    means("ethnic Russians", "- CVL");
    means("Tibetan monks", "CHN REL");
    means("two Uighur activists", "CHN SOC");
    means("Afghan refugees in Pakistan", "AFG REF");
  });
});

describe("words that only touch an actor", () => {
  test("make none", () => {
    isNobodyKnown("rebel-held areas");
    means("rebel-held areas", "- -");
    means("the opposition newspaper", "- JRN");
  });
});
