import { longestByFirst } from "./actor-words.ts";

/**
 * Which of PLOVER's sectors a role noun puts an actor in. A noun either settles the sector itself
 * ("soldier", "judge"), or takes it from those it belongs to ("army spokesman", "rebel commander",
 * "head of the police") and only else from here.
 */

/** PLOVER's sectors, in its words. */
export const SECTORS: Readonly<Record<string, string>> = {
  COP: "police",
  GOV: "government",
  JUD: "courts",
  LEG: "parliament",
  MIL: "military",
  PRM: "paramilitaries",
  PTY: "political parties",
  REB: "armed opposition",
  SPY: "intelligence services",
  UAF: "unidentified armed forces",
  UNK: "unidentified",
  AGR: "farmers",
  BUS: "business",
  CRM: "criminals",
  CVL: "civilians",
  EDU: "education",
  ELI: "former officials",
  JRN: "media",
  LAB: "labour",
  MED: "health",
  REF: "refugees and displaced",
  OPP: "political opposition",
  PRE: "partially recognised entities",
  REL: "religious",
  SOC: "civil society",
};

/** What a role noun says of those it names. */
export interface Role {
  readonly sector: string | null;
  /** The noun takes the sector of the body or the modifier it goes with; `sector` is what is left without one. */
  readonly inherits: boolean;
  /** The noun names a body ("army", "ministry") rather than people. */
  readonly body: boolean;
}

