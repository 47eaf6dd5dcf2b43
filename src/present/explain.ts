import type { CodedEvent, Filling, RefusedEvent, SentenceAccount, Step } from "../explanation.ts";
import type { Digest, ReportedEvent } from "../model.ts";
import { WIDTH, wrap } from "./lines.ts";
import { eventRecord } from "./record.ts";
import { quoted, refusalWords } from "./refusals.ts";
import { deed, speakerWords, stanceWords } from "./words.ts";

/** What was made of an article, sentence by sentence: the events with what made them, and what told of none. */
export function explainText(digest: Digest, accounts: readonly SentenceAccount[], width = WIDTH): string {
  const explained = explain(digest, accounts);
  const digits = String(explained.length).length;
  const blocks = explained.map(({ sentence, coded, refused }, i) => {
    const indent = " ".repeat(digits + 2);
    const lines = [
      ...wrap(sentence.text.trim(), indent, `${String(i + 1).padStart(digits)}  `, width),
      ...coded.flatMap((event) => codedLines(event, indent, width)),
      ...gathered(refused).flatMap((events) => refusedLines(events, indent, width)),
    ];
    return coded.length + refused.length === 0 ? [...lines, `${indent}- no word of it is in the lexicon`] : lines;
  });
  const { url, title } = digest.article;
  return `${[wrap(url === "" ? title : url, "", "", width), ...blocks].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** The same for programs. */
export type Explained = ReturnType<typeof explainRecord>;

export function explainRecord(digest: Digest, accounts: readonly SentenceAccount[]) {
  return {
    article: digest.article.id,
    url: digest.article.url,
    sentences: explain(digest, accounts).map(({ sentence, coded, refused }) => ({
      sentence,
      coded: coded.map(({ report, ...event }) => ({
        ...event,
        filled: event.filled.map((each) => ({ ...each, path: pathWords(each) })),
        event: eventRecord(report),
      })),
      refused: refused.map((event) => ({ ...event, because: refusalWords(event) })),
    })),
  };
}

// ---------------------------------------------------------------- accounts with their reports

interface ExplainedEvent extends CodedEvent {
  readonly report: ReportedEvent;
  /** The words that show who says so, claim by claim. */
  readonly cues: readonly (string | null)[];
}

interface ExplainedSentence {
  readonly sentence: SentenceAccount["sentence"];
  readonly coded: readonly ExplainedEvent[];
  readonly refused: readonly RefusedEvent[];
}

/** Accounts beside the reports that came of them; an event that is kept off the record counts as refused. */
function explain(digest: Digest, accounts: readonly SentenceAccount[]): readonly ExplainedSentence[] {
  const { reports } = digest;
  return accounts.map(({ sentence, coded, refused }) => {
    const recorded = coded.flatMap((event) => {
      const report = reports.find((each) => isOf(each, event));
      return report === undefined ? [] : [{ ...event, report, cues: cuesOf(digest, report) }];
    });
    const offRecord = coded.filter((event) => !reports.some((each) => isOf(each, event))).map(asPrivate);
    return { sentence, coded: recorded, refused: [...offRecord, ...refused] };
  });
}

function cuesOf({ article, reading }: Digest, { type, trigger }: ReportedEvent): ExplainedEvent["cues"] {
  const index = reading.events.findIndex((each) => each.type === type && each.trigger.start === trigger.span.start);
  return reading.claims
    .filter(({ event }) => event === index)
    .map(({ cue }) => (cue === null ? null : article.text.slice(cue.start, cue.end)));
}

function isOf({ type, rule, trigger }: ReportedEvent, event: CodedEvent): boolean {
  return type === event.type && rule === event.rule && trigger.span.start === event.trigger.start;
}

function asPrivate({ type, trigger, rule, example }: CodedEvent): RefusedEvent {
  return { type, trigger, rule, example, refusal: "private", wants: null, words: [], by: null };
}

// ---------------------------------------------------------------- lines

/** Columns of the labels: "recipient" and a blank or two. */
const LABEL = 11;

function codedLines(event: ExplainedEvent, indent: string, width: number): readonly string[] {
  const inner = `${indent}  `;
  const row = (label: string, text: string): readonly string[] =>
    wrap(text, inner + " ".repeat(LABEL), inner + label.padEnd(LABEL), width);
  const { type, mode, trigger, rule, report } = event;
  return [
    ...wrap(
      `${type}${mode === null ? "" : ` ${mode}`} from ${quoted(trigger.text)}: ${deed(type, mode)}`,
      inner,
      `${indent}+ `,
      width,
    ),
    ...row("rule", event.turnedFrom === null ? rule : turnedWords(event)),
    ...(event.example === "" ? [] : row("as in", unmarked(event.example))),
    ...event.met.flatMap((each) => row("asked", metWords(each))),
    ...event.filled.flatMap((each) => row(each.part, `${quoted(each.words.text)}, ${pathWords(each)}`)),
    ...row("status", statusWords(event)),
    ...report.claims.flatMap((claim, i) => {
      const cue = event.cues[i] ?? null;
      const says = `${speakerWords(claim)}: ${stanceWords(claim.stance)}`;
      return row("claim", cue === null ? says : `${says} (${quoted(cue)})`);
    }),
  ];
}

/** Refusals in the order given; rules of one word that ask for other objects or subjects than it has stand together. */
function gathered(refused: readonly RefusedEvent[]): readonly (readonly RefusedEvent[])[] {
  const groups = new Map<string, RefusedEvent[]>();
  refused.forEach((event, i) => {
    const { refusal, trigger, words } = event;
    const alike = refusal === "no-object" || refusal === "no-subject";
    const key = alike ? `${refusal} ${trigger.start} ${words.join("|")}` : String(i);
    groups.set(key, [...(groups.get(key) ?? []), event]);
  });
  return [...groups.values()];
}

function refusedLines(events: readonly RefusedEvent[], indent: string, width: number): readonly string[] {
  const [first] = events;
  if (first === undefined) return [];
  const text =
    first.refusal === "no-object" || first.refusal === "no-subject"
      ? `${quoted(first.trigger.text)} ${partWords(first)}: ${events.map(askingWords).join("; ")}`
      : `no ${first.type} from ${quoted(first.trigger.text)}: ${refusalWords(first)} [${first.rule}]`;
  return wrap(text, `${indent}  `, `${indent}- `, width);
}

function partWords({ refusal, words }: RefusedEvent): string {
  const part = refusal === "no-object" ? "object" : "subject";
  return words.length === 0
    ? `has no ${part}, and rules ask for one`
    : `has the ${part} ${words.map(quoted).join(" and ")}, and rules ask for another`;
}

/** How many words of a list are printed before it is cut short. */
const SHOWN = 4;

function askingWords({ rule, wants }: RefusedEvent): string {
  const list = (wants ?? "").split(" ");
  return `${rule} (${list.slice(0, SHOWN).join(" ")}${list.length > SHOWN ? " …" : ""})`;
}

/** A rule's example without its marks. */
function unmarked(example: string): string {
  return example.replace(/\*([^*]+)\*/g, "$1").replace(/\[([^[\]|]+)\|[^[\]|]+\]/g, "$1");
}

function turnedWords({ rule, turnedFrom, realisWord }: CodedEvent): string {
  return `${rule}, made of ${turnedFrom} by ${realisWord === null ? "the words around it" : quoted(realisWord)}`;
}

function metWords({ wants, list, words }: CodedEvent["met"][number]): string {
  switch (wants) {
    case "beside":
      return `${quoted(words)} beside it`;
    case "lender":
      return `${quoted(words)} ${list === "occur" ? "says that it happened" : "says who does it"}`;
    case "object":
      return `${quoted(words)} as its object (${list})`;
    case "subject":
      return `${words === "" ? "its subject" : quoted(words)} as its subject (${list})`;
    case "complement":
      return list === "to" ? "a “to …” that follows" : "a clause that says what is meant";
    case "sides":
      return `at least ${list} sides`;
  }
}

function statusWords({ realis, polarity, realisWord, turnedFrom, report }: ExplainedEvent): string {
  if (report.realis !== realis) return `${report.realis}: whoever is named as saying anything of it denies it`;
  const by = realisWord === null ? "" : `, by ${quoted(realisWord)}`;
  if (turnedFrom !== null) return `${realis}: what is told is the saying, not the deed`;
  if (realis === "actual") return "actual: no word around it says otherwise";
  return polarity === "negative" && realis !== "negated" ? `${realis} and negative${by}` : `${realis}${by}`;
}

// ---------------------------------------------------------------- paths

/** "object of “shelled”"; "subject of “entered”, shared by “burned”". */
export function pathWords({ steps, sharedBy }: Pick<Filling, "steps" | "sharedBy">): string {
  const way = steps.map(stepWords).join(", ");
  if (way === "") return sharedBy === null ? "part of the words that tell" : `whom ${quoted(sharedBy)} describes`;
  return sharedBy === null ? way : `${way}, shared by ${quoted(sharedBy)}`;
}

const LINKS: Readonly<Record<string, string>> = {
  nsubj: "subject of",
  csubj: "subject of",
  "nsubj:pass": "what is done to in the passive of",
  obj: "object of",
  iobj: "indirect object of",
  "nmod:poss": "owner of",
  compound: "before",
  amod: "before",
  flat: "part of the name",
  conj: "joined to",
  appos: "another word for",
  acl: "in words on",
  "acl:relcl": "in a clause on",
  ccomp: "in what is said with",
  xcomp: "in the complement of",
  advcl: "in a clause beside",
  advmod: "beside",
  parataxis: "beside",
};

function stepWords({ link, preposition, to }: Step): string {
  if (preposition !== null) return `behind ${quoted(preposition)} after ${quoted(to)}`;
  return `${LINKS[link] ?? "beside"} ${quoted(to)}`;
}
