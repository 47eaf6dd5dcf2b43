import { Argument, type Command, Option } from "commander";
import { MARKINGS } from "../markings.ts";

/** The parts of the command line that are defined once and used by several commands. */
export interface Parts {
  /** A new `--data` option. */
  data(): Option;
  /** A new `--agreements` option. */
  agreements(): Option;
  day(text: string): string;
  count(text: string): number;
  collect(value: string, before?: readonly string[]): readonly string[];
}

const STATES = ["reported", "corroborated", "disputed", "withdrawn", "verified", "refuted", "not-verifiable"];
const ACTIONS = ["contacted-party", "requested-verification", "site-visit", "alert-sent", "statement", "other"];

/** The commands for looking at incidents and for what people put on record of them. What they do is loaded when called. */
export function addPeopleCommands(program: Command, parts: Parts): void {
  addListing(program, parts);
  addCounts(program, parts);
  addIncident(program, parts);
  addRecording(program, parts);
  program
    .command("decisions")
    .description("list what people put on record")
    .argument("[code]", "of one incident")
    .addOption(parts.data())
    .addOption(new Option("--format <format>", "how to print").choices(["brief", "json"]).default("brief"))
    .action(async (code: string | undefined, options) => (await import("./decisions.ts")).listDecisions(code, options));
}

function addListing(program: Command, parts: Parts): void {
  addFilters(program.command("incidents").description("list incidents, newest first"), parts)
    .option("--as-known-on <day>", "in the record as this store held it at the end of a day", parts.day)
    .option(
      "--as-published-by <day>",
      "from what had been printed by the end of a day, whenever it was recorded",
      parts.day,
    )
    .option("--limit <n>", "at most so many", parts.count, 40)
    .addOption(new Option("--format <format>", "how to print").choices(["brief", "json", "csv"]).default("brief"))
    .action(async (options) => (await import("./incidents.ts")).listIncidents(options));
}

/** The options that say which incidents are meant. */
export function addFilters(command: Command, { data, agreements, day, collect }: Parts): Command {
  return command
    .addOption(data())
    .addOption(agreements())
    .option("--country <code>", "of the place, ISO 3166-1 alpha-3")
    .option("--zone <zone>", "set against an obligation in this zone: its id or a part of its name")
    .option("--agreement <agreement>", "set against this agreement: its id or a part of its title")
    .option("--type <type>", "PLOVER's type of event; may be given several times", collect)
    .addOption(new Option("--state <state...>", "of verification, as it stands").choices(STATES))
    .option("--from <day>", "that may lie on or after this day", day)
    .option("--to <day>", "that may lie on or before this day", day)
    .option("--text <words>", 'words as in a search engine: "exact phrase", -without, or')
    .option("--needs-review", "only what waits for people");
}

function addCounts(program: Command, parts: Parts): void {
  const command = program
    .command("counts")
    .description("lay rival counts side by side: of one incident, of many by who counts, or of violations")
    .argument("[code]", "of one incident, such as SYR-K7Q-F2M")
    .option("--violations", "counts of violations of the agreement given, in place of people");
  addFilters(command, parts)
    .option("--limit <n>", "at most so many incidents", parts.count, 20_000)
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"))
    .action(async (code: string | undefined, options) => (await import("./counts.ts")).showCounts(code, options));
}

function addIncident(program: Command, { data, agreements, day }: Parts): void {
  program
    .command("incident")
    .description("show all that is on record of one incident")
    .argument("<code>", "its code, such as SYR-K7Q-F2M, or an id")
    .addOption(data())
    .addOption(agreements())
    .option("--as-known-on <day>", "as this store knew it at the end of a day", day)
    .option("--as-published-by <day>", "from what had been printed by the end of a day, whenever it was recorded", day)
    .addOption(new Option("--format <format>", "how to print").choices(["brief", "json", "html"]).default("brief"))
    .action(async (code: string, options) => (await import("./incident.ts")).showIncident(code, options));
}

