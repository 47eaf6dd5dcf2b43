/**
 * Words that news of any fighting uses, so that two reports which share them share nothing yet: the commonest of the
 * demonstration corpus, and words for fighting, its victims and those who tell of it. As `stemOf` has them.
 */
const WORDS = `
about above accord according account accuse across act action admit advance advis affect after again against agency
ago agree agreement aid aim air aircraft along already also although amid among announce another anyone appear area
arm armed army around arrive article ask assault attack attacker authority away back base battle beat because become
been before began begin behind being believe between bloody bodies body bomb bombard bombardment both break bring
broadcast brought build building bureau call came capital car case casualty cause ceasefire central centre channel
charge check checkpoint child children chief citizen city civil civilian claim clash close coalition come command
commander commission committee community condemn conduct confirm conflict conference control could council count country
countryside cross crowd damage dawn day dead death declare defence deliver deni deny deploy describe destroy detail
dead die died direct director displace district document done dozen drone during each earlier early east eastern eight
eighteen eleven enemy enter entire escape evening event every everyone evidence explode explosion explosive express
face fall fell fall family father federal felt female few fifteen fifth fifty fight fighter fighting find fire first
five flee fled follow force foreign former forty found four fourteen fourth fourty friday from front full further gave
general girl give given government governor great ground group gun gunfire gunmen half hand happen have head headquarter
health hear heard heavy held help here high hit hold home hospital hour house however human hundred hurt immediately
include including incident independent information injur injure inside international into investigate issue january
february march april june july august september october november december join journalist just keep kill killed kilometre
kilometer knew know lage land large last late later launch lay lead leader least leave left less lie life light
like likely line little live local long look lose loss lost made main make male man many march market martyr may
media meet member men message metre middle midnight might mile militant military militia million minister ministry
minute missile missing monday monitor month more morning most mother mortar move movement much must name named national
near nearby never news newspaper next night nine nineteen nobody none noon north northern nothing number occur office
officer official once only open opened operation opposition order organisation organization other outside over page part
party passer patrol people person picture place plane point police position post power president press prime print
protect province publish pull push quarter quote radio raid reach read reader rebel receive record region release
remain report reporter residence resident responsible rest retake retract return right road rocket round rule rumour said
same saturday saw say says seat second secretary section security see seem seen send sent series service seven several
severe shell shelling shoot shot should side since single site situation six sixteen small soldier some someone soon source
south southern speak special spoke spokesman spokeswoman spokesperson stand state statement station stay still stop
story street strike struck such sunday support sure take taken talk target tell ten term territory than that their them
then there these they thing think third thirteen thirty this those though thousand three through thursday time today
together told took toward towards town troop truce tuesday turn twelve twenty twice two unit until upon used using
vehicle victim video village violence violent visit wait want warn warplane watch water weapon wednesday week well went
were west western what when where which while whole whose will with within without witness woman women word work worker
world would wound wounded wrote year yesterday young zone
`;

const COMMON = new Set(WORDS.split(/\s+/).map(stemOf));

/** A word without its commonest endings; rough, for comparing only. */
export function stemOf(word: string): string {
  if (word.length > 5 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  for (const ending of ["ing", "ed", "es", "s"]) {
    if (word.length - ending.length >= 3 && word.endsWith(ending) && !word.endsWith("ss"))
      return word.slice(0, -ending.length).replace(/e$/, "");
  }
  return word.replace(/e$/, "");
}

/** Whether a stem is of a word that news of any fighting uses. */
export function isCommon(stem: string): boolean {
  return stem.length < 4 || COMMON.has(stem) || /^\d+$/.test(stem);
}
