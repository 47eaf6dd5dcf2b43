import { RADIUS_KM } from "../earth.ts";
import type { Claim, Day, Dossier, Finding, Marking, Opinion, ReportedEvent, Whereabouts } from "../model.ts";
import { authorWords } from "./decisions.ts";
import { whoToWhom } from "./dossier.ts";
import { type Exported, type ExportPrinter, type ExportSetting, statementWords } from "./export.ts";
import { stixMarking } from "./stix-markings.ts";
import { dateWords, deed, placeWords, valueWords } from "./words.ts";

/** An object of STIX 2.1 (OASIS, 10 June 2021). */
interface StixObject {
  readonly type: string;
  readonly id: string;
  readonly [property: string]: unknown;
}

/**
 * The record as one STIX 2.1 bundle: an `incident` for each, a `location` where it is known, a `note` for each claim
 * and each assessment, the publishers as `identity`, TLP 2.0 as markings. The same thing always has the same id, so
 * that a newer bundle updates an older one.
 */
export function stixBundle(setting: ExportSetting): ExportPrinter {
  const writer = newWriter(setting);
  let count = 0;
  const print = (objects: readonly StixObject[]) =>
    objects.map((object) => `${count++ === 0 ? "\n" : ",\n"}${JSON.stringify(object)}`).join("");
  return {
    head: () =>
      `{"type":"bundle","id":"bundle--${setting.uuid(`bundle ${setting.statement.madeAt}`)}","objects":[${print([writer.maker])}`,
    next: (exported) => print(writer.objectsOf(exported)),
    end: () => "\n]}\n",
  };
}

