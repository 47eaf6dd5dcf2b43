import { z } from "@hono/zod-openapi";

/** A schema as documentation alone, by zod's own JSON Schema (which OpenAPI 3.1 takes as it is): it knows every kind of schema. */
export function asJsonSchema(name: string, schema: z.ZodType): z.ZodType {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return z.unknown().openapi(name, rest as Parameters<z.ZodUnknown["openapi"]>[1] & object);
}
