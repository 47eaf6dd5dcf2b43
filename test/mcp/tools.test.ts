import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve as listen } from "@hono/node-server";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { announce } from "../../src/cli/served-at.ts";
import { addDays } from "../../src/day.ts";
import { packageRoot } from "../../src/knowledge/root.ts";
import { digestCapture } from "../../src/ledger/take-in.ts";
import { openApp } from "../../src/server/app.ts";
import { type Server, serve } from "../../src/server/serve.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { capture, knowledge } from "../knowledge.ts";

/** Two sides of one happening, and a page in a language that is not read. */
const PAGES: readonly (readonly [string, string, string])[] = [
  [
    "State Agency",
    "2024-11-29",
    "Rebels shelled Saraqib on Wednesday, killing two soldiers, the Syrian defence ministry said.",
  ],
  ["Valley Courier", "2024-11-30", "The rebels denied that they had shelled Saraqib on Wednesday."],
  ["Mehr News Agency", "2024-11-30", "Les rebelles ont démenti avoir bombardé la ville de Saraqib mercredi matin."],
];

let folder: string;
let store: Store;
let server: Server;
let client: Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tocsin-mcp-"));
  store = await openStore({ folder });
  for (const [publisher, published, text] of PAGES) {
    const page = capture(text, { publisher, published, title: `From ${publisher}` });
    const sha256 = createHash("sha256").update(page.body).digest("hex");
    const url = `https://news.example/${sha256.slice(0, 8)}`;
    const { capture: recorded } = await store.addCapture({ ...page, url, sha256 });
    await digestCapture(recorded, store, knowledge);
  }
  server = await serve(store, knowledge.agreements, { host: "127.0.0.1", port: 0 });
  client = new Client({ name: "test", version: "1" });
  await client.connect(new StreamableHTTPClientTransport(new URL(`http://127.0.0.1:${server.port}/mcp`)));
}, 120_000);

afterAll(async () => {
  await client.close();
  await server.close();
  await store.close();
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: the data of eight tools, checked by their schemas on the way
  readonly data: any;
  readonly isError: boolean;
}

/** What a tool answers. The client checks the data against the schema that the tool gave. */
async function ask(name: string, asked: Record<string, unknown> = {}): Promise<Answer> {
  const { content, structuredContent, isError } = await client.callTool({ name, arguments: asked });
  const text = (content as { readonly text: string }[]).map((part) => part.text).join("\n");
  return { text, data: structuredContent ?? {}, isError: isError === true };
}

/** Every citation within some data. */
function* citationsIn(value: unknown): Generator<{ quote: string; article: string; start: number; end: number }> {
  if (typeof value !== "object" || value === null) return;
  if ("quote" in value) yield value as never;
  for (const each of Object.values(value)) yield* citationsIn(each);
}

/** Whether each citation in some data stands so in its article. */
async function holds(data: unknown): Promise<number> {
  let count = 0;
  for (const { quote, article, start, end } of citationsIn(data)) {
    const found = await store.article(article as `article:${string}`);
    expect(found?.text.slice(start, end)).toBe(quote);
    count++;
  }
  return count;
}

async function shelling(): Promise<string> {
  const { data } = await ask("search_incidents", { text: "shelled", country: "SYR" });
  return data.incidents[0].code;
}

test("the tools are there, say what they do and that they change nothing", async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name).sort()).toEqual([
    "count_in_time",
    "open_incident",
    "read_agreement",
    "read_text",
    "search_articles",
    "search_incidents",
    "what_is_blind",
    "what_may_come",
  ]);
  for (const tool of tools) {
    expect(tool.annotations?.readOnlyHint).toBe(true);
    expect(tool.outputSchema).toBeDefined();
    expect((tool.description ?? "").length).toBeGreaterThan(80);
  }
  expect(client.getInstructions()).toContain("what_is_blind");
});

