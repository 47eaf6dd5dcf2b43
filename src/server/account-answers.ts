import type { Context } from "hono";
import { AccountMissing, AccountRefusal } from "../accounts/accounts.ts";
import { problem } from "./problems.ts";

/** The answer that says what cannot be done with accounts; anything else that went wrong is thrown on. */
export function refusalAnswer(c: Context, error: unknown): Response {
  if (!(error instanceof AccountRefusal)) throw error;
  const { message, pointer } = error;
  if (error instanceof AccountMissing) return problem(c, "not-found", message);
  return problem(c, "account-refused", message, pointer === "" ? [] : [{ pointer, detail: "not accepted" }]);
}
