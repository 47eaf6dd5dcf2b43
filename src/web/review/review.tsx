import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { IncidentLine } from "../../present/incident-line.ts";
import { ask } from "../ask.ts";
import { Answered } from "../parts/answered.tsx";
import { AuthorForm, mayDo, useAuthor } from "../parts/author.tsx";
import { useFormat } from "../parts/format.ts";
import { Item } from "./item.tsx";
import { keysOn, turnKeys } from "./keys.ts";
import type { Done } from "./put.ts";
import { QueueList } from "./queue-list.tsx";
import "./review.css";
import { Undo } from "./undo.tsx";

/** An incident that waits, and who looks at it. */
export interface Waiting {
  readonly line: IncidentLine;
  readonly looking: { readonly name: string; readonly since: string } | null;
}

interface QueueAnswer {
  readonly items: readonly Waiting[];
  readonly total: number;
}

/** So many stand in the list; the next come up as these are done. */
const SHOWN = 40;

/** What needs people, one after another: what each side says, and what to put on record. */
export function ReviewScreen() {
  const { t } = useTranslation();
  const { number } = useFormat();
  const cache = useQueryClient();
  const { me, author, name } = useAuthor();
  const [code, setCode] = useState<string | null>(null);
  const [passed, setPassed] = useState<readonly string[]>([]);
  const [done, setDone] = useState<Done | null>(null);
  const [keys, setKeys] = useState(keysOn);
  const query = useQuery({
    queryKey: ["queue"],
    queryFn: ({ signal }) => ask<QueueAnswer>("/api/queue", { limit: SHOWN }, signal),
  });

  const again = () => void cache.invalidateQueries({ queryKey: ["queue"] });
  const pass = (item: IncidentLine) => {
    setPassed((before) => [...before, item.id]);
    setCode(null);
  };
  const finish = (item: IncidentLine, finished: Done) => {
    setDone(finished);
    pass(item);
    again();
  };

  return (
    <div className="page review">
      <h1>{t("frame.review")}</h1>
      {author === null && <AuthorForm onName={name} />}
      <label className="keys">
        <input type="checkbox" checked={keys} onChange={({ target }) => setKeys(turnKeys(target.checked))} />{" "}
        {t("review.keys")}
      </label>
      {done !== null && (
        <Undo
          done={done}
          author={author}
          keys={keys}
          onUndone={() => {
            setPassed((before) => before.filter((id) => id !== done.incident));
            setCode(done.code);
            setDone(null);
            again();
          }}
        />
      )}
      <Answered query={query}>
        {({ items, total }) => {
          const current = currentOf(items, code, passed, author?.person ?? null);
          return (
            <>
              <p role="status">
                <b>{t("review.waiting", { count: total, number: number(total) })}</b>
              </p>
              {total === 0 && <p>{t("review.nothing")}</p>}
              {total > 0 && current === null && (
                <p>
                  {t("review.all-passed")}{" "}
                  <button type="button" onClick={() => setPassed([])}>
                    {t("review.from-top")}
                  </button>
                </p>
              )}
              <div className="columns">
                {current !== null && (
                  <Item
                    key={current.line.id}
                    waiting={current}
                    author={author}
                    may={mayDo(me, "verify")}
                    keys={keys}
                    moved={done !== null || passed.length > 0}
                    onPass={() => pass(current.line)}
                    onDone={(finished) => finish(current.line, finished)}
                  />
                )}
                <QueueList
                  items={items}
                  current={current?.line.id ?? null}
                  me={author?.person ?? null}
                  onChoose={setCode}
                />
              </div>
            </>
          );
        }}
      </Answered>
    </div>
  );
}

/** The one that was chosen, or the first that was not passed over and at which nobody else looks. */
function currentOf(
  items: readonly Waiting[],
  code: string | null,
  passed: readonly string[],
  me: string | null,
): Waiting | null {
  const chosen = items.find(({ line }) => line.code === code);
  const free = items.find(
    ({ line, looking }) => !passed.includes(line.id) && (looking === null || looking.name === me),
  );
  return chosen ?? free ?? null;
}
