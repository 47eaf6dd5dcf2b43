/** Asks the feeds that a folder follows, once, until it is done or killed: `tsx kill-child.ts FOLDER`. */
import { takeIn } from "../../src/cli/ingest.ts";
import { openStore } from "../../src/store/store.ts";
import { knowledge } from "../knowledge.ts";

const [folder = ""] = process.argv.slice(2);
const store = await openStore({ folder });
await takeIn([], store, knowledge, { allowPrivate: true, delayMs: 0 });
await store.close();
