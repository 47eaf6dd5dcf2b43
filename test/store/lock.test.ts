import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FolderInUse, type Holder, takeLock } from "../../src/store/lock.ts";

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tocsin-lock-"));
  path = join(folder, "lock");
});

afterEach(() => rm(folder, { recursive: true }));

/** Leaves a lock as some other process would have. */
async function leave(holder: Partial<Holder>): Promise<void> {
  const token = "11111111-1111-1111-1111-111111111111";
  const since = "2025-03-20T08:00:00Z";
  const whole: Holder = { pid: 1, began: null, host: hostname(), command: "tocsin serve", since, token, ...holder };
  await writeFile(path, JSON.stringify(whole));
}

/** A process number that no process has: that of a child that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child.pid ?? 0;
}

test("a lock is there while it is held, and gone when it is let go", async () => {
  const lock = await takeLock(path);
  expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ pid: process.pid, host: hostname() });
  expect(lock.after).toBeNull();
  await lock.release();
  expect(await readdir(folder)).toEqual([]);
});

test("a second taker is told who holds the folder and what to do", async () => {
  const lock = await takeLock(path);
  const second = takeLock(path);
  await expect(second).rejects.toThrow(FolderInUse);
  await expect(second).rejects.toThrow(`in use by process ${process.pid}`);
  await expect(second).rejects.toThrow("Stop it, or use another folder (--data DIR).");
  await lock.release();
});

test("of many takers at once, one gets the lock", async () => {
  const taken = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(path)));
  const won = taken.filter(({ status }) => status === "fulfilled");
  expect(won).toHaveLength(1);
});

test("of many takers at once of a dead process's lock, one gets it", async () => {
  for (let round = 0; round < 20; round++) {
    await leave({ pid: await deadPid() });
    const taken = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(path)));
    const won = taken.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    expect(won).toHaveLength(1);
    await won[0]?.release();
  }
});

test("the lock of a process that was killed is taken over", async () => {
  const script = `import { takeLock } from ${JSON.stringify(new URL("../../src/store/lock.ts", import.meta.url).href)};
    await takeLock(${JSON.stringify(path)}); console.log("taken"); setInterval(() => {}, 1000);`;
  const tsx = fileURLToPath(import.meta.resolve("tsx"));
  const child = spawn(process.execPath, ["--import", tsx, "--input-type=module", "-e", script]);
  await once(child.stdout, "data");
  await expect(takeLock(path)).rejects.toThrow(`in use by process ${child.pid}`);
  child.kill("SIGKILL");
  await once(child, "exit");
  const lock = await takeLock(path);
  expect(lock.after).toBe("process-killed");
  await lock.release();
});

test.runIf(process.platform === "linux")(
  "a living process that only has the dead one's number does not count",
  async () => {
    const boot = (await readFile("/proc/sys/kernel/random/boot_id", "utf8")).trim();
    await leave({ pid: process.pid, began: `${boot} 1` });
    const lock = await takeLock(path);
    expect(lock.after).toBe("process-killed");
    await lock.release();
  },
);

test.runIf(process.platform === "linux")(
  "a lock from before the machine was restarted says that it went down",
  async () => {
    await leave({ pid: process.pid, began: "00000000-0000-0000-0000-000000000000 1" });
    const lock = await takeLock(path);
    expect(lock.after).toBe("machine-down");
    await lock.release();
  },
);

test("a lock that a power cut left empty is taken over", async () => {
  await writeFile(path, "");
  const lock = await takeLock(path);
  expect(lock.after).toBe("machine-down");
  await lock.release();
});

test("a holder on another machine is believed while it shows signs of life", async () => {
  await leave({ pid: 4711, host: "elsewhere" });
  await expect(takeLock(path)).rejects.toThrow("process 4711 on elsewhere");
  const longAgo = new Date(Date.now() - 10 * 60_000);
  await utimes(path, longAgo, longAgo);
  await (await takeLock(path)).release();
});

test("a process that lost its lock does not take the next holder's away", async () => {
  const lock = await takeLock(path);
  await leave({ pid: process.ppid });
  await lock.release();
  expect(await readdir(folder)).toEqual(["lock"]);
});
