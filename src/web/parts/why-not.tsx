import { useTranslation } from "react-i18next";
import { NotReached, ProblemError } from "../ask.ts";

/** Why something was refused or failed: in the reader's language, and under it the server's own words, which are English. */
export function WhyNot({ error }: { readonly error: unknown }) {
  const { t, i18n } = useTranslation();
  const words = [codeOf(error), otherwise(error)].find((code) => i18n.exists(`problem.${code}`));
  const detail = error instanceof Error ? error.message : String(error);
  return (
    <>
      {t(`problem.${words}`)}
      <small className="detail" lang="en" dir="ltr">
        {detail}
      </small>
    </>
  );
}

function codeOf(error: unknown): string | null {
  return error instanceof ProblemError ? error.code : null;
}

/** What is said where the server gave no code, or one that came after these words: a newer server, or a proxy that answers. */
function otherwise(error: unknown): string {
  if (error instanceof NotReached) return "not-reached";
  if (!(error instanceof ProblemError)) return "page-failed";
  return error.status >= 500 ? "server-failed" : "refused";
}
