import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { endTour, onTourAsked, tourEnded } from "./asked.ts";
import "./tour.css";

/** The screens in the order in which they answer questions. */
const STEPS = [
  ["today", "/"],
  ["review", "/review"],
  ["map", "/map"],
  ["agreements", "/agreements"],
  ["search", "/search"],
  ["sources", "/sources"],
] as const;

/** A short way through the screens. It comes by itself once, on the demonstration; afterwards when it is asked for. */
export function Tour({ demonstration }: { readonly demonstration: boolean }) {
  const [open, setOpen] = useState(() => demonstration && !tourEnded());
  useEffect(() => onTourAsked(() => setOpen(true)), []);
  if (!open) return null;
  const close = () => {
    endTour();
    setOpen(false);
  };
  return <Steps onClose={close} />;
}

/** Stands beside the screen and covers nothing that works; Escape closes it. */
function Steps({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (at >= 0) heading.current?.focus();
  }, [at]);
  const [name, path] = STEPS[at] ?? STEPS[0];
  const isLast = at === STEPS.length - 1;
  return (
    <section
      className="tour card"
      aria-label={t("tour.label")}
      onKeyDown={({ key }) => {
        if (key === "Escape") onClose();
      }}
    >
      <p className="quiet">{t("tour.step", { at: at + 1, of: STEPS.length })}</p>
      <h2 ref={heading} tabIndex={-1}>
        {t(`tour.${name}-title`)}
      </h2>
      <p>{t(`tour.${name}`)}</p>
      <p className="buttons">
        {at > 0 && (
          <button type="button" onClick={() => setAt(at - 1)}>
            {t("tour.back")}
          </button>
        )}
        {!isLast && (
          <button type="button" className="main" onClick={() => setAt(at + 1)}>
            {t("tour.next")}
          </button>
        )}
        {at > 0 && (
          <Link to={path} className="button" onClick={endTour}>
            {t("tour.go", { screen: t(`frame.${name}`) })}
          </Link>
        )}
        <button type="button" onClick={onClose}>
          {isLast ? t("tour.done") : t("tour.close")}
        </button>
      </p>
    </section>
  );
}
