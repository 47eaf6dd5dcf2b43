/**
 * What kinds of things English nouns stand for, as far as reading events depends on it. A rule that
 * wants a `@truce` as its object takes any of the words here, so that meaning is said once.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter((word) => word !== ""));

export const CLASSES: Readonly<Record<string, ReadonlySet<string>>> = {
  /** Those who bear arms. */
  armed:
    words(`army troop troops soldier serviceman servicewoman servicemember military militia militiaman militant saboteur
    rebel insurgent guerrilla guerilla fighter gunman gunmen shooter sniper bomber attacker assailant assassin terrorist
    extremist jihadist jihadi islamist separatist commando marine airman sailor paratrooper infantry brigade battalion
    division regiment platoon squad squadron unit patrol force forces navy fleet police policeman policewoman officer
    gendarme gendarmerie constabulary paramilitary peacekeeper mercenary contractor gang gangster cartel bandit pirate
    faction cell junta garrison regime occupier invader aggressor warlord combatant raider kidnapper abductor captor
    vigilante mob warplane jet bomber helicopter gunship warship frigate destroyer submarine artillery aircraft
    legion corps task-force commandos ship vessel coalition alliance commander general colonel captain major lieutenant sergeant guard
    border-guard settler perpetrator suspect arsonist hijacker recruit conscript reservist cadet veteran`),
  /** People and bodies that can act and be acted on. */
  human:
    words(`fan reveller mourner shopper commuter motorist biker hawker vendor pedlar beggar squatter pensioner retiree householder
    homeowner landlord tenant churchgoer parishioner seminarian ranger firefighter fireman midwife carer cleaner janitor
    cashier courier postman mechanic electrician plumber welder builder mason maid nanny chauffeur bodyguard bouncer
    custodian warden jailer jailor sentry herdsman shepherd rancher planter logger hunter poacher sailor seaman seafarer
    docker boatman steward stewardess conductor schoolchild schoolboy schoolgirl adolescent youngster teen elderly
    newborn infantryman onlooker eyewitness witness marcher picketer mutineer looter arsonist vandal hacker whistleblower
    blogger vlogger influencer cameraman presenter anchor columnist publisher printer poet playwright filmmaker
    novelist painter musician rapper comedian dancer model designer chef cook waiter barman shopkeeper stallholder banker
    broker accountant auditor solicitor barrister notary clerk registrar bailiff coroner pathologist dentist
    pharmacist surgeon psychologist therapist lecturer headmaster headteacher tutor trainee intern apprentice
    jobseeker breadwinner bride groom newlywed twin sibling grandson granddaughter grandfather grandmother grandparent
    nephew niece in-law godfather ancestor descendant clansman tribesman tribeswoman nomad pastoralist chieftain
    warrior swordsman bowman crusader missionary evangelist preacher deacon abbot hermit sect cult disciple apostle
    heir dauphin regent baron duke duchess lord lady knight courtier chamberlain consort steward emissary legate
    plenipotentiary attache delegate councillor alderman burgomaster prefect commissioner magistrate ombudsman
    person people man men woman women child children boy girl baby infant toddler teenager youth adult elder
    civilian citizen resident inhabitant villager townspeople local native national foreigner migrant immigrant refugee
    asylum-seeker evacuee returnee worker employee staff staffer crew member driver passenger pedestrian bystander
    passer-by worshipper worshiper pilgrim priest imam bishop cleric pastor monk nun rabbi pope mullah ayatollah sheikh
    student pupil teacher professor academic scholar scientist doctor nurse medic paramedic patient surgeon rescuer
    volunteer journalist reporter photographer cameraman editor broadcaster blogger writer author artist actor singer
    lawyer judge magistrate prosecutor attorney court tribunal jury parliament senate congress assembly lawmaker
    legislator senator deputy mp congressman congresswoman politician president premier minister chancellor king queen
    prince princess emir sultan monarch ruler leader chief head chairman chairwoman chairperson secretary director
    ambassador diplomat envoy consul representative delegate delegation negotiator mediator spokesman spokeswoman
    spokesperson official authority authorities administration government cabinet ministry department agency bureau
    council committee commission board union party opposition movement organisation organization group ngo charity
    company firm bank corporation business industry newspaper broadcaster station community tribe clan family relative
    mother father parent son daughter brother sister wife husband widow orphan friend neighbour neighbor uncle cousin
    ally enemy foe rival adversary partner neighbor supporter opponent critic dissident activist campaigner protester
    protestor demonstrator rioter striker crowd prisoner detainee inmate captive hostage convict criminal thief
    smuggler trafficker spy agent informant informer collaborator traitor victim casualty survivor dead wounded
    injured farmer herder fisherman miner trader merchant shopkeeper tourist traveller traveler visitor athlete
    electorate voter candidate mayor governor counterpart successor predecessor nation state country kingdom republic
    power bloc union federation superpower side sides others other dozen dozens score scores hundred hundreds thousand
    thousands million millions majority minority number many several some both all none one ones who they anyone
    everyone someone nobody personnel team mission observer monitor inspector expert investigator auditor adviser
    advisor aide colleague boss manager executive owner entrepreneur businessman businesswoman mogul tycoon banker
    investor donor watchdog church mosque-goer congregation mufti patriarch archbishop cardinal believer christian
    muslim jew hindu sikh buddhist shiite shia sunni kurd arab defector deserter exile expatriate settler faithful
    caucus lobby syndicate association federation league institute institution university office embassy palace
    white-house kremlin pentagon taliban premier politburo secretariat regulator central-bank airline operator
    brass military museum hospital university embassy detective panel population public interpol city municipality seeker sex-worker porter guide interpreter translator clerk barber butcher baker tailor carpenter gathering mourner funeral-goer
    pilot mp mep ngo pow idp ceo firefighter sheriff warden guardian caretaker rancher peasant nomad shepherd cook
    chef plaintiff litigant defendant appellant heir donor delegate affiliate offshoot wing branch chapter subsidiary franchise`),
  /** Arms and what they send. */
  weapon: words(`weapon bomb bombing rocket missile shell mortar grenade bullet gun rifle machine-gun pistol firearm
    gunfire fire crossfire shrapnel explosive ied mine landmine torpedo drone uav projectile artillery cannon howitzer
    tank knife machete axe arrow blast explosion airstrike airstrikes strike raid attack ambush shelling bombardment
    barrage salvo shooting assault offensive suicide-bomber teargas gas car-bomb device ammunition munition warhead
    minefield stabbing arson incursion volley onslaught clash clashes fighting battle crackdown violence massacre
    operation shot shots gunshot rocket-propelled-grenade sniper-fire hostilities firefight shootout gunfight skirmish gunbattle detonation bombs`),
  /** Those who ask for the public: who speaks to them makes no politics with them. */
  press: words(`reporter journalist correspondent media press presenter interviewer anchor columnist`),
  /** Structures and sites that can be struck, held, seized. */
  building: words(`building house home apartment residence compound headquarters base camp barracks outpost checkpoint
    post position bunker depot warehouse arsenal factory plant refinery pipeline dam bridge road highway street airport
    airfield runway port harbour harbor station hospital clinic school university mosque church temple synagogue shrine
    cathedral monastery market bazaar shop store mall hotel restaurant cafe embassy consulate mission office prison jail
    facility installation infrastructure target stronghold tower mast substation grid power-plant reactor silo farm
    field shelter tent settlement neighbourhood neighborhood monument museum palace parliament court courthouse
    ministry studio newsroom laboratory tunnel border crossing line frontline trench site gate square stadium theatre
    theater bakery well reservoir mine oilfield terminal orphanage kindergarten dormitory convoy vehicle car truck bus
    van lorry train tram aircraft plane helicopter jet airliner tanker ship vessel boat ferry yacht warship tank
    ambulance motorcade motorcycle bulldozer drone satellite fortress citadel garrison enclave rebel-held cemetery
    farmland crop forest livestock cattle radar launcher dump hideout den cache centre center complex block property
    village town city capital suburb district province region area territory island valley hill mountain peninsula
    municipality governorate county quarter slum township hamlet outskirts coast coastline zone airspace positions`),
  /** Ground that has a name. */
  place: words(`village town city capital suburb district province region area territory island valley hill mountain
    peninsula municipality governorate county state country republic quarter slum township hamlet outskirts coast
    coastline zone airspace border frontier crossing neighbourhood neighborhood north south east west centre center
    countryside strip enclave desert gulf sea strait river lake port airport camp base street road square market school
    hospital mosque church prison bridge checkpoint headquarters station university building house`),
  /** Ground that things happen on: behind "in" or "near" it is the scene, not the victim. */
  ground: words(`village town city capital suburb district province region area territory island valley hill mountain
    peninsula municipality governorate county quarter slum township hamlet outskirts coast coastline zone border
    frontier north south east west countryside strip enclave desert gulf sea neighbourhood neighborhood place part
    country homeland mainland`),
  vehicle:
    words(`car truck bus van lorry train tram aircraft plane airliner tanker ship vessel boat ferry yacht motorcade
    motorcycle convoy vehicle taxi bicycle trawler freighter barge`),
  /** Harm that nobody meant: no assault. */
  disaster: words(`earthquake quake tsunami flood flooding storm hurricane cyclone typhoon tornado landslide avalanche
    mudslide drought famine wildfire wildfires blizzard heatwave heat lightning eruption volcano wave rain rainfall
    monsoon snow virus coronavirus covid covid-19 pandemic epidemic outbreak disease cholera ebola malaria measles
    influenza flu cancer tumour tumor stroke aids hiv tuberculosis infection illness sickness pneumonia diabetes
    overdose alcohol smoking surge crush tobacco pollution smog accident crash collision derailment stampede capsizing pile-up
    shark crocodile snake bear lion tiger elephant leopard dog wolf bee mosquito motorist gas-leak leak
    collapse fall drowning hunger starvation malnutrition cold frost meteor asteroid poison poisoning dengue plague`),
  /** Sport, games, stage and market, where people beat, kill and attack without harm. */
  sport:
    words(`match goal goalkeeper striker midfielder league championship tournament semifinal semi-final quarterfinal
    quarter-final playoff play-off medal olympic olympics innings wicket batsman bowler quarterback touchdown coach
    season scorer halftime half-time fixture fixtures trophy derby nba nfl nhl mlb uefa fifa premiership bundesliga
    seahawks penalty-kick semifinalist grand-slam defenceman homer inning pitcher rebounder dribble knockout bout
    heavyweight racket racquet cricket football soccer rugby basketball baseball tennis golf hockey boxing volleyball
    chess penalty race racing winger lap seeded boundary`),
  /** What a chapter of someone's attack in words or figures is aimed at. */
  figure: words(`budget bill deficit record share price cost inflation rate rating poll problem issue poverty
    unemployment corruption crime drug hunger disease cancer climate mood hope dream career reputation idea argument
    proposal plan policy speech film movie song show play book chart box-office audience joke question task challenge
    work chance opportunity deal project time conversation story performance heart pose balance blow note tone chord
    match goal bargain gold oil tax debt dollar euro stock currency profit sale economy growth competition appetite
    pain spirit fear ignorance silence headline internet web opponent-team mark jackpot account password server
    rumour rumor bug pest weed insect ball puck bird fish deer game duck prey motion amendment legislation law`),

  troop: words(`troop troops soldier force forces army unit brigade battalion marine contingent peacekeeper personnel
    fighter tank warship navy fleet armour armor division regiment military warplane helicopter carrier frigate
    destroyer reinforcement reinforcements reservist reserve paratrooper artillery squadron commando combatant
    militiaman convoy guard mercenary submarine bomber jet aircraft servicemen men rebel guerrilla`),
  police: words(`police policeman officer gendarme gendarmerie patrol constable security riot-police cop`),
  arms: words(`weapon weapons arm arms missile rocket gun rifle ammunition munition munitions tank artillery warhead bomb
    weaponry firearm explosive mine drone launcher battery arsenal system`),
  peacekeeper: words(`peacekeeper peacekeepers peacekeeping observer monitor inspector contingent mission`),
  truce:
    words(`truce ceasefire cease-fire cease-fires ceasefires armistice cessation lull pause de-escalation standstill
    disengagement moratorium hostilities`),
  treaty: words(`agreement accord treaty pact deal memorandum mou convention protocol charter contract declaration
    communique settlement compact understanding covenant roadmap framework letter-of-intent arrangement letter
    document resolution constitution compromise consensus`),
  talks: words(`talk talks negotiation negotiations meeting summit discussion discussions consultation consultations
    dialogue dialog conference session conversation conversations round parley get-together luncheon dinner lunch
    mediation diplomacy encounter audience roundtable forum`),
  trip: words(`visit tour trip stay stopover voyage`),
  demand: words(`request demand call appeal plea petition ultimatum bid motion application claim proposal offer plan
    invitation suggestion overture initiative resolution idea deal agreement recommendation referendum result draft
    amendment bill legislation pressure peace-plan settlement mediation peace talk talks negotiation negotiations
    meeting summit visit cooperation extradition accusation allegation charge criticism claim report condition
    interference intervention compromise ceasefire truce verdict ruling appeal warrant timetable deadline formula
    ceasefires calls nomination vote candidacy election victory decision measure notion interview entry access
    permission visa sanction`),
  accusation: words(`accusation allegation charge claim report rumour rumor assertion suggestion insinuation comment
    statement remark story speculation`),
  embargo: words(`sanction sanctions embargo tariff tariffs boycott blacklist quota duties freeze`),
  curfew: words(`curfew lockdown`),
  emergency: words(`emergency martial-law siege martial law rule`),
  limit: words(`ban restriction restrictions blockade curfew closure limit curb prohibition lockdown sanction
    embargo blackout siege barrier measure measures tariff travel-ban moratorium fine penalty quarantine checkpoint
    limits emergency rationing`),
  aid: words(`$ € £ ¥ usd eur aid assistance relief help food medicine medicines supply supplies fund funds funding money grant loan loans
    credit donation equipment shelter water blanket blankets tent tents fuel wheat grain flour rice vaccine vaccines
    vaccination ration rations seed seeds soap bread beans lentils sugar tarpaulin tarpaulins mattress mattresses fodder foodstuff
    foodstuffs package parcel dollar dollars euro euros pound million billion compensation rupee yuan
    yen ton tons tonne tonnes kit clothing ambulance generator oxygen training scholarship subsidy support provision
    weapon weapons arms ammunition missile tank howitzer jet helicopter aircraft drone materiel hardware vehicle
    battery air-defence logistics intelligence oil gas electricity power cash goods food-aid care treatment
    equipment medication mask masks dose doses expertise protection vehicles materials material bailout credit-line tranche scholarship troop troops
    peacekeeper convoy contribution convoys rupees shillings dinar ruble`),
  convoy: words(`convoy aid assistance relief food medicine supply truck worker agency delivery delegation inspector
    observer monitor peacekeeper access entry flight passage evacuation`),
  captive: words(`prisoner detainee hostage captive inmate convict activist journalist dissident soldier worker crew
    sailor pilot member leader politician suspect protester demonstrator diplomat citizen national tourist woman man
    child girl boy student schoolgirl pupil missionary nun priest doctor nurse physician engineer lawyer editor reporter
    blogger rebel fighter militant policeman vessel ship tanker boat remains body official`),
  ties: words(`tie ties relation relations link links contact contacts alliance partnership cooperation`),
  envoy:
    words(`chargé delegation spokesman spokeswoman staff personnel rapporteur ambassador diplomat envoy attache consul charge representative mission inspector observer monitor
    peacekeeper worker agency official journalist correspondent ngo group charge-d'affaires`),
  inquiry: words(
    `investigation inquiry enquiry probe inquest audit review examination case proceedings hearing manhunt`,
  ),
  support: words(`support backing solidarity confidence endorsement praise appreciation gratitude thanks admiration
    respect sympathy trust commitment satisfaction approval recognition friendship`),
  anger: words(`concern condemnation anger outrage dismay disappointment criticism protest displeasure alarm
    disapproval opposition objection indignation fury dissatisfaction doubt rejection complaint worry frustration`),
  suit: words(`lawsuit suit complaint charge charges case claim petition indictment litigation allegation protest`),
  verdict: words(`sentence verdict conviction term penalty fine`),
  strike: words(`strike walkout stoppage sit-in boycott protest demonstration rally march vigil blockade picket`),
  rally: words(`protest demonstration rally march vigil sit-in picket riot strike walkout boycott parade procession
    campaign protests rallies`),
  cruelty: words(`torture abuse beating rape execution massacre killing murder`),
  asylum: words(`asylum refuge shelter sanctuary`),
  property: words(`weapon weapons explosive drug drugs property asset assets cargo equipment passport document documents
    computer vehicle land house account ship vessel tanker boat plane goods shipment territory town city village base
    area airport building oil field oilfield station headquarters office offices bridge border crossing hill position
    positions district province region checkpoint gun arms ammunition cash money farm factory port stronghold mosque
    road island control post camp dam barracks stretch ground`),
  territory: words(`town city village base area airport territory island district province region capital position
    positions stronghold hill bridge border crossing enclave port camp post neighbourhood neighborhood road checkpoint
    headquarters airfield suburb settlement coast land ground strip valley mosque field building station oilfield
    silo outpost barracks airstrip dam junction crossroads garrison plant refinery hilltop ridge summit heights`),
  post: words(`post position office job prime-minister premiership presidency duty duties government cabinet ministry
    seat chairmanship role`),
  exercise:
    words(`exercise exercises drill drills manoeuvre manoeuvres maneuver maneuvers wargame wargames war-games game
    games patrol patrols operation operations mission training`),
  secret: words(`intelligence information evidence data detail details document documents file files technology
    expertise know-how experience`),
  accord: words(`cooperation exercise trade pact project venture investment programme program mission plan`),
  law: words(`law bill amnesty decree amendment legislation reform reforms resolution treaty constitution agreement pact
    package deal convention`),
  alert: words(`alert readiness standby guard`),
  warrant: words(`warrant`),
  crime:
    words(`crime charge murder manslaughter fraud treason terrorism corruption espionage theft genocide rape bribery
    smuggling trafficking sedition blasphemy`),
  cyber: words(`website websites server servers network networks computer computers system systems account accounts
    database email e-mail grid`),
  /** Names that people are called to their harm. */
  slur: words(`murderer terrorist liar traitor dictator criminal thief killer puppet tyrant coward fascist nazi racist thug butcher
    enemy bully rogue clown hypocrite fraud cheat extremist barbarian parasite puppets terrorists criminals traitors`),
  /** What is said to have been set up in secret. */
  plot: words(`plot scheme conspiracy plan project campaign aggression attack assault offensive operation war violence
    unrest riot crisis coup uprising sedition act crime ploy intrigue provocation stunt setup machination`),
  /** What is good in someone, who is praised when it is praised. */
  virtue: words(`bravery courage dedication sacrifice heroism valour valor gallantry devotion loyalty patience
    steadfastness resilience perseverance professionalism commitment dignity honour honor memory legacy service
    contribution effort role performance work leadership wisdom generosity hospitality fortitude resolve`),
  /** Goods that are defended by deeds, not by words. */
  good: words(`safety security dignity sovereignty integrity freedom liberty independence honour honor soil frontier
    interest people population homeland nation capital position line front stronghold`),
  /** Of the words of sport, those that are said of nothing else. */
  "surely-sport": words(`goalkeeper quarterback touchdown semifinal semi-final quarterfinal quarter-final semifinals
    semi-finals playoff playoffs play-off play-offs midfielder batsman batsmen bowler innings wicket dugout footballer
    cricketer golfer birdie tiebreak tie-break tiebreaker goalless halftime half-time offside equaliser equalizer
    hat-trick scoreless relegation grand-slam linebacker fullback centre-back goaltender shutout fixture fixtures
    referee midfield premiership bundesliga uefa nba nfl nhl mlb heavyweight middleweight lightweight peloton knockout
    free-kick penalty-kick racquet pitcher homer outfielder shortstop infielder rebounder wrestler sprinter swimmer
    gymnast skier jockey teammate team-mate skipper cyclist champion champions tournament championship umpire defender`),
  /** Blood and arms: a sentence with these is about no game. */
  blood:
    words(`gunman gunmen bomb bomber bombing grenade militia militant terrorist soldier teargas police policeman riot rioter
    army troop rebel insurgent corpse massacre machete shooting gunfire missile airstrike shell hostage stab riot-police
    sniper assassinate hooligan ceasefire truce genocide refugee war`),
  /** Made-up worlds: what happens in them happened to nobody. */
  fiction:
    words(`film movie novel play thriller cartoon drama comedy opera musical sitcom game episode sequel trilogy fantasy
    tale fairy-tale legend myth saga remake videogame video-game comic manga anime heroine protagonist screenplay`),
  /** Those who act for all or against all: what they do is public. */
  public:
    words(`government state minister ministry president parliament police policeman army military soldier troop troops militia
    rebel militant protester protestor demonstrator activist authority authorities court tribunal judge prosecutor
    senate congress lawmaker senator mp party opposition governor mayor king queen prince emir sultan premier
    chancellor diplomat ambassador embassy envoy union striker-union council commission regime junta official
    spokesman ngo dissident refugee migrant prisoner detainee hostage journalist rights human-rights federal national
    national-security security foreign defence defense interior separatist terrorist insurgent guerrilla peacekeeper
    general navy coast-guard customs intelligence republican democrat communist islamist rebel-held ministerial
    presidential parliamentary municipal state-owned state-run political tribal ethnic civilian nation country`),
  /** Those who act for themselves: trade, sport, stage, sickbed, hearth. */
  private:
    words(`owner proprietor company firm retailer supermarket chain airline carmaker automaker chipmaker lender insurer brewery
    publisher startup start-up bakery grocer hotelier developer investor shareholder trader broker analyst
    economist manufacturer maker supplier buyer seller customer client consumer subsidiary conglomerate 
    business shop store restaurant cafe mall landlord tenant lodger founder entrepreneur tycoon billionaire magnate
    executive chief-executive ceo board-room boss brand club coach manager player captain champion
    goalkeeper midfielder defender winger batsman bowler golfer boxer wrestler swimmer runner sprinter cyclist
    driver rider jockey athlete skipper referee umpire supporter-club opponent challenger teammate
    rower skater skier singer actor actress band rapper guitarist pianist drummer orchestra conductor composer
    director producer novelist author poet painter sculptor artist dancer comedian comic model designer chef cook
    baker butcher waiter barber critic reviewer gallery museum theatre theater festival studio audience spectator
    viewer reader gardener hunter patient surgeon dentist nurse doctor physician therapist clinic hospital
    researcher lawyer attorney solicitor jury juror scientist astronomer biologist physicist chemist engineer inventor archaeologist historian mother father
    parent son daughter brother sister husband wife couple bride groom widow heir family uncle aunt cousin neighbour
    neighbor roommate friend classmate pupil teacher smoker motorist passenger commuter
    tourist guest hiker climber couple pet cat dog horse carmakers telecoms startup`),
  /** Beasts and pests. */
  animal:
    words(`animal beast shark crocodile alligator snake bear lion tiger elephant leopard panther cougar hyena dog wolf wolves bee
    wasp hornet mosquito locust fly rat mouse mice cat monkey baboon boar hippo hippopotamus rhino whale orca jellyfish
    spider scorpion bird eagle crow seagull cow bull horse goat sheep pig swarm parasite fungus worm beetle moth weevil
    virus bacterium bacteria germ pest`),
  /** What weighs on people without anybody's hand: prices, shortages, moods. */
  cause:
    words(`litter graffiti spam waste rubbish cost price rent wage rate inflation debt shortage recession slump downturn crisis competition demand
    weather climate rust age time news rumour rumor scandal idea thought doubt fear stress noise heat crowd-funding
    deficit loss sale share stock currency dollar euro oil gas budget-gap traffic congestion delay
    breakdown outage blackout hunger thirst poverty unemployment illness bill interest technology phone app software
    trend fashion boom bust decline fall rise surge drop water wind wave waves tide current ash lava mud sun light
    antibody cell immune intelligence memory question remark comment result performance volcano river stream glacier tree rock boulder crane scaffolding
    roof wall gravity luck fate chance pressure drug medicine vaccine chemotherapy painting photo photograph song book`),
  /** Violence by another name than an attack: it can kill. */
  unrest:
    words(`violence unrest war conflict insurgency rebellion uprising revolt coup siege campaign crackdown offensive invasion
    genocide revolution insurrection terrorism feud infighting battle riot riots occupation repression persecution
    retaliation torture execution deportation ethnic-cleansing operation operations demolition sanction sanctions embargo blockade
    mission administration organization organisation coalition faction opposition federation association commission
    delegation corporation institution population nation coalition union gang cartel regime`),
  /** What is said or sent in words. */
  utterance: words(`question complaint criticism insult demand request letter email e-mail message call offer accusation
    advice apology tweet comment congratulation rumour rumor idea query suggestion inquiry enquiry plea invitation
    praise abuse advertisement ad appeal phone-call text proposal claim critic joke remark reproach`),
  /** Where people are held. */
  jail: words(
    `prison jail barracks cell custody detention captivity dungeon camp lock-up lockup isolation confinement`,
  ),
  /** Who finds fault with words, not with fire. */
  critic:
    words(`critic party opposition lawmaker senator congressman mp member union campaigner activist expert fan voter press media
    newspaper politician republican democrat conservative liberal watchdog minister environmentalist economist
    scientist ngo group commentator columnist rival parliament lobby public adviser backbencher`),
  outlet:
    words(`afp ap reuters xinhua tass interfax anadolu dpa efe ansa kyodo yonhap bbc cnn newspaper station channel website broadcaster magazine outlet internet network media radio television
    journalist page platform publication`),
};

