/**
 * Words for the people and things of a country, by ISO 3166-1 alpha-3 code. They speak for the country
 * of an article ("Syrian warplanes") and are no place names themselves.
 */
const DEMONYMS: Readonly<Record<string, string>> = {
  AFG: "Afghan Afghans Afghani", ALB: "Albanian", DZA: "Algerian", AGO: "Angolan", ARG: "Argentine Argentinian",
  ARM: "Armenian", AUS: "Australian", AUT: "Austrian", AZE: "Azerbaijani Azeri", BHR: "Bahraini", BGD: "Bangladeshi",
  BLR: "Belarusian Belarussian", BEL: "Belgian", BEN: "Beninese", BTN: "Bhutanese", BOL: "Bolivian", BIH: "Bosnian",
  BRA: "Brazilian", BGR: "Bulgarian", BFA: "Burkinabe Burkinabé", BDI: "Burundian", KHM: "Cambodian",
  CMR: "Cameroonian", CAN: "Canadian", CAF: "Central-African", TCD: "Chadian", CHL: "Chilean", CHN: "Chinese",
  COL: "Colombian", COD: "Congolese", CRI: "Costa-Rican", CIV: "Ivorian", HRV: "Croatian Croat", CUB: "Cuban",
  CYP: "Cypriot", CZE: "Czech", DNK: "Danish Dane", DJI: "Djiboutian", ECU: "Ecuadorian Ecuadorean", EGY: "Egyptian",
  SLV: "Salvadoran", ERI: "Eritrean", EST: "Estonian", ETH: "Ethiopian", FIN: "Finnish", FRA: "French Frenchman",
  GAB: "Gabonese", GMB: "Gambian", GEO: "Georgian", DEU: "German", GHA: "Ghanaian", GRC: "Greek",
  GTM: "Guatemalan", GIN: "Guinean", HTI: "Haitian", HND: "Honduran", HUN: "Hungarian", IND: "Indian",
  IDN: "Indonesian", IRN: "Iranian", IRQ: "Iraqi", IRL: "Irish", ISR: "Israeli", ITA: "Italian", JAM: "Jamaican",
  JPN: "Japanese", JOR: "Jordanian", KAZ: "Kazakh", KEN: "Kenyan", PRK: "North-Korean", KOR: "South-Korean",
  KWT: "Kuwaiti", KGZ: "Kyrgyz", LAO: "Laotian", LVA: "Latvian", LBN: "Lebanese", LBR: "Liberian", LBY: "Libyan",
  LTU: "Lithuanian", MDG: "Malagasy", MWI: "Malawian", MYS: "Malaysian", MLI: "Malian", MRT: "Mauritanian",
  MEX: "Mexican", MDA: "Moldovan", MNG: "Mongolian", MNE: "Montenegrin", MAR: "Moroccan", MOZ: "Mozambican",
  MMR: "Burmese", NAM: "Namibian", NPL: "Nepali Nepalese", NLD: "Dutch Dutchman", NZL: "New-Zealander",
  NIC: "Nicaraguan", NER: "Nigerien", NGA: "Nigerian", MKD: "Macedonian", NOR: "Norwegian", OMN: "Omani",
  PAK: "Pakistani", PSE: "Palestinian Gazan", PAN: "Panamanian", PRY: "Paraguayan", PER: "Peruvian",
  PHL: "Filipino Philippine", POL: "Polish Pole", PRT: "Portuguese", QAT: "Qatari", ROU: "Romanian",
  RUS: "Russian Soviet", RWA: "Rwandan", SAU: "Saudi Saudis", SEN: "Senegalese", SRB: "Serbian Serb", SLE: "Sierra-Leonean",
  SVK: "Slovak", SVN: "Slovenian", SOM: "Somali Somalian", ZAF: "South-African", SSD: "South-Sudanese",
  ESP: "Spanish Spaniard", LKA: "Sri-Lankan", SDN: "Sudanese", SWE: "Swedish Swede", CHE: "Swiss", SYR: "Syrian",
  TWN: "Taiwanese", TJK: "Tajik", TZA: "Tanzanian", THA: "Thai", TLS: "Timorese", TGO: "Togolese", TUN: "Tunisian",
  TUR: "Turkish Turk", TKM: "Turkmen", UGA: "Ugandan", UKR: "Ukrainian", ARE: "Emirati", GBR: "British Briton English Scottish Welsh",
  USA: "American", URY: "Uruguayan", UZB: "Uzbek", VEN: "Venezuelan", VNM: "Vietnamese", YEM: "Yemeni", ZMB: "Zambian",
  ZWE: "Zimbabwean", XKX: "Kosovar Kosovan",
};

const COUNTRY_OF = new Map<string, string>();
for (const [country, words] of Object.entries(DEMONYMS)) {
  for (const word of words.split(" ")) {
    COUNTRY_OF.set(word.replace("-", " "), country);
    COUNTRY_OF.set(`${word.replace("-", " ")}s`, country);
  }
}

/** The country that a demonym speaks for, `null` when the word is none. */
export function countryOfDemonym(word: string): string | null {
  return COUNTRY_OF.get(word) ?? null;
}
