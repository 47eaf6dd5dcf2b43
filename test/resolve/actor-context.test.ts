import { describe, expect, test } from "vitest";
import { loadActors } from "../../src/knowledge/actors.ts";
import type { Article, Mention, Name, Place, Sentence, Token } from "../../src/model.ts";
import { linkActors, openActors } from "../../src/resolve/actors.ts";
import type { PlaceMention } from "../../src/resolve/places.ts";

const INDEX = openActors(loadActors().actors);
const COUNTRIES: Readonly<Record<string, string>> = {
  Aleppo: "SYR",
  Idlib: "SYR",
  Saraqib: "SYR",
  Goma: "COD",
  Mali: "MLI",
  Niger: "NER",
};

/**
 * An article of which each sentence is a line of words with tags, "Wire/PROPN/compound>reported" for
 * a word that hangs on another. `[…]` are actor mentions, `{…}` persons, `<…>` organisations; names
 * in the table of countries are places.
 */
function read(lines: readonly string[], antecedents: Readonly<Record<number, number>> = {}) {
  const sentences: Sentence[] = [];
  const mentions: Mention[] = [];
  const names: Name[] = [];
  const places: PlaceMention[] = [];
  let text = "";
  lines.forEach((line, sentence) => {
    const begins = text.length;
    const tokens: Token[] = [];
    const heads: string[] = [];
    const open: { readonly mark: string; readonly first: number }[] = [];
    for (const piece of line.match(/[[\]{}<>.,]|[^\s[\]{}<>.,]+(?:>[^\s[\]{}<>.,]+)?/g) ?? []) {
      const first = tokens.length;
      if (/^[[{<]$/.test(piece)) open.push({ mark: piece, first });
      else if (/^[\]}>]$/.test(piece)) {
        const { mark = "", first: from = 0 } = open.pop() ?? {};
        const span = { start: tokens[from]?.span.start ?? 0, end: text.length };
        if (mark === "[") mentions.push({ kind: "actor", span, sentence, head: first - 1, antecedent: null });
        else
          names.push({ kind: mark === "{" ? "person" : "organisation", span, sentence, first: from, last: first - 1 });
      } else {
        const [form = "", relation = "dep", head = ""] = piece.split(/\/|>/);
        const isSign = /^[^\p{L}\p{N}]+$/u.test(form);
        if (text !== "" && !/^[,.)]/.test(form) && !text.endsWith("(")) text += " ";
        const span = { start: text.length, end: text.length + form.length };
        text += form;
        const upos = isSign
          ? "PUNCT"
          : /^(?:[Tt]hey|[Hh]e|[Ii]t)$/.test(form)
            ? "PRON"
            : /^\p{Lu}/u.test(form)
              ? "PROPN"
              : "NOUN";
        const xpos = upos === "PRON" ? "PRP" : upos === "NOUN" ? (form.endsWith("s") ? "NNS" : "NN") : "NNP";
        tokens.push({
          span,
          form,
          lemma: form.replace(/ies$/, "y").replace(/s$/, ""),
          upos,
          xpos,
          head: -1,
          deprel: relation,
        });
        heads.push(head);
      }
    }
    sentences.push({
      span: { start: begins, end: text.length },
      tokens: tokens.map((token, i) => ({ ...token, head: tokens.findIndex(({ form }) => form === heads[i]) })),
    });
    tokens.forEach((token, i) => {
      const country = COUNTRIES[token.form];
      if (country !== undefined) places.push(placeAt(token, i, sentence, country));
    });
  });
  const article: Article = {
    id: "article:test",
    url: "",
    publisher: "test",
    publishedAt: "2024-11-29",
    language: "en",
    title: "",
    text,
    dateline: null,
  };
  const linked = mentions.map((mention, i) => ({ ...mention, antecedent: antecedents[i] ?? null }));
  return linkActors({ sentences, names, mentions: linked }, article, INDEX, () => null, places);
}

