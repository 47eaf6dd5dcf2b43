import { useTranslation } from "react-i18next";
import { useFormat } from "../parts/format.ts";
import { Headline } from "../parts/headline.tsx";
import { StateTag } from "../parts/state-tag.tsx";
import type { Waiting } from "./review.tsx";

interface QueueListProps {
  readonly items: readonly Waiting[];
  readonly current: string | null;
  /** Who looks: nobody is told that they do it themself. */
  readonly me: string | null;
  readonly onChoose: (code: string) => void;
}

/** What waits, in its order, with why and who looks at it. */
export function QueueList({ items, current, me, onChoose }: QueueListProps) {
  const { t } = useTranslation();
  const { when } = useFormat();
  return (
    <section aria-labelledby="queue">
      <h2 id="queue">{t("review.queue")}</h2>
      <ol className="queue">
        {items.map(({ line, looking }) => (
          <li key={line.id}>
            <button
              type="button"
              aria-current={line.id === current ? "true" : undefined}
              onClick={() => onChoose(line.code)}
            >
              <span className="quiet">
                {when(line)} <bdi>{line.code}</bdi>
              </span>
              <span>
                <Headline of={line} />
              </span>
              <span className="quiet">
                <StateTag state={line.state} /> {line.needs.map((need) => t(`row.need.${need}`)).join(" · ")}
              </span>
              {looking !== null && looking.name !== me && (
                <span className="tag">{t("review.looks", { name: looking.name })}</span>
              )}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
