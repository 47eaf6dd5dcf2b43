import { failingIn, type Story } from "../alert/book.ts";
import { loadAgreements } from "../knowledge/agreements.ts";
import { tell } from "../ledger/alerts.ts";
import {
  unsubscribe as endSubscription,
  acknowledge as putAcknowledged,
  subscribe as putSubscription,
  tryChannel,
} from "../ledger/subscribing.ts";
import type { AskedSubscription, Fault } from "../ledger/subscription.ts";
import type { Marking, Notice, Subscription } from "../model.ts";
import { type Outbox, openOutbox } from "../send/outbox.ts";
import type { SendOptions } from "../send/send.ts";
import { storyLines, subscriptionLines } from "./alert-words.ts";
import { withStore } from "./data-folder.ts";
import { note, reportFailure, UsageError } from "./errors.ts";
import { write } from "./lines.ts";

interface DataOption {
  readonly data: string;
}

interface ByOption extends DataOption {
  readonly by: string;
}

interface SubscribeOptions extends ByOption {
  readonly to: string;
  readonly secret?: string;
  readonly kind?: readonly Notice["kind"][];
  readonly country?: readonly string[];
  readonly zone?: readonly string[];
  readonly agreement?: readonly string[];
  readonly actor?: readonly string[];
  readonly type?: readonly string[];
  readonly level: string;
  readonly risk?: string;
  readonly quiet?: string;
  readonly digest?: string;
  readonly timeZone: string;
  readonly ceiling: Marking;
  readonly allowPrivate?: boolean;
}

/** Puts down who wants to be told of what. It holds from now on. */
export async function subscribe(name: string, options: SubscribeOptions): Promise<void> {
  const { to, kind, country, zone, agreement, actor, type, timeZone, ceiling, by } = options;
  const asked: AskedSubscription = {
    name,
    to,
    secret: options.secret ?? null,
    kinds: kind ?? [],
    countries: country ?? [],
    zones: zone ?? [],
    agreements: agreement ?? [],
    actors: actor ?? [],
    types: type ?? [],
    level: Number(options.level) as AskedSubscription["level"],
    risk: options.risk ?? null,
    quiet: options.quiet ?? null,
    digest: options.digest ?? null,
    timeZone,
    ceiling,
    allowPrivate: options.allowPrivate === true,
  };
  const agreements = asked.zones.length + asked.agreements.length === 0 ? [] : loadAgreements();
  await withOutbox(options, async (outbox) => {
    const at = new Date().toISOString();
    const made = await putSubscription(outbox, asked, agreements, { by, account: null }, at);
    if (made.status === "odd") throw new UsageError(made.faults.map(faultWords).join(" "));
    await write(process.stdout, subscriptionLines(made.subscription, null));
  });
}

function faultWords({ field, detail }: Fault): string {
  return field === "secret" ? `${detail} Give it by --secret or TOCSIN_CHANNEL_SECRET.` : detail;
}

export async function unsubscribe(which: string, options: ByOption): Promise<void> {
  await withOutbox(options, async (outbox) => {
    const { id, name } = await subscriptionCalled(which, outbox);
    await endSubscription(outbox, id, options.by, new Date().toISOString());
    note(`“${name}” is told no more. What it was told stays in the log.`);
  });
}

export async function listSubscriptions({
  data,
  format,
}: DataOption & { readonly format: "text" | "json" }): Promise<void> {
  await withOutbox({ data }, async (outbox) => {
    const book = await outbox.book();
    const failing = failingIn(book);
    const all = [...book.subscriptions.values()].map((subscription) => ({
      subscription,
      failing: failing.find((one) => one.subscription.id === subscription.id) ?? null,
    }));
    if (format === "json") await write(process.stdout, `${JSON.stringify(all.map(withoutSecrets), null, 2)}\n`);
    else await write(process.stdout, all.map((one) => subscriptionLines(one.subscription, one.failing)).join("\n"));
    if (all.length === 0) note("Nobody asked to be told of anything. `tocsin alerts subscribe --help` says how.");
    if (failing.length > 0) process.exitCode = 1;
  });
}