function placeAt({ span, form }: Token, at: number, sentence: number, country: string): PlaceMention {
  const isCountry = form === "Mali" || form === "Niger";
  const place: Place = {
    id: `place:${form}`,
    name: form,
    latitude: 1,
    longitude: 1,
    population: 1,
    admin1: null,
    country,
    featureCode: isCountry ? "PCLI" : "PPL",
  };
  return {
    span,
    sentence,
    first: at,
    last: at,
    head: at,
    role: "location",
    place,
    link: {
      status: "linked",
      id: place.id,
      score: 1,
    },
    precision: isCountry ? "country" : "exact",
  };
}

/** Each mention in order, as "name: COUNTRY SECTOR". */
function reads(
  lines: readonly string[],
  expected: readonly string[],
  antecedents: Readonly<Record<number, number>> = {},
): void {
  expect(read(lines, antecedents).map((one) => `${one?.name}: ${one?.country ?? "-"} ${one?.sector ?? "-"}`)).toEqual(
    expected,
  );
}

describe("antecedents", () => {
  test("name pronouns and bare descriptions", () => {
    reads(["[Rescue workers] said so.", "[They] fled."], ["Rescue workers: - SOC", "Rescue workers: - SOC"], { 1: 0 });
    reads(["[Hezbollah] denied it.", "[The group] fled.", "[It] denied it."], Array(3).fill("Hezbollah: LBN REB"), {
      1: 0,
      2: 1,
    });
  });
  test("of a pronoun may be a pronoun, which names nobody", () => {
    reads(["[He] said so.", "[They] fled."], ["He: - -", "They: - -"], { 1: 0 });
    reads(["[They] fled."], ["They: - -"]);
  });
  test("of another country are not taken", () => {
    reads(
      ["[Syrian soldiers] fled.", "[Turkish soldiers] fled."],
      ["Syrian soldiers: SYR MIL", "Turkish soldiers: TUR MIL"],
      {
        1: 0,
      },
    );
  });
  test("tell more of a body than where it is based", () => {
    reads(
      ["[The Syrian Observatory for Human Rights] said so.", "[The Britain-based monitor] denied it."],
      Array(2).fill("Syrian Observatory for Human Rights: SYR SOC"),
      { 1: 0 },
    );
    reads(
      ["[The Britain-based monitor] denied it.", "[The government] fled."],
      ["Britain-based monitor: GBR SOC", "government: - GOV"],
    );
  });
  test("of several are not one of them", () => {
    reads(["[Hezbollah] denied it.", "[Both sides] fled."], ["Hezbollah: LBN REB", "Both sides: - -"], { 1: 0 });
  });
});

describe("adjectives", () => {
  test("of a country that acts are the country", () => {
    const [one] = read(["[Russian] strikes killed two."]);
    expect(one).toMatchObject({ name: "Russia", country: "RUS", sector: null, link: { id: "actor:country/RUS" } });
  });
  test("in the plural are its people", () => {
    reads(["[Russians] fled."], ["Russians: RUS CVL"]);
    reads(["[A Russian] fled."], ["Russian: RUS CVL"]);
  });
});

