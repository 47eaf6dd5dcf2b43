import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const COMMAND = fileURLToPath(new URL("../../bin/tocsin.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "tocsin-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

function tocsin(args: readonly string[], input: string | Buffer = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    input,
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  return { status, stdout, stderr };
}

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return name;
}

const SHELLING =
  "The army shelled Saraqib on Thursday, killing three people, the Syrian Observatory for Human Rights said.";

test("a text on standard input becomes a brief that says who says so", () => {
  const { status, stdout } = tocsin(
    ["read", "-", "--published", "2024-11-29", "--publisher", "Valley Courier"],
    SHELLING,
  );
  expect(status).toBe(0);
  expect(stdout).toContain("Valley Courier · 29 November 2024");
  expect(stdout).toContain("ASSAULT");
  expect(stdout).toContain("according to Syrian Observatory for Human Rights");
  expect(stdout).toContain("28 November 2024");
});

test("an input that fails is named, the others are read, and the exit code is 1", () => {
  const { status, stdout, stderr } = tocsin([
    "read",
    "missing.txt",
    file("one.txt", SHELLING),
    file("empty.txt", "  \n"),
    "--format",
    "jsonl",
  ]);
  expect(status).toBe(1);
  expect(stdout.trim().split("\n")).toHaveLength(1);
  expect(stderr).toMatch(/missing\.txt/);
  expect(stderr).toMatch(/empty\.txt/);
});

test.each([
  [["read"], /Nothing to read/],
  [["read", "x", "--published", "yesterday"], /YYYY-MM-DD/],
  [["read", "x", "--format", "pdf"], /brief, json/],
  [["frobnicate"], /unknown command/],
  [["agreements", "no such thing"], /Choose one of/],
])("wrong usage says what to do and gives 2: %j", (args, message) => {
  const { status, stderr } = tocsin(args);
  expect(stderr).toMatch(message);
  expect(status).toBe(2);
});

test("json is one object for one article and a list for several", () => {
  const one = JSON.parse(tocsin(["read", file("one.txt", SHELLING), "--format", "json"]).stdout);
  expect(one.article.text).toBe(SHELLING);
  expect(one.events[0].type).toBe("ASSAULT");
  const two = JSON.parse(
    tocsin(["read", file("one.txt", SHELLING), file("two.txt", "Calm held."), "--format", "json"]).stdout,
  );
  expect(two).toHaveLength(2);
});

test("csv, GeoJSON and HTML print what programs can read", () => {
  const input = file("one.txt", SHELLING);
  const [header = "", row = ""] = tocsin(["read", input, "--format", "csv"]).stdout.split("\r\n");
  expect(header.split(",")).toContain("speaker");
  expect(row).toContain("ASSAULT");
  const map = JSON.parse(tocsin(["read", input, "--format", "geojson"]).stdout);
  const [longitude, latitude] = map.features[0].geometry.coordinates;
  expect([Math.round(longitude), Math.round(latitude)]).toEqual([37, 36]);
  expect(tocsin(["read", input, "--format", "html"]).stdout).toMatch(/<mark[^>]*>shelled<\/mark>/);
});

const line = (id: string, text: string) => JSON.stringify({ id, text, published: "2024-11-29" });

test("an explanation says by which words an event was read, for people and for programs", () => {
  const people = tocsin(["read", "-", "--explain"], SHELLING);
  expect(people.status).toBe(0);
  expect(people.stdout).toContain("rule:en.assault.shell");
  expect(people.stdout).toContain("actor      “The army”, subject of “shelled”");
  const programs = tocsin(["read", "-", "--explain", "--format", "json"], SHELLING);
  expect(JSON.parse(programs.stdout).sentences[0].coded[0].rule).toBe("rule:en.assault.shell");
  expect(tocsin(["read", "-", "--explain", "--format", "csv"], SHELLING).status).toBe(2);
});

test("a batch keeps its order, reports bad lines, and is the same with any number of threads", () => {
  const texts = Array.from({ length: 120 }, (_, i) => line(`a${i}`, `${SHELLING} Bulletin ${i}.`));
  const input = [
    ...texts.slice(0, 50),
    "{not json",
    '{"id":"b"}',
    line("separator", "A\u2028B. Rebels attacked Homs."),
    ...texts.slice(50),
  ].join("\n");
  const alone = tocsin(["read", "--batch"], input);
  expect(alone.status).toBe(1);
  expect(alone.stderr).toMatch(/line 51: is not JSON/);
  const records = alone.stdout
    .trim()
    .split("\n")
    .map((text) => JSON.parse(text));
  expect(records.map(({ id }) => id)).toEqual([
    ...Array.from({ length: 50 }, (_, i) => `a${i}`),
    null,
    "b",
    "separator",
    ...Array.from({ length: 70 }, (_, i) => `a${i + 50}`),
  ]);
  expect(records[51].error).toMatch(/"text" is missing/);
  expect(tocsin(["read", "--batch", "--jobs", "2"], input).stdout).toBe(alone.stdout);
});

test("offsets of a batch count UTF-16 units of the text that came in", () => {
  const text = "  \ufeff🔥 Title: x\r\n\r\nRebels attacked the town of Saraqib.";
  const record = JSON.parse(tocsin(["read", "--batch"], line("x", text)).stdout);
  const [event] = record.events;
  expect(text.slice(event.trigger.start, event.trigger.end)).toBe("attacked");
  expect(text.slice(event.actors[0].start, event.actors[0].end)).toBe("Rebels");
});

test("a reader that goes away early ends the batch without a fuss", () => {
  const input = Array.from({ length: 300 }, (_, i) => line(`a${i}`, SHELLING)).join("\n");
  const path = file("many.jsonl", input);
  const { status, stderr } = spawnSync(
    "sh",
    ["-c", `"${process.execPath}" "${COMMAND}" read --batch < ${path} | head -n 1 > /dev/null`],
    { cwd: folder, encoding: "utf8" },
  );
  expect(status).toBe(0);
  expect(stderr).toBe("");
});

test("a store is filled, verified and rebuilt to the same index", () => {
  const input = file("one.txt", `Title: Shelling\nPublisher: Valley Courier\nPublished: 2024-11-29\n\n${SHELLING}`);
  expect(tocsin(["ingest", input, "--data", "record"]).stderr).toMatch(/1 articles/);
  expect(tocsin(["verify", "--data", "record"]).stdout).toMatch(/^Whole: 1 captures, 1 articles/);
  expect(tocsin(["rebuild", "--check", "--data", "record"])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("equals the old one"),
  });
  expect(tocsin(["ingest", input, "--data", "record"]).stderr).toMatch(/now holds 1 articles/);
});

