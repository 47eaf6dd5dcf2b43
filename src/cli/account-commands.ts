import { Argument, type Command, InvalidArgumentError, Option } from "commander";
import { ROLES } from "../accounts/permissions.ts";

/** The options that these commands have in common with others. */
interface Parts {
  data(): Option;
  publicUrl(): Option;
}

/** The commands for who may sign in. They also work while a server runs. What they do is loaded when called. */
export function addAccountCommands(program: Command, { data, publicUrl }: Parts): void {
  const accounts = program.command("accounts").description("who may sign in to the record, and what they may do there");
  const load = () => import("./accounts.ts");
  const role = () => new Argument("<role>", "what they may do").choices(ROLES);
  const who = "their name or what they sign in with";

  accounts
    .command("list")
    .description("list who may sign in, the links that are not used yet, and the tokens of programs")
    .addOption(data())
    .addOption(format())
    .action(async (options) => (await load()).listAll(options));
  accounts
    .command("invite")
    .description("make a link by which one person joins; it works once")
    .addArgument(role())
    .addOption(data())
    .addOption(publicUrl())
    .action(async (asRole, options) => (await load()).inviteSomeone(asRole, options));
  accounts
    .command("role")
    .description("give somebody another role")
    .argument("<who>", who)
    .addArgument(role())
    .addOption(data())
    .action(async (name: string, asRole, options) => (await load()).giveRole(name, asRole, options));
  accounts
    .command("reset")
    .description("make a link by which somebody sets a new password; it works once")
    .argument("<who>", who)
    .addOption(data())
    .addOption(publicUrl())
    .action(async (name: string, options) => (await load()).resetSomeone(name, options));
  accounts
    .command("remove")
    .description("remove an account, its sessions and its tokens; what it put on record stays, under its name")
    .argument("<who>", who)
    .addOption(data())
    .action(async (name: string, options) => (await load()).removeSomeone(name, options));
  accounts
    .command("revoke")
    .description("take back a link or a token, by the id that `tocsin accounts list` shows")
    .argument("<id>", "of the link or the token")
    .addOption(data())
    .action(async (id: string, options) => (await load()).revoke(id, options));
  accounts
    .command("sign-out")
    .description("end every session of everybody, as after a copy of the accounts came into wrong hands")
    .addOption(data())
    .action(async (options) => (await load()).signEverybodyOut(options));
  accounts
    .command("log")
    .description("list who signed in, failed to, was invited, changed or removed, from the journal")
    .addOption(data())
    .option("--limit <n>", "the last so many", whole, 100)
    .addOption(format())
    .action(async (options) => (await load()).printLog(options));
}

function format(): Option {
  return new Option("--format <format>", "how to print").choices(["text", "json"]).default("text");
}

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("Give a whole number from 1.");
  return value;
}
