import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { NotReached, ProblemError } from "../ask.ts";
import type { IncidentFilter } from "../filter.ts";
import type { SpotsAnswer } from "./spots-worker.ts";

export type FoundSpots = Exclude<SpotsAnswer, { readonly failed: string }>;

/** The incidents of a filter by place, fetched in a thread of their own. */
export function useSpots(filter: IncidentFilter): UseQueryResult<FoundSpots> {
  return useQuery({
    queryKey: ["spots", filter],
    queryFn: () => askWorker(`/api/spots?${new URLSearchParams({ ...filter })}`),
  });
}

function refusalIn({ failed, status, code }: Extract<SpotsAnswer, { readonly failed: string }>): Error {
  return status === null ? new NotReached(failed) : new ProblemError(status, code, failed);
}

let worker: Worker | null = null;

function askWorker(address: string): Promise<FoundSpots> {
  worker ??= new Worker(new URL("./spots-worker.ts", import.meta.url), { type: "module" });
  const asked = worker;
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", ({ data }: MessageEvent<SpotsAnswer>) => {
      port1.close();
      if ("failed" in data) reject(refusalIn(data));
      else resolve(data);
    });
    port1.start();
    asked.postMessage(new URL(address, location.href).href, [port2]);
  });
}
