import { type Command, Option } from "commander";
import { NOTICE_KINDS } from "../alert/wanted.ts";
import { MARKINGS } from "../markings.ts";
import type { Parts } from "./people-commands.ts";

/** The commands for who wants to be told of what. What they do is loaded when called. */
export function addAlertCommands(program: Command, parts: Parts): void {
  const alerts = program.command("alerts").description("who is told of what, by which channel, and what became of it");
  const load = () => import("./alerts.ts");
  const by = () => new Option("--by <name>", "who says so").env("TOCSIN_BY").makeOptionMandatory();
  const { data, collect } = parts;

  alerts
    .command("subscribe")
    .description("ask to be told")
    .argument("<name>", "what to call it, such as “night desk”")
    .addOption(data())
    .addOption(by())
    .requiredOption(
      "--to <channel>",
      "mail:ADDRESS, webhook:URL, slack:URL, mattermost:URL, matrix:SERVER/ROOM, ntfy:URL or feed",
    )
    .addOption(
      new Option("--secret <text>", "a webhook's secret, or the token for Matrix or ntfy").env("TOCSIN_CHANNEL_SECRET"),
    )
    .addOption(new Option("--kind <kind...>", "only of these").choices(NOTICE_KINDS))
    .option("--country <code>", "only in this country, ISO 3166-1 alpha-3; may be given several times", collect)
    .option("--zone <id>", "only in this zone of an agreement; may be given several times", collect)
    .option("--agreement <id>", "only what touches this agreement; may be given several times", collect)
    .option("--actor <id>", "only where this actor acts or is acted on; may be given several times", collect)
    .option("--type <type>", "only this type of event of PLOVER's; may be given several times", collect)
    .addOption(
      new Option("--level <n>", "warnings from this level on, of 4").choices(["1", "2", "3", "4"]).default("1"),
    )
    .option(
      "--risk <from>",
      "ceasefires at risk from this likelihood on, such as 40%, or above-usual (as if not given)",
    )
    .option("--quiet <from-to>", "hours without word, such as 22:00-06:30; warnings of level 4 come through")
    .option("--digest <time>", "all of a day together at this time; warnings of level 4 come at once")
    .option("--time-zone <name>", "in which these times are, such as Asia/Damascus", "UTC")
    .addOption(
      new Option("--ceiling <marking>", "the strictest marking that may go out").choices(MARKINGS).default("GREEN"),
    )
    .option("--allow-private", "the channel may lie on this machine or a private network")
    .action(async (name: string, options) => (await load()).subscribe(name, options));
  alerts
    .command("unsubscribe")
    .description("be told no more")
    .argument("<subscription>", "its name or id")
    .addOption(data())
    .addOption(by())
    .action(async (which: string, options) => (await load()).unsubscribe(which, options));
  alerts
    .command("list")
    .description("who wants to be told of what, and which channels fail")
    .addOption(data())
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"))
    .action(async (options) => (await load()).listSubscriptions(options));
  alerts
    .command("test")
    .description("send a message over a channel, to see that it arrives")
    .argument("<subscription>", "its name or id")
    .addOption(data())
    .action(async (which: string, options) => (await load()).testChannel(which, options));
  alerts
    .command("send")
    .description("look once at what is new, and send what is due; `tocsin serve` does so every minute")
    .addOption(data())
    .addOption(parts.agreements())
    .action(async (options) => (await load()).sendOnce(options));
  alerts
    .command("log")
    .description("what was told to whom, when, and what they did")
    .addOption(data())
    .option("--open", "only what nobody has acknowledged")
    .option("--limit <n>", "at most so many, the newest first", parts.count, 50)
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"))
    .action(async (options) => (await load()).listAlerts(options));
  alerts
    .command("ack")
    .description("say that an alert was seen, and what was done")
    .argument("<alert...>", "ids, as the message and `tocsin alerts log` show them")
    .addOption(data())
    .addOption(by())
    .option("--did <text>", "what was done about it")
    .action(async (ids: string[], options) => (await load()).acknowledge(ids, options));
}
