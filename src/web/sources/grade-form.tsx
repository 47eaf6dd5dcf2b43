import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../ask.ts";
import type { AuthorName } from "../parts/author.tsx";
import { WhyNot } from "../parts/why-not.tsx";

const GRADES = ["A", "B", "C", "D", "E", "F"];

interface GradeFormProps {
  readonly publisher: string;
  readonly author: AuthorName;
  readonly onDone: () => void;
}

/** A person's grade of a publisher, on NATO's scale, with why. */
export function GradeForm({ publisher, author, onDone }: GradeFormProps) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const put = useMutation({
    mutationFn: (fields: FormData) =>
      send("POST", `/api/publishers/${encodeURIComponent(publisher)}/grades`, {
        by: author,
        grade: fields.get("grade"),
        why: String(fields.get("why") ?? "").trim(),
      }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ["sources"] });
      onDone();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    put.mutate(new FormData(event.currentTarget));
  };
  return (
    <form onSubmit={submit}>
      <label>
        {t("sources.grade-as")}
        <select name="grade">
          {GRADES.map((grade) => (
            <option key={grade} value={grade}>
              {grade}, {t(`sources.scale.${grade}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("review.why")}
        <input name="why" required maxLength={4000} dir="auto" />
      </label>
      <button type="submit" className="main" disabled={put.isPending}>
        {t("review.put")}
      </button>{" "}
      <button type="button" onClick={onDone}>
        {t("review.cancel")}
      </button>
      {put.error !== null && (
        <p role="alert">
          <WhyNot error={put.error} />
        </p>
      )}
    </form>
  );
}