describe("whole names", () => {
  test("go on where a mention stops", () => {
    reads(["[Meridian/compound>Wire] Wire/nsubj>said said so."], ["Meridian Wire: - -"]);
    reads(["Meridian/compound>Wire [Wire/nsubj>said] said so."], ["Meridian Wire: - -"]);
    reads(["{Meridian [Wire] } said so."], ["Meridian Wire: - -"]);
  });
  test("end before titles, other nouns and other names", () => {
    reads(["[Meridian/compound>President] President/nsubj>said said so."], ["Meridian: - -"]);
    reads(["[Meridian/compound>offices] offices burned."], ["Meridian: - -"]);
    reads(["[Hezbollah/compound>Wire] Wire/nsubj>said said so."], ["Hezbollah: LBN REB"]);
    reads(["[Meridian/nsubj>met] Hassan/obj>met met."], ["Meridian: - -"]);
  });
  test("hold a nickname in brackets", () => {
    reads(
      ["[General Kioumars] ( Hashem ) {Pour Hashemi} , a senior Iranian military advisor , fled.", "[{Hashemi}] fled."],
      ["Kioumars (Hashem) Pour Hashemi: IRN MIL", "Hashemi: IRN MIL"],
    );
    reads(["Goma (Hassan) {Ali Saleh} [fighters] fled."], ["fighters: - REB"]);
    reads(["[The Union] ( UN ) {Ali Saleh} fled."], ["Union: - LAB"]);
  });
});

describe("armed groups", () => {
  test("are of the country they are said to be in", () => {
    reads(["[Militants] in northern Mali fled."], ["Militants: MLI REB"]);
    reads(["[Militants] near the town of Saraqib fled."], ["Militants: SYR REB"]);
  });
  test("are of the country of the places that their phrase points back to", () => {
    reads(
      ["Shells fell on Aleppo and Idlib.", "He condemned [terrorist groups] in these areas."],
      ["terrorist groups: SYR REB"],
    );
    reads(["Shells fell on Aleppo.", "Nobody fled.", "[Gunmen in the area] fled."], ["Gunmen in the area: SYR UAF"]);
  });
  test("are of no country where places vie, where nothing points, or where others stand beside", () => {
    reads(["Shells fell on Aleppo and Goma.", "[Militants] in these areas fled."], ["Militants: - REB"]);
    reads(["Shells fell on Aleppo.", "[Militants] fled."], ["Militants: - REB"]);
    reads(
      ["Shells fell on Aleppo.", "[Militants in the neighbouring country] fled."],
      ["Militants in the neighbouring country: - REB"],
    );
    reads(["[Militants] fled before Goma fell."], ["Militants: - REB"]);
    reads(["Shells fell on Aleppo.", "[Soldiers] in these areas fled."], ["Soldiers: - MIL"]);
  });
  test("are not the only ones whose place tells their country, but armies may be abroad", () => {
    reads(["[The government] in Goma fled."], ["government: COD GOV"]);
    reads(["[The army] in Goma fled."], ["army: - MIL"]);
    reads(["Shells fell on Aleppo.", "[The police] in these areas fled."], ["police: - COP"]);
  });
  test("keep a country of their own", () => {
    reads(["[Syrian rebels] in Niger fled."], ["Syrian rebels: SYR REB"]);
  });
});

describe("persons", () => {
  test("are known again by their post", () => {
    reads(
      ["[{Vladimir Putin}] said so.", "[The Russian leader] denied it."],
      ["Vladimir Putin: RUS GOV", "Vladimir Putin: RUS GOV"],
    );
    reads(
      ["[{Vladimir Putin}] said so.", "[The Russian delegation] denied it."],
      ["Vladimir Putin: RUS GOV", "Russian delegation: RUS GOV"],
    );
    reads(
      ["[{Vladimir Putin}] met {Sergei Lavrov}.", "[The Russian official] denied it."],
      ["Vladimir Putin: RUS GOV", "Russian official: RUS GOV"],
    );
  });
  test("are known again by what takes up their post", () => {
    const found = read(["[{Vladimir Putin}] said so.", "[The Russian leader] denied it.", "[He] fled."], { 2: 1 });
    for (const one of found) expect(one?.link).toMatchObject({ status: "linked", id: "actor:vladimir-putin" });
    expect(found).toHaveLength(3);
  });
  test('are set beside their post even where an "and" follows', () => {
    reads(
      ["[The spokesman for Iran's Foreign Ministry] , {Esmaeil Baqaei} , called for unified and quick steps."],
      ["Esmaeil Baqaei: IRN GOV"],
    );
  });
});
