import type { Area } from "../coverage/area.ts";
import type { Agreement } from "../model.ts";
import type { Store } from "../store/store.ts";
import { readFilter } from "./incident-filter.ts";
import { lineUp } from "./lines.ts";
import type { CountedOf, Province, Subject } from "./series.ts";

/** What a series is of, by what was put down of it; `null` where its filter names what is not on file any more. */
export function subjectOf(
  { id, name, of }: { readonly id: string; readonly name: string; readonly of: CountedOf },
  agreements: readonly Agreement[],
): Subject | null {
  if ("province" in of) return provinceSubject(id, name, of.province);
  const read = readFilter(of.filter, agreements);
  return "filter" in read ? { id, name, where: null, filter: read.filter, of } : null;
}

/** A zone or a country as what a series is of. */
export function areaSubject(area: Area): Subject {
  return { id: area.id, name: area.name, where: area };
}

/** A province that was named, or why it is not known. */
export type ProvinceFound = { readonly subject: Subject } | { readonly reason: string };

const SOME = 12;

/** The province of a name, as “SYR/Idlib” or, where no other country has one so called, “Idlib”. */
export async function provinceNamed(
  asked: string,
  store: Store,
  agreements: readonly Agreement[],
): Promise<ProvinceFound> {
  await lineUp(store, agreements);
  const provinces = await store.provinces();
  const wanted = fold(asked);
  const found = provinces.filter(
    ({ country, admin1 }) => fold(admin1) === wanted || fold(`${country}/${admin1}`) === wanted,
  );
  const [only] = found;
  if (only !== undefined && found.length === 1) {
    const { country, admin1 } = only;
    return { subject: provinceSubject(`${country}/${admin1}`, `${admin1}, ${country}`, { country, admin1 }) };
  }
  const names = (found.length > 0 ? found : provinces).map(({ country, admin1 }) => `${country}/${admin1}`);
  const some = names.slice(0, SOME).join(", ");
  const rest = names.length > SOME ? ` and ${names.length - SOME} others` : "";
  if (found.length > 1) return { reason: `Several areas are called “${asked}”. Write one of: ${some}.` };
  const known = names.length === 0 ? "No incident is placed in any yet." : `There are incidents in: ${some}${rest}.`;
  return { reason: `No incident is placed in an area “${asked}”. ${known}` };
}

function provinceSubject(id: string, name: string, province: Omit<Province, "kind">): Subject {
  return { id, name, where: { kind: "province", ...province }, of: { province } };
}

function fold(name: string): string {
  return name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
