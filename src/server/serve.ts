import type { AddressInfo } from "node:net";
import { serve as listen } from "@hono/node-server";
import type { Agreement } from "../model.ts";
import type { Store } from "../store/store.ts";
import { type AppOptions, openApp } from "./app.ts";
import { openNewsroom } from "./news.ts";

export interface Server {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves the record over HTTP. Port 0 takes any that is free. */
export function serve(
  store: Store,
  agreements: readonly Agreement[],
  address: { readonly host: string; readonly port: number },
  options: AppOptions = {},
): Promise<Server> {
  const news = options.news ?? openNewsroom(store);
  const app = openApp(store, agreements, { ...options, news });
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, hostname: address.host, port: address.port }, ({ port }: AddressInfo) =>
      resolve({ port, close }),
    );
    function close(): Promise<void> {
      news.close(); // else those who listen would keep the server up
      return new Promise((done) => server.close(() => done()));
    }
    server.on("error", reject);
  });
}
