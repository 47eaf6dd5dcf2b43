import { type Command, Option } from "commander";
import { MARKINGS } from "../markings.ts";
import { addFilters, type Parts } from "./people-commands.ts";

/** The commands by which a record goes out and others' come in. What they do is loaded when called. */
export function addExchangeCommands(program: Command, parts: Parts): void {
  addFilters(program.command("export").description("write the record in a form that others read"), parts)
    .addOption(
      new Option("--what <what>", "what a line is about; with --format csv")
        .choices(["incidents", "claims", "assessments", "all"])
        .default("incidents"),
    )
    .addOption(
      new Option("--format <format>", "CSV, GeoJSON, JSON Lines with everything, STIX 2.1, or CSV in ACLED's columns")
        .choices(["csv", "geojson", "jsonl", "stix", "acled"])
        .default("csv"),
    )
    .option(
      "--out <file>",
      "write to a file, with --what all to a folder; a .meta.json beside it says what it rests on",
    )
    .option("--as-known-on <day>", "the record as this store held it at the end of a day", parts.day)
    .addOption(
      new Option("--marking-max <marking>", "leave out what is marked more strictly (TLP 2.0)")
        .choices(MARKINGS)
        .default("GREEN"),
    )
    .action(async (options) => (await import("./export.ts")).exportRecord(options));
  program
    .command("import")
    .description("take in what others made: exports of ACLED, of UCDP GED, or of another Tocsin (JSON Lines)")
    .argument("<file...>", "CSV files with a line of column names, or JSON Lines")
    .addOption(parts.data())
    .addOption(parts.agreements())
    .addOption(
      new Option("--as <data set>", "what it is").choices(["acled", "ucdp-ged", "tocsin"]).makeOptionMandatory(),
    )
    .option("--release <name>", "which release it is, such as 25.1")
    .option("--complete", "the file is the whole data set: withdraw every known row that it lacks")
    .action(async (files: string[], options) => (await import("./import.ts")).importFiles(files, options));
}
