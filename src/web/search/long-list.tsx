import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Failed } from "../parts/failed.tsx";

/** A stretch of a list, as the API gives it. */
export interface Stretch<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  readonly next: string | null;
}

interface LongListProps<Item> {
  readonly query: UseInfiniteQueryResult<InfiniteData<Stretch<Item>>>;
  /** Says in a word what the list holds. */
  readonly label: string;
  readonly keyOf: (item: Item) => string;
  readonly children: (item: Item) => ReactNode;
}

/** About as tall as a row is before it is measured, in pixels. */
const ROW_HEIGHT = 84;
const ROWS_AHEAD = 30;

/** A list of any length: only what is in view is on the page, and the next stretch is asked for before it comes into view. */
export function LongList<Item>({ query, label, keyOf, children }: LongListProps<Item>) {
  const { t } = useTranslation();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, error } = query;
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const total = data?.pages[0]?.total ?? 0;
  const list = useRef<HTMLDivElement>(null);
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollMargin: list.current?.offsetTop ?? 0,
    getItemKey: (i) => {
      const item = items[i];
      return item === undefined ? i : keyOf(item);
    },
  });
  const shown = rows.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  const isNear = lastShown + ROWS_AHEAD >= items.length;
  useEffect(() => {
    if (isNear && hasNextPage && !isFetchingNextPage && error === null) void fetchNextPage();
  }, [isNear, hasNextPage, isFetchingNextPage, error, fetchNextPage]);

  if (data === undefined) {
    if (error !== null) return <Failed error={error} again={() => void query.refetch()} />;
    return (
      <p className="quiet" role="status">
        {t("frame.loading")}
      </p>
    );
  }
  return (
    <>
      <div
        ref={list}
        role="list"
        aria-label={label}
        aria-busy={query.isPlaceholderData}
        className="long-list"
        style={{ blockSize: rows.getTotalSize() }}
      >
        {shown.map(({ key, index, start }) => {
          const item = items[index];
          return item === undefined ? null : (
            <div
              key={key}
              ref={rows.measureElement}
              data-index={index}
              role="listitem"
              aria-setsize={total}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start - rows.options.scrollMargin}px)` }}
            >
              {children(item)}
            </div>
          );
        })}
      </div>
      {isFetchingNextPage && <p className="quiet">{t("frame.loading")}</p>}
      {error !== null && <Failed error={error} again={() => void fetchNextPage()} />}
    </>
  );
}
