import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { VerificationState } from "../../model.ts";
import type { AuthorName } from "../parts/author.tsx";
import { WhyNot } from "../parts/why-not.tsx";
import { type Done, verify } from "./put.ts";

/** What a form begins with. */
export type FormState = VerificationState;

const STATES: readonly VerificationState[] = [
  "verified",
  "disputed",
  "corroborated",
  "reported",
  "refuted",
  "not-verifiable",
  "withdrawn",
];
/** These close the question, and need something that others can look at. */
const NEED_EVIDENCE: readonly VerificationState[] = ["verified", "refuted"];

interface DecisionFormProps {
  readonly incident: { readonly id: string; readonly code: string };
  readonly begin: FormState;
  readonly author: AuthorName;
  readonly onDone: (done: Done) => void;
  readonly onCancel: () => void;
}

/** How far an incident is borne out, in somebody's judgement, with evidence and why. Escape leaves it. */
export function DecisionForm({ incident, begin, author, onDone, onCancel }: DecisionFormProps) {
  const { t } = useTranslation();
  const [state, setState] = useState(begin);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("textarea")?.focus(), []);
  const put = useMutation({
    mutationFn: (fields: FormData) =>
      verify(incident, author, { state, evidence: linesIn(fields, "evidence"), why: textIn(fields, "why") }),
    onSuccess: onDone,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!put.isPending) put.mutate(new FormData(event.currentTarget));
  };
  const needsEvidence = NEED_EVIDENCE.includes(state);
  return (
    <form
      ref={form}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
      }}
      className="decision"
    >
      <label>
        {t("review.it-is")}
        <select value={state} onChange={({ target }) => setState(target.value as VerificationState)}>
          {STATES.map((each) => (
            <option key={each} value={each}>
              {t(`record.state.${each}`)}
            </option>
          ))}
        </select>
      </label>
      {needsEvidence && (
        <label>
          {t("review.evidence")}
          <textarea name="evidence" required rows={2} dir="auto" />
        </label>
      )}
      <label>
        {t("review.why")}
        <textarea name="why" required rows={2} maxLength={4000} dir="auto" />
      </label>
      {put.error !== null && (
        <p role="alert">
          <WhyNot error={put.error} />
        </p>
      )}
      <p className="buttons">
        <button type="submit" className="main" disabled={put.isPending}>
          {t("review.put")} <kbd>Ctrl Enter</kbd>
        </button>
        <button type="button" onClick={onCancel}>
          {t("review.cancel")} <kbd>Esc</kbd>
        </button>
      </p>
      <p className="quiet">
        {t("review.as", { name: [author.person, author.organisation].filter(Boolean).join(", ") })}
      </p>
    </form>
  );
}

function textIn(fields: FormData, name: string): string {
  return String(fields.get(name) ?? "").trim();
}

/** A piece on each line. */
function linesIn(fields: FormData, name: string): readonly string[] {
  return textIn(fields, name)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
