import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Day } from "../../model.ts";
import type { IncidentView } from "../../present/screens.ts";
import { ask } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";
import { CalendarView, Legend } from "../parts/calendar.tsx";
import { dayIn } from "../parts/days.ts";
import { RecordForms } from "../record/forms.tsx";
import { Course } from "./course.tsx";
import { Duties } from "./duties.tsx";
import { Grounds } from "./grounds.tsx";
import { Head } from "./head.tsx";
import { Voices } from "./voices.tsx";
import "./incident.css";

const route = getRouteApi("/incidents/$code");

/** What each side says happened, and how far it is borne out. */
export function IncidentScreen() {
  const { code } = route.useParams();
  const { asKnownOn } = route.useSearch();
  const query = useQuery({
    queryKey: ["incident", code, asKnownOn ?? null],
    queryFn: ({ signal }) =>
      ask<IncidentView>(`/api/incidents/${encodeURIComponent(code)}/view`, { asKnownOn }, signal),
  });
  return (
    <div className="page incident">
      <Answered query={query}>{(view) => <IncidentPage view={view} />}</Answered>
    </div>
  );
}

function IncidentPage({ view }: { readonly view: IncidentView }) {
  const { t } = useTranslation();
  const { dossiers, code, knownOn } = view;
  const [only] = dossiers;
  return (
    <>
      <Past view={view} />
      {dossiers.length === 0 ? <h1>{code}</h1> : null}
      {dossiers.map((dossier, i) => (
        <article key={dossier.incident.id}>
          <Head dossier={dossier} open={view.open[i] ?? []} knownOn={knownOn} />
          {i === 0 ? <Contents now={knownOn === null} seen={view.calendars.length > 0} /> : null}
          <Voices dossier={dossier} view={view} />
          <Duties dossier={dossier} view={view} />
          <Grounds dossier={dossier} view={view} />
          <Course dossier={dossier} />
        </article>
      ))}
      {view.calendars.length === 0 ? null : (
        <section id="seen" aria-labelledby="seen-title">
          <h2 id="seen-title">{t("incident.seen")}</h2>
          <p className="quiet">{t("incident.seen-why")}</p>
          <div className="calendars">
            {view.calendars.map((calendar) => (
              <CalendarView key={calendar.area} calendar={calendar} words={calendar.words} of={calendar.of} />
            ))}
          </div>
          <Legend />
        </section>
      )}
      <Known view={view} />
      {knownOn === null && only !== undefined ? <RecordForms dossier={only} duties={view.duties} /> : null}
    </>
  );
}

function Contents({ now, seen }: { readonly now: boolean; readonly seen: boolean }) {
  const { t } = useTranslation();
  const parts = ["voices", "duties", "grounds", "course", ...(seen ? ["seen"] : []), ...(now ? ["record"] : [])];
  return (
    <nav className="contents" aria-label={t("incident.contents")}>
      {parts.map((part) => (
        <a key={part} href={`#${part}`}>
          {t(`incident.part-${part}`)}
        </a>
      ))}
    </nav>
  );
}

/** Says that an old state is shown, before anything of it is read. */
function Past({ view: { code, knownOn, dossiers } }: { readonly view: IncidentView }) {
  const { t, i18n } = useTranslation();
  if (knownOn === null) return null;
  return (
    <p className="card caution past" role="status">
      {t("incident.past", { day: dayIn(i18n.language, knownOn) })}
      {dossiers.length === 0 ? ` ${t("incident.past-nothing")}` : ""}
      {dossiers.length > 1 ? ` ${t("incident.past-several", { count: dossiers.length })}` : ""}{" "}
      <Link to="/incidents/$code" params={{ code }} search={{}}>
        {t("incident.now")}
      </Link>
    </p>
  );
}

function Known({ view: { code, knownOn } }: { readonly view: IncidentView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const show = (form: FormData) => {
    const asKnownOn = String(form.get("asKnownOn") ?? "") as Day;
    void navigate({ to: "/incidents/$code", params: { code }, search: asKnownOn === "" ? {} : { asKnownOn } });
  };
  return (
    <section className="known unprinted" id="known">
      <h2>{t("incident.known")}</h2>
      <form action={show} className="row">
        <label>
          {t("incident.known-at")} <input type="date" name="asKnownOn" defaultValue={knownOn ?? ""} required />
        </label>
        <button type="submit">{t("incident.show")}</button>
      </form>
    </section>
  );
}