/** Verbs that lend a noun its subject: "carried out an attack". A second word is a particle. */
export const LIGHT_VERBS: ReadonlySet<string> =
  words(`carry lay launch conduct stage mount make hold wage perpetrate commit
  undertake execute organise organize lead unleash deliver perform start begin open resume continue renew intensify step
  escalate extend expand attempt try plan orchestrate order prosecute pursue keep sustain complete end halt stop
  suspend announce declare impose give offer provide pay take have run host attend join sponsor engage participate fire
  use do issue file lodge initiate trigger restart rejoin finish conclude speed accelerate press wind dispatch set
  arrange convene call chair mastermind claim oversee approve authorise authorize enter put score ramp widen`);

/** Verbs that turn it round: who "came under attack" or "suffered a raid" is the recipient. */
export const REVERSE_VERBS: ReadonlySet<string> = words(`suffer undergo face come endure experience sustain withstand
  survive escape repel resist`);

/** Verbs that only say that something happens, or hits. */
export const OCCUR_VERBS: ReadonlySet<string> = words(`occur happen erupt break take continue resume rage flare begin
  start follow ensue come intensify escalate last end collapse stall persist spread go open rock hit strike target leave
  be kill wound injure claim destroy damage cause topple level`);

/** Nouns that only measure or frame the noun behind their "of". */
export const FRAMING_NOUNS: ReadonlySet<string> =
  words(`number group series wave string spate round pair couple dozen dozens
  score scores hundred hundreds thousand thousands million millions majority handful lot half third quarter percent rest
  bulk kind type sort part piece act campaign outbreak bout series barrage total tens member members team crowd
  contingent batch column convoy unit squad band ton tons tonne tonnes supply shipment delivery package amount set kg kilogram kilo worth bag box load truckload shipload planeload container litre liter gallon barrel
  range total life lives dozens some many several most all both one two three four five six seven eight nine ten none each few
  leader leaders official officials representatives forces troops element elements day week month hour`);

