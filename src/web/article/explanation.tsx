import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ArticleId } from "../../model.ts";
import type { Explained } from "../../present/explain.ts";
import { ask } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";

/** Why each sentence was read as it was, and what words told of nothing, and why. Asked for only when wanted: it reads anew. */
export function Explanation({ id }: { readonly id: ArticleId }) {
  const { t } = useTranslation();
  const [isWanted, setWanted] = useState(false);
  const query = useQuery({
    queryKey: ["explanation", id],
    queryFn: ({ signal }) => ask<Explained>(`/api/articles/${encodeURIComponent(id)}/explanation`, {}, signal),
    enabled: isWanted,
  });
  return (
    <section className="explanation" aria-labelledby="why-title">
      <h2 id="why-title">{t("article.why")}</h2>
      {isWanted ? (
        <Answered query={query}>{(explained) => <Sentences explained={explained} />}</Answered>
      ) : (
        <p>
          {t("article.why-words")}{" "}
          <button type="button" onClick={() => setWanted(true)}>
            {t("article.why-show")}
          </button>
        </p>
      )}
    </section>
  );
}

function Sentences({ explained: { sentences } }: { readonly explained: Explained }) {
  const { t } = useTranslation();
  return (
    <ol className="sentences" lang="en" dir="ltr">
      {sentences.map(({ sentence, coded, refused }) => (
        <li key={sentence.start}>
          <p className="sentence">{sentence.text.trim()}</p>
          {coded.map((event) => (
            <div key={`${event.trigger.start} ${event.type}`} className="coded">
              <b>
                + {event.type}
                {event.mode === null ? "" : ` ${event.mode}`}
              </b>{" "}
              from “{event.trigger.text}” by <code>{event.rule}</code>
              {event.example === "" ? "" : `, as in “${plain(event.example)}”`}
              <ul>
                {event.filled.map(({ part, words, path }) => (
                  <li key={`${part} ${words.start}`}>
                    {part}: “{words.text}”, {path}
                  </li>
                ))}
                <li>{event.realisWord === null ? event.realis : `${event.realis}, by “${event.realisWord}”`}</li>
              </ul>
            </div>
          ))}
          {refused.map((event) => (
            <p key={`${event.trigger.start} ${event.rule} ${event.refusal}`} className="quiet">
              – no {event.type} from “{event.trigger.text}”: {event.because} <code>{event.rule}</code>
            </p>
          ))}
          {coded.length + refused.length === 0 ? <p className="quiet">– {t("article.no-word")}</p> : null}
        </li>
      ))}
    </ol>
  );
}

/** A rule's example without its marks. */
function plain(example: string): string {
  return example.replace(/\*([^*]+)\*/g, "$1").replace(/\[([^[\]|]+)\|[^[\]|]+\]/g, "$1");
}
