import type { OwnerId, Owners } from "./model.ts";

/**
 * News agencies by the short names under which texts credit them, and whose they are where a state runs them; and other
 * media and offices that print in their own name and belong to a state, a party or an armed group. `data/feeds.json`
 * says who owns the publishers of the feeds that we list; a test holds the two together.
 */

interface Agency {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Whose it is, where that is a state, a group or a house with other media; `null` for others. From each one's article in Wikipedia. */
  readonly owner: OwnerId | null;
}

const AGENCIES: readonly Agency[] = [
  agency("Reuters|Thomson Reuters"),
  agency("Associated Press|AP"),
  // Taggers cut the name at its hyphen.
  agency("Agence France-Presse|AFP|Presse|Agence France"),
  agency("Deutsche Presse-Agentur|dpa|German Press Agency"),
  agency("United Press International|UPI"),
  agency("EFE|Agencia EFE|EFE News Agency"),
  agency("ANSA"),
  agency("Interfax"),
  agency("Interfax-Ukraine"),
  agency("Kyodo|Kyodo News"),
  agency("Yonhap|Yonhap News Agency"),
  agency("Press Trust of India|PTI"),
  agency("ANI|Asian News International"),
  agency("IANS|Indo-Asian News Service"),
  agency("PA Media|Press Association"),
  agency("Bloomberg|Bloomberg News"),
  agency("Fars|Fars News Agency", null),
  agency("Tasnim|Tasnim News Agency", null),
  agency("Mehr|Mehr News Agency", null),
  agency("ISNA|Iranian Students' News Agency", null),
  agency("Islamic Republic News Agency|IRNA", "IRN"),
  agency("Syrian Arab News Agency|SANA", "SYR"),
  agency("TASS|ITAR-TASS", "RUS"),
  agency("RIA Novosti|RIA", "RUS"),
  agency("Sputnik", "RUS"),
  agency("Xinhua|Xinhua News Agency", "CHN"),
  agency("Anadolu|Anadolu Agency|Anadolu Ajansı|AA", "TUR"),
  agency("Ukrinform", "UKR"),
  agency("Saudi Press Agency|SPA", "SAU"),
  agency("Emirates News Agency|WAM", "ARE"),
  agency("Kuwait News Agency|KUNA", "KWT"),
  agency("Qatar News Agency|QNA", "QAT"),
  agency("Petra|Petra News Agency|Jordan News Agency", "JOR"),
  agency("Middle East News Agency|MENA", "EGY"),
  agency("Iraqi News Agency|INA", "IRQ"),
  agency("National News Agency|NNA", "LBN"),
  agency("WAFA|Palestine News Agency|Palestinian News and Information Agency", "PSE"),
  agency("Sudan News Agency|SUNA", "SDN"),
  agency("Ethiopian News Agency|ENA", "ETH"),
  agency("Algeria Press Service|APS", "DZA"),
  agency("BelTA|Belarusian Telegraph Agency", "BLR"),
  agency("AZERTAC|Azerbaijan State News Agency", "AZE"),
  agency("Armenpress", "ARM"),
  agency("Korean Central News Agency|KCNA", "PRK"),
  agency("Vietnam News Agency|VNA", "VNM"),
  agency("Bernama", "MYS"),
  agency("Antara", "IDN"),
  agency("Associated Press of Pakistan|APP", "PAK"),
  agency("Prensa Latina", "CUB"),
];

