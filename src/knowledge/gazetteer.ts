import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Gazetteer } from "../model.ts";
import { openGazetteer } from "../resolve/gazetteer.ts";
import { packageRoot } from "./root.ts";

/** The gazetteer that comes with the package, or the one in another folder. */
export function loadGazetteer(folder: string = join(packageRoot(), "data", "gazetteer")): Gazetteer {
  return openGazetteer(gunzipSync(readFileSync(join(folder, "gazetteer.bin.gz"))));
}
