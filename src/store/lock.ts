import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { link, open, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";

/** Who holds a data folder, as the lock file says. */
export interface Holder {
  readonly pid: number;
  /** When the process began, as its system counts; it tells a process from a later one with the same number. */
  readonly began: string | null;
  readonly host: string;
  readonly command: string;
  readonly since: string;
  readonly token: string;
}

export interface Lock {
  /** What became of the holder before: `null` when it let go, else its process or its whole machine went down. */
  readonly after: "process-killed" | "machine-down" | null;
  release(): Promise<void>;
}

/** Another process holds the data folder. */
export class FolderInUse extends Error {
  override readonly name = "FolderInUse";
  readonly folder: string;
  /** Of the process that holds it. */
  readonly pid: number;

  constructor(message: string, folder: string, pid: number) {
    super(message);
    this.folder = folder;
    this.pid = pid;
  }
}

/** What a lock file says: nothing when it is not there, or when a power cut left it empty. */
type Found = Holder | "gone" | "unreadable";

const RETRY_MS = 10;
/** How often a holder shows that it lives, and after how long without it a holder on another machine is given up. */
const SIGN_OF_LIFE_MS = 10_000;
const GIVEN_UP_MS = 120_000;

/**
 * Takes the lock file at `path`, or throws `FolderInUse` and says who has it. A lock whose process is
 * gone (killed, or the machine was restarted) is taken over.
 */
export async function takeLock(path: string): Promise<Lock> {
  const mine = await describeSelf();
  const own = `${path}.${mine.token}`;
  let after: Lock["after"] = null;
  await writeDurably(own, JSON.stringify(mine));
  try {
    // A link appears whole or not at all, and only one process can make it.
    while (!(await tryLink(own, path))) {
      const living = await livingHolder(path);
      if (living !== null) throw new FolderInUse(refusal(path, living), dirname(path), living.pid);
      after = endOf(await removeDead(path, own, mine.token), mine) ?? after;
    }
  } finally {
    await rm(own, { force: true });
  }
  const signs = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => null), SIGN_OF_LIFE_MS);
  signs.unref();
  return { after, release: () => release(path, mine.token, signs) };
}

/**
 * Removes a lock whose holder is gone, and says whose it was. Of several that find it dead only one may,
 * lest a slower one remove the lock that a faster one has just taken.
 */
async function removeDead(path: string, own: string, token: string): Promise<Found> {
  const turn = `${path}.takeover`;
  if (!(await tryLink(own, turn))) {
    await clearTurn(turn, token);
    await setTimeout(RETRY_MS);
    return "gone";
  }
  try {
    const holder = await readHolder(path);
    if (await isAlive(path, holder)) return "gone";
    await rm(path, { force: true });
    return holder;
  } finally {
    await rm(turn, { force: true });
  }
}

/** Clears away the turn of a process that was killed in the instant of its takeover. */
async function clearTurn(turn: string, token: string): Promise<void> {
  const holder = await readHolder(turn);
  if (holder === "gone" || (await isAlive(turn, holder))) return;
  const moved = `${turn}.${token}`;
  if (!(await tryRename(turn, moved))) return;
  if (!isSame(await readHolder(moved), holder)) await tryLink(moved, turn);
  await rm(moved, { force: true });
}

/** An empty or half-written lock is what a power cut leaves. */
function endOf(holder: Found, mine: Holder): Lock["after"] {
  if (holder === "gone") return null;
  if (holder === "unreadable") return "machine-down";
  return bootOf(holder) === bootOf(mine) ? "process-killed" : "machine-down";
}

/** The boot's id where `began` has one (Linux). */
function bootOf({ began }: Holder): string | null {
  return /^[0-9a-f-]{36}(?= )/.exec(began ?? "")?.[0] ?? null;
}

async function release(path: string, token: string, signs: NodeJS.Timeout): Promise<void> {
  clearInterval(signs);
  const holder = await readHolder(path);
  if (typeof holder !== "string" && holder.token === token) await rm(path, { force: true });
}

function refusal(path: string, { pid, host, command, since }: Holder): string {
  const where = host === hostname() ? "" : ` on ${host}`;
  const remedy =
    host === hostname()
      ? "Stop it, or use another folder (--data DIR)."
      : `Stop it there, or wait: a lock without a sign of life for ${GIVEN_UP_MS / 1000} seconds is given up.`;
  return `The data folder is in use by process ${pid}${where} (${command}), since ${since}; the lock is ${path}. ${remedy}`;
}

async function livingHolder(path: string): Promise<Holder | null> {
  const holder = await readHolder(path);
  return holder !== "gone" && holder !== "unreadable" && (await isAlive(path, holder)) ? holder : null;
}

async function isAlive(path: string, holder: Found): Promise<boolean> {
  if (holder === "gone" || holder === "unreadable") return false;
  if (holder.host !== hostname()) return (await ageMs(path)) < GIVEN_UP_MS;
  if (!exists(holder.pid)) return false;
  const began = await beganAt(holder.pid);
  return began === null || holder.began === null || began === holder.began;
}

async function ageMs(path: string): Promise<number> {
  const found = await stat(path).catch(() => null); // just released
  return found === null ? Number.POSITIVE_INFINITY : Date.now() - found.mtimeMs;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // there, but another user's
  }
}

async function describeSelf(): Promise<Holder> {
  return {
    pid: process.pid,
    began: await beganAt(process.pid),
    host: hostname(),
    command: process.argv.slice(1).join(" ").slice(0, 200),
    since: new Date().toISOString(),
    token: randomUUID(),
  };
}

/** When a process began: on Linux the boot's id and clock ticks since, elsewhere what `ps` says, else `null`. */
async function beganAt(pid: number): Promise<string | null> {
  try {
    const [boot, status] = await Promise.all([
      readFile("/proc/sys/kernel/random/boot_id", "utf8"),
      readFile(`/proc/${pid}/stat`, "utf8"),
    ]);
    // The command's name, in brackets, may itself hold spaces and brackets; field 22 is counted after it.
    const fields = status.slice(status.lastIndexOf(")") + 2).split(" ");
    return `${boot.trim()} ${fields[19] ?? "?"}`;
  } catch {
    return await askPs(pid); // not Linux
  }
}

async function askPs(pid: number): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)("ps", ["-o", "lstart=", "-p", String(pid)], {
      env: { ...process.env, LC_ALL: "C" },
    });
    return stdout.trim() || null;
  } catch {
    return null; // no `ps` either: the process number alone decides
  }
}

async function readHolder(path: string): Promise<Found> {
  try {
    const value: unknown = JSON.parse(await readFile(path, "utf8"));
    return isHolder(value) ? value : "unreadable";
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? "gone" : "unreadable";
  }
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== "object" || value === null) return false;
  const { pid, began, ...words } = value as Record<string, unknown>;
  if (typeof pid !== "number" || !(began === null || typeof began === "string")) return false;
  return ["host", "command", "since", "token"].every((key) => typeof words[key] === "string");
}

function isSame(a: Found, b: Found): boolean {
  if (typeof a === "string" || typeof b === "string") return a === b;
  return a.token === b.token;
}

async function tryLink(from: string, to: string): Promise<boolean> {
  return await link(from, to).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return false;
      throw error;
    },
  );
}

async function tryRename(from: string, to: string): Promise<boolean> {
  return await rename(from, to).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return false;
      throw error;
    },
  );
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
