import { type Command, Option } from "commander";
import type { Parts } from "./people-commands.ts";

/** The commands of early warning. What they do is loaded when called. */
export function addForecastCommands(program: Command, parts: Parts): void {
  addWarningsCommand(program, parts);
  const forecast = program
    .command("forecast")
    .enablePositionalOptions()
    .description("say how many events the next weeks may bring in each zone, with what is usual and how sure that is")
    .option("--series <file>", "weekly counts, CSV with the columns zone, week and events; - for standard input")
    .option("--zone <name>", "only this zone of the file; of the record, a zone of an agreement", parts.collect)
    .option("--agreement <name>", "of the record: each zone of an agreement, by its id or a part of its title")
    .option("--country <code>", "of the record: a country, by its ISO 3166-1 alpha-3 code", parts.collect)
    .option("--on <day>", "of the record: as if this day were today", parts.day)
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

/** The ledger of forecasts. */
function addWarningsCommand(program: Command, parts: Parts): void {
  program
    .command("warnings")
    .description("say what became of every forecast of the record that was put down when it was made")
    .addOption(parts.data())
    .addOption(parts.agreements())
    .addOption(
      new Option("--level <n>", "list the forecasts at this level and above")
        .choices(["1", "2", "3", "4"])
        .default("2"),
    )
    .option("--on <day>", "as if this day were today", parts.day)
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"))
    .action(async (options) => (await import("./warnings.ts")).printWarnings(options));
}

function gapsOption(): Option {
  return new Option("--gaps <meaning>", "what a week without a row between others is: not seen, or without events")
    .choices(["missing", "zero"])
    .default("missing");
}