function addRecording(program: Command, parts: Parts): void {
  const { collect, day } = parts;
  const record = program.command("record").description("put on record what people found, decided and did");
  const recording = (name: string, description: string) =>
    record
      .command(name)
      .description(description)
      .addOption(parts.data())
      .addOption(parts.agreements())
      .addOption(new Option("--by <name>", "who decides").env("TOCSIN_BY").makeOptionMandatory())
      .addOption(new Option("--organisation <name>", "for which organisation").env("TOCSIN_ORGANISATION"))
      .requiredOption("--why <text>", "why");
  const load = () => import("./record.ts");

  recording("verification", "say how far an incident is borne out")
    .argument("<code>", "the incident")
    .addArgument(new Argument("<state>", "what was found").choices(STATES))
    .option("--evidence <text>", "what it rests on; may be given several times", collect)
    .action(async (code: string, state: string, { evidence, ...options }) =>
      (await load()).recordDecision(code, { kind: "verification", state, evidence: evidence ?? [] }, options),
    );
  recording("assessment", "say what an incident means for an obligation")
    .argument("<code>", "the incident")
    .argument("<obligation>", "its id, as `tocsin incident CODE` or `tocsin agreements` show it")
    .argument(
      "<value>",
      "outside-scope, possible-non-compliance, likely-non-compliance, consistent or cannot-be-determined",
    )
    .option("--for <text>", "a reason for it; may be given several times", collect)
    .option("--against <text>", "a reason against it; may be given several times", collect)
    .option("--dissent <number>", "the decision that it dissents from; 0 for the machine's", Number)
    .action(async (code: string, obligation: string, value: string, { for: pro, against, dissent, ...options }) =>
      (await load()).recordDecision(
        code,
        {
          kind: "assessment",
          obligation,
          value,
          reasonsFor: pro ?? [],
          reasonsAgainst: against ?? [],
          dissentOf: dissent ?? null,
        },
        options,
      ),
    );
  recording("ruling", "record what a named body found")
    .argument("<code>", "the incident")
    .requiredOption("--body <name>", "the body that ruled")
    .requiredOption("--finding <words>", "what it found, in its own words")
    .requiredOption("--document <text>", "the document that holds it")
    .option("--obligation <id>", "the obligation that it is about")
    .option("--day <day>", "of the ruling", day)
    .action(async (code: string, { body, finding, document, obligation, day: on, ...options }) =>
      (await load()).recordDecision(
        code,
        { kind: "ruling", body, finding, document, obligation: obligation ?? null, day: on ?? null },
        options,
      ),
    );
  recording("action", "record what somebody did about an incident")
    .argument("<code>", "the incident")
    .addArgument(new Argument("<action>", "what was done").choices(ACTIONS))
    .option("--whom <name>", "whom it reached")
    .option("--day <day>", "when", day)
    .option("--outcome <text>", "what came of it")
    .action(async (code: string, action: string, { whom, day: on, outcome, ...options }) =>
      (await load()).recordDecision(
        code,
        { kind: "action", action, whom: whom ?? null, day: on ?? null, outcome: outcome ?? null },
        options,
      ),
    );
  recording("grade", "grade a source's reliability (A to F) or a report's credibility (1 to 6)")
    .argument("<subject>", "a publisher's name, an actor's id, or a report's id")
    .argument("<grade>", "A to F for a publisher or an actor, 1 to 6 for a report")
    .action(async (subject: string, grade: string, options) => (await load()).recordGrade(subject, grade, options));
  recording("marking", "say with whom an incident may be shared (TLP 2.0); the strictest marking counts")
    .argument("<code>", "the incident")
    .addArgument(new Argument("<marking>", "how").choices(MARKINGS))
    .action(async (code: string, marking: string, options) =>
      (await load()).recordDecision(code, { kind: "marking", marking }, options),
    );
  for (const [kind, description] of [
    ["seal", "take no more decisions on an incident"],
    ["reopen", "take decisions on a sealed incident again"],
  ] as const) {
    recording(kind, description)
      .argument("<code>", "the incident")
      .action(async (code: string, options) => (await load()).recordDecision(code, { kind }, options));
  }
  addCorrecting(recording, parts);
  recording("split", "say that reports of an incident tell of another happening")
    .argument("<code>", "the incident")
    .requiredOption("--report <id>", "a report that does not belong; may be given several times", collect)
    .action(async (code: string, { report, ...options }) => (await load()).recordSplit(code, report, options));
  recording("join", "say that incidents are one happening")
    .argument("<code>", "an incident")
    .argument("<others...>", "those that are the same")
    .action(async (code: string, others: string[], options) => (await load()).recordJoin(code, others, options));
  recording("withdraw", "take back a decision; it stays on record")
    .argument("<number>", "the number of the decision", Number)
    .action(async (of: number, options) => (await load()).recordDecision("", { kind: "withdrawal", of }, options));
}

function addCorrecting(recording: (name: string, description: string) => Command, { collect }: Parts): void {
  const load = () => import("./record-correction.ts");
  const amending = (name: string, description: string) =>
    recording(name, description)
      .option("--mode <mode>", "its mode, or none")
      .option("--actor <words[=id]>", "who acts, in words of the text, and whom on file they stand for; none", collect)
      .option("--recipient <words[=id]>", "who is acted on, likewise", collect)
      .option("--place <words[=id]>", "where, in words of the text, and the gazetteer's place:…; none")
      .option("--date <day[..day]>", "its day, or its first and last; none")
      .option("--count <kind=number=words>", 'what the words count: dead=3="three people"; none', collect)
      .addOption(new Option("--polarity <polarity>", "whether it is said to be so").choices(["positive", "negative"]))
      .addOption(
        new Option("--realis <realis>", "whether it happened").choices([
          "actual",
          "future",
          "hypothetical",
          "historical",
          "negated",
        ]),
      );
  amending("correction", "say how the words of a report are to be read; it wins over the reader")
    .argument("<report>", "the report's id, as `tocsin incident CODE` shows it")
    .option("--type <type>", "PLOVER's type of event")
    .action(async (report: string, options) => (await load()).recordCorrection(report, options));
  recording("no-event", "say that the words of a report tell of no event")
    .argument("<report>", "the report's id")
    .action(async (report: string, options) =>
      (await import("./record.ts")).recordDecision(report, { kind: "no-event" }, options),
    );
  amending("missed-event", "tell of an event in an article that was not read")
    .argument("<article>", "the article's id")
    .argument("<type>", "PLOVER's type of event")
    .requiredOption("--trigger <words>", "the words that tell of it")
    .requiredOption("--words <words>", "the sentence that says so, as it stands in the text")
    .option("--speaker <words[=id]>", "who says so; left out, the article says so itself")
    .addOption(
      new Option("--stance <stance>", "what they do by saying it")
        .choices(["asserts", "denies", "threatens", "promises", "demands", "hopes", "claims-responsibility", "blames"])
        .default("asserts"),
    )
    .action(async (article: string, type: string, options) => (await load()).recordMissed(article, type, options));
}
