import { useTranslation } from "react-i18next";
import type { DutyName } from "../../present/screens.ts";

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly values: readonly string[];
  /** What a value is called. */
  readonly words: (value: string) => string;
  readonly optional?: boolean;
}

export function Choice({ name, label, values, words, optional = false }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <label>
      {label}
      <select name={name} required={!optional}>
        {optional ? <option value="">{t("put.none")}</option> : null}
        {values.map((value) => (
          <option key={value} value={value}>
            {words(value)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TextProps {
  readonly name: string;
  readonly label: string;
  readonly required?: boolean;
  readonly type?: "text" | "date";
  readonly rows?: number;
}

export function Text({ name, label, required = false, type = "text", rows }: TextProps) {
  return (
    <label>
      {label}
      {rows === undefined ? (
        <input name={name} type={type} required={required} dir="auto" />
      ) : (
        <textarea name={name} required={required} rows={rows} dir="auto" />
      )}
    </label>
  );
}

interface DutyChoiceProps {
  readonly duties: readonly DutyName[];
  /** Those that it touches stand in front. */
  readonly touched: ReadonlySet<string>;
  readonly optional?: boolean;
}

/** Every obligation on file, those that are touched in front. */
export function DutyChoice({ duties, touched, optional = false }: DutyChoiceProps) {
  const { t } = useTranslation();
  const agreements = [...new Map(duties.map(({ agreement, title }) => [agreement, title]))];
  const own = duties.filter(({ id }) => touched.has(id));
  const option = ({ id, clause, summary }: DutyName, prefix: string) => (
    <option key={id} value={id}>
      {prefix}
      {clause}: {summary.length > 70 ? `${summary.slice(0, 70)}…` : summary}
    </option>
  );
  return (
    <label>
      {t("put.obligation")}
      <select name="obligation" required={!optional}>
        {optional ? <option value="">{t("put.none")}</option> : null}
        {own.length === 0 ? null : (
          <optgroup label={t("put.touched")}>{own.map((duty) => option(duty, `${duty.title}, `))}</optgroup>
        )}
        {agreements.map(([id, title]) => {
          const others = duties.filter(({ agreement, id: duty }) => agreement === id && !touched.has(duty));
          return others.length === 0 ? null : (
            <optgroup key={id} label={title}>
              {others.map((duty) => option(duty, ""))}
            </optgroup>
          );
        })}
      </select>
    </label>
  );
}
