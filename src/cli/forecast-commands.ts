import { type Command, Option } from "commander";
import type { Parts } from "./people-commands.ts";

/** The commands of early warning. What they do is loaded when called. */
export function addForecastCommands(program: Command, parts: Parts): void {
  const forecast = program
    .command("forecast")
    .enablePositionalOptions()
    .description("say how many events the next weeks may bring in each zone, with what is usual and how sure that is")
    .option("--series <file>", "weekly counts, CSV with the columns zone, week and events; - for standard input")
    .option("--zone <name>", "only this zone; may be given several times", parts.collect)
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

function gapsOption(): Option {
  return new Option("--gaps <meaning>", "what a week without a row between others is: not seen, or without events")
    .choices(["missing", "zero"])
    .default("missing");
}
