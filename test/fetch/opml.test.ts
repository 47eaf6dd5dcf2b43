import fc from "fast-check";
import { expect, test } from "vitest";
import { readOpml, writeOpml } from "../../src/fetch/listings/opml.ts";
import type { Feed } from "../../src/model.ts";

const COURIER: Feed = {
  url: "https://courier.example/feed?a=1&b=2",
  title: 'Oru & Karal: "all news" <daily>',
  kind: "rss",
  publisher: "The Courier",
  country: "SDN",
  language: "en",
  ownership: "independent",
  ownerName: "Lake Press",
  regions: ["SDN", "SSD"],
  checked: "asked by hand",
};

/** An OPML file with these outlines. */
function opml(body: string): string {
  return `<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>${body}</body></opml>`;
}

/** The feeds of a file as lines: title, address. */
function lines(text: string): readonly string[] | null {
  return readOpml(text)?.feeds.map(({ title, url }) => `${title} | ${url}`) ?? null;
}

test("what is written is read again as it was", () => {
  const bare: Feed = {
    url: "https://karal.example/sitemap.xml",
    title: "Karal",
    kind: null,
    publisher: "Karal",
    country: null,
    language: null,
    ownership: null,
    ownerName: null,
    regions: [],
    checked: null,
  };
  expect(readOpml(writeOpml([COURIER, bare], "Our & their feeds"))).toEqual({
    title: "Our & their feeds",
    feeds: [COURIER, bare],
    leftOut: [],
  });
});

test("a file without feeds is still a file", () => {
  expect(readOpml(writeOpml([], "None"))).toEqual({ title: "None", feeds: [], leftOut: [] });
});

test("folders are opened, and a feed in two of them comes once", () => {
  const feed = '<outline type="rss" text="Courier" xmlUrl="https://courier.example/feed"/>';
  const other = '<outline text="Karal" title="Karal Times" xmlUrl="http://karal.example/rss" language="en-GB"/>';
  const file = opml(`<outline text="News">${feed}<outline text="Deep">${other}</outline></outline>${feed}`);
  expect(lines(file)).toEqual(["Courier | https://courier.example/feed", "Karal Times | http://karal.example/rss"]);
  expect(readOpml(file)?.feeds[1]).toMatchObject({ publisher: "Karal Times", language: "en", ownership: null });
});

test("capitals, other spellings of xmlUrl and a mark at the start do no harm", () => {
  expect(
    lines(
      '\uFEFF<OPML version="1.0"><BODY><OUTLINE TEXT="Courier" xmlurl="https://courier.example/feed"/></BODY></OPML>',
    ),
  ).toEqual(["Courier | https://courier.example/feed"]);
});

test("what cannot be used is left out and said", () => {
  const read = readOpml(
    opml(
      '<outline text="Local" xmlUrl="file:///etc/passwd"/><outline text="Script" xmlUrl="javascript:alert(1)"/><outline type="rss" text="Lost"/><outline text="Relative" xmlUrl="/feed"/><outline xmlUrl="https://oru.example/feed"/>',
    ),
  );
  expect(read?.leftOut).toEqual([
    'Local: "file:///etc/passwd" is no address on the web',
    'Script: "javascript:alert(1)" is no address on the web',
    "Lost: it has no xmlUrl",
    'Relative: "/feed" is no address on the web',
  ]);
  expect(read?.feeds).toMatchObject([{ title: "https://oru.example/feed", publisher: "oru.example" }]);
});

test("words of ours that are none of ours are not taken over", () => {
  const file = opml(
    '<outline text="X" xmlUrl="https://x.example/" language="zz9" tocsin:ownership="evil" tocsin:kind="exe" tocsin:country="sudan" tocsin:regions="SDN xx"/>',
  );
  expect(readOpml(file)?.feeds[0]).toMatchObject({
    ownership: null,
    ownerName: null,
    kind: null,
    country: null,
    language: "zz",
    regions: ["SDN"],
  });
});

test("other texts are no OPML", () => {
  for (const text of ["", "opml", "<rss><channel/></rss>", "{}", "<html>about &lt;opml&gt;</html>"])
    expect(lines(text)).toBeNull();
  expect(lines("<opml")).toBeNull();
  expect(lines("<opml/>")).toBeNull();
});

test("no text makes it throw, and a file with folders without end comes to one", () => {
  const shape = fc.stringMatching(/^(?:<\/?(?:opml|body|outline)|[ "'=<>/&;#![\]-]|xmlUrl|text|https?:|\w){0,40}$/);
  fc.assert(
    fc.property(fc.oneof(fc.string(), shape), (text) => {
      readOpml(text);
      readOpml(`<opml>${text}</opml>`);
      readOpml(opml(text));
    }),
    { numRuns: 500 },
  );
  const folders = (depth: number) => `${'<outline text="f">'.repeat(depth)}${"</outline>".repeat(depth)}`;
  expect(readOpml(opml(folders(80)))).toMatchObject({ feeds: [], leftOut: ["folders more than 50 deep"] });
  expect(() => readOpml(opml(folders(20_000)))).not.toThrow();
});

test("every feed survives the way out and in, whatever its words", () => {
  const words = fc.string({ minLength: 1 }).filter((text) => /[a-z0-9]/i.test(text));
  fc.assert(
    fc.property(words, words, (title, publisher) => {
      const file = writeOpml([{ ...COURIER, title, publisher }], title);
      expect(readOpml(file)?.feeds[0]?.url).toBe(COURIER.url);
      // Once read it stays as it is.
      const once = readOpml(file)?.feeds ?? [];
      expect(readOpml(writeOpml(once, title))?.feeds).toEqual(once);
    }),
    { numRuns: 300 },
  );
});