/** Media and offices that are no agencies. */
const OWN_MEDIA: readonly Agency[] = [
  ofState("Al Jazeera English|Al Jazeera", "QAT"),
  ofState("RT|Russia Today", "RUS"),
  ofState("President of Russia|Kremlin.ru", "RUS"),
  ofState("Ministry of Defence of Russia|Russian Ministry of Defence|Russian Defense Ministry", "RUS"),
  ofState("General Staff of the Armed Forces of Ukraine", "UKR"),
  ofState("Israel Defense Forces|IDF", "ISR"),
  ofState("Lebanese Army|Lebanese Armed Forces", "LBN"),
  ofState("United States Central Command|CENTCOM", "USA"),
  ofState("Mehr News Agency|Mehr", "IRN"),
  ofState("Press TV|PressTV", "IRN"),
  ofState("Global New Light of Myanmar|GNLM", "MMR"),
  ofState("Ministry of Defence of Azerbaijan", "AZE"),
  ofState("Saba (Aden)|Saba News Agency (Aden)", "YEM"),
  ofState("Agence d'Information du Burkina|AIB", "BFA"),
  ofState("Press Information Bureau|PIB", "IND"),
  ofState("CGTN|China Global Television Network", "CHN"),
  ofState("TRT World|TRT Haber|TRT", "TUR"),
  ofState("Al-Ikhbariya Syria", "SYR"),
  ofState("Rossiya 1|Rossiya-1", "RUS"),
  ofState("Rossiya 24|Rossiya-24", "RUS"),
  ofState("Zvezda|TV Zvezda|Zvezda TV", "RUS"),
  ofState("China Daily", "CHN"),
  ofState("CCTV|China Central Television", "CHN"),
  ofState("Al-Alam|Al-Alam TV", "IRN"),
  ofState("IRIB|Islamic Republic of Iran Broadcasting", "IRN"),
  ofState("Army Radio (Israel)|Galatz|Galei Tzahal", "ISR"),
  ofState("MRTV|Myanmar Radio and Television", "MMR"),
  ofState("Sudan TV|Sudan Television", "SDN"),
  ofHouse("Radio France Internationale|RFI", "France Médias Monde"),
  ofHouse("France 24|France24", "France Médias Monde"),
  ofHouse("Monte Carlo Doualiya", "France Médias Monde"),
  ofHouse("BBC News|BBC|BBC World Service|BBC Arabic|BBC Persian|BBC Monitoring", "BBC"),
  ofHouse("Voice of America|VOA|VOA News", "United States Agency for Global Media"),
  ofHouse(
    "Radio Free Europe/Radio Liberty|RFE/RL|Radio Free Europe|Radio Liberty",
    "United States Agency for Global Media",
  ),
  ofHouse("Radio Free Asia|RFA", "United States Agency for Global Media"),
  ofHouse("Alhurra|Al Hurra", "United States Agency for Global Media"),
  ofHouse("Asharq Al-Awsat|Asharq al-Awsat", "Saudi Research and Media Group"),
  ofHouse("Arab News", "Saudi Research and Media Group"),
  ofHouse("Asharq News", "Saudi Research and Media Group"),
  ofHouse("Independent Arabia", "Saudi Research and Media Group"),
  ofHouse("Al Arabiya|Al-Arabiya|Al Arabiya English", "MBC Group"),
  ofHouse("Al Hadath|Al-Hadath", "MBC Group"),
  ofHouse("Daily Sabah", "Turkuvaz Media Group"),
  ofHouse("Sabah (Turkey)|Sabah newspaper", "Turkuvaz Media Group"),
  ofHouse("A Haber|AHaber", "Turkuvaz Media Group"),
  ofHouse("Ynetnews|Ynet", "Yedioth Ahronoth Group"),
  ofHouse("Yedioth Ahronoth|Yediot Ahronot", "Yedioth Ahronoth Group"),
  ofGroup("Al-Manar|Al Manar|Al-Manar TV", "actor:hezbollah"),
  ofGroup("Al-Masirah|Al Masirah|Al-Masirah TV", "actor:houthis"),
  ofGroup("Saba (Sanaa)|Saba News Agency (Sanaa)", "actor:houthis"),
  ofGroup("Al-Aqsa TV", "actor:hamas"),
];

function ofState(names: string, state: string): Agency {
  return agency(names, state);
}

function ofGroup(names: string, owner: `actor:${string}`): Agency {
  return { ...agency(names), owner };
}

/** A medium of a company, a foundation or a public body that has several. */
function ofHouse(names: string, house: string): Agency {
  return { ...agency(names), owner: `group ${house}` };
}

function agency(names: string, state: string | null = null): Agency {
  const [name = "", ...aliases] = names.split("|");
  return { name, aliases, owner: state === null ? null : `state ${state}` };
}

const BY_NAME: ReadonlyMap<string, Agency> = new Map(
  AGENCIES.flatMap((each) => [each.name, ...each.aliases].map((name) => [mediumNameKey(name), each] as const)),
);

/** The full name of a news agency, or the name as it was given when it is not a known one. */
export function agencyName(name: string): string {
  return BY_NAME.get(mediumNameKey(name))?.name ?? name;
}

export function isAgency(name: string): boolean {
  return BY_NAME.has(mediumNameKey(name));
}

const OWN_BY_NAME: ReadonlyMap<string, Agency> = new Map(
  OWN_MEDIA.flatMap((each) => [each.name, ...each.aliases].map((name) => [mediumNameKey(name), each] as const)),
);

/** What is said here of whose media are, with no names of owners. */
export const NO_OWNERS: Owners = { media: new Map(), names: new Map() };

/** Whose a medium is, by what is given and else by the lists above; `null` where nobody but its own is known to run it. */
export function mediumOwner(name: string, { media }: Owners = NO_OWNERS): OwnerId | null {
  const key = mediumNameKey(name);
  const given = media.get(key);
  if (given !== undefined) return given;
  return OWN_BY_NAME.get(key)?.owner ?? BY_NAME.get(key)?.owner ?? null;
}

/** What an owner is called. */
export function ownerName(owner: OwnerId, { names }: Owners): string {
  const name = names.get(owner);
  if (name !== undefined) return name;
  if (owner.startsWith("state ")) return `the state ${owner.slice("state ".length)}`;
  return owner.replace(/^(?:group |actor:)/, "");
}

/** A medium's name in the form in which such names are compared: without "the", "news agency", case and marks between words. */
export function mediumNameKey(name: string): string {
  return name
    .replace(/^the\s+/i, "")
    .replace(/\s+(?:news|press|wire)?\s*(?:agency|service)$/i, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
