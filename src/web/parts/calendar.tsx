import { useTranslation } from "react-i18next";
import { addDays, weekdayOf } from "../../day.ts";
import type { Calendar, Coverage, Day } from "../../model.ts";
import { dayIn } from "./days.ts";
import { English } from "./english.tsx";
import "./calendar.css";

type Entry = Calendar["days"][number];

/** The fuller, the more was seen; what nobody saw leaves a hole, which is not a nought. */
const MARKS: Readonly<Record<Coverage["state"], string>> = { usual: "█", thin: "▒", blind: "·", unknown: "?" };
const STATES: readonly Coverage["state"][] = ["usual", "thin", "blind", "unknown"];

interface CalendarProps {
  readonly calendar: Calendar;
  /** What could be seen, in a sentence, in English. */
  readonly words: string;
  /** Who drew it, where that is not plain. */
  readonly of?: string | null;
  /** Under which heading it stands. */
  readonly heading?: "h2" | "h3";
}

/** What could be seen of an area, day by day, with what is on record beside it. */
export function CalendarView({
  calendar: { name, days, undated },
  words,
  of = null,
  heading: Heading = "h3",
}: CalendarProps) {
  const { t, i18n } = useTranslation();
  const weekdays = new Intl.DateTimeFormat(i18n.language, { weekday: "short", timeZone: "UTC" });
  const monday = weeksOf(days)[0]?.monday;
  return (
    <div className="coverage">
      <Heading>
        <bdi>{name}</bdi>
      </Heading>
      {of === null ? null : (
        <p className="quiet">
          <English>{of}</English>
        </p>
      )}
      <p>
        <English>{words}</English>
      </p>
      <div
        className="scroll"
        tabIndex={0}
        role="region"
        aria-label={t("coverage.calendar", { name: of === null ? name : `${name}, ${of}` })}
      >
        <table className="calendar">
          <thead>
            <tr>
              <th scope="col">{t("coverage.week")}</th>
              {WEEK.map((i) => (
                <th key={i} scope="col">
                  {monday === undefined ? "" : weekdays.format(new Date(`${addDays(monday, i)}T00:00:00Z`))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(days).map((week) => (
              <tr key={week.monday}>
                <th scope="row">{dayIn(i18n.language, week.monday)}</th>
                {WEEK.map((i) => (
                  <DayCell key={i} entry={week.days[i] ?? null} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {undated === 0 ? null : <p className="quiet">{t("coverage.undated", { count: undated })}</p>}
      <details>
        <summary>{t("coverage.day-by-day")}</summary>
        <ul>
          {days.map((entry) => (
            <DayLine key={entry.day} entry={entry} />
          ))}
        </ul>
      </details>
    </div>
  );
}

const WEEK = [0, 1, 2, 3, 4, 5, 6];

function DayCell({ entry }: { readonly entry: Entry | null }) {
  const { t, i18n } = useTranslation();
  if (entry === null) return <td />;
  const { state, incidents, day } = entry;
  // A nought stands only where somebody watched.
  const shown = incidents > 0 || state === "usual" ? String(incidents) : "";
  return (
    <td className={`day ${state}`} title={`${dayIn(i18n.language, day)}: ${t(`coverage.state.${state}`)}`}>
      {shown} <span aria-hidden="true">{MARKS[state]}</span>
      <span className="unseen"> {t(`coverage.state.${state}`)}</span>
    </td>
  );
}

function DayLine({ entry }: { readonly entry: Entry }) {
  const { t, i18n } = useTranslation();
  const { day, state, articles, expected, silent, unread, oneSided, incidents } = entry;
  const facts = [
    t(`coverage.state.${state}`),
    expected === null
      ? t("coverage.articles", { count: articles })
      : t("coverage.articles-of", { count: articles, usual: Math.round(expected.best) }),
    ...(silent.length === 0 ? [] : [t("coverage.silent", { names: silent.join(", ") })]),
    ...(unread === 0 ? [] : [t("coverage.unread", { count: unread })]),
    ...(oneSided === null ? [] : [t("coverage.one-sided", { side: oneSided })]),
    ...(incidents === 0 ? [] : [t("coverage.incidents", { count: incidents })]),
  ];
  return (
    <li>
      {dayIn(i18n.language, day)}: <bdi>{facts.join("; ")}</bdi>
    </li>
  );
}

/** What the marks of calendars mean. */
export function Legend() {
  const { t } = useTranslation();
  return (
    <p className="quiet legend">
      {STATES.map((state) => (
        <span key={state} className={`day ${state}`}>
          <span aria-hidden="true">{MARKS[state]}</span> {t(`coverage.state.${state}`)}
        </span>
      ))}
      <span>{t("coverage.nought")}</span>
    </p>
  );
}

interface Week {
  readonly monday: Day;
  readonly days: readonly (Entry | null)[];
}

function weeksOf(days: readonly Entry[]): readonly Week[] {
  const weeks = new Map<Day, (Entry | null)[]>();
  for (const entry of days) {
    const at = weekdayOf(entry.day);
    const monday = addDays(entry.day, -at);
    const week = weeks.get(monday) ?? WEEK.map(() => null);
    week[at] = entry;
    weeks.set(monday, week);
  }
  return [...weeks].map(([monday, own]) => ({ monday, days: own }));
}
