import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the installed package, from which `data/` and `examples/` are read: the nearest above with our package.json. */
export function packageRoot(): string {
  for (let dir = dirname(fileURLToPath(import.meta.url)); ; dir = dirname(dir)) {
    if (existsSync(join(dir, "package.json")) && manifest(dir).name === "tocsin") return dir;
    if (dir === dirname(dir))
      throw new Error(
        `No package.json named "tocsin" above ${fileURLToPath(import.meta.url)}; install the package again.`,
      );
  }
}

export function packageVersion(): string {
  return manifest(packageRoot()).version;
}

function manifest(dir: string): { readonly name: string; readonly version: string } {
  return JSON.parse(readFileSync(join(dir, "package.json"), "utf8")) as {
    readonly name: string;
    readonly version: string;
  };
}
