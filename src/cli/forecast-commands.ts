import { type Command, Option } from "commander";
import type { Parts } from "./people-commands.ts";

/** The commands of early warning. What they do is loaded when called. */
export function addForecastCommands(program: Command, parts: Parts): void {
  addWarningsCommand(program, parts);
  addSeriesCommand(program, parts);
  const forecast = program
    .command("forecast")
    .enablePositionalOptions()
    .description("say how many events the next weeks may bring in each zone, with what is usual and how sure that is")
    .option("--series <file>", "weekly counts, CSV with the columns zone, week and events; - for standard input")
    .option("--zone <name>", "only this zone of the file; of the record, a zone of an agreement", parts.collect)
    .option("--agreement <name>", "of the record: each zone of an agreement, by its id or a part of its title")
    .option("--country <code>", "of the record: a country, by its ISO 3166-1 alpha-3 code", parts.collect)
    .option("--area <name>", "of the record: a province, such as SYR/Idlib or Idlib", parts.collect)
    .option(
      "--filter <filter>",
      'of the record: a kept search by its name, or a filter: "type=ASSAULT&country=SYR"',
      parts.collect,
    )
    .option("--on <day>", "of the record: as if this day were today", parts.day)
    .option(
      "--since <day>",
      "of the file: how likely violence is to relapse after a ceasefire that took effect on this day",
      parts.day,
    )
    .addOption(parts.data())
    .addOption(parts.agreements())
    .addOption(gapsOption())
    .addOption(new Option("--format <format>", "how to print").choices(["text", "csv", "json"]).default("text"))
    .action(async (options) => (await import("./forecast.ts")).printForecast(options));
  forecast
    .command("backtest")
    .description(
      "forecast the last 40 % of the weeks, each from what was known then, and score it beside simple methods",
    )
    .argument("<file>", "weekly counts, CSV with the columns zone, week and events; - for standard input")
    .addOption(gapsOption())
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"))
    .action(async (file: string, options) => (await import("./forecast-backtest.ts")).printBacktest(file, options));
}

/** Where areas stand and why, and the ledger of forecasts. */
function addWarningsCommand(program: Command, parts: Parts): void {
  const withOptions = (command: Command, formats: readonly string[]) =>
    command
      .addOption(parts.data())
      .addOption(parts.agreements())
      .addOption(
        new Option("--level <n>", "list what is, or was forecast, at this level and above")
          .choices(["1", "2", "3", "4"])
          .default("2"),
      )
      .option("--on <day>", "as if this day were today", parts.day)
      .addOption(new Option("--format <format>", "how to print").choices(formats).default("text"));
  const warnings = program.command("warnings").enablePositionalOptions();
  withOptions(warnings, ["text", "json"])
    .description(
      "say where areas stand and why, which ceasefires are at risk, and what became of every forecast that was put down",
    )
    .action(async (options) => (await import("./warnings.ts")).printWarnings(options));
  withOptions(warnings.command("ledger"), ["text", "csv", "json"])
    .description("say what became of every forecast of the record that was put down when it was made")
    .action(async (options) => (await import("./warnings.ts")).printLedger(options));
}

/** Counts by day or week. */
function addSeriesCommand(program: Command, parts: Parts): void {
  program
    .command("series")
    .description("count incidents, deaths or reports by day or week, and say what of it could be seen and is all in")
    .option("--zone <id>", "incidents placed in a zone of an agreement; may be given several times", parts.collect)
    .option("--agreement <name>", "each zone of an agreement, by its id or a part of its title")
    .option("--area <name>", "a province, such as SYR/Idlib or Idlib", parts.collect)
    .option("--country <code>", "a country, by its ISO 3166-1 alpha-3 code", parts.collect)
    .option(
      "--filter <filter>",
      'a kept search by its name, or a filter as in addresses: "type=ASSAULT&country=SYR"',
      parts.collect,
    )
    .addOption(
      new Option("--of <measure>", "what to count").choices(["incidents", "deaths", "reports"]).default("incidents"),
    )
    .option("--type <type>", "PLOVER's type of event; may be given several times", parts.collect)
    .option("--mode <mode>", "PLOVER's mode; may be given several times", parts.collect)
    .addOption(new Option("--by <unit>", "in which steps").choices(["day", "week"]).default("week"))
    .option("--from <day>", "first day; half a year of weeks or four weeks of days before the last", parts.day)
    .option("--to <day>", "last day; yesterday, or where the record ends", parts.day)
    .option("--as-known-on <day>", "as this store held it at the end of a day, beside what it holds now", parts.day)
    .option("--as-published-by <day>", "from what had been printed by the end of a day, beside all of it", parts.day)
    .option("--on <day>", "as if this day were today", parts.day)
    .addOption(parts.data())
    .addOption(parts.agreements())
    .addOption(new Option("--format <format>", "how to print").choices(["text", "csv", "json"]).default("text"))
    .action(async (options) => (await import("./series.ts")).printSeries(options));
}

function gapsOption(): Option {
  return new Option("--gaps <meaning>", "what a week without a row between others is: not seen, or without events")
    .choices(["missing", "zero"])
    .default("missing");
}
