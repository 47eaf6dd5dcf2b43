/**
 * Past forms of irregular verbs by their base: "base past participle", one form where both are alike. Forms that are
 * more often another verb ("wound", "lay") are left out.
 */
const VERBS = `arise arose arisen; awake awoke awoken; bear bore borne; beat beat beaten; become became become; befall befell
  befallen; begin began begun; bend bent; beset beset; bet bet; bid bade bidden; bind bound; bite bit bitten; bleed bled; blow blew
  blown; break broke broken; breed bred; bring brought; broadcast broadcast; build built; burn burnt; burst burst; buy bought; cast
  cast; catch caught; choose chose chosen; cling clung; come came come; creep crept; cut cut; deal dealt; dig dug; do did done; draw
  drew drawn; drink drank drunk; drive drove driven; dwell dwelt; eat ate eaten; fall fell fallen; feed fed; fight fought; find
  found; flee fled; fling flung; fly flew flown; forbid forbade forbidden; foresee foresaw foreseen; forget forgot forgotten; forgive
  forgave forgiven; forgo forwent forgone; forsake forsook forsaken; freeze froze frozen; get got gotten; give gave given; go went
  gone; grind ground; grow grew grown; hang hung; hear heard; hide hid hidden; hit hit; hold held; hurt hurt; keep kept; kneel knelt;
  know knew known; lead led; leap leapt; leave left; lend lent; let let; light lit; lose lost; make made; mean meant; meet met;
  mislead misled; mistake mistook mistaken; misunderstand misunderstood; overcome overcame overcome; overhear overheard; override
  overrode overridden; overrun overran overrun; oversee oversaw overseen; overtake overtook overtaken; overthrow overthrew
  overthrown; partake partook partaken; pay paid; plead pled; put put; quit quit; rebuild rebuilt; redo redid redone; repay repaid;
  rethink rethought; retake retook retaken; rid rid; ride rode ridden; ring rang rung; rise rose risen; run ran run; say said; seek
  sought; sell sold; send sent; set set; shake shook shaken; shed shed; shine shone; shoot shot; show showed shown; shrink shrank
  shrunk; shut shut; sing sang sung; sink sank sunk; sit sat; slay slew slain; sleep slept; slide slid; sling slung; slit slit; sow
  sowed sown; speak spoke spoken; spend spent; spin spun; split split; spread spread; spring sprang sprung; stand stood; steal stole
  stolen; stick stuck; sting stung; stink stank; stride strode; strike struck stricken; strive strove striven; swear swore sworn;
  sweep swept; swell swelled swollen; swim swam swum; swing swung; take took taken; teach taught; tear tore torn; tell told; think
  thought; throw threw thrown; thrust thrust; tread trod trodden; undergo underwent undergone; understand understood; undertake
  undertook undertaken; undo undid undone; uphold upheld; upset upset; wake woke woken; wear wore worn; weave wove woven; weep wept;
  win won; withdraw withdrew withdrawn; withhold withheld; withstand withstood; wreak wrought; write wrote written`;

/** Past forms with their base: "fled" with "flee". */
export const PAST_FORMS: ReadonlyMap<string, string> = new Map(
  VERBS.split(";").flatMap((entry) => {
    const [base = "", ...forms] = entry.trim().split(/\s+/);
    return forms.map((form) => [form, base] as const);
  }),
);
