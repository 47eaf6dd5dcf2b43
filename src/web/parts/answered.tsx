import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Failed } from "./failed.tsx";

interface AnsweredProps<Answer> {
  readonly query: UseQueryResult<Answer>;
  readonly children: (answer: Answer) => ReactNode;
}

/** What a query answered, or that it is loading, or why it failed. An old answer stays in view while a new one is on its way. */
export function Answered<Answer>({ query, children }: AnsweredProps<Answer>) {
  const { t } = useTranslation();
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) return <Failed error={query.error} again={() => void query.refetch()} />;
  return (
    <p className="quiet" role="status">
      {t("frame.loading")}
    </p>
  );
}
