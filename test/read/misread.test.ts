import { expect, test } from "vitest";
import { loadLanguage } from "../../src/knowledge/language.ts";
import { read } from "../../src/read/read.ts";

const language = loadLanguage();

const ARTICLE = {
  id: "article:test",
  url: "",
  publisher: "",
  publishedAt: null,
  language: "en",
  title: "",
  dateline: null,
} as const;

function readingOf(text: string) {
  const { events, mentions } = read({ ...ARTICLE, text }, language);
  const words = (at: number) => text.slice(mentions[at]?.span.start, mentions[at]?.span.end);
  return { events, words };
}

/** The events of a text as lines: type, trigger, who acts, whom it befalls. */
function told(text: string): readonly string[] {
  const { events, words } = readingOf(text);
  return events.map(({ type, trigger, actors, recipients }) =>
    [
      type,
      text.slice(trigger.start, trigger.end),
      actors.map(words).join(" & "),
      recipients.map(words).join(" & "),
    ].join(" | "),
  );
}

/** The words that say where the events of a text were. */
function placesIn(text: string): readonly string[] {
  const { events, words } = readingOf(text);
  return events.flatMap(({ places }) => places.map(words));
}

test("a date at a sentence's start is no part of who acts, comma or not", () => {
  expect(told("On 19 November assailants ambushed vehicles of traders north of Bunia.")).toEqual([
    expect.stringMatching(/^ASSAULT \| ambushed \| assailants \| vehicles of traders/),
  ]);
  expect(told("On Friday armed men entered our clinic and beat a guard.")).toEqual([
    expect.stringMatching(/^ASSAULT \| beat \| armed men \| a guard/),
  ]);
});

test("where no word is a finite verb, the participle between two nouns is", () => {
  expect(
    told("The foreign ministry of Ethiopia accused fighters of the Raya Front of sabotaging a dam."),
  ).toContainEqual(expect.stringMatching(/^ACCUSE \| accused \| The foreign ministry of Ethiopia \| fighters/));
});

test("number words are people where a verb has no other object", () => {
  expect(told("Rebels killed fourteen at Kilya on Saturday.")).toEqual([
    expect.stringMatching(/^ASSAULT \| killed \| Rebels \| fourteen/),
  ]);
});

test("a clause with that is about the thing, not about the name of the town", () => {
  expect(told("Rescuers carried five people out of a dormitory in Sumy that was hit by drones.")).toEqual([
    expect.stringMatching(/^ASSAULT \| hit \| .*\| a dormitory in Sumy/),
  ]);
});

test("headlines leave the auxiliary out", () => {
  expect(told("Fuel depot in Ilovaisk struck overnight.")).toEqual([
    expect.stringMatching(/^ASSAULT \| struck \| {2}\| Fuel depot/),
  ]);
  expect(told("The station hit a record.")).toEqual([]);
});

test("what arms do is done with arms, whoever bears them", () => {
  expect(told("Mortar rounds struck the garrison in Djibo.")).toEqual([
    expect.stringMatching(/^ASSAULT \| struck \| {2}\| the garrison/),
  ]);
  expect(told("Rounds of talks struck a hopeful note.")).toEqual([]);
});

test("a participle with an auxiliary of its own describes no noun behind it", () => {
  expect(told("Hezbollah said on Monday it had fired rockets at Kiryat Shmona.")).toEqual([
    "ASSAULT | fired rockets | Hezbollah | Kiryat Shmona",
  ]);
});

test("what did something behind 'after' is no second deed of whoever stands before it", () => {
  expect(told("Kenya closed the border after a bomb killed four of its police officers.")).toEqual([
    expect.stringMatching(/^COERCE \| .* \| Kenya \|/),
    expect.stringMatching(/^ASSAULT \| killed \| +\| four of its police officers$/),
  ]);
  expect(told("The army withdrew after shelling the town.").join()).toContain("shelling | The army");
});

test("what lies east of a town is the scene, not who acts", () => {
  expect(told("A Palestinian was killed by Israeli fire east of Khan Younis on Sunday.")).toEqual([
    "ASSAULT | killed | Israeli | A Palestinian",
  ]);
  expect(told("Drone strikes west of El Obeid killed five people.")).toEqual([
    "ASSAULT | Drone strikes |  | five people",
  ]);
});

test("behind 'by' stands who acts, behind 'in' where", () => {
  expect(told("A farmer was killed by Israeli fire in Khan Younis.")).toEqual([
    "ASSAULT | killed | Israeli | A farmer",
  ]);
  expect(told("Six people were injured by Russian shelling in Kherson.")).toEqual([
    "ASSAULT | injured | Russian | Six people",
  ]);
});

test("somebody from a country is one person and not the country", () => {
  expect(told("An Iraqi was killed in an Israeli strike on Tyre.")).toEqual([
    expect.stringMatching(/^ASSAULT \| killed \| Israeli \| An Iraqi/),
  ]);
});

test("artillery acts where it fires, and is what was fired before 'fire'", () => {
  expect(told("Army artillery pounded Bara.")).toEqual([
    expect.stringMatching(/^ASSAULT \| pounded \| Army artillery/),
  ]);
  expect(told("Israeli artillery fire hit a house in Tyre.")).toEqual(["ASSAULT | hit | Israeli | a house"]);
});