test("files of agreements are checked: 0 when they can be used, 1 with a mistake, 2 for wrong usage", () => {
  const examples = fileURLToPath(new URL("../../examples/agreements/", import.meta.url));
  const valley = readFileSync(join(examples, "valley.json"), "utf8");
  const taken = tocsin([
    "agreements",
    "check",
    join(examples, "valley.json"),
    "--actors",
    join(examples, "valley-actors.csv"),
  ]);
  expect(taken).toMatchObject({ status: 0, stdout: expect.stringContaining("1 agreement with 4 duties can be used") });
  const bad = tocsin(["agreements", "check", file("bad.json", valley.replace('"terms": "open"', '"terms": "opn"'))]);
  expect(bad).toMatchObject({ status: 1, stdout: expect.stringContaining("Did you mean “open”?") });
  expect(tocsin(["agreements", "check", "gone.json"])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("gone.json"),
  });
  expect(tocsin(["agreements", "check"]).status).toBe(2);
  expect(tocsin(["read", "one.txt", "--agreements", "bad.json"]).stderr).toContain("bad.json, line 17");
});

test("the user's own agreement is shown with what a store holds against it, as on a day", () => {
  const examples = fileURLToPath(new URL("../../examples/agreements/", import.meta.url));
  const own = ["--agreements", join(examples, "valley.json"), "--data", "valley"];
  tocsin(["ingest", join(examples, "valley-article.txt"), "--actors", join(examples, "valley-actors.csv"), ...own]);
  const shown = tocsin(["agreements", "show", "valley-2030", ...own, "--on", "2030-01-25"]);
  expect(shown.stdout).toContain("21 January 2030: 41 of 60, according to United Nations");
  expect(shown.stdout).toContain("done in part or begun, according to Joint Marn Commission (21 January 2030)");
  expect(tocsin(["agreements", "show", "valley-2030", ...own, "--on", "2030-01-11"]).stdout).not.toContain("41 of 60");
  expect(tocsin(["agreements", "due", ...own, "--on", "2030-02-10"]).stdout).toContain(
    "2030-02-09  yesterday: Marn Accord",
  );
});