/** Nouns for people that settle the sector. Singular, lower case, without hyphens. */
const PEOPLE: Readonly<Record<string, string>> = {
  GOV: `minister, prime minister, foreign minister, defence minister, defense minister, interior minister, deputy minister,
    vice foreign minister, premier, president, vice president, chancellor, king, queen, monarch, emir, sultan, prince,
    crown prince, princess, ruler, sovereign, head of state, head of government, supreme leader, dictator, strongman, junta leader,
    governor, lieutenant governor, mayor, deputy mayor, prefect, governor general, chief minister, first minister,
    ambassador, envoy, special envoy, diplomat, consul, consul general, attache, attaché, chargé d'affaires, charge d'affaires, emissary,
    foreign secretary, home secretary, defence secretary, defense secretary, treasury secretary, secretary of state,
    secretary of defense, secretary of defence, undersecretary, under secretary, national security adviser, national security advisor,
    cabinet member, councillor, alderman, commissioner, ombudsman, civil servant, bureaucrat, statesman, peacemaker, mediator,
    secretary general, high representative, special representative, high commissioner, weapons inspector,     government spokesman, state official, tax inspector, provincial official, local official, district officer,     first lady, caretaker, viceroy, regent, negotiator, monitor, observer, peace envoy`,
  MIL: `soldier, serviceman, servicewoman, servicemember, service member, conscript, reservist, recruit, paratrooper, commando, marine, sailor,
    airman, pilot, fighter pilot, infantryman, gunner, artilleryman, sapper, general, brigadier general, major general, lieutenant general,
    colonel general, brigadier, colonel, lieutenant colonel, major, captain, lieutenant, sergeant, corporal, private first class, admiral,
    vice admiral, rear admiral, air marshal, field marshal, marshal, army officer, military officer, naval officer, officer, peacekeeper, blue helmet,
    peace keeper, army chief, military chief, chief of staff, chief of general staff, military adviser, military advisor, army spokesman,     prisoner of war, legionnaire, cadet, draftee, troop, military personnel, military attache, military observer, occupier, gi`,
  COP: `policeman, policewoman, police officer, police chief, constable, detective, cop, sheriff, gendarme,
    border guard, coast guard, coastguard, prison guard, prison warden, jailer, warden, customs officer, border officer, prison officer, patrolman,
    police commissioner, traffic policeman, riot policeman, border policeman, security officer, immigration officer, trooper`,
  LEG: `lawmaker, legislator, parliamentarian, member of parliament, mp, mep, member of congress, senator, congressman, congresswoman, deputy speaker,
    speaker of parliament, parliament speaker, house speaker, speaker of the house, speaker, assemblyman, assemblywoman, whip,
    parliamentary deputy, majority leader, minority leader`,
  JUD: `judge, magistrate, chief justice, justice of the peace, prosecutor, chief prosecutor, public prosecutor, attorney general, solicitor general,
    jurist, arbitrator, investigating magistrate, juror, state prosecutor, procurator`,
  SPY: `spy, intelligence officer, intelligence agent, secret agent, intelligence official, intelligence chief, spymaster, spy chief, mole,
    intelligence source, counterintelligence officer, saboteur`,
  REB: `rebel, insurgent, guerrilla, guerilla, militant, separatist, secessionist, jihadist, jihadi, extremist, terrorist, mujahid, mujahideen, mujahedin, mujahedeen,
    mujahidin, freedom fighter, suicide bomber, bomber, hijacker, insurrectionist, mutineer, revolutionary, partisan, fedayeen,
    irregular, warlord, rebel leader, militia leader, islamist fighter, hostage taker, child soldier, militiaman, infiltrator`,
  UAF: `gunman, gunwoman, armed man, shooter, sniper, assailant, attacker, assassin, raider, masked man, armed person, armed individual, armed assailant,
    combatant, mercenary, belligerent`,
  CRM: `criminal, gangster, gang member, drug trafficker, drug dealer, drug lord, trafficker, smuggler, people smuggler, bandit, pirate, robber, thief, looter,
    kidnapper, abductor, kingpin, mobster, murderer, killer, rapist, arsonist, poacher, cattle rustler, rustler, fraudster, hacker, mafioso, outlaw, convict, inmate, felon,
    drug baron, hitman, vandal, counterfeiter`,
  CVL: `civilian, citizen, national, resident, inhabitant, villager, townsman, townspeople, local, local resident, people, person, man, woman, child, boy, girl, baby, infant,
    teenager, teen, youth, youngster, minor, adolescent, pedestrian, passer by, bystander, onlooker, passenger, commuter, motorist, driver, cyclist, shopper, worshipper,
    worshiper, pilgrim, tourist, visitor, traveller, traveler, holidaymaker, foreigner, expatriate, settler, colonist, tribesman, tribeswoman, nomad, bedouin,
    family, household, relative, widow, orphan, mother, father, parent, brother, sister, wife, husband, son, daughter, cousin, neighbour, neighbor, couple, mourner,
    elder, village elder, tribal elder, tribal leader, tribal chief, demonstrator, protester, protestor, marcher, rioter, stone thrower, crowd, mob, supporter, sympathiser,
    sympathizer, follower, loyalist, voter, homeowner, landowner, householder, survivor, victim, casualty, hostage, captive, detainee, prisoner, abductee,
    witness, eyewitness, public, population, community, consumer, taxpayer, customer, fan, football fan, spectator, concertgoer, reveller, partygoer, islander,
    christian, muslim, moslem, jew, hindu, sikh, buddhist, druze, alawite, shiite, shia, sunni, yazidi, catholic, protestant, fundamentalist, islamist, kurd, arab,
    hutu, tutsi, tuareg, roma, gypsy, turkmen, indigenous people, minority, majority, tenant, squatter, diaspora,
    celebrity, athlete, footballer, actor, actress, singer, musician, artist, writer, author, poet, film maker, filmmaker, novelist, chef, employee, personnel, pensioner, retiree, veteran`,
  REF: `refugee, asylum seeker, migrant, immigrant, displaced person, internally displaced person, idp, returnee, evacuee, displaced family, displaced,
    deportee, boat people, stateless person, displaced civilian, displaced people, migrant worker, exile`,
  JRN: `journalist, reporter, correspondent, news editor, editor, editor in chief, columnist, broadcaster, news anchor, anchor, presenter, photographer, photojournalist,
    cameraman, camerawoman, blogger, publisher, media worker, newsman, commentator, stringer, newscaster, news crew, television crew, film crew`,
  MED: `doctor, physician, surgeon, nurse, medic, paramedic, health worker, medical worker, hospital worker, medical staff, midwife, pharmacist, ambulance driver,
    ambulance worker, ambulance crew, health official, medical personnel, first responder, healthcare worker, dentist, psychiatrist, psychologist, epidemiologist, patient,
    medical source, hospital official`,
  EDU: `student, pupil, schoolchild, schoolgirl, schoolboy, teacher, schoolteacher, professor, lecturer, academic, scholar, scientist, researcher, headmaster, principal,
    university rector, rector, historian, nuclear scientist, economist, political scientist, analyst, expert, political analyst, educator, student leader`,
  REL: `cleric, priest, imam, ayatollah, grand ayatollah, mullah, mufti, grand mufti, rabbi, chief rabbi, bishop, archbishop, cardinal, pope, pontiff, patriarch, monk, nun, preacher,
    pastor, missionary, theologian, evangelist, vicar, lama, religious leader, religious scholar, muslim leader, church leader, spiritual leader, chaplain, deacon, friar, abbot,
    christian leader, islamic scholar, maulana, maulvi, clergyman, clergy, seminarian`,
  AGR: `farmer, peasant, farm worker, farmworker, agricultural worker, herder, herdsman, shepherd, cattle herder, pastoralist, rancher, grower, fisherman, fisher, logger,
    campesino, sharecropper, planter, harvester, cocoa grower, coca farmer, winegrower, dairy farmer, rice farmer`,
  BUS: `businessman, businesswoman, businessperson, entrepreneur, executive, chief executive, ceo, banker, trader, merchant, shopkeeper, investor, manufacturer, industrialist,
    tycoon, oligarch, financier, importer, exporter, contractor, shareholder, employer, business leader, businesspeople, vendor, street vendor, shop owner, store owner, broker,
    magnate, supplier, insurer, airline, hotelier, landlord, oilman, retailer, stockbroker`,
  LAB: `worker, labourer, laborer, miner, coal miner, factory worker, steelworker, paper worker, dock worker, docker, bus driver, truck driver, lorry driver, taxi driver, trucker,
    union leader, trade unionist, unionist, union member, striker, construction worker, oil worker, railway worker, engineer, technician, mechanic, carpenter, postal worker,
    transport worker, public sector worker, public worker, seafarer, crew member, crewman, longshoreman, electrician, cleaner, workman, stevedore, textile worker`,
  OPP: `opposition leader, opposition politician, opposition figure, opposition candidate, opposition member, opposition supporter, opposition activist, opposition lawmaker,
    dissident, opponent, opposition spokesman, government critic, regime opponent, anti government protester, anti government demonstrator, opposition chief, political prisoner`,
  PTY: `politician, party leader, party chairman, party member, party official, candidate, presidential candidate, party chief, party secretary, party spokesman,
    democrat, republican, socialist, communist, nationalist politician, conservative, liberal, social democrat, right winger, left winger, leftist, rightist, presidential hopeful, contender`,
  SOC: `activist, human rights activist, rights activist, campaigner, aid worker, relief worker, humanitarian worker, humanitarian, volunteer, rescue worker, rescuer, rescue team,
    environmentalist, rights defender, human rights defender, feminist, lawyer, human rights lawyer, attorney, defence lawyer, defense lawyer, barrister, solicitor, advocate,
    community leader, civil society leader, social worker, charity worker, philanthropist, peace activist, think tank`,
  ELI: `former official, elder statesman, former leader, ex leader, former minister, former president, former prime minister, ex president, ex prime minister, ex minister, elite, nobleman,
    aristocrat, ex king, former king, dignitary, notable`,
  PRM: `paramilitary, vigilante, paramilitary fighter, pro government militiaman, loyalist militiaman, death squad, government militiaman, self defence fighter, self defense fighter`,
};

