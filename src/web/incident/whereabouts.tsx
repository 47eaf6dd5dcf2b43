import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Precision, Whereabouts as Where } from "../../model.ts";

/** Half the side of the map's window, in degrees, by how well the place is known. */
const WINDOW: Readonly<Record<Precision, number>> = {
  exact: 0.25,
  near: 0.5,
  admin2: 0.8,
  admin1: 1.5,
  region: 2,
  country: 5,
  unknown: 5,
};

/** Where it is said to have been, how well that is known, in which words; it leads to the map. */
export function Whereabouts({ of }: { readonly of: Where | null }) {
  const { t } = useTranslation();
  if (of === null) return t("record.nowhere");
  const { place, precision, citation } = of;
  if (place === null) return <bdi>{t("incident.not-found", { words: citation.exact })}</bdi>;
  const { name, admin1, country, latitude, longitude } = place;
  const half = WINDOW[precision];
  const bbox = [longitude - half, latitude - half, longitude + half, latitude + half].map((edge) => edge.toFixed(2));
  return (
    <>
      <Link to="/map" search={{ bbox: bbox.join(","), kind: "all" }}>
        <bdi>
          {[name, ...(admin1 === null || admin1 === name ? [] : [admin1]), country ?? ""]
            .filter((part) => part !== "")
            .join(", ")}
        </bdi>
      </Link>{" "}
      <span className="quiet">
        {t(`record.precision.${precision}`)}; <bdi>{`${latitude.toFixed(3)}, ${longitude.toFixed(3)}`}</bdi>;{" "}
        {t("incident.in-words")} <q dir="auto">{citation.exact}</q>
      </span>
    </>
  );
}
