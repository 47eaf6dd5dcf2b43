import { MARKINGS } from "../markings.ts";
import type { Alert, Instant, Marking, Notice } from "../model.ts";
import { type Xml, xml, xmlDocument } from "./xml.ts";

export interface CapOptions {
  /** Who sends it, in the form of a mail address or host name: no spaces. */
  readonly sender: string;
  /** Where the record is served, without a slash at its end. */
  readonly origin: string;
  /** Whether it is only a trial of the channel. */
  readonly isTest?: boolean;
}

/**
 * An alert as a message of the Common Alerting Protocol (OASIS CAP 1.2), with an `info` for each notice. What is not
 * known stays "Unknown": CAP's "Observed" would say that we know it happened.
 */
export function alertCap(alert: Alert, sent: Instant, options: CapOptions): string {
  const marking = strictest(alert.notices);
  return xmlDocument(xml`<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
<identifier>${alert.id}</identifier>
<sender>${options.sender}</sender>
<sent>${capTime(sent)}</sent>
<status>${options.isTest === true ? "Test" : "Actual"}</status>
<msgType>Alert</msgType>
${scope(marking, alert)}
${alert.notices.map((notice) => info(notice, options))}
</alert>`);
}

function strictest(notices: readonly Notice[]): Marking {
  return MARKINGS.findLast((marking) => notices.some((notice) => notice.marking === marking)) ?? "CLEAR";
}

/** TLP:CLEAR is for everybody, TLP:RED for those it is addressed to, what lies between is restricted. */
function scope(marking: Marking, { subscription }: Alert): Xml {
  if (marking === "CLEAR") return xml`<scope>Public</scope>`;
  if (marking === "RED") return xml`<scope>Private</scope><addresses>${subscription}</addresses>`;
  return xml`<scope>Restricted</scope><restriction>TLP:${marking}</restriction>`;
}

function info(notice: Notice, { origin }: CapOptions): Xml {
  const { headline, details, path, level, marking } = notice;
  const { event, urgency, certainty } = KINDS[notice.kind];
  return xml`<info>
<language>en</language>
<category>Security</category>
<event>${event}</event>
<urgency>${urgency}</urgency>
<severity>${SEVERITIES[level]}</severity>
<certainty>${certainty}</certainty>
<senderName>Tocsin</senderName>
<headline>${headline}</headline>
<description>${details.join("\n")}</description>
<web>${origin}${path}</web>
${level > 0 && parameter("warning-level", String(level))}
${parameter("TLP", marking)}
${area(notice)}
</info>`;
}

/** A warning's level says how far above the usual, not how many may die: the highest is "Severe". */
const SEVERITIES = ["Unknown", "Minor", "Minor", "Moderate", "Severe"] as const;

const KINDS = {
  warning: { event: "Possible escalation", urgency: "Future", certainty: "Possible" },
  ceasefire: { event: "Ceasefire at risk", urgency: "Future", certainty: "Possible" },
  incident: { event: "Reported incident", urgency: "Past", certainty: "Unknown" },
  assessment: { event: "Reported incident that touches an agreement", urgency: "Past", certainty: "Unknown" },
  verification: { event: "Change in how far an incident is borne out", urgency: "Past", certainty: "Unknown" },
  deadline: { event: "Date set by an agreement", urgency: "Expected", certainty: "Unknown" },
  coverage: { event: "Loss of sources", urgency: "Unknown", certainty: "Unknown" },
} as const satisfies Record<Notice["kind"], object>;

function parameter(name: string, value: string): Xml {
  return xml`<parameter><valueName>${name}</valueName><value>${value}</value></parameter>`;
}

function area({ area, about }: Notice): Xml {
  if (area === null) {
    const countries = about.countries.map(
      (code) => xml`<geocode><valueName>ISO3166-1-alpha-3</valueName><value>${code}</value></geocode>`,
    );
    return countries.length === 0
      ? xml``
      : xml`<area><areaDesc>${about.countries.join(", ")}</areaDesc>${countries}</area>`;
  }
  const { name, latitude, longitude, radiusKm } = area;
  return xml`<area><areaDesc>${name}</areaDesc><circle>${latitude.toFixed(3)},${longitude.toFixed(3)} ${radiusKm}</circle></area>`;
}

/** CAP wants an offset, and none of its own letters for UTC. */
function capTime(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19)}-00:00`;
}
