import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { AuthorName } from "../parts/author.tsx";
import { WhyNot } from "../parts/why-not.tsx";
import { useKey } from "./keys.ts";
import { type Done, takeBack } from "./put.ts";

interface UndoProps {
  readonly done: Done;
  readonly author: AuthorName | null;
  readonly keys: boolean;
  readonly onUndone: () => void;
}

/** Says what was just put on record, and takes it back when that was a slip. */
export function Undo({ done, author, keys, onUndone }: UndoProps) {
  const { t } = useTranslation();
  const undo = useMutation({
    mutationFn: (by: AuthorName) => takeBack(done, by, t("review.undo-why")),
    onSuccess: onUndone,
  });
  const act = () => {
    if (author !== null && !undo.isPending) undo.mutate(author);
  };
  useKey("KeyU", keys, act);
  return (
    <div className="card calm undo">
      <span role="status">
        {t("review.recorded", { state: t(`record.state.${done.state}`) })}{" "}
        <Link to="/incidents/$code" params={{ code: done.code }}>
          <bdi>{done.code}</bdi>
        </Link>
      </span>{" "}
      <button type="button" onClick={act} disabled={undo.isPending} aria-keyshortcuts={keys ? "U" : undefined}>
        {t("review.undo")} {keys && <kbd>U</kbd>}
      </button>
      {undo.error !== null && (
        <p role="alert">
          <WhyNot error={undo.error} />
        </p>
      )}
    </div>
  );
}
