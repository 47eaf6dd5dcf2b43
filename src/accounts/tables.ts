/** A row of a table: plain values, with moments as ISO 8601. */
export type Row = Readonly<Record<string, unknown>>;

/** The tables of the accounts, by name. */
export type Tables = Readonly<Record<string, readonly Row[]>>;

/** One condition on a row, as Better Auth's adapters get it. */
export interface Condition {
  readonly field: string;
  /** `eq` unless said. */
  readonly operator?: string | undefined;
  readonly value: unknown;
  /** `AND` unless said. */
  readonly connector?: string | undefined;
  readonly mode?: string | undefined;
}

/** Whether a row meets conditions: taken from left to right, each joined to those before it by its own connector. */
export function meets(row: Row, conditions: readonly Condition[]): boolean {
  return conditions.reduce((met, condition, i) => {
    const fits = fitsOne(row, condition);
    if (i === 0) return fits;
    return condition.connector === "OR" ? met || fits : met && fits;
  }, true);
}

function fitsOne(row: Row, { field, operator = "eq", value, mode }: Condition): boolean {
  const plain = mode === "insensitive" ? lowered : (one: unknown) => one;
  const [found, wanted] = [plain(row[field] ?? null), plain(value ?? null)];
  const list = Array.isArray(value) ? value.map(plain) : [];
  const texts = typeof found === "string" && typeof wanted === "string";
  switch (operator) {
    case "eq":
      return found === wanted;
    case "ne":
      return found !== wanted;
    case "in":
      return list.includes(found);
    case "not_in":
      return !list.includes(found);
    case "contains":
      return texts && found.includes(wanted);
    case "starts_with":
      return texts && found.startsWith(wanted);
    case "ends_with":
      return texts && found.endsWith(wanted);
    default:
      return found !== null && wanted !== null && compares(operator, order(found, wanted));
  }
}

function compares(operator: string, ordered: number): boolean {
  if (operator === "lt") return ordered < 0;
  if (operator === "lte") return ordered <= 0;
  if (operator === "gt") return ordered > 0;
  if (operator === "gte") return ordered >= 0;
  throw new TypeError(`There is no operator “${operator}” on accounts.`);
}

function lowered(value: unknown): unknown {
  return typeof value === "string" ? value.toLowerCase() : value;
}

/** Which of two values comes first: absent ones, then by size or by letters. */
export function order(one: unknown, other: unknown): number {
  if (one === other) return 0;
  if (one === null || one === undefined) return -1;
  if (other === null || other === undefined) return 1;
  return (one as string | number) < (other as string | number) ? -1 : 1;
}
