const WIDTH = 30;

/** How far a long task has come, on standard error: a bar on a terminal, a line for each quarter elsewhere. */
export interface Progress {
  expect(total: number): void;
  step(): void;
  end(): void;
}

export function openProgress(doing: string, things: string): Progress {
  const { isTTY } = process.stderr;
  let total = 0;
  let done = 0;
  const show = () => {
    const share = total === 0 ? 1 : done / total;
    const bar = "█".repeat(Math.round(share * WIDTH)).padEnd(WIDTH, "░");
    process.stderr.write(`\r${doing} ${bar} ${done}/${total} ${things}`);
  };
  return {
    expect(count) {
      total = count;
      if (isTTY && total > 0) show();
    },
    step() {
      done++;
      if (isTTY) show();
      else if (Math.floor((4 * done) / total) > Math.floor((4 * (done - 1)) / total))
        process.stderr.write(`${doing}: ${done}/${total} ${things}\n`);
    },
    end() {
      if (isTTY && total > 0) process.stderr.write("\n");
    },
  };
}
