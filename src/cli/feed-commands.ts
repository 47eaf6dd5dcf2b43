import { type Command, Option } from "commander";
import type { Parts } from "./people-commands.ts";

/** The commands for the feeds that are followed. What they do is loaded when called. */
export function addFeedCommands(program: Command, { data, collect }: Parts): void {
  const feeds = program.command("feeds").description("which feeds are followed, and how each one does");
  const load = () => import("./feeds.ts");
  const every = () => new Option("--every <pattern>", "when to ask, as a cron pattern in UTC").default("*/15 * * * *");

  feeds
    .command("list")
    .description(
      "the feeds that are followed: health, last success, new pages a day against the usual; exit code 1 when one is dead or emptied",
    )
    .addOption(data())
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"))
    .action(async (options) => (await load()).listFeeds(options));
  feeds
    .command("known")
    .description("the feeds that come with Tocsin, with whose they are")
    .option("--country <code>", "that write about this country; may be given several times", collect)
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"))
    .action(async (options) => (await load()).listKnown(options));
  feeds
    .command("add")
    .description("follow feeds: by address, or by publisher or title as `tocsin feeds known` has it")
    .argument("[feed...]", "address, publisher or title")
    .addOption(data())
    .addOption(every())
    .option("--country <code>", "all known ones that write about this country; may be given several times", collect)
    .option("--all", "all known ones")
    .option("--publisher <name>", "who prints it, for an address that is not known")
    .option("--owner <name>", "whose that is: a country, a group, or a house with several media")
    .action(async (names: string[], options) => (await load()).addFeeds(names, options));
  feeds
    .command("remove")
    .description("follow a feed no more; what it brought stays on record")
    .argument("<feed...>", "address, title or id")
    .addOption(data())
    .action(async (names: string[], options) => (await load()).removeFeeds(names, options));
  feeds
    .command("import")
    .description("follow the feeds in an OPML file, as other readers of feeds export it")
    .argument("<file>", "the OPML file")
    .addOption(data())
    .addOption(every())
    .action(async (file: string, options) => (await load()).importFeeds(file, options));
  feeds
    .command("export")
    .description("print the feeds that are followed as OPML")
    .addOption(data())
    .action(async (options) => (await load()).exportFeeds(options));
  feeds
    .command("check")
    .description("ask feeds once and say what they list, without taking anything in")
    .argument("[feed...]", "address, publisher or title; without one, all that are followed")
    .addOption(data())
    .option("--allow-private", "ask addresses of this machine and of private networks, too")
    .action(async (names: string[], options) => (await load()).checkFeeds(names, options));
}