/** Sends a message that says it is only a trial. */
export async function testChannel(which: string, { data }: DataOption): Promise<void> {
  await withOutbox({ data }, async (outbox) => {
    const subscription = await subscriptionCalled(which, outbox);
    const outcome = await tryChannel(subscription, new Date().toISOString(), sendOptions());
    if (outcome.status === "failed") reportFailure(subscription.name, outcome.reason);
    else note(`The trial was delivered to “${subscription.name}”. See whether it arrived.`);
  });
}

/** One round: looks at what is new, puts down who is owed word, sends what is due. */
export async function sendOnce({
  data,
  agreements,
}: DataOption & { readonly agreements?: readonly string[] }): Promise<void> {
  const known = loadAgreements(agreements);
  await withStore(data, (store) =>
    withOutbox({ data }, async (outbox) => {
      const round = await tell(store, outbox, known, new Date().toISOString(), sendOptions());
      note(`${round.notices} notices, ${round.owed} alerts owed, ${round.delivered} messages delivered.`);
      for (const { subscription, reason } of round.failed) reportFailure(subscription, reason);
    }),
  );
}

interface LogOptions extends DataOption {
  readonly open?: boolean;
  readonly limit: number;
  readonly format: "text" | "json";
}

export async function listAlerts({ data, open, limit, format }: LogOptions): Promise<void> {
  await withOutbox({ data }, async (outbox) => {
    const book = await outbox.book();
    const told = [...book.stories.values()].filter((story) => open !== true || isOpen(story));
    const shown = told.toReversed().slice(0, limit);
    if (format === "json") await write(process.stdout, `${JSON.stringify(shown, null, 2)}\n`);
    else {
      const lines = shown.map((story) => storyLines(story, book.subscriptions.get(story.alert.subscription) ?? null));
      await write(process.stdout, lines.join("\n"));
    }
    if (shown.length === 0) note(open === true ? "Everything was acknowledged." : "Nobody was told of anything yet.");
  });
}

function isOpen({ acknowledged }: Story): boolean {
  return acknowledged.length === 0;
}

export async function acknowledge(
  ids: readonly string[],
  options: ByOption & { readonly did?: string },
): Promise<void> {
  await withOutbox(options, async (outbox) => {
    const { by, did = null } = options;
    const unknown = await putAcknowledged(outbox, ids, { by, did }, new Date().toISOString());
    if (unknown !== null) throw new UsageError(`No alert has the id ${unknown}. \`tocsin alerts log\` lists them.`);
    note(`${ids.length === 1 ? "The alert is" : `${ids.length} alerts are`} acknowledged.`);
  });
}

/** How mails are sent and where the record is found, from the environment: neither belongs on a command line. */
export function sendOptions(origin = process.env["TOCSIN_ORIGIN"] ?? "http://127.0.0.1:4700"): SendOptions {
  const url = process.env["TOCSIN_SMTP_URL"] ?? "";
  const from = process.env["TOCSIN_MAIL_FROM"] ?? "";
  return { origin: origin.replace(/\/$/, ""), mail: url === "" || from === "" ? null : { url, from } };
}

async function withOutbox<T>({ data }: DataOption, work: (outbox: Outbox) => Promise<T>): Promise<T> {
  const outbox = await openOutbox(data);
  try {
    return await work(outbox);
  } finally {
    await outbox.close();
  }
}

async function subscriptionCalled(which: string, outbox: Outbox): Promise<Subscription> {
  const all = [...(await outbox.book()).subscriptions.values()];
  const found = all.find(({ id, name }) => id === which || name === which);
  if (found !== undefined) return found;
  const names = all.map(({ name }) => `“${name}”`).join(", ");
  throw new UsageError(
    `No subscription is called “${which}”. ${names === "" ? "There is none." : `There are ${names}.`}`,
  );
}

/** A list of subscriptions is shown to people and pasted into mails: what opens a channel stays out of it. */
function withoutSecrets({
  subscription,
  failing,
}: {
  readonly subscription: Subscription;
  readonly failing: unknown;
}): object {
  const { channel, ...rest } = subscription;
  const { kind } = channel;
  return { ...rest, channel: kind === "mail" ? channel : { kind }, failing: failing !== null };
}