/** Nouns for bodies, their buildings and their means that settle the sector. */
const BODIES: Readonly<Record<string, string>> = {
  GOV: `government, administration, cabinet, regime, junta, military junta, military government, authority, ministry, foreign ministry, foreign office, defence ministry, defense ministry,
    ministry of defence, ministry of defense, ministry of foreign affairs, ministry of interior, interior ministry, health ministry, finance ministry, justice ministry, information ministry,
    foreign affairs ministry, department, state department, defence department, defense department, presidency, presidential office, palace, presidential palace, embassy, consulate, mission to the united nations, municipality,
    city council, town council, city hall, provincial council, governorate, monarchy, royal court, royal family, leadership, state, executive, central bank, treasury, customs, election commission,
    electoral commission, commission, national security council, security cabinet, war cabinet, ruling council, transitional council, sovereign council, politburo, civil administration,
    military council, civil defence, civil defense, government agency, state agency, secretariat, chancellery, tax authority, fire department,     foreign service, coalition government, unity government, interim government, provincial government, regional government, local authority, nuclear agency, diplomatic mission`,
  MIL: `army, military, armed force, navy, air force, airforce, ground force, land force, military force, government force, regime force, occupation force, naval force, special force, air defence, air defense, general staff,
    defence force, defense force, marine corps, army unit, troop, military unit, brigade, battalion, regiment, division, platoon, squadron, infantry, artillery, garrison, army base, military base, air base, airbase,
    naval base, military convoy, army convoy, army patrol, military patrol, military vehicle, army post, military post, army position, military position, high command, military command, central command,     warplane, fighter jet, fighter plane, jet, jet fighter, fighter bomber, combat aircraft, military aircraft, helicopter, attack helicopter, helicopter gunship, gunship, tank, warship, destroyer, frigate, corvette,
    aircraft carrier, submarine, gunboat, patrol boat, battleship, cruiser, naval vessel, missile boat, drone, predator, uav, missile, rocket launcher, artillery battery, armoured vehicle, armored vehicle, armoured column,
    fleet, peacekeeping force, peacekeeping troop, peacekeeping mission, stabilisation force, stabilization force, multinational force, expeditionary force, military police, military court, republican guard, presidential guard,
    national guard, revolutionary guard, reserve, territorial defence, territorial defense, military academy, commando unit, coalition force, military coalition, allied force, troop contingent, contingent, nuclear force,
    air strike, airstrike, military observer mission, disengagement force, bomber aircraft, spy plane, reconnaissance plane, howitzer`,
  COP: `police, police force, national police, security force, police station, police unit, police patrol, police post, riot police, border police, federal police, judicial police, gendarmerie, constabulary, internal security force,
    border guard force, coast guard, coastguard, border patrol, customs service, law enforcement, law enforcement agency, law enforcement official, interior ministry force, traffic police, religious police, morality police, security apparatus, prison service,
    prison authority, security personnel, public security, general security, counter terrorism unit, counterterrorism force, secret police, swat team, drug enforcement agency, immigration authority`,
  LEG: `parliament, congress, senate, legislature, national assembly, assembly, house of representatives, lower house, upper house, legislative council, parliamentary committee, duma, knesset, shura council, chamber of deputies, legislative assembly,
    federal parliament, house of commons, house of lords, house of deputies, parliamentary group`,
  JUD: `court, supreme court, high court, constitutional court, military tribunal, tribunal, judiciary, war crimes tribunal, court of appeal, appeals court, criminal court, prosecution, public prosecution, prosecution office, prosecutor office, public prosecutor office,
    federal court, grand jury, jury, attorney general office, district court, justice department`,
  SPY: `intelligence, intelligence service, intelligence agency, secret service, military intelligence, spy agency, intelligence directorate, intelligence ministry, state security, security service, security agency, intelligence community, intelligence bureau, intelligence services`,
  REB: `insurgency, rebellion, armed opposition, armed opposition group, armed opposition faction, rebel group, rebel force, rebel army, rebel movement, rebel faction, militant group, militant organisation, militant organization, terrorist group, terrorist organisation, terrorist organization, terror group,
    terror organisation, terror organization, terrorist cell, terror cell, extremist group, extremist faction, extremist organisation, extremist organization, jihadist group, jihadi group, insurgent group, guerrilla group, guerrilla army, guerilla group, separatist group, separatist movement, opposition force,
    opposition fighter, opposition faction, opposition armed group, guerrilla force, liberation army, liberation front, revolutionary army, people's army, resistance group, resistance movement, resistance, radical group, takfiri group, islamist group, islamist faction, radical terrorist group, liberation movement,
    militia, militia group, militia force, rebel alliance, factions, armed faction, armed movement, opposition militant, islamist militant, insurgent force`,
  UAF: `armed group, armed formation, armed element, armed organisation, armed organization, armed band, unidentified armed group, non state armed group, unidentified force, car bomb, roadside bomb, explosion, bomb, bomb blast, gun battle, landmine, mine, minefield, mortar shell`,
  CRM: `gang, criminal gang, street gang, cartel, drug cartel, mafia, crime syndicate, criminal group, criminal organisation, criminal organization, criminal network, smuggling ring, trafficking ring, triad, yakuza, robber gang, drug gang, smuggling network`,
  CVL: `village, town, neighbourhood, neighborhood, residential area, residential building, civilian area, civilian house, home, house, tribe, clan, civilian population, civilian vehicle, civilian convoy, bus, market, marketplace, civilian car, apartment building, populace, civilian target, ethnic group, block of flats, city, settlement, household`,
  REF: `refugee camp, displacement camp, displaced persons camp, idp camp, camp for displaced people, tent camp, migrant boat, caravan of migrants, refugee population, camp for refugees`,
  JRN: `newspaper, daily, weekly, magazine, television, television station, television channel, tv station, tv channel, tv, radio, radio station, news agency, news channel, news service, news outlet, news website, news site, web site, media, media outlet, press, state media, state television, state tv, state run media,
    state news agency, state radio, broadcasting company, broadcasting corporation, press agency, news organisation, news organization, news network, website, journal, official media, local media, semi official news agency, official news agency`,
  MED: `hospital, clinic, field hospital, ambulance, medical centre, medical center, health centre, health center, health facility, medical facility, health authority, red crescent, red cross, medical team, medical charity, health service, ambulance service, health department`,
  EDU: `school, university, college, academy, institute, kindergarten, primary school, secondary school, campus, girls school, research institute, research centre, research center, think tank, faculty, education system, student union, student group, student movement`,
  REL: `church, mosque, monastery, synagogue, temple, seminary, convent, cathedral, shrine, diocese, religious group, religious organisation, religious organization, congregation, islamic council, sect, brotherhood, muslim council, catholic church, orthodox church, cult`,
  AGR: `farm, cooperative farm, plantation, ranch, farmers union, agricultural cooperative, fishing boat, fishing vessel, trawler`,
  BUS: `company, firm, corporation, bank, business, business group, oil company, gas company, conglomerate, enterprise, industry, chamber of commerce, factory, oil refinery, hotel, shop, store, oil tanker, tanker, cargo ship, merchant ship, merchant vessel, shipping company, shipping line,
    carrier, mining company, bakery, restaurant, supermarket, pipeline, stock exchange, power company, oil giant, state company, investment fund, bookstore, arms dealer, arms manufacturer`,
  LAB: `union, trade union, labour union, labor union, workers union, union federation, workers federation, labour federation, labor federation, workforce, crew, work force, worker union`,
  OPP: `opposition, opposition party, opposition group, opposition movement, opposition coalition, opposition alliance, political opposition, opposition bloc, opposition delegation, protest movement, shadow cabinet, pro democracy movement, government in exile, shadow government`,
  PTY: `party, political party, ruling party, ruling coalition, coalition partner, political movement, political bloc, political group, socialist party, communist party, democratic party, labour party, labor party, conservative party, nationalist party, islamist party, liberal party, central committee, green party, people's party`,
  SOC: `rights group, human rights group, peace movement, peace group, human rights organisation, human rights organization, rights organisation, rights organization, monitoring group, monitor group, war monitor, civil society, civil society group, charity, aid group, aid agency, aid organisation, aid organization, relief agency, relief organisation,
    relief organization, humanitarian organisation, humanitarian organization, humanitarian agency, humanitarian group, advocacy group, ngo, nongovernmental organisation, nongovernmental organization, non governmental organisation, non governmental organization, watchdog, activist group, observatory, aid convoy, rescue service,
    women's group, environmental group, campaign group, conflict monitor, nonprofit, non profit, civil society organisation, civil society organization, pressure group, think tank`,
  PRM: `paramilitary, paramilitary group, paramilitary force, paramilitary organisation, paramilitary organization, paramilitary unit, pro government militia, pro regime militia, government militia, loyalist militia, self defence group, self defense group, self defence force, self defense force, self defence militia, vigilante group, vigilance committee,
    pro government force, pro regime force, government backed militia, state backed militia, allied militia, pro government fighter, pro government gunman, volunteer battalion, private military company, mercenary group, village guard, home guard, local defence unit, popular committee, popular defence force`,
  PRE: `breakaway region, breakaway republic, breakaway authority, self proclaimed republic, self declared republic, separatist authority, separatist government, rebel government, autonomous administration`,
};

