import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadActors } from "../../src/knowledge/actors.ts";
import type { Actor } from "../../src/model.ts";
import { openActors, participantFor } from "../../src/resolve/actors.ts";

const FOLDER = mkdtempSync(join(tmpdir(), "own-"));

function fileOf(name: string, text: string): string {
  const path = join(FOLDER, name);
  writeFileSync(path, text);
  return path;
}

function ownIn(name: string, text: string): readonly Actor[] {
  return loadActors([fileOf(name, text)]).actors.filter(({ own }) => own === true);
}

/** Read with the list, a phrase of that day stands for "COUNTRY SECTOR". */
function means(name: string, text: string, phrase: string, codes: string, day: string | null = null): void {
  const { actors, roles } = loadActors([fileOf(name, text)]);
  const { country, sector } = participantFor(phrase, day, openActors(actors, roles));
  expect({ phrase, codes: `${country ?? "-"} ${sector ?? "-"}` }).toEqual({ phrase, codes });
}

function refuses(name: string, text: string, ...words: readonly string[]): void {
  for (const word of words) expect(() => ownIn(name, text)).toThrow(word);
}

const TABLE = `name,aliases,country,sector,from,to
Vandalor,Vandalorian;Port Vandal,VND,,,
"Hill Guard","Guardians of the Hill; HG",VND,REB,2011-03-01,2019-06-30
Hill Guard,,VND,GOV,2019-07-01,
`;

test("a table's rows are actors, and rows of one name one actor in time", () => {
  expect(ownIn("mine.csv", TABLE).map(({ name }) => name)).toEqual(["Vandalor", "Hill Guard"]);
  means("mine.csv", TABLE, "Guardians of the Hill", "VND REB", "2015-01-01");
  means("mine.csv", TABLE, "the Hill Guard", "VND GOV", "2021-01-01");
  means("mine.csv", TABLE, "Vandalorian troops", "VND MIL");
  means("mine.csv", TABLE, "two Vandalorians", "VND CVL");
  means("mine.csv", TABLE, "the prime minister of Port Vandal", "VND GOV");
  means("mine.csv", "\uFEFFname;country\r\nHill Guard;Syria\r\n", "Hill Guard", "SYR -");
});

test("an own actor stands before a built-in one of its name", () => {
  means("mine.csv", "name,country,sector\nHezbollah,VND,OPP\n", "Hezbollah", "VND OPP");
  means("mine.csv", "name,country,sector\nHezbollah,VND,OPP\n", "Hizbullah", "LBN REB");
});

test("a table with a slip is refused with its line and what to write", () => {
  refuses("mine.csv", "title,country\nHill Guard,SYR\n", "mine.csv, line 1", '"title"');
  refuses("mine.csv", "country\nSYR\n", "line 1", '"name"');
  refuses("mine.csv", "name,country\nHill Guard,Nowhere\n", "line 2", "Nowhere", "ISO 3166-1");
  refuses("mine.csv", "name,sector\n\nHill Guard,ARMY\n", "line 3", "ARMY", "GOV");
  refuses("mine.csv", "name,sector,from\nHill Guard,REB,2011-13-01\n", "line 2", "YYYY-MM-DD");
  refuses("mine.csv", "name,sector,from,to\nHG,REB,2011-01-01,\nHG,GOV,2015-01-01,\n", "overlap");
  refuses("mine.xlsx", "PK", "mine.xlsx", ".csv");
  refuses("mine.csv", "name\nH\uFFFDgelwacht\n", "UTF-8");
});

const DICTIONARY = `<!-- made up -->
VANDALOR  [VND] # a comment
+PORT_VANDAL_
+VANDALORIAN

GRUMBOL   ; another
+THE_GRUM
	[VND < 950601]
	[VNDGOV 19950601 - 19990815]
	[VNDREB > 19990815]
UZ_ [UZZ]
NOBODY_AT_ALL [---]
LOCAL_PAPER [VNDMED]
PSEUDO_PARTY [VNDREBHMS]
`;

test("a PETRARCH dictionary of actors is read", () => {
  means("mine.txt", DICTIONARY, "Vandalor", "VND -");
  means("mine.txt", DICTIONARY, "Port Vandal's army", "VND MIL");
  means("mine.txt", DICTIONARY, "Vandalorian troops", "VND MIL");
  means("mine.txt", DICTIONARY, "Grumbol", "VND GOV", "1997-01-01");
  means("mine.txt", DICTIONARY, "Grumbol", "VND REB", "1999-08-16");
  means("mine.txt", DICTIONARY, "the Grum", "VND REB", "2020-01-01");
  means("mine.txt", DICTIONARY, "Nobody at All", "- -");
  means("mine.txt", DICTIONARY, "Local Paper", "VND JRN");
  means("mine.txt", DICTIONARY, "Pseudo Party", "VND REB");
});

test("of codes for overlapping times the first one counts", () => {
  const text =
    "LARS_GAM [VND]\n\t[UZZCOP 20100109-20100112]\n\t[VNDMIL 20080120-20121109]\n\t[VNDGOV 20121110-20130119]\n";
  const [gam] = ownIn("mine.txt", text);
  expect(gam?.roles).toEqual([
    { sector: "MIL", country: "VND", from: "2008-01-20", to: "2010-01-08" },
    { sector: "COP", country: "UZZ", from: "2010-01-09", to: "2010-01-12" },
    { sector: "MIL", country: "VND", from: "2010-01-13", to: "2012-11-09" },
    { sector: "GOV", country: "VND", from: "2012-11-10", to: "2013-01-19" },
  ]);
});

test("a PETRARCH dictionary of agents ties nouns to sectors", () => {
  const agents =
    "!PERSON! = MAN, WOMAN\nREEVE [~JUD]\nHILL!PERSON! [~REB]\nGOLDEN_GOOSE {GOLDEN_GEESE} [~BUS]\nSCRIBE {} [~GOVMED]\nDRUID [~XYZ]\n";
  means("agents.txt", agents, "Syrian reeves", "SYR JUD");
  means("agents.txt", agents, "the hillmen", "- REB");
  means("agents.txt", agents, "two golden geese", "- BUS");
  means("agents.txt", agents, "a scribe from Iraq", "IRQ GOV");
  means("agents.txt", agents, "Iraqi soldiers", "IRQ MIL");
});

test("a dictionary with a slip is refused with its line and what to write", () => {
  refuses("mine.txt", "VANDALOR\n+PORT_VANDAL\n", "mine.txt, line 1", "[GON]");
  refuses("mine.txt", "<!-- a\nb -->\n+PORT_VANDAL [VND]\n", "line 3", "belongs to no name");
  refuses("mine.txt", "VANDALOR [VND 19991340-20000101]\n", "line 1", "YYYYMMDD");
  refuses("mine.txt", "VANDALOR [VND\n", "line 1", "bracket");
  refuses("agents.txt", "REEVE [~JUD]\nSCRIBE\n", "agents.txt, line 2", "NOUN [~GOV]");
});

test("any text in a list gives actors or a refusal, never another error", () => {
  for (const text of ["", "\n\n", "+", "[", 'a,b\n"', "{}[~", 'name\n"""', "name,name\na,b,c,d"]) {
    for (const name of ["odd.csv", "odd.txt"]) {
      try {
        ownIn(name, text);
      } catch (error) {
        expect((error as Error).name).toBe("DataFileError");
      }
    }
  }
});
