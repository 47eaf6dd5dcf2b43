import { type CustomAdapter, createAdapterFactory } from "better-auth/adapters";
import type { AccountFile, Holder } from "./account-file.ts";
import { type Condition, meets, order, type Row, type Tables } from "./tables.ts";

type Factory = ReturnType<typeof createAdapterFactory>;

/** Lets Better Auth keep its tables, and ours, in a file of accounts. */
export function fileAdapter(file: AccountFile): Factory {
  let options: Parameters<Factory>[0] | null = null;
  const adapterOn = (holder: Holder): Factory =>
    createAdapterFactory({
      config: {
        adapterId: "tocsin-file",
        adapterName: "Tocsin's file of accounts",
        supportsDates: false, // moments are kept as text
        supportsJSON: true,
        supportsArrays: true,
        transaction:
          holder === file
            ? (work) => file.transact(async (draft) => await work(adapterOn(draft)(options ?? {})))
            : (work) => work(adapterOn(holder)(options ?? {})),
      },
      adapter: () => verbsOn(holder),
    });
  return (given) => {
    options = given;
    return adapterOn(file)(given);
  };
}

function verbsOn(holder: Holder): CustomAdapter {
  return {
    create: ({ model, data }) =>
      holder.change((tables) => [put(tables, model, [...rowsOf(tables, model), data]), data]),
    findOne: async ({ model, where, select }) =>
      answer(found(holder.tables, model, where).map(only(select))[0] ?? null),
    findMany: async ({ model, where, limit, select, sortBy, offset = 0 }) => {
      const rows = sorted(found(holder.tables, model, where ?? []), sortBy);
      return answer(rows.slice(offset, offset + limit).map(only(select)));
    },
    count: async ({ model, where }) => found(holder.tables, model, where ?? []).length,
    update: async ({ model, where, update }) =>
      answer((await changeRows(holder, model, where, (row) => ({ ...row, ...update }), 1))[0] ?? null),
    updateMany: async ({ model, where, update }) =>
      (await changeRows(holder, model, where, (row) => ({ ...row, ...update }))).length,
    delete: async ({ model, where }) => void (await dropRows(holder, model, where)),
    deleteMany: async ({ model, where }) => (await dropRows(holder, model, where)).length,
    consumeOne: async ({ model, where }) => answer((await dropRows(holder, model, where, 1))[0] ?? null),
    incrementOne: async ({ model, where, increment, set }) =>
      answer((await changeRows(holder, model, where, (row) => raised(row, increment, set), 1))[0] ?? null),
  };
}

/** Better Auth says what shape it takes a row for; a file knows no shapes. */
function answer<T>(rows: unknown): T {
  return rows as T;
}

function rowsOf(tables: Tables, model: string): readonly Row[] {
  return tables[model] ?? [];
}

function put(tables: Tables, model: string, rows: readonly Row[]): Tables {
  return { ...tables, [model]: rows };
}

function found(tables: Tables, model: string, where: readonly Condition[]): readonly Row[] {
  return rowsOf(tables, model).filter((row) => meets(row, where));
}

function only(select: readonly string[] | undefined): (row: Row) => Row {
  if (select === undefined || select.length === 0) return (row) => row;
  return (row) => Object.fromEntries(select.map((field) => [field, row[field]]));
}

function sorted(
  rows: readonly Row[],
  by: { readonly field: string; readonly direction: "asc" | "desc" } | undefined,
): readonly Row[] {
  if (by === undefined) return rows;
  const sign = by.direction === "asc" ? 1 : -1;
  return [...rows].sort((a, b) => sign * order(a[by.field], b[by.field]));
}

/** Changes rows, at most so many, and gives them as they are now. */
function changeRows(
  holder: Holder,
  model: string,
  where: readonly Condition[],
  change: (row: Row) => Row,
  most = Number.POSITIVE_INFINITY,
): Promise<readonly Row[]> {
  return holder.change((tables) => {
    const chosen = new Set(found(tables, model, where).slice(0, most));
    if (chosen.size === 0) return [tables, []];
    const changed = new Map([...chosen].map((row) => [row, change(row)]));
    const rows = rowsOf(tables, model).map((row) => changed.get(row) ?? row);
    return [put(tables, model, rows), [...changed.values()]];
  });
}

/** Takes rows out, at most so many, and gives what they were. */
function dropRows(
  holder: Holder,
  model: string,
  where: readonly Condition[],
  most = Number.POSITIVE_INFINITY,
): Promise<readonly Row[]> {
  return holder.change((tables) => {
    const dropped = new Set(found(tables, model, where).slice(0, most));
    if (dropped.size === 0) return [tables, []];
    return [
      put(
        tables,
        model,
        rowsOf(tables, model).filter((row) => !dropped.has(row)),
      ),
      [...dropped],
    ];
  });
}

function raised(row: Row, by: Readonly<Record<string, number>>, set: Row = {}): Row {
  const numbers = Object.entries(by).map(([field, delta]) => [field, Number(row[field] ?? 0) + delta]);
  return { ...row, ...Object.fromEntries(numbers), ...set };
}
