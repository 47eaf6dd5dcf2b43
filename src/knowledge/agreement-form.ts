import * as z from "zod";
import { parseDay } from "../day.ts";
import type { ActorId, Agreement, AgreementId, EventType, ObligationId, ZoneId } from "../model.ts";
import { PLOVER } from "../plover.ts";

/**
 * What a file of agreements must hold, field by field. `data/agreements/schema.json` is made from it, and the checker
 * takes the words for what it expected from the descriptions and examples here.
 */

/** A description with an example of a value, for people who write files by hand. */
function says<Schema extends z.ZodType>(schema: Schema, description: string, ...examples: readonly unknown[]): Schema {
  return schema.meta({ description, ...(examples.length === 0 ? {} : { examples: [...examples] }) }) as Schema;
}

/** Which ids each kind has; letters of every script, digits and a few marks, without spaces. */
const ID_SHAPE = "[\\p{L}\\p{N}._()/-]+";

function idOf<Id extends string>(kind: string, description: string, example: string): z.ZodType<Id> {
  const schema = z
    .string()
    .regex(new RegExp(`^${kind}:${ID_SHAPE}$`, "u"), `expected an id like ${kind}:…, without spaces`);
  return says(schema, description, example) as unknown as z.ZodType<Id>;
}

function text(description: string, ...examples: readonly string[]) {
  return says(z.string().trim().min(1, "expected some words"), description, ...examples);
}

function day(description: string, example = "2030-01-10") {
  const schema = z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, { error: "expected a day, YYYY-MM-DD", abort: true })
    .refine((written) => parseDay(written) !== null, "expected a day of the calendar, YYYY-MM-DD");
  return says(schema, `${description} A day, written YYYY-MM-DD.`, example);
}

function dayOrNull(description: string, example?: string) {
  return says(
    day(description, example).nullable(),
    `${description} A day, written YYYY-MM-DD, or null for none.`,
    example ?? "2030-01-10",
    null,
  );
}

const SOURCE_HINT = "Where this can be read: a web address, or the number of a document.";
const SOURCE = text(SOURCE_HINT, "UN document S/2030/12");
const SAID_BY = text("Who says so: a party, a government, a body.", "Noria and Sudria, by signing");

const ACTOR = idOf<ActorId>(
  "actor",
  "Who is meant, by an id of data/actors or of your own list. actor:country/XXX is a state and all that acts for it; actor:country/XXX/REB every armed opposition group of that country.",
  "actor:country/LBN",
);
const ZONE = idOf<ZoneId>(
  "zone",
  "A name for the zone that nothing else has: zone:, the agreement, a slash, a short word.",
  "zone:valley-2030/valley",
);
const OBLIGATION = idOf<ObligationId>(
  "obligation",
  "A name for the duty that nothing else has: obligation:, the agreement, a slash, a short word.",
  "obligation:valley-2030/withdrawal",
);
const AGREEMENT = idOf<AgreementId>(
  "agreement",
  "A name for the agreement that no other has.",
  "agreement:valley-2030",
);

// ---------------------------------------------------------------- zones

const POSITION = says(
  z.tuple([
    z.number().min(-180, "expected a longitude from -180 to 180").max(180, "expected a longitude from -180 to 180"),
    z.number().min(-90, "expected a latitude from -90 to 90").max(90, "expected a latitude from -90 to 90"),
  ]),
  "A point: longitude first (east is positive), then latitude (north is positive).",
  [35.5, 33.3],
);

const RING = says(
  z
    .array(POSITION)
    .min(4, "expected a ring of at least four points")
    .refine((ring) => isClosed(ring), "expected a closed ring: the last point is the first again"),
  "The outline of an area as a ring of points; the last point is the first again.",
);

