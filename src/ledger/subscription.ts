import { timeOfDay } from "../alert/hours.ts";
import { isPrivateHost } from "../fetch/addresses.ts";
import type { Agreement, Channel, EventType, Marking, Notice, RelapseFrom, Subscription, Wants } from "../model.ts";
import { PLOVER } from "../plover.ts";
import { channelIn } from "./channel.ts";

/** Who wants to be told of what, as people write it at the terminal or in a form. */
export interface AskedSubscription {
  readonly name: string;
  /** `mail:ADDRESS`, `webhook:URL`, … */
  readonly to: string;
  readonly secret: string | null;
  readonly kinds: readonly Notice["kind"][];
  readonly countries: readonly string[];
  readonly zones: readonly string[];
  readonly agreements: readonly string[];
  readonly actors: readonly string[];
  readonly types: readonly string[];
  readonly level: Wants["level"];
  /** From when a ceasefire counts as at risk: `above-usual`, `40%` or `0.4`; `null` is the first of these. */
  readonly risk: string | null;
  /** As in `22:00-06:30`; `null` for no such hours. */
  readonly quiet: string | null;
  readonly digest: string | null;
  readonly timeZone: string;
  readonly ceiling: Marking;
  readonly allowPrivate: boolean;
}

/** What is wrong with a wish: in which field, and what to write instead. */
export interface Fault {
  readonly field: keyof AskedSubscription;
  readonly detail: string;
}

/**
 * The subscription that somebody means, or all that is wrong with it. What is misspelt would never be met, and nobody
 * would know: so countries, types, zones and agreements must be ones that there are.
 */
export function readSubscription(
  asked: AskedSubscription,
  agreements: readonly Agreement[],
): Omit<Subscription, "id" | "since"> | readonly Fault[] {
  const { name, ceiling, allowPrivate, digest, timeZone } = asked;
  const channel = channelIn(asked.to, asked.secret);
  const quiet = hoursIn(asked.quiet);
  const risk = riskIn(asked.risk);
  const faults: Fault[] = [
    ...(name.trim() === "" ? [{ field: "name", detail: "A name is missing, such as “night desk”." } as const] : []),
    ...("fault" in channel ? [{ field: channel.of, detail: channel.fault }] : privateFaults(channel, allowPrivate)),
    ...wantFaults(asked, agreements),
    ...(risk === undefined
      ? [
          {
            field: "risk",
            detail: `“${asked.risk}” is no likelihood. Write above-usual, or from 1% to 99% (0.01 to 0.99).`,
          } as const,
        ]
      : []),
    ...(quiet === undefined
      ? [{ field: "quiet", detail: `“${asked.quiet}” are no hours. Write them as 22:00-06:30.` } as const]
      : []),
    ...(digest === null || isTime(digest)
      ? []
      : [{ field: "digest", detail: `“${digest}” is no time of day. Write it as 06:30.` } as const]),
    ...(isTimeZone(timeZone)
      ? []
      : [{ field: "timeZone", detail: `“${timeZone}” is no time zone. Name one as in Asia/Damascus.` } as const]),
  ];
  if (faults.length > 0 || "fault" in channel || quiet === undefined || risk === undefined) return faults;
  return {
    name: name.trim(),
    channel,
    wants: { ...wantsIn(asked, agreements), risk },
    timeZone,
    quiet,
    digest,
    ceiling,
    allowPrivate,
  };
}

/** The host of a channel that is reached over the web; `null` for mails and feeds. */
function hostOf(channel: Channel): string | null {
  if (channel.kind === "mail" || channel.kind === "feed") return null;
  return new URL(channel.kind === "matrix" ? channel.server : channel.url).hostname;
}

/** A name may still lead to such an address: that is looked at again before each message. */
function privateFaults(channel: Channel, allowed: boolean): readonly Fault[] {
  const host = hostOf(channel);
  if (allowed || host === null || !isPrivateHost(host)) return [];
  const detail = `${host} is an address of this machine or of a private network, where nothing is sent unless whoever runs this server allows it (--allow-private).`;
  return [{ field: "to", detail }];
}

function wantFaults(asked: AskedSubscription, agreements: readonly Agreement[]): readonly Fault[] {
  const zones = new Set<string>(agreements.flatMap((agreement) => agreement.zones.map(({ id }) => id)));
  const each = <Field extends "countries" | "types" | "zones" | "agreements" | "actors">(
    field: Field,
    isRight: (written: string) => boolean,
    words: (written: string) => string,
  ) => asked[field].filter((written) => !isRight(written)).map((written) => ({ field, detail: words(written) }));
  return [
    ...each(
      "countries",
      (written) => /^[a-z]{3}$/i.test(written.trim()),
      (written) => `“${written}” is no country code. Give three letters, such as SYR.`,
    ),
    ...each(
      "types",
      (written) => typeIn(written) !== null,
      (written) => `“${written}” is no type of event. Give one of ${Object.keys(PLOVER).join(", ")}.`,
    ),
    ...each(
      "zones",
      (written) => zones.has(written),
      (written) => `No agreement on file has the zone “${written}”. \`tocsin agreements show NAME\` lists zones.`,
    ),
    ...each(
      "agreements",
      (written) => agreementIn(written, agreements) !== null,
      (written) => `No agreement has the id “${written}”. \`tocsin agreements\` lists them.`,
    ),
    ...each(
      "actors",
      (written) => /^actor:\S+$/.test(written),
      (written) => `“${written}” is no actor. Give an id, as incidents show it, such as actor:country/SYR.`,
    ),
  ];
}

function wantsIn(asked: AskedSubscription, agreements: readonly Agreement[]): Wants {
  return {
    kinds: asked.kinds,
    countries: asked.countries.map((written) => written.trim().toUpperCase()),
    zones: asked.zones as Wants["zones"],
    agreements: asked.agreements.flatMap((written) => agreementIn(written, agreements) ?? []),
    actors: asked.actors as Wants["actors"],
    types: asked.types.flatMap((written) => typeIn(written) ?? []),
    level: asked.level,
  };
}

function typeIn(written: string): EventType | null {
  return (Object.keys(PLOVER) as EventType[]).find((name) => name === written.trim().toUpperCase()) ?? null;
}

function agreementIn(written: string, agreements: readonly Agreement[]): Agreement["id"] | null {
  return agreements.find(({ id }) => id === written || id === `agreement:${written}`)?.id ?? null;
}

function isTime(written: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(written);
}

/** `undefined` for what is no likelihood. */
function riskIn(written: string | null): RelapseFrom | undefined {
  if (written === null || written.trim() === "above-usual") return "above-usual";
  const [, digits = "", percent = ""] = /^(\d{1,3}(?:\.\d{1,4})?)\s*(%?)$/.exec(written.trim()) ?? [];
  const risk = digits === "" ? Number.NaN : Number(digits) / (percent === "" ? 1 : 100);
  return risk >= 0.01 && risk <= 0.99 ? Math.round(1e4 * risk) / 1e4 : undefined;
}

/** `undefined` for what are no hours. */
function hoursIn(written: string | null): Subscription["quiet"] | undefined {
  if (written === null) return null;
  const [from = "", to = "", ...more] = written.split("-");
  return isTime(from) && isTime(to) && more.length === 0 ? { from, to } : undefined;
}

function isTimeZone(written: string): boolean {
  try {
    timeOfDay("2000-01-01T00:00:00Z", written);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
