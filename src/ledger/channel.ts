import type { Channel } from "../model.ts";

/** What is wrong with a channel as it was written: with the address, or with the secret. */
interface ChannelFault {
  readonly of: "to" | "secret";
  readonly fault: string;
}

/** The channel that somebody writes as `mail:desk@example.org` or `matrix:https://example.org/!room:example.org`. */
export function channelIn(written: string, secret: string | null): Channel | ChannelFault {
  const [, kind = "", rest = ""] = /^([a-z]+)(?::(.*))?$/s.exec(written.trim()) ?? [];
  switch (kind) {
    case "mail":
      return /^[^\s@<>,;]+@[^\s@<>,;]+$/.test(rest)
        ? { kind, to: rest }
        : odd(`“${rest}” is no mail address. Write one, as in mail:desk@example.org.`);
    case "feed":
      return { kind };
    case "webhook":
    case "slack":
    case "mattermost":
    case "matrix":
    case "ntfy":
      return isWebAddress(rest)
        ? webChannel(kind, rest, secret === "" ? null : secret)
        : odd(`“${rest}” is no web address. Write it whole, with https:// in front.`);
    default:
      return odd(
        `“${written}” is no channel. Write mail:ADDRESS, webhook:URL, slack:URL, mattermost:URL, matrix:SERVER/ROOM, ntfy:URL or feed.`,
      );
  }
}

type WebKind = Exclude<Channel["kind"], "mail" | "feed">;

function webChannel(kind: WebKind, url: string, secret: string | null): Channel | ChannelFault {
  switch (kind) {
    case "webhook":
      return secret === null ? needed("a webhook is signed with a secret that both sides know") : { kind, url, secret };
    case "slack":
    case "mattermost":
      return { kind, url };
    case "matrix": {
      const { origin, pathname } = new URL(url);
      const room = decoded(pathname.slice(1));
      if (!/^[!#].+:.+/.test(room)) return odd(`“${url}” names no room: write matrix:https://SERVER/!ROOM:SERVER.`);
      return secret === null
        ? needed("Matrix wants the access token of an account")
        : { kind, server: origin, room, token: secret };
    }
    case "ntfy":
      return new URL(url).pathname.length < 2
        ? odd(`“${url}” names no topic: write ntfy:https://SERVER/TOPIC.`)
        : { kind, url, token: secret };
  }
}

function isWebAddress(written: string): boolean {
  return URL.canParse(written) && /^https?:$/.test(new URL(written).protocol);
}

/** A stray per cent sign stands for itself. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}

function odd(fault: string): ChannelFault {
  return { of: "to", fault };
}

function needed(why: string): ChannelFault {
  return { of: "secret", fault: `The channel needs a secret: ${why}.` };
}
