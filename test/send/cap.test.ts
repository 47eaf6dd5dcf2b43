import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import type { Alert } from "../../src/model.ts";
import { alertCap } from "../../src/present/cap.ts";
import { alert, notice } from "../alert/notices.ts";

const SCHEMA = readFileSync(fileURLToPath(new URL("cap-1.2.xsd", import.meta.url)), "utf8");
const OPTIONS = { sender: "tocsin@example.org", origin: "https://tocsin.example.org" };
const AT = "2031-05-02T08:00:00Z";

async function faultsIn(documents: readonly string[]): Promise<readonly string[]> {
  const xml = documents.map((contents, i) => ({ fileName: `${i}.xml`, contents }));
  const { errors } = await validateXML({ xml, schema: [{ fileName: "cap.xsd", contents: SCHEMA }] });
  return errors.map(({ message }) => message);
}

test("an alert of any kind, level and marking fits the schema", async () => {
  const kinds = ["warning", "ceasefire", "incident", "assessment", "verification", "deadline", "coverage"] as const;
  const alerts: Alert[] = kinds.flatMap((kind) =>
    (["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"] as const).map((marking, i) =>
      alert(
        notice({ kind, marking, level: kind === "warning" ? (([1, 2, 3, 4, 4] as const)[i] ?? 1) : 0 }),
        notice({ area: null, about: { countries: i === 0 ? [] : ["SYR", "LBN"] } }),
      ),
    ),
  );
  expect(await faultsIn(alerts.map((each) => alertCap(each, AT, OPTIONS)))).toEqual([]);
});

test("so does an alert in whatever words", async () => {
  const texts = fc.sample(fc.string({ unit: "binary", maxLength: 60 }), { numRuns: 200, seed: 7 });
  const odd = texts.map((headline) => alertCap(alert(notice({ headline, details: [headline, "]]>"] })), AT, OPTIONS));
  expect(await faultsIn(odd)).toEqual([]);
});

test("the schema finds what does not fit", async () => {
  const broken = alertCap(alert(notice()), AT, OPTIONS).replace("<category>Security</category>", "");
  expect(await faultsIn([broken])).not.toEqual([]);
});

test("a trial says that it is one, and what is strictly for some says so", () => {
  expect(alertCap(alert(notice()), AT, { ...OPTIONS, isTest: true })).toContain("<status>Test</status>");
  expect(alertCap(alert(notice({ marking: "AMBER" })), AT, OPTIONS)).toContain("<restriction>TLP:AMBER</restriction>");
  expect(alertCap(alert(notice()), AT, OPTIONS)).not.toContain("Observed");
});
