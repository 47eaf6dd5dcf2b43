import type { Alert, Notice, Subscription } from "../../src/model.ts";

/** A made-up notice, for tests of what becomes of notices. */
export function notice(
  how: Partial<Omit<Notice, "about">> & { readonly about?: Partial<Notice["about"]> } = {},
): Notice {
  return {
    id: "notice:1",
    kind: "incident",
    at: "2031-05-02T08:00:00Z",
    headline: "Reported attack near Port Amber",
    details: ["according to the Valley Courier"],
    path: "/incidents/SYR-K7Q-F2M",
    level: 0,
    area: { name: "Port Amber", latitude: 34.5, longitude: 36.25, radiusKm: 5 },
    marking: "CLEAR",
    ...how,
    about: { countries: ["SYR"], zones: [], agreements: [], actors: [], types: ["ASSAULT"], ...how.about },
  };
}

export function subscription(how: Partial<Subscription> = {}): Subscription {
  return {
    id: "subscription:1",
    name: "Desk",
    channel: { kind: "feed" },
    wants: { kinds: [], countries: [], zones: [], agreements: [], actors: [], types: [], level: 1 },
    timeZone: "UTC",
    quiet: null,
    digest: null,
    ceiling: "CLEAR",
    allowPrivate: true,
    since: "2031-05-01T00:00:00Z",
    ...how,
  };
}

export function alert(...notices: readonly [Notice, ...Notice[]]): Alert {
  return { id: "alert:ABC", subscription: "subscription:1", notices, due: "2031-05-02T08:00:00.000Z" };
}