/** Nouns that take the sector of whom they belong to, and what they mean alone ("" for nothing). */
const INHERITING: Readonly<Record<string, string>> = {
  "": `spokesman, spokeswoman, spokesperson, spokespeople, member, representative, source, group, organisation, organization, movement, faction, front, alliance, coalition, chief, head, deputy head, deputy chief, director, director general, chairman, chairwoman, chairperson, chair, secretary,
    deputy, aide, adviser, advisor, bodyguard, staff, staff member, team, unit, side, camp, wing, body, agent, counterpart, founder, cofounder, ally, element, cell, member state, partner, figure, proxy, column, convoy, office, headquarters, bureau, branch, committee, council, network, agency, guard, service,
    delegate, media office, press office, press secretary, press officer, press attache, press service, media officer, convoy, vehicle, station, post, patrol, position, apparatus, commission member, boss, veteran, institution, colleague, successor, predecessor, mission, entity, squad, forum, summit`,
  GOV: `official, leader, authority, delegation, negotiating team, negotiator team, senior official, government official, administrator, co leader, deputy leader, negotiating delegation, no 2, number two, top official, bureaucracy, hierarchy`,
  MIL: `force, commander, deputy commander, commander in chief, troops, field commander, senior commander, command, military commander, military official, military source, military leader, military spokesman, aircraft, plane, gunfire, shelling, artillery fire, bombardment, bombing, raid, air raid, offensive, ground force, battery, outpost, ship, vessel, boat, military adviser`,
  REB: `fighter, foot soldier, operative, armed wing, military wing`,
  SOC: `association, foundation, society, federation, club, initiative, collective`,
  COP: `security official, security source, security chief, guard officer, security agent, security man`,
};

