import { type ResourceLimits, Worker } from "node:worker_threads";

interface ThreadOptions {
  readonly workerData?: unknown;
  readonly resourceLimits?: ResourceLimits;
}

/**
 * Starts a thread from a file of ours, such as `new URL("./worker.ts", import.meta.url)`: compiled in a package,
 * source in the repository. Node 20 starts no thread from TypeScript, so there a line of JavaScript fetches tsx
 * first and then the source.
 */
export function startThread(source: URL, options: ThreadOptions = {}): Worker {
  if (!import.meta.url.endsWith(".ts")) return new Worker(new URL(source.href.replace(/\.ts$/, ".js")), options);
  const tsx = import.meta.resolve("tsx/esm/api");
  const start = `import(${JSON.stringify(tsx)}).then((tsx) => (tsx.register(), import(${JSON.stringify(source.href)})))`;
  return new Worker(start, { ...options, eval: true, execArgv: [] });
}
