import { randomBytes } from "node:crypto";
import { failingIn, type Story } from "../alert/book.ts";
import { timeOfDay } from "../alert/hours.ts";
import { loadAgreements } from "../knowledge/agreements.ts";
import { tell } from "../ledger/alerts.ts";
import type { Agreement, Alert, EventType, Marking, Notice, Subscription, Wants } from "../model.ts";
import { PLOVER } from "../plover.ts";
import { type Outbox, openOutbox } from "../send/outbox.ts";
import { type SendOptions, send } from "../send/send.ts";
import { storyLines, subscriptionLines } from "./alert-words.ts";
import { channelIn } from "./channel.ts";
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
  readonly quiet?: string;
  readonly digest?: string;
  readonly timeZone: string;
  readonly ceiling: Marking;
  readonly allowPrivate?: boolean;
}

/** Puts down who wants to be told of what. It holds from now on. */
export async function subscribe(name: string, options: SubscribeOptions): Promise<void> {
  const at = new Date().toISOString();
  const subscription: Subscription = {
    id: `subscription:${randomBytes(12).toString("base64url")}`,
    name,
    channel: channelIn(options.to, options.secret ?? null),
    wants: wantsIn(options),
    timeZone: timeZoneIn(options.timeZone),
    quiet: options.quiet === undefined ? null : hoursIn(options.quiet),
    digest: options.digest === undefined ? null : timeIn(options.digest),
    ceiling: options.ceiling,
    allowPrivate: options.allowPrivate === true,
    since: at,
  };
  await withOutbox(options, async (outbox) => {
    const { subscriptions } = await outbox.book();
    if ([...subscriptions.values()].some((known) => known.name === name))
      throw new UsageError(`There is a subscription “${name}” already. Take another name, or unsubscribe it first.`);
    await outbox.put([{ kind: "subscribed", at, by: options.by, subscription }]);
    await write(process.stdout, subscriptionLines(subscription, null));
  });
}

export async function unsubscribe(which: string, options: ByOption): Promise<void> {
  await withOutbox(options, async (outbox) => {
    const { id, name } = await subscriptionCalled(which, outbox);
    await outbox.put([{ kind: "unsubscribed", at: new Date().toISOString(), by: options.by, id }]);
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
    const at = new Date().toISOString();
    const alert: Alert = {
      id: `alert:TEST${Date.parse(at)}`,
      subscription: subscription.id,
      notices: [trial(at)],
      due: at,
    };
    const outcome = await send({ subscription, alerts: [alert] }, at, sendOptions());
    if (outcome.status === "failed") reportFailure(subscription.name, outcome.reason);
    else note(`The trial was delivered to “${subscription.name}”. See whether it arrived.`);
  });
}

function trial(at: string): Notice {
  return {
    id: `notice:trial/${at}`,
    kind: "coverage",
    at,
    headline: "Trial of this channel: nothing happened",
    details: ["Somebody asked whether word from Tocsin arrives here."],
    path: "/",
    level: 0,
    about: { countries: [], zones: [], agreements: [], actors: [], types: [] },
    area: null,
    marking: "CLEAR",
  };
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
    const { stories } = await outbox.book();
    const at = new Date().toISOString();
    const known = ids.map((id) => {
      const story = stories.get(id as Alert["id"]);
      if (story === undefined) throw new UsageError(`No alert has the id ${id}. \`tocsin alerts log\` lists them.`);
      return story.alert.id;
    });
    await outbox.put(
      known.map((alert) => ({ kind: "acknowledged", at, by: options.by, alert, did: options.did ?? null })),
    );
    note(`${known.length === 1 ? "The alert is" : `${known.length} alerts are`} acknowledged.`);
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

function wantsIn(options: SubscribeOptions): Wants {
  return {
    kinds: options.kind ?? [],
    countries: (options.country ?? []).map(countryIn),
    zones: (options.zone ?? []) as Wants["zones"],
    agreements: agreementsIn(options.agreement ?? [], options.zone ?? []),
    actors: (options.actor ?? []) as Wants["actors"],
    types: (options.type ?? []).map(typeIn),
    level: Number(options.level) as Wants["level"],
  };
}

function countryIn(written: string): string {
  const code = written.trim().toUpperCase();
  if (/^[A-Z]{3}$/.test(code)) return code;
  throw new UsageError(`“${written}” is no country code. Give three letters, such as SYR.`);
}

function typeIn(written: string): EventType {
  const type = (Object.keys(PLOVER) as EventType[]).find((name) => name === written.trim().toUpperCase());
  if (type !== undefined) return type;
  throw new UsageError(`“${written}” is no type of event. Give one of ${Object.keys(PLOVER).join(", ")}.`);
}

/** An agreement or zone that is misspelt would never be met, and nobody would know. */
function agreementsIn(ids: readonly string[], zones: readonly string[]): Wants["agreements"] {
  const known: readonly Agreement[] = ids.length + zones.length === 0 ? [] : loadAgreements();
  for (const zone of zones) {
    if (!known.some((agreement) => agreement.zones.some(({ id }) => id === zone)))
      throw new UsageError(`No agreement on file has the zone “${zone}”. \`tocsin agreements show NAME\` lists zones.`);
  }
  return ids.map((written) => {
    const found = known.find(({ id }) => id === written || id === `agreement:${written}`);
    if (found === undefined)
      throw new UsageError(`No agreement has the id “${written}”. \`tocsin agreements\` lists them.`);
    return found.id;
  });
}

function timeIn(written: string): string {
  if (/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(written)) return written;
  throw new UsageError(`“${written}” is no time of day. Write it as 06:30.`);
}

function hoursIn(written: string): { readonly from: string; readonly to: string } {
  const [from = "", to = ""] = written.split("-");
  return { from: timeIn(from), to: timeIn(to) };
}

function timeZoneIn(written: string): string {
  try {
    timeOfDay("2000-01-01T00:00:00Z", written);
    return written;
  } catch (error) {
    if (error instanceof RangeError)
      throw new UsageError(`“${written}” is no time zone. Name one as in Asia/Damascus.`);
    throw error;
  }
}
