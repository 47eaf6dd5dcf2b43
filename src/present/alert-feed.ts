import type { Alert, Instant, Subscription } from "../model.ts";
import { alertWords } from "./alert-text.ts";
import { xml, xmlDocument } from "./xml.ts";

/** What became of one subscription's alerts, the newest last. */
export interface FeedEntry {
  readonly alert: Alert;
  readonly owedAt: Instant;
}

/** The alerts of a subscription as an Atom feed (RFC 4287), each with the way to itself as CAP. `self` is the feed's own address. */
export function alertFeed(
  { id, name, since }: Subscription,
  entries: readonly FeedEntry[],
  { origin, self }: { readonly origin: string; readonly self: string },
): string {
  const token = id.slice(id.indexOf(":") + 1);
  const updated = entries.at(-1)?.owedAt ?? since;
  return xmlDocument(xml`<feed xmlns="http://www.w3.org/2005/Atom">
<id>urn:tocsin:${id}</id>
<title>Tocsin: ${name}</title>
<updated>${updated}</updated>
<author><name>Tocsin</name></author>
<link rel="self" type="application/atom+xml" href="${self}"/>
${entries.toReversed().map(({ alert, owedAt }) => {
  const { subject, text } = alertWords([alert], origin);
  return xml`<entry>
<id>urn:tocsin:${alert.id}</id>
<title>${subject}</title>
<updated>${owedAt}</updated>
<link rel="alternate" type="text/html" href="${origin}${alert.notices[0].path}"/>
<link rel="related" type="application/cap+xml" href="${origin}/alerts/${token}/${alert.id.slice("alert:".length)}.cap"/>
<content type="text">${text}</content>
</entry>
`;
})}</feed>`);
}