/** Adjectives and nouns for times, which modify but do not act: "Sunday's attack". */
export const TIME_WORDS: ReadonlySet<string> =
  words(`monday tuesday wednesday thursday friday saturday sunday january february
  march april may june july august september october november december today yesterday tomorrow tonight week month year
  day night morning evening afternoon noon midnight dawn dusk weekend overnight hour minute decade century spring summer
  autumn winter fall ramadan eid christmas easter eve time moment season quarter mid-january date anniversary
  pre-dawn mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec earlier later`);

/** Nouns whose endings make them look like something abstract though they can be touched. */
export const CONCRETE: ReadonlySet<string> = words(`government parliament settlement apartment department regiment
  establishment encampment detachment embankment monument basement city community university facility authority
  municipality locality minority majority entity opposition organisation organization institution delegation population
  station position installation plantation reservation ambulance residence audience alliance militia police patient
  student president resident agent regent ship warship township battleship company army agency embassy party ally enemy
  refinery artillery infantry cavalry military element militant regime implement equipment ministry county country
  territory consulate administration nation corporation commission federation coalition association congregation
  intelligence confederation faction division battalion legion mission sanction ammunition generation section junction
  congress fortress stronghold witness princess mistress hostess ambassador conference insurgency constituency
  presidency royalty dignitary celebrity deity charity property laity family assembly body ferry factory battery lorry
  missionary beneficiary commissary dispensary library territory laboratory observatory dormitory shipment ornament instrument document tenement pavement
  battlement fragment vestment livestock bridgehead vicinity facility utility refinery cemetery seminary granary
  vessel dwelling building crossing landing clearing housing fencing piping wiring tunnelling shopping`);

/** Verbs whose participle headlines use without an auxiliary: "Three killed in raid". */
export const HEADLINE_PASSIVES: ReadonlySet<string> =
  words(`kill wound injure hurt arrest detain shoot abduct kidnap jail displace
  murder behead execute stab behead assassinate evacuate rescue free release seize capture bomb hang sentence convict charge
  indict deport expel free rape torture beat hospitalize slay martyr accuse suspend ban oust sack hold`);
