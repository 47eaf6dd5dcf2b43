import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";

interface WordsFormProps {
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Words to look for, as in a search engine. */
export function WordsForm({ text, onText }: WordsFormProps) {
  const { t } = useTranslation();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onText(String(new FormData(event.currentTarget).get("text") ?? "").trim());
  };
  return (
    <search>
      <form className="words" onSubmit={submit}>
        <label>
          <span className="unseen">{t("search.words")}</span>
          <input
            type="search"
            name="text"
            defaultValue={text}
            maxLength={500}
            placeholder={t("search.words-like")}
            dir="auto"
          />
        </label>
        <button type="submit" className="main">
          {t("search.go")}
        </button>
      </form>
    </search>
  );
}
