import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Dossier } from "../../model.ts";
import { ask } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";
import type { AuthorName } from "../parts/author.tsx";
import { IncidentRow } from "../parts/incident-row.tsx";
import { DecisionForm, type FormState } from "./decision-form.tsx";
import { useKey } from "./keys.ts";
import { type Look, useLook } from "./look-at.ts";
import type { Done } from "./put.ts";
import { Reasons } from "./reasons.tsx";
import type { Waiting } from "./review.tsx";
import { Voices } from "./voices.tsx";

interface ItemProps {
  readonly waiting: Waiting;
  readonly author: AuthorName | null;
  readonly may: boolean;
  readonly keys: boolean;
  /** Whether it came up in the place of another: then it takes the focus. */
  readonly moved: boolean;
  readonly onPass: () => void;
  readonly onDone: (done: Done) => void;
}

/** One item: why it waits, what each side says, what it may touch, and what to put on record. */
export function Item({ waiting: { line }, author, may, keys, moved, onPass, onDone }: ItemProps) {
  const { t } = useTranslation();
  const [form, setForm] = useState<FormState | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const look = useLook(line.id, author, may);
  const query = useQuery({
    queryKey: ["incident", line.id],
    queryFn: ({ signal }) => ask<Dossier>(`/api/incidents/${line.id}`, {}, signal),
  });
  useEffect(() => {
    if (moved) heading.current?.focus();
  }, [moved]);
  const mayDecide = may && author !== null && !line.sealed;
  useKey("KeyV", keys && mayDecide && form === null, () => setForm("verified"));
  useKey("KeyD", keys && mayDecide && form === null, () => setForm("disputed"));
  useKey("KeyN", keys && form === null, onPass);
  return (
    <section aria-labelledby="item" className="card item">
      <h2 id="item" ref={heading} tabIndex={-1}>
        {t("review.now", { code: line.code })}
      </h2>
      <SomebodyElse look={look} />
      <IncidentRow line={line}>
        <p>
          {t("review.waits")} {line.needs.map((need) => t(`row.need.${need}`)).join("; ")}.
        </p>
      </IncidentRow>
      <Answered query={query}>
        {(dossier) => (
          <>
            <Voices dossier={dossier} />
            <Reasons dossier={dossier} />
          </>
        )}
      </Answered>
      {line.sealed && <p className="card caution">{t("review.sealed")}</p>}
      {!may && <p className="quiet">{t("review.may-not")}</p>}
      {form === null ? (
        <p className="buttons">
          <button
            type="button"
            className="main"
            disabled={!mayDecide}
            aria-keyshortcuts={keys ? "V" : undefined}
            onClick={() => setForm("verified")}
          >
            {t("review.verify")} {keys && <kbd>V</kbd>}
          </button>
          <button
            type="button"
            disabled={!mayDecide}
            aria-keyshortcuts={keys ? "D" : undefined}
            onClick={() => setForm("disputed")}
          >
            {t("review.dispute")} {keys && <kbd>D</kbd>}
          </button>
          <button type="button" disabled={!mayDecide} onClick={() => setForm("reported")}>
            {t("review.other")}
          </button>
          <button type="button" aria-keyshortcuts={keys ? "N" : undefined} onClick={onPass}>
            {t("review.pass")} {keys && <kbd>N</kbd>}
          </button>
          <Link to="/incidents/$code" params={{ code: line.code }}>
            {t("review.whole")}
          </Link>
        </p>
      ) : (
        author !== null && (
          <DecisionForm
            incident={line}
            begin={form}
            author={author}
            onDone={onDone}
            onCancel={() => {
              setForm(null);
              heading.current?.focus();
            }}
          />
        )
      )}
      {author === null && may && <p className="quiet">{t("review.name-first")}</p>}
    </section>
  );
}

function SomebodyElse({ look }: { readonly look: Look | null }) {
  const { t } = useTranslation();
  if (look === null || look.mine) return null;
  return (
    <p className="card caution" role="status">
      {t("review.looks", { name: look.looking.name })} {t("review.looks-too")}
    </p>
  );
}
