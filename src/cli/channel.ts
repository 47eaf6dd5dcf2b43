import type { Channel } from "../model.ts";
import { UsageError } from "./errors.ts";

/** The channel that somebody writes as `mail:desk@example.org` or `matrix:https://example.org/!room:example.org`. */
export function channelIn(written: string, secret: string | null): Channel {
  const [, kind = "", rest = ""] = /^([a-z]+)(?::(.*))?$/s.exec(written.trim()) ?? [];
  switch (kind) {
    case "mail":
      return { kind, to: mailAddress(rest) };
    case "webhook":
      return {
        kind,
        url: webAddress(rest),
        secret: needed(secret, "a webhook is signed with a secret that both sides know"),
      };
    case "slack":
    case "mattermost":
      return { kind, url: webAddress(rest) };
    case "matrix": {
      const url = new URL(webAddress(rest));
      const room = decodeURIComponent(url.pathname.slice(1));
      if (!/^[!#].+:.+/.test(room))
        throw new UsageError(`“${rest}” names no room: write matrix:https://SERVER/!ROOM:SERVER.`);
      return { kind, server: url.origin, room, token: needed(secret, "Matrix wants the access token of an account") };
    }
    case "ntfy": {
      const url = webAddress(rest);
      if (new URL(url).pathname.length < 2)
        throw new UsageError(`“${rest}” names no topic: write ntfy:https://SERVER/TOPIC.`);
      return { kind, url, token: secret };
    }
    case "feed":
      return { kind };
    default:
      throw new UsageError(
        `“${written}” is no channel. Write mail:ADDRESS, webhook:URL, slack:URL, mattermost:URL, matrix:SERVER/ROOM, ntfy:URL or feed.`,
      );
  }
}

function mailAddress(written: string): string {
  if (/^[^\s@<>,;]+@[^\s@<>,;]+$/.test(written)) return written;
  throw new UsageError(`“${written}” is no mail address. Write one, as in mail:desk@example.org.`);
}

function webAddress(written: string): string {
  if (URL.canParse(written) && /^https?:$/.test(new URL(written).protocol)) return written;
  throw new UsageError(`“${written}” is no web address. Write it whole, with https:// in front.`);
}

function needed(secret: string | null, why: string): string {
  if (secret !== null && secret !== "") return secret;
  throw new UsageError(`The channel needs --secret (or TOCSIN_CHANNEL_SECRET): ${why}.`);
}
