import type { EventType, VerificationState } from "../model.ts";
import type { IncidentLine } from "./incident-line.ts";
import { mapPoint } from "./map-feature.ts";

/** All incidents that are told of one place with one precision. War is reported town by town: a hundred thousand incidents are some thousand spots. */
export interface Spot {
  readonly longitude: number;
  readonly latitude: number;
  /** How far around the point it may lie. */
  readonly radiusM: number;
  readonly name: string;
  readonly total: number;
  readonly byType: Readonly<Partial<Record<EventType, number>>>;
  /** The only incident's code; `null` where there are more. */
  readonly code: string | null;
  /** Set where all are in the one state. */
  readonly state: VerificationState | null;
}

/** The incidents of a map by place. */
export interface SpotMap {
  /** How many incidents have a point, and how many have none: known by region or country alone, or not at all. */
  readonly placed: number;
  readonly unplaced: number;
  readonly items: readonly Spot[];
}

/** How many incidents of one type and state share a text of `spotText`, with one of their codes. */
interface Counted {
  readonly spot: string | null;
  readonly type: EventType;
  readonly state: VerificationState;
  readonly count: number;
  readonly code: string;
}

/** What incidents at one spot have in common, as text, by which an index counts them; `null` for what is no point on a map. */
export function spotText(line: Pick<IncidentLine, "place">): string | null {
  const point = mapPoint(line);
  return point === null ? null : JSON.stringify([point.longitude, point.latitude, point.radiusM, point.name]);
}

/** The spots of a map out of counts, in a fixed order. One point that has two names goes by the first of them. */
export function spotsOf(counts: readonly Counted[]): SpotMap {
  const sorted = [...counts].sort((a, b) => ((a.spot ?? "") < (b.spot ?? "") ? -1 : a.spot === b.spot ? 0 : 1));
  const spots = new Map<string, Growing>();
  let unplaced = 0;
  for (const counted of sorted) {
    if (counted.spot === null) unplaced += counted.count;
    else add(spots, counted.spot, counted);
  }
  const items = [...spots.values()];
  return { placed: items.reduce((sum, { total }) => sum + total, 0), unplaced, items };
}

type Growing = { -readonly [Key in keyof Spot]: Spot[Key] } & { readonly byType: Partial<Record<EventType, number>> };

function add(spots: Map<string, Growing>, text: string, { type, state, count, code }: Counted): void {
  const [longitude, latitude, radiusM, name] = JSON.parse(text) as readonly [number, number, number, string];
  const key = `${longitude} ${latitude} ${radiusM}`;
  const known = spots.get(key);
  const spot = known ?? { longitude, latitude, radiusM, name, total: 0, byType: {}, code, state };
  if (known === undefined) spots.set(key, spot);
  spot.total += count;
  spot.byType[type] = (spot.byType[type] ?? 0) + count;
  if (spot.total > 1) spot.code = null;
  if (spot.state !== state) spot.state = null;
}