function isClosed(ring: readonly (readonly [number, number])[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
}

const VERSION = says(
  z
    .strictObject({
      polygons: says(
        z.array(RING).min(1, "expected at least one ring"),
        "The outlines; several where the zone lies in parts.",
      ),
      from: day("From when the zone runs so."),
      to: dayOrNull("Until when the zone ran so."),
      basis: says(
        z.enum(["text", "official-map", "derived", "analyst"]),
        "What the outline rests on: words of the text that fix it, a map that the parties agreed, public geography that the text names, or our own reading.",
        "derived",
      ),
      precisionKm: says(
        z.number().positive("expected a number above 0").max(500, "expected at most 500"),
        "How far the line may be off, in kilometres. Be generous: matching never takes the line for more exact.",
        5,
      ),
      contestedBy: says(
        z.array(text("Who says that the line runs elsewhere, and how.")),
        "Who says that the line runs elsewhere; empty for nobody.",
        [],
      ),
      source: SOURCE,
    })
    .refine(({ from, to }) => to === null || from <= to, { message: "ends before it begins", path: ["to"] }),
  "How the zone is drawn, and since when; a line that moves has several drawings.",
);

const ZONES = says(
  z.array(
    z.strictObject({
      id: ZONE,
      name: text("What screens call the zone.", "Marn Valley"),
      kind: text(
        "What it is: de-escalation, demilitarised, buffer, security-zone, corridor; territory for a whole country or territory.",
        "demilitarised",
      ),
      versions: says(
        z.array(VERSION).min(1, "expected at least one drawing"),
        "The drawings of the zone, in the order of their days.",
      ),
    }),
  ),
  "The areas in which duties hold; empty where the text draws none.",
);

// ---------------------------------------------------------------- duties

const TYPES = Object.keys(PLOVER) as [EventType, ...EventType[]];

const ACT = says(
  z
    .strictObject({
      type: says(
        z.enum(TYPES),
        "The type of event, in PLOVER's words: ASSAULT for attacks, RETREAT for withdrawal and release, AID …",
        "ASSAULT",
      ),
      modes: says(
        z
          .array(text("A mode that PLOVER gives the type."))
          .min(1, "expected at least one mode, or null for any")
          .nullable(),
        "The modes of the type that bear on the duty; null takes any.",
        ["aerial", "drone"],
        null,
      ),
    })
    .superRefine(({ type, modes }, context) => {
      for (const [i, mode] of (modes ?? []).entries()) {
        if (!(mode in PLOVER[type].modes))
          context.addIssue({
            code: "custom",
            message: `expected a mode that PLOVER gives ${type}: ${Object.keys(PLOVER[type].modes).join(", ") || "it has none, so write null"}`,
            path: ["modes", i],
          });
      }
    }),
  "A kind of event that bears on the duty.",
);

const QUOTA = says(
  z
    .strictObject({
      amount: says(z.number().positive("expected a number above 0"), "How many.", 600),
      unit: text("Of what, in the plural: trucks, prisoners, flights, ships, soldiers.", "trucks"),
      per: says(z.enum(["day", "week", "month", "in-all"]), "In which time; in-all for once and for all.", "day"),
    })
    .nullable(),
  "What is owed in numbers, such as 600 trucks a day; null where nothing is counted.",
  { amount: 600, unit: "trucks", per: "day" },
  null,
);

const EXCEPTION = z.strictObject({
  kind: says(z.enum(["self-defence", "designated-groups", "other"]), "What kind of exception.", "self-defence"),
  actors: says(z.array(ACTOR), "Whom it is about; for designated groups, the groups. May be empty.", []),
  summary: text("The exception in your own words.", "Neither side's right of self-defence is set aside."),
});

const DUTY = z.strictObject({
  id: OBLIGATION,
  clause: text("Where it stands in the text.", "Article 2"),
  summary: text(
    "The duty in one sentence of your own, never the words of the text.",
    "Noria leaves the Marn Valley within 30 days.",
  ),
  action: says(z.enum(["refrain", "do"]), "Whether something is to be left (refrain) or to be done (do).", "refrain"),
  acts: says(
    z.array(ACT).min(1, "expected at least one kind of event"),
    "The kinds of event that bear on it: what would break it, or what would fulfil it.",
  ),
  dutyHolders: says(
    z.array(ACTOR),
    "Who owes it; each also has a role. Empty for everyone with a role who is not excluded.",
    ["actor:country/LBN"],
  ),
  beneficiaries: says(z.array(ACTOR), "To whom it is owed; empty for nobody in particular.", []),
  zones: says(
    z.array(ZONE).min(1, "expected at least one zone, or null for everywhere").nullable(),
    "The zones in which it holds; null for everywhere.",
    ["zone:valley-2030/valley"],
    null,
  ),
  from: dayOrNull("From when it holds, where that is not the start of the agreement."),
  deadline: says(
    z
      .strictObject({
        day: day("The last day in time."),
        text: text("How the text puts it.", "within 30 days of entry into force"),
      })
      .nullable(),
    "By when it is to be done; null for no day.",
    { day: "2030-02-09", text: "within 30 days of entry into force" },
    null,
  ),
  quota: QUOTA,
  conditions: says(z.array(text("A condition in your own words.")), "On what the duty depends; empty for nothing.", []),
  exceptions: says(z.array(EXCEPTION), "What the text leaves out of the duty; empty for nothing.", []),
});

// ---------------------------------------------------------------- the whole

const STATE = z.enum(["announced", "in-force", "extended", "lapsed", "superseded", "collapsed", "disputed"]);
const ROLE = z.enum(["party", "signatory", "guarantor", "mediator", "monitor", "bound-but-not-signatory", "excluded"]);

const START = z.strictObject({
  from: day("The first day."),
  localText: text("Day and hour in local words.", "06:00 local time on 10 January 2030"),
  saidBy: SAID_BY,
  source: SOURCE,
});

const STATEMENT = z.strictObject({
  state: says(STATE, "What is said of it.", "in-force"),
  from: day("Since when, according to the one who says so."),
  saidBy: SAID_BY,
  source: SOURCE,
});

const PART = z.strictObject({
  actor: ACTOR,
  name: text("What screens call it, a neutral name.", "Lebanon"),
  role: says(ROLE, "Its part in the agreement.", "party"),
  from: dayOrNull("Since when it has the part."),
  to: dayOrNull("Until when it had the part."),
});

const BODY = z.strictObject({
  name: text("The name of the body.", "Joint Marn Commission"),
  actor: says(ACTOR.nullable(), "The body as an actor, where a list has it; null where none does.", null),
  members: says(z.array(text("A member.")), "Who sits in it.", ["Noria", "Sudria"]),
  task: text("What it is for.", "receives complaints and visits the sites"),
  from: dayOrNull("Since when it exists."),
  to: dayOrNull("Until when it existed."),
  reports: says(
    text("How often it reports, and where.").nullable(),
    "How often it reports, and where; null when it publishes nothing.",
    "monthly, on its web site",
    null,
  ),
  source: SOURCE,
});

const TEXT_OF_IT = z.strictObject({
  language: says(
    z.string().regex(/^[a-z]{2,3}$/, "expected a language code such as en"),
    "The language, by its ISO code.",
    "en",
  ),
  url: text("The web address of the text.", "https://example.org/marn-accord"),
  official: says(z.boolean(), "Whether it is an official text: true or false.", true),
});

/** One agreement. */
export const AGREEMENT_FORM: z.ZodType<Agreement> = z
  .strictObject({
    id: AGREEMENT,
    title: text("The title, as screens show it.", "Marn Accord"),
    aliases: says(
      z.array(text("A name that texts use.")),
      "Names that news texts use for this agreement and for no other.",
      ["Marn truce"],
    ),
    kind: text("What it is: ceasefire, truce, cessation, peace-agreement, resolution.", "ceasefire"),
    signed: dayOrNull("When it was signed or announced.", "2030-01-05"),
    effective: says(z.array(START), "From when it binds; several where those concerned name different days."),
    ends: dayOrNull("The last day by its own terms.", "2030-07-09"),
    terms: says(
      z.enum(["open", "fixed", "auto-renewed", "conditional"]),
      "How it ends by its terms: without a day, on a day, renewed by itself, or only while conditions are met.",
      "open",
    ),
    lifecycle: says(
      z.array(STATEMENT).min(1, "expected at least one statement on whether it is in force"),
      "Who says since when it is announced, in force, extended, disputed, lapsed, superseded or collapsed, in the order of the days.",
    ),
    roles: says(
      z.array(PART).min(1, "expected at least one party"),
      "Everyone with a part in it, also those whom the text leaves out.",
    ),
    bodies: says(
      z.array(BODY),
      "Who watches over it, decides on complaints or brings the parties together; may be empty.",
    ),
    zones: ZONES,
    obligations: says(
      z.array(DUTY).min(1, "expected at least one duty"),
      "What it binds whom to, one entry for each duty.",
    ),
    supersedes: says(z.array(AGREEMENT), "Agreements on file whose place it takes.", []),
    partOf: says(z.array(AGREEMENT), "Agreements on file that it is a part of.", []),
    externalIds: says(z.record(z.string(), text("The id.")), "Its ids in other collections.", { "pa-x": "2093" }),
    disputedPoints: says(z.array(text("What is disputed, without taking sides.")), "What its readers dispute.", []),
    texts: says(z.array(TEXT_OF_IT), "Where the text can be read."),
    sources: says(z.array(SOURCE).min(1, "expected at least one source"), "Where what stands here is taken from."),
  })
  .meta({ id: "Agreement", title: "Agreement", description: "A ceasefire or its like, with what it binds whom to." });

/** A file: one agreement or a list of them. */
const FILE_FORM = z.union([AGREEMENT_FORM, z.array(AGREEMENT_FORM)]);

/** The form as a JSON Schema (draft 2020-12), in which a single agreement may also name its schema. */
export function agreementSchema(): Record<string, unknown> {
  const made = z.toJSONSchema(FILE_FORM, { target: "draft-2020-12", io: "input" }) as Record<string, unknown>;
  const forms = made["$defs"] as Record<string, { properties: Record<string, unknown> }>;
  const form = forms["Agreement"];
  if (form !== undefined)
    form.properties = {
      $schema: { type: "string", description: "The file that this one follows, for editors; optional." },
      ...form.properties,
    };
  return { ...made, title: "Agreements as Tocsin reads them" };
}