describe("an incident", () => {
  test("is found with a claim on either side, in its exact words", async () => {
    const { data, text } = await ask("search_incidents", { text: "shelled Saraqib" });
    expect(data.incidents[0].says_so.citation).toMatchObject({
      publisher: "State Agency",
      published: "2024-11-29",
      url: expect.stringMatching(/^https:\/\/news\.example\//),
    });
    expect(await holds(data)).toBeGreaterThan(0);
    expect(text).toContain(data.incidents[0].code);
  });

  test("opens with every claim, its origins and its counts", async () => {
    const { data, text } = await ask("open_incident", { incident: await shelling() });
    const claims = [...data.says_it_happened, ...data.says_it_did_not, ...data.says_otherwise];
    expect(claims).toHaveLength(data.claims_total);
    expect(data.says_it_happened[0].speaker).toBe("Ministry of Defence of Syria (SYR, government)");
    expect(data.origins.length).toBeGreaterThan(0);
    expect(data.counts[0].counts).toContain("2 dead");
    expect(await holds(data)).toBeGreaterThanOrEqual(3);
    expect(text).toContain("WHO SAYS THAT IT HAPPENED");
    const rest = await ask("open_incident", { incident: data.incident.id, after: data.claims_total });
    expect([...rest.data.says_it_happened, ...rest.data.says_it_did_not]).toEqual([]);
  });

  test("that is not there says where to look", async () => {
    const { isError, text } = await ask("open_incident", { incident: "SYR-000-000" });
    expect([isError, text]).toEqual([true, "No incident has the code SYR-000-000. search_incidents finds codes."]);
  });

  test("nothing found is not said to be calm", async () => {
    const { text, data } = await ask("search_incidents", { country: "ISL" });
    expect(data).toEqual({ total: 0, incidents: [] });
    expect(text).toContain("nobody who reports it is read");
  });
});

describe("in time", () => {
  test("incidents are counted with what could be seen, and a week nobody saw is no zero", async () => {
    const { data, text } = await ask("count_in_time", { country: "SYR", by: "day", from: "2024-11-20" });
    expect(data.intervals.length).toBeGreaterThan(5);
    const [day] = data.intervals.filter(({ first }: { first: string }) => first === "2024-11-27");
    expect(day.incidents).toBe(1);
    for (const { seen, count } of data.intervals) if (seen === "blind") expect(count).toBeNull();
    expect(text).toContain("SYR");
    const other = await ask("count_in_time", { country: "SYR", by: "day", from: "2024-11-20", types: ["PROTEST"] });
    expect(other.data.intervals.every(({ incidents }: { incidents: number }) => incidents === 0)).toBe(true);
  });

  test("what cannot be counted or foretold says why", async () => {
    for (const [tool, asked, words] of [
      ["count_in_time", { country: "SYR", zone: "zone:x" }, "Name one of"],
      ["count_in_time", { province: "Nowhere" }, "No incident is placed"],
      ["count_in_time", { from: "2024-12-02", to: "2024-12-01" }, "lies after"],
      ["what_may_come", {}, "Name one area"],
      ["what_may_come", { zone: "zone:x" }, "Ask for one of"],
    ] as const) {
      const { isError, text } = await ask(tool, asked);
      expect([isError, text]).toEqual([true, expect.stringContaining(words)]);
    }
  });
});

describe("a forecast", () => {
  test("comes with its cautions, the usual rate and the incidents that it rests on, in their exact words", async () => {
    for (let week = 0; week < 40; week++)
      for (let i = 0; i < 5; i++) {
        const published = addDays("2024-02-05", 7 * week + i);
        const text =
          i < 2 && week > 2
            ? `Gunmen attacked a checkpoint in Sirte, Libya, on ${published}, killing ${i + 2} soldiers, a police official said.`
            : `The mayor of Sirte, Libya, opened a school in Sirte on ${published}, the municipality said.`;
        const page = capture(text, { publisher: "Coast Post", published, title: `From Sirte, ${published}` });
        const sha256 = createHash("sha256").update(page.body).digest("hex");
        const { capture: recorded } = await store.addCapture({
          ...page,
          url: `https://coast.example/${published}`,
          sha256,
        });
        await digestCapture(recorded, store, knowledge);
      }
    const { data, text, isError } = await ask("what_may_come", { country: "LBY" });
    expect([isError, isError ? text : ""]).toEqual([false, ""]);
    expect(data.cautions.length).toBeGreaterThan(0);
    expect(data.forecasts.map(({ ahead }: { ahead: string }) => ahead)).toEqual([
      "1 week",
      "2 weeks",
      "4 weeks",
      "month",
    ]);
    for (const { low, middle, high } of data.forecasts) expect(low <= middle && middle <= high).toBe(true);
    expect(data.rests_on.length).toBeGreaterThan(0);
    expect(data.rests_on[0].says_so.citation).toMatchObject({ publisher: "Coast Post" });
    expect(await holds(data)).toBeGreaterThan(0);
    expect(text).not.toMatch(/undefined|NaN/);
  }, 120_000);
});

describe("an agreement", () => {
  test("is read with its clauses, zones, clocks and who says it is in force", async () => {
    const { data, text } = await ask("read_agreement", { agreement: "lebanon-2024", on: "2024-12-10" });
    expect(data).toMatchObject({ id: "agreement:lebanon-2024", on: "2024-12-10" });
    expect(data.clauses.length).toBeGreaterThan(3);
    expect(data.in_force.every(({ said_by }: { said_by: string }) => said_by !== "")).toBe(true);
    expect(data.in_force.every(({ from }: { from: string }) => from <= "2024-12-10")).toBe(true);
    expect(data.zones[0]).toHaveProperty("precision_km");
    expect(text).toContain("a question to look into, never a finding");
  });

  test("with incidents, gives the reasons on both sides with their words", async () => {
    const { data } = await ask("read_agreement", { agreement: "astana", on: "2024-12-10", incidents_per_clause: 5 });
    const set = data.clauses.flatMap(({ incidents }: { incidents: object[] }) => incidents);
    expect(set.length).toBeGreaterThan(0);
    expect(set[0].reasons_for.length + set[0].reasons_against.length).toBeGreaterThan(0);
    expect(await holds(data)).toBeGreaterThan(0);
  });

  test("of an unknown name is answered by those on file", async () => {
    const { isError, text } = await ask("read_agreement", { agreement: "Treaty of Karal" });
    expect(isError).toBe(true);
    expect(text).toContain("agreement:lebanon-2024");
  });
});

describe("a text", () => {
  const TEXT = "Fighters of the Lake Front ambushed a convoy near Gao on Monday, the Malian army said.";

  test("is read with citations and not taken in", async () => {
    const before = await store.counts();
    const { data, text } = await ask("read_text", { text: TEXT, published: "2025-03-05", publisher: "Courier" });
    expect(data.events[0]).toMatchObject({ type: "ASSAULT", date: { first: "2025-03-03" }, place: { country: "MLI" } });
    expect(data.events[0].claims[0].speaker).toBe("Malian Armed Forces (MLI, military)");
    for (const { quote, start, end } of citationsIn(data)) expect(TEXT.slice(start, end)).toBe(quote);
    expect(text).toContain("according to");
    expect(await store.counts()).toEqual(before);
  });

  test("with nothing in it is refused, and an odd day is said to be one", async () => {
    expect(await ask("read_text", { text: "  \n" })).toMatchObject({ isError: true });
    const { isError, text } = await ask("read_text", { text: TEXT, published: "last week" });
    expect([isError, text.includes("YYYY-MM-DD")]).toEqual([true, true]);
  });
});

describe("articles", () => {
  test("are found by words and phrases, in any language, with whose the publisher is", async () => {
    const { data } = await ask("search_articles", { text: '"démenti avoir" saraqib' });
    expect(data.articles).toHaveLength(1);
    expect(data.articles[0].language).not.toBe("en");
    expect(data.articles[0].excerpt.owner).toMatchObject({ ownership: "state" });
    expect(await holds(data)).toBe(1);
    expect((await ask("search_articles", { text: "saraqib", from: "2024-11-30" })).data.articles).toHaveLength(2);
    expect((await ask("search_articles", { text: "karal" })).data).toEqual({ total: 0, articles: [] });
  });
});

test("what is blind says so, day by day", async () => {
  const { data, text } = await ask("what_is_blind", { countries: ["SYR"], from: "2024-11-28", to: "2024-12-01" });
  expect(data.areas[0].days.map(({ day }: { day: string }) => day)).toEqual([
    "2024-11-28",
    "2024-11-29",
    "2024-11-30",
    "2024-12-01",
  ]);
  expect(data.areas[0].days[2].unread).toBe(1);
  expect(text).toContain("Blind: nothing came in at all");
  expect(await ask("what_is_blind", { from: "2024-12-01", to: "2024-11-01" })).toMatchObject({
    isError: true,
    text: "from 2024-12-01 lies after to 2024-11-01.",
  });
});

test("no answer says that anyone broke anything, outside quotation marks", async () => {
  const code = await shelling();
  const answers = [
    await ask("search_incidents"),
    await ask("open_incident", { incident: code }),
    await ask("read_agreement", { agreement: "astana" }),
    await ask("what_is_blind"),
  ];
  for (const { text } of answers) {
    const own = text
      .replace(/\s+/g, " ")
      .replace(/“[^”]*”/g, "")
      .replace("Nothing here finds that anyone did or broke anything", "")
      .replace(/who called attacks a violation of it/, "");
    expect(own).not.toMatch(/\b(?:guilty|violat\w+|breach\w*|broke)\b/i);
  }
});

describe("over HTTP", () => {
  const post = (headers: Record<string, string>, body: string) =>
    openApp(store, knowledge.agreements).request("/mcp", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json, text/event-stream", ...headers },
      body,
    });
  const LIST = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" });

  test("a page of another site is refused", async () => {
    expect((await post({ origin: "https://evil.example" }, LIST)).status).toBe(403);
    expect((await post({ origin: "http://localhost", host: "localhost" }, LIST)).status).toBe(200);
    expect((await post({}, LIST)).status).toBe(200);
  });

  test("what is no request is answered, not a crash", async () => {
    expect((await post({}, "{")).status).toBe(400);
    expect((await post({ accept: "text/html" }, LIST)).status).toBe(406);
    expect((await post({}, `[${"1,".repeat(900_000)}1]`)).status).toBe(413);
    const listening = await openApp(store, knowledge.agreements).request("/mcp", {
      headers: { accept: "text/event-stream" },
    });
    expect([listening.status, listening.headers.get("allow")]).toEqual([405, "POST"]);
  });
});

