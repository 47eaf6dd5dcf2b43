import type { Context } from "../model.ts";

/** Words that show what an event has to do with: one of `sure` is enough, of `hint` it takes two. */
export interface ContextWords {
  readonly sure: string;
  readonly hint: string;
}

/**
 * Words of PLOVER's contexts, as lemmas; `_` joins the words of a phrase. Our own lists, after the meanings that
 * the codebook gives (Open Event Data Alliance, PLOVER, "Contexts").
 */
export const CONTEXT_WORDS: Readonly<Record<Context, ContextWords>> = {
  military: {
    sure: "troop military army navy air_force armed_force armed_forces ground_force security_zone soldier servicemen serviceman infantry artillery tank warship warplane gunboat submarine gunship fighter_jet airstrike air_strike air_raid howitzer mortar shelling bombardment battalion brigade regiment garrison platoon commando paratrooper marine reservist conscript militia militiaman guerrilla insurgent ceasefire cease-fire truce armistice frontline front_line battlefield missile rocket warhead war_game military_exercise arms_deal arms_control disarmament demobilization demobilisation demilitarization rearm occupying_force rebel_force defence_pact defense_pact defence_minister defense_minister defence_ministry defense_ministry defence_secretary defense_secretary chief_of_staff no-fly_zone buffer_zone demilitarized_zone demilitarised_zone heavy_weapon hostility troop_pullback paramilitary mobilization martial",
    hint: "war weapon arms ammunition rebel fighter combatant clash fighting fight battle combat offensive ambush siege drone helicopter base outpost checkpoint invasion invade incursion blockade front general commander lieutenant colonel defence defense force withdrawal pullout pullback peace_deal peace_accord deploy deployment bomb raid armed",
  },
  intelligence: {
    sure: "espionage spy spying spymaster intelligence_agency intelligence_service intelligence_officer intelligence_official intelligence_chief intelligence_sharing secret_service wiretap wiretapping eavesdrop surveillance_operation counterintelligence counter-intelligence cia mossad mi6 mi5 fsb kgb double_agent secret_agent",
    hint: "intelligence agent surveillance covert informant classified secret evidence",
  },
  executive: {
    sure: "cabinet_reshuffle reshuffle prime_ministership premiership presidency coalition_government caretaker_government interim_government transitional_government unity_government national_unity_government executive_order presidential_decree oust ouster inauguration swear_in sworn_in head_of_government government_reshuffle no-confidence vote_of_no_confidence vote_of_confidence step_down leadership_change policy_change",
    hint: "cabinet decree government resign resignation successor appoint appointment dismiss premier reinstate leadership regime topple",
  },
  legislative: {
    sure: "parliament parliamentary lawmaker legislator legislature legislative congressman congresswoman senator senate national_assembly house_of_representatives knesset bundestag duma loya_jirga majlis bill_of_law draft_law legislation house_of_commons mps",
    hint: "bill congress deputy law assembly speaker ratify ratification",
  },
  election: {
    sure: "election electoral poll_result ballot polling_station polling vote-rigging vote_count voter electorate referendum plebiscite run-off runoff by-election presidential_candidate presidential_race candidacy election_commission second_term third_term re-election reelection vote_rigging snap_poll presidential_vote",
    hint: "candidate vote poll campaign incumbent polls constituency landslide victory win",
  },
  political_institutions: {
    sure: "constitution constitutional constitutional_reform political_reform constitutional_amendment power-sharing power_sharing federalism devolution decentralization decentralisation transitional_council political_transition regime_change political_system coup putsch coup_attempt one-party multi-party multiparty opposition_party political_party ruling_party constituent_assembly transition_of_power handover_of_power",
    hint: "reform opposition party transition regime rule junta institution overthrow political government",
  },
  pro_democracy: {
    sure: "democracy democratization democratisation democratize democratise democratic_reform pro-democracy prodemocracy free_election civilian_rule democratic_transition return_to_civilian_rule rule_of_law free_and_fair",
    hint: "democratic reform freedom transition pluralism civilian",
  },
  pro_autocracy: {
    sure: "martial_law state_of_emergency state_of_siege emergency_rule emergency_law emergency_power emergency_powers emergency_measure military_rule one-party_rule dictatorship autocracy authoritarian authoritarianism junta suspend_constitution dissolve_parliament",
    hint: "curfew suspend constitution dictator coup regime ban dissolve emergency",
  },
  economic: {
    sure: "trade economic economy tariff import export free-trade_pact free_trade trade_deal trade_agreement trade_pact trade_war investment investor gdp debt debt_relief loan creditor currency inflation budget subsidy privatization privatisation wage salary pay_rise labour_union labor_union trade_union general_strike embargo monetary finance_minister finance_ministry central_bank fiscal financial tax tax_cut stock_market world_bank banking commercial_bank imf bailout development_aid financial_aid economic_aid economic_sanction grant_of dollar euro euros usd bond unemployment pension price_hike fuel_price working_condition",
    hint: "fund funding pay price market company business industry bank oil gas grant donate donation million billion cost worker union job teacher strike sanction project worth commerce aid cut",
  },
  legal: {
    sure: "court judge prosecutor prosecution trial tribunal indict indictment convict conviction sentence verdict lawsuit lawyer attorney appeal_court supreme_court constitutional_court extradite extradition arrest_warrant judicial judiciary magistrate plaintiff defendant jury detainee war_crime war_crimes international_law criminal_court plead acquit acquittal parole pardon amnesty prison jail imprison imprisonment rule_of_law bail court_martial justice_ministry justice_minister law_enforcement prison_term",
    hint: "legal law curfew emergency restriction constitution charge arrest detain detention custody illegal guilty suspect police allegation justice ruling rule inquiry investigation probe sue violation treaty ban inmate prisoner",
  },
  reparations: {
    sure: "reparation reparations restitution war_reparation war_damages compensate compensation indemnity indemnify damages",
    hint: "repay victim apology apologise apologize redress return property",
  },
  human_rights: {
    sure: "human_right human_rights rights_abuse rights_violation rights_group rights_activist rights_watchdog abuse_of_rights war_crime war_crimes crime_against_humanity crimes_against_humanity genocide atrocity massacre torture ethnic_cleansing extrajudicial extrajudicial_killing forced_disappearance enforced_disappearance summary_execution mass_grave amnesty_international human_rights_watch prisoner_of_conscience human_shield",
    hint: "abuse violation right mistreatment ill-treatment detainee civilian disappear disappearance persecution brutality",
  },
  rights_freedoms: {
    sure: "civil_right civil_rights civil_liberty civil_liberties freedom_of_speech freedom_of_expression freedom_of_the_press press_freedom freedom_of_assembly freedom_of_movement freedom_of_religion censorship censor self-determination political_freedom political_prisoner minority_right minority_rights voting_right voting_rights equal_rights autonomy independence gag_order blackout",
    hint: "right rights freedom liberty restriction ban journalist newspaper broadcast broadcaster newsroom press language rally demonstration activist ease lift curfew minority",
  },
  repression: {
    sure: "crackdown crack_down repression repress suppress suppression tear_gas teargas water_cannon rubber_bullet riot_police dispersal political_prisoner dissident purge secret_police mass_arrest round_up roundup",
    hint: "protester demonstrator disperse dissent opposition activist demonstration silence break_up unrest",
  },
  human_security: {
    sure: "humanitarian famine starvation food_aid food_supply relief_supply relief_supplies relief_effort relief_agency relief_operation relief_worker aid_worker aid_agency aid_convoy aid_delivery food_security food_crisis emergency_aid drinking_water malnutrition world_food_program world_food_programme red_cross red_crescent icrc unicef humanitarian_corridor aid_group food_parcel blanket",
    hint: "food water shelter medicine aid relief convoy tent starve hunger need medical supply displaced civilian evacuate evacuation",
  },
  gender: {
    sure: "gender women's_right women's_rights woman's_right rape sexual_violence sexual_assault domestic_violence femicide abortion girls'_education feminist feminism female_genital_mutilation child_marriage gender-based sexism misogyny maternity",
    hint: "woman girl female hijab headscarf veil sexual harassment",
  },
  lgbt: {
    sure: "lgbt lgbtq lgbti gay lesbian homosexual homosexuality transgender same-sex same-sex_marriage gay_marriage gay_right gay_rights pride_parade pride_march bisexual",
    hint: "",
  },
  religion_ethnicity: {
    sure: "religious sectarian sectarianism ethnic ethnicity ethnic_group ethnic_minority interfaith inter-ethnic intercommunal communal_violence communal_clash tribal tribe clan mosque church synagogue monastery temple blasphemy sharia shariah pilgrim pilgrimage imam cleric bishop pope rabbi jihad racist racism xenophobia antisemitism anti-semitism islamophobia apartheid racial holy_site caste",
    hint: "muslim moslem christian jewish hindu buddhist sikh shiite shia sunni kurd tutsi hutu rohingya yazidi druze minority worship faith islamic catholic orthodox",
  },
  inequality: {
    sure: "inequality discrimination discriminate segregation marginalization marginalisation marginalized marginalised income_gap wealth_gap landless land_reform social_justice minimum_wage cost_of_living poverty",
    hint: "poor poverty unequal equal equality minority disadvantaged austerity wage",
  },
  diplomatic: {
    sure: "diplomat diplomatic diplomacy ambassador embassy envoy consulate consul foreign_minister foreign_ministry foreign_secretary secretary_of_state summit bilateral mediation mediator mediate peace_talk peace_talks peace_process peace_plan peace_settlement peace_negotiation peace_conference negotiation negotiator ultimatum security_council resolution delegation diplomatic_relation diplomatic_tie state_visit ties accession membership charge_d'affaires special_representative",
    hint: "talk talks visit treaty accord agreement pact negotiate relation dialogue minister president host official secretary-general meet meeting veto invitation",
  },
  territory: {
    sure: "territory territorial border_dispute annexation annex disputed_territory disputed_region disputed_border demarcation demarcate secession secede separatist separatism territorial_claim territorial_integrity territorial_waters settlement_building settlement_construction settler occupied_territory sovereignty breakaway enclave buffer_zone partition irredentist disputed_island maritime_border",
    hint: "border occupy occupation annexed independence autonomy settlement frontier dispute disputed land island boundary",
  },
  peacekeeping: {
    sure: "peacekeeper peacekeeping peace-keeping peacekeeping_force peacekeeping_mission peacekeeping_troop blue_helmet blue_helmets unifil minusma monusco unmis unmiss undof unprofor unamid amisom isaf kfor ecomog peace_force stabilization_force stabilisation_force ceasefire_monitor truce_monitor truce_observer military_observer observer_force peace_monitor protection_force",
    hint: "observer monitor mandate multinational peace mission",
  },
  health: {
    sure: "epidemic pandemic cholera ebola polio vaccine vaccination vaccinate vaccinator malaria hiv aids_epidemic tuberculosis measles covid-19 covid coronavirus sars influenza outbreak_of disease health_ministry health_minister health_worker public_health world_health_organization quarantine hospital clinic medicine medical_supply medical_supplies surgeon",
    hint: "doctor patient virus health medical nurse infection outbreak ambulance",
  },
  asylum: {
    sure: "asylum refugee asylum-seeker asylum_seeker refugee_camp unhcr refugee_agency refuge political_asylum refugee_status non-refoulement resettlement",
    hint: "shelter flee displaced persecution exile",
  },
  migration: {
    sure: "migrant immigrant immigration migration emigration illegal_alien border_crossing deportation deport guest_worker migrant_worker visa_ban undocumented illegal_immigrant repatriation repatriate displaced_person displaced_people displaced_family returnee internally_displaced",
    hint: "refugee border visa expel alien expulsion return displace flee home entry",
  },
  disasters: {
    sure: "earthquake flood flooding hurricane typhoon cyclone tsunami landslide mudslide volcanic_eruption drought wildfire avalanche natural_disaster disaster_relief tornado storm quake forest_fire heatwave",
    hint: "disaster relief rescue victim evacuate emergency collapse",
  },
  natural_resource: {
    sure: "oilfield oil_field gas_field oil_well pipeline natural_gas crude crude_oil oil_export gas_export mineral mining gold_mine diamond water_resource water_supply fishing_right fishing_rights fishery fishing_ground grazing grazing_land farmland cropland irrigation dam timber logging natural_resource uranium_mine copper cobalt coltan petroleum refinery",
    hint: "oil gas water mine fish fishing land gold coal energy fuel electricity grain crop",
  },
  environment: {
    sure: "environmental environmentalist climate_change global_warming emission greenhouse_gas pollution deforestation conservation biodiversity oil_spill ecological ecosystem carbon climate_accord paris_agreement toxic_waste nuclear_waste wildlife whaling renewable_energy",
    hint: "climate environment waste forest carbon",
  },
  technology: {
    sure: "technology satellite_launch space_program space_programme artificial_intelligence semiconductor telecommunication 5g internet_access spacecraft software biotechnology research_center research_centre technology_transfer",
    hint: "satellite computer scientific scientist research internet technical space",
  },
  terrorism: {
    sure: "terrorism terrorist terror terror_attack counterterrorism counter-terrorism anti-terrorism antiterrorism anti-terror suicide_bomber suicide_bombing suicide_bomb suicide_attack suicide_attacker car_bomb car_bombing truck_bomb al-qaeda al-qaida al_qaeda al_qaida hijacker hijack hijacking hostage-taking hostage-taker islamic_state isis isil boko_haram al-shabab al-shabaab",
    hint: "bombing bomb bomber extremist militant hostage explosive roadside_bomb jihadist blast",
  },
  cbrn: {
    sure: "nuclear chemical_weapon biological_weapon nuclear_weapon weapon_of_mass_destruction weapons_of_mass_destruction wmd sarin nerve_agent nerve_gas mustard_gas chlorine anthrax enrichment uranium plutonium centrifuge dirty_bomb radiological iaea poison_gas toxic_gas chemical_attack non-proliferation nonproliferation chemical_warfare novichok opcw atomic",
    hint: "chemical biological inspector warhead gas toxic reactor radiation",
  },
  cyber: {
    sure: "cyber cyberattack cyber-attack cyber_attack hack hacker hacking malware ransomware phishing cybersecurity cyber-security ddos denial-of-service cyberwarfare cyberspace spyware data_breach cyber-espionage botnet",
    hint: "network computer server website online data internet breach",
  },
  misinformation: {
    sure: "misinformation disinformation fake_news propaganda false_information deepfake troll_farm influence_operation fabricated_story smear_campaign psychological_operation false_rumour false_rumor hoax",
    hint: "fabricate rumour rumor lie false mislead spread fabrication",
  },
  crime: {
    sure: "murder homicide robbery robber gang gangster organized_crime organised_crime mafia burglary theft ransom kidnapper kidnapping extortion criminal thief looting looter smuggling smuggler money_laundering bandit cattle_rustling rustler piracy pirate hitman gunrunning arms_smuggling counterfeit murderer",
    hint: "crime steal kidnap loot fraud armed_men gunman gang",
  },
  corruption: {
    sure: "corruption corrupt bribe bribery kickback embezzle embezzlement graft anti-corruption anticorruption nepotism cronyism misuse_of_fund misappropriation misappropriate money_laundering vote-buying slush_fund abuse_of_office abuse_of_power illicit_enrichment ill-gotten",
    hint: "scandal fraud misuse fund accuse probe bank_account",
  },
  illegal_drugs: {
    sure: "narcotic cocaine heroin opium drug_cartel drug_lord drug_trafficking drug_trafficker drug_smuggling drug_trade drug_gang drug_war drug_dealer methamphetamine cannabis marijuana poppy_field coca captagon fentanyl drug_enforcement illegal_drug illicit_drug anti-drug anti-narcotics counternarcotics",
    hint: "drug cartel smuggle seize trafficker",
  },
  trafficking: {
    sure: "human_trafficking trafficker trafficking people_smuggling people_smuggler human_smuggling human_smuggler traffic_in_person arms_trafficking slavery slave forced_labour forced_labor sex_trade child_soldier wildlife_trafficking organ_trafficking bonded_labour",
    hint: "smuggle smuggler smuggling victim traffic",
  },
};
