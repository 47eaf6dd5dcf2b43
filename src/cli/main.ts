import { Command, InvalidArgumentError, Option } from "commander";
import { parseDay } from "../day.ts";
import { packageVersion } from "../knowledge/root.ts";
import type { FolderInUse } from "../store/lock.ts";
import { addAccountCommands } from "./account-commands.ts";
import { addAlertCommands } from "./alert-commands.ts";
import { UsageError } from "./errors.ts";
import { addExchangeCommands } from "./exchange-commands.ts";
import { addFeedCommands } from "./feed-commands.ts";
import { addForecastCommands } from "./forecast-commands.ts";
import { addPeopleCommands } from "./people-commands.ts";

/** The `tocsin` command. Each subcommand is loaded only when it is called, so that `--help` starts at once. */
const program = new Command("tocsin")
  .description("Reads what is reported about an armed conflict and keeps a cited record of who says what happened.")
  .version(packageVersion())
  .exitOverride()
  // Options belong to the command that they follow: several have one of the same name as the command above them.
  .enablePositionalOptions()
  .configureHelp({ showGlobalOptions: true });

program
  .command("read")
  .description("read articles and print what they report, according to whom")
  .argument("[input...]", "file (txt, md, html), folder, URL, or - for standard input")
  .addOption(
    new Option("--format <format>", "how to print")
      .choices(["brief", "json", "jsonl", "csv", "html", "geojson"])
      .default("brief"),
  )
  .option("--published <day>", "day of publication, YYYY-MM-DD", day)
  .option("--publisher <name>", "who publishes the text")
  .option("--title <text>", "headline of the text")
  .option("--explain", "print what was made of each sentence, and why (format brief or json)")
  .option("--batch", "JSON lines in on standard input, JSON lines out in the same order")
  .option("--jobs <n>", "worker threads for --batch", count, 1)
  .addOption(actorsOption())
  .addOption(agreementsOption())
  .action(async (inputs: string[], options) => {
    if (options.explain) {
      const { explainInputs } = await import("./explain.ts");
      await explainInputs(inputs, options);
    } else if (options.batch) {
      const { readBatch } = await import("./batch.ts");
      await readBatch(process.stdin, process.stdout, options);
    } else {
      const { readInputs } = await import("./read.ts");
      await readInputs(inputs, options);
    }
  });

program
  .command("ingest")
  .description("take pages into the store and read them")
  .argument(
    "[input...]",
    "file, folder, page, feed, sitemap, Telegram channel, OPML file, or - for standard input; without one the feeds that are followed",
  )
  .addOption(dataOption())
  .option("--published <day>", "day of publication, YYYY-MM-DD", day)
  .option("--publisher <name>", "who publishes the text")
  .option("--title <text>", "headline of the text")
  .addOption(actorsOption())
  .addOption(agreementsOption())
  .addOption(mergeWeightsOption())
  .addOption(allowPrivateOption())
  .action(async (inputs: string[], options) => (await import("./ingest.ts")).ingestInputs(inputs, options));

program
  .command("serve")
  .description("show the record in a browser, and ask the feeds that are followed as they fall due")
  .addOption(dataOption())
  .option("--port <n>", "port to listen on", count, 4700)
  .option("--host <address>", "address to listen on; any but this machine's own needs accounts", "127.0.0.1")
  .option("--accounts", "people sign in; the first time it prints a link by which you become the owner")
  .addOption(publicUrlOption())
  .option(
    "--trust-proxy <address>",
    "a proxy in front, by address, network or “loopback”, that is believed on who asks; may be given several times",
    collect,
  )
  .addOption(actorsOption())
  .addOption(agreementsOption())
  .option("--no-watch", "ask no feeds")
  .addOption(allowPrivateOption())
  .action(async (options) => (await import("./serve.ts")).serveRecord(options));

program
  .command("demo")
  .description("read the demonstration corpus into a store of its own and show it in a browser")
  .addOption(new Option("--data <dir>", "folder of the demonstration's store").default("tocsin-data/demo"))
  .option("--port <n>", "port to listen on", count, 4700)
  .option("--host <address>", "address to listen on", "127.0.0.1")
  .action(async (options) => (await import("./serve.ts")).serveDemonstration(options));

program
  .command("mcp")
  .description("let a program that speaks the Model Context Protocol ask the record, on standard input and output")
  .addOption(dataOption())
  .addOption(actorsOption())
  .addOption(agreementsOption())
  .action(async (options) => (await import("./mcp.ts")).serveMcp(options));

const agreements = program
  .command("agreements")
  .enablePositionalOptions()
  .description("list the agreements on file, or check files of your own")
  .argument("[name]", "show one agreement, as `tocsin agreements show` does")
  .addOption(dataOption())
  .addOption(agreementsOption())
  .action(async (name: string | undefined, options) => {
    if (name === undefined) await (await import("./agreements.ts")).listAgreements(options);
    else await (await import("./agreement.ts")).showAgreement(name, { ...options, format: "text" });
  });

agreements
  .command("show")
  .description("show one agreement clause by clause: how each duty stands and which incidents were set against it")
  .argument("<name>", "its id or a part of its title")
  .addOption(dataOption())
  .option("--on <day>", "as on this day (default: today)", day)
  .addOption(new Option("--format <format>", "how to print").choices(["text", "json", "html"]).default("text"))
  .addOption(agreementsOption())
  .action(async (name: string, options) => (await import("./agreement.ts")).showAgreement(name, options));

