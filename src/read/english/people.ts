/** What English words tell of the one they stand for: number, gender, person or body. Data for `antecedents.ts`. */

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter((word) => word !== ""));

export type Gender = "she" | "he" | "unknown";

/** Pronouns and the kind of antecedent that each takes. */
export const PRONOUNS: Readonly<Record<string, "he" | "she" | "they" | "it" | "relative" | "speaker" | "speakers">> = {
  he: "he",
  him: "he",
  his: "he",
  himself: "he",
  she: "she",
  her: "she",
  hers: "she",
  herself: "she",
  they: "they",
  them: "they",
  their: "they",
  theirs: "they",
  themselves: "they",
  it: "it",
  its: "it",
  itself: "it",
  who: "relative",
  whom: "relative",
  whose: "relative",
  which: "relative",
  that: "relative",
  i: "speaker",
  me: "speaker",
  my: "speaker",
  mine: "speaker",
  myself: "speaker",
  we: "speakers",
  us: "speakers",
  our: "speakers",
  ours: "speakers",
  ourselves: "speakers",
};

export const SHE_WORDS = words(`mrs ms miss madam lady queen princess woman girl mother daughter sister wife widow aunt
  grandmother spokeswoman chairwoman congresswoman businesswoman policewoman servicewoman actress nun duchess baroness
  dame sra señora`);

export const HE_WORDS = words(`mr sir lord king prince man boy father son brother husband widower uncle grandfather
  spokesman chairman congressman businessman policeman serviceman gunman actor monk duke baron sheikh ayatollah imam
  hojatoleslam mullah mufti rabbi pope pontiff patriarch sultan emir cleric cardinal archbishop`);

/** Given names that are borne by one gender in most places. */
export const SHE_NAMES = words(`mary maria anna anne ann elena olga natalia natalya tatiana irina svetlana yulia julia
  ekaterina oksana iryna olena anastasia daria marina galina lyudmila vera nadia fatima aisha zainab khadija layla leila
  maryam mariam amina salma huda noor nour hala rania rana dina mona samira sara sarah hannah rachel rebecca ruth esther
  miriam tzipi ayelet elizabeth margaret catherine katherine kate karen linda susan nancy barbara patricia jennifer
  jessica emily emma olivia sophia isabella laura claudia gabriela carmen lucia rosa ana teresa angela ursula christine
  christina kristalina federica giorgia ingrid helga greta annalena sanna mette sofia eva katarina hillary michelle
  melania ivanka condoleezza madeleine theresa liz nikki kamala indira sonia priyanka benazir malala hina sheikha aung
  corazon gloria imelda megawati retno penny jacinda julie tulsi ravina stephanie florence marie claire sylvie`);

export const HE_NAMES =
  words(`john james robert michael william david richard joseph thomas charles daniel matthew anthony
  mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary
  nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack
  peter henry joe bill barack antony mike jake lloyd vladimir sergei sergey dmitry dmitri nikolai ivan mikhail aleksandr
  oleksandr volodymyr viktor yuri yury igor oleg andriy andrei anton valery denys dmytro mykhailo mohammed mohammad
  muhammad mohamed ahmed ahmad ali hassan hasan hussein hossein omar osama ibrahim ismail yusuf khaled khalid abdullah
  abdul mahmoud mustafa said saeed salman tariq walid bashar nabih michel emmanuel françois jean pierre jacques antonio
  carlos juan jose josé luis miguel pedro jorge nicolás gustavo javier benjamin yitzhak ariel ehud naftali yair avigdor
  moshe yoav gadi recep abdel fattah hamid ashraf hamdan burhan narendra imran nawaz pervez kim xi ban antonio jens
  josep olaf boris rishi keir tony gordon esmaeil esmail javad masoud qasem ismael naim hashim abiy isaias salva riek
  paul félix joseph uhuru william cyril jacob robert emmerson evariste`);

/** Bodies that act as one and are called "it", or "they" for their members. */
export const BODIES =
  words(`army military navy force government administration regime ministry department agency authority
  council committee commission parliament congress senate assembly cabinet court tribunal party movement group militia
  faction organisation organization alliance coalition union bloc federation company firm bank office bureau police
  command brigade battalion division regiment unit junta council team mission embassy delegation opposition network
  channel newspaper broadcaster station website charity foundation institute university association league society
  country nation state republic kingdom city capital palace kremlin pentagon secretariat presidency leadership
  observatory centre center monitor watchdog body service directorate staff guard corps wing campaign`);

/** Words for a body of any kind that was named before: "the group". */
export const BODY_HYPERNYMS =
  words(`group movement organisation organization militia faction party body agency company firm
  network alliance coalition outfit union bloc institution charity newspaper broadcaster outlet channel watchdog`);

export const COUNTRY_HYPERNYMS = words("country nation state kingdom republic");

/** Words for one person by what they do. */
export const ROLES =
  words(`spokesman spokeswoman spokesperson minister premier president chancellor king queen prince leader
  chief head chairman chairwoman chairperson secretary director ambassador diplomat envoy consul representative negotiator
  mediator official commander general colonel captain major lieutenant sergeant admiral governor mayor deputy senator
  congressman congresswoman lawmaker legislator politician candidate prosecutor judge lawyer attorney activist analyst
  expert researcher professor scholar journalist reporter editor correspondent writer doctor medic cleric imam ayatollah
  bishop pope patriarch adviser advisor aide counterpart coordinator administrator commissioner rapporteur veteran ruler
  monarch emir sultan sheikh republican democrat conservative strategist pollster businessman businesswoman billionaire
  executive founder owner author historian economist engineer soldier officer policeman policewoman pilot suspect witness
  resident teacher farmer student father mother son daughter brother sister wife husband man woman boy girl`);

/** Things that say what their issuer says. */
export const ISSUED = words(
  "statement communiqué communique declaration announcement message letter speech remarks comments tweet post",
);

/** Plural words that stand for things, not for people; "they" seldom means them in this field. */
export const THINGS =
  words(`talks attacks strikes weapons missiles rockets drones shells bombs bullets houses buildings homes
  roads bridges tanks vehicles trucks ships planes aircraft reports statements remarks comments words claims allegations
  agreements deals sanctions measures steps elections protests clashes efforts tensions relations days weeks months years
  hours times areas places villages towns cities regions districts provinces territories positions deaths injuries
  casualties supplies funds goods things issues problems questions details images videos pictures documents`);
