import { decode } from "../charset.ts";
import { addDays, parseDay } from "../day.ts";
import { fingerprint, UNNAMED_PUBLISHER } from "../ids.ts";
import type { Article, ArticleId, Capture, Day } from "../model.ts";
import { type Dateline, readDateline } from "./dateline.ts";
import { readHtml } from "./html.ts";
import { readMarkdown } from "./markdown.ts";
import { type Page, readText } from "./text.ts";
import { writtenDay } from "./written-day.ts";

/**
 * The article on a captured page. What the one who handed it in states of it wins over what the page
 * says, and that over its dateline. A page without text gives an article with empty text: see `isEmpty`.
 */
export function clean(capture: Capture): Article {
  const page = readPage(capture);
  const { stated } = capture;
  const dateline = readDateline(page.text);
  const url = isWeb(capture.url)
    ? ((page.url === null ? null : canonical(page.url, capture.url)) ?? capture.url)
    : page.url !== null && isWeb(page.url)
      ? page.url
      : capture.url;
  return {
    // What a page says of its own address may be mended some day; what was asked for stays.
    id: articleId(isWeb(capture.url) ? capture.url : url, capture.sha256),
    url,
    publisher: stated.publisher ?? page.publisher ?? hostOf(url) ?? dateline?.agency ?? UNNAMED_PUBLISHER,
    publishedAt: parseDay(stated.published ?? "") ?? notAhead(page.published, capture) ?? dateline?.day ?? null,
    language: languageOf(page.text, page.language),
    title: stated.title ?? page.title ?? opening(page.text, dateline),
    text: page.text,
    dateline: dateline?.span ?? null,
  };
}

/** The day on which a page says it was published, unless that lay ahead when the Web gave it: templates and wrong clocks say such things. */
function notAhead(day: Day | null, { url, fetchedAt }: Capture): Day | null {
  const fetched = parseDay(fetchedAt);
  return isWeb(url) && day !== null && fetched !== null && day > addDays(fetched, 1) ? null : day;
}

/** Whether nothing to read was found on a page. */
export function isEmpty(article: Article): boolean {
  return !/\S/.test(article.text);
}

/** A text that comes with its particulars, as a line of a batch does. */
export interface GivenText {
  readonly id: string;
  readonly text: string;
  readonly published?: string | null;
  readonly publisher?: string | null;
  readonly title?: string | null;
  readonly url?: string | null;
}

/** The article that a given text is. Its text stays as it came, so that offsets refer to it. */
export function articleOfText(given: GivenText): Article {
  const url = given.url ?? "";
  const dateline = readDateline(given.text);
  return {
    id: articleId(url === "" ? given.id : url, given.text),
    url,
    publisher: (given.publisher || hostOf(url)) ?? dateline?.agency ?? UNNAMED_PUBLISHER,
    publishedAt: parseDay(given.published ?? "") ?? writtenDay(given.published ?? "") ?? dateline?.day ?? null,
    language: guessLanguage(given.text),
    title: given.title ?? opening(given.text, dateline),
    text: given.text,
    dateline: dateline?.span ?? null,
  };
}

function articleId(url: string, content: string): ArticleId {
  return `article:${fingerprint(`${url}\n${content}`)}`;
}

// ---------------------------------------------------------------- kinds of page

const NOTHING: Page = { text: "", title: null, publisher: null, published: null, language: null, url: null };

function readPage(capture: Capture): Page {
  const type = (capture.mediaType.split(";")[0] ?? "").trim().toLowerCase();
  const body = withoutPadding(capture.body);
  if (!isTextual(type, body)) return NOTHING;
  const decoded = decode(body, capture.mediaType);
  if (type === "text/markdown" || type === "text/x-markdown") return readMarkdown(decoded);
  return type !== "text/plain" && isHtml(type, decoded) ? readHtml(decoded) : readText(decoded);
}

/** Bytes without the zeros that a file system leaves behind what it wrote before the power went. */
function withoutPadding(body: Uint8Array): Uint8Array {
  let end = body.length;
  while (end > 0 && body[end - 1] === 0) end--;
  return body.length - end < 16 ? body : body.subarray(0, end);
}

