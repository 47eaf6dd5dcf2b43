import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const COMMAND = fileURLToPath(new URL("../../bin/tocsin.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "tocsin-people-"));
/** One that another run beside this one is unlikely to use. */
const PORT = String(20_000 + (process.pid % 20_000));
let code = "";

function tocsin(...args: readonly string[]) {
  const env = { ...process.env, TOCSIN_DATA: "record", TOCSIN_BY: "Ana Monitor", TOCSIN_ORGANISATION: "Valley Watch" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    cwd: folder,
    encoding: "utf8",
    env,
  });
  return { status, stdout, stderr };
}

beforeAll(() => {
  const text =
    "The army shelled Saraqib on Thursday, killing three people, the Syrian Observatory for Human Rights said.";
  writeFileSync(
    join(folder, "one.txt"),
    `Title: Shelling\nPublisher: Valley Courier\nPublished: 2024-11-29\n\n${text}`,
  );
  tocsin("ingest", "one.txt");
  code = /SYR-\w{3}-\w{3}/.exec(tocsin("incidents", "--type", "assault", "--country", "syr").stdout)?.[0] ?? "";
});
afterAll(() => rmSync(folder, { recursive: true }));

test("what a person puts on record stands in the dossier, in the list and among the decisions", () => {
  const record = tocsin(
    "record",
    "verification",
    code,
    "verified",
    "--evidence",
    "photographs",
    "--why",
    "Seen by our team.",
  );
  expect(record).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^Recorded as no\. \d+: state: verified\.$/m),
  });
  const { stdout } = tocsin("incident", code.toLowerCase());
  expect(stdout).toContain("verified by one person · 1 report · 1 origin");
  expect(stdout).toContain("“The army shelled Saraqib on Thursday, killing three people");
  expect(stdout).toContain("It is verified by one person only, Ana Monitor (Valley Watch); a second has to agree.");
  expect(tocsin("incidents", "--state", "verified", "--format", "csv").stdout.split("\r\n")[1]).toContain(code);
  expect(tocsin("incidents", "--state", "refuted").stderr).toContain("Nothing on record fits");
  expect(tocsin("decisions", code).stdout).toContain("Ana Monitor (Valley Watch)");
  expect(JSON.parse(tocsin("incident", code, "--format", "json").stdout).agreed).toHaveLength(1);
});

test("as published by a day before it was printed there is nothing, and that is said", () => {
  expect(tocsin("incident", code, "--as-published-by", "2024-11-28")).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("had been printed by the end of 28 November 2024"),
  });
  expect(tocsin("incident", code, "--as-published-by", "2024-11-29").stdout).toContain("reported · 1 report");
});

test.each([
  [["verification", "CODE", "true", "--why", "x"], 2, /Allowed choices are reported/],
  [["verification", "CODE", "verified", "--why", "x"], 2, /name the evidence/],
  [["verification", "CODE", "disputed"], 2, /--why/],
  [["verification", "SYR-000-000", "disputed", "--why", "x"], 1, /No incident has the code/],
  [["assessment", "CODE", "obligation:none", "violation", "--why", "x"], 2, /is a verdict/],
  [["assessment", "CODE", "obligation:none", "consistent", "--why", "x"], 1, /No agreement on file has the obligation/],
  [["grade", "Valley Courier", "2", "--why", "x"], 2, /Give A \(completely reliable\)/],
  [["split", "CODE", "--report", "NONE", "--why", "x"], 1, /has no report NONE/],
  [["withdraw", "4711", "--why", "x"], 1, /There is no decision no\. 4711/],
] as const)("a refusal says what to do: %j", (args, status, message) => {
  const refused = tocsin("record", ...args.map((arg) => (arg === "CODE" ? code : arg)));
  expect(refused.stderr).toMatch(message);
  expect(refused.status).toBe(status);
});

test("while a server holds the record, the command line says where to send decisions", async () => {
  const server = spawn(process.execPath, [COMMAND, "serve", "--data", "record", "--port", PORT], { cwd: folder });
  try {
    let told = "";
    for await (const words of server.stderr) {
      told += String(words);
      if (/http:\S+ /.test(told) || server.exitCode !== null) break;
    }
    const address = `http://127.0.0.1:${PORT}`;
    expect(told).toContain(address);
    const { status, stderr } = tocsin("record", "seal", code, "--why", "Sent to the parties.");
    expect(stderr).toContain(`send decisions to ${address}/api/incidents/CODE/decisions`);
    expect(status).toBe(1);
    const answer = await fetch(`${address}/api/incidents/${code}/decisions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ by: { person: "Ana" }, decision: { kind: "seal" }, why: "Sent to the parties." }),
    });
    expect(answer.status).toBe(201);
  } finally {
    server.kill("SIGINT");
    await once(server, "exit");
  }
  expect(tocsin("incident", code).stdout).toContain("sealed");
});
