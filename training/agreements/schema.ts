/**
 * Writes data/agreements/schema.json, the JSON Schema of agreements, from the form that checks them:
 * `npx tsx training/agreements/schema.ts`. Run it whenever the form changes; a test compares the two.
 */

import { writeFileSync } from "node:fs";
import { agreementSchema } from "../../src/knowledge/agreement-form.ts";

const FILE = new URL("../../data/agreements/schema.json", import.meta.url);

writeFileSync(FILE, `${JSON.stringify(agreementSchema(), null, 2)}\n`);
