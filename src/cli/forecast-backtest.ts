import { loadWarningModel } from "../knowledge/warning-model.ts";
import { backtestJson, backtestText } from "../present/backtest.ts";
import { backtest } from "../warn/backtest.ts";
import { UsageError } from "./errors.ts";
import { write } from "./lines.ts";
import { readSeriesFile } from "./series-file.ts";

interface BacktestOptions {
  readonly gaps: "missing" | "zero";
  readonly format: "text" | "json";
}

/** Scores forecasts on the last 40 % of a file's weeks, for the next week and the next four. */
export async function printBacktest(file: string, { gaps, format }: BacktestOptions): Promise<void> {
  const panel = await readSeriesFile(file, gaps);
  const model = loadWarningModel();
  const [week, month] = [backtest(panel, model, 1), backtest(panel, model, 4)];
  if (week === null || month === null) {
    const words = `${file}: ${panel.weeks} weeks are too few to score forecasts. Give at least 20, better two years, with few of them missing.`;
    throw new UsageError(words, 1);
  }
  await write(process.stdout, format === "json" ? backtestJson(panel, week, month) : backtestText(panel, week, month));
}