describe("over standard input and output", () => {
  async function connect(data: string, env: Readonly<Record<string, string>> = {}): Promise<Client> {
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [join(packageRoot(), "bin/tocsin.js"), "mcp", "--data", data],
      env: { ...process.env, ...env } as Record<string, string>,
      stderr: "pipe",
    });
    const local = new Client({ name: "test", version: "1" });
    await local.connect(transport);
    return local;
  }

  test("a record that nobody holds", async () => {
    const own = await mkdtemp(join(tmpdir(), "tocsin-mcp-stdio-"));
    const local = await connect(own);
    const { structuredContent } = await local.callTool({ name: "search_incidents", arguments: {} });
    expect(structuredContent).toEqual({ total: 0, incidents: [] });
    await local.close();
    await rm(own, { recursive: true });
  }, 60_000);

  test("a record that a server holds is asked of the server", async () => {
    const takeDown = await announce(store.folder, { address: `http://127.0.0.1:${server.port}`, key: "" });
    const local = await connect(store.folder);
    const { structuredContent } = await local.callTool({
      name: "open_incident",
      arguments: { incident: await shelling() },
    });
    expect(structuredContent).toMatchObject({ incident: { where: { country: "SYR" } } });
    await takeDown();
    await local.close();
  }, 60_000);

  test("a server that asks for a token is given that of the environment, and what it refuses is told", async () => {
    const gate = new Hono();
    gate.all("/mcp", async (c) => {
      if (c.req.header("authorization") !== "Bearer tocsin_secret") return c.text("sign in", 401);
      const init = { method: c.req.method, headers: c.req.raw.headers };
      const body = c.req.method === "POST" ? { body: await c.req.text() } : {};
      return openApp(store, knowledge.agreements).request("/mcp", { ...init, ...body });
    });
    const [port, close] = await new Promise<[number, () => void]>((resolve) => {
      const listening = listen({ fetch: gate.fetch, hostname: "127.0.0.1", port: 0 }, (at) =>
        resolve([at.port, () => listening.close()]),
      );
    });
    const address = `http://127.0.0.1:${port}`;
    const takeDown = await announce(store.folder, { address, key: "no longer in force" });
    await expect(connect(store.folder)).rejects.toThrow(/did not take the request.*sign in/s);
    const guest = await connect(store.folder, { TOCSIN_TOKEN: "tocsin_secret" });
    expect((await guest.listTools()).tools).toHaveLength(8);
    await guest.close();
    await takeDown();
    close();
  }, 60_000);
});
