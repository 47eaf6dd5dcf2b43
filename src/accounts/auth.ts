import { hash, verify } from "@node-rs/argon2";
import { type BetterAuthOptions, betterAuth } from "better-auth/minimal";

/**
 * Argon2id with 19 MiB, two passes and one lane: what OWASP's Password Storage Cheat Sheet asks for at the least. The
 * library takes Argon2id unless told otherwise.
 */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const DAY_S = 24 * 60 * 60;
/** How long a session lasts that is not used; each day of use prolongs it. */
const SESSION_S = 7 * DAY_S;

const PREFIX = "tocsin";

export interface AuthOptions {
  /** Where Better Auth keeps its tables: a file's adapter, or one for a database server. */
  readonly database: NonNullable<BetterAuthOptions["database"]>;
  readonly secret: string;
  /** Whether people come over TLS: cookies are then sent over nothing else. */
  readonly isSecure: boolean;
}

/** Better Auth with what Tocsin needs of it: passwords and sessions. Nobody can sign up by themself. */
export function openAuth({ database, secret, isSecure }: AuthOptions) {
  return betterAuth({
    appName: "Tocsin",
    baseURL: isSecure ? "https://localhost" : "http://localhost", // not asked: requests reach its verbs, not its routes
    secret,
    database,
    telemetry: { enabled: false },
    logger: { level: "error" },
    rateLimit: { enabled: false }, // the server limits all requests, these too
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      maxPasswordLength: PASSWORD_MAX,
      password: {
        hash: (password) => hash(password, ARGON2ID),
        verify: (given) => verify(given.hash, given.password),
      },
    },
    session: { expiresIn: SESSION_S, updateAge: DAY_S },
    user: {
      additionalFields: {
        role: { type: "string", required: true, input: false },
        organisation: { type: "string", required: false, input: false },
        state: { type: "string", required: true, input: false, defaultValue: "active" },
      },
    },
    plugins: [{ id: "tocsin", schema: OWN_TABLES }],
    advanced: {
      cookiePrefix: PREFIX,
      useSecureCookies: isSecure,
      defaultCookieAttributes: { httpOnly: true, sameSite: "strict", path: "/" },
      ipAddress: { disableIpTracking: true },
    },
  });
}

export type Auth = ReturnType<typeof openAuth>;

/** So long a password may be; more would only keep the machine busy. */
export const PASSWORD_MAX = 256;

/** Links by which people come to an account, and tokens by which their programs ask; both are kept as hashes only. */
const OWN_TABLES = {
  invitation: {
    fields: {
      hash: { type: "string", required: true },
      kind: { type: "string", required: true },
      role: { type: "string", required: true },
      account: { type: "string", required: false },
      invitedBy: { type: "string", required: true },
      createdAt: { type: "date", required: true },
      expiresAt: { type: "date", required: true },
    },
  },
  token: {
    fields: {
      hash: { type: "string", required: true },
      name: { type: "string", required: true },
      role: { type: "string", required: true },
      account: { type: "string", required: true },
      createdAt: { type: "date", required: true },
      expiresAt: { type: "date", required: true },
    },
  },
} as const satisfies NonNullable<NonNullable<BetterAuthOptions["plugins"]>[number]["schema"]>;