/** Adjectives that tell the sector of what they go with, when that has none of its own: "religious association". */
const QUALIFIERS: Readonly<Record<string, string>> = {
  GOV: "governmental, presidential, ministerial, diplomatic, municipal, royal, consular, gubernatorial",
  MIL: "naval, aerial, airborne",
  LEG: "parliamentary, legislative, congressional, senatorial",
  JUD: "judicial, prosecutorial",
  PTY: "political",
  REL: "religious, islamic, clerical, ecclesiastical, spiritual, episcopal",
  MED: "medical, sanitary",
  EDU: "academic, educational",
  AGR: "agricultural, farming, rural",
  BUS: "corporate, commercial, financial",
  SOC: "humanitarian, charitable, environmental, human rights, women's rights, civic",
  CRM: "criminal",
  JRN: "journalistic",
};

/** Words before a role noun that make it another. */
export const FORMER: ReadonlySet<string> = new Set(
  "former ex retired deposed ousted erstwhile onetime late exiled fugitive impeached disgraced".split(" "),
);
/** Words that put fighting people of any kind against the state. */
export const REBELLIOUS: ReadonlySet<string> = new Set(
  `rebel insurgent guerrilla guerilla separatist secessionist militant jihadist jihadi terrorist terror extremist mutinous
  breakaway revolutionary takfiri anti-government renegade dissident islamist`.split(/\s+/),
);
/** Words that bind irregular fighters to the state. */
export const LOYAL: ReadonlySet<string> = new Set(
  "pro-government pro-regime government-backed state-backed regime-backed government-allied government-aligned loyalist state-sponsored army-backed pro-assad".split(
    " ",
  ),
);
/** Sectors whose people become "former officials" once they leave. */
export const OFFICES: ReadonlySet<string> = new Set(["GOV", "LEG", "JUD", "SPY", "PTY"]);
/** Ranks that make a former holder a "former official" rather than a soldier. */
export const RANKS: ReadonlySet<string> = new Set(
  "general admiral marshal commander chief colonel brigadier officer".split(" "),
);

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    men: "man",
    women: "woman",
    children: "child",
    schoolchildren: "schoolchild",
    people: "people",
    police: "police",
    wives: "wife",
    thieves: "thief",
    chiefs: "chief",
    families: "family",
    mujahideen: "mujahideen",
    personnel: "personnel",
    news: "news",
    forces: "force",
    princess: "princess",
    press: "press",
    business: "business",
    crews: "crew",
    bus: "bus",
    buses: "bus",
    congress: "congress",
    customs: "customs",
    airforce: "airforce",
    headquarters: "headquarters",
    clergy: "clergy",
  }),
);