agreements
  .command("due")
  .description("list what agreements owe by when: past its day, to come, running")
  .addOption(dataOption())
  .option("--on <day>", "as on this day (default: today)", day)
  .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"))
  .addOption(agreementsOption())
  .action(async (options) => (await import("./agreement.ts")).listDue(options));

agreements
  .command("check")
  .description("say all that is wrong or doubtful in files of agreements; exit code 1 when something is wrong")
  .argument("<file...>", "a .json file, or a folder of them")
  .addOption(actorsOption())
  .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"))
  .action(async (files: string[], options) => (await import("./agreements.ts")).checkFiles(files, options));

program
  .command("coverage")
  .description("say how well each day was watched: who wrote of an area, who was silent, and where nobody looked")
  .addOption(dataOption())
  .addOption(agreementsOption())
  .option("--agreement <name>", "each zone of an agreement, by its id or a part of its title")
  .option("--zone <id>", "one zone of an agreement on file")
  .option("--country <code>", "a country, by its ISO 3166-1 alpha-3 code", collect)
  .option("--from <day>", "first day, YYYY-MM-DD", day)
  .option("--to <day>", "last day; yesterday, or where the record ends", day)
  .option("--known-on <day>", "only what had been taken in by the end of that day", day)
  .addOption(new Option("--format <format>", "how to print").choices(["text", "json", "csv"]).default("text"))
  .action(async (options) => (await import("./coverage.ts")).printCoverage(options));

program
  .command("rebuild")
  .description("make the index again from the journal and the captures")
  .addOption(dataOption())
  .option("--check", "also say whether the new index equals the old one; exit code 1 when it does not")
  .addOption(actorsOption())
  .addOption(agreementsOption())
  .addOption(mergeWeightsOption())
  .action(async (options) => (await import("./upkeep.ts")).rebuildIndex(options));

program
  .command("verify")
  .description("check the journal's chain, every capture and every citation")
  .addOption(dataOption())
  .action(async (options) => (await import("./upkeep.ts")).verifyRecord(options));

addPeopleCommands(program, { data: dataOption, agreements: agreementsOption, day, count, collect });
addAccountCommands(program, { data: dataOption, publicUrl: publicUrlOption });
addAlertCommands(program, { data: dataOption, agreements: agreementsOption, day, count, collect });
addFeedCommands(program, { data: dataOption, agreements: agreementsOption, day, count, collect });
addForecastCommands(program, { data: dataOption, agreements: agreementsOption, day, count, collect });
addExchangeCommands(program, { data: dataOption, agreements: agreementsOption, day, count, collect });

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error, await remedyFor(error));
}

/** 2 for wrong usage; help and version are no error; anything else is our fault and shows where. */
function exitCodeOf(error: unknown, remedy: string): number {
  if (error instanceof UsageError) {
    process.stderr.write(`tocsin: ${error.message}\n`);
    return error.exitCode;
  }
  if (error instanceof Error && "code" in error && String(error.code).startsWith("commander.")) {
    return "exitCode" in error && error.exitCode === 0 ? 0 : 2;
  }
  if (error instanceof Error && "code" in error && error.code === "EPIPE") return 0;
  if (isOfTheWorld(error)) {
    process.stderr.write(`tocsin: ${error.message}${remedy}\n`);
    return 1;
  }
  throw error;
}

/** What to do instead while a server holds the data folder. */
async function remedyFor(error: unknown): Promise<string> {
  if (!(error instanceof Error) || error.name !== "FolderInUse") return "";
  return (await import("./served-at.ts")).insteadWords(error as FolderInUse);
}

/** A folder in use, a port taken, a full disk, a data file with a slip in it: the message says it, and no stack helps. */
function isOfTheWorld(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return (
    ["FolderInUse", "DataFileError"].includes(error.name) || ("code" in error && /^E[A-Z]+$/.test(String(error.code)))
  );
}

function actorsOption(): Option {
  return new Option(
    "--actors <file>",
    "your own actors (.json, .csv or a PETRARCH .txt); may be given several times",
  ).argParser(collect);
}

function allowPrivateOption(): Option {
  return new Option("--allow-private", "ask addresses of this machine and of private networks, too");
}

function mergeWeightsOption(): Option {
  return new Option("--merge-weights <file>", "your own weights for joining reports, JSON; they hold until changed");
}

function agreementsOption(): Option {
  return new Option("--agreements <path>", "your own agreements, a .json file or a folder; may be given several times")
    .env("TOCSIN_AGREEMENTS")
    .argParser(collect);
}

function publicUrlOption(): Option {
  return new Option("--public-url <address>", "address by which people come, such as https://watch.example.org").env(
    "TOCSIN_PUBLIC_URL",
  );
}

function dataOption(): Option {
  return new Option("--data <dir>", "folder of the store").env("TOCSIN_DATA").default("tocsin-data");
}

function day(text: string): string {
  const parsed = parseDay(text);
  if (parsed === null || parsed !== text)
    throw new InvalidArgumentError("Write the day as YYYY-MM-DD, such as 2024-11-29.");
  return parsed;
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 65_535)
    throw new InvalidArgumentError("Give a whole number from 1 to 65535.");
  return value;
}
