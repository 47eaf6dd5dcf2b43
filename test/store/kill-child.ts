/**
 * Records and digests bulletins without end, until it is killed: `tsx kill-child.ts FOLDER ROUND`. Each line
 * of output acknowledges something that must never be lost again.
 */
import { openStore } from "../../src/store/store.ts";
import { capture, ingestBulletin } from "./bulletin.ts";

const [folder = "", round = ""] = process.argv.slice(2);
const PLACES = ["Gao", "Berrah", "Timbuktu", "Mali", "Niamey", "nowhere"];
const AT_ONCE = 4;

const store = await openStore({ folder });
const waiting = await store.pending();
acknowledge("pending", waiting.map(({ seq }) => seq).join(","));
for (const recorded of waiting) {
  await ingestBulletin(recorded, store);
  acknowledge("digested", recorded.seq);
}
acknowledge("ready", "");
for (let n = 0; ; n += AT_ONCE) {
  const recorded = await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => add(n + i)));
  for (const one of recorded.sort((a, b) => a.seq - b.seq)) {
    await ingestBulletin(one, store);
    acknowledge("digested", one.seq);
  }
}

async function add(n: number) {
  const day = `2025-03-${String(10 + (n % 9)).padStart(2, "0")}`;
  const place = PLACES[n % PLACES.length];
  const text = `Round ${round}, bulletin ${n}\nASSAULT at ${place} on ${day}, ${n} dead\nPROTEST at ${place} on ${day}`;
  const { capture: recorded } = await store.addCapture(capture(text, `https://example.org/${round}/${n}`));
  acknowledge("recorded", `${recorded.seq} ${recorded.sha256}`);
  return recorded;
}

function acknowledge(what: string, about: string | number): void {
  process.stdout.write(`${what} ${about}\n`);
}
