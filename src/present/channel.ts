import type { Channel } from "../model.ts";

/** Where a channel leads, in words. */
export function channelWords(channel: Channel): string {
  const where = channelWhere(channel);
  switch (channel.kind) {
    case "mail":
      return `mail to ${where}`;
    case "matrix":
      return `${where} on Matrix`;
    case "feed":
      return "a feed";
    default:
      return `${channel.kind} at ${where}`;
  }
}

/** Where it leads, without what is secret in it: of an address that may hold a token only the host is told. */
export function channelWhere(channel: Channel): string {
  switch (channel.kind) {
    case "mail":
      return channel.to;
    case "matrix":
      return `${channel.room} at ${hostIn(channel.server)}`;
    case "feed":
      return "";
    default:
      return hostIn(channel.url);
  }
}

function hostIn(address: string): string {
  return /^https?:\/\/(?:[^/@]*@)?([^/?#]+)/i.exec(address)?.[1] ?? "";
}
