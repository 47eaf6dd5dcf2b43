import { z } from "@hono/zod-openapi";
import { type Api, declare } from "./declare.ts";

/** Entries of a list that a person chooses from. */
const SHOWN = 12;

/** The lists in which whoever corrects a reading looks up whom and where words mean. */
export function listRoutes(api: Api): void {
  const { knowledge } = api;
  declare(
    api,
    {
      method: "get",
      path: "/api/actors",
      tag: "Lists",
      summary: "Actors on file with a part of a name; those whose name begins with it first, then the shortest.",
      query: z.strictObject({ text: z.string().max(200).optional() }),
      answer: {
        schema: z.object({
          items: z.array(
            z.object({ id: z.string(), name: z.string(), kind: z.string(), country: z.string().nullable() }),
          ),
        }),
        description: `At most ${SHOWN}.`,
      },
    },
    ({ query }, c) => {
      const text = (query.text ?? "").trim().toLowerCase();
      if (text.length < 2) return c.json({ items: [] });
      const found = knowledge().actors.filter(({ name, aliases }) =>
        [name, ...aliases].some((one) => one.toLowerCase().includes(text)),
      );
      const rank = (name: string) => (name.toLowerCase().startsWith(text) ? 0 : 1);
      const sorted = found.sort((a, b) => rank(a.name) - rank(b.name) || a.name.length - b.name.length);
      const items = sorted.slice(0, SHOWN).map(({ id, name, kind, country }) => ({ id, name, kind, country }));
      return c.json({ items });
    },
  );

  declare(
    api,
    {
      method: "get",
      path: "/api/places",
      tag: "Lists",
      summary: "Places of the gazetteer that bear a name, in any spelling of it.",
      query: z.strictObject({ name: z.string().max(200).optional() }),
      answer: {
        schema: z.object({ items: z.array(z.looseObject({ id: z.string(), name: z.string() })) }),
        description: `At most ${SHOWN}; those that bear it as their first name in front.`,
      },
    },
    ({ query }, c) => {
      const name = (query.name ?? "").trim();
      return c.json({ items: name === "" ? [] : knowledge().gazetteer.lookup(name).slice(0, SHOWN) });
    },
  );
}
