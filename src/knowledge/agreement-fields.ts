import { agreementSchema } from "./agreement-form.ts";

/** As much of a JSON Schema as is looked at here. */
export interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema | false;
  readonly prefixItems?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

let whole: Schema | null = null;

/** The part of the schema that a path leads to. */
export function fieldSchema(path: readonly PropertyKey[]): Schema | null {
  whole ??= (agreementSchema() as { $defs: { Agreement: Schema } }).$defs.Agreement;
  return path.reduce<Schema | null>((at, step) => (at === null ? null : below(at, step)), whole);
}

function below(schema: Schema, step: PropertyKey): Schema | null {
  if (schema.anyOf !== undefined) {
    return schema.anyOf.map((each) => below(each, step)).find((each) => each !== null) ?? null;
  }
  if (typeof step === "number") return schema.prefixItems?.[step] ?? (schema.items ? schema.items : null);
  const more = schema.additionalProperties;
  return schema.properties?.[String(step)] ?? (typeof more === "object" ? more : null);
}

/** What a field is for; "" where nothing is said. */
export function descriptionOf(field: Schema | null): string {
  return field?.description ?? field?.anyOf?.find(({ description }) => description !== undefined)?.description ?? "";
}

/** A value that a field could have, as JSON. */
export function exampleOf(field: Schema | null): string | null {
  const [example] = field?.examples ?? [];
  return example === undefined ? null : JSON.stringify(example);
}