/** Whether bytes may be text: no picture or archive by name, no file format or zeros by content. */
function isTextual(type: string, body: Uint8Array): boolean {
  if (/^(?:image|audio|video|font)\/|^application\/(?:pdf|zip|gzip|msword|vnd\.)/.test(type)) return false;
  const start = body.subarray(0, 8);
  const isFormat = MAGIC.some((magic) => magic.every((byte, i) => start[i] === byte));
  if (isFormat) return false;
  const seen = body.subarray(0, 4096);
  const isWide = (seen[0] === 0xff && seen[1] === 0xfe) || (seen[0] === 0xfe && seen[1] === 0xff);
  const odd = seen.reduce((count, byte) => count + (byte < 9 || (byte > 13 && byte < 27) || byte === 28 ? 1 : 0), 0);
  const zeros = seen.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  return isWide || odd < seen.length * 0.1 || (zeros === odd && zeros <= seen.length * 0.55);
}

/** First bytes of PDF, ZIP (also DOCX), GZIP, PNG, JPEG and GIF. */
const MAGIC: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46],
  [0x50, 0x4b, 0x03, 0x04],
  [0x1f, 0x8b],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
];

function isHtml(type: string, decoded: string): boolean {
  if (type === "text/html" || type === "application/xhtml+xml") return true;
  const start = decoded.slice(0, 1000);
  return /^\ufeff?\s*(?:<!--|<\?xml|<!doctype html|<html|<head|<body|<article|<div|<p\b|<h1)/i.test(start);
}

// ---------------------------------------------------------------- what the page does not say

function isWeb(url: string): boolean {
  return /^https?:/i.test(url);
}

/** Names before a host under which publishers show one page in another form. */
const FORMS = /^(?:www\d?|amp|m|mobile|wap|print|edition)\./;

/**
 * The address that a page names as its own, where it stands on the publisher's host or behind a cache that shows it under
 * another; `null` where it may be another's page, whose name must not be had for the asking, or stand for all pages.
 */
function canonical(written: string, asked: string): string | null {
  if (!URL.canParse(written, asked) || !URL.canParse(asked)) return null;
  const [own, from] = [new URL(written, asked), new URL(asked)];
  if (!isWeb(own.href) || (own.pathname === "/" && from.pathname !== "/")) return null;
  const [ownHost, fromHost] = [own.hostname.replace(FORMS, ""), from.hostname.replace(FORMS, "")];
  const isOwn = ownHost === fromHost || fromHost.endsWith(`.${ownHost}`) || ownHost.endsWith(`.${fromHost}`);
  const isCarried = CARRIER.test(`${from.hostname}${from.pathname}`) && carries(asked, own.hostname);
  return isOwn || isCarried ? own.href.replace(/#.*$/, "") : null;
}

/** Caches of AMP pages and translators, which show others' pages under addresses of their own with the others' host in them. */
const CARRIER = /(?:^|\.)(?:ampproject\.(?:org|net)|translate\.goog)\/|^(?:www\.)?google\.[a-z.]+\/amp\//;

function carries(asked: string, host: string): boolean {
  return [host, host.replaceAll("-", "--").replaceAll(".", "-")].some((each) => asked.includes(each));
}

/** The host of a web address without "www."; `null` for files and odd addresses. */
function hostOf(url: string): string | null {
  return /^https?:\/\/(?:[^\s/@]*@)?(?:www\.)?([^\s/:?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? null;
}

/** The beginning of a text behind its dateline, to call it by. */
function opening(text: string, dateline: Dateline | null): string {
  const line = /\S[^\n]{0,120}/.exec(text.slice(dateline?.span.end ?? 0))?.[0] ?? "";
  return line.length <= 100 ? line.trim() : `${line.slice(0, 100).replace(/\s+\S*$/, "")}…`;
}

const ENGLISH = new Set(
  "a an the of and to in that for on with said was by from has have were is are at be as who its their".split(" "),
);

/** What the words are in, or else what the page says: templates often claim a language that the article is not in. */
function languageOf(text: string, claimed: string | null): string {
  const guess = guessLanguage(text);
  return guess === "und" ? (claimed ?? guess) : guess;
}

/** "en" when common English words abound, otherwise "und": undetermined. */
function guessLanguage(text: string): string {
  const words =
    text
      .slice(0, 4000)
      .toLowerCase()
      .match(/[\p{L}']+/gu) ?? [];
  const english = words.filter((word) => ENGLISH.has(word)).length;
  return english > 0 && english >= words.length * 0.1 ? "en" : "und";
}
