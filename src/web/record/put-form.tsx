import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Decided } from "../../model.ts";
import { send } from "../ask.ts";
import type { AuthorName } from "../parts/author.tsx";
import { WhyNot } from "../parts/why-not.tsx";

/** What a form sends: where to, and what beside the author and the reason. */
export interface Sending {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

interface PutFormProps {
  readonly author: AuthorName;
  readonly title: string;
  /** What to send of what was filled in; it may ask the server first, and throws what to tell the person. */
  readonly sendings: (form: FormData) => readonly Sending[] | Promise<readonly Sending[]>;
  readonly children: ReactNode;
  readonly onDone?: () => void;
  /** Whether it stands open by itself, without a heading to unfold it. */
  readonly bare?: boolean;
}

/** A form that puts something on record: its fields, why, and what the server made of it. */
export function PutForm({ author, title, sendings, children, onDone, bare = false }: PutFormProps) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [state, setState] = useState<{ readonly kind: "idle" | "busy" | "done" | "failed"; readonly words: ReactNode }>(
    IDLE,
  );

  const put = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const filled = new FormData(form);
    if (author.person.trim() === "") {
      setState({ kind: "failed", words: t("put.name-yourself") });
      return;
    }
    setState({ kind: "busy", words: t("put.sending") });
    try {
      const numbers: number[] = [];
      for (const { path, body } of await sendings(filled)) {
        const decided = await send<Decided>("POST", path, { by: author, why: filled.get("why"), ...body });
        numbers.push(decided.seq);
      }
      setState({ kind: "done", words: t("put.recorded", { numbers: numbers.join(", ") }) });
      form.reset();
      onDone?.();
      await cache.invalidateQueries();
    } catch (error) {
      setState({ kind: "failed", words: <WhyNot error={error} /> });
    }
  };

  const form = (
    <form className="put" onSubmit={(event) => void put(event)}>
      {children}
      <label>
        {t("put.why")}
        <textarea name="why" required rows={2} maxLength={10_000} dir="auto" />
      </label>
      <p className="row">
        <button type="submit" className="main" disabled={state.kind === "busy"}>
          {t("put.put")}
        </button>
        <span
          role={state.kind === "failed" ? "alert" : "status"}
          className={state.kind === "failed" ? "wrong" : "quiet"}
        >
          {state.words}
        </span>
      </p>
    </form>
  );
  if (bare) return form;
  return (
    <details className="card">
      <summary>{title}</summary>
      {form}
    </details>
  );
}

const IDLE = { kind: "idle", words: "" } as const;

/** The filled lines of a text field, one entry each. */
export function linesIn(form: FormData, name: string): readonly string[] {
  return textIn(form, name)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

export function textIn(form: FormData, name: string): string {
  return String(form.get(name) ?? "").trim();
}

/** What was filled in, `null` for nothing. */
export function optionalIn(form: FormData, name: string): string | null {
  return textIn(form, name) || null;
}