test("what an attack hit killed nobody: the relative clause tells of the attack", () => {
  expect(told("The two sides argued over the attack on a clinic in Nyala that killed at least nine people.")).toEqual([
    expect.stringMatching(
      /^ASSAULT \| attack \|  \| .*clinic in Nyala.* & at least nine people$|^ASSAULT \| attack \|  \| at least nine people & .*clinic in Nyala/,
    ),
  ]);
  expect(told("The army raided a camp of militants that killed three officers in May.").join()).toContain("The army");
});

test("an arm behind 'after' fires itself, and at what stands behind it", () => {
  const [event] = told("Two of its guards were injured after an Israeli tank fired at a watchtower in Naqoura.");
  expect(event).toMatch(/^ASSAULT \| injured \| Israeli? .*\| .*watchtower/);
});

test("tear gas is fired at somebody, and is nobody", () => {
  expect(told("Police fired tear gas at marchers in Bamako.")).toEqual([
    "ASSAULT | fired tear | Police | marchers in Bamako",
  ]);
});

test("a ceasefire in a district is with nobody who lives there", () => {
  expect(told("The army and the rebels agreed to an immediate ceasefire in the city's Amaba district.")).toEqual([
    "AGREE | agreed | The army & the rebels | ",
  ]);
});

test("what witnesses report is a deed at the place that they name, or where they live", () => {
  expect(told("Local media reported shelling in Bor.")).toEqual(["ASSAULT | shelling |  | "]);
  expect(told("Activists reported heavy clashes in El Fasher.")).toEqual(["ASSAULT | clashes |  | "]);
  expect(placesIn("Residents of Kalma camp reported gunfire overnight.")).toEqual(["Kalma camp"]);
  expect(told("Residents of Goma reported to the police on Monday.")).toEqual([]);
  expect(told("Doctors reported fighting malaria in Bor.")).toEqual([]);
});

test("'shot dead' is what they did, and to whom", () => {
  expect(told("Kenyan police shot dead three marchers in Nairobi on Wednesday, a rights group said.")).toEqual([
    expect.stringMatching(/^ASSAULT \| shot \| Kenyan police \| three marchers/),
  ]);
});

test("of two subjects of 'said', the first belongs to what is said", () => {
  expect(told("Nigeria's air force mistakenly bombed villagers, killing 16, residents said.")).toEqual([
    expect.stringMatching(/^ASSAULT \| bombed \| Nigeria's air force \| villagers & 16$/),
  ]);
});

test("strikes on a port are no strike of its workers", () => {
  expect(told("Warplanes carried out 13 strikes on the port.")).toEqual([
    expect.stringMatching(/^ASSAULT \| strikes \| Warplanes \|/),
  ]);
  expect(told("A port strike by dockers closed Haifa.").join()).toContain("PROTEST");
});

test("a mine behind an article is a thing, and 'overran' is a verb", () => {
  expect(told("Four peacekeepers were wounded when their convoy hit a mine near Kidal.")).toEqual([
    expect.stringMatching(/^ASSAULT \| wounded \|  \| Four peacekeepers/),
  ]);
  expect(told("Al-Shabaab fighters overran a military base in Adan Yabaal.")).toEqual([
    expect.stringMatching(/^ASSAULT \| overran .*\| Al-Shabaab fighters \| a military base/),
  ]);
});

test("a crossing with a name is a place, not what somebody does", () => {
  expect(told("Pakistan closed the Torkham crossing on Monday.")).toEqual([
    "COERCE | closed | Pakistan | the Torkham crossing",
  ]);
});

test("an exchange of fire is one deed of those who exchange it", () => {
  expect(told("There was an exchange of fire near Torkham between Pakistani and Afghan forces.")).toEqual([
    expect.stringMatching(/^ASSAULT \| exchange of fire \| Pakistani & Afghan/),
  ]);
});

test("'it' that somebody says to withdraw is whoever says so", () => {
  expect(told("The army said it would withdraw from Nasir within two weeks.")).toEqual([
    expect.stringMatching(/^AGREE \| withdraw \| (?:it|The army) \| Nasir$/),
  ]);
  expect(told("The Red Cross said it hoped to evacuate the last of the wounded on Thursday.")).toEqual([]);
});

test("a participle behind the first of two subjects of 'said' is what they did, unless it was done to them", () => {
  expect(told("Eritrean troops crossed into Tigray, the TPLF said.")).toEqual([
    expect.stringMatching(/^MOBILIZE \| crossed into \| Eritrean troops \|/),
  ]);
  expect(told("A man wounded in the attack, his brother said.")).toEqual(["ASSAULT | wounded |  | A man"]);
});

test("what somebody answers in a word for it is denied by them and asserted by who said it", () => {
  const text = "Soldiers opened fire on positions near Tegh, the ministry said, an allegation Baku denied.";
  const { claims } = read({ ...ARTICLE, text }, language);
  expect(claims.map(({ stance, polarity }) => [stance, polarity])).toEqual([
    ["denies", "negative"],
    ["asserts", "positive"],
  ]);
});

test("who 'denied involvement' denies a part in it, and who blamed them still does", () => {
  const text = "The ministry said the attack was carried out by separatists, who denied involvement.";
  const { claims } = read({ ...ARTICLE, text }, language);
  expect(claims.map(({ stance }) => stance).toSorted()).toEqual(["asserts", "denies"]);
});
