import { Link, Outlet } from "@tanstack/react-router";
import { type ChangeEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Gate, SignedIn, useIsLetIn } from "./accounts/gate.tsx";
import { useLive } from "./live.ts";
import { currentLook, LOOKS, type Look, showLook, takeLook } from "./look.ts";
import { askForTour } from "./tour/asked.ts";
import { LANGUAGES, remember, speak } from "./words.ts";

/** What every screen has around it: the way to the others, the language, the look, and what Tocsin never does. */
export function Frame() {
  const { t } = useTranslation();
  return (
    <>
      <a className="skip" href="#content">
        {t("frame.skip")}
      </a>
      <header className="bar">
        <Link to="/" className="name">
          <img src="/bell.svg" alt="" width="24" height="24" /> Tocsin
        </Link>
        <Screens />
        <Offline />
        <SignedIn />
      </header>
      <main id="content" tabIndex={-1}>
        <Gate>
          <Live />
          <Outlet />
        </Gate>
      </main>
      <footer className="foot">
        <p>{t("frame.never-rules")}</p>
        <nav className="choices" aria-label={t("frame.more")}>
          <Link to="/coverage">{t("coverage.title")}</Link>
          <Link to="/decisions">{t("decisions.title")}</Link>
          <Link to="/alerts">{t("alerts.title")}</Link>
        </nav>
        <div className="choices">
          <TourLink />
          <LanguageChoice />
          <LookChoice />
        </div>
      </footer>
    </>
  );
}

/** Listens for what is new, once the record may be asked. */
function Live() {
  useLive(useIsLetIn());
  return null;
}

const SCREENS = [
  ["/", "today"],
  ["/map", "map"],
  ["/review", "review"],
  ["/agreements", "agreements"],
  ["/search", "search"],
  ["/warnings", "warnings"],
  ["/sources", "sources"],
] as const;

function Screens() {
  const { t } = useTranslation();
  return (
    <nav aria-label={t("frame.screens")} className="screens">
      {SCREENS.map(([to, name]) => (
        <Link key={to} to={to} activeOptions={{ exact: to === "/", includeSearch: false }}>
          {t(`frame.${name}`)}
        </Link>
      ))}
    </nav>
  );
}

function Offline() {
  const { t } = useTranslation();
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    return () => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    };
  }, []);
  return online ? null : <p role="status">{t("frame.offline")}</p>;
}

/** Leads to the first screen, which shows the tour. */
function TourLink() {
  const { t } = useTranslation();
  return (
    <Link to="/" onClick={askForTour}>
      {t("tour.ask")}
    </Link>
  );
}

function LanguageChoice() {
  const { t, i18n } = useTranslation();
  const choose = ({ target }: ChangeEvent<HTMLSelectElement>) => {
    remember(target.value);
    void speak(target.value);
  };
  return (
    <label>
      {t("frame.language")}{" "}
      <select value={i18n.language} onChange={choose}>
        {LANGUAGES.map(({ code, name }) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function LookChoice() {
  const { t } = useTranslation();
  const [look, setLook] = useState(currentLook);
  useEffect(() => showLook(look), [look]);
  const choose = ({ target }: ChangeEvent<HTMLSelectElement>) => {
    takeLook(target.value as Look);
    setLook(target.value as Look);
  };
  return (
    <label>
      {t("frame.look")}{" "}
      <select value={look} onChange={choose}>
        {LOOKS.map((one) => (
          <option key={one} value={one}>
            {t(`frame.look-${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

export function NothingThere() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <h1>{t("frame.nothing-there")}</h1>
      <Link to="/">{t("frame.home")}</Link>
    </div>
  );
}
