import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../ask.ts";

/** Under whose name something goes on record. */
export interface AuthorName {
  readonly person: string;
  readonly organisation: string | null;
}

/** Who the server says is asking. A server without accounts lets whoever sits at it name themself. */
export interface Me {
  readonly name: string | null;
  readonly organisation: string | null;
  readonly role: "viewer" | "analyst" | "editor" | "owner" | null;
  readonly needsAccount: boolean;
  readonly may: readonly string[] | null;
}

const REMEMBERED = "tocsin-author";

/** Who asks, and under which name; `author` is `null` until they said who they are. */
export function useAuthor(): {
  readonly me: Me | null;
  readonly author: AuthorName | null;
  name(who: AuthorName): void;
} {
  const [named, setNamed] = useState(remembered);
  const { data: me = null } = useQuery({ queryKey: ["me"], queryFn: whoAmI, staleTime: 300_000 });
  const account = me?.needsAccount === true && me.name !== null;
  const author = account ? { person: me.name ?? "", organisation: me.organisation } : named;
  return {
    me,
    author,
    name: (who) => {
      localStorage.setItem(REMEMBERED, JSON.stringify(who));
      setNamed(who);
    },
  };
}

/** Whether they may do something; a server that does not tell refuses by itself. */
export function mayDo(me: Me | null, act: string): boolean {
  return me?.may == null || me.may.includes(act);
}

async function whoAmI(): Promise<Me> {
  const me = await ask<Partial<Me>>("/api/me");
  return { name: null, organisation: null, role: null, needsAccount: false, may: null, ...me };
}

function remembered(): AuthorName | null {
  try {
    const { person, organisation } = JSON.parse(localStorage.getItem(REMEMBERED) ?? "null") as Partial<AuthorName>;
    return typeof person === "string" && person !== "" ? { person, organisation: organisation ?? null } : null;
  } catch {
    return null; // nothing was remembered, or something else
  }
}

/** Asks people without accounts who they are, once. */
export function AuthorForm({ onName }: { readonly onName: (who: AuthorName) => void }) {
  const { t } = useTranslation();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const person = String(fields.get("person") ?? "").trim();
    const organisation = String(fields.get("organisation") ?? "").trim();
    if (person !== "") onName({ person, organisation: organisation === "" ? null : organisation });
  };
  return (
    <form className="card author" onSubmit={submit}>
      <p>{t("author.why")}</p>
      <p className="fields">
        <label>
          {t("author.person")}
          <input name="person" required maxLength={200} autoComplete="name" />
        </label>
        <label>
          {t("author.organisation")}
          <input name="organisation" maxLength={200} autoComplete="organization" />
        </label>
        <button type="submit" className="main">
          {t("author.remember")}
        </button>
      </p>
    </form>
  );
}