const ROLES: ReadonlyMap<string, Role> = collectRoles();
const LONGEST = longestByFirst(ROLES.keys());

/** A role noun with how many words it takes. */
export interface FoundRole {
  readonly role: Role;
  readonly length: number;
}

/** How many role nouns are known. */
export function countRoles(): number {
  return ROLES.size;
}

/** The longest role noun that begins at a word, with how many words it takes; words as `singular` gives them. */
export function roleAt(words: readonly string[], at: number): FoundRole | null {
  for (let length = Math.min(LONGEST.get(words[at] ?? "") ?? 0, words.length - at); length > 0; length--) {
    const role = ROLES.get(words.slice(at, at + length).join(" "));
    if (role !== undefined) return { role, length };
  }
  return null;
}

/** A noun in the singular, as far as role nouns need it: "gunmen" is "gunman", "authorities" is "authority". */
export function singular(word: string): string {
  const known = IRREGULAR.get(word);
  if (known !== undefined) return known;
  if (!word.endsWith("s") && !word.endsWith("men")) return word;
  if (word.length > 3 && word.endsWith("men")) return `${word.slice(0, -2)}an`;
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/.test(word) || word.length < 4) return word;
  if (/(?:sh|ch|x|ss|z)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

/** Whether any role noun begins with a word. */
export function beginsRole(word: string): boolean {
  return LONGEST.has(word);
}

function collectRoles(): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  const add = (list: string, role: Role): void => {
    for (const noun of list.split(",")) {
      // Lists are keyed as texts are: every word in the singular ("human rights group" is "human right group").
      const key = noun
        .trim()
        .split(/\s+/)
        .map((word) => singular(word.replace(/[’']/g, "")))
        .join(" ");
      if (!roles.has(key)) roles.set(key, role);
    }
  };
  for (const [sector, list] of Object.entries(PEOPLE)) add(list, { sector, inherits: false, body: false });
  for (const [sector, list] of Object.entries(BODIES)) add(list, { sector, inherits: false, body: true });
  for (const [sector, list] of Object.entries(QUALIFIERS)) add(list, { sector, inherits: false, body: false });
  for (const [sector, list] of Object.entries(INHERITING)) {
    add(list, { sector: sector === "" ? null : sector, inherits: true, body: false });
  }
  return roles;
}
