import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../../src/knowledge/root.ts";

const ROOT = packageRoot();
const COMMAND = join(ROOT, "bin/tocsin.js");
const run = promisify(execFile);

/** A command line that a page tells the reader to type. */
interface Told {
  readonly page: string;
  readonly line: string;
  readonly words: readonly string[];
}

const PAGES = [
  "README.md",
  ...readdirSync(join(ROOT, "docs")).flatMap((name) => (name.endsWith(".md") ? [`docs/${name}`] : [])),
];
const told = PAGES.flatMap(commandsIn);

function commandsIn(page: string): readonly Told[] {
  const text = readFileSync(join(ROOT, page), "utf8");
  const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block = ""]) => block.replace(/\\\n\s*/g, " "));
  return blocks
    .flatMap((block) => block.split("\n"))
    .flatMap((line) => [...line.matchAll(/\btocsin (.*)$/g)].map(([, rest = ""]) => rest))
    .map((line) => ({ page, line, words: wordsOf(line) }));
}

/** The words of a shell's line up to a comment, a pipe or a redirection; quoted words are one. */
function wordsOf(line: string): readonly string[] {
  const words: string[] = [];
  for (const [word] of line.matchAll(/"[^"]*"|'[^']*'|\S+/g)) {
    if (/^(?:#|\||<|>|&&|;)/.test(word)) break;
    words.push(word);
  }
  return words;
}

const helps = new Map<string, Promise<string>>();

/** What `--help` says of a command, asked once. */
function helpOf(command: readonly string[]): Promise<string> {
  const key = command.join(" ");
  const known = helps.get(key);
  if (known !== undefined) return known;
  const asked = run(process.execPath, [COMMAND, ...command, "--help"]).then(({ stdout }) => stdout);
  helps.set(key, asked);
  return asked;
}

/** The command that some words begin with: as many of them as `--help` lists one below the other. */
async function commandOf(words: readonly string[]): Promise<readonly string[]> {
  const command: string[] = [];
  for (const word of words) {
    if (!(await subcommands(command)).includes(word)) break;
    command.push(word);
  }
  return command;
}

async function subcommands(command: readonly string[]): Promise<readonly string[]> {
  const [, list = ""] = (await helpOf(command)).split(/^Commands:$/m);
  return [...list.matchAll(/^ {2}([a-z][\w-]*)/gm)].map(([, name = ""]) => name);
}

describe("each command that the manual prints", () => {
  test("is one that there is, with options that it has", async () => {
    expect(told.length).toBeGreaterThan(60);
    const wrong: string[] = [];
    for (const { page, line, words } of told) {
      const command = await commandOf(words);
      const options = words.flatMap((word) => /^--[a-z][\w-]*/.exec(word) ?? []);
      if (command.length === 0 && !options.includes("--version")) wrong.push(`${page}: no command in “tocsin ${line}”`);
      const help = await helpOf(command);
      for (const option of options) {
        if (!new RegExp(`${option}\\b`).test(help) && option !== "--help")
          wrong.push(`${page}: “${command.join(" ")}” has no ${option}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});

test("the first hour works as it is printed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tocsin-first-hour-"));
  await mkdir(join(folder, "examples/corpus"), { recursive: true });
  // The part of the corpus that the page walks through; all of it takes longer and shows no more.
  const corpus = readdirSync(join(ROOT, "examples/corpus")).filter((name) => /^(?:5[0-3]|79)-/.test(name));
  for (const name of corpus) await symlink(join(ROOT, "examples/corpus", name), join(folder, "examples/corpus", name));
  const page = readFileSync(join(ROOT, "docs/first-hour.md"), "utf8");
  const blocks = [...page.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block = ""]) => block);
  const script = blocks
    .filter((block) => !block.startsWith("npx tocsin serve"))
    .join("")
    .replaceAll("npx tocsin", `"${process.execPath}" "${COMMAND}"`);
  const { stdout } = await run("bash", ["-euc", script], { cwd: folder, maxBuffer: 1 << 26 });
  for (const words of [
    "denies it", // the dossier that the page reads from the top
    "WHO SAYS THAT IT DID NOT",
    "WHAT IS DUE, as on 20 January 2025",
    "verified by one person",
    `Whole: ${corpus.length} captures, ${corpus.length} articles`,
  ])
    expect(stdout).toContain(words);
  expect(readdirSync(folder)).toContain("first-hour.geojson");
  await rm(folder, { recursive: true });
}, 240_000);