function newWriter({ uuid, statement, country, agreements }: ExportSetting) {
  const told = new Set<string>();
  const idOf = (type: string, name: string) => `${type}--${uuid(`${type} ${name}`)}`;
  const now = timestamp(statement.madeAt);
  const maker: StixObject = {
    type: "identity",
    spec_version: "2.1",
    id: idOf("identity", "tocsin"),
    created: LONG_AGO,
    modified: now,
    name: "Tocsin",
    description: `Made by Tocsin. ${statementWords(statement)} Claims are their speakers'; nothing here is a finding.`,
    identity_class: "system",
  };

  function object(type: string, name: string, day: Day | null, marking: Marking | null, rest: object): StixObject {
    const created = day === null ? LONG_AGO : earlier(`${day}T00:00:00.000Z`, now);
    return {
      type,
      spec_version: "2.1",
      id: idOf(type, name),
      created_by_ref: maker.id,
      created,
      modified: now,
      ...(marking === null ? {} : { object_marking_refs: [stixMarking(marking).id] }),
      ...rest,
    };
  }

  function once(one: StixObject): readonly StixObject[] {
    return told.has(one.id) ? [] : [told.add(one.id) && one];
  }

  function publisher({ publisher: name }: ReportedEvent): StixObject {
    return {
      type: "identity",
      spec_version: "2.1",
      id: idOf("identity", `publisher ${name}`),
      created: LONG_AGO,
      modified: now,
      name,
      identity_class: "organization",
    };
  }

  function location(place: Whereabouts | null): StixObject | null {
    const found = place?.place ?? null;
    if (place === null || found === null) return null;
    const nation = found.country === null ? null : country(found.country);
    const radiusKm = RADIUS_KM[place.precision];
    const where = {
      ...(radiusKm === null
        ? {}
        : { latitude: found.latitude, longitude: found.longitude, precision: radiusKm * 1000 }),
      ...(nation === null ? {} : { country: nation.alpha2 }),
      ...(found.admin1 === null ? {} : { administrative_area: found.admin1 }),
    };
    // A location needs a region, a country or coordinates.
    if (!("country" in where) && !("latitude" in where)) return null;
    return { ...object("location", `${found.id} ${place.precision}`, null, null, {}), name: found.name, ...where };
  }

  function claimNote(report: ReportedEvent, claim: Claim, incident: StixObject, url: string, marking: Marking | null) {
    const { article, span, exact } = claim.citation;
    const speaker = typeof claim.speaker === "string" ? `${report.publisher}, in its own words` : claim.speaker.name;
    return object("note", `claim ${report.id} ${span.start} ${span.end} ${claim.stance}`, report.publishedAt, marking, {
      abstract: `${speaker}: ${claim.stance}`,
      content: exact,
      authors: [report.publisher],
      labels: ["claim", claim.stance, claim.certainty],
      object_refs: [incident.id, publisher(report).id],
      external_references: [
        {
          source_name: report.publisher,
          external_id: `${article} ${span.start}-${span.end}`,
          ...(/^https?:/.test(url) ? { url } : {}),
        },
      ],
    });
  }

  function findingNotes({ incident, marking }: Dossier, finding: Finding, about: StixObject): readonly StixObject[] {
    const duty = agreements.flatMap(({ obligations }) => obligations).find(({ id }) => id === finding.obligation);
    const on = `${duty?.clause ?? finding.obligation} (${finding.obligation})`;
    const note = (name: string, by: string, value: string, lines: readonly string[]) =>
      object("note", `assessment ${incident.id} ${finding.obligation} ${name}`, null, marking, {
        abstract: `${valueWords(value)}: ${on}`,
        content: [`Assessed by ${by}. It is a question to look into, not a finding.`, ...lines].join("\n"),
        authors: [by],
        labels: ["assessment", value],
        object_refs: [about.id],
      });
    const machine = finding.machine.map(({ value, reasonsFor, reasonsAgainst, rule, zone }) =>
      note(`machine ${rule} ${zone ?? ""}`, "Tocsin", value, [
        ...reasonsFor.map(({ text }) => `For: ${text}`),
        ...reasonsAgainst.map(({ text }) => `Against: ${text}`),
      ]),
    );
    return [...machine, ...[...finding.people, ...finding.dissents].flatMap(withDissents).flatMap(opinionNote)];

    function opinionNote({ decided: { seq, by, why, decision } }: Opinion): readonly StixObject[] {
      if (decision.kind !== "assessment") return [];
      const { value, reasonsFor, reasonsAgainst, dissentOf } = decision;
      return [
        note(`no. ${seq}`, authorWords(by), value, [
          ...reasonsFor.map((text) => `For: ${text}`),
          ...reasonsAgainst.map((text) => `Against: ${text}`),
          `Why: ${why}`,
          ...(dissentOf === null ? [] : [`In dissent from ${dissentOf === 0 ? "the machine" : `no. ${dissentOf}`}.`]),
        ]),
      ];
    }
  }

  function objectsOf({ dossier, articles }: Exported): readonly StixObject[] {
    const { incident, marking, verification } = dossier;
    const [first] = incident.reports;
    const state = verification.at(-1)?.state ?? incident.verification.state;
    const words = [deed(incident.type, first.mode), placeWords(incident.place), dateWords(incident.date)];
    const about = object("incident", incident.id, first.publishedAt, marking, {
      name: `${incident.code}: ${words.filter((word) => word !== "").join(", ")}`,
      description: `Alleged: ${whoToWhom(incident)}. ${incident.verification.why}.`,
      labels: [incident.type, ...(first.mode === null ? [] : [first.mode]), state],
      external_references: [{ source_name: "tocsin", external_id: incident.code }],
    });
    const place = location(incident.place);
    const at =
      place === null
        ? []
        : [
            ...once(place),
            object("relationship", `located-at ${incident.id} ${place.id}`, null, marking, {
              relationship_type: "located-at",
              source_ref: about.id,
              target_ref: place.id,
            }),
          ];
    return [
      ...(marking === null ? [] : once(stixMarking(marking))),
      about,
      ...at,
      ...incident.reports.flatMap((report) => [
        ...once(publisher(report)),
        ...report.claims.flatMap((claim) =>
          once(claimNote(report, claim, about, articles.get(report.article)?.url ?? "", marking)),
        ),
      ]),
      ...dossier.findings.flatMap((finding) => findingNotes(dossier, finding, about).flatMap(once)),
    ];
  }

  return { maker, objectsOf };
}

/** Versions of one object share the moment of its making; for what has none of its own, one is as good as another. */
const LONG_AGO = "2000-01-01T00:00:00.000Z";

function withDissents(opinion: Opinion): readonly Opinion[] {
  return [opinion, ...opinion.dissents.flatMap(withDissents)];
}

/** A moment as STIX writes it: UTC, with milliseconds. */
function timestamp(instant: string): string {
  return new Date(instant).toISOString();
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
