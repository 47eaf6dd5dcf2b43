/** The value below which some share of sorted values lie, between neighbours by their distance (Hyndman and Fan's type 7). */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return below + (above - below) * (at - Math.floor(at));
}

/** The mean of values of which the highest tenth counts no more than the next: one wild day does not carry it away. */
export function calmMean(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  const cap = sorted[Math.floor((sorted.length - 1) * 0.9)] ?? 0;
  return sorted.reduce((sum, value) => sum + Math.min(value, cap), 0) / sorted.length;
}

/** Beyond this mean the counts of chance are as good as normally distributed. */
const LARGE = 200;

/** Between which counts nine of ten lie when only chance is at work: Poisson's distribution. */
export function chanceRange(mean: number): { readonly low: number; readonly high: number } {
  if (mean <= 0) return { low: 0, high: 0 };
  if (mean > LARGE) {
    const reach = 1.645 * Math.sqrt(mean);
    return { low: Math.floor(mean - reach), high: Math.ceil(mean + reach) };
  }
  return { low: firstCountPast(mean, 0.05), high: firstCountPast(mean, 0.95) };
}

/** The smallest count up to which at least that share of Poisson's distribution lies. */
function firstCountPast(mean: number, share: number): number {
  let [count, term] = [0, Math.exp(-mean)];
  for (let sum = term; sum < share; sum += term) {
    count++;
    term *= mean / count;
  }
  return count;
}
