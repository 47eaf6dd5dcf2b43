import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";

/** A PostgreSQL server for tests and figures, with a database of its own for whoever asks. */
export interface PostgresServer {
  /** The address of a fresh, empty database. */
  freshDatabase(): Promise<string>;
  stop(): Promise<void>;
}

const run = promisify(execFile);

/** What to do where there is none. */
export const NO_POSTGRES =
  "No PostgreSQL server is at hand: install postgresql 15 or newer, or name one in TOCSIN_TEST_DATABASE_URL.";

/**
 * The server that an address names, that in TOCSIN_TEST_DATABASE_URL unless another is given, or one that is started for
 * the moment with the PostgreSQL that is installed here; `null` where there is neither.
 */
export async function startPostgres(named = process.env["TOCSIN_TEST_DATABASE_URL"]): Promise<PostgresServer | null> {
  if (named !== undefined && named !== "") return { freshDatabase: () => freshDatabase(named), stop: async () => {} };
  const programs = findPrograms();
  return programs === null ? null : await startOwn(programs);
}

/** Where `initdb` and `pg_ctl` are: Debian keeps them off the path, a folder for each version. */
function findPrograms(): string | null {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).filter((version) => Number(version) >= 15) : [];
  const folders = [
    ...versions.map((version) => join(root, version, "bin")),
    ...(process.env["PATH"] ?? "").split(":").filter((folder) => folder !== ""),
  ];
  return folders.find((folder) => existsSync(join(folder, "pg_ctl")) && existsSync(join(folder, "initdb"))) ?? null;
}

/** Starts a server of our own in a temporary folder, on a socket there and on no port. */
async function startOwn(programs: string): Promise<PostgresServer | null> {
  const folder = await mkdtemp(join(tmpdir(), "tocsin-pg-"));
  const as = await user(folder);
  if (as === null) return null;
  const data = join(folder, "data");
  const command = (program: string, args: readonly string[]) =>
    as === "self"
      ? run(join(programs, program), [...args])
      : run("su", [as, "-s", "/bin/sh", "-c", [join(programs, program), ...args].map(quoted).join(" ")]);
  await command("initdb", ["-D", data, "-U", "tocsin", "--auth=trust", "-E", "UTF8", "--no-sync"]);
  const settings = `-k ${folder} -c listen_addresses= -c fsync=off -c synchronous_commit=off`;
  await command("pg_ctl", ["-D", data, "-w", "-l", join(folder, "log"), "-o", settings, "start"]);
  const address = `postgresql://tocsin@localhost/postgres?host=${encodeURIComponent(folder)}`;
  return {
    freshDatabase: () => freshDatabase(address),
    stop: async () => {
      await command("pg_ctl", ["-D", data, "-m", "immediate", "-w", "stop"]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root: then it runs as its own user, to whom the folder is given. */
async function user(folder: string): Promise<string | null> {
  if (userInfo().uid !== 0) return "self";
  try {
    const { stdout } = await run("id", ["-u", "postgres"]);
    await chown(folder, Number(stdout), -1);
    return "postgres";
  } catch {
    return null; // no such user here
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

async function freshDatabase(address: string): Promise<string> {
  const name = `tocsin_${randomUUID().replaceAll("-", "")}`;
  const client = new Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(`create database ${name} encoding 'UTF8' template template0`);
  } finally {
    await client.end();
  }
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
}
