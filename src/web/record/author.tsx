import { useTranslation } from "react-i18next";
import { type AuthorName, type Me, mayDo, useAuthor } from "../parts/author.tsx";

/** What somebody may put on record, as the server calls it. */
type Act = "verify" | "correct";

/** Who records: the account that is signed in, or whoever names themself. */
export interface Recorder {
  readonly me: Me | null;
  readonly author: AuthorName;
  /** Whether they may, as far as the server told. */
  readonly may: boolean;
  name(who: AuthorName): void;
}

const NOBODY: AuthorName = { person: "", organisation: null };

export function useRecorder(act: Act): Recorder {
  const { me, author, name } = useAuthor();
  const may = me === null || !me.needsAccount || (me.name !== null && mayDo(me, act));
  return { me, author: author ?? NOBODY, may, name };
}

/** Who decides, and for whom; whoever signed in is known. */
export function AuthorFields({ recorder: { me, author, name } }: { readonly recorder: Recorder }) {
  const { t } = useTranslation();
  if (me?.needsAccount === true) {
    return <p className="quiet">{t("put.as", { name: author.person, organisation: author.organisation ?? "–" })}</p>;
  }
  return (
    <div className="row author-fields">
      <label>
        {t("put.person")}
        <input
          value={author.person}
          onChange={({ target }) => name({ ...author, person: target.value })}
          maxLength={200}
          autoComplete="name"
          required
        />
      </label>
      <label>
        {t("put.organisation")}
        <input
          value={author.organisation ?? ""}
          onChange={({ target }) => name({ ...author, organisation: target.value === "" ? null : target.value })}
          maxLength={200}
          autoComplete="organization"
        />
      </label>
    </div>
  );
}

/** Why nothing can be put on record by whoever looks. */
export function NotAllowed({ recorder: { me } }: { readonly recorder: Recorder }) {
  const { t } = useTranslation();
  return <p className="quiet">{me?.name == null ? t("put.sign-in") : t("put.viewer")}</p>;
}
